"""Turn lines that are worded as in reports, spreadsheets or other languages into the lines that were meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeAlias

from indicrules.language.clauses import BLOCK_KINDS, CLAUSE_KINDS
from indicrules.syntax.automaton import Automaton, Failure, run
from indicrules.syntax.lexer import Lexed, lex
from indicrules.syntax.repair import events, steps
from indicrules.syntax.repair.around import Around, Rows, block_around
from indicrules.syntax.repair.calls import without_foreign_calls
from indicrules.syntax.repair.candidates import (
    LONGEST_SENTENCE,
    Lines,
    candidates,
    deadlines,
    declares,
    is_row,
    named,
    nearly,
    open_lines,
    plainly,
)
from indicrules.syntax.repair.heads import end_of_line
from indicrules.syntax.repair.mistakes import mistake
from indicrules.syntax.repair.scales import scale
from indicrules.syntax.signs import plain_forms
from indicrules.syntax.token import Line, Token, opens_rows
from indicrules.text.classes import evolve, frozen
from indicrules.text.diagnostic import Diagnostic, Edit
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Sentence, say
from indicrules.text.source import Source, Span

_MOST_ROWS = 200  # above a line, among which its head is looked for
_MOST_LINES = 50  # of a text that are looked at
_LONGEST = 300
_MOST_EDITS = 4  # rounds of mending by edits
_DATES = frozenset({"looks-like-a-date", "no-such-date"})
_LIKE = pattern(r"""\w[ \t]+(?:not[ \t]+)?like[ \t]+["'“‘]""", re.IGNORECASE)
_WEIGHTS = pattern(
    r"(?:(?:weights?|scores?)[ \t]*:?[ \t]*(?:are[ \t]+)?(?:in|as)?[ \t]*(?:%|percent(?:ages?)?)"
    r"|权重[ \t]*:?[ \t]*(?:单位)?[ \t]*:?[ \t]*(?:按|用|以|为)?[ \t]*(?:%|百分比|百分数)(?:表示|计算?)?)[。.]?",
    re.IGNORECASE,
)
_WITHIN = pattern(r"(?<![\d%])[ \t]*±[ \t]*\d")
_JOINED = pattern(r"[\d%)][且或]")
_BLANKS = pattern(r"(?<=\S) {2,}(?=\S)")
_CELL = pattern(r"\$[A-Z]{1,3}\$?\d+|\b[A-Z]{1,3}\$\d+")
_FORMULA = pattern(r"=+[ \t]*(?:[^\W\d]\w*[ \t]*[(+*/-]|\d[\d.]*[ \t]*[*+])")
_SHAPES = frozenset("∑{}｛｝.·•∙")  # which mean something elsewhere

_NO_LINE = Diagnostic("stray-row", say("stray-row", text=""))  # of what is no row, header or clause


_Read: TypeAlias = tuple[Lines, tuple[Line, ...]]  # texts, mended, and the lines of tokens that they make


@frozen
class _Reworded:
    """A line as it was meant, in one line or several."""

    lines: tuple[Line, ...]
    said: Diagnostic


def reworded(lexed: Lexed, said: Sequence[Diagnostic], machine: Automaton, source: Source) -> Lexed | None:
    """Read lines of which something was said in the words of the language, and say how; None where none can be."""
    mistakes: dict[int, list[Diagnostic]] = {}
    for each in said:
        if each.span is not None:
            mistakes.setdefault(each.span.line, []).append(each)
    begun: dict[int, list[int]] = {}
    open_yet = [number for number, each in mistakes.items() if not any(one.code == "other-wording" for one in each)]
    wanted = set(open_yet[:_MOST_LINES])
    for index, line in enumerate(lexed.lines):
        if line.mistakes or line.broken or wanted:
            begun.setdefault(source.position(line.opener.start)[0], []).append(index)
    changed: dict[int, _Reworded] = {}
    for number in sorted(wanted):
        first, *others = begun.get(number, (-1,))
        if first < 0:
            continue
        if others:
            found = _in_one(lexed.lines, first, machine, source)
        else:
            found = _line(lexed.lines, first, mistakes[number], machine, source)
        if found is not None:
            changed[first] = found
            changed |= dict.fromkeys(others, _Reworded((), found.said))
    if not changed:
        return None
    gone = {source.position(lexed.lines[index].opener.start)[0] for index in changed}
    kept = [each for each in lexed.diagnostics if each.span is None or each.span.line not in gone]
    lines = (changed[index].lines if index in changed else (line,) for index, line in enumerate(lexed.lines))
    return evolve(
        lexed,
        lines=tuple(chain.from_iterable(lines)),
        diagnostics=(*kept, *(each.said for each in changed.values() if each.lines)),
    )


