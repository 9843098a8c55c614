"""Hold receipts to what they promise: the same bytes, everything recomputed, every difference told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

import indicrules
from indicrules.receipts.differences import CODES
from indicrules.receipts.made import sealed, written
from tests.scoring.strategies import DATA, rulesets

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "receipts.md").read_text("utf-8")
SCHEMA = jsonschema.Draft202012Validator(json.loads((ROOT / "docs" / "receipt.schema.json").read_text("utf-8")))
SHIPPED = ("cvss-v4.0-base", "hj633-2012", "incentive-plan-2011", "land-acquisition-2024-audit", "undp-ihdi-2024")
"""Rulesets with tables, units, percent scales, roots, used files, notes beside their data."""

RULES = """ruleset land "Land office"
  total 100
  grade A >= 90
  grade B otherwise

input spent 万元 from 0 "Spent"
input audited yes/no

metric twice = 2 * plots

indicator plots
  weight 60
  target >= 43 宗

indicator petitions
  weight 40
  target >= 95%
  missing zero

check spent <= 10 万元 because "spent too much"
"""
FIGURES = {
    "plots": "43 宗",
    "petitions": {"value": "95%", "source": "office"},
    "Spent": Fraction(10, 3),
    "audited": True,
}
RULESET = indicrules.loads(RULES, name="land.indic")
RECEIPT = RULESET.score(FIGURES).receipt()


def changed(change: Callable[[dict[str, Any]], None], *, seal: bool = True) -> bytes:
    """Give the receipt with something else in it, sealed anew or not."""
    held = json.loads(RECEIPT)
    change(held)
    return written(sealed(held) if seal else held)


def told(found: indicrules.Verification) -> list[str]:
    """Give the codes and words of all that differs."""
    return [f"{each.code}: {each.message}" for each in (*found.differences, *found.notes)]


def test_a_receipt_is_the_same_bytes_and_holds() -> None:
    """However the figures were written; and it says what was read, in the inputs' units."""
    again = RULESET.score(
        {"plots": 43, "petitions": {"value": 95, "source": "office"}, "Spent": Fraction(10, 3), "audited": "yes"}
    )
    assert again.receipt() == RECEIPT
    held = json.loads(RECEIPT)
    assert held["inputs"] == {
        "spent": "10/3 万元",
        "audited": True,
        "plots": "43 宗",
        "petitions": {"value": "95%", "source": "office"},
    }
    assert (held["library"], held["results"]["total"], held["results"]["metrics"]) == (
        indicrules.__version__,
        "100",
        {"twice": "86"},
    )
    found = indicrules.verify(RECEIPT)
    assert (found.same, found.notes, found.card) == (True, (), RULESET.score(FIGURES))
    assert str(found) == "land: everything is as the receipt says"


@pytest.mark.parametrize("name", SHIPPED)
def test_the_receipt_of_a_shipped_ruleset_holds_and_follows_the_schema(name: str) -> None:
    """Recomputed from the receipt alone, files that it uses and tables beside it among them."""
    path = ROOT / "rulesets" / f"{name}.indic"
    receipt = indicrules.load(path).score(json.loads(path.with_suffix(".json").read_text("utf-8"))).receipt()
    SCHEMA.validate(json.loads(receipt))
    assert told(indicrules.verify(receipt)) == []


@settings(max_examples=10)
@given(rulesets(), DATA)
def test_receipts_of_drawn_rulesets_hold(text: str, data: dict[str, Any]) -> None:
    """Whatever the ruleset and the data."""
    try:
        receipt = indicrules.loads(text).score(data, extra="ignore").receipt()
    except indicrules.IndicrulesError:
        return
    SCHEMA.validate(json.loads(receipt))
    assert told(indicrules.verify(receipt)) == []


def test_the_period_that_was_asked_for_is_pinned() -> None:
    """A year, by which params change."""
    ruleset = indicrules.loads("ruleset r\n  period 2024\n  score most\nparam most\n  from 2010: 80\n  from 2020: 90\n")
    receipt = ruleset.score({}, period=2015).receipt()
    assert json.loads(receipt)["results"]["total"] == "80"
    assert indicrules.verify(receipt, ruleset=ruleset).same


def test_what_changed_in_the_ruleset_is_told_with_its_line_and_what_it_does() -> None:
    """Lines that are others, new or gone, and the results with their deltas."""
    text = (
        RULES.replace(">= 43 宗", ">= 50 宗").replace("  grade B otherwise\n", "")
        + '\ncheck audited because "no audit"\n'
    )
    found = indicrules.verify(RECEIPT, ruleset=indicrules.loads(text, name="land.indic"))
    assert told(found) == [
        "text-taken-out: land.indic, line 4: `grade B otherwise` is gone",
        "text-changed: land.indic, line 12: `target >= 43 宗` is now `target >= 50 宗`",
        'text-added: land.indic, line 20: `check audited because "no audit"` is new',
        "result-changed: total: 100, now 91.6 (-8.4)",
        "result-changed: score of `plots`: 60, now 51.6 (-8.4)",
        "result-changed: check of `no audit`: nothing, now `passed`",
    ]
    assert [each.delta for each in found.differences][3] == Fraction(-42, 5)
    assert [each.line for each in found.differences][:3] == [4, 12, 20]


