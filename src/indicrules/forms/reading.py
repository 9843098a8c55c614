"""Turn the path of a form, of whatever kind its content is, into its lines and grids."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from indicrules.files.cells import refused
from indicrules.files.claim import Place
from indicrules.forms.archives import Archive
from indicrules.forms.decoding import decoded
from indicrules.forms.grid import Notice, Pages
from indicrules.forms.kinds import kind_of
from indicrules.forms.saying import MOST_BYTES, broken, notice, too_long
from indicrules.text.classes import evolve
from indicrules.text.sentence import say

_TABLES = frozenset({".csv", ".tsv", ".xls", ".xlsx", ".et"})  # text under these names is a table
_MOST_NOTICES = 50  # of one code

_CALLED = {
    "workbook": say("phrase.form-workbook"),
    "document": say("phrase.form-document"),
    "html": say("phrase.form-html"),
    "table": say("phrase.form-table"),
    "text": say("phrase.form-text"),
}

# What a kind of content is called by the endings that people know it by.
_ENDINGS = {
    "workbook": {".xlsx", ".xlsm", ".xltx", ".xltm"},
    "document": {".docx", ".docm", ".dotx", ".dotm"},
    "html": {".html", ".htm", ".xhtml"},
    "table": {".csv", ".tsv"},
    "text": {".txt", ".md", ".markdown", ".text"},
}


def read_pages(path: Path | str, *, encoding: str | None = None) -> Pages:
    """Read a form: a workbook, document, page, table of text or text, told by what it holds and not by its name alone.

    Old and foreign kinds (`.doc`, `.xls`, `.wps`, `.et`, `.odt`, `.ods`, `.rtf`) are converted where LibreOffice is
    installed. `encoding` is that of a text; without it UTF-8, UTF-16 with its mark, or GB18030 where it reads as
    Chinese. Raise `DataError` where it cannot be read, `NotInstalled` without what the extra `files` brings, `OSError`
    where the file cannot be opened, `ValueError` for an encoding that there is not.
    """
    path = Path(path)
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    return pages_of(content, path.name, encoding=encoding)


def pages_of(content: bytes, name: str, *, encoding: str | None = None) -> Pages:
    """Read the content of a form that `name` stands for in places and messages; see `read_pages`."""
    if len(content) > MOST_BYTES:
        raise too_long(name, MOST_BYTES)
    path = Path(name)
    found, kind = _read(content, path, encoding)
    return evolve(found, notices=_few((*_named_otherwise(path, kind), *found.notices)))


def _read(content: bytes, path: Path, encoding: str | None) -> tuple[Pages, str]:
    """Give the pages of a content and what kind it is called by."""
    name, ending = path.name, path.suffix.lower()
    kind = kind_of(content, name)
    match kind:
        case "zip":
            return _archive(content, path)
        case "ole" | "rtf" | "xml" | "mail":
            return _converted(content, path, kind), kind
        case _:
            pass
    text, notices = decoded(content, name, encoding)
    if kind == "html" or ending in _ENDINGS["html"]:
        from indicrules.forms.pages import read_page  # wants the extra

        found, called = read_page(text, name), "html"
    elif ending in _TABLES:
        from indicrules.forms.tables_of_text import read_table  # each reader is loaded where it reads

        found, called = read_table(text, name), "table"
    else:
        from indicrules.forms.texts import read_text  # as above

        found, called = read_text(text, name), "text"
    return evolve(found, notices=(*notices, *found.notices)), called


def _archive(content: bytes, path: Path) -> tuple[Pages, str]:
    archive = Archive(content, path.name)
    main = archive.main()
    if main.startswith("xl/") and main.endswith(".xml"):
        from indicrules.forms.workbooks import read_workbook  # as above

        return read_workbook(archive, main), "workbook"
    if main.startswith("word/"):
        from indicrules.forms.documents import read_document  # as above

        return read_document(archive, main), "document"
    if main:
        archive.hold()
        return _converted(content, path, main), main
    if archive.nested() or len(list(archive)) == 0:
        raise refused(path.name, "nested-archive", say("nested-archive"), say("nested-archive.hint"))
    raise broken(path.name)


def _converted(content: bytes, path: Path, kind: str) -> Pages:
    from indicrules.forms.convert import converted  # as above

    new, made = converted(content, path.name, kind)
    found, _ = _archive(new, path)
    return evolve(found, notices=(notice("converted", Place(path.name), ending=made), *found.notices))


def _named_otherwise(path: Path, kind: str) -> list[Notice]:
    ending = path.suffix.lower()
    known = {each for endings in _ENDINGS.values() for each in endings} | _TABLES
    if kind not in _ENDINGS or ending not in known or ending in _ENDINGS[kind]:
        return []
    said = say("named-otherwise", ending=ending, kind=_CALLED[kind])
    return [Notice("named-otherwise", said, Place(path.name))]


def _few(notices: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """Give the notices, of each code no more than can be read, and how many more there are."""
    seen: Counter[str] = Counter()
    kept = []
    for each in notices:
        seen[each.code] += 1
        if seen[each.code] <= _MOST_NOTICES:
            kept.append(each)
    more = [
        Notice(code, say("phrase.more-notices", count=count - _MOST_NOTICES, code=code), Place(notices[0].place.file))
        for code, count in seen.items()
        if count > _MOST_NOTICES
    ]
    return (*kept, *more)
