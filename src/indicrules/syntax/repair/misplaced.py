"""Turn what stands in a wrong place of a line into a report of where it belongs."""

from __future__ import annotations

from indicrules.language.clauses import BLOCK_KINDS, BODIES, EQUATIONS, WITH_TAIL
from indicrules.language.words import INLINE
from indicrules.syntax.repair.failure import Mistake, Place
from indicrules.syntax.repair.marks import new_line
from indicrules.syntax.repair.reorder import reordered
from indicrules.syntax.repair.wording import ARITHMETIC, COMPARISONS, after_value, found, needs_value, stands_twice
from indicrules.syntax.signs import FOREIGN, SIGNS
from indicrules.syntax.token import NEWLINE, Token
from indicrules.text.diagnostic import Edit, parted
from indicrules.text.sentence import say

_TAILS = frozenset({"PER", "UP_TO", "BECAUSE", NEWLINE})
_ENDS_COMPARISON = frozenset({"AND", "OR", "THEN", "ELSE", "COMMA", "RPAR", "COLON", "BECAUSE", "IF", NEWLINE})
_OPENS_COMPARISON = frozenset(
    {"AND", "OR", "NOT", "IF", "THEN", "ELSE", "COMMA", "LPAR", "COLON", "WHEN", "WARN", "OF"}
)


def equals(place: Place) -> Mistake | None:
    """Detect `weight = 10` for `weight 10`."""
    previous = place.previous
    if place.token.kind != "EQUAL" or place.index != 1 or previous.kind in BLOCK_KINDS | EQUATIONS:
        return None
    rest = place.tokens[2 : place.line_end]
    said, meant = say("stray-equals", word=found(previous, place.source)), None
    edits = place.without(place.token, place.token)
    if rest:
        meant = say("hint.write", text=f"{place.text(previous, previous)} {place.text(rest[0], rest[-1])}")
        edits = (Edit(place.span(place.token, place.token), parted(place.span(place.token, place.token), "")),)
    return Mistake(place.report("stray-equals", said, meant, edits=edits), place.replaced(1, 2, ()))


def doubled_word(place: Place) -> Mistake | None:
    """Detect a word that stands twice in a row."""
    for index in (place.index, place.index - 1):
        if not 0 < index < len(place.tokens):
            continue
        first, second = place.tokens[index - 1], place.tokens[index]
        word, other = place.text(second, second), place.text(first, first)
        twins = first.keyword is not None and second.keyword is not None and first.text == second.text
        if first.kind == NEWLINE or not (other == word or twins) or not word[:1].isalpha():
            continue
        repaired = place.replaced(index, index + 1, ())
        if place.reach(repaired) > place.index:
            edits = place.without(second, second)
            report = place.report(
                "repeated-part", stands_twice(other, word), say("hint.keep-one"), first, second, edits
            )
            return Mistake(report, repaired)
    return None


def order(place: Place) -> Mistake | None:
    """Detect the parts of a clause in another order than they must stand in."""
    if place.opener.kind not in WITH_TAIL["BECAUSE"]:
        return None
    change = reordered(place.tokens)
    if change is None or place.token.kind not in ("PER", "UP_TO", "IF", "BECAUSE"):
        return None
    if change.repeated is not None:
        word = change.repeated
        said = say("repeated-part", word=found(word, place.source))
        return Mistake(place.report("repeated-part", said, say("hint.keep-one"), word))
    foreign = next((part for part in change.parts[1:] if not _takes(place, part[0])), None)
    if foreign is not None:
        said = say("unexpected.takes-no", word=found(place.opener, place.source), other=found(foreign[0], place.source))
        hint = say("hint.delete", word=f"`{place.text(foreign[0], foreign[-1])}`")
        edits = place.without(foreign[0], foreign[-1])
        return Mistake(place.report("unexpected", said, hint, foreign[0], foreign[-1], edits))
    line = " ".join(place.text(part[0], part[-1]) for part in change.parts)
    said, hint = say("clause-order", word=found(place.token, place.source)), say("hint.write", text=line)
    edits = place.edit(place.opener, place.tokens[place.line_end - 1], line)
    return Mistake(
        place.report("clause-order", said, hint, edits=edits),
        (*(token for part in change.parts for token in part), place.tokens[-1]),
    )


