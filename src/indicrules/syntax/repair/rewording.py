"""Turn lines that are worded as in reports, spreadsheets or other languages into the lines that were meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from indicrules.language.clauses import BLOCK_KINDS, CLAUSE_KINDS
from indicrules.language.words import OPENERS
from indicrules.syntax.automaton import Automaton, Failure, run
from indicrules.syntax.lexer import Lexed, lex
from indicrules.syntax.repair import formulas, steps
from indicrules.syntax.repair.bands import OTHERS, band, deadline
from indicrules.syntax.repair.heads import end_of_line
from indicrules.syntax.repair.mistakes import mistake
from indicrules.syntax.repair.slips import SYNONYMS
from indicrules.syntax.signs import plain_forms
from indicrules.syntax.token import Line, Token, opens_rows
from indicrules.text.classes import evolve, frozen
from indicrules.text.diagnostic import Diagnostic, Edit
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Sentence, say
from indicrules.text.source import Source, Span

_Rows = Literal["tests", "conditions"]  # of what stands in a `match`, or of conditions after `when`
_MOST_ROWS = 200  # above a line, among which its head is looked for
_MOST_LINES = 50  # of a text that are looked at
_LONGEST = 300
_LONGEST_SENTENCE = 120
_MOST_EDITS = 4  # rounds of mending by edits
_DATES = frozenset({"looks-like-a-date", "no-such-date"})
_LIKE = pattern(r"""\w[ \t]+(?:not[ \t]+)?like[ \t]+["'“‘]""", re.IGNORECASE)
_WITHIN = pattern(r"(?<![\d%])[ \t]*±[ \t]*\d")
_JOINED = pattern(r"[\d%)][且或]")
_BRACKETS = str.maketrans("［］【】〔〕｛｝？", "[][][]{}?")
_SHAPES = frozenset("∑{}｛｝.·•∙")  # which mean something elsewhere
_STRING = pattern(r'"[^"\n]*"?')
_KEY = pattern(r'(?P<key>(?:"[^"\n]*"|[^":\n])+?)[ \t]*:[ \t]*(?P<value>.+)')
_SAID = r"(?P<value>得?满分|不得分|[得计给记] ?\d[\d_.]* ?分?)"
_SAID_KEY = pattern(rf"(?P<key>.+?) ?的? ?,? ?{_SAID}[。.]?")
_FULL = frozenset({"full mark", "full marks", "full points", "full score"})
_POINTS = pattern(r"(?:[得计给记][ \t]*)?(\d[\d_.]*)[ \t]*(?:分|points?|pts)?")
_TEST = pattern(r"(?P<head>target|目标|(?:grade|等级)[ \t]+[^\W\d]\w*)(?:[ \t]*:[ \t]*|[ \t]+)(?P<band>.+)")
_LABELLED = pattern(r"(?P<word>[^\W\d]+)[ \t]*:[ \t]*(?P<rest>.+)")
_NUMBER = r"-?\d[\d_.]*%?"
_LISTED = pattern(
    r"(?P<head>(?:given|已知)[ \t]+[^\W\d]\w*[ \t]*=[ \t]*)"
    rf"\(?(?P<values>{_NUMBER}(?:[ \t]*[;,][ \t]*{_NUMBER})+)\)?"
)
_EQUATION = pattern(r"(?P<head>(?:metric|计算|param|参数)[ \t]+[^\W\d]\w*[ \t]*=[ \t]*|[^\W\d]+[ \t]+)(?P<rest>.+)")


_NO_LINE = Diagnostic("stray-row", say("stray-row", text=""))  # of what is no row, header or clause


@frozen
class _Reworded:
    """A line as it was meant."""

    line: Line
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
        if len(begun.get(number, ())) == 1:
            index = begun[number][0]
            found = _line(lexed.lines, index, mistakes[number], machine, source)
            if found is not None:
                changed[index] = found
    if not changed:
        return None
    gone = {source.position(lexed.lines[index].opener.start)[0] for index in changed}
    kept = [each for each in lexed.diagnostics if each.span is None or each.span.line not in gone]
    lines = tuple(changed[index].line if index in changed else line for index, line in enumerate(lexed.lines))
    return evolve(lexed, lines=lines, diagnostics=(*kept, *(each.said for each in changed.values())))


