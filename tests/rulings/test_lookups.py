"""Ruling 52: tables are looked up by keys, the first row that holds counts, in rulesets and in files beside them."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import indicrules
from indicrules import Scorecard, Status
from indicrules.syntax.formatter import format_text
from tests.loading import on_loading

LIFT = """ruleset lifts
  missing rescale
  inapplicable rescale
input sex one of "F", "M"
input body kg
input name
table lift(sex, kg) gives factor, class
  "M", < 83:       0.75, "light"
  "M", 83 to 120:  0.5,  "heavy"
  "M", > 120:      0.25, "super"
  "F", != 69 kg:   1.5,  "any"
indicator x
  weight 10
  score factor(sex, body) * 4
  round score none
indicator y
  score if class(sex, body) = "heavy" then 1 else 0
"""
FILE = """ruleset severe
input vector
indicator x
  weight 10
  score severity(vector)
  round score none
table severity(vector) "{}"
"""


def card(text: str, **actuals: object) -> Scorecard:
    """Score a ruleset, both evaluators agreeing."""
    ruleset = indicrules.loads(text)
    found = [ruleset.score(actuals) for _ in range(6)][-1]  # the first few are scored by the reference evaluator
    assert found.detail.problems == []
    return found


def in_columns(text: str, **columns: Sequence[object]) -> dict[str, list[Any]]:
    """Give the columns of a table's results, no row of which was left to the exact evaluator."""
    found, report = indicrules.loads(text).score_table(pa.table(columns), report=True)
    assert report.fallen == 0
    return {name: found[name].to_pylist() for name in found.column_names}


def beside(folder: Path, rows: str, header: str = "vector,severity", name: str = "s.csv") -> Path:
    """Write a ruleset and the file of its table."""
    (folder / name).write_text(f"{header}\n{rows}", "utf-8")
    path = folder / "r.indic"
    path.write_text(FILE.format(name), "utf-8")
    return path


def refused(path: Path) -> tuple[str, str, str, str, str]:
    """Give the one error of a ruleset: code, place, what is underlined, message and hint."""
    with pytest.raises(indicrules.RulesetError) as raised:
        indicrules.load(path)
    (found,) = raised.value.diagnostics
    assert found.span is not None
    return found.code, found.span.place, found.span.text, found.message, str(found.hint)


@pytest.mark.parametrize(
    ("sex", "body", "x", "y"),
    [
        ("M", "82.999", 3, 0),
        ("M", "83", 2, 1),
        ("M", "120", 2, 1),
        ("M", "120.001", 1, 0),
        ("M", "-5", 3, 0),
        ("F", "70000 g", 6, 0),
        ("F", "68.5", 6, 0),
    ],
)
def test_ruling_52_the_first_row_that_holds_gives_its_values(sex: str, body: str, x: int, y: int) -> None:
    """Texts, comparisons and ranges as keys, two values by name, alike in all evaluators."""
    text = LIFT + "unit g = 0.001 kg\n"
    found = card(text, sex=sex, body=body, name=1)
    assert (found["x"].score, found["y"].score) == (x, y)
    assert sum(line.points for line in found["x"].ledger) == 10 - x


def test_ruling_52_columns_are_looked_up_as_one() -> None:
    """Every row by bisection, decimals and binary floats, without the exact evaluator."""
    bodies = [82.5, 83.0, 120.0, 120.5, -1.25, 70.25]
    found = in_columns(LIFT, sex=["M", "M", "M", "M", "M", "F"], body=bodies, name=[1] * 6)
    assert found["x"] == [3, 2, 2, 1, 3, 6]
    assert found["y"] == [0, 1, 1, 0, 0, 0]


def test_ruling_52_quotients_are_looked_up_in_columns() -> None:
    """What is no multiple of a step is placed exactly: 1/3 lies above 0.333, 2/6 is 1/3."""
    text = (
        "ruleset r\ninput a\ninput b\ntable t(x)\n  < 0.333: 1\n  0.333: 2\n  > 0.333 to < 2: 3\n  = 2: 4\n  > 2: 5\n"
        "indicator i\n  score t(a / b)\n  round score none\n"
    )
    found = in_columns(text, a=[1, 333, 332, 4, 2001, -1], b=[3, 1000, 1000, 2, 1000, 7])
    assert found["i"] == [3, 2, 1, 4, 5, 1]


