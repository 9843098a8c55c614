"""Turn the path of a ruleset into its tree, and what it uses into theirs, never leaving its folder."""

from __future__ import annotations

import stat
from collections.abc import Callable
from functools import cache
from pathlib import Path

from indicrules import std
from indicrules.files.testing import with_tested
from indicrules.model.mends import in_place
from indicrules.model.report import Report
from indicrules.model.uses import Opened
from indicrules.syntax import tree
from indicrules.syntax.parser import parse
from indicrules.text.classes import evolve, mutable
from indicrules.text.collector import uncollected
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.endings import RULESET_ENDING
from indicrules.text.errors import RulesetError
from indicrules.text.load import load_text
from indicrules.text.sentence import say
from indicrules.text.source import Source, Span

USED_BYTES = 4_000_000
_READ_LIMIT = 2_000_000  # past what a ruleset file may hold; the reader of texts says so


def read_bytes(path: Path) -> bytes:
    """Give what a regular file holds, at most a little more than any ruleset may; raise `OSError`."""
    with path.open("rb") as file:
        return file.read(_READ_LIMIT)


def opened_text(content: bytes, name: str, key: str) -> tuple[Opened, tuple[Diagnostic, ...]]:
    """Give the tree of a text and what is wrong with it; raise `RulesetError` where it is no text at all."""
    return opened_source(load_text(content, name), key)


def opened_source(source: Source, key: str) -> tuple[Opened, tuple[Diagnostic, ...]]:
    """Give the tree of a text and what is wrong with it."""
    with uncollected(source.text.count("\n")):
        parsed = parse(source)
    return with_tested(Opened(key, parsed.file, parsed.damaged, parsed.hidden, parsed.cut)), parsed.diagnostics


@cache
def shipped_methods() -> tree.File:
    """Give the methods that every ruleset may use."""
    return _shipped("methods").file


@cache
def _shipped(name: str) -> Opened:
    path = std.shipped(name)
    assert path is not None
    found, diagnostics = opened_text(path.read_bytes(), f"std/{name}.indic", f"std/{name}")
    if diagnostics:
        raise RulesetError(diagnostics)
    return found


@mutable
class Library:
    """Opens what one ruleset uses; `root` is the folder that it may not leave, None where it has no folder.

    `reads` gives what a file holds.
    """

    root: Path | None
    taken: int = 0
    reads: Callable[[Path], bytes] = read_bytes

    def open(self, use: tree.UseBlock, user: str, report: Report) -> Opened | None:
        """Give the file that `use` names in the file of key `user`; report why there is none."""
        if std.is_shipped(use.path):
            name = std.stem(use.path)
            if std.shipped(name) is None:
                near = report.near(use.path, [f"{std.PREFIX}{each}" for each in std.names()])
                report.error(
                    "unknown-use",
                    say("unknown-use.shipped", path=use.path),
                    use.span,
                    say("unknown-use.shipped-hint", words=tuple(f"`{std.PREFIX}{each}`" for each in std.names()))
                    if near is None
                    else say("hint.did-you-mean", word=near),
                    edits=in_place(use.span, use.path, near),
                )
                return None
            return _shipped(name)
        return self._file(use, user, report)

    def sheet(self, table: tree.TableBlock, user: str, report: Report) -> Source | None:
        """Give the text of the file that a table in the file of key `user` names; report why there is none."""
        assert table.file is not None
        found = self._content(table.file.value, table.file.span, user, report, ".csv")
        if found is None:
            return None
        key, content = found
        try:
            return Source(key, "") if content is None else load_text(content, key)
        except RulesetError as refused:
            report.take(evolve(each, advice=_TABLE_HINTS.get(each.code, each.advice)) for each in refused.diagnostics)
            return None

    def _file(self, use: tree.UseBlock, user: str, report: Report) -> Opened | None:
        if use.implied and self.root is not None and not (self.root / Path(user).parent / use.path).is_file():
            said, advice = say("no-ruleset.tested", file=use.path), say("no-ruleset.tested.hint")
            report.error("no-ruleset", said, use.span, advice)
            return None
        found = self._content(use.path, use.span, user, report, RULESET_ENDING)
        if found is None:
            return None
        key, content = found
        if content is None:
            return Opened(key, tree.File((), source=Source(key, "")), cut=True)
        try:
            opened, diagnostics = opened_text(content, key, key)
        except RulesetError as refused:
            report.take(refused.diagnostics)
            return None
        report.take(diagnostics)
        return opened

    def _content(
        self, written: str, span: Span, user: str, report: Report, ending: str
    ) -> tuple[str, bytes | None] | None:
        """Give the key of a file and what it holds, None past what may be used; report why there is none."""
        if self.root is None or std.is_shipped(user):
            hint = say("use-without-folder.or-shipped" if ending == RULESET_ENDING else "use-without-folder.hint")
            report.error("use-without-folder", say("use-without-folder", path=written), span, hint)
            return None
        root = self.root.resolve()
        wanted = Path(written)
        path = root / Path(user).parent / wanted
        try:
            named = wanted.name in ("", "..") or _is_named(path, ending)
            path = path if named else _with_ending(path, ending)  # a name may hold points, as in `cvss-v3.0`
            problem = _escape(root, path, wanted)
        except (OSError, RuntimeError, ValueError):  # links in a circle, names that no file may have
            problem = "use-outside"
        if problem is not None:
            report.error("use-outside", say(problem, path=written), span, say("use-outside.hint"))
            return None
        key = path.resolve().relative_to(root).as_posix()
        try:
            content = self.reads(path)
        except OSError:
            near = [each.stem for each in sorted(path.parent.glob(f"*{ending}"))[:100]] if path.parent.is_dir() else []
            name = wanted.name.removesuffix(ending)
            meant = report.near(name, near)
            advice = say("unknown-use.hint") if meant is None else say("hint.did-you-mean", word=meant)
            edits = in_place(span, name, meant)
            report.error("unknown-use", say("unknown-use", path=written), span, advice, edits=edits)
            return None
        self.taken += len(content)
        if self.taken > USED_BYTES:
            report.error(
                "too-much-used",
                say("too-much-used", count=f"{USED_BYTES:,}"),
                span,
                say("too-much-used.hint"),
            )
            return key, None
        return key, content


_TABLE_HINTS = {"binary-file": say("binary-file.table"), "file-too-long": say("file-too-long.table")}


def _is_named(path: Path, ending: str) -> bool:
    """Tell whether a path names its file as it is, with the ending."""
    return path.suffix == ending or (path.suffix != "" and path.is_file() and not _with_ending(path, ending).is_file())


def _with_ending(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _escape(root: Path, path: Path, wanted: Path) -> str | None:
    """Give the key of what is wrong with a path, None where it stays inside."""
    if wanted.is_absolute() or "\\" in str(wanted) or "\0" in str(wanted):
        return "use-outside.no-path"
    absolute = Path(*path.parts)
    inside = absolute.resolve()
    if not inside.is_relative_to(root):
        return "use-outside.leaves"
    at = root
    for part in absolute.relative_to(root).parts if absolute.is_relative_to(root) else ():
        if part == "..":
            at = at.parent
            continue
        at = at / part
        if at.is_symlink():
            return "use-outside.link"
    if path.exists() and not stat.S_ISREG(path.stat().st_mode):
        return "use-outside.no-file"
    return None
