"""Write every form of the language with every mixture of the spellings of its words, and read it again."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from indicrules.language.words import Language
from indicrules.syntax.formatter import format_text
from indicrules.syntax.lexer import lex
from indicrules.syntax.parser import parse
from indicrules.syntax.tree import File
from indicrules.text.source import Source

_LANGUAGES: tuple[Language, ...] = get_args(Language)
_MOST_WORDS = 6  # in a form; more would be too many mixtures

FORMS = (
    *(
        f"indicator i\n  {line}\n"
        for line in """
score a and b or not yes
score if met then full else no
score weight * completion / shortfall - 5 points
score weighted_mean(scores, weights) * coverage
score round(max(a, target), 0.1, half_up)
score floor(a) + round(b, 1, floor)
score interpolate(actual, 1: 2, 3: full)
target above 5
target not a
target more than 5 to less than 6
target > 1 to < full
target yes
deduct 0.5 per full 1% below target up to 5 if a
deduct 0.5 per started 1 of a because "x"
deduct 1 up to 5 per 1 of a above b
award 1 if met or grade(a) because "x"
award 1 because "x" if a
cap 60 when a
require present(a) and counted(b) because "x"
require a or
require a and and b
require a not b
require a otherwise b
round score 0.01 half_up
round completion none
round total 1 floor
grade a when total >= 5
grade a if total >= 5
grade "a" otherwise
missing full
inapplicable rescale
expect grade = none, score(a) = inapplicable
expect error
expect fails "x"
given period = 2024, a = missing
weight weight 5
score full full
score 5 from 6
score 5 up to 6
score all or nothing
weight 5 or 6
out of 100
total 100 up to 120
evidence "x"
""".strip().split("\n")
    ),
    *(f"{line}\n" for line in """
input p yes/no
input p date
input p one of "a", "b"
input p % from 0 to 5 "title"
input period
input p or
unit a = 5 points
metric a = b or c
method full(a)
check warn a or b because "x"
check full a
group a in b "x"
indicator indicator a
indicator a of b
indicator all or nothing
ruleset total
""".strip().split("\n")),
    *(f"indicator i\n  score match a\n    {row}\n" for row in """
full: 5
full / 2 to weight: full
not a: 5
no or yes: 5
grade: missing
when a: 5
up to 5: 5
otherwise: full
""".strip().split("\n")),
    "indicator i\n  score\n    when met and a or b: full\n    otherwise: if a then 1 else 2\n",
    "param a\n  from 2024: full\n  from 2025: 5\n",
)  # fmt: skip


def _mixtures(text: str) -> list[str]:
    """Give a text with each of its keywords in each spelling."""
    words = [
        token
        for line in lex(Source("", text)).lines
        for token in line.tokens
        if token.keyword is not None and text[token.start : token.end] == token.keyword.english
    ][:_MOST_WORDS]
    mixtures = []
    for languages in product(_LANGUAGES, repeat=len(words)):
        mixed = text
        for token, language in zip(reversed(words), languages, strict=True):
            assert token.keyword is not None
            mixed = mixed[: token.start] + token.keyword.spelt(language) + mixed[token.end :]
        mixtures.append(mixed)
    return mixtures


def _read(text: str) -> tuple[File, list[str]]:
    parsed = parse(Source("", text))
    return parsed.file, sorted(each.code for each in parsed.diagnostics)


@pytest.mark.parametrize("text", FORMS)
def test_every_mixture_of_spellings_is_read_alike(text: str) -> None:
    """A form means the same, or is refused with the same code, however its words are spelt."""
    assert {str(_read(each)) for each in _mixtures(text)} == {str(_read(text))}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_can_be_read_can_be_read_in_either_language(language: Language) -> None:
    """Formatting into a language leaves a form's tree as it was, and gives a text that formats to itself."""
    readable = [text for text in FORMS if not _read(text)[1]]
    formatted = [format_text(text, keywords=language) for text in readable]
    assert len(readable) > 35
    assert [_read(text) for text in formatted] == [_read(text) for text in readable]
    assert [format_text(text) for text in formatted] == formatted


@pytest.mark.parametrize("joint", ["or", "或"])
def test_a_name_written_apart_is_found_in_either_spelling(joint: str) -> None:
    """`all or nothing` is the shipped method's name with blanks in it, whichever language its `or` is in."""
    found = parse(Source("", f"indicator i\n  score all {joint} nothing\n")).diagnostics
    assert [(each.code, each.hint) for each in found] == [("two-word-name", "write `all_or_nothing`")]