@pytest.mark.parametrize(
    ("sex", "body", "status"),
    [("M", None, "missing"), (None, "83", "missing"), ("M", "N/A", "inapplicable"), ("N/A", None, "inapplicable")],
)
def test_ruling_52_a_key_that_lacks_makes_the_result_lack(sex: object, body: object, status: str) -> None:
    """Missing stays missing, inapplicable inapplicable, the first key that lacks deciding."""
    ruleset = indicrules.loads(LIFT.replace("rescale", "error"))
    with pytest.raises(indicrules.DataError) as raised:
        ruleset.score({"sex": sex, "body": body, "name": 1})
    assert raised.value.problems[0].code == status
    codes = {"missing": Status.MISSING, "inapplicable": Status.NOT_APPLICABLE}
    table = pa.table({"sex": pa.array([sex], "string"), "body": pa.array([body], "string"), "name": [1]})
    assert ruleset.score_table(table)["total.status"].to_pylist() == [codes[status]]


def test_ruling_52_where_no_row_holds_the_data_are_refused() -> None:
    """As by a `match` without `otherwise`, with the keys and their values, in tables by a status of its own."""
    ruleset = indicrules.loads(LIFT)
    with pytest.raises(indicrules.DataError) as raised:
        ruleset.score({"sex": "F", "body": "69 kg", "name": 1})
    problems = [(each.code, each.message, each.hint) for each in raised.value.problems]
    said = 'no row of the table `lift` holds for `sex` = "F", `kg` = 69 kg'
    assert ("no-row-holds", said, "add a row for it, or guard the call by a `when`") in problems
    table = pa.table({"sex": ["F", "F"], "body": [69.0, 70.0], "name": [1, 1]})
    assert ruleset.score_table(table)["total.status"].to_pylist() == [Status.NO_ROW_HOLDS, 0]


def test_ruling_52_explanations_name_the_row_in_both_languages() -> None:
    """With the table and the place of the row."""
    found = card(LIFT, sex="M", body="90 kg", name=1)
    english = " ".join(found.explain(indicator="x").split())
    assert 'factor(sex, body) = factor("M", 90 kg) = 0.5, row 2 of table lift (<text>:9)' in english
    chinese = " ".join(found.explain(lang="zh", indicator="x").split())
    assert 'factor(sex, body) = factor("M", 90 kg) = 0.5，表 lift 第 2 行（<text>:9）' in chinese
    assert "row 2 of table lift" in found.explain("markdown", indicator="x")
    assert "row 2 of table lift" in found.explain("html", indicator="x")
    assert "row 2 of table lift" in found.explain("json", indicator="x")


def test_ruling_52_bare_keys_take_the_unit_that_they_are_compared_with() -> None:
    """In 万元 for one call, in percent for another; a table that is called twice is read for each."""
    text = (
        "ruleset r\ninput a 万元\ninput b %\ntable t(x)\n  < 50: 1\n  50: 2\n  > 50: 3\n"
        "indicator i\n  score t(a) * 10 + t(b)\n  round score none\n"
    )
    assert card(text, a="500000 元", b="50%").total == 22
    assert card(text, a="50.1", b="49.9").total == 31
    assert in_columns(text, a=[50.0, 50.5, 49.5], b=[50.0, 50.5, 49.5])["i"] == [22, 33, 11]


def test_ruling_52_values_have_their_units() -> None:
    """Percents and quantities go into formulas as such."""
    text = (
        "ruleset r\ninput a\ntable t(x) gives rate, cost\n  1: 12.5%, 3 万元\n  2: 50%, 1500 元\n"
        "indicator i\n  weight 100\n  score rate(a) * full + cost(a) / 1 元\n  round score none\n  out of 100000\n"
    )
    assert card(text, a=1)["i"].score == 12500 + 30000
    assert card(text, a=2)["i"].score == 50000 + 1500


