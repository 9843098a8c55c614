"""Limits on the size of a ruleset, just under and just over."""

from __future__ import annotations

import pytest

import indicrules
from tests.loading import on_loading


def ruleset(items: int) -> str:
    """Write a ruleset of so many indicators."""
    return "ruleset r\n" + "".join(f"indicator i{n}\n  weight 1\n  score 1\n" for n in range(items))


def codes(text: str) -> list[str]:
    """Give the codes of everything said of a ruleset."""
    return [each.code for each in on_loading(text)]


def test_five_thousand_indicators_load() -> None:
    """As many as the limit allows, and they are scored."""
    assert indicrules.loads(ruleset(5000)).score({}).total == 5000


def test_five_thousand_and_one_are_refused() -> None:
    """One more is refused, once."""
    assert codes(ruleset(5001)) == ["too-many-items"]


_MANY = range(5001)
_INDICATOR = "ruleset r\nindicator a\n  weight 1\n"
_EXPECTATION = 'example "e"\n  given a = 3\n  expect lost("x") = 0\n'
_ROWS = "".join(f"  {row}: 2\n" for row in range(10_000))
_YEARS = "".join(f"  from {year}: 2\n" for year in range(2000, 2201))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ruleset r\n  score q5000 + q4999\n" + "".join(f"input q{n}\n" for n in _MANY), "too-many-blocks"),
        ("ruleset r\n  score q5000 + q4999\n" + "".join(f"param q{n} = 1\n" for n in _MANY), "too-many-blocks"),
        (ruleset(5001) + "group g\n  weight 1\nindicator j in g\n  weight 1\n  score 1\n", "too-many-items"),
        ("ruleset r\n  score late\n" + "  deduct 1\n" * 50_000 + "input late\ninput lame\n", "too-many-lines"),
        (_INDICATOR + "  target >= 3\n" + "  deduct 1\n" * 1000 + '  deduct 1 because "x"\n' + _EXPECTATION,
         "too-many-clauses"),
        (_INDICATOR + "  deduct 1\n" * 1001 + "  target >= 3\ncheck a > 1\n", "too-many-clauses"),
        ("ruleset r\n  total 1\n  score 1\n" + "  grade x >= 1\n" * 1000 + "  grade y otherwise\ncheck grade = y\n",
         "too-many-clauses"),
        ("ruleset r\n  score m + n\ninput n\nmetric m = match n\n" + _ROWS + "  otherwise: 0\n",
         "too-many-rows"),
        ("ruleset r\n  score p + n\ninput n\nparam p\n" + _YEARS, "too-many-rows"),
        ('ruleset r\n  score if a = "x" then n else 0\ninput n\ninput a one of ' + '"x", ' * 1000 + '"y"\n',
         "line-too-long"),
    ],
)  # fmt: skip
def test_a_limit_of_counts_is_one_mistake(text: str, code: str) -> None:
    """What stands past a limit may be read elsewhere, and is not unknown there."""
    assert codes(text) == [code]


def test_methods_that_grow_without_end_are_refused() -> None:
    """Each level doubles what the one before it computes; the ruleset is refused before it fills the memory."""
    levels = "".join(f"method m{n}(p)\n  score m{n - 1}(p) + m{n - 1}(p)\n" for n in range(1, 30))
    text = f"ruleset r\n  score m29(a)\ninput a\nmethod m0(p)\n  score p + p\n{levels}"
    assert codes(text) == ["too-large"]


def chain(formula: str, links: int) -> str:
    """Write a ruleset of metrics of which each reads the one before it by a formula."""
    metrics = "".join(f"metric m{n} = {formula.format(f'm{n - 1}')}\n" for n in range(1, links + 1))
    return f"ruleset r\n  score m{links}\ninput a\nmetric m0 = a\n{metrics}"


@pytest.mark.parametrize(
    ("formula", "links", "total"),
    [
        ("{} + 1", 99, 102),
        ("abs({})", 99, 3),
        ("clamp({}, 0, 9)", 99, 3),
        ("mod({}, 7)", 66, 3),
        ("mod(11, {} + 4)", 49, 4),
        ("interpolate({}, 0: 0, 10: 10)", 99, 3),
        ("min({}, 7)", 66, 3),
        ("max({}, 2)", 66, 3),
        ("mean({0}, {0})", 49, 3),
        ("median({}, 1, 7)", 49, 3),
        ("harmonic({0}, {0})", 49, 3),
        ("count({} > 0, no)", 49, 1),
        ("sum(best(1, {}, 2))", 39, 3),
        ("sum(worst(1, {}, 7))", 28, 3),
    ],
)
def test_the_longest_chain_that_is_let_in_can_be_worked_out(formula: str, links: int, total: int) -> None:
    """A function counts as many levels as its meaning has; what is within the limit is scored, warned of, explained."""
    assert codes(chain(formula, links + 1)) == ["too-deep"]
    found = indicrules.loads(chain(formula, links))
    assert found.warnings == ()
    card = found.score({"a": 3})
    assert card.total == total
    assert "m1" in card.explain()


def test_metrics_that_square_each_other_are_refused_when_scored() -> None:
    """Sixty squarings of a number would fill the memory; scoring refuses the value at its place."""
    levels = "".join(f"metric v{n} = v{n - 1} * v{n - 1}\n" for n in range(1, 60))
    ruleset = indicrules.loads(f"ruleset r\n  score v59\ninput a\nmetric v0 = a\n{levels}")
    assert ruleset.score({"a": 1}).total == 1
    with pytest.raises(indicrules.DataError) as caught:
        ruleset.score({"a": "1.5"})
    assert caught.value.problems[0].code == "too-large-a-value"


def test_arguments_that_double_are_refused() -> None:
    """A method that reads its argument twice, put into itself forty times, is refused before it is walked."""
    text = f"ruleset r\n  score {'m(' * 40}a{')' * 40}\ninput a\nmethod m(p)\n  score p + p\n"
    assert codes(text) == ["too-large"]
