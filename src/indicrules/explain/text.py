"""Turn a document into plain text of at most 100 columns, Chinese aligned by display width."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from indicrules.explain.document import (
    Bar,
    Block,
    Document,
    Fact,
    Finding,
    Heading,
    Line,
    Loss,
    Losses,
    Overview,
    Section,
)
from indicrules.explain.ink import Ink
from indicrules.explain.layout import pad, pad_left, wrap
from indicrules.explain.messages import Words
from indicrules.text.classes import evolve
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
    ink, words = Ink(color), Words(document.language)
    parts: list[list[str]] = []
    if document.overview is not None:
        parts.append(list(_overview(document, document.overview, words, ink)))
    elif document.header:
        parts.append([ink("strong", visible(document.title)), *_header(document.header)])
    parts += [list(_section(section, ink)) for section in document.sections if not section.short]
    parts += [[ink("strong", each.title), *_blocks(each.blocks, ink)] for each in document.appendices]
    return "\n\n".join("\n".join(line.rstrip() for line in part) for part in parts) + "\n"


def _overview(document: Document, overview: Overview, words: Words, ink: Ink) -> Iterator[str]:
    yield from _heading(overview.heading, ink)
    if document.header:
        yield from _header(document.header)
        yield ""
    if overview.findings:
        yield from _findings(overview.findings, ink)
        yield ""
    shorts = {section.name: section.short for section in document.sections if section.short}
    yield from _bars(tuple(_with_figures(bar, shorts, words) for bar in overview.bars), words, ink)
    if overview.blocks:
        if overview.bars:
            yield ""
        yield from _blocks(overview.blocks, ink)


def _header(header: tuple[Fact, ...]) -> Iterator[str]:
    """Set what the explanation is of side by side."""
    texts = [f"{each.label} {line.text}" for each in header for line in each.lines]
    yield from (f"{_INDENT}{line}" for line in _flowing([visible(each) for each in texts], COLUMNS - len(_INDENT)))


def _findings(findings: tuple[Finding, ...], ink: Ink) -> Iterator[str]:
    """Put what was lost or gained before the name, in columns, and the words behind or under it."""
    margin = max(display_width(each.label) for each in findings) + 2
    points = max(display_width(each.points) for each in findings)
    points = points if points <= _LONG else 0
    label = ""
    for each in findings:
        said = "" if each.label == label else each.label
        label = each.label
        told = "  ".join(visible(part) for part in (each.title, each.text) if part)
        taken = pad_left(each.points, points) if each.points or points else ""
        lines = wrap(told, COLUMNS - len(_INDENT) - margin - points - 2)
        yield f"{_INDENT}{ink('label', pad(said, margin))}{ink('lost', taken)}  {lines[0]}"
        yield from (f"{_INDENT}{' ' * (margin + points)}  {line}" for line in lines[1:])


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


def _with_figures(bar: Bar, shorts: Mapping[str, str], words: Words) -> Bar:
    """Put the figures of an item of which nothing was lost beside its bar."""
    figures = [each for each in (bar.remark, shorts.get(bar.name, "")) if each]
    return evolve(bar, remark=words.say("separator").join(figures))


def _bars(bars: tuple[Bar, ...], words: Words, ink: Ink) -> Iterator[str]:
    names = [_INDENT * bar.depth + visible(bar.title) for bar in bars]
    widest = min(44, max((display_width(name) for name in names), default=0))
    marks = [words.say("of", full=bar.full) if bar.full else "" for bar in bars]
    full = max((display_width(mark) for mark in marks), default=0)
    long = [max(len(bar.score), len(bar.lost)) > _LONG for bar in bars]
    short = [bar for bar, too_long in zip(bars, long, strict=True) if not too_long]
    score = max((display_width(bar.score) for bar in short), default=0)
    lost = max((display_width(bar.lost) for bar in short), default=0)
    if lost:
        lost = max(lost, display_width(words.label("points_lost")))
        widest = max(widest, display_width(words.label("item")))
        head = pad_left(words.label("score"), score) + pad("", full + 1)
        taken = pad_left(words.label("points_lost"), lost)
        yield f"{_INDENT}{pad(words.label('item'), widest)}  {head}  {' ' * _BAR_COLUMNS}  {taken}"
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
    row += ink("full" if taken.strip().startswith("−") else "lost", taken)
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


def _blocks(blocks: Sequence[Block], ink: Ink) -> Iterator[str]:
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
    data = [visible(_datum(line)) for line in fact.lines if line.kind == "datum"]
    if data:
        yield from _flowing(data, room)
    for line in fact.lines:
        if line.kind == "datum":
            continue
        yield from _line(visible(line.text), visible("  ".join(filter(None, (line.aside, line.place)))), room, start)


def _line(said: str, aside: str, room: int, start: int) -> Iterator[str]:
    """Put what stands beside a text after its last line, or under it where there is no room."""
    *above, last = wrap(said, room)
    yield from above
    if aside and display_width(last) + 2 + display_width(aside) <= room:
        column = display_width(last) + 2 if above else max(start, display_width(last) + 2)
        yield f"{pad(last, min(column, room - display_width(aside)))}{aside}"
        return
    yield last
    if aside:
        for each in wrap(aside, room) if display_width(aside) > room else (aside,):
            yield pad_left(each, min(room, max(start + display_width(each), 0)))


def _datum(line: Line) -> str:
    behind = ", ".join(each for each in (line.aside, line.place) if each)
    return f"{line.text} ({behind})" if behind else line.text


def _flowing(texts: list[str], room: int) -> Iterator[str]:
    """Set short texts side by side, each of them whole."""
    row = ""
    for each in texts:
        if row and display_width(row) + 2 + display_width(each) > room:
            yield from (row,) if display_width(row) <= room else wrap(row, room)
            row = ""
        row = f"{row}  {each}" if row else each
    if row:
        yield from (row,) if display_width(row) <= room else wrap(row, room)


def _losses(losses: Losses, margin: int, ink: Ink) -> Iterator[str]:
    room = COLUMNS - len(_INDENT) - margin
    points = max(display_width(each) for each in (*(line.points for line in losses.lines), losses.total))
    if room - points - 3 < _NARROW:
        yield from _long_losses(losses, room, ink)
        return
    reasons = min(32, max(display_width(line.reason) for line in losses.lines))
    for line in losses.lines:
        yield from _loss(line, room, points, reasons, ink)
        for note in line.notes:
            yield from (f"{' ' * (points + 3)}{each}" for each in wrap(visible(note.text), room - points - 3))
    if len(losses.lines) > 1:
        yield ink("lost", pad_left(losses.total, points))


def _loss(line: Loss, room: int, points: int, reasons: int, ink: Ink) -> Iterator[str]:
    reason, arithmetic = visible(line.reason), visible(line.arithmetic)
    taken = ink("lost", pad_left(line.points, points))
    if display_width(reason) <= reasons and display_width(arithmetic) <= room - points - reasons - 6:
        rest = f"   {pad(reason, reasons)}   {arithmetic}"
        if line.place and points + display_width(rest) + 2 + display_width(line.place) <= room:
            yield f"{taken}{rest}  {line.place}"
            return
        yield f"{taken}{rest}"
    else:
        first, *more = wrap(reason, room - points - 3)
        yield f"{taken}   {first}"
        for each in (*more, *wrap(arithmetic, room - points - 3)):
            yield f"{' ' * (points + 3)}{each}"
    if line.place:
        yield f"{' ' * (points + 3)}{line.place}"


def _long_losses(losses: Losses, room: int, ink: Ink) -> Iterator[str]:
    """Put the words under the points, which leave no room beside them."""
    for line in losses.lines:
        yield from (ink("lost", each) for each in wrap(line.points, room))
        for said in (line.reason, line.arithmetic, *(note.text for note in line.notes), line.place):
            yield from (f"   {each}" for each in wrap(visible(said), room - 3) if said)
    if len(losses.lines) > 1:
        yield from (ink("lost", each) for each in wrap(losses.total, room))
