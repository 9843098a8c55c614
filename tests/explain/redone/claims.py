"""Find what a printed line claims to be equal, or to hold, and redo it from the printed digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, Literal

import attrs

from tests.explain.redone.expressions import TRUTHS, Knowledge, Reading, compared
from tests.explain.redone.functions import CHINESE, FUNCTIONS
from tests.explain.redone.quantities import UNKNOWN, NotArithmetic, Unknown, Value
from tests.explain.redone.substitution import Put, kept, put_into
from tests.explain.redone.tokens import Token, tokens_of

Status = Literal[
    "true",
    "false",
    "lossy",  # a number is cut
    "unparsed",  # an equality that is no arithmetic to the reader
    "named",  # one side reads the author's names alone
    "row",  # a test without a left side, as in `≥ 90`
    "open",  # a condition of which nothing is said, or digits do not tell
]

_RELATION: Final = re.compile("[=≈<>≤≥≠]")
_SCORED: Final = re.compile(
    r"(?:\w+ )?(?:≈?−?[0-9.]+%? )?(?:points )?(?:/|of) ≈?(\([0-9]+/[0-9]+\)|[0-9./]+)%?(?: points)?"
    r"|full mark ≈[0-9.]+%? \+ bonus [0-9./]+%?"
)  # what stands over a section
_SPEAKING: Final = ("is", "即", "为")
_ROW: Final = "band"  # and then the test of the row that holds
_WITHIN: Final = ("sign", "number", "open", "close", "comma")
_CHOOSING: Final = ("if", "若")
_RANGES: Final = ("to", "至")  # as in `80% to < 100%`
_LOGIC: Final = ("and", "or", "not", "且", "或", "非")
_VERDICTS: Final = (
    (("does", "not", "hold"), False),
    (("not", "met"), False),
    (("holds",), True),
    (("不符合",), False),
    (("不成立",), False),
    (("符合",), True),
    (("成立",), True),
)


@attrs.frozen
class Claim:
    """One thing said to be so, whether it is, and where the numbers of an equality stand in the line."""

    status: Status
    text: str
    reason: str = ""
    digits: tuple[tuple[int, int], ...] = ()
    puts: tuple[Put, ...] = ()
    named: tuple[tuple[str, Value], ...] = ()  # a name alone, and what it is said to be
    said: tuple[Token, ...] = ()  # the words before it in its line, if they are a formula
    opening: tuple[Token, ...] = ()  # what those words, or a formula of the line before, may have become


@attrs.frozen
class Side:
    """What stands between two relations."""

    tokens: tuple[Token, ...]
    value: Value
    cut: bool
    rounded: Value = UNKNOWN  # the same where numbers of six digits stand for all that round to them

    @property
    def known(self) -> bool:
        """Whether it has a value in print."""
        return not isinstance(self.value, Unknown)


def claims_of(line: str, knowledge: Knowledge) -> Iterator[Claim]:
    """Give all claims of a line in order."""
    if _RELATION.search(line):
        yield from _walked(line, tokens_of(line), knowledge)


def formula_of(line: str, knowledge: Knowledge) -> tuple[Token, ...]:
    """Give the formula in an author's words with which a line ends; nothing where there is none."""
    tokens = tokens_of(line)
    found: tuple[Token, ...] = ()
    for start, end in _clauses(tokens):
        found = _formula(tokens[start:end], knowledge) or found
    return found


def _formula(clause: list[Token], knowledge: Knowledge) -> tuple[Token, ...]:
    """Give a clause that is a formula with names in it; nothing if it is none, as `margin −5%`, a name and a share."""
    for sign, number in pairwise(clause):
        if sign.kind == "sign" and sign.before and not number.before and sign is not clause[0]:
            return ()
    if clause and clause[0].text == _ROW:
        return ()
    reading = Reading(clause, knowledge)
    try:
        unknown = isinstance(reading.expression(), Unknown) and reading.at == len(clause)
    except NotArithmetic:
        return ()
    return tuple(clause) if unknown else ()


