"""A scorecard is found in, compared, printed and framed as people expect of a mapping of items."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser
from typing import Any, Final

import pyarrow as pa
import pytest

import indicrules
from tests.face.cards import ACTUALS, OFFICE

CARD: Final = OFFICE.score(ACTUALS)
COLUMNS: Final = [
    *("item", "title", "kind", "parent", "status", "weight", "effective_weight", "full", "score", "points", "lost"),
    *("actual", "unit", "target", "completion", "met", "shortfall", "grade"),
]
LAND: Final = {
    "item": "land",
    "title": "plots of land",
    "kind": "indicator",
    "parent": "work",
    "status": "scored",
    "weight": Decimal(40),
    "effective_weight": Decimal(40),
    "full": Decimal(40),
    "score": Decimal("17.67"),
    "points": Decimal("17.67"),
    "lost": Decimal("22.33"),
    "actual": Decimal(19),
    "unit": "宗",
    "target": ">= 43 宗",
    "completion": Fraction(19, 43),
    "met": False,
    "shortfall": Decimal(24),
    "grade": None,
}


def test_items_are_found_by_name_and_title() -> None:
    """`in`, `get` and indexing take either; what is none is not there."""
    assert ("land" in CARD, "plots of land" in CARD, "office" in CARD, 3 in CARD) == (True, True, False, False)
    assert CARD.get("plots of land") == CARD["land"]
    assert (CARD.get("nowhere"), CARD.get("nowhere", 7), CARD.get(None)) == (None, 7, None)
    with pytest.raises(KeyError, match="nowhere"):
        CARD["nowhere"]


class _Silent:
    """An object that does not even say what it is."""

    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError(name)


def test_what_does_not_say_what_it_is_names_no_item() -> None:
    """Asking for it gives what asking for any other stranger gives."""
    assert (_Silent() in CARD, CARD.get(_Silent()), CARD.get(_Silent(), 7)) == (False, None, 7)
    with pytest.raises(KeyError):
        CARD[_Silent()]  # type: ignore[index]  # that is the test


def test_a_card_counts_and_lists_its_items() -> None:
    """Names are the keys, items the values; `items` stays the tuple of items, and so does what iterating gives."""
    assert len(CARD) == 4
    assert CARD.keys() == ("work", "land", "petitions", "budget")
    assert CARD.values() == CARD.items == tuple(CARD)
    assert dict(CARD) == {item.name: item for item in CARD.items}
    assert all(item in CARD for item in CARD)


def test_a_card_without_items_is_true() -> None:
    """A result is a result, whatever it holds."""
    card = indicrules.loads("ruleset r\n  total 10\n  score x\ninput x\n").score({"x": 3})
    assert (len(card), bool(card)) == (0, True)


def test_equal_cards_are_equal_however_their_data_was_written() -> None:
    """The same actuals by the same ruleset make equal cards with equal hashes."""
    other = OFFICE.score({**ACTUALS, "plots": 19.0, "rate": Decimal("45.5"), "day": datetime.date(2024, 12, 31)})
    assert other == CARD
    assert hash(other) == hash(CARD)
    assert len({CARD, other}) == 1


@pytest.mark.parametrize(
    "other",
    [
        OFFICE.score({**ACTUALS, "plots": 20}),
        OFFICE.score({**ACTUALS, "kind": "county"}),
        OFFICE.score(ACTUALS, period=2023),
        indicrules.loads("ruleset office\nindicator land\n  weight 100\n  target >= 1\n").score({"land": 1}),
        "office",
    ],
)
def test_cards_differ_by_actual_period_and_ruleset(other: object) -> None:
    """An actual that no score reads makes another card, too."""
    assert other != CARD


def test_items_and_lines_compare_by_their_cards() -> None:
    """Items of equal cards at one place are equal, lines that say the same as well."""
    other = OFFICE.score(ACTUALS)
    assert (other["land"], other["land"].ledger) == (CARD["land"], CARD["land"].ledger)
    assert other["land"] != CARD["budget"]
    assert len({*other.items, *CARD.items}) == 4
    assert len({*other.ledger, *CARD.ledger}) == len(CARD.ledger)


def test_rulesets_of_one_text_are_equal() -> None:
    """What is loaded twice is the same ruleset; another text is another."""
    text = "ruleset r\nindicator x\n  weight 1\n  target >= 1\n"
    assert indicrules.loads(text) == indicrules.loads(text)
    assert hash(indicrules.loads(text)) == hash(indicrules.loads(text))
    assert indicrules.loads(text) != indicrules.loads(text + "\n")


def test_a_printed_card_is_the_table_of_the_command_line() -> None:
    """`print(card)` shows totals, bars and the check that fails; `repr` stays one line."""
    assert str(CARD) == (
        "Office                                                      71.38 of 100    B\n"
        "                                                            18.62 points to A (≥ 90)\n"
        "  item             score                     lost\n"
        "  work             32.67 of 60  █████▍      27.33\n"
        "    plots of land  17.67 of 40  ████▍       22.33\n"
        "    petitions      15.00 of 20  ███████▌     5.00\n"
        "  budget           38.71 of 40  █████████▋   1.29\n"
        "\n"
        "  check  failed: half of them at least; rate ≥ 50%: 45.5% ≥ 50%, does not hold  office.indic:39"
    )
    assert repr(CARD) == "<Scorecard office 71.38 of 100 B>"


def test_a_card_shows_only_what_there_is() -> None:
    """No grade, no score and no full mark leave no word behind."""
    alone = indicrules.loads("ruleset r\n  total 10\nindicator a\n  weight 10\n  target >= 5\n")
    assert repr(alone.score({"a": 5})) == "<Scorecard r 10 of 10>"
    dropped = alone.score({"a": "N/A"})
    assert (repr(dropped), repr(dropped["a"])) == ("<Scorecard r without a score>", "<indicator a without a score>")
    assert repr(indicrules.loads("ruleset r\n  score 3\n").score({})) == "<Scorecard r 3>"


def test_a_frame_is_an_arrow_table_where_there_is_pyarrow() -> None:
    """Numbers are decimals of 12 places, half even; actuals are exact texts."""
    frame = CARD.to_frame()
    assert isinstance(frame, pa.Table)
    assert frame.column_names == COLUMNS
    assert frame.schema.field("score").type == pa.decimal128(38, 12)
    exact = {"completion": Decimal("0.441860465116"), "actual": "19"}
    assert frame.to_pylist()[1] == LAND | exact
    assert frame.column("met").to_pylist() == [None, False, False, False]


def test_a_frame_holds_every_kind_of_actual() -> None:
    """Dates, yes/no and texts are written as data writes them; a number too large for 26 digits keeps all of them."""
    ruleset = indicrules.loads(
        "ruleset r\ninput day date\ninput open yes/no\n"
        "indicator a\n  weight 1\n  actual day\n  target <= 2024-12-31\n  score full\n"
        "indicator b\n  weight 1\n  score if open then full else 0\n"
        "indicator c\n  weight 1\n  target <= 1000000000000000000000000000\n"
    )
    frame = ruleset.score({"day": "2024-12-30", "open": True, "c": 10**29}).to_frame()
    assert isinstance(frame, pa.Table)
    assert frame.column("actual").to_pylist() == ["2024-12-30", None, "1" + "0" * 29]
    assert frame.column("shortfall").to_pylist()[2] == Decimal(99 * 10**27)


def test_a_number_too_large_for_every_decimal_is_an_exact_text_in_a_frame() -> None:
    """Arrow's widest decimals have 76 digits, the largest weight has thousands."""
    ruleset = indicrules.loads("ruleset r\nindicator a\n  weight 10 ^ 64\n  target >= 1\n")
    frame = ruleset.score({"a": 0}).to_frame()
    assert isinstance(frame, pa.Table)
    assert frame.column("weight").to_pylist() == ["1" + "0" * 64]
    assert frame.column("score").to_pylist() == [0]


