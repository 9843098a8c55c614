"""Limits on what a ruleset may hold: what is just under one loads, what is just over it is refused once."""

from __future__ import annotations

import pytest

import indicrules
from tests.loading import on_loading

_ROOT = "ruleset r\n  score 1\n"
_A = "input a\n"


def codes(text: str) -> list[str]:
    """Give the codes of everything said of a ruleset."""
    return [each.code for each in on_loading(text)]


def lines(count: int, line: str) -> str:
    """Repeat a line, `{n}` and `{m}` in it standing for its number and the one before."""
    return "".join(line.format(n=number, m=number - 1) for number in range(1, count + 1))


def groups(count: int) -> str:
    """Put an indicator into so many groups, one inside the other."""
    inside = lines(count - 1, "group g{n} in g{m}\n")
    return f"ruleset r\ngroup g0\n{inside}indicator x in g{count - 1}\n  weight 1\n  score 1\n"


def metrics(count: int) -> str:
    """Let so many metrics read one another."""
    return f"{_ROOT}{_A}metric v0 = a\n" + lines(count, "metric v{n} = v{m} + 1\n")


def methods(count: int) -> str:
    """Let so many methods call one another."""
    calls = lines(count - 1, "method m{n}(p)\n  score m{m}(p)\n")
    return f"ruleset r\n  score m{count - 1}(a)\n{_A}method m0(p)\n  score p\n{calls}"


@pytest.mark.parametrize(
    ("under", "over", "code"),
    [
        (_ROOT + lines(5000, "input a{n}\n"), _ROOT + lines(5001, "input a{n}\n"), "too-many-blocks"),
        (_ROOT + _A + "check a > 1\n" * 5000, _ROOT + _A + "check a > 1\n" * 5001, "too-many-blocks"),
        (_ROOT + lines(5000, "unit u{n} = 2 元\n"), _ROOT + lines(5001, "unit u{n} = 2 元\n"), "too-many-blocks"),
        (_ROOT + "  cap 5\n" * 999, _ROOT + "  cap 5\n" * 1000, "too-many-clauses"),
        (_ROOT + "# remark\n" * 100_000, _ROOT + "\n" * 5 + "  cap 5\n" * 50_000, "too-many-lines"),
        (groups(64), groups(65), "too-deep"),
        (metrics(99), metrics(100), "too-deep"),
        (methods(32), methods(33), "too-deep"),
        (_ROOT + "param p\n" + lines(200, "  from {n}: 1\n"), _ROOT + "param p\n" + lines(201, "  from {n}: 1\n"),
         "too-many-rows"),
        ("ruleset r\n  period 9999\n  score 1\n", "ruleset r\n  period 10000\n  score 1\n", "bad-period"),
        ("ruleset r\n  period 1\n  score 1\n", "ruleset r\n  period 0\n  score 1\n", "bad-period"),
        ("ruleset r\n  period 2024\n  score 1\n", "ruleset r\n  period 2024.5\n  score 1\n", "bad-period"),
        (_ROOT + "input d date from 0001-01-01 to 9999-12-31\n", _ROOT + "input d date from 0000-01-01\n",
         "no-such-date"),
        (_ROOT + f"unit u = {'9' * 30} 元\n", _ROOT + f"unit u = {'9' * 31} 元\n", "too-many-digits"),
        (_ROOT + f"input a from {'9' * 30}\n", _ROOT + f"input a from {'9' * 31}\n", "too-many-digits"),
    ],
    ids=["inputs", "checks", "units", "clauses", "lines", "groups", "metrics", "methods", "rows of a param",
         "last year", "first year", "whole year", "first day", "digits of a unit", "digits of a range"],
)  # fmt: skip
def test_a_limit_holds_just_over_it(under: str, over: str, code: str) -> None:
    """Under it nothing is said; over it, the limit is, before anything else goes wrong."""
    assert code not in codes(under)
    assert code in codes(over)


@pytest.mark.parametrize("text", [metrics(99), methods(32), groups(64)], ids=["metrics", "methods", "groups"])
def test_what_a_limit_allows_can_be_scored_and_explained(text: str) -> None:
    """The deepest rulesets stay within Python's own limit on recursion."""
    ruleset = indicrules.loads(text)
    card = ruleset.score(dict.fromkeys(ruleset.model.inputs, 1))
    assert card.total == 1
    assert card.to_json()
    assert card.explain()


def test_params_may_read_one_another_in_any_order() -> None:
    """A chain of constants is worked out at load, however long, and from whichever end it is written."""
    forward = [f"param p{number} = p{number - 1} + 1\n" for number in range(1, 1000)]
    for chain in (forward, forward[::-1]):
        assert indicrules.loads("ruleset r\n  score p999\nparam p0 = 1\n" + "".join(chain)).score({}).total == 1000


def test_units_may_be_defined_by_one_another_in_any_order() -> None:
    """A chain of units is worked out at load."""
    forward = [f"unit u{number} = 1 u{number - 1}\n" for number in range(1, 1000)]
    for chain in (forward, forward[::-1]):
        text = "ruleset r\n  score a / 1 元\ninput a u999\nunit u0 = 2 元\n" + "".join(chain)
        assert indicrules.loads(text).score({"a": 3}).total == 6


def test_scores_may_read_one_another_in_any_order() -> None:
    """A chain of items is no recursion."""
    forward = [f"indicator x{number}\n  weight 1\n  score score(x{number - 1})\n" for number in range(1, 1500)]
    for chain in (forward, forward[::-1]):
        text = "ruleset r\nindicator x0\n  weight 1\n  score 1\n" + "".join(chain)
        assert indicrules.loads(text).score({}).total == 1500


def test_mistakes_of_meaning_come_to_an_end() -> None:
    """After five hundred of them the rest are not told."""
    found = codes("ruleset r\n" + lines(2000, "indicator i{n}\n  weight 1\n  score x{n}\n"))
    assert len(found) == 501
    assert found[-1] == "too-many-mistakes"


@pytest.mark.parametrize(
    "text",
    [":\n" * 499_000, "a:\n" * 333_000, "=\n" * 499_000, "foo\n" * 249_000, "ruleset\n" * 124_000, "\n" * 999_000,
     "metric a = (\n" + "1\n" * 400_000, "metric a = match b\n" + "  1: 2\n" * 140_000, '"' * 999_000],
    ids=["colons", "rows", "equals", "words", "headers", "nothing", "parenthesis", "table", "quotes"],
)  # fmt: skip
def test_a_megabyte_of_nonsense_is_answered(text: str) -> None:
    """The answer is short, and soon there."""
    assert 1 <= len(codes(text)) <= 1002