def test_ruling_52_dates_are_keys() -> None:
    """Ranges of days meet from one day to the next."""
    text = (
        "ruleset r\ninput d date\ntable t(on)\n  < 2024-01-01: 0\n  2024-01-01 to 2024-01-31: 1\n"
        "  2024-02-01 to 2024-02-29: 2\n  > 2024-02-29: 3\nindicator i\n  score t(d)\n  round score none\n"
    )
    assert indicrules.loads(text).warnings == ()
    days = ["2023-12-31", "2024-01-01", "2024-01-31", "2024-02-01", "2024-03-01"]
    assert [card(text, d=day).total for day in days] == [0, 1, 1, 2, 3]
    assert in_columns(text, d=days)["i"] == [0, 1, 1, 2, 3]


def test_ruling_52_irrational_keys_are_placed_for_certain() -> None:
    """The root of 2 lies above 1.4142 and below 1.4143, that of 4 is 2."""
    text = (
        "ruleset r\ninput a from 0\ntable t(x)\n  < 1.4142: 1\n  1.4142 to 1.4143: 2\n  > 1.4143 to < 2: 3\n  2: 4\n"
        "  > 2: 5\nindicator i\n  score t(sqrt(a))\n  round score none\n"
    )
    assert [card(text, a=each).total for each in (1, 2, 3, 4, 5)] == [1, 2, 3, 4, 5]
    found = indicrules.loads(text).score_table(pa.table({"a": [1, 2, 3, 4, 5]}))
    assert found["i"].to_pylist() == [1, 2, 3, 4, 5]


def test_ruling_52_a_file_beside_the_ruleset_has_the_rows(tmp_path: Path) -> None:
    """Numbers, tests, quoted cells and columns in any order; explanations name the file and line."""
    path = beside(tmp_path, '7.5,0\n"2.25",> 0 to < 10\n\n1, >= 10\n', "severity,vector")
    ruleset = indicrules.load(path)
    assert ruleset.warnings == ()
    assert [ruleset.score({"vector": each}).total for each in (0, 5, 10)] == [Decimal("7.5"), Decimal("2.25"), 1]
    said = " ".join(ruleset.score({"vector": 12}).explain(indicator="x").split())
    assert "severity(vector) = severity(12) = 1, row 3 of table severity (s.csv:5)" in said


def test_ruling_52_a_column_of_digits_is_one_of_texts_where_a_text_is_looked_up(tmp_path: Path) -> None:
    """`00` and `0` are two texts, and one number."""
    path = beside(tmp_path, "00,1\n0,2\n")
    text = path.read_text("utf-8").replace("input vector", 'input vector one of "0", "00"')
    path.write_text(text, "utf-8")
    ruleset = indicrules.load(path)
    assert [ruleset.score({"vector": each}).total for each in ("00", "0")] == [1, 2]
    path.write_text(FILE.format("s.csv"), "utf-8")
    assert [each.code for each in indicrules.load(path).warnings] == ["unreachable-row"]


def test_ruling_52_the_file_travels_with_a_pickled_ruleset(tmp_path: Path) -> None:
    """Where it arrives no folder is looked into; its text is part of what tells rulesets apart."""
    ruleset = indicrules.load(beside(tmp_path, "0,7.5\n"))
    packed, digest = pickle.dumps(ruleset), ruleset.model.digest
    beside(tmp_path, "0,8\n")
    other = indicrules.load(tmp_path / "r.indic")
    (tmp_path / "s.csv").unlink()
    again = pickle.loads(packed)
    assert again.score({"vector": 0}).total == Decimal("7.5")
    assert again == ruleset
    assert (other == ruleset, other.model.digest == digest) == (False, False)
    assert "s.csv:2" in pickle.loads(pickle.dumps(again.score({"vector": 0}))).explain(indicator="x")


def test_ruling_52_a_used_ruleset_brings_its_table(tmp_path: Path) -> None:
    """The file is found from the one that names it."""
    (tmp_path / "parts").mkdir()
    beside(tmp_path / "parts", "0,7.5\n")
    (tmp_path / "top.indic").write_text('use "parts/r"\nruleset top\n  round total 1\n', "utf-8")
    assert indicrules.load(tmp_path / "top.indic").score({"vector": 0}).total == 8