def test_what_changed_in_the_data_is_told() -> None:
    """Each value with both figures; a source alone is a note."""
    figures = FIGURES | {"plots": "19 宗", "petitions": None, "Spent": "12 万元"}
    assert told(indicrules.verify(RECEIPT, actuals=figures)) == [
        "input-changed: data `spent`: `10/3 万元`, now `12 万元` (+26/3)",
        "input-changed: data `plots`: `43 宗`, now `19 宗` (-24)",
        "input-changed: data `petitions`: `95%`, now nothing",
        "result-changed: total: 100, now 26.51 (-73.49)",
        "result-changed: grade: `A`, now `B`",
        "result-changed: score of `plots`: 60, now 26.51 (-33.49)",
        "result-changed: status of `petitions`: `scored`, now `zero`",
        "result-changed: check of `spent too much`: `passed`, now `failed`",
        "result-changed: value of `twice`: 86, now 38 (-48)",
    ]
    found = indicrules.verify(RECEIPT, actuals=FIGURES | {"petitions": "95%"})
    assert (found.same, told(found)) == (
        True,
        ["input-noted-otherwise: note: data `petitions`: what stands beside the value is another"],
    )


def test_data_that_are_refused_now_are_a_difference() -> None:
    """With why, and without a card."""
    found = indicrules.verify(RECEIPT, actuals=FIGURES | {"plots": "many"})
    assert found.card is None
    assert [(each.code, each.about) for each in found.differences] == [("data-refused", "result")]
    assert (
        found.differences[0].message
        == "the data are refused [not-a-number]: `many` is no number, and `plots` is one in 宗"
    )


def test_a_receipt_that_was_tampered_with_is_told() -> None:
    """By its seal, and where it was sealed anew, by what it says."""

    def better(held: dict[str, Any]) -> None:
        held["results"]["items"]["plots"]["score"] = "59"
        held["results"]["total"] = "99"

    figures = ["result-changed: total: 99, now 100 (+1)", "result-changed: score of `plots`: 59, now 60 (+1)"]
    seal = "receipt-changed: the receipt was changed since it was made: its seal does not fit what it says"
    assert told(indicrules.verify(changed(better, seal=False))) == [seal, *figures]
    assert told(indicrules.verify(changed(better))) == figures
    assert indicrules.verify(json.dumps(json.loads(RECEIPT)).encode()).same  # laid out otherwise is not changed


def test_another_version_of_the_library_is_a_note() -> None:
    """And what it ships a difference, as the texts are the same and their mark is not."""

    def older(held: dict[str, Any]) -> None:
        held["library"] = "0.0.9"

    found = indicrules.verify(changed(older))
    assert (found.same, told(found)) == (
        True,
        [f"other-library: note: made by indicrules 0.0.9, recomputed by {indicrules.__version__}"],
    )

    def shipped(held: dict[str, Any]) -> None:
        held["ruleset"]["digest"] = f"sha256:{'0' * 64}"

    assert [each.code for each in indicrules.verify(changed(shipped)).differences] == ["shipped-changed"]


def test_files_that_are_used_are_pinned(tmp_path: Path) -> None:
    """One that is used no longer, or newly, is told by its name."""
    (tmp_path / "part.indic").write_text("param most = 80\n")
    (tmp_path / "r.indic").write_text('use "part"\nruleset r\n  score most\n')
    receipt = indicrules.load(tmp_path / "r.indic").score({}).receipt()
    assert indicrules.verify(receipt).same
    (tmp_path / "part.indic").write_text("param most = 70\n")
    assert told(indicrules.verify(receipt, ruleset=tmp_path / "r.indic")) == [
        "text-changed: part.indic, line 1: `param most = 80` is now `param most = 70`",
        "result-changed: total: 80, now 70 (-10)",
    ]
    (tmp_path / "r.indic").write_text("ruleset r\n  score 80\n")
    codes = [each.code for each in indicrules.verify(receipt, ruleset=tmp_path / "r.indic").differences]
    assert codes == ["text-taken-out", "text-changed", "file-not-used"]


def test_differences_are_said_in_chinese() -> None:
    """In full."""
    found = indicrules.verify(RECEIPT, actuals=FIGURES | {"plots": "19 宗"})
    assert found.explain("zh") == (
        "land：与凭据不一致\n"
        "  数据 `plots`：原为 `43 宗`，现为 `19 宗`（-24）\n"
        "  总分：原为 100，现为 66.51（-33.49）\n"
        "  等级：原为 `A`，现为 `B`\n"
        "  `plots` 的得分：原为 60，现为 26.51（-33.49）\n"
        "  `twice` 的数值：原为 86，现为 38（-48）"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "this is no receipt: it is no JSON in UTF-8"),
        (b"\xff", "this is no receipt: it is no JSON in UTF-8"),
        (b"[" * 5000, "this is no receipt: it is no JSON in UTF-8"),
        (b'{"schema": "\\ud800"}', "this is no receipt: it is no JSON in UTF-8"),
        (b'{"schema": NaN}', "this is no receipt: it is no JSON in UTF-8"),
        (b"[[[[[[[[[[[]]]]]]]]]]]", "this is no receipt of a scorecard"),
        (b"{}", "this is no receipt of a scorecard"),
        (b'{"schema": "x/1"}', "this is a `x/1`, and a receipt is a `indicrules.receipt/1`"),
        (changed(lambda held: held.pop("inputs")), "the receipt lacks its `inputs`, or has something else there"),
        (
            changed(lambda held: held["ruleset"].update(files=[])),
            "the receipt lacks its `ruleset.files`, or has something else there",
        ),
    ],
)
def test_what_is_no_receipt_is_refused(content: bytes, message: str) -> None:
    """With what is wrong and what to give."""
    with pytest.raises(indicrules.DataError) as caught:
        indicrules.verify(content)
    (problem,) = caught.value.problems
    assert (problem.code, problem.message, problem.place) == ("not-a-receipt", message, "<receipt>")
    assert problem.hint == "give the file that `indicrules score … --receipt FILE` wrote, or what `card.receipt()` gave"


def test_the_page_lists_every_code() -> None:
    """With its meaning."""
    assert dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", PAGE, re.MULTILINE)) == dict(CODES)
