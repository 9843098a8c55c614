"""Ruling 54: a value in data may bring its source and a note, or say why it does not apply."""

from __future__ import annotations

import collections
import copy
import json
import pickle
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

import pyarrow as pa
import pytest

import indicrules
from indicrules import NOT_APPLICABLE, DataError, DataNote
from indicrules.explain.noted_data import noted_data, own_reasons

RULESET: Final = indicrules.loads(
    """
ruleset r
  total 100
input plots 宗 from 0 "plots registered"
input rate %
input held
metric share = held / 2
indicator land
  weight 60
  actual plots
  target >= 43 宗
indicator petitions
  weight 30
  actual rate
  target >= 95%
  inapplicable rescale
indicator half
  weight 10
  actual share
  target >= 1
  missing zero
""",
    name="r.indic",
)
PLAIN: Final[dict[str, Any]] = {"plots": "19 宗", "rate": "N/A", "held": None}
NOTED: Final[dict[str, Any]] = {
    "plots": {"value": "19 宗", "source": "land register", "note": "the rest\n in May"},
    "rate": {"inapplicable": True, "because": "no petition all year"},
    "held": {"value": None, "note": "not yet counted"},
}
LAND: Final = DataNote("plots", "plots registered", "19 宗", "land register", "the rest\n in May")
RATE: Final = DataNote("rate", None, None, because="no petition all year")
HELD: Final = DataNote("held", None, None, note="not yet counted")


def refused(value: object, **options: Any) -> list[tuple[str, str, str | None]]:
    """Give code, message and hint of each problem of `plots`."""
    with pytest.raises(DataError) as caught:
        RULESET.score({**PLAIN, "plots": value}, **options)
    assert {each.name for each in caught.value.problems} == {"plots"}
    return [(each.code, each.message, each.hint) for each in caught.value.problems]


def test_ruling_54_values_with_notes_score_as_plain_ones() -> None:
    """Whichever evaluator scores, the total is the same, and the card keeps the notes by input."""
    plain = RULESET.score(PLAIN)
    cards = [RULESET.score(NOTED) for _ in range(6)]  # the first few are scored by the reference evaluator
    assert [card.total for card in cards] == [plain.total] * 6
    assert cards[0].actuals == {"plots": Fraction(19), "rate": NOT_APPLICABLE, "held": None}
    assert [card.notes for card in cards] == [{"plots": LAND, "rate": RATE, "held": HELD}] * 6
    assert plain.notes == {}


def test_ruling_54_items_have_the_notes_of_what_they_read() -> None:
    """By way of metrics, too; an item whose inputs came plainly has none."""
    card = RULESET.score(NOTED)
    assert {item.name: item.data_notes for item in card} == {"land": (LAND,), "petitions": (RATE,), "half": (HELD,)}
    assert RULESET.score(PLAIN)["land"].data_notes == ()
    assert card.notes_of(card.model.root) == ()


def test_ruling_54_notes_are_data_of_the_card() -> None:
    """They stand in the card's plain data, travel with it, and tell it from a card without."""
    card = RULESET.score(NOTED)
    assert card.to_dict()["notes"] == [
        {"name": "plots", "title": "plots registered", "value": "19 宗", "source": "land register",
         "note": "the rest\n in May", "because": None},
        {"name": "rate", "title": None, "value": None, "source": None, "note": None,
         "because": "no petition all year"},
        {"name": "held", "title": None, "value": None, "source": None, "note": "not yet counted", "because": None},
    ]  # fmt: skip
    for again in (pickle.loads(pickle.dumps(card)), copy.deepcopy(card), RULESET.score(NOTED)):
        assert (again == card, hash(again) == hash(card), again.notes == card.notes) == (True, True, True)
    assert card != RULESET.score(PLAIN)
    with pytest.raises(AttributeError):
        LAND.note = "other"  # type: ignore[misc]  # it is frozen