@pytest.mark.parametrize(
    ("rows", "header", "said"),
    [
        (
            "0,1\n5\n",
            "vector,severity",
            (
                "table-row", "s.csv:3:1", "5", "this row has 1 cell, and the header 2",
                "write as many cells as the header has, and put one that holds the delimiter in quotes",
            ),
        ),
        (
            '0,1\n"5,2\n',
            "vector,severity",
            (
                "table-row", "s.csv:3:1", '"5,2', "the cells of this row cannot be told apart",
                "close every quote, and double one inside a cell",
            ),
        ),
        (
            "0;1\n5;\n",
            "vector;severity",
            (
                "table-row", "s.csv:3:3", "", "the column `severity` is blank in this row",
                "write what stands there, or leave the row out",
            ),
        ),
        (
            "0\t1\n5\t  \n",
            "vector\tseverity",
            (
                "table-row", "s.csv:3:3", "  ", "the column `severity` is blank in this row",
                "write what stands there, or leave the row out",
            ),
        ),
        (
            "0,1\n1,12O\n",
            "vector,severity",
            (
                "table-row", "s.csv:3:3", "12O", "`12O` is no number, and other cells of the column `severity` are",
                "write a number, or `12O` in quotes within the cell, and so all of the column",
            ),
        ),
        (
            "1O,1\n1,2\n",
            "vector,severity",
            (
                "type-clash", "r.indic:5:18", "vector",
                "`vector` is a number, and the key `vector` is looked up by texts",
                "write `1O` as a number, and all of its column, or look up a text",
            ),
        ),
        (
            "0,1\n",
            "vectr,severity",
            ("table-column", "r.indic:7:16", "vector", "`s.csv` has no column `vector`", "did you mean `vectr`?"),
        ),
        (
            "0,1,2\n",
            "vector,severity,more",
            (
                "table-column", "r.indic:7:24", '"s.csv"',
                "`s.csv` has 2 columns beside the keys of `severity`, and not one",
                "name what the table gives: `gives severity, more`",
            ),
        ),
        (
            "0,1\n",
            "vector,vector",
            ("table-column", "s.csv:1:8", "vector", "two columns are called `vector`", "rename one of them"),
        ),
        (
            "",
            "vector,severity",
            (
                "table-column", "r.indic:7:24", '"s.csv"', "`s.csv` has no rows below its header",
                "write at least one row",
            ),
        ),
        (
            "5 kg,1\n",
            "vector,severity",
            (
                "unit-clash",
                "r.indic:5:18",
                "vector",
                "`5 kg` is in kg and `vector` is a number, which cannot be looked up by one another",
                "give both the same unit: one is in kg, the other a plain number",
            ),
        ),
    ],
)  # fmt: skip
def test_ruling_52_errors_of_a_file_name_its_line_and_column(
    tmp_path: Path, rows: str, header: str, said: tuple[str, str, str, str, str]
) -> None:
    """As good as those of a ruleset: code, place, what is underlined, message and hint."""
    assert refused(beside(tmp_path, rows, header)) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../s.csv", ("use-outside", '"../s.csv"', "`../s.csv` leaves the folder of the ruleset")),
        ("link.csv", ("use-outside", '"link.csv"', "`link.csv` goes through a symbolic link")),
        ("t.csv", ("unknown-use", '"t.csv"', "there is no file `t.csv`")),
        ("/etc/hosts", ("use-outside", '"/etc/hosts"', "`/etc/hosts` is no path inside the ruleset's folder")),
    ],
)
def test_ruling_52_a_table_leaves_no_folder(tmp_path: Path, name: str, said: tuple[str, str, str]) -> None:
    """Safe paths are those of `use`; links are not followed."""
    folder = tmp_path / "inner"
    folder.mkdir()
    (tmp_path / "s.csv").write_text("vector,severity\n0,1\n", "utf-8")
    (folder / "u.csv").write_text("vector,severity\n0,1\n", "utf-8")
    (folder / "link.csv").symlink_to(folder / "u.csv")
    (folder / "r.indic").write_text(FILE.format(name), "utf-8")
    code, _, text, message, _ = refused(folder / "r.indic")
    assert (code, text, message) == said


