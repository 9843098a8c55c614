"""Turn a sign or word too many into a report of what stands right without it."""

from __future__ import annotations

from indicrules.language.clauses import CONDITIONS, NAMED_BLOCKS, TESTS
from indicrules.syntax.repair.failure import Mistake, Place
from indicrules.syntax.repair.wording import COMPARISONS, found
from indicrules.syntax.token import NEWLINE
from indicrules.text.diagnostic import parted
from indicrules.text.sentence import say

_JOINS = frozenset({"MINUS", "COMMA", "OVER", "TIMES", "PLUS"})
_SIGNS = frozenset({"COLON", "COMMA", "EQUAL", "LPAR"})


def stray_mark(place: Place) -> Mistake | None:
    """Detect a sign after a header's name: inside the name, or before an input's unit."""
    token, opener = place.token, place.opener
    if place.index != 2 or opener.kind not in NAMED_BLOCKS or place.previous.kind != "NAME":
        return None
    following = place.tokens[3] if place.tokens[2].kind != NEWLINE else token
    name = place.text(place.previous, place.previous)
    header = f"{place.text(opener, opener)} {name}"
    if opener.kind == "INPUT" and token.kind in _SIGNS and following.kind in ("NAME", "MEASURE"):
        said = say("unexpected.before-unit", sign=found(token, place.source))
        hint = say("hint.write", text=f"{header} {place.text(following, following)}")
        edits = place.edit(token, token, parted(place.span(token, token), "")) if token.kind != "LPAR" else ()
        return Mistake(place.report("unexpected", said, hint, edits=edits))
    if token.kind in _JOINS and following.kind in ("NAME", "NUMBER"):
        both = place.text(place.previous, following)
        joined = f"{name}_{place.text(following, following)}"
        hint = say("two-word-name.title-hint", name=joined, line=f'{joined} "{both}"')
        said = say("two-word-name.signs", words=both)
        return Mistake(place.report("two-word-name", said, hint, place.previous, following))
    if token.kind == "LPAR":
        last = next((each for each in place.tokens[2:] if each.kind in ("RPAR", NEWLINE)), token)
        both = place.text(place.previous, last)
        hint = say("two-word-name.keep-title-hint", line=f'{header} "{both}"')
        return Mistake(
            place.report("two-word-name", say("two-word-name.signs", words=both), hint, place.previous, last)
        )
    return None


def stray_colon(place: Place) -> Mistake | None:
    """Detect a colon that makes sense left out."""
    if place.token.kind != "COLON" or place.index < 2:
        return None
    repaired = place.replaced(place.index, place.index + 1, ())
    if place.reach(repaired) <= place.index:
        return None
    said = say("stray-colon", sign=found(place.token, place.source))
    edits = place.edit(place.token, place.token, parted(place.span(place.token, place.token), "")[:1])
    return Mistake(place.report("stray-colon", said, say("hint.delete-it"), edits=edits), repaired)


def stray_if(place: Place) -> Mistake | None:
    """Detect `check if …` and `require if …`."""
    if place.opener.kind not in CONDITIONS or len(place.tokens) < 3 or place.tokens[1].kind != "IF":
        return None
    if "THEN" not in place.expected:
        return None
    word = found(place.tokens[1], place.source)
    opener = found(place.opener, place.source)
    said, hint = say("unexpected.takes-no", word=opener, other=word), say("hint.delete", word=word)
    report = place.report(
        "unexpected", said, hint, place.tokens[1], edits=place.without(place.tokens[1], place.tokens[1])
    )
    return Mistake(report, (place.tokens[0], *place.tokens[2:]))


def stray_sign(place: Place) -> Mistake | None:
    """Detect `>= 43 to 50`."""
    begin = TESTS.get(place.opener.kind)
    if place.token.kind != "TO" or begin is None or place.tokens[begin].kind not in COMPARISONS:
        return None
    sign = place.tokens[begin]
    last = place.tokens[place.line_end - 1]
    before, after = place.text(place.opener, place.tokens[begin - 1]), place.text(place.tokens[begin + 1], last)
    said, hint = (
        say("unexpected.sign-of-range", sign=found(sign, place.source)),
        say("hint.write", text=f"{before} {after}"),
    )
    edits = place.edit(place.opener, last, f"{before} {after}")
    return Mistake(place.report("unexpected", said, hint, sign, edits=edits))