@pytest.mark.parametrize(
    "value",
    [
        {"value": "19 宗"},
        {"value": 19, "source": None, "note": " "},
        {"value": "19 宗", "inapplicable": False, "because": ""},
        {" ｖａｌｕｅ ": Decimal(19)},
        MappingProxyType({"value": 19}),
        collections.OrderedDict(value=19),
    ],
)
def test_ruling_54_blank_notes_are_none(value: Any) -> None:
    """A value with nothing beside it, or nothing but blanks, is as if it stood alone."""
    card = RULESET.score({**PLAIN, "plots": value})
    assert card == RULESET.score(PLAIN)


def test_ruling_54_the_value_inside_is_read_as_any_other() -> None:
    """Doubtful and ambiguous percentages, units, `extra` and `percent` mean what they mean without notes."""
    rate = {"value": 1.05, "note": "x"}
    card = RULESET.score({**PLAIN, "rate": rate, "unit": {"any": 1}}, extra="ignore")
    assert [(each.name, each.value) for each in card.doubtful] == [("rate", Decimal("1.05"))]
    fraction = RULESET.score({**PLAIN, "rate": {"value": 0.96, "note": "x"}}, percent="fraction")
    assert (fraction["petitions"].actual, fraction.notes["rate"].value) == (Decimal("0.96"), "0.96")
    assert refused({"value": "19 户", "note": "x"}) == refused("19 户")
    with pytest.raises(DataError, match=r"\[percent-or-fraction\]"):
        RULESET.score({**PLAIN, "rate": {"value": 0.95}})


_KEYS: Final = "the keys are `value`, `source` and `note`, or `inapplicable` and `because`"
_UNTIL: Final = "the object for `plots` has"


@pytest.mark.parametrize(
    ("value", "code", "message", "hint"),
    [
        ({}, "value-needed", f"{_UNTIL} no `value`", "add `value`, and leave it blank where none is known"),
        ({"note": "x"}, "value-needed", f"{_UNTIL} no `value`", "add `value`, and leave it blank where none is known"),
        ({"value": 1, "sorce": "x"}, "unknown-key", f"{_UNTIL} `sorce`, which is none of its keys",
         "did you mean `source`?"),
        ({"value": 1, "Note": "x"}, "unknown-key", f"{_UNTIL} `Note`, which is none of its keys", "write `note`"),
        ({"value": 1, "备注": "x"}, "unknown-key", f"{_UNTIL} `备注`, which is none of its keys", "write `note`"),
        ({"value": 1, "reason": "x"}, "unknown-key", f"{_UNTIL} `reason`, which is none of its keys", "write `note`"),
        ({"inapplicable": True, "reason": "x"}, "unknown-key", f"{_UNTIL} `reason`, which is none of its keys",
         "write `because`"),
        ({"value": 1, "unit": "宗"}, "unknown-key", f"{_UNTIL} `unit`, which is none of its keys", _KEYS),
        ({"value": 1, 5: 1}, "unknown-key", f"{_UNTIL} `5`, which is none of its keys", _KEYS),
        ({"value": 1, "x" * 5_000: 1}, "unknown-key", f"{_UNTIL} `{'x' * 200}…`, which is none of its keys", _KEYS),
        ({"value": 1, " value": 2}, "given-twice", "`value` stands twice in the object for `plots`",
         "leave out one of the two"),
        ({"value": {"value": 1}}, "nested-value", "the `value` of `plots` is an object again", "give one plain value"),
        ({"value": 1, "inapplicable": True, "because": "x"}, "value-or-inapplicable",
         f"{_UNTIL} a `value`, and says that it does not apply",
         "leave out `value`, or `inapplicable` and `because`"),
        ({"inapplicable": True}, "because-needed", "why `plots` does not apply is not said",
         "add `because` with the reason, or give `N/A` in place of the object"),
        ({"inapplicable": True, "because": " "}, "because-needed", "why `plots` does not apply is not said",
         "add `because` with the reason, or give `N/A` in place of the object"),
        ({"because": "x"}, "stray-because",
         "`because` says why `plots` does not apply, and nothing says that it does not",
         "add `inapplicable` that is true"),
        ({"value": 1, "because": "x"}, "stray-because",
         "`because` says why `plots` does not apply, and nothing says that it does not",
         "write the reason as `note`"),
        ({"inapplicable": "x"}, "not-yes-or-no", "`x` for `inapplicable` of `plots` is neither yes nor no",
         "write `true`, or leave `inapplicable` out"),
        ({"value": 1, "note": 5}, "not-a-text", "`5` for the `note` of `plots` is no text",
         "write a text, in quotes"),
        ({"value": 1, "source": ["x"]}, "not-a-text", "`[x]` for the `source` of `plots` is no text",
         "write a text, in quotes"),
        ({"value": 1, "note": "\ud800"}, "not-a-text", "the `note` of `plots` holds half a character",
         "write the character itself"),
    ],
)  # fmt: skip
def test_ruling_54_objects_are_looked_at_strictly(value: Any, code: str, message: str, hint: str) -> None:
    """What is none of the two shapes is refused, with what to write instead."""
    assert refused(value) == [(code, message, hint)]


