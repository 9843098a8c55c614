"""Turn the parts of a file that no reader takes into notices: macros, links, pictures, comments, who wrote it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from indicrules.files.claim import Place
from indicrules.forms.archives import Archive
from indicrules.forms.grid import Notice
from indicrules.forms.saying import notice

# Of each kind of part what its name begins or ends with.
_PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "macros": ("vbaproject.bin",),
        "external-links": ("/externallinks/externallink",),
        "embedded-files": ("/embeddings/",),
        "pictures": ("/media/", "/charts/chart", "/diagrams/data"),
        "comments": ("/comments", "/threadedcomments/"),
        "form-controls": ("/ctrlprops/", "/activex/"),
    }
)
_PROPERTIES = frozenset({"creator", "lastModifiedBy", "Manager", "Company", "title", "subject", "keywords"})


def left_of_workbook(archive: Archive, headed: Sequence[str]) -> list[Notice]:
    """Tell what of a workbook is not read; `headed` are the sheets with a header or footer."""
    found = _by_name(archive, _PARTS)
    drawn = [part for part in archive if "/drawings/drawing" in part.lower() and part.endswith(".xml")]
    if any(texts_in(archive, part, "a:t") for part in drawn):
        found.append(notice("shapes", Place(archive.name)))
    found += [notice("headers", Place(archive.name, name)) for name in headed]
    return [*found, *left_properties(archive)]


def left_of_document(archive: Archive, headed: bool) -> list[Notice]:
    """Tell what of a document is not read."""
    found = _by_name(archive, {code: _PARTS[code] for code in ("macros", "embedded-files", "pictures")})
    found += [notice("headers", Place(archive.name))] if headed else []
    return [*found, *left_properties(archive)]


def left_properties(archive: Archive) -> list[Notice]:
    """Tell that a file names who wrote it, and not whom it names."""
    told = False

    def text(given: str) -> None:
        nonlocal told
        told = told or (within in _PROPERTIES and bool(given.strip()))

    within = ""

    def start(tag: str, _: object) -> None:
        nonlocal within
        within = tag.rpartition(":")[2]

    for part in ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"):
        if part in archive:
            archive.scan(part, start, None, text)
            told = told or part.endswith("custom.xml")
    return [notice("properties", Place(archive.name))] if told else []


def _by_name(archive: Archive, kinds: Mapping[str, tuple[str, ...]]) -> list[Notice]:
    names = [part.lower() for part in archive]
    return [
        notice(code, Place(archive.name), count=count)
        for code, marks in kinds.items()
        if (count := sum(any(mark in name for mark in marks) and not name.endswith(".rels") for name in names))
    ]


def texts_in(archive: Archive, part: str, tag: str) -> int:
    """Count the texts of a part that stand in elements of a name."""
    count, within = 0, False

    def start(name: str, _: object) -> None:
        nonlocal within
        within = name == tag

    def text(given: str) -> None:
        nonlocal count
        count += within and bool(given.strip())

    archive.scan(part, start, None, text)
    return count