def _line(
    lines: Sequence[Line], index: int, said: Sequence[Diagnostic], machine: Automaton, source: Source
) -> _Reworded | None:
    """Give a line as it was meant, where what is said of it does not mend it."""
    line = lines[index]
    place = _place(line, source)
    if not 0 < place.end - place.start <= _LONGEST or line.tokens[-1].start > place.end:
        return None
    reader = _Reader(machine, _rows_above(lines, index))
    mended = _mended(place, said)
    kept = (
        None
        if mended is None or any(map(_is_guess, said))
        else reader.read((mended,), frozenset(each.code for each in said))
    )
    around = _around(lines, reader.rows, place)
    if kept is not None and not (reader.rows == "tests" and is_row(place.text)):
        plain = _plainer(kept[0][0], machine, around)
        further = None if plain is None else reader.read((plain,))
        kept = further or kept
        codes = {each.code for each in said}
        several = {
            "unknown-keyword",
            "comparison-in-words",
        } <= codes  # whose hints show the line, each as the other has it
        return None if kept[0] == (mended,) and not several else _further(kept, said[0], place, line.indent)
    dated = any(each.code in _DATES for each in said)
    for text in dict.fromkeys(each for each in (place.text, mended) if each is not None):
        for candidate in deadlines(text) if dated else candidates(text, around):
            found = reader.read(candidate)
            if found is not None and found[0] != (place.text,):
                plain = _plainer(found[0][0], machine, around) if len(found[0]) == 1 else None
                found = (reader.read((plain,)) if plain is not None else None) or found
                near = nearly(place.text, around)
                return _Reworded(_moved(found, place, line.indent), _said(place, found[0], near))
    return _without_line(place, line, around)


def _plainer(text: str, machine: Automaton, around: Around) -> str | None:
    """Give a line without functions of elsewhere, actual and target called so; None where it is."""
    plain = named(without_foreign_calls(text, machine) or text, around)
    return None if plain == text else plain


def _in_one(lines: Sequence[Line], index: int, machine: Automaton, source: Source) -> _Reworded | None:
    """Give the lines that a sentence was meant as which is taken for several clauses, parted by semicolons."""
    line, place = lines[index], _place(lines[index], source)
    rows = _rows_above(lines, index)
    if rows is not None or place.end - place.start > _LONGEST:
        return None
    texts = scale(plainly(place.text), _around(lines, rows, place))
    found = None if texts is None else _Reader(machine, None).read(texts)
    return None if found is None else _Reworded(_moved(found, place, line.indent), _said(place, found[0]))


def _place(line: Line, source: Source) -> Span:
    """Give where the line of the text stands that a line of tokens opens in, without its remark."""
    written = source.line_text(source.position(line.opener.start)[0])
    start = source.text.rfind("\n", 0, line.opener.start) + 1 + len(written) - len(written.lstrip())
    return Span(source, start, end_of_line(source.text, start))


def _around(lines: Sequence[Line], rows: Rows | None, place: Span) -> Around:
    text, first = place.source.text, lines[0].opener
    chinese = any("\u4e00" <= each <= "\u9fff" for each in place.text + text[first.start : first.end])
    return Around(rows, chinese, block_around(text, place.start), text)


def _is_guess(said: Diagnostic) -> bool:
    """Say whether what is said of a line may have missed what was meant, though it reads without what is underlined."""
    span = said.span
    if span is None:
        return False
    if isinstance(said.advice, Sentence) and said.advice.key.startswith("hint.delete") and span.text in _SHAPES:
        return True
    match said.code:
        case "chained-comparison":
            return _JOINED.search(span.source.line_text(span.line)) is not None
        case "misspelt-word":
            return span.text == "上下"  # a tolerance
        case "stray-row":
            return _FORMULA.match(span.text) is not None
        case "bare-target":
            return span.text.endswith(("左右", "上下", "前后"))
        case _:
            return False


