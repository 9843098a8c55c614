"""Turn what is left out of a line into a report of what belongs there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indicrules.language.clauses import BLOCK_KINDS, TESTS
from indicrules.language.words import BLOCKS, OPENERS
from indicrules.syntax.repair.bands import band
from indicrules.syntax.repair.between import meant
from indicrules.syntax.repair.failure import Mistake, Place, how_to_write
from indicrules.syntax.repair.heads import stands_in
from indicrules.syntax.repair.marks import new_line
from indicrules.syntax.repair.numerals import spelt
from indicrules.syntax.repair.spelling import nearest
from indicrules.syntax.repair.wording import ARITHMETIC, COMPARISONS, VALUES, after_value, found, needs_value
from indicrules.syntax.token import NEWLINE, Token
from indicrules.text.diagnostic import Edit, parted
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say
from indicrules.text.source import Span

_OPERATORS = ARITHMETIC | COMPARISONS | {"AND", "OR", "NOT"}
_DAY_OF_NO_YEAR = pattern(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:底|末|份|\d{1,2}日|初|中旬)?(?:之?前|以前|内)?")
_ROW_BELOW = pattern(r"[ \t]*(?:#[^\n]*)?\r?\n[ \t]*[<>=≥≤]")  # which compares, as the rows of a `match` do
_MODE = pattern(r"half-(up|down)\b")  # of rounding, as other languages write it


def own_line(place: Place) -> Mistake | None:
    """Detect a clause or block on the line of another."""
    token, previous = place.token, place.previous
    if token.kind != "NAME" or token.text not in OPENERS or NEWLINE not in place.expected or previous.kind == NEWLINE:
        return None
    if place.source.text[token.start - 1 : token.start].isalpha() or place.tokens[place.index + 1].kind == NEWLINE:
        return None
    if place.opener.kind == "EXPECT" and place.tokens[place.index + 1].kind == "LPAR":
        return None  # a further value
    word = found(token, place.source)
    indent = "" if OPENERS[token.text].role == "block" else "  "
    return Mistake(
        place.report(
            "clause-on-its-own-line",
            say("clause-on-its-own-line", word=word),
            say("hint.begin-a-line-before", word=word),
            edits=(*new_line(place.source, token.start, token.start, indent), *_further_blocks(place, indent)),
        ),
        place.replaced(place.index, place.line_end, ()),
        cut=True,
    )


def _further_blocks(place: Place, indent: str) -> Iterator[Edit]:
    """Begin lines before the blocks that follow one in the same line."""
    for token in place.tokens[place.index + 1 : place.line_end - 1] if not indent else ():
        if token.kind == "NAME" and token.text in BLOCKS:
            yield from new_line(place.source, token.start, token.start, indent)


def no_equals(place: Place) -> Mistake | None:
    """Detect `given NAME 5` and `param NAME: 5`."""
    token, previous = place.token, place.previous
    if place.expected != {"EQUAL"} or token.kind not in VALUES | {"MINUS", "NOT", "IF", "COLON", "MATCH"}:
        return None
    if token.kind == "NAME" and place.tokens[place.index + 1].kind == "EQUAL":
        return _two_words(place)
    colon = token.kind == "COLON"
    rest = place.index + 1 if colon else place.index
    end = rest
    while place.tokens[end].kind not in ("COMMA", NEWLINE):
        end += 1
    if end == rest:
        return None
    meant = f"{place.text(previous, previous)} = {place.text(place.tokens[rest], place.tokens[end - 1])}"
    equal = Token("EQUAL", "=", token.start, token.end if colon else token.start)
    said, edits = (
        say("missing-equals", word=found(previous, place.source)),
        place.edit(previous, place.tokens[end - 1], meant),
    )
    return Mistake(
        place.report("missing-equals", said, say("hint.write", text=meant), previous, edits=edits),
        place.replaced(place.index, rest, [equal]),
    )


def no_operand(place: Place) -> Mistake | None:
    """Detect a sign with nothing after it, or nothing before it, and a comma too many."""
    token, previous = place.token, place.previous
    if token.kind == "COMMA" and previous.kind == "COMMA":
        return Mistake(
            place.report(
                "doubled-operator",
                say("doubled-operator.commas"),
                say("hint.keep-one"),
                previous,
                token,
                place.without(token, token),
            ),
            place.replaced(place.index, place.index + 1, ()),
        )
    if token.kind == "COMMA" and NEWLINE in place.expected and place.index + 1 == place.line_end:
        return Mistake(
            place.report(
                "stray-comma",
                say("stray-comma.last", sign=found(token, place.source)),
                say("hint.delete-it"),
                edits=place.without(token, token),
            ),
            place.replaced(place.index, place.index + 1, ()),
        )
    if token.kind == "COMMA" and after_value(place.expected) and place.expected & {"BECAUSE", "IF", "UP_TO", "PER"}:
        repaired = place.replaced(place.index, place.index + 1, ())
        if place.reach(repaired) > place.index + 1:
            edits = place.edit(token, token, parted(place.span(token, token), ""))
            report = place.report("stray-comma", say("stray-comma"), say("hint.delete-it"), edits=edits)
            return Mistake(report, repaired)
    if not needs_value(place.expected) or token.kind == NEWLINE:
        return None
    if previous.kind in _OPERATORS and token.kind not in _OPERATORS | VALUES:
        return _lacks_value(place, previous)
    if token.kind in (ARITHMETIC | COMPARISONS | {"AND", "OR"}) - {"MINUS"} and previous.kind not in _OPERATORS:
        sign = found(token, place.source)
        return Mistake(
            place.report(
                "missing-value", say("missing-value.before", sign=sign), say("missing-value.before-hint", sign=sign)
            )
        )
    return None


def no_value(place: Place) -> Mistake | None:
    """Detect a line that ends too early."""
    previous = place.previous
    if place.index >= len(place.tokens) or previous.kind == NEWLINE:
        if previous.kind == NEWLINE and place.expected >= {"WHEN", "OTHERWISE"}:
            return _lacks_value(place, place.tokens[max(place.index - 2, 0)])
        if any(token.kind == "MATCH" for token in place.tokens[: place.index]) and place.index >= len(place.tokens):
            word = next(token for token in place.tokens if token.kind == "MATCH")
            said = say("missing-value.no-rows", word=found(word, place.source))
            return Mistake(place.report("missing-value", said, say("missing-value.no-rows-hint"), word))
        return None
    if place.token.kind != NEWLINE:
        return None
    if previous.kind in BLOCK_KINDS and place.expected & {"NAME", "STRING"} and previous.kind not in ("CHECK",):
        return _lacks_name(place)
    if place.opener.kind in TESTS and place.expected >= {"TO"} and after_value(place.expected):
        return _bare(place)
    if previous.keyword is not None or previous.kind in ARITHMETIC | COMPARISONS | {"AND", "OR", "NOT", "COMMA"}:
        complete = after_value(place.expected)
        return None if complete else _lacks_value(place, previous)
    return None


def _lacks_value(place: Place, word: Token) -> Mistake:
    name = found(word, place.source)
    said = say("missing-value", word=name)
    if word.kind == "MINUS" and (mode := _MODE.search(place.source.text, max(word.start - 4, 0), word.end + 5)):
        whole = f"half_{mode[1]}"
        edits = (Edit(Span(place.source, mode.start(), mode.end()), whole),)
        return Mistake(place.report("missing-value", said, say("hint.write", text=whole), word, edits=edits))
    if word.kind == "SCORE" and _ROW_BELOW.match(place.source.text, word.end) is not None:
        written = place.text(word, word)
        text = f"{written} {'match actual' if written.isascii() else '按 完成值'}"
        return Mistake(
            place.report("missing-value", said, say("hint.write", text=text), word, edits=place.edit(word, word, text))
        )
    if place.token.kind == "MATCH" and word.kind in _OPERATORS:
        return Mistake(place.report("missing-value", said, say("missing-value.match-hint"), word))
    hint = how_to_write(word, place.source)
    if hint is None:
        hint = say("missing-value.comma-hint") if word.kind == "COMMA" else say("missing-value.hint", word=name)
    return Mistake(place.report("missing-value", said, hint, word))


def _lacks_name(place: Place) -> Mistake:
    word = place.previous
    after = found(word, place.source)
    said = say("missing-name", word=after) if "NAME" in place.expected else say("missing-name.text", word=after)
    return Mistake(place.report("missing-name", said, how_to_write(word, place.source), word))


def no_name(place: Place) -> Mistake | None:
    """Detect a header whose name is left out, or a name of two words."""
    previous, token = place.previous, place.token
    if previous.kind in BLOCK_KINDS and place.index == 1 and place.expected == {"NAME"}:
        return _lacks_name(place)
    if place.opener.kind == "GRADE" and place.index == 1 and token.kind in COMPARISONS:
        return _lacks_name(place)
    named = place.opener.kind in BLOCK_KINDS - {"CHECK"}
    if named and previous.kind == "NAME" and token.kind == "NAME" and place.index == 2:
        joined = joined_name(place.tokens, place.source.text)
        if joined is not None:
            return _parted_name(place, joined[1])
        meant = nearest(token.text, ("in", "属于"))
        if meant is None or place.tokens[place.index + 1].kind != "NAME":
            return _two_words(place)
    unit = place.index == 3 and place.opener.kind == "INPUT" and previous.kind == "MEASURE" and token.kind == "NAME"
    if unit and place.tokens[1].kind == "NAME":
        both = place.text(place.tokens[1], previous)
        name = f"{place.tokens[1].text}_{previous.text}"
        joined = joined_name(place.tokens, place.source.text)
        if joined is not None:
            return _parted_name(place, joined[1])
        hint = say(
            "two-word-name.unit-hint",
            name=f"{name} {token.text}",
            unit=f"{place.tokens[1].text} {previous.text}{token.text}",
        )
        said = say("two-word-name.unit", words=f"{both} {token.text}")
        return Mistake(place.report("two-word-name", said, hint, place.tokens[1], token))
    return None


def joined_name(tokens: Sequence[Token], text: str) -> tuple[Token, ...] | None:
    """Give a header's tokens with its name in one word, where a blank parts it and it stands elsewhere without."""
    if len(tokens) < 4 or tokens[2].kind not in ("NAME", "MEASURE") or tokens[2].keyword is not None:
        return None
    first, second, following = tokens[1:4]
    name = first.text + second.text
    if first.kind != "NAME" or not stands_in(name, text):
        return None
    if following.kind == "NAME":  # what was taken for the unit is a part of the name
        following = following._replace(kind="MEASURE")
    return tokens[0], Token("NAME", name, first.start, second.end), following, *tokens[4:]


