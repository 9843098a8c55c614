"""Turn a document into plain text of at most 100 columns, Chinese aligned by display width."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from indicrules.explain.document import Bar, Block, Document, Fact, Heading, Losses, Overview, Section
from indicrules.explain.ink import Ink
from indicrules.explain.layout import pad, pad_left, wrap
from indicrules.explain.messages import Words
from indicrules.text.render import visible
from indicrules.text.width import display_width

COLUMNS = 100
_INDENT = "  "
_BAR_COLUMNS = 10
_BLOCKS = " ▏▎▍▌▋▊▉█"
_NARROW = 20  # columns below which words are not set beside a number, but under it
_LONG = 30  # columns of the numbers that stand in one row with others
_ASIDE = 60  # where what stands beside a text opens, if it leaves room


def text(document: Document, *, color: bool = False) -> str:
    """Draw the document as lines of text, in colours if asked to."""
    ink = Ink(color)
    parts: list[list[str]] = []
    if document.overview is not None:
        parts.append(list(_overview(document.overview, Words(document.language), ink)))
    parts += [list(_section(section, ink)) for section in document.sections]
    return "\n\n".join("\n".join(line.rstrip() for line in part) for part in parts) + "\n"


def _overview(overview: Overview, words: Words, ink: Ink) -> Iterator[str]:
    yield from _heading(overview.heading, ink)
    yield from _bars(overview.bars, words, ink)
    if overview.blocks:
        yield ""
        yield from _blocks(overview.blocks, ink)


def _section(section: Section, ink: Ink) -> Iterator[str]:
    yield from _heading(section.heading, ink)
    yield from _blocks(section.blocks, ink)


def _heading(heading: Heading, ink: Ink) -> Iterator[str]:
    left = visible(heading.name) + (f"  {visible(heading.title)}" if heading.title else "")
    right = _INDENT.join(visible(each) for each in (heading.score, f"  {heading.result}".rstrip()) if each).strip()
    room = COLUMNS - display_width(right) - 2
    if room < 0:
        column = _ASIDE
        yield from (ink("strong", line) for line in (*wrap(left, COLUMNS), *_under(right, 1)))
    else:
        *above, last = wrap(left, min(room, COLUMNS)) if room > 20 else [left]
        yield from (ink("strong", line) for line in above)
        column = max(_ASIDE, display_width(last) + 2)
        yield f"{ink('strong', pad(last, min(column, COLUMNS - display_width(right))))}{ink('strong', right)}"
    if heading.under:
        for line in wrap(visible(heading.under), COLUMNS - len(_INDENT)):
            yield pad_left(line, min(column + display_width(line), COLUMNS))


def _bars(bars: tuple[Bar, ...], words: Words, ink: Ink) -> Iterator[str]:
    names = [_INDENT * bar.depth + visible(bar.name) for bar in bars]
    widest = min(44, max((display_width(name) for name in names), default=0))
    marks = [words.say("of", full=bar.full) if bar.full else "" for bar in bars]
    full = max((display_width(mark) for mark in marks), default=0)
    long = [max(len(bar.score), len(bar.lost)) > _LONG for bar in bars]
    short = [bar for bar, too_long in zip(bars, long, strict=True) if not too_long]
    score = max((display_width(bar.score) for bar in short), default=0)
    lost = max((display_width(bar.lost) for bar in short), default=0)
    for bar, name, mark, too_long in zip(bars, names, marks, long, strict=True):
        if too_long:
            yield from _long_bar(bar, name.lstrip(), mark)
            continue
        *above, last = wrap(name.lstrip(), max(10, widest - 2 * bar.depth))
        for each in above:
            yield f"{_INDENT}{_INDENT * bar.depth}{each}"
        row = f"{_INDENT}{pad(_INDENT * bar.depth + last, widest)}  {pad_left(bar.score, score)} {pad(mark, full)}"
        drawn = ink("full" if bar.share == 1 else "part", pad(_drawn(bar.share), _BAR_COLUMNS))
        taken = pad_left(bar.lost, lost)
        yield from _beside(f"{row}  {drawn}  ", f"{row}  {' ' * _BAR_COLUMNS}  ", taken, visible(bar.remark), ink)


def _long_bar(bar: Bar, name: str, mark: str) -> Iterator[str]:
    """Put numbers too long for a row under the name."""
    yield from _under(name, 1 + bar.depth)
    for each in (f"{bar.score} {mark}".strip(), bar.lost, visible(bar.remark)):
        yield from _under(each, 3 + bar.depth)


def _under(text: str, depth: int) -> Iterator[str]:
    """Wrap a text, indented so deep; nothing where there is none."""
    return (f"{_INDENT * depth}{line}" for line in wrap(text, max(_NARROW, COLUMNS - 2 * depth)) if text)


def _beside(row: str, bare: str, taken: str, remark: str, ink: Ink) -> Iterator[str]:
    """Put what was lost and a remark after a row, or the remark under it where there is no room; `bare` is as wide."""
    row += ink("lost" if taken.strip().startswith("−") else "full", taken)
    if not remark or display_width(bare + taken) + 2 + display_width(remark) <= COLUMNS:
        yield f"{row}  {remark}" if remark else row
        return
    yield row
    for line in wrap(remark, COLUMNS - 6):
        yield f"{_INDENT * 3}{line}"


def _drawn(share: Fraction | None) -> str:
    """Draw a share as a bar, to an eighth of a column, never more than it is."""
    if share is None:
        return ""
    eighths = int(share * _BAR_COLUMNS * 8)
    return ("█" * (eighths // 8) + _BLOCKS[eighths % 8]).rstrip()


def _blocks(blocks: tuple[Block, ...], ink: Ink) -> Iterator[str]:
    margin = max((display_width(block.label) for block in blocks), default=0) + 2
    for index, block in enumerate(blocks):
        repeated = index > 0 and isinstance(block, Fact) and blocks[index - 1].label == block.label
        label = "" if repeated else block.label
        lines = _fact(block, margin) if isinstance(block, Fact) else _losses(block, margin, ink)
        for number, line in enumerate(lines):
            yield f"{_INDENT}{ink('label', pad(label if number == 0 else '', margin))}{line}"


def _fact(fact: Fact, margin: int) -> Iterator[str]:
    room = COLUMNS - len(_INDENT) - margin
    start = _ASIDE - len(_INDENT) - margin
    for line in fact.lines:
        said, aside = visible(line.text), visible(line.aside)
        if aside and display_width(said) + 2 + display_width(aside) <= room:
            yield f"{pad(said, min(max(start, display_width(said) + 2), room - display_width(aside)))}{aside}"
            continue
        yield from wrap(said, room)
        if aside:
            for each in wrap(aside, room) if display_width(aside) > room else (aside,):
                yield pad_left(each, min(room, max(start + display_width(each), 0)))


def _losses(losses: Losses, margin: int, ink: Ink) -> Iterator[str]:
    room = COLUMNS - len(_INDENT) - margin
    points = max(display_width(each) for each in (*(line.points for line in losses.lines), losses.total))
    if room - points - 3 < _NARROW:
        yield from _long_losses(losses, room, ink)
        return
    reasons = min(32, max(display_width(line.reason) for line in losses.lines))
    for line in losses.lines:
        reason, arithmetic = visible(line.reason), visible(line.arithmetic)
        beside = room - points - reasons - 6
        one_line = display_width(reason) <= reasons and display_width(arithmetic) <= beside
        if one_line:
            rest = f"   {pad(reason, reasons)}   {arithmetic}"
            row = f"{ink('lost', pad(line.points, points))}{rest}"
            width = points + display_width(rest)
            if line.place and width + 2 + display_width(line.place) <= room:
                yield f"{row}  {line.place}"
                continue
            yield row
        else:
            first, *more = wrap(reason, room - points - 3)
            yield f"{ink('lost', pad(line.points, points))}   {first}"
            for each in (*more, *wrap(arithmetic, room - points - 3)):
                yield f"{' ' * (points + 3)}{each}"
        if line.place:
            yield f"{' ' * (points + 3)}{line.place}"
    if len(losses.lines) > 1:
        yield ink("lost", losses.total)


def _long_losses(losses: Losses, room: int, ink: Ink) -> Iterator[str]:
    """Put the words under the points, which leave no room beside them."""
    for line in losses.lines:
        yield from (ink("lost", each) for each in wrap(line.points, room))
        for said in (line.reason, line.arithmetic, line.place):
            yield from (f"   {each}" for each in wrap(visible(said), room - 3) if said)
    if len(losses.lines) > 1:
        yield from (ink("lost", each) for each in wrap(losses.total, room))