def _takes(place: Place, word: Token) -> bool:
    """Say whether a clause may end in the part that a word opens."""
    return any(word.kind == tail and place.opener.kind in kinds for tail, kinds in WITH_TAIL.items())


def called_conditional(place: Place) -> Mistake | None:
    """Detect `if(a > 1, 2, 3)`, as spreadsheets have it."""
    begin = place.index
    if place.token.kind == "COMMA":
        begin = next((at for at in range(place.index - 1, -1, -1) if _parts_of_call(place, at)), -1)
    elif place.token.kind != "IF" or not _parts_of_call(place, begin):
        return None
    if begin < 0:
        return None
    first, last = place.tokens[begin], place.tokens[_parts_of_call(place, begin)[-1]]
    whole = _as_conditional(place, begin)
    if place.tokens[begin - 1] is not place.opener or place.opener.kind in WITH_TAIL["IF"]:
        whole = f"({whole})"
    return Mistake(place.instead("called-conditional", say("called-conditional"), whole, first, last))


def _parts_of_call(place: Place, begin: int) -> tuple[int, ...]:
    """Give where the parentheses and the two commas of a conditional stand that is written as a call, else nothing."""
    tokens = place.tokens
    if begin + 1 >= len(tokens) or tokens[begin].kind != "IF" or tokens[begin + 1].kind != "LPAR":
        return ()
    depth, found = 0, [begin + 1]
    for at in range(begin + 1, len(tokens)):
        kind = tokens[at].kind
        depth += {"LPAR": 1, "RPAR": -1}.get(kind, 0)
        if depth == 1 and kind == "COMMA":
            found.append(at)
        if depth == 0:
            return (*found, at) if len(found) == 3 else ()
    return ()


def _as_conditional(place: Place, begin: int) -> str:
    """Write a conditional that stands as a call in words."""
    opening, first, second, closing = _parts_of_call(place, begin)
    spans = ((opening + 1, first), (first + 1, second), (second + 1, closing))
    condition, one, other = (_in_words(place, low, high) for low, high in spans)
    if place.text(place.tokens[begin], place.tokens[begin]).isascii():
        return f"if {condition} then {one} else {other}"
    return f"若 {condition} 则 {one} 否则 {other}"


def _in_words(place: Place, begin: int, end: int) -> str:
    """Give the text of some tokens, with the conditionals in it that stand as calls in words, in parentheses."""
    said, at, copied = "", begin, begin
    while at < end:
        found = _parts_of_call(place, at)
        if found:
            between = place.source.text[place.tokens[copied].start : place.tokens[at].start] if copied < at else ""
            said += f"{between}({_as_conditional(place, at)})"
            at = copied = found[-1] + 1
        else:
            at += 1
    return said + (place.text(place.tokens[copied], place.tokens[end - 1]) if copied < end else "")


def conditional(place: Place) -> Mistake | None:
    """Detect a conditional that stands as an operand."""
    token = place.token
    begin = place.index
    if token.kind == "THEN" and place.opener.kind in WITH_TAIL["IF"]:
        begin = next((index for index, each in enumerate(place.tokens) if each.kind == "IF"), begin)
    elif token.kind != "IF" or not needs_value(place.expected):
        return None
    end = begin
    depth = 0
    while end < len(place.tokens) and not (depth == 0 and place.tokens[end].kind in _TAILS):
        depth += {"LPAR": 1, "RPAR": -1}.get(place.tokens[end].kind, 0)
        if depth < 0:
            break
        end += 1
    first, last = place.tokens[begin], place.tokens[end - 1]
    inside = place.tokens[begin:end]
    around = [Token("LPAR", "(", first.start, first.start), *inside, Token("RPAR", ")", last.end, last.end)]
    said, text = say("conditional-needs-parentheses"), f"({place.text(first, last)})"
    if token.kind == "THEN" and place.tokens[begin - 1] is not place.opener:  # two amounts: the second one says more
        line = f"{place.text(place.opener, place.opener)} {text}"
        edits = place.edit(place.tokens[place.tokens.index(place.opener) + 1], last, text)
        return Mistake(place.report(said.key, said, say("hint.write", text=line), first, last, edits))
    return Mistake(
        place.instead("conditional-needs-parentheses", said, text, first, last),
        place.replaced(begin, end, around),
    )