def _further(read: _Read, said: Diagnostic, place: Span, indent: int) -> _Reworded:
    """Say of a line all that mends it, where the edits of what was said bring out further mistakes."""
    text = read[0][0] if '"' in read[0][0] else _BLANKS.sub(" ", read[0][0])
    told = evolve(said, advice=say("hint.write", text=text), edits=(Edit(place, text),))
    return _Reworded(_moved(read, place, indent), told)


def _without_line(place: Span, line: Line, around: Around) -> _Reworded | None:
    """Say of a line that it goes without saying, or what is to be filled in; None where it is none of these."""
    plain = plain_forms(place.text)
    if len(plain) > LONGEST_SENTENCE:
        return None
    edits: tuple[Edit, ...] = ()
    wanted, opened = events.placeholder(plain), open_lines(plainly(place.text), around)
    if opened is not None:
        hint = _opened(opened)
    elif steps.runs_out(plain):
        hint, edits = say("other-wording.runs-out-hint"), (Edit(place, ""),)
    elif wanted is not None:
        hint = say("other-wording.placeholder-hint", text=wanted)
    elif _WEIGHTS.fullmatch(plain) is not None:
        hint, edits = say("other-wording.weights-hint"), (Edit(place, ""),)
    elif _CELL.search(plain) is not None:
        hint = say("other-wording.cell-hint")
    elif _LIKE.search(plain) is not None:
        hint = say("other-wording.like-hint")
    elif _WITHIN.search(plain) is not None:
        hint = say("unknown-character.tolerance-hint")
    else:
        return None
    said = Diagnostic("other-wording", say("other-wording", text=place.text), place, hint, edits=edits)
    return _Reworded((line._replace(mistakes=1, broken=True),), said)


def _opened(lines: Lines) -> Sentence:
    """Say what to write where it is not whole as it stands."""
    if not declares(lines):
        if len(lines) == 1:
            return say("other-wording.placeholder-hint", text=lines[0])
        return say("other-wording.open-hint", lines=tuple(f"`{each}`" for each in lines))
    declared, text, *rows = lines
    if rows:
        rest = tuple(f"`{each}`" for each in rows)
        return say("other-wording.declared-rows-hint", declared=declared, text=text, rows=rest)
    return say("other-wording.declared-hint", declared=declared, text=text)


def _said(place: Span, texts: Lines, near: str | None = None) -> Diagnostic:
    said = say("other-wording", text=place.text)
    first, *rest = texts
    if near is not None:
        hint = say("other-wording.about-hint", text=first, range=near)
    elif not rest:
        hint = say("hint.write", text=first)
    elif _has_rows(first):
        hint = say("other-wording.rows-hint", text=first, rows=tuple(f"`{each}`" for each in rest))
    else:
        hint = say("other-wording.lines-hint", lines=tuple(f"`{each}`" for each in texts))
    text = place.source.text
    blanks = text[text.rfind("\n", 0, place.start) + 1 : place.start] + ("  " if _has_rows(first) else "")
    return Diagnostic("other-wording", said, place, hint, edits=(Edit(place, f"\n{blanks}".join(texts)),))


def _has_rows(head: str) -> bool:
    return head.split()[1:2] in (["match"], ["按"])


def _rows_above(lines: Sequence[Line], index: int) -> Rows | None:
    """Say of a line that stands among the rows of a `score`, `actual` or `metric` what these rows hold."""
    for line in reversed(lines[max(index - _MOST_ROWS, 0) : index]):
        kind = line.opener.kind
        if kind in BLOCK_KINDS | CLAUSE_KINDS:
            if kind in ("TABLE", "PARAM") or not opens_rows(line.tokens[:-1]):
                return None
            return "tests" if any(token.kind == "MATCH" for token in line.tokens) else "conditions"
    return None


def _mended(place: Span, said: Iterable[Diagnostic]) -> str | None:
    """Give a line with all edits made that were said of it; None where one lacks them."""
    edits: list[Edit] = []
    for each in said:
        if not each.edits:
            return None
        edits += each.edits
    return _changed(place, edits)