def _line(
    lines: Sequence[Line], index: int, said: Sequence[Diagnostic], machine: Automaton, source: Source
) -> _Reworded | None:
    """Give a line as it was meant, where what is said of it does not mend it."""
    line = lines[index]
    number = source.position(line.opener.start)[0]
    start = line.opener.start
    written = source.line_text(number)
    begin = source.text.rfind("\n", 0, start) + 1
    start = begin + len(written) - len(written.lstrip())
    end = end_of_line(source.text, start)
    place = Span(source, start, end)
    if not 0 < end - start <= _LONGEST or line.tokens[-1].start > end:
        return None
    reader = _Reader(machine, _rows_above(lines, index))
    mended = _mended(place, said)
    kept = (
        None
        if mended is None or any(map(_is_guess, said))
        else reader.read(mended, frozenset(each.code for each in said))
    )
    if kept is not None and not (reader.rows == "tests" and any(_row(_plain(place.text), False))):
        return None if kept[0] == mended else _further(kept, said[0], place, line.indent)
    first = lines[0].opener
    chinese = any("\u4e00" <= each <= "\u9fff" for each in place.text + source.text[first.start : first.end])
    dated = any(each.code in _DATES for each in said)
    for text in dict.fromkeys(each for each in (place.text, mended) if each is not None):
        for candidate in _deadlines(text) if dated else _candidates(text, reader.rows, chinese):
            found = reader.read(candidate)
            if found is not None and found[0] != place.text:
                return _Reworded(_moved(found[1], found[0], place, line.indent), _said(place, found[0]))
    return None if dated else _without_line(place, line)


def _deadlines(text: str) -> Iterator[str]:
    """Give a target that is a deadline with its sign."""
    found = _TEST.fullmatch(_plain(text))
    day = None if found is None else deadline(found["band"])
    if found is not None and day is not None:
        yield f"{found['head']} {day}"


def _is_guess(said: Diagnostic) -> bool:
    """Say whether what is said of a line may have missed what was meant, though it reads without what is underlined."""
    deleted = isinstance(said.advice, Sentence) and said.advice.key.startswith("hint.delete")
    joined = (
        said.code == "chained-comparison"
        and said.span is not None
        and _JOINED.search(said.span.source.line_text(said.span.line))
    )
    around = said.code == "misspelt-word" and said.span is not None and said.span.text == "上下"  # a tolerance
    return bool(joined) or around or (deleted and said.span is not None and said.span.text in _SHAPES)


def _further(read: tuple[str, Line], said: Diagnostic, place: Span, indent: int) -> _Reworded:
    """Say of a line all that mends it, where the edits of what was said bring out further mistakes."""
    text, line = read
    told = evolve(said, advice=say("hint.write", text=text), edits=(Edit(place, text),))
    return _Reworded(_moved(line, text, place, indent), told)


def _without_line(place: Span, line: Line) -> _Reworded | None:
    """Say of a line that it goes without saying, or what is to be filled in; None where it is none of these."""
    plain = plain_forms(place.text)
    if len(plain) > _LONGEST_SENTENCE:
        return None
    edits: tuple[Edit, ...] = ()
    wanted = steps.needs_name(plain)
    if steps.runs_out(plain):
        hint, edits = say("other-wording.runs-out-hint"), (Edit(place, ""),)
    elif wanted is not None:
        hint = say("other-wording.placeholder-hint", text=wanted)
    elif _LIKE.search(plain) is not None:
        hint = say("other-wording.like-hint")
    elif _WITHIN.search(plain) is not None:
        hint = say("unknown-character.tolerance-hint")
    else:
        return None
    said = Diagnostic("other-wording", say("other-wording", text=place.text), place, hint, edits=edits)
    return _Reworded(line._replace(mistakes=1, broken=True), said)


