"""Every option of a public function refuses a value that there is not, and names those that there are (ruling 46)."""

from __future__ import annotations

import datetime
import enum
from typing import Any, Final

import numpy as np
import pandas as pd  # type: ignore[import-untyped]  # it brings no type hints
import pyarrow as pa
import pytest

import indicrules
from tests.face.cards import ACTUALS, OFFICE
from tests.tables.rules import SMALL

TABLE: Final = pa.table({"unit": ["a"], "plots": [43], "rate": ["95%"]})
CARD: Final = OFFICE.score(ACTUALS)
WORKERS: Final = "write a whole number from 1, or None for what suits the machine"
COLUMNS: Final = "write the name of a column, or several in a list"

OF_TABLES: Final = [
    ({"absent": "ignore"}, "`absent` is `ignore`: write `error` or `missing`"),
    ({"absent": None}, "`absent` is `None`: write `error` or `missing`"),
    ({"percent": "percents"}, "`percent` is `percents`: write `percent` or `fraction`"),
    ({"statuses": "text"}, "`statuses` is `text`: write `numbers` or `words`"),
    ({"names": "_"}, "`names` is `_`: write `dots` or `underscores`"),
    ({"lost": "no"}, "`lost` is `no`: write True or False"),
    ({"ledger": 1}, "`ledger` is `1`: write True or False"),
    ({"workers": 0}, f"`workers` is `0`: {WORKERS}"),
    ({"workers": -1}, f"`workers` is `-1`: {WORKERS}"),
    ({"workers": True}, f"`workers` is `True`: {WORKERS}"),
    ({"workers": 1.5}, f"`workers` is `1.5`: {WORKERS}"),
    ({"key": 3}, f"`key` is `3`: {COLUMNS}"),
    ({"key": ["unit", None]}, f"`key` is `['unit', None]`: {COLUMNS}"),
    ({"key": b"unit"}, f"`key` is `b'unit'`: {COLUMNS}"),
]


@pytest.mark.parametrize(
    ("options", "said"),
    [*OF_TABLES, ({"layout": "tall"}, "`layout` is `tall`: write `wide` or `long`"),
     ({"report": "yes"}, "`report` is `yes`: write True or False")],
)  # fmt: skip
def test_ruling_46_options_of_tables(options: Any, said: str) -> None:
    """An unknown value is a `ValueError` that names what there is."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # its text is held below
        SMALL.score_table(TABLE, **options)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("options", "said"), [*OF_TABLES, ({"report": True}, "`report` is `True`: give a `Report`, or None")]
)
def test_ruling_46_options_of_streams(options: Any, said: str) -> None:
    """The same holds before a batch is read."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # its text is held below
        SMALL.score_batches(TABLE, **options)
    assert str(caught.value) == said


class _Odd(str):
    """A text that cannot be compared."""

    def __eq__(self, other: object) -> bool:
        raise RuntimeError

    __hash__ = str.__hash__