def test_ruling_52_a_file_that_is_no_text_is_told_as_such(tmp_path: Path) -> None:
    """An encoding that is not UTF-8 by its byte, a control character by its number."""
    path = beside(tmp_path, "0,1\n")
    (tmp_path / "s.csv").write_bytes("键,值\n".encode("gbk"))
    assert refused(path)[0] == "not-utf8"
    (tmp_path / "s.csv").write_bytes(b"vector,severity\n0,1\x07\n")
    assert refused(path)[:2] == ("unsafe-character", "s.csv:2:4")


def rows_of(count: int) -> str:
    """Give rows for as many texts and stretches of numbers."""
    return "".join(f"k{index % 100},{index} to < {index + 1},{index % 977}.25\n" for index in range(count))


def test_ruling_52_ten_thousand_rows_are_one_node(tmp_path: Path) -> None:
    """A table is one node of the core whatever its rows, looked up alike by all evaluators; one row more is refused."""
    text = (
        'ruleset big\n  missing rescale\ninput k one of "k0", "k1", "k99"\ninput n\n'
        'table t(k, n) gives v "t.csv"\nindicator x\n  weight 1000\n  score v(k, n)\n  round score none\n'
    )
    (tmp_path / "t.csv").write_text(f"k,n,v\n{rows_of(10_000)}", "utf-8")
    (tmp_path / "r.indic").write_text(text, "utf-8")
    ruleset = indicrules.load(tmp_path / "r.indic")
    assert ruleset.score({"k": "k99", "n": "9999.5"}).total == Fraction(9999 % 977) + Fraction(1, 4)
    table = pa.table({"k": ["k0", "k99", "k1", "k1"], "n": [100.5, 9999.0, 5001.25, 5.0]})
    found, report = ruleset.score_table(table, report=True)
    assert found["x"].to_pylist() == [Decimal("100.25"), Decimal("229.25"), Decimal("116.25"), None]
    assert found["x.status"].to_pylist() == [0, 0, 0, Status.NO_ROW_HOLDS]
    assert report.fallen == 1
    (tmp_path / "t.csv").write_text(f"k,n,v\n{rows_of(10_001)}", "utf-8")
    code, place, *_ = refused(tmp_path / "r.indic")
    assert (code, place) == ("too-many-rows", "t.csv:10002:1")


def test_ruling_52_a_match_has_as_many_rows() -> None:
    """Where its tests are known it is looked up too, with values that are worked out, and explained as any other."""
    rows = "".join(f"    {index} to < {index + 1}: {index} + a\n" for index in range(999))
    text = f"ruleset r\ninput a\nindicator x\n  score match a\n{rows}    otherwise: -1\n  round score none\n"
    ruleset = indicrules.loads(text)
    cards = [ruleset.score({"a": each}) for each in (0, "500.5", "998.75", 999, -1)]
    assert [each.total for each in cards] == [0, Decimal("1000.5"), Decimal("1996.75"), -1, -1]
    assert in_columns(text, a=[0.5, 998.75, 999.0])["x"] == [Decimal("0.5"), Decimal("1996.75"), -1]
    said = " ".join(cards[1].explain(indicator="x").split())
    assert "a = 500.5, band 500 to < 501: 500 + a" in said
    assert [each.code for each in on_loading(text.replace("997 to < 998", "a to < 998"))] == ["too-many-rows"]


def test_ruling_52_the_formatter_aligns_rows_and_keeps_remarks() -> None:
    """Columns stand under each other, in wide characters too; either language means the same."""
    text = 'ruleset r\ntable t(k,x)  gives a,b\n"男",>=10:1.5,"x" # one\n# two\n\n"women", 5 to<10 kg : 12,"yy"\n'
    laid_out = (
        'ruleset r\n\ntable t(k, x) gives a, b\n  "男",    >= 10:        1.5, "x"  # one\n  # two\n\n'
        '  "women", 5 to < 10 kg: 12,  "yy"\n'
    )
    assert format_text(text) == laid_out.replace("\n\ntable", "\ntable")
    chinese = format_text(text, keywords="zh")
    assert "表 t(k, x) 给出 a, b\n" in chinese
    assert '  "women", 5 至 < 10 kg: 12,  "yy"\n' in chinese
    assert format_text(chinese, keywords="en") == format_text(text)


