"""Turn a sign or word too many into a report of what stands right without it."""

from __future__ import annotations

from indicrules.language.clauses import CONDITIONS, NAMED_BLOCKS, TESTS
from indicrules.syntax.repair.failure import Mistake, Place
from indicrules.syntax.repair.wording import COMPARISONS, found
from indicrules.syntax.token import NEWLINE

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
        sign = found(token, place.source)
        hint = f"write `{header} {place.text(following, following)}`"
        return Mistake(place.report("unexpected", f"no {sign} stands between a name and its unit", hint))
    if token.kind in _JOINS and following.kind in ("NAME", "NUMBER"):
        both = place.text(place.previous, following)
        joined = f"{name}_{place.text(following, following)}"
        hint = f'write `{joined}`, or keep it as the title: `{joined} "{both}"`'
        message = f"`{both}` is no name: a name has letters, digits and `_`"
        return Mistake(place.report("two-word-name", message, hint, place.previous, following))
    if token.kind == "LPAR":
        last = next((each for each in place.tokens[2:] if each.kind in ("RPAR", NEWLINE)), token)
        both = place.text(place.previous, last)
        message = f"`{both}` is no name: a name has letters, digits and `_`"
        return Mistake(
            place.report("two-word-name", message, f'keep it as the title: `{header} "{both}"`', place.previous, last)
        )
    return None


def stray_colon(place: Place) -> Mistake | None:
    """Detect a colon that makes sense left out."""
    if place.token.kind != "COLON" or place.index < 2:
        return None
    repaired = place.replaced(place.index, place.index + 1, ())
    if place.reach(repaired) <= place.index:
        return None
    return Mistake(
        place.report("stray-colon", f"no {found(place.token, place.source)} belongs here", "delete it"), repaired
    )


def stray_if(place: Place) -> Mistake | None:
    """Detect `check if …` and `require if …`."""
    if place.opener.kind not in CONDITIONS or len(place.tokens) < 3 or place.tokens[1].kind != "IF":
        return None
    if "THEN" not in place.expected:
        return None
    word = found(place.tokens[1], place.source)
    opener = found(place.opener, place.source)
    report = place.report("unexpected", f"{opener} takes no {word}", f"delete {word}", place.tokens[1])
    return Mistake(report, (place.tokens[0], *place.tokens[2:]))


def stray_sign(place: Place) -> Mistake | None:
    """Detect `>= 43 to 50`."""
    begin = TESTS.get(place.opener.kind)
    if place.token.kind != "TO" or begin is None or place.tokens[begin].kind not in COMPARISONS:
        return None
    sign = place.tokens[begin]
    last = place.tokens[place.line_end - 1]
    before, after = place.text(place.opener, place.tokens[begin - 1]), place.text(place.tokens[begin + 1], last)
    message = f"a range takes no {found(sign, place.source)}"
    return Mistake(place.report("unexpected", message, f"write `{before} {after}`", sign))
