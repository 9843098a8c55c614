"""Turn each slip in a sign, a quote or a parenthesis into its diagnostic, and into what was meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from indicrules.language.clauses import CLAUSE_BODIES, COUNTS, EQUATIONS, NAMED_BLOCKS
from indicrules.syntax.repair import between, folded
from indicrules.syntax.repair.numerals import day, exponent
from indicrules.syntax.repair.wording import ARITHMETIC, COMPARISONS
from indicrules.syntax.signs import FOLDED_DIGIT, FOREIGN, SIGNS
from indicrules.syntax.token import Token
from indicrules.text.classes import frozen
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.patterns import pattern
from indicrules.text.source import Span


def stray_parenthesis(span: Span) -> Diagnostic:
    """Say that nothing opens what is closed."""
    return Diagnostic(
        "stray-parenthesis",
        f"no parenthesis is open that this `{span.text}` could close",
        span,
        "delete it, or open one with `(`",
    )


def unclosed_parenthesis(span: Span) -> Diagnostic:
    """Say that nothing closes what is opened."""
    return Diagnostic("unclosed-parenthesis", f"this `{span.text}` is never closed", span, "close it with `)`")


def stray_percent(span: Span) -> Diagnostic:
    """Say that a percent sign belongs to a number."""
    return Diagnostic(
        "stray-percent", f"`{span.text}` stands only after a number", span, "write a number before it, as `95%`"
    )


def unclosed_string(span: Span) -> Diagnostic:
    """Say that a string runs to the end of its line."""
    text = span.text
    hint = 'close it with a straight `"`'
    if text == '"':
        hint = 'close it with a straight `"`, or delete it if it is one too many'
    elif text[-1] in "”“＂":
        hint = f'close it with a straight `"` in place of `{text[-1]}`'
    return Diagnostic("unclosed-string", f"the text `{text}` is not closed", span, hint)


def operator(sign: str, span: Span) -> tuple[str, Diagnostic]:
    """Give the sign or word that was meant, and the report."""
    written = span.text
    meant = FOREIGN.get(sign)
    if meant is not None:
        return meant, Diagnostic("foreign-operator", f"`{written}` is no sign here", span, f"write `{meant}`")
    meant = sign[:2] if sign[:2] in SIGNS else sign[0] if sign[0] in SIGNS else "="
    return meant, Diagnostic("doubled-operator", f"`{written}` is more than one sign", span, f"write `{meant}`")


def stop(span: Span) -> Diagnostic:
    """Say that a line ends a clause."""
    return Diagnostic(
        "semicolon", f"`{span.text}` does not end a clause; the end of its line does", span, "begin a new line"
    )


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
        plain = "0" + text if text.startswith(".") else text[:-1]
        slip = Diagnostic("bare-point", f"`{text}` lacks a digit beside its point", span, f"write `{plain}`")
        return Odd(slip, Token("NUMBER", plain, start, end))
    if group == "day":
        return Odd(day(span), understood=False)
    if group == "quoted":
        return _quoted(span, span.text[1 : -1 if found["closing"] else None].rstrip(), tokens)
    if group == "stop" and text == ";":
        slip = Diagnostic("semicolon", f"`{span.text}` does not separate values", span, "write `,`")
        return Odd(slip, Token("COMMA", ",", start, end))
    listed = bool(tokens) and tokens[0].kind in EQUATIONS
    if group == "stop" and listed and _names(tokens):
        slip = Diagnostic("full-stop", f"`{span.text}` does not stand between a name and its value", span, "write `=`")
        return Odd(slip, Token("EQUAL", "=", start, end), habit="stop")
    if group == "stop" and listed and _FURTHER.match(span.source.text, end):
        slip = Diagnostic("full-stop", f"`{span.text}` does not separate values", span, "write `,`")
        return Odd(slip, Token("COMMA", ",", start, end), habit="stop")
    if group == "stop":
        slip = Diagnostic("full-stop", f"`{span.text}` has no place outside a text", span, "delete it")
        return Odd(slip, habit="stop")
    if group == "hidden" and span.text != text:
        number = FOLDED_DIGIT.match(span.text) is not None
        token = Token("NUMBER", "1", start, end) if number else None  # so that what follows a number may stand there
        if token is not None and tokens and tokens[-1].kind == "NUMBER" and tokens[-1].end == start:
            token = token._replace(start=tokens[-1].start)
        opener = tokens[0].kind if len(tokens) == 1 and tokens[0].kind in NAMED_BLOCKS else None
        return Odd(folded.report(span, opener), token, understood=False, habit="character")
    if not text.isprintable():
        message = f"the character `U+{ord(text[0]):04X}` cannot be seen and has no meaning here"
        return Odd(Diagnostic("unsafe-character", message, span, "delete it"), habit="unseen")
    if text.isdigit():
        message = f"the digit `{text}` is none of those of the language"
        slip = Diagnostic("unknown-character", message, span, "write the digits 0 to 9")
        return Odd(slip, understood=False, habit="character")
    wanted = between.around(span.source, start, end) if span.text in _WAVES else None
    if wanted is not None:
        to = Token("TO", "to", start, end)
        return Odd(Diagnostic("unknown-character", f"`{span.text}` has no meaning here", span, f"write `{wanted}`"), to)
    hint = next((hint for signs, hint in _CHARACTER_HINTS.items() if span.text in signs), "delete it")
    if span.text in "[［" and tokens and tokens[-1].kind in _BEFORE_LISTS:
        hint = "write `list(`, and `)` for the other one"
    slip = Diagnostic("unknown-character", f"`{span.text}` has no meaning here", span, hint)
    return Odd(slip, understood=False, habit="character")


def _quoted(span: Span, content: str, tokens: Sequence[Token]) -> Odd:
    """Read a text between other quotes than straight ones; where a number belongs, the number."""
    start, end = span.start, span.end
    counts = bool(tokens) and (tokens[0].kind in COUNTS or tokens[-1].kind in COMPARISONS)
    if counts and content[:1].isdigit():
        slip = Diagnostic("curly-quotes", "a number stands without quotes", span, f"write `{content}`")
        plain = _PLAIN_NUMBER.fullmatch(content) is not None
        return Odd(slip, Token("NUMBER", content, start, end) if plain else None, plain)
    if len(tokens) == 1 and tokens[0].kind in CLAUSE_BODIES and content.isidentifier():
        slip = Diagnostic("curly-quotes", "a name stands without quotes", span, f"write `{content}`")
        return Odd(slip, Token("NAME", content, start, end))
    hint = f'write `"{content}"`'
    slip = Diagnostic("curly-quotes", "a text stands between straight double quotes", span, hint)
    return Odd(slip, Token("STRING", content, start, end), habit="quotes")


def _names(tokens: Sequence[Token]) -> bool:
    """Say whether a `given` has come to a name, which `=` must follow."""
    return tokens[0].kind == "GIVEN" and tokens[-1].kind == "NAME" and tokens[-2].kind in ("GIVEN", "COMMA")


_FURTHER = pattern(r"[ \t]*[^\s\d%％.]")  # what opens a further value of a list
_PLAIN_NUMBER = pattern(r"[0-9]+(?:\.[0-9]+)?")
_BEFORE_LISTS = ARITHMETIC | COMPARISONS | {"LPAR", "COMMA", "COLON"}  # after which `[` opens values
_WAVES = "~～〜—–―…"
_CHARACTER_HINTS: Mapping[str, str] = MappingProxyType(
    {
        _WAVES: "write `to` between the ends of a range",
        "[]［］【】〔〕": "write `(` and `)`",
        "《》〈〉": 'put the text in quotes, as `"…"`',
        "{}｛｝": "delete it: the lines under a block need no braces",
        "\\＼": "write `/` to divide",
        "$￥¥€£": "write the unit after the number, as `5 元`",
        "±": "write both ends, as `93% to 97%`",
        "√": "write `sqrt(…)`",
        "@?？$": "delete it",
    }
)
