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
from indicrules.text.diagnostic import Edit
from indicrules.text.sentence import Sentence, say

_TIMES = frozenset({"x", "X", "乘", "乘以"})
_OVER = frozenset({"除以"})
_WARN = {"warning": "warn", "warns": "warn", "警告": "提醒", "提示": "提醒"}


def no_sign(place: Place) -> Mistake | None:
    """Detect two values side by side."""
    token, previous = place.token, place.previous
    if token.kind not in VALUES or previous.kind == NEWLINE:
        return None
    if token.kind == "STRING" and previous.kind == "STRING" and "COMMA" in place.expected:
        comma = Token("COMMA", ",", token.start, token.start)
        return Mistake(
            place.report(
                "missing-comma",
                say("missing-comma.texts"),
                say("missing-comma.texts-hint"),
                edits=place.inserted(previous.end, ","),
            ),
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
            place.report(
                "missing-comma",
                say("missing-comma", word=found(token, place.source)),
                say("missing-comma.hint"),
                edits=place.inserted(previous.end, ","),
            ),
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
            report = place.instead("two-word-name", _several(written), name, whole)
            return Mistake(report, place.replaced(begin, last, [whole]))
    return None


def _is_called(place: Place) -> bool:
    """Detect `expect score a = 10`."""
    at, following = place.index, place.tokens[place.index + 1].kind
    return place.previous.keyword is not None and place.tokens[at].kind == "NAME" and following == "EQUAL"


def _several(words: str) -> Sentence:
    count = len(words.split())
    if count == 2:
        return say("two-word-name", words=words)
    return say("two-word-name.three", words=words) if count == 3 else say("two-word-name.several", words=words)


def _opens_another(place: Place) -> bool:
    """Say whether a further value of a list opens here: `… NAME =` or `… NAME(`."""
    if any(token.kind in COMPARISONS for token in place.tokens[1 : place.index]):
        following = place.tokens[place.index + 1].kind
        return following == "EQUAL" or following == "LPAR"
    return False


def _no_sign_between(place: Place) -> Mistake:
    edits: tuple[Edit, ...] = ()
    token, previous = place.token, place.previous
    first, second = place.text(previous, previous), place.text(token, token)
    said = say("missing-operator", values=place.text(previous, token))
    before = place.tokens[place.index - 2] if previous.kind == "MEASURE" else previous
    digits = spelt(previous.text) if previous.kind == "NAME" else None
    if digits is not None and token.kind == "NAME":
        in_words = say("number-in-words", words=first)
        return Mistake(place.instead("number-in-words", in_words, f"{digits} {second}", previous, token))
    letters = as_digits(first) if previous.kind == "NAME" else None
    if letters is not None:
        said = say("letter-for-digit.word", number=first)
        return Mistake(place.instead("letter-for-digit", said, letters, previous))
    if previous.text in _WARN and place.opener.kind == "CHECK" and place.index == 2:
        said, meant = say("misspelt-word", word=first), _WARN[previous.text]
        hint, edits = say("hint.did-you-mean", word=meant), place.edit(previous, previous, meant)
        return Mistake(place.report("misspelt-word", said, hint, previous, edits=edits))
    if place.opener.kind == "INPUT" and token.kind == "NAME" and "STRING" in place.expected:
        last = place.tokens[place.line_end - 1]
        title = place.text(token, last)
        text = Token("STRING", title, token.start, last.end)
        return Mistake(
            place.instead("missing-quotes", say("missing-quotes", text=title), f'"{title}"', token, last),
            place.replaced(place.index, place.line_end, [text]),
        )
    if token.text in _TIMES | _OVER and token.kind == "NAME":
        sign = "*" if token.text in _TIMES else "/"
        return Mistake(place.instead("missing-operator", say("missing-operator.word", word=second), sign))
    if "TO" in place.expected and token.kind == "NAME" and place.tokens[place.index + 1].kind == "NUMBER":
        to = "to" if token.text.isascii() else "至"
        said, hint = say("misspelt-word", word=second), say("hint.did-you-mean", word=to)
        return Mistake(place.report("misspelt-word", said, hint, edits=place.edit(token, token, to)))
    if token.kind == "STRING" and "BECAUSE" in place.expected:
        because = INLINE["because"]
        return Mistake(
            place.instead("missing-because", say("missing-because", text=second), f"because {second}"),
            place.replaced(place.index, place.index, [Token("BECAUSE", "because", token.start, token.start, because)]),
        )
    if previous.kind == "NUMBER" and token.kind in ("LPAR", "STRING"):
        unit = place.source.text[token.start + 1 :].split("\n", 1)[0]
        name = unit.split(")" if token.kind == "LPAR" else '"', 1)[0].split("）", 1)[0].strip()
        if name:
            hint = say("missing-operator.unit-hint", unit=name, text=f"{first} {name}")
            return Mistake(place.report("missing-operator", said, hint, previous, token))
    if previous.kind == "NUMBER" and token.kind == "NUMBER":
        hint = say("missing-operator.one-number-hint", number=f"{first}{second}")
    elif before.kind == "NUMBER" and token.kind == "NUMBER" and "TO" in place.expected:
        wanted = f"{place.text(before, previous)} to {second}"
        hint, edits = say("missing-operator.range-hint", text=wanted), place.edit(before, token, wanted)
    elif _is_called(place):
        hint, edits = say("hint.write", text=f"{first}({second})"), place.edit(previous, token, f"{first}({second})")
    elif place.opener.kind == "EXPECT":
        hint, edits = say("missing-operator.equals-hint"), place.inserted(previous.end, " =")
    elif place.opener.kind in CONDITIONS:
        hint = say("missing-operator.comparison-hint", text=f"{first} >= {second}")
    else:
        hint = say("missing-operator.hint")
    return Mistake(place.report("missing-operator", said, hint, previous, token, edits))