def _changed(place: Span, edits: Sequence[Edit]) -> str | None:
    text = place.text
    last = place.end + 1
    for each in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end), reverse=True):
        if not place.start <= each.span.start <= each.span.end <= min(place.end, last) or "\n" in each.replacement:
            return None
        text = text[: each.span.start - place.start] + each.replacement + text[each.span.end - place.start :]
        last = each.span.start
    return text.strip()


@frozen
class _Reader:
    """What reads a line alone, as a row or as a header or clause."""

    machine: Automaton
    rows: Rows | None

    def read(self, texts: Lines, codes: frozenset[str] | None = None) -> _Read | None:
        """Give texts, mended by what is said of them under `codes`, and the lines that they make, if they make any."""
        if _has_rows(texts[0]) and len(texts) > 1:
            return self._table(texts)
        read = [self._one(each, codes) for each in texts]
        found = [each for each in read if each is not None]
        if len(found) < len(texts):
            return None
        return tuple(each[0] for each in found), tuple(each[1] for each in found)

    def _table(self, texts: Lines) -> _Read | None:
        """Read a clause with its rows."""
        source = Source("", "\n".join(texts))
        lexed = lex(source)
        tokens = [token for line in lexed.lines for token in line.tokens]
        if lexed.diagnostics or len(lexed.lines) != len(texts):
            return None
        result = run(self.machine, "clause", tokens, source)
        return None if isinstance(result, Failure) else (texts, lexed.lines)

    def _one(self, text: str, codes: frozenset[str] | None) -> tuple[str, Line] | None:
        for _ in range(_MOST_EDITS):
            source = Source("", text)
            lexed = lex(source)
            if len(lexed.lines) != 1:
                return None
            line = lexed.lines[0]
            said = lexed.diagnostics
            if not said:
                failure = self._failure(line, source)
                if failure is None:
                    return text, line
                said = (failure,)
            if any(not each.edits or each.code == "misspelt-word" for each in said):
                return None
            if codes is not None and any(each.code not in codes for each in said):
                return None
            changed = _changed(Span(source, 0, len(text)), [edit for each in said for edit in each.edits])
            if changed is None or changed == text:
                return None
            text = changed
        return None

    def _failure(self, line: Line, source: Source) -> Diagnostic | None:
        kind = line.opener.kind
        if self.rows:
            start = "row"
            if kind in BLOCK_KINDS | CLAUSE_KINDS:
                return _NO_LINE
        elif kind in BLOCK_KINDS:
            start = "block"
        elif kind in CLAUSE_KINDS:
            start = "clause"
        else:
            return _NO_LINE

        def reach(tokens: Sequence[Token]) -> int:
            result = run(self.machine, start, tokens, source)
            return result.index if isinstance(result, Failure) else len(tokens) + 1

        result = run(self.machine, start, line.tokens, source)
        return mistake(line.tokens, result, source, reach).diagnostic if isinstance(result, Failure) else None


def _moved(read: _Read, place: Span, indent: int) -> tuple[Line, ...]:
    """Put lines that were read alone in the place of the one that they reword: what is the same keeps its place."""
    written, text = place.text, "\n".join(read[0])
    first = _shared(written, text)
    last = min(_shared(written[::-1], text[::-1]), len(written) - first, len(text) - first)

    def at(position: int) -> int:
        if position <= first:
            return place.start + position
        if position >= len(text) - last:
            return place.end - (len(text) - position)
        return place.start + min(max(position, first), len(written) - last)

    moved: list[Line] = []
    begin, apart = 0, not _has_rows(read[0][0])  # the tokens of a table are read together
    for said, line in zip(*read, strict=True):
        places = [(at(begin + each.start), at(begin + each.end)) for each in line.tokens]
        tokens = tuple(
            each._replace(start=start, end=max(start, end))
            for each, (start, end) in zip(line.tokens, places, strict=True)
        )
        moved.append(Line(tokens, indent, 1, False, line.doubtful))
        begin += len(said) + 1 if apart else 0
    return tuple(moved)


def _shared(one: str, other: str) -> int:
    """Count the characters that two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((index for index, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))
