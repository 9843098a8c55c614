"""Turn two values that stand side by side into a report of what belongs between them."""

from __future__ import annotations

from indicrules.language.clauses import CONDITIONS, LISTS
from indicrules.language.words import INLINE
from indicrules.syntax.places import SHIPPED_NAMES
from indicrules.syntax.repair.failure import Mistake, Place
from indicrules.syntax.repair.heads import stands_in
from indicrules.syntax.repair.numerals import as_digits, spelt
from indicrules.syntax.repair.wording import COMPARISONS, VALUES, after_value, found
from indicrules.syntax.token import NEWLINE, Token

_TIMES = frozenset({"x", "X", "乘", "乘以"})
_OVER = frozenset({"除以"})
_COUNTED = {2: "two", 3: "three"}
_WARN = {"warning": "warn", "warns": "warn", "警告": "提醒", "提示": "提醒"}


def no_sign(place: Place) -> Mistake | None:
    """Detect two values side by side."""
    token, previous = place.token, place.previous
    if token.kind not in VALUES or previous.kind == NEWLINE:
        return None
    if token.kind == "STRING" and previous.kind == "STRING" and "COMMA" in place.expected:
        comma = Token("COMMA", ",", token.start, token.start)
        return Mistake(
            place.report("missing-comma", "two texts stand side by side", "put `,` between them"),
            place.replaced(place.index, place.index, [comma]),
        )
    if not after_value(place.expected):
        return None
    parted = _parted(place) if token.kind == "NAME" else None
    if parted is not None:
        return parted
    listed = place.opener.kind in LISTS and place.index > 1
    if listed and token.kind == "NAME" and _opens_another(place):
        comma = Token("COMMA", ",", token.start, token.start)
        return Mistake(
            place.report("missing-comma", f"no comma stands before {found(token, place.source)}", "put `,` before it"),
            place.replaced(place.index, place.index, [comma]),
        )
    return _no_sign_between(place)


def _parted(place: Place) -> Mistake | None:
    """Detect a name with blanks in it, which stands elsewhere without."""
    begin = end = place.index
    while place.tokens[begin - 1].kind == "NAME" and begin > 1:
        begin -= 1
    while place.tokens[end].kind == "NAME":
        end += 1
    for last in range(end, max(place.index, begin + 1), -1):
        first, final = place.tokens[begin], place.tokens[last - 1]
        written = place.text(first, final)
        name = "_".join(place.text(each, each) if each.keyword else each.text for each in place.tokens[begin:last])
        name = name.lower() if name.lower() in SHIPPED_NAMES else name
        if name in SHIPPED_NAMES or stands_in(name, place.source.text):
            whole = Token("NAME", name, first.start, final.end)
            message = f"`{written}` is {_COUNTED.get(len(written.split()), 'several')} words, and a name is one"
            report = place.report("two-word-name", message, f"write `{name}`", whole)
            return Mistake(report, place.replaced(begin, last, [whole]))
    return None


def _opens_another(place: Place) -> bool:
    """Say whether a further value of a list opens here: `… NAME =` or `… NAME(`."""
    if any(token.kind in COMPARISONS for token in place.tokens[1 : place.index]):
        following = place.tokens[place.index + 1].kind
        return following == "EQUAL" or following == "LPAR"
    return False


def _no_sign_between(place: Place) -> Mistake:
    token, previous = place.token, place.previous
    first, second = place.text(previous, previous), place.text(token, token)
    pair = place.text(previous, token)
    before = place.tokens[place.index - 2] if previous.kind == "MEASURE" else previous
    digits = spelt(previous.text) if previous.kind == "NAME" else None
    if digits is not None and token.kind == "NAME":
        report = place.report(
            "number-in-words", f"`{first}` is a number in words", f"write `{digits} {second}`", previous, token
        )
        return Mistake(report)
    letters = as_digits(first) if previous.kind == "NAME" else None
    if letters is not None:
        message = f"`{first}` has a letter where a digit belongs"
        return Mistake(place.report("letter-for-digit", message, f"write `{letters}`", previous))
    if previous.text in _WARN and place.opener.kind == "CHECK" and place.index == 2:
        message = f"`{first}` has no meaning here"
        return Mistake(place.report("misspelt-word", message, f"did you mean `{_WARN[previous.text]}`?", previous))
    if place.opener.kind == "INPUT" and token.kind == "NAME" and "STRING" in place.expected:
        last = place.tokens[place.line_end - 1]
        title = place.text(token, last)
        text = Token("STRING", title, token.start, last.end)
        return Mistake(
            place.report("missing-quotes", f"`{title}` stands without quotes", f'write `"{title}"`', token, last),
            place.replaced(place.index, place.line_end, [text]),
        )
    if token.text in _TIMES | _OVER and token.kind == "NAME":
        sign = "*" if token.text in _TIMES else "/"
        return Mistake(place.report("missing-operator", f"`{second}` is no sign here", f"write `{sign}`"))
    if "TO" in place.expected and token.kind == "NAME" and place.tokens[place.index + 1].kind == "NUMBER":
        hint = f"did you mean `{'to' if token.text.isascii() else '至'}`?"
        return Mistake(place.report("misspelt-word", f"`{second}` has no meaning here", hint))
    if token.kind == "STRING" and "BECAUSE" in place.expected:
        because = INLINE["because"]
        return Mistake(
            place.report("missing-because", f"no `because` stands before `{second}`", f"write `because {second}`"),
            place.replaced(place.index, place.index, [Token("BECAUSE", "because", token.start, token.start, because)]),
        )
    if previous.kind == "NUMBER" and token.kind in ("LPAR", "STRING"):
        unit = place.source.text[token.start + 1 :].split("\n", 1)[0]
        name = unit.split(")" if token.kind == "LPAR" else '"', 1)[0].split("）", 1)[0].strip()
        if name:
            return Mistake(
                place.report("missing-operator", f"no sign stands between the values of `{pair}`",
                             f"if `{name}` is the unit, write `{first} {name}`", previous, token)
            )  # fmt: skip
    if previous.kind == "NUMBER" and token.kind == "NUMBER":
        hint = f"if they are one number, write `{first}{second}`; else put a sign between them"
    elif before.kind == "NUMBER" and token.kind == "NUMBER" and "TO" in place.expected:
        hint = f"put `to` between the ends of a range, as `{place.text(before, previous)} to {second}`"
    elif place.opener.kind == "EXPECT":
        hint = "put `=` between them"
    elif place.opener.kind in CONDITIONS:
        hint = f"put a sign between them, as `{first} >= {second}`"
    else:
        hint = "put a sign between them, such as `+`, `-`, `*` or `/`"
    message = f"no sign stands between the values of `{pair}`"
    return Mistake(place.report("missing-operator", message, hint, previous, token))
