"""Turn each slip in a sign, a quote or a parenthesis into its diagnostic, and into what was meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from indicrules.language.clauses import CLAUSE_BODIES, COUNTS, EQUATIONS, NAMED_BLOCKS
from indicrules.syntax.repair import between, folded
from indicrules.syntax.repair.numerals import day, exponent
from indicrules.syntax.repair.wording import ARITHMETIC, COMPARISONS, VALUES
from indicrules.syntax.signs import FOLDED_DIGIT, FOREIGN, SIGNS
from indicrules.syntax.token import Token
from indicrules.text.classes import frozen
from indicrules.text.diagnostic import Diagnostic, Edit, delete, parted, write_instead, write_instead_at
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Sentence, say
from indicrules.text.source import Source, Span

_JOINED_DIGITS = pattern(r"([^\W\d]+)(\d+)\Z")  # a word and the beginning of a number, `扣0` of `扣0.5`
_WORD = 40  # characters of such a word that are looked at


def stray_parenthesis(span: Span) -> Diagnostic:
    """Say that nothing opens what is closed."""
    said = say("stray-parenthesis", sign=span.text)
    return Diagnostic("stray-parenthesis", said, span, say("stray-parenthesis.hint"))


def unclosed_parenthesis(span: Span) -> Diagnostic:
    """Say that nothing closes what is opened."""
    said = say("unclosed-parenthesis", sign=span.text)
    return Diagnostic("unclosed-parenthesis", said, span, say("unclosed-parenthesis.hint"))


def stray_percent(span: Span) -> Diagnostic:
    """Say that a percent sign belongs to a number."""
    return Diagnostic("stray-percent", say("stray-percent", sign=span.text), span, say("stray-percent.hint"))


def unclosed_string(span: Span) -> Diagnostic:
    """Say that a string runs to the end of its line."""
    text, last = span.text, Span(span.source, span.end - 1, span.end)
    edits: tuple[Edit, ...] = (Edit(Span(span.source, span.end, span.end), '"'),)
    hint = say("unclosed-string.hint")
    if text == '"':
        hint, edits = say("unclosed-string.lone-hint"), ()
    elif text[-1] in "”“＂":
        hint, edits = say("unclosed-string.other-quote-hint", sign=text[-1]), (Edit(last, '"'),)
    return Diagnostic("unclosed-string", say("unclosed-string", text=text), span, hint, edits=edits)


def operator(sign: str, span: Span) -> tuple[str, Diagnostic]:
    """Give the sign or word that was meant, and the report."""
    written = span.text
    meant = FOREIGN.get(sign)
    if meant is not None:
        said = say("foreign-operator", sign=written)
        return meant, write_instead("foreign-operator", said, span, meant, parted(span, meant))
    meant = sign[:2] if sign[:2] in SIGNS else sign[0] if sign[0] in SIGNS else "="
    return meant, write_instead("doubled-operator", say("doubled-operator.one-word", signs=written), span, meant)


def stop(span: Span) -> Diagnostic:
    """Say that a line ends a clause."""
    said = say("semicolon.ends-no-clause", sign=span.text)
    return Diagnostic("semicolon", said, span, say("semicolon.hint"), edits=new_line(span.source, span.start, span.end))


def new_line(source: Source, start: int, end: int, indent: str | None = None) -> tuple[Edit, ...]:
    """Give the edit that ends a line in place of what stands from `start` to `end`, if more of it follows."""
    text = source.text
    begin = text.rfind("\n", 0, start) + 1
    blanks = text[begin : begin + len(text[begin:start]) - len(text[begin:start].lstrip())]
    start, end = len(text[:start].rstrip(" \t")), len(text) - len(text[end:].lstrip(" \t"))
    over = text[end : end + 1] in ("", "\n", "\r")
    return (Edit(Span(source, start, end), "" if over else "\n" + (blanks if indent is None else indent)),)


@frozen
class Odd:
    """What is no token: the report, the token that was meant, whether the line can still be understood.

    `habit` names what is reported once a line, however often it stands there.
    """

    slip: Diagnostic
    token: Token | None = None
    understood: bool = True
    habit: str = ""


def odd(group: str, found: re.Match[str], span: Span, tokens: Sequence[Token]) -> Odd:
    """Report what is no token; `tokens` stand before it on its line."""
    start, end, text = span.start, span.end, found[group]
    if group == "exponent":
        slip, plain = exponent(span, text)
        return Odd(slip, Token("NUMBER", plain, start, end))
    if group == "point":
        joined = _JOINED_DIGITS.search(span.source.text, max(start - _WORD, 0), start)
        if joined is not None and text.startswith("."):
            gap = Span(span.source, joined.start(2), joined.start(2))
            said = say("missing-space", word=f"{joined[0]}{text}")
            hint = say("hint.write", text=f"{joined[1]} {joined[2]}{text}")
            slip = Diagnostic(
                "missing-space", said, Span(span.source, joined.start(), end), hint, edits=(Edit(gap, " "),)
            )
            return Odd(slip, understood=False)
        plain = "0" + text if text.startswith(".") else text[:-1]
        return Odd(
            write_instead("bare-point", say("bare-point", number=text), span, plain),
            Token("NUMBER", plain, start, end),
        )
    if group == "day":
        return Odd(day(span), understood=False)
    if group == "quoted":
        return _quoted(span, span.text[1 : -1 if found["closing"] else None].rstrip(), tokens)
    if group == "stop":
        return _stop(span, text, tokens)
    if group == "hidden" and span.text != text:
        number = FOLDED_DIGIT.match(span.text) is not None
        token = Token("NUMBER", "1", start, end) if number else None  # so that what follows a number may stand there
        if token is not None and tokens and tokens[-1].kind == "NUMBER" and tokens[-1].end == start:
            token = token._replace(start=tokens[-1].start)
        opener = tokens[0].kind if len(tokens) == 1 and tokens[0].kind in NAMED_BLOCKS else None
        return Odd(folded.report(span, opener), token, understood=False, habit="character")
    if not text.isprintable():
        said = say("unsafe-character.unseen", number=f"U+{ord(text[0]):04X}")
        return Odd(delete("unsafe-character", said, span), habit="unseen")
    if text.isdigit():
        edit = Edit(span, str(unicodedata.digit(text)))
        said = say("unknown-character.digit", digit=text)
        hint = say("unknown-character.digit-hint")
        return Odd(
            Diagnostic("unknown-character", said, span, hint, edits=(edit,)), understood=False, habit="character"
        )
    return _unknown(span, tokens)


def _stop(span: Span, text: str, tokens: Sequence[Token]) -> Odd:
    """Report a semicolon or full stop; in a list, where it separates values, read it as what does that."""
    start, end = span.start, span.end
    comma = Token("COMMA", ",", start, end)
    if text == ";":
        return Odd(write_instead("semicolon", say("semicolon.separates-none", sign=span.text), span, ","), comma)
    listed = bool(tokens) and tokens[0].kind in EQUATIONS
    if listed and _names(tokens):
        slip = write_instead("full-stop", say("full-stop.after-name", sign=span.text), span, "=")
        return Odd(slip, Token("EQUAL", "=", start, end), habit="stop")
    if listed and _FURTHER.match(span.source.text, end):
        slip = write_instead("full-stop", say("full-stop.separates-none", sign=span.text), span, ",")
        return Odd(slip, comma, habit="stop")
    return Odd(delete("full-stop", say("full-stop.outside-text", sign=span.text), span), habit="stop")


def _unknown(span: Span, tokens: Sequence[Token]) -> Odd:
    """Report a character that has no meaning."""
    start, end, said = span.start, span.end, say("unknown-character", sign=span.text)
    wanted = between.around(span.source, start, end) if span.text in _WAVES else None
    if wanted is not None:
        to = Token("TO", "to", start, end)
        return Odd(write_instead_at("unknown-character", said, span, wanted.span, wanted.text), to)
    if span.text == "√" and (under := _UNDER_ROOT.match(span.source.text, end)) is not None:
        whole, plain = Span(span.source, start, under.end()), under[1] or under[2]
        return Odd(
            write_instead_at("unknown-character", said, span, whole, f"sqrt({plain})"),
            understood=False,
            habit="character",
        )
    between_values = tokens and tokens[-1].kind in _ENDS_VALUE and _VALUE.match(span.source.text, end) is not None
    if between_values and span.text in "@?？":
        slip = Diagnostic("unknown-character", said, span, say("unknown-character.sign-hint"))
        return Odd(slip, understood=False, habit="character")
    hint = next((hint for signs, hint in _CHARACTER_HINTS.items() if span.text in signs), say("hint.delete-it"))
    instead = "" if hint.key.startswith("hint.delete") else _INSTEAD.get(span.text)
    edits = () if instead is None else (Edit(span, instead),)
    if span.text in "[［" and tokens and tokens[-1].end == start and _is_value(tokens[-1]):
        hint, edits = say("unknown-character.place-hint"), ()
    elif span.text in "[［" and tokens and tokens[-1].kind in _BEFORE_LISTS and _LISTED.match(span.source.text, end):
        hint, edits = say("unknown-character.list-hint"), (Edit(span, "list("),)
    slip = Diagnostic("unknown-character", said, span, hint, edits=edits)
    return Odd(slip, understood=False, habit="character")


def _quoted(span: Span, content: str, tokens: Sequence[Token]) -> Odd:
    """Read a text between other quotes than straight ones; where a number belongs, the number."""
    start, end = span.start, span.end
    counts = bool(tokens) and (tokens[0].kind in COUNTS or tokens[-1].kind in COMPARISONS)
    if counts and content[:1].isdigit():
        slip = write_instead("curly-quotes", say("curly-quotes.number"), span, content)
        plain = _PLAIN_NUMBER.fullmatch(content) is not None
        return Odd(slip, Token("NUMBER", content, start, end) if plain else None, plain)
    if len(tokens) == 1 and tokens[0].kind in CLAUSE_BODIES and content.isidentifier():
        slip = write_instead("curly-quotes", say("curly-quotes.name"), span, content)
        return Odd(slip, Token("NAME", content, start, end))
    slip = write_instead("curly-quotes", say("curly-quotes"), span, f'"{content}"')
    return Odd(slip, Token("STRING", content, start, end), habit="quotes")


def _is_value(token: Token) -> bool:
    """Say whether a token ends a value, and is no name of a function."""
    return token.kind == "RPAR" or (token.kind == "NAME" and token.keyword is None)


def _names(tokens: Sequence[Token]) -> bool:
    """Say whether a `given` has come to a name, which `=` must follow."""
    return tokens[0].kind == "GIVEN" and tokens[-1].kind == "NAME" and tokens[-2].kind in ("GIVEN", "COMMA")


_FURTHER = pattern(r"[ \t]*[^\s\d%％.]")  # what opens a further value of a list
_PLAIN_NUMBER = pattern(r"[0-9]+(?:\.[0-9]+)?")
_BEFORE_LISTS = ARITHMETIC | COMPARISONS | {"LPAR", "COMMA", "COLON"}  # after which `[` opens values
_ENDS_VALUE = VALUES - {"LPAR"} | {"MEASURE", "RPAR"}
_VALUE = pattern(r"[ \t]*[\w(]")
_LISTED = pattern(r"[^\]］\n]*[,，、;；]|\s*[\]］]")
_UNDER_ROOT = pattern(r"[ \t]*(?:\(([^()\n]*)\)|([\w.]+))")
_WAVES = "~～〜—–―…"
_CHARACTER_HINTS: Mapping[str, Sentence] = MappingProxyType(
    {
        _WAVES: say("unknown-character.range-hint"),
        "[]［］【】〔〕": say("unknown-character.parentheses-hint"),
        "《》〈〉": say("unknown-character.quotes-hint"),
        "{}｛｝": say("hint.delete-braces"),
        "\\＼": say("unknown-character.divide-hint"),
        "$￥¥€£": say("unknown-character.money-hint"),
        "±": say("unknown-character.tolerance-hint"),
        "√": say("unknown-character.root-hint"),
    }
)
_INSTEAD: Mapping[str, str] = MappingProxyType(
    dict.fromkeys("[［【〔", "(") | dict.fromkeys("]］】〕", ")") | dict.fromkeys("\\＼", "/")
)