def negation(place: Place) -> Mistake | None:
    """Detect `a = not b`."""
    if place.token.kind != "NOT" or not needs_value(place.expected):
        return None
    said = say("not-needs-parentheses", word=found(place.token, place.source))
    return Mistake(place.report("not-needs-parentheses", said, say("not-needs-parentheses.hint")))


def chain(place: Place) -> Mistake | None:
    """Detect `a <= b <= c`."""
    token = place.token
    if token.kind not in COMPARISONS or not after_value(place.expected):
        return None
    first = _scan(place, place.index - 1, -1, COMPARISONS | _OPENS_COMPARISON)
    if place.tokens[first].kind not in COMPARISONS:
        return None
    begin = _scan(place, first - 1, -1, _OPENS_COMPARISON | {place.opener.kind, NEWLINE}) + 1
    end = _scan(place, place.index + 1, 1, _ENDS_COMPARISON | COMPARISONS)
    if begin >= first:
        low, high = place.tokens[first + 1 : place.index], place.tokens[place.index + 1 : end]
        hint = say("chained-comparison.keep-one-hint")
        edits: tuple[Edit, ...] = ()
        if low and not high:
            wanted = place.text(place.tokens[first], low[-1])
            hint, edits = say("hint.write", text=wanted), place.without(token, token)
        if low and high:
            wanted = f"{place.text(low[0], low[-1])} to {place.text(high[0], high[-1])}"
            hint = say("chained-comparison.range-hint", text=wanted)
        return Mistake(place.report("chained-comparison", say("chained-comparison.test"), hint, edits=edits))
    middle = place.tokens[first + 1 : place.index]
    left = place.text(place.tokens[begin], place.tokens[place.index - 1])
    right = place.text(middle[0], place.tokens[end - 1])
    word = INLINE["and"]
    repaired = place.replaced(place.index, place.index, [Token("AND", "and", token.start, token.start, word), *middle])
    hint = say("hint.write", text=f"{left} and {right}")
    edits = place.edit(place.tokens[begin], place.tokens[end - 1], f"{left} and {right}")
    return Mistake(place.report("chained-comparison", say("chained-comparison"), hint, edits=edits), repaired)


def _scan(place: Place, index: int, step: int, stops: frozenset[str]) -> int:
    """Go from `index` to the nearest token of `stops` that stands in the same parentheses."""
    depth = 0
    opening, closing = ("LPAR", "RPAR") if step > 0 else ("RPAR", "LPAR")
    while 0 < index < len(place.tokens) - 1:
        kind = place.tokens[index].kind
        if depth == 0 and (kind in stops or kind == closing):
            break
        depth += 1 if kind == opening else -1 if kind == closing else 0
        index += step
    return index


def doubled(place: Place) -> Mistake | None:
    """Detect two signs in a row."""
    signs = ARITHMETIC | COMPARISONS
    if place.token.kind not in signs or place.previous.kind not in signs or not needs_value(place.expected):
        return None
    pair = place.text(place.previous, place.token)
    said, first, last = say("doubled-operator", signs=pair), place.previous, place.token
    joined = "".join(pair.split())
    joined = FOREIGN.get(joined, joined)
    if joined in SIGNS:
        return Mistake(place.instead("doubled-operator", said, joined, first, last))
    edits = place.without(last, last) if first.kind == last.kind else ()
    return Mistake(place.report("doubled-operator", said, say("hint.keep-one"), first, last, edits))


def row(place: Place) -> Mistake | None:
    """Detect a row on the line of its clause."""
    words = [token.kind for token in place.tokens[: place.index]]
    if NEWLINE in words or not words or words[0] not in BODIES:
        return None
    if place.token.kind in ("WHEN", "OTHERWISE") or ("MATCH" in words and place.token.kind != NEWLINE):
        last = place.tokens[place.line_end - 1]
        said = say("row-on-its-own-line", row=place.text(place.token, last))
        hint = say("hint.begin-a-line-before", word=f"`{place.text(place.token, place.token)}`")
        edits = new_line(place.source, place.token.start, place.token.start, " " * 4)
        return Mistake(place.report("row-on-its-own-line", said, hint, place.token, last, edits))
    return None
