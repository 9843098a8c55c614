"""Turn bytes and texts into damaged ones: flips, splices, words changed, lines lost, numbers made huge."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from indicrules.language.words import KEYWORDS

NUMBERS = (
    *("0", "1", "-1", "0.5", "95%", "100%", "0.95", "1.05", "43", "10", "1e3", "1E400", "1_000", "1,234.5", ".5", "5."),
    *(
        "9" * 30,
        "9" * 31,
        "9" * 2000,
        "0." + "0" * 29 + "1",
        "0." + "0" * 40 + "1",
        "1" + "0" * 400,
        "－７",
        "４３",
        "²",
    ),
    *("12①", "½", "٤٣", "0x10", "NaN", "inf", "2024-01-01", "2024-02-30", "2024-1-1", "2024", "1/3", "+5", "--5", "5!"),
)
ODD = (
    *(
        "\u200b",
        "\u202e",
        "\ufeff",
        "\x00",
        "\x1b[31m",
        "\r",
        "\x85",
        "\u2028",
        "\t",
        "\u3000",
        "\xa0",
        "ﷺ",
        "Ⅳ",
        "ſ",
        "K",
    ),
    *(
        "e\u0301",
        "ำ",
        "㈠",
        "ﬁ",
        "𝟗",
        "₀",
        "😀",
        "\ud800",
        "\udfff",
        "\U000e0001",
        "İ",
        "ß",
        "‘",
        "“",
        "”",
        "，",
        "；",
        "。",
    ),
)
WORDS = (
    *(spelling for each in KEYWORDS for spelling in (each.english, each.chinese)),
    *(
        "a",
        "b",
        "n0",
        "plots",
        "预算数",
        "宗",
        "万元",
        "元/人",
        "m²",
        "km/h",
        "%",
        "‰",
        "个百分点",
        "以上",
        "第一",
        "std/mof2020",
    ),
    *(
        "(",
        ")",
        "((((",
        "))",
        ",",
        ":",
        "=",
        "<=",
        ">",
        "!=",
        "+",
        "-",
        "*",
        "/",
        "^",
        "^2",
        "# note",
        "//",
        '"',
        '"t"',
        '""',
    ),
    *(
        "sqrt(2)",
        "ln(3)",
        "exp(1)",
        "erfc(1)",
        "2 ^ 0.5",
        "9 ^ 9 ^ 9",
        "score(a)",
        "present(a)",
        "yes",
        "no",
        "\n",
        "\n  ",
    ),
)
_TOKEN = re.compile(r'#[^\n]*|"[^"\n]*"|[A-Za-z_]+|[\u4e00-\u9fff]+|\d[\d.]*|[<>=]+|\s+|.')
_DIGITS = re.compile(r"\d[\d.]*")
_PAIRS = {each.english: each.chinese for each in KEYWORDS} | {each.chinese: each.english for each in KEYWORDS}


def damaged(random: Random, content: bytes, others: Sequence[bytes] = ()) -> bytes:
    """Give the bytes with one to six changes: bits, stretches, the end, what other files hold."""
    found = bytearray(content)
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        at = random.randrange(len(found) + 1)
        length = min(random.choice((1, 1, 2, 4, 8, 60)), len(found) - at)
        match random.randrange(8):
            case 0 | 1 if found:
                found[at - 1] ^= 1 << random.randrange(8)
            case 2:
                del found[at : at + length]
            case 3:
                found[at:at] = found[at : at + length]
            case 4:
                found[at : at + length] = random.randbytes(length)
            case 5 if random.random() < 0.3:
                del found[at:]
            case 6 if others:
                other = random.choice(others)
                start = random.randrange(len(other) + 1)
                found[at : at + length] = other[start : start + 60]
            case 7:
                found[at:at] = random.choice(
                    (b"\x00", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r", b"\n")
                )
    return bytes(found)


def rewritten(random: Random, text: str, others: Sequence[str] = ()) -> str:
    """Give the text with one to six changes of its words, lines and characters."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        text = random.choice(_WAYS)(random, text, others)
    return text


def soup(random: Random) -> str:
    """Give words of the language, of people and of nobody in any order."""
    pieces = random.choices((*WORDS, *NUMBERS), k=random.randrange(60))
    return random.choice((" ", " ", "", "\n")).join(pieces)


def _word(random: Random, text: str, others: Sequence[str]) -> str:
    tokens = _TOKEN.findall(text)
    if not tokens:
        return text + random.choice(WORDS)
    at = random.randrange(len(tokens))
    match random.randrange(6):
        case 0:
            del tokens[at]
        case 1:
            tokens.insert(at, tokens[at])
        case 2:
            other = random.randrange(len(tokens))
            tokens[at], tokens[other] = tokens[other], tokens[at]
        case 3:
            tokens[at] = random.choice(tokens)
        case 4:
            tokens[at] = random.choice(WORDS)
        case 5:
            tokens.insert(at, f" {random.choice(WORDS)} ")
    return "".join(tokens)


def _line(random: Random, text: str, others: Sequence[str]) -> str:
    lines = text.split("\n")
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(6):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = random.choice(("  ", "", "\t", "      ")) + lines[at].lstrip()
        case 4 if others:
            lines.insert(at, random.choice(random.choice(others).split("\n")))
        case _:
            lines[at : at + 2] = [" ".join(lines[at : at + 2])]
    return "\n".join(lines)


def _number(random: Random, text: str, others: Sequence[str]) -> str:
    found = list(_DIGITS.finditer(text))
    if not found:
        return text + random.choice(NUMBERS)
    chosen = random.choice(found)
    return text[: chosen.start()] + random.choice(NUMBERS) + text[chosen.end() :]


def _translated(random: Random, text: str, others: Sequence[str]) -> str:
    tokens = _TOKEN.findall(text)
    places = [at for at, token in enumerate(tokens) if token in _PAIRS]
    for at in random.sample(places, min(len(places), random.choice((1, 3, 1000)))):
        tokens[at] = _PAIRS[tokens[at]]
    return "".join(tokens)


def _character(random: Random, text: str, others: Sequence[str]) -> str:
    at = random.randrange(len(text) + 1)
    here = text[at : at + 1]
    wide = chr(ord(here) + 0xFEE0) if "!" <= here <= "~" else here
    chosen = random.choice((random.choice(ODD), wide, here * 2, "", here.upper(), chr(random.randrange(32, 0x3100))))
    return text[:at] + chosen + text[at + random.randrange(2) :]


def _repeated(random: Random, text: str, others: Sequence[str]) -> str:
    at = random.randrange(len(text) + 1)
    stretch = text[at : at + random.choice((1, 1, 3, 20))]
    return text[:at] + stretch * random.choice((2, 5, 200)) + text[at:]


_WAYS: tuple[Callable[[Random, str, Sequence[str]], str], ...] = (
    *(_word, _word, _word, _word, _line, _line, _number, _number, _translated, _character, _character, _repeated),
)