def test_ruling_52_overlaps_and_gaps_are_told_with_the_value() -> None:
    """What no row takes, and what two take, in the unit of the key, for each set of other keys."""
    text = (
        'ruleset r\n  score t("a", x)\ninput x %\ntable t(k, x)\n  "a", 0% to < 50%:    1\n  "a", 50% to 60%:     2\n'
        '  "a", > 70% to 80%:   3\n  "b", 0% to 60%:      1\n  "b", 60% to 100%:    2\n'
    )
    assert [(each.code, each.message) for each in indicrules.loads(text).warnings] == [
        ("rows-overlap", "`0% to 60%` and `60% to 100%` both take 60%"),
        ("table-gap", "no row of `t` takes 65%, between `50% to 60%` and `> 70% to 80%`"),
    ]


def test_ruling_52_the_words_of_tables_stay_names() -> None:
    """They are words at the start of a line, and after the keys of a table, alone."""
    text = (
        "ruleset r\ninput table\ninput gives\nparam 表 = 2\ntable t(x) gives gives\n  1: 5\n"
        "indicator table\n  score table + gives + 表 + gives(1)\n  round score none\n"
    )
    assert card(text, table=1, gives=10).total == 18


def test_ruling_52_a_table_serves_several_inputs() -> None:
    """A key is one of the choices of any input that it is looked up by; one that is none of any is told."""
    text = (
        'ruleset r\n  score t("p", a) + t("q", b)\ninput a one of "H", "L"\ninput b one of "L", "N"\n'
        'table t(kind, level)\n  "p", "H": 1\n  "p", "L": 2\n  "q", "L": 3\n  "q", "N": 4\n'
    )
    assert indicrules.loads(text).warnings == ()
    assert card(text, a="H", b="N").total == 5
    (found,) = on_loading(text + '  "q", "M": 5\n')
    assert (found.code, found.message, found.hint) == (
        "unknown-choice", "`M` is none of the choices that `level` is looked up by", 'write one of "H", "L", "N"'
    )  # fmt: skip
    (found,) = on_loading(text.replace('t("p", a)', 't("z", a)'))
    assert (found.code, found.message) == ("table-gap", 'no row of `t` is for "z", which `"z"` may be')


def test_ruling_52_a_table_speaks_of_percents_as_a_target_does() -> None:
    """A rate that is looked up among rows of 90 % is noted as doubtful where data bring 1.05."""
    text = "ruleset r\n  score t(p)\ninput p %\ntable t(p)\n  >= {0}: 1\n  < {0}:  0\n"
    assert [each.name for each in card(text.format("90%"), p="1.05").doubtful] == ["p"]
    assert card(text.format("5%"), p="1.05").doubtful == ()


def test_ruling_52_tables_may_bear_the_names_of_functions(tmp_path: Path) -> None:
    """In either language; a call then means the table."""
    text = (
        "ruleset r\ninput a\ntable 最小(x) gives 最大, abs\n  1: 5, 6\n  2: 7, 8\n"
        "indicator i\n  score 最大(a) * 100 + abs(a) * 10 + max(a)\n  round score none\n"
    )
    assert card(text, a=2).total == 787
    english = format_text(text, keywords="en")
    assert "table min(x) gives max, abs\n" in english
    assert card(english, a=1).total == 565
    path = beside(tmp_path, "0,7\n", "vector,最大")
    path.write_text(
        path.read_text("utf-8")
        .replace("(vector)", "(vector) gives max", 2)
        .replace("score severity(vector) gives max", "score max(vector)"),
        "utf-8",
    )
    assert indicrules.load(path).score({"vector": 0}).total == 7


def long_match(subject: str, rows: list[str], more: str) -> str:
    """Give a ruleset whose score is a `match` of as many rows."""
    listed = "".join(f"    {row}\n" for row in rows)
    return f"ruleset r\n{more}indicator x\n  score {subject}\n{listed}  round score none\n"