def _walked(line: str, tokens: list[Token], knowledge: Knowledge, *, given: bool = False) -> Iterator[Claim]:
    """Give the claims of tokens; where they are what is `given` to a method, a name in them is said to be a value."""
    said: tuple[Token, ...] = ()
    for start, end in _clauses(tokens):
        clause = tokens[start:end]
        inner = _groups(clause)
        if any(each.kind == "relation" for each in _outer(clause, inner)):
            verdict = _verdict(clause, tokens[end:])
            claims, used = _judged(line, clause, inner, verdict, knowledge)
            yield from (attrs.evolve(each, said=said, named=each.named if given else ()) for each in claims)
        else:
            used = (0, len(clause)) if _is_value(clause, knowledge) else (0, 0)
            if _formula(clause, knowledge):  # conditions within it are the author's
                inner = [(low, high) for low, high in inner if _is_given(clause, low, high)]
        if clause[0].text != "代入":
            said = _formula(clause, knowledge)
        for low, high in inner:
            if low and clause[low - 1].text in (*FUNCTIONS, *CHINESE):
                continue  # what a function is given may be conditions, of which nothing is said
            if not (used[0] <= low and high <= used[1]):
                yield from _walked(line, clause[low + 1 : high], knowledge, given=_is_given(clause, low, high))


def _is_given(clause: list[Token], low: int, high: int) -> bool:
    """Tell whether what stands in parentheses is given to a method of an author's."""
    method = clause[low - 1].text if low and clause[low - 1].kind == "word" else ""
    return method not in ("", *FUNCTIONS, *CHINESE) and all(
        each.text in ("=", "≈") for each in clause[low:high] if each.kind == "relation"
    )