def _parted_name(place: Place, name: Token) -> Mistake:
    hint, edits = say("two-word-name.elsewhere-hint", name=name.text), place.edit(name, name, name.text)
    edits = edits if place.text(name, name) != name.text else ()
    said = say("two-word-name", words=place.text(name, name))
    return Mistake(place.report("two-word-name", said, hint, name, edits=edits))


def _two_words(place: Place) -> Mistake:
    both = place.text(place.previous, place.token)
    name = f"{place.previous.text}_{place.token.text}"
    titled = place.opener.kind in BLOCK_KINDS
    hint = say("two-word-name.hint", name=name)
    if titled:
        hint = say("two-word-name.title-hint", name=name, line=f'{name} "{both}"')
    if place.opener.kind == "TABLE":
        keys = ", ".join(each.text for each in place.tokens[2:] if each.kind in ("NAME", "MEASURE"))
        line, last = f"{place.text(place.opener, place.previous)}({keys})", place.tokens[place.line_end - 1]
        plain = all(each.kind in ("NAME", "MEASURE", "COMMA") for each in place.tokens[place.index : place.line_end])
        edits = place.edit(place.opener, last, line) if plain else ()
        said = say("unexpected.keys", name=place.previous.text)
        return Mistake(place.report("unexpected", said, say("hint.write", text=line), place.token, edits=edits))
    said = say("two-word-name", words=both)
    return Mistake(place.report("two-word-name", said, hint, place.previous, place.token))


