"""Merge a ruleset file with the files it uses: one list of blocks, later ones in place of used ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from indicrules.model.clauses import said
from indicrules.model.declare import Named, check_counts, check_unique, key_of
from indicrules.model.report import Report
from indicrules.syntax import tree
from indicrules.text.classes import evolve, field, frozen, mutable
from indicrules.text.sentence import say
from indicrules.text.source import Source, Span

if TYPE_CHECKING:
    from indicrules.model.declared_tables import Declared
    from indicrules.model.sheet import Sheet

USE_DEPTH = 16
USE_FILES = 64


@frozen
class Opened:
    """A used file as read: its tree, and which of its blocks lost a clause to a reported mistake.

    `key` is the same for every way to write the same file's path. `cut` says that the file was too long to be read
    to its end.
    """

    key: str
    file: tree.File
    damaged: frozenset[int] = frozenset()
    hidden: bool = False
    cut: bool = False


class Opener(Protocol):
    """Gives the files that blocks in the file of the key `user` name, or None with the reason reported.

    `tables` are those of the ruleset's own file, by the identity of their blocks: they are the same in every period.
    """

    tables: dict[int, Declared]

    def open(self, use: tree.UseBlock, user: str, report: Report) -> Opened | None:
        """Give the ruleset that a `use` names."""

    def sheet(self, table: tree.TableBlock, user: str, report: Report) -> Sheet | None:
        """Give the sheet that a table names."""


@mutable
class Merged:
    """All blocks of a ruleset in the order of their meaning, and what was replaced: name, new place, old place.

    `sheets` are what tables name, by the identity of their blocks, `tables` what they were made into in another period.
    `cut` says that there are more blocks, past a limit that was reported; then what the rest means cannot be told.
    """

    blocks: tuple[tree.Block, ...] = ()
    sources: list[Source] = field(factory=list)
    damaged: set[int] = field(factory=set)
    hidden: bool = False
    cut: bool = False
    replaced: list[tuple[str, Span, Span]] = field(factory=list)
    sheets: dict[int, Sheet | None] = field(factory=dict)
    tables: dict[int, Declared] = field(factory=dict)


def merge(opened: Opened, opener: Opener, report: Report) -> Merged:
    """Give the blocks of a file and of all that it uses."""
    merged = Merged(tables=opener.tables)
    merged.blocks = _blocks(opened, opener, report, merged, (opened.key,), {})
    return merged


def _blocks(
    opened: Opened,
    opener: Opener,
    report: Report,
    merged: Merged,
    path: tuple[str, ...],
    read: dict[str, tuple[tree.Block, ...]],
) -> tuple[tree.Block, ...]:
    merged.sources.append(opened.file.source)
    report.doubtful[id(opened.file.source)] = opened.file.doubtful
    merged.hidden = merged.hidden or opened.hidden
    merged.damaged |= {id(opened.file.blocks[index]) for index in opened.damaged if index < len(opened.file.blocks)}
    merged.cut = merged.cut or opened.cut
    if not check_counts(opened.file.blocks, report):
        merged.cut = True
        return ()
    own = check_unique(opened.file.blocks, report)
    merged.hidden = merged.hidden or len(own) < len(opened.file.blocks)
    for block in own:
        if isinstance(block, tree.TableBlock) and block.file is not None and block.rows is None:
            sheet = merged.sheets[id(block)] = opener.sheet(block, path[-1], report)
            if sheet is not None:
                merged.sources.append(sheet.source)
    uses = [block for block in own if isinstance(block, tree.UseBlock)]
    if not uses:
        return own
    used: list[tree.Block] = []
    taken: set[int] = set()
    owner: dict[tuple[str, str], tuple[tree.UseBlock, Named]] = {}
    mine = {key_of(block) for block in own if isinstance(block, Named)}
    for use in uses:
        for block in _used(use, opener, report, merged, path, read):
            if id(block) in taken:
                continue
            if isinstance(block, Named) and _clashes(block, use, owner, mine, report):
                continue
            taken.add(id(block))
            used.append(block)
    return _joined(tuple(used), own, merged)


def _used(
    use: tree.UseBlock,
    opener: Opener,
    report: Report,
    merged: Merged,
    path: tuple[str, ...],
    read: dict[str, tuple[tree.Block, ...]],
) -> tuple[tree.Block, ...]:
    found = opener.open(use, path[-1], report)
    if found is None:
        merged.hidden = True
        return ()
    if found.key in path:
        circle = " → ".join((*path[path.index(found.key) :], found.key))
        report.error("use-cycle", say("use-cycle", path=use.path, circle=circle), use.span, say("use-cycle.hint"))
        return ()
    if found.key in read:
        return read[found.key]
    if len(path) >= USE_DEPTH or len(read) >= USE_FILES:
        report.error(
            "too-many-files",
            say("too-many-files", files=USE_FILES, deep=USE_DEPTH),
            use.span,
            say("too-many-files.hint"),
        )
        merged.cut = True
        return ()
    blocks = tuple(
        block
        for block in _blocks(found, opener, report, merged, (*path, found.key), read)
        if not isinstance(block, tree.ExampleBlock | tree.UseBlock)
    )
    read[found.key] = blocks
    return blocks


def _clashes(
    block: Named,
    use: tree.UseBlock,
    owner: dict[tuple[str, str], tuple[tree.UseBlock, Named]],
    mine: set[tuple[str, str]],
    report: Report,
) -> bool:
    key = key_of(block)
    first, earlier = owner.setdefault(key, (use, block))
    if first is use:
        return False
    if key not in mine:
        report.error(
            "defined-in-two-uses",
            say("defined-in-two-uses", name=block.name),
            use.span,
            say("defined-in-two-uses.hint", name=block.name),
            (earlier.name_span, say("label.the-one")),
            (block.name_span, say("label.the-other")),
        )
    return True


def _joined(used: tuple[tree.Block, ...], own: tuple[tree.Block, ...], merged: Merged) -> tuple[tree.Block, ...]:
    mine = {key_of(block): block for block in own if isinstance(block, Named)}
    taken: set[int] = set()
    joined: list[tree.Block] = []
    for block in used:
        replacing = mine.get(key_of(block)) if isinstance(block, Named) else None
        if replacing is None or not isinstance(block, Named):
            joined.append(block)
            continue
        taken.add(id(replacing))
        if isinstance(replacing, tree.ScoredBlock) and isinstance(block, tree.ScoredBlock) and block.kind == "ruleset":
            inherited = _inherit(replacing, block)
            if id(replacing) in merged.damaged:
                merged.damaged.add(id(inherited))
            joined.append(inherited)
        else:
            merged.replaced.append((replacing.name, replacing.name_span, block.name_span))
            joined.append(replacing)
    joined += [block for block in own if id(block) not in taken and not isinstance(block, tree.UseBlock)]
    return tuple(joined)


def _inherit(own: tree.ScoredBlock, used: tree.ScoredBlock) -> tree.ScoredBlock:
    own_said = {said(clause) for clause in own.clauses}
    kept = tuple(clause for clause in used.clauses if said(clause) not in own_said)
    return evolve(own, title=own.title or used.title, clauses=kept + own.clauses)
