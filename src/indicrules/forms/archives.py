"""Turn the bytes of a zip into its parts, each unpacked once and within limits, before any library sees them."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from indicrules.files.cells import refused
from indicrules.forms.markup import Elements, End, Start, Text, scan
from indicrules.forms.saying import broken
from indicrules.text.errors import DataError
from indicrules.text.sentence import say

MOST_PARTS = 3_000
MOST_UNPACKED = 40_000_000  # bytes of all parts that are read
LARGEST_PART = 20_000_000
MOST_STATED = 400_000_000  # bytes of all parts, pictures and the like among them, which are not read
_RATIO = 150  # times by which a part may grow, where it is larger than _SMALL
_SMALL = 2_000_000
_BLOCK = 1 << 18
_RELATED = "_rels/.rels"
_MAINS = ("xl/workbook.xml", "word/document.xml", "xl/workbook.bin")
_FOREIGN = {"opendocument.text": "odt", "opendocument.spreadsheet": "ods"}
_PACKED = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")


class Archive:
    """The parts of a zip by their names; what is unpacked is counted as it comes, not as the zip says."""

    def __init__(self, content: bytes, name: str) -> None:
        """Look through the list of parts; raise `DataError` where it is broken, locked, or holds too many or much."""
        self.name = name
        self._unpacked = 0
        self._elements = Elements()
        self._read: dict[str, bytes] = {}
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            entries = self._zip.infolist()
        except Exception:  # a broken list ends in errors of many kinds
            raise broken(name) from None
        if len(entries) > MOST_PARTS:
            said = say("archive-too-large.parts", count=f"{len(entries):,}", most=f"{MOST_PARTS:,}")
            raise refused(name, "archive-too-large", said, say("archive-too-large.hint"))
        # Where a name stands twice readers differ in which they take.
        self._entries = {each.filename.replace("\\", "/").lstrip("/"): each for each in entries if not each.is_dir()}
        for each in entries:
            if each.flag_bits & 1:
                raise refused(name, "encrypted-file", say("encrypted-file"), say("encrypted-file.hint"))
        if sum(each.file_size for each in entries) > MOST_STATED:
            raise self._too_large()
        if len(self._entries) < sum(not each.is_dir() for each in entries):
            raise broken(name)

    def __contains__(self, part: str) -> bool:
        return part in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def read(self, part: str) -> bytes:
        """Unpack a part; raise `DataError` where it is broken or too large."""
        if part not in self._read:
            self._hold(self._entries[part])
            self._read[part] = b"".join(self._blocks(part))
        return self._read[part]

    def scan(
        self, part: str, start: Start | None = None, end: End | None = None, text: Text | None = None,
        *, name: str | None = None,
    ) -> None:  # fmt: skip
        """Go through the XML of a part; raise `DataError`, of the file or another `name`, where that is not safe."""
        scan(self.read(part), name or self.name, self._elements, start, end, text)

    def hold(self) -> None:
        """Raise `DataError` where any part is larger than one that is read may be."""
        for each in self._entries.values():
            self._hold(each)
        if sum(each.file_size for each in self._entries.values()) > MOST_UNPACKED:
            raise self._too_large()

    def main(self) -> str:
        """Give the part that is the form itself, the kind of form for kinds that are converted, nothing for others."""
        if "mimetype" in self:
            told = self.read("mimetype")[:100].decode("latin-1")
            return next((kind for mark, kind in _FOREIGN.items() if mark in told), "")
        found = ""

        def start(tag: str, given: dict[str, str]) -> None:
            nonlocal found
            if tag.rpartition(":")[2] == "Relationship" and given.get("Type", "").endswith("/officeDocument"):
                found = given.get("Target", "").lstrip("/").removeprefix("./")

        if _RELATED in self:
            self.scan(_RELATED, start)
        found = found if found in self else next((part for part in _MAINS if part in self), "")
        return "xlsb" if found.endswith("workbook.bin") else found

    def nested(self) -> bool:
        """Tell whether parts are archives themselves."""
        tops = (next(iter(self._blocks(part)), b"") for part in list(self._entries)[:50])
        return any(top.startswith(_PACKED) for top in tops)

    def repacked(
        self,
        parts: Iterable[str],
        instead: Iterable[tuple[bytes, bytes]] = (),
        made: Mapping[str, str | bytes] | None = None,
    ) -> io.BytesIO:
        """Give a zip of the named parts alone, as they were read here, and of others that are `made`.

        Of the pairs `instead`, the second is put where the first stands.
        """
        new = io.BytesIO()
        with zipfile.ZipFile(new, "w") as packed:
            for part in parts:
                packed.writestr(part, _changed(self.read(part), instead))
            for part, content in (made or {}).items():
                packed.writestr(part, _changed(content.encode() if isinstance(content, str) else content, instead))
        new.seek(0)
        return new

    def _hold(self, entry: zipfile.ZipInfo) -> None:
        grown = entry.file_size > _SMALL and entry.file_size > _RATIO * max(entry.compress_size, 1)
        if entry.file_size > LARGEST_PART or grown:
            raise self._too_large()

    def _blocks(self, part: str) -> Iterator[bytes]:
        try:
            with self._zip.open(self._entries[part]) as packed:
                while block := packed.read(_BLOCK):
                    self._unpacked += len(block)
                    if self._unpacked > MOST_UNPACKED:
                        raise self._too_large()
                    yield block
        except DataError:
            raise
        except Exception:  # each way of packing has errors of its own
            raise broken(self.name) from None

    def _too_large(self) -> DataError:
        most = f"{MOST_UNPACKED // 1_000_000}"
        return refused(
            self.name, "archive-too-large", say("archive-too-large", most=most), say("archive-too-large.hint")
        )


def links_of(part: str) -> str:
    """Give the part that holds the links of another."""
    folder, last = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{last}.rels")


def linked(part: str, target: str) -> str:
    """Give the part to which a link of another leads."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def _changed(content: bytes, instead: Iterable[tuple[bytes, bytes]]) -> bytes:
    for old, other in instead:
        content = content.replace(old, other)
    return content