def _clauses(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Give where clauses open and end: between marks and speaking words outside parentheses."""
    depth = start = 0
    for index, token in enumerate(tokens):
        depth += {"open": 1, "close": -1}.get(token.kind, 0)
        parted = token.kind in ("stop", "comma", "colon") or (token.kind == "word" and token.text in _SPEAKING)
        if (parted and depth <= 0) or depth < 0:
            if index > start:
                yield start, index
            start, depth = index + 1, 0
    if len(tokens) > start:
        yield start, len(tokens)


def _groups(clause: list[Token]) -> list[tuple[int, int]]:
    """Give the outermost pairs of parentheses."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for index, token in enumerate(clause):
        if token.kind == "open":
            opened.append(index)
        elif token.kind == "close" and opened:
            start = opened.pop()
            if not opened:
                found.append((start, index))
    return found


def _outer(clause: list[Token], groups: list[tuple[int, int]]) -> list[Token]:
    return [each for index, each in enumerate(clause) if not any(low <= index <= high for low, high in groups)]


def _is_value(clause: list[Token], knowledge: Knowledge) -> bool:
    reading = Reading(clause, knowledge)
    try:
        return not isinstance(reading.expression(), Unknown) and reading.at == len(clause)
    except NotArithmetic:
        return False


def _verdict(clause: list[Token], after: list[Token]) -> bool | None:
    """Give what is said of a condition: at its end, or after the comma behind it."""
    words = tuple(each.text for each in clause)
    for spoken, verdict in _VERDICTS:
        said = tuple(each.text for each in after[1 : 1 + len(spoken)])
        # A line of Chinese that begins where the one before had no more room may have been taken for its end.
        if spoken in (words[-len(spoken) :], said) or (len(spoken) == 1 and said and said[0].startswith(spoken[0])):
            return verdict
    return None


def _judged(
    line: str, clause: list[Token], groups: list[tuple[int, int]], verdict: bool | None, knowledge: Knowledge
) -> tuple[list[Claim], tuple[int, int]]:
    """Judge a clause that has relations; give the claims, and which of its tokens were read."""
    outer = _outer(clause, groups)
    text = line[clause[0].at : clause[-1].at + len(clause[-1].text)]
    if _SCORED.fullmatch(text) and "≈" in text:
        return [Claim("row", text)], (0, len(clause))
    logical = any(each.kind == "word" and each.text in (*_LOGIC, *_CHOOSING) for each in outer)
    places = [index for index, each in enumerate(clause) if each.kind == "relation" and each in outer]
    try:
        if logical:
            return _condition(text, clause, verdict, knowledge)
        if (told := _told(clause, places)) is not None:
            conditions, truth, read = told
            judged = [_condition(text, each, truth, knowledge)[0] for each in conditions]
            return [claim for claims in judged for claim in claims], (0, read)
        return _chain(text, clause, places, verdict, knowledge)
    except NotArithmetic as error:
        found = _split(line, clause, knowledge)
        return found or [Claim("unparsed", text, str(error))], (0, len(clause))


def _told(clause: list[Token], places: list[int]) -> tuple[list[list[Token]], bool, int] | None:
    """Take `a ≤ b = c ≤ d = no` apart into its conditions, what they come to, and how far it goes; None for others."""
    ends = [index for index in places if clause[index].text == "="]
    if not ends or ends[-1] + 1 == len(clause) or clause[ends[-1] + 1].text not in TRUTHS:
        return None
    conditions = [clause[low + 1 : high] for low, high in pairwise((-1, *ends))]
    if any(not any(index in range(low + 1, high) for index in places) for low, high in pairwise((-1, *ends))):
        return None
    return conditions, TRUTHS[clause[ends[-1] + 1].text], ends[-1] + 2


def _split(line: str, clause: list[Token], knowledge: Knowledge) -> list[Claim]:
    """Read a clause as two where a line may have ended by itself: so that most of it comes true; nothing if not so."""
    found: list[list[Claim]] = []
    for index, token in enumerate(clause):
        if token.soft and index:
            parts = [list(_walked(line, part, knowledge)) for part in (clause[:index], clause[index:])]
            claims = [claim for part in parts for claim in part]
            if all(each.status != "unparsed" for each in claims):
                found.append(claims)
    return max(found, key=lambda claims: sum(each.status == "true" for each in claims), default=[])


def _condition(
    text: str, clause: list[Token], verdict: bool | None, knowledge: Knowledge
) -> tuple[list[Claim], tuple[int, int]]:
    """Judge conditions that `and`, `or` and `not` join."""
    used = (0, len(clause))
    rounded = any(each.text == "≈" for each in clause)
    value, cut = _last_of(clause, knowledge, rounded)
    if isinstance(value, Unknown):
        return [Claim("named", text)], used
    if cut:
        return [Claim("lossy", text)], used
    if verdict is None or not isinstance(value, bool):
        return [Claim("open", text, "a condition of which nothing is said")], used
    status: Status = "true" if value is verdict else "false"
    return [Claim(status, text, f"said to be {verdict}", opening=tuple(clause))], used


def _last_of(clause: list[Token], knowledge: Knowledge, rounded: bool) -> tuple[Value, bool]:
    """Read the longest end of a clause that is a formula, and at most words behind it."""
    for start in range(len(clause)):
        reading = Reading(clause[start:], knowledge, rounded)
        try:
            value = reading.expression()
        except NotArithmetic:
            continue
        if reading.at == len(clause) - start or clause[start + reading.at].kind in ("word", "other"):
            return value, reading.cut
    raise NotArithmetic("no condition")


def _chain(
    text: str, clause: list[Token], places: list[int], verdict: bool | None, knowledge: Knowledge
) -> tuple[list[Claim], tuple[int, int]]:
    """Judge `a = b ≈ c`, side by side."""
    if verdict is not None:  # in a condition a number that is not whole in print stands after a sign of its own
        roughly = [index for index, each in enumerate(clause) if each.text == "≈" and _opens(clause, index)]
        clause = [each for index, each in enumerate(clause) if index not in roughly]
        places = [
            index
            for index, each in enumerate(clause)
            if each.kind == "relation" and each in _outer(clause, _groups(clause))
        ]
    relations = [clause[index].text for index in places]
    rounded = "≈" in relations or (verdict is not None and bool(roughly))
    bounds = [-1, *places, len(clause)]
    parts = [clause[low + 1 : high] for low, high in pairwise(bounds)]
    if not parts[0]:
        if len(parts) == 2:
            return [Claim("row", text)], (0, 0)
        parts, relations, bounds = parts[1:], relations[1:], bounds[1:]
    if parts[0][-1].text in _RANGES:
        return [Claim("row", text)], (0, 0)
    first = _first_side(parts[0], knowledge, rounded)
    sides = [first]
    for index, part in enumerate(parts[1:], 1):
        alone = relations[index - 1] == "≈" and sum(each.kind == "number" for each in part) == 1
        sides.append(_side(part, knowledge, rounded, alone, last=index == len(parts) - 1))
    read_from = bounds[1] - len(first.tokens)
    read_to = bounds[-2] + 1 + len(sides[-1].tokens)
    return list(_paired(text, tuple(clause), sides, relations, verdict, knowledge)), (read_from, read_to)


def _opens(clause: list[Token], index: int) -> bool:
    """Tell whether a sign stands before a number by itself, and not between two sides."""
    return not index or clause[index - 1].kind in ("sign", "relation", "open", "comma")


def _first_side(part: list[Token], knowledge: Knowledge, rounded: bool) -> Side:
    """Read the longest end that is a formula; what stands before it must be words."""
    for start in range(len(part)):
        if start and not part[start].soft and part[start - 1].kind in _WITHIN:
            continue
        reading = Reading(part[start:], knowledge)
        try:
            value = reading.sum()
        except NotArithmetic:
            continue
        if reading.at == len(part) - start:
            loose = Reading(part[start:], knowledge, rounded).sum()
            return Side(tuple(part[start:]), value, reading.cut, loose)
    raise NotArithmetic("no formula before the sign")


def _side(part: list[Token], knowledge: Knowledge, rounded: bool, alone: bool, *, last: bool) -> Side:
    """Read a side; behind the last one there may be words, and one without a number may be words alone."""
    if not any(each.kind in ("number", "date", "text") for each in part) and len(part) > 1 and not last:
        return Side(tuple(part), UNKNOWN, False)
    reading = Reading(part, knowledge)
    value = reading.sum()
    loose = Reading(part, knowledge, rounded, whole=alone).sum()
    if reading.at < len(part) and not (last and part[reading.at].kind in ("word", "other", "open", "text")):
        raise NotArithmetic(f"`{part[reading.at].text}` after a formula")
    return Side(tuple(part[: reading.at]), value, reading.cut, loose)


def _paired(
    text: str,
    clause: tuple[Token, ...],
    sides: list[Side],
    relations: list[str],
    verdict: bool | None,
    knowledge: Knowledge,
) -> Iterator[Claim]:
    """Compare each side that has a value with the next that has one."""
    puts = [
        put
        for one, other in pairwise(sides)
        if not one.known and other.known and len(one.tokens) > 1 and verdict is None
        for put in put_into(one.tokens, other.tokens) or ()
    ]
    if verdict is None:
        for one, other in pairwise(sides):
            if one.known and other.known:
                puts += kept(one.tokens, other.tokens) or ()
    whole = verdict is not None and all(side.known for side in sides)
    opening = clause if whole else sides[0].tokens if all(side.known for side in sides) else ()
    first, *more = _compared(text, sides, relations, verdict)
    named = tuple(_named(sides, knowledge)) if verdict is None else ()
    yield attrs.evolve(first, puts=tuple(puts), opening=opening, named=named)
    yield from more


def _named(sides: list[Side], knowledge: Knowledge) -> Iterator[tuple[str, Value]]:
    """Give what a name that stands alone is said to be."""
    name, *others = sides
    if len(name.tokens) == 1 and name.tokens[0].kind == "word":
        for each in reversed(others):
            value = knowledge.data.get(each.tokens[0].text, UNKNOWN) if len(each.tokens) == 1 else UNKNOWN
            value = each.value if each.known else value
            if not isinstance(value, Unknown):
                yield name.tokens[0].text, value
                break


def _compared(text: str, sides: list[Side], relations: list[str], verdict: bool | None) -> Iterator[Claim]:
    told: list[tuple[str, bool | None, Side, Side]] = []
    before: Side | None = None
    between: list[str] = []
    for index, side in enumerate(sides):
        between += relations[index - 1 : index] if index else []
        if not side.known:
            continue
        if before is not None and (len(between) == 1 or set(between) <= {"=", "≈"}):
            relation = "≈" if "≈" in between else between[-1]
            try:
                told.append((relation, _related(before, relation, side), before, side))
            except NotArithmetic as error:
                yield Claim("false", text, str(error), _both_digits(before, side))
                return
        before, between = side, []
    if not told:
        yield Claim("named", text)
    elif verdict is None:
        yield from (_stated(text, *each) for each in told)
    else:
        yield _held(text, told, verdict)


def _related(left: Side, relation: str, right: Side) -> bool | None:
    found = (
        compared(left.rounded, "≈", right.rounded) if relation == "≈" else compared(left.value, relation, right.value)
    )
    assert not isinstance(found, Unknown)
    return found


def _stated(text: str, relation: str, found: bool | None, left: Side, right: Side) -> Claim:
    digits = _both_digits(left, right)
    if left.cut or right.cut:
        return Claim("lossy", text, "a number is cut")
    if found is None:
        return Claim("open", text, "digits do not tell")
    if not found and relation not in "=≈":
        return Claim("open", text, "a condition of which nothing is said")
    return Claim("true" if found else "false", text, relation, digits)


def _held(text: str, told: list[tuple[str, bool | None, Side, Side]], verdict: bool) -> Claim:
    if any(left.cut or right.cut for _, _, left, right in told):
        return Claim("lossy", text, "a number is cut")
    if any(found is None for _, found, _, _ in told):
        return Claim("open", text, "digits do not tell")
    roughly = all(found for relation, found, _, _ in told if relation == "≈")
    holds = all(found for _, found, _, _ in told)
    return Claim("true" if roughly and holds is verdict else "false", text, f"said to be {verdict}")


def _digits(tokens: tuple[Token, ...] | list[Token]) -> tuple[tuple[int, int], ...]:
    return tuple((each.at, each.at + len(each.text)) for each in tokens if each.kind == "number")


def _both_digits(left: Side, right: Side) -> tuple[tuple[int, int], ...]:
    return _digits(left.tokens) + _digits(right.tokens)