def test_ruling_52_long_rows_of_texts_dates_and_conditions_are_looked_up() -> None:
    """What a `match` of few rows gives, one of many gives: by texts, dates, with rows that are never reached told."""
    choices = "input c one of " + ", ".join(f'"k{each}"' for each in range(100)) + "\n"
    texts = long_match("match c", [f'"k{each}": {each}' for each in range(100)], choices)
    assert [card(texts, c=each).total for each in ("k0", "k7", "k99")] == [0, 7, 99]
    assert in_columns(texts, c=["k7", "k3", "k99"])["x"] == [7, 3, 99]
    days = [f"<= 2024-{each // 28 + 1:02}-{each % 28 + 1:02}: {each}" for each in range(100)]
    dates = long_match("match d", [*days, "otherwise: -1"], "input d date\n")
    assert [card(dates, d=each).total for each in ("2023-05-05", "2024-02-01", "2024-02-29", "2025-01-01")] == [
        0, 28, 56, -1,
    ]  # fmt: skip
    holds = [f"{each} to < {each + 1}: a * 2 > {each + 50}" for each in range(100)]
    truths = long_match("if held = yes then 1 else 0", [], "input a\n").replace(
        "indicator", "metric held = match a\n" + "".join(f"  {each}\n" for each in holds) + "  otherwise: no\nindicator"
    )
    assert [card(truths, a=each).total for each in (10, "50.5", 99, 100)] == [0, 1, 1, 0]
    assert in_columns(truths, a=[10.0, 50.5, 99.0, 100.0])["x"] == [0, 1, 1, 0]


def test_ruling_52_long_rows_without_otherwise_are_refused_as_short_ones_are() -> None:
    """With the same words, and in tables by the same status; a blank subject is missing."""
    text = long_match("match a", [f"{each}: {each}" for each in range(100)], "input a\n")
    with pytest.raises(indicrules.DataError) as raised:
        indicrules.loads(text).score({"a": "0.5"})
    (problem,) = raised.value.problems
    assert (problem.code, problem.message, problem.hint) == (
        "no-row-holds", "no row of `match a` holds, and there is no `otherwise`", "add a row `otherwise: …`"
    )  # fmt: skip
    statuses = indicrules.loads(text).score_table(pa.table({"a": [0.5, 7.0, None]}))["total.status"].to_pylist()
    assert statuses == [Status.NO_ROW_HOLDS, 0, Status.MISSING]
    repeated = long_match("match a", [*(f"{each}: {each}" for each in range(100)), "7: 8"], "input a\n")
    (found,) = indicrules.loads(repeated).warnings
    assert (found.code, found.message) == (
        "unreachable-row", "`7` is never reached: `7`, which stands before it, takes all that it would"
    )  # fmt: skip


def test_ruling_52_files_are_read_as_programs_for_sheets_write_them(tmp_path: Path) -> None:
    """A mark at the beginning, line ends of another system, blank columns at the end; a comma for a point is told."""
    path = beside(tmp_path, "")
    (tmp_path / "s.csv").write_bytes("\ufeffvector;severity;;\r\n0;7.5;;\r\n1;8;;\r\n;;;\r\n".encode())
    assert indicrules.load(path).score({"vector": 0}).total == Decimal("7.5")
    (tmp_path / "s.csv").write_text("vector;severity\n0;8\n1;7,5\n", "utf-8")
    assert refused(path) == (
        "table-row", "s.csv:3:3", "7,5", "`7,5` has a comma for its point", "write `7.5`, and so all of the column"
    )  # fmt: skip


def test_ruling_52_a_table_is_the_same_in_every_period(tmp_path: Path) -> None:
    """Params change with the period beside it; in its own file and in one that is used."""
    beside(tmp_path, "0,7.5\n1,8\n")
    (tmp_path / "dated.indic").write_text(
        'use "r"\nruleset dated\n  period 2024\n  score f * severity(vector) + own(vector)\n'
        "param f\n  from 2023: 0.5\n  from 2024: 1\ntable own(x)\n  >= 0: 0.25\n  < 0:  0\n",
        "utf-8",
    )
    ruleset = indicrules.load(tmp_path / "dated.indic")
    assert [ruleset.score({"vector": 1}, period=year).total for year in (2023, 2024, 2023)] == [
        Decimal("4.25"), Decimal("8.25"), Decimal("4.25"),
    ]  # fmt: skip
    assert ruleset.score({"vector": 0}).total == Decimal("7.75")