def test_ruling_54_all_that_is_wrong_with_an_object_is_said() -> None:
    """Each mistake is a problem of its own, and what rests on one is silent."""
    found = refused({"val": 5, "because": 1, "note": 2, "inapplicable": 0})
    assert [code for code, _, _ in found] == ["unknown-key", "not-a-text", "not-a-text", "not-yes-or-no"]


def test_ruling_54_of_an_object_with_many_keys_the_first_are_said() -> None:
    """So that one of a million does not take long to refuse."""
    assert len(refused({f"key {at}": at for at in range(100_000)})) == 20


def test_ruling_54_an_object_that_cannot_be_read_is_a_problem() -> None:
    """A class of the caller's own may raise anything where it is asked."""
    assert [code for code, _, _ in refused(Odd())] == ["unreadable"]


class Odd(dict[str, object]):
    """A mapping that refuses to be gone through."""

    def items(self) -> Any:
        """Raise what nobody expects."""
        raise ZeroDivisionError


def test_ruling_54_tables_take_plain_values_alone() -> None:
    """A column of objects is refused before the first row."""
    with pytest.raises(DataError, match=r"the column `plots` holds `struct<value: int64>`"):
        RULESET.score_table(pa.table({"plots": [{"value": 1}], "rate": ["95%"], "held": [1]}))


@pytest.mark.parametrize(
    ("lang", "label", "lines"),
    [
        ("en", "data note", {
            "land": ["plots registered given as 19 宗; source: land register; note: the rest in May"],
            "petitions": ["rate does not apply: no petition all year"],
            "half": ["held left blank; note: not yet counted"],
        }),
        ("zh", "填报说明", {
            "land": ["plots registered填报为 19 宗；数据来源：land register；单位说明：the rest in May"],
            "petitions": ["rate填报为“不适用”：no petition all year"],
            "half": ["held未填报；单位说明：not yet counted"],
        }),
    ],
)  # fmt: skip
def test_ruling_54_notes_are_told_in_words(lang: Any, label: str, lines: dict[str, list[str]]) -> None:
    """One fact an item, a line for each value that came with notes."""
    card = RULESET.score(NOTED)
    told = {item.name: list(noted_data(card, item.rule, lang)) for item in card}
    assert {name: [line.text for fact in facts for line in fact.lines] for name, facts in told.items()} == lines
    assert {fact.label for facts in told.values() for fact in facts} == {label}
    assert list(noted_data(RULESET.score(PLAIN), card["land"].rule, lang)) == []


def test_ruling_54_a_units_own_reasons_are_its_notes_and_waivers() -> None:
    """On one line each, a source being none."""
    card = RULESET.score(NOTED)
    found = {item.name: own_reasons(card, item.rule) for item in card}
    assert found == {"land": ("the rest in May",), "petitions": ("no petition all year",), "half": ("not yet counted",)}
    bare = RULESET.score({**PLAIN, "plots": {"value": 5, "source": "register"}})
    assert own_reasons(bare, bare["land"].rule) == ()


def test_ruling_54_cards_with_notes_are_written_as_json() -> None:
    """What is said beside a value comes out as it went in."""
    assert json.loads(RULESET.score(NOTED).to_json())["notes"][0]["note"] == "the rest\n in May"