def test_a_frame_of_no_items_has_its_columns() -> None:
    """A card without items gives a table without rows."""
    card = indicrules.loads("ruleset r\n  total 10\n  score x\ninput x\n").score({"x": 3})
    frame = card.to_frame()
    assert isinstance(frame, pa.Table)
    assert (frame.num_rows, frame.column_names) == (0, COLUMNS)


def test_a_frame_is_rows_where_there_is_no_pyarrow() -> None:
    """Without pyarrow a list of dictionaries comes, of the exact values that items have."""
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "from tests.face.cards import ACTUALS, OFFICE\n"
        "print(OFFICE.score(ACTUALS).to_frame()[1])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert found.stdout == f"{LAND}\n"


class _Page(HTMLParser):
    """Collects the tags of a page, their attributes, and the texts in them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: set[str] = set()
        self.texts: dict[str, list[str]] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        self.open.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        """Leave a tag."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.setdefault(self.open[-1] if self.open else "", []).append(data)


def test_a_notebook_shows_a_fragment_that_styles_itself_alone() -> None:
    """One element, every rule of its style under its class, no outside address, nothing that runs."""
    page = _Page(CARD._repr_html_())
    assert page.open == []
    assert page.tags[:2] == ["div", "style"]
    assert set(page.tags) == {"div", "style", "table", "tr", "th", "td", "meter"}
    assert page.attributes == {"aria-hidden", "class", "lang", "scope", "style", "value"}
    style = "".join(page.texts["style"])
    selectors = [each.strip() for rule in re.findall(r"([^{}]+)\{", style) for each in rule.split(",")]
    assert [each for each in selectors if not each.startswith(".indicrules-card")] == []
    assert re.findall(r"url|@|//|:root", style) == []


def test_a_notebook_shows_total_scores_and_losses() -> None:
    """The heading has total and grade, each row an item's score and what it lost, then the check that fails."""
    page = _Page(CARD._repr_html_())
    assert "Office: 71.38 of 100 B" in page.texts["div"]
    cells = page.texts["td"]
    assert [each for each in cells if "of" in each][:4] == ["32.67 of 60", "17.67 of 40", "15.00 of 20", "38.71 of 40"]
    assert [each for each in cells if re.fullmatch(r"[0-9.]+", each)] == ["27.33", "22.33", "5.00", "1.29"]
    assert "failed: half of them at least; rate ≥ 50%: 45.5% ≥ 50%, does not hold" in cells


def test_a_notebook_escapes_what_authors_write() -> None:
    """A title is text, whatever it looks like."""
    card = indicrules.loads('ruleset r "<b>&"\nindicator x\n  weight 1\n  target >= 1\n').score({"x": 1})
    assert "<div>&lt;b&gt;&amp;: 1.00 of 1</div>" in card._repr_html_()