class _Alike(str):
    """A text that says it is every other."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 7


class _Known(enum.StrEnum):
    """Options as members of an enumeration."""

    HTML = "html"
    MISSING = "missing"


@pytest.mark.parametrize(
    ("value", "said"),
    [(_Odd("wide"), "`layout` is `wide`: write `wide` or `long`"),
     (_Alike("tall"), "`layout` is `tall`: write `wide` or `long`")],
)  # fmt: skip
def test_ruling_46_texts_of_classes_that_misbehave(value: Any, said: str) -> None:
    """A text that does not pass for what it says is none of what there is; a member of an enumeration is."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # its text is held below
        SMALL.score_table(TABLE, layout=value)
    assert str(caught.value) == said
    assert CARD.explain(_Known.HTML.value) == CARD.explain(_Known.HTML)  # type: ignore[arg-type]
    assert SMALL.score_table(TABLE, absent=_Known.MISSING).num_rows == 1  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("keys", "options", "said"),
    [
        (["a"], {"absent": "ignore"}, "`absent` is `ignore`: write `error` or `missing`"),
        (["a"], {"layout": "tall"}, "`layout` is `tall`: write `wide` or `long`"),
        (["a"], {"percent": 1}, "`percent` is `1`: write `percent` or `fraction`"),
        (["a"], {"key": ["unit", "plots"]}, "`key` is `['unit', 'plots']`: write the name of one column"),
        (5, {}, "`keys` is `5`: write the keys of the rows in a list"),
        ([["a"]], {}, "`keys` is `[['a']]`: write the keys of the rows in a list"),
    ],
)
def test_ruling_46_options_of_rows_explained(keys: Any, options: Any, said: str) -> None:
    """The same holds for rows that are to be explained."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # its text is held below
        SMALL.explain_rows(TABLE, keys, **options)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"format": "pdf"}, "`format` is `pdf`: write `text`, `markdown`, `html`, `json`, `form` or `form-markdown`"),
        ({"format": None}, "`format` is `None`: write `text`, `markdown`, `html`, `json`, `form` or `form-markdown`"),
        ({"lang": "fr"}, "`lang` is `fr`: write `en` or `zh`"),
        ({"why_not": "no"}, "`why_not` is `no`: write True or False"),
    ],
)
def test_ruling_46_options_of_explanations(options: Any, said: str) -> None:
    """The same holds for the format and language of an explanation."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # its text is held below
        CARD.explain(**options)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("indent", "said"),
    [(object, "<class 'object'>"), (10**30, str(10**30)), (-1, "-1"), ("  ", "  ")],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_ruling_46_indents(indent: Any, said: str) -> None:
    """JSON is indented by a number of blanks, or is one line."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # its text is held below
        CARD.to_json(indent=indent)
    assert str(caught.value) == f"`indent` is `{said}`: write a whole number from 0 to 99, or None for one line"


def test_ruling_46_names_of_texts() -> None:
    """What stands for a file in messages is a text."""
    for call in (indicrules.loads, indicrules.diagnose):
        with pytest.raises(ValueError, match="`name` is `5`: write a text"):
            call("ruleset r\n  score 1\n", name=5)  # type: ignore[arg-type]  # what a caller without types may do


def test_ruling_46_options_that_cannot_be_looked_at() -> None:
    """An object that raises whatever it is asked is refused as any other."""

    class Raises:
        def __getattribute__(self, name: str) -> Any:
            raise RuntimeError

        def __repr__(self) -> str:
            raise RuntimeError

    with pytest.raises(
        ValueError, match="`format` is `…`: write `text`, `markdown`, `html`, `json`, `form` or `form-markdown`"
    ):
        CARD.explain(Raises())  # type: ignore[arg-type]  # as above
    with pytest.raises(ValueError, match="`workers` is `…`: write a whole number from 1, or None"):
        SMALL.score_table(TABLE, workers=Raises())  # type: ignore[call-overload]  # as above
    with pytest.raises(indicrules.DataError, match="`…` is no period"):
        SMALL.score_table(TABLE, period=Raises())  # type: ignore[call-overload]  # as above


def test_ruling_46_keys_that_no_table_can_have() -> None:
    """Half a character is in no column's name, and a number is no name."""
    for key in (5, "\ud800", ["unit", "\ud800"]):
        with pytest.raises(ValueError, match=r"`key` is .*: write the name of a column, or several in a list"):
            SMALL.score_table(TABLE, key=key)  # type: ignore[arg-type]  # what a caller without types may do
        for schema in (SMALL.input_schema, SMALL.table_schema):
            with pytest.raises(ValueError, match="`key` holds something that is no key: write names of columns"):
                schema(key=key)


def test_ruling_46_options_that_compare_as_they_like() -> None:
    """Whatever an array says of `!=`, it is no way to read percents."""
    with pytest.raises(ValueError, match=r"`percent` is .*: write `percent` or `fraction`"):
        OFFICE.score(ACTUALS, percent=np.array(["percent", "fraction"]))  # type: ignore[arg-type]  # as above


def test_more_threads_than_a_machine_can_use_are_not_made() -> None:
    """A number of workers is the most that may score at a time, however large it is."""
    assert SMALL.score_table(TABLE, workers=10**30).equals(SMALL.score_table(TABLE))


def test_a_card_has_no_item_of_a_name_that_is_no_text() -> None:
    """Whatever compares as it likes is no name."""
    with pytest.raises(KeyError):
        CARD[np.array(["plots", "x"])]  # type: ignore[index]  # as above


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        (True, "True"),
        (0, "0"),
        (10**5000, "…"),
        (2024.0, "2024.0"),
        (datetime.datetime(2024, 5, 1, 12), "datetime.datetime(2024, 5, 1, 12, 0)"),
        ((2024,), "(2024,)"),
        (np.True_, "np.True_"),
        (pd.NaT, "NaT"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_period_is_a_year_a_date_or_a_label(period: Any, shown: str) -> None:
    """What is none of these is refused, a `ValueError` as well, by every function that takes one."""
    said = f"`{shown}` is no period [bad-period]"
    for score in (
        lambda: OFFICE.score(ACTUALS, period=period),
        lambda: SMALL.score_table(TABLE, period=period),
        lambda: SMALL.score_batches(TABLE, period=period),
        lambda: SMALL.explain_rows(TABLE, "a", period=period),
    ):
        with pytest.raises(ValueError) as caught:  # noqa: PT011  # its text is held below
            score()
        assert isinstance(caught.value, indicrules.DataError)
        assert str(caught.value).splitlines()[0] == said


def test_a_period_may_be_a_number_of_any_kind_or_a_midnight() -> None:
    """A whole number of numpy is a year, a moment of midnight is its date."""
    text = "ruleset r\nparam p\n  from 2024-01-01: 1\n  from 2024-05-01: 2\nindicator x\n  weight 1\n  target >= p\n"
    assert OFFICE.score(ACTUALS, period=np.int64(2023)).model.period == 2023  # type: ignore[arg-type]  # of another kind
    card = indicrules.loads(text).score({"x": 1}, period=datetime.datetime(2024, 5, 1))
    assert (card.model.period, card.total) == (datetime.date(2024, 5, 1), 0.5)