def _bare(place: Place) -> Mistake:
    first = place.tokens[place.tokens.index(place.opener) + TESTS[place.opener.kind]]
    value = place.text(first, place.previous)
    line = place.text(place.opener, place.previous)
    code = "bare-target" if place.opener.kind == "TARGET" else "bare-grade"
    start = line[: len(line) - len(value)]
    chinese = any("\u4e00" <= each <= "\u9fff" for each in line)
    wanted = band(value, "至" if chinese else "to") or _compared(first, value)
    hint = say("hint.write", text=f"{start}{wanted}")
    if code == "bare-target" and first.kind == "NAME" and value == first.text and not _is_read(value, first, place):
        said = say("bare-target", value=value)
        advice = say("bare-target.words-hint", value=value)
        return Mistake(place.report(code, said, advice, first, place.previous))
    if code == "bare-target" and wanted.startswith(">=") and _DAY_OF_NO_YEAR.fullmatch(value) is not None:
        return Mistake(place.report(code, say("bare-target", value=value), say("bare-target.day-hint"), first))
    minus = next((each for each in place.tokens[: place.index] if each.kind == "MINUS" and each is not first), None)
    if minus is not None and not wanted.startswith("<") and "+" not in value:
        low, high = place.source.text[first.start : minus.start], place.source.text[minus.end : place.previous.end]
        wanted = meant(low.strip(), high.strip())
        if place.opener.keyword is not None and not line.isascii() and line.startswith(place.opener.keyword.chinese):
            wanted = wanted.replace(" to ", " 至 ")
        hint = say("hint.write-a-range", text=f"{start}{wanted}")
    said = say("bare-target", value=value) if code == "bare-target" else say("bare-grade", value=value)
    return Mistake(place.report(code, said, hint, first, place.previous, place.edit(first, place.previous, wanted)))