def _said(place: Span, text: str) -> Diagnostic:
    said = say("other-wording", text=place.text)
    return Diagnostic("other-wording", said, place, say("hint.write", text=text), edits=(Edit(place, text),))


def _rows_above(lines: Sequence[Line], index: int) -> _Rows | None:
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
    rows: _Rows | None

    def read(self, text: str, codes: frozenset[str] | None = None) -> tuple[str, Line] | None:
        """Give a text, mended by what is said of it under `codes`, and the line that it makes, if it makes one."""
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


def _candidates(text: str, rows: _Rows | None, chinese: bool) -> Iterator[str]:
    """Give what a line may have been meant as, the likeliest first."""
    plain = _plain(text)
    if rows != "conditions":
        yield from (_row(plain, chinese) if rows else _clause(plain, chinese))
    parts = _EQUATION.fullmatch(plain)
    if parts is not None and parts["head"].split()[0] in OPENERS:
        for each in formulas.rewritten(parts["rest"]):
            yield parts["head"] + each
    elif rows:
        yield from formulas.rewritten(plain)


def _plain(text: str) -> str:
    """Put plain forms in place of full-width ones, but in texts in quotes."""
    plain = plain_forms(text).translate(_BRACKETS)
    for found in _STRING.finditer(plain):
        plain = plain[: found.start()] + text[found.start() : found.end()] + plain[found.end() :]
    return plain


def _row(text: str, chinese: bool) -> Iterator[str]:
    found = _KEY.fullmatch(text) or _SAID_KEY.fullmatch(text)
    if found is None:
        return
    key, value = found["key"].strip(), _value(found["value"].strip())
    if key.lower() in OTHERS:
        yield f"{'其余' if chinese else 'otherwise'}: {value}"
        return
    test = band(key, "至" if chinese else "to")
    if test is not None:
        yield f"{test}: {value}"
        yield from (f"{test}: {each}" for each in formulas.rewritten(value))
    elif found.re is _SAID_KEY:
        yield f"{key}: {value}"


def _value(text: str) -> str:
    """Give what a row gives, without the words of reports around it."""
    if text in ("满分", "得满分") or text.lower() in _FULL:
        return "满分" if text[-1] == "分" else "full"
    if text in ("不得分", "零分", "得零分", "不计分"):
        return "0"
    points = _POINTS.fullmatch(text)
    return points[1].rstrip(".") if points is not None else text


def _clause(text: str, chinese: bool) -> Iterator[str]:
    if len(text) <= _LONGEST_SENTENCE:
        worded = steps.clause(text)
        if worded is not None:
            yield worded
    labelled, listed = _LABELLED.fullmatch(text), _LISTED.fullmatch(text)
    if labelled is not None and labelled["word"] in SYNONYMS:
        text = f"{SYNONYMS[labelled['word']]} {labelled['rest']}"
        yield text
    if listed is not None:
        values = ", ".join(each.strip() for each in listed["values"].replace(";", ",").split(","))
        yield f"{listed['head']}{'list' if text[0].isascii() else '列表'}({values})"
    found = _TEST.fullmatch(text)
    tested = text if found is None else found["band"]
    head = found["head"] if found is not None else "目标" if chinese else "target"
    full = steps.full_mark(tested)
    if found is not None or full is not None:
        test = band(full or tested, "至" if chinese else "to")
        if test is not None:
            yield f"{head} {test}"


def _moved(line: Line, text: str, place: Span, indent: int) -> Line:
    """Put a line that was read alone in the place of the one that it rewords: what is the same keeps its place."""
    written = place.text
    first = _shared(written, text)
    last = min(_shared(written[::-1], text[::-1]), len(written) - first, len(text) - first)

    def at(position: int) -> int:
        if position <= first:
            return place.start + position
        if position >= len(text) - last:
            return place.end - (len(text) - position)
        return place.start + min(max(position, first), len(written) - last)

    tokens = tuple(each._replace(start=at(each.start), end=max(at(each.end), at(each.start))) for each in line.tokens)
    return Line(tokens, indent, 1, False, line.doubtful)


def _shared(one: str, other: str) -> int:
    """Count the characters that two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((index for index, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))