def _is_read(word: str, token: Token, place: Place) -> bool:
    """Say whether a word stands elsewhere in the text, too, as what is declared does, or is a number."""
    text = place.source.text
    return spelt(word) is not None or stands_in(word, text[: token.start]) or stands_in(word, text[token.end :])


def _compared(first: Token, value: str) -> str:
    """Give a bare value with the sign that was most likely meant."""
    if first.kind == "STRING" and first.text.lstrip().startswith(("<", ">", "=", "≥", "≤")):
        return first.text.strip()
    if first.kind == "NAME" and value == first.text and (digits := spelt(value)) is not None:
        return f"{'=' if digits == '0' else '>='} {digits}"
    exactly = first.kind in ("STRING", "YES", "NO") or (first.kind == "NUMBER" and not first.text.strip("0._"))
    return f"{'=' if exactly else '>='} {value}"


def no_quotes(place: Place) -> Mistake | None:
    """Detect a text that lacks its quotes."""
    token = place.token
    texts = place.expected - {NEWLINE}
    if token.kind == NEWLINE or not texts <= {"STRING", "LPAR"} or "STRING" not in texts:
        return None
    last = next(each for each in reversed(place.tokens[: place.line_end]) if each.kind != NEWLINE)
    if any(each.kind == "STRING" for each in place.tokens[place.index : place.line_end]):
        return None
    text = place.text(token, last)
    return Mistake(
        place.instead("missing-quotes", say("missing-quotes", text=text), f'"{text}"', token, last),
        place.replaced(place.index, place.line_end, [Token("STRING", text, token.start, last.end)]),
    )
