"""Hold audits of folders to their rows: in order, each failure in its own, hints at the end."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from openpyxl import Workbook

import indicrules as library
from indicrules.departments.row import Row, Survey
from indicrules.departments.running import surveyed
from tests.cli.conftest import Ran, indicrules  # noqa: F401 - a fixture
from tests.departments.ending import ENDS, Ending

ROOT = Path(__file__).parents[2]
SCHEMA = jsonschema.Draft202012Validator(json.loads((ROOT / "docs" / "departments.schema.json").read_text("utf-8")))
RULES = """ruleset land "Land"
  total 20
  grade A >= 18
  grade B otherwise

indicator plots "地块录入"
  weight 10
  target >= 43 宗

indicator homes
  weight 10
  target >= 100 户
"""
Runner = Callable[..., Ran]


def data(folder: Path, unit: str, plots: object, homes: object, **claims: object) -> None:
    """Write the data of a unit, and what it published."""
    path = folder / f"{unit}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"plots": plots, "homes": homes}), "utf-8")
    (folder / f"{unit}.claims.json").write_text(json.dumps(claims), "utf-8")


def form(path: Path, plots: int, homes: int, total: str) -> None:
    """Write the form of a unit as a workbook."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"])
    sheet.append(["产出指标", "数量指标", "地块录入", "≥43宗", f"{plots}宗", 10, 10])
    sheet.append(["产出指标", "数量指标", "homes", "≥100户", f"{homes}户", 10, 10])
    sheet.append(["产出指标", "数量指标", "宣传次数", "≥5次", "5次", 0, 0])
    sheet.append(["总分", "", "", "", "", 20, total])
    book.save(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of units, good and bad, beside which `land.indic` lies."""
    (tmp_path / "land.indic").write_text(RULES, "utf-8")
    inside = tmp_path / "forms"
    data(inside, "b", "43 宗", 90, total="20", grade="A", score={"homes": "10"})
    data(inside, "a", 43, 100, total=20)
    data(inside, "east/c", 43, 100, total="19.5")
    data(inside, "=d", 43, "many")
    (inside / "e.pdf").write_bytes(b"%PDF-1.7")
    form(inside / "f.xlsx", 43, 95, "20")
    (inside / "f.receipt.json").write_text("{}")
    (inside / ".hidden.json").write_text("{")
    return inside


def survey(folder: Path, **options: Any) -> Survey:
    """Begin the audit of a folder."""
    return library.load(folder.parent / "land.indic").audit_folder(folder, **options)


def told(row: Row) -> tuple[object, ...]:
    """Give what a row says."""
    figures = [None if each is None else str(each) for each in (row.claimed, row.total, row.delta)]
    return (row.unit, *figures, row.grade, [code for code, _ in row.findings], [code for code, _ in row.problems])


def test_each_file_gets_its_row_in_order(folder: Path) -> None:
    """Data with their claims, forms, and what cannot be read, each for itself; what is no department gets none."""
    found = survey(folder)
    rows = [*found]
    assert [told(each) for each in rows] == [
        ("=d", None, None, None, None, [], ["not-a-number"]),
        ("a", "20", "20", "0", "A", [], []),
        ("b", "20", "19", "1", "A", ["score-differs", "total-differs"], []),
        ("e", None, None, None, None, [], ["unknown-format"]),
        ("east/c", "19.5", "20", "-0.5", "A", ["total-differs"], []),
        ("f", "20", "19.5", "0.5", "A", ["score-differs", "total-differs"], []),
    ]
    assert [each.file for each in rows][-2:] == ["east/c.json", "f.xlsx"]
    assert rows[-1].unread == ("宣传次数",)
    assert (found.files, found.audited, found.failed, found.not_audited) == (6, 4, 3, 2)


def test_processes_give_the_same_rows(folder: Path) -> None:
    """In the same order, with the same hints; a file at which its process ends has a row that says so."""
    for number in range(20):
        data(folder, f"unit{number:02}", 43 + number % 3, 90 + number, total=20)
    alone = survey(folder)
    rows = [*alone]
    data(folder, ENDS, 43, 100)
    together = surveyed(Ending(library.load(folder.parent / "land.indic")._plan), folder, 2)
    *others, last = together
    assert others == rows
    assert together.hints == alone.hints
    assert (last.unit, [code for code, _ in last.problems]) == (ENDS, ["process-ended"])
    assert (together.audited, together.not_audited) == (24, 3)


def test_a_form_whose_names_are_others_says_what_it_claims_and_which_they_are(tmp_path: Path) -> None:
    """So that whoever reads the row sees which name of the form is meant by which of the ruleset."""
    rules = RULES.replace("indicator homes", "indicator flats")
    (tmp_path / "land.indic").write_text(rules, "utf-8")
    form_folder = tmp_path / "forms"
    form_folder.mkdir()
    form(form_folder / "f.xlsx", 43, 95, "20")
    (row,) = survey(form_folder)
    assert told(row) == ("f", "20", None, None, None, [], ["missing"])
    assert row.unread == ("homes", "宣传次数")


def test_a_form_beside_its_data_is_read_once(folder: Path) -> None:
    """The data count; forms of one name and several endings are told apart by them."""
    data(folder, "f", 43, 100, total=20)
    (folder / "g.txt").write_text("nothing")
    (folder / "g.md").write_text("nothing")
    assert [each.unit for each in survey(folder)][-3:] == ["f", "g.md", "g.txt"]


def test_a_folder_is_printed_as_a_table(indicrules: Runner, folder: Path) -> None:  # noqa: F811 - the fixture
    """A line a unit, with why a file could not be audited; counts below."""
    ran = indicrules("audit", folder.parent / "land.indic", folder, "--workers", "1", "--lang", "zh")
    assert ran.code == 1
    assert [" ".join(line.split()) for line in ran.out.splitlines()] == [
        "单位 公布 复算 差 发现",
        "=d 未能核查：`many` 不是数字，而 `homes` 应为数字（单位：户） [not-a-number]",
        "a 20 20 A 0 无",
        "b 20 A 19 A +1 2 项不符 score-differs, total-differs",
        "e 未能核查：无法从 PDF 文件中读取表格 [unknown-format]",
        "east/c 19.5 20 A -0.5 1 项不符 total-differs",
        "f 20 19.5 A +0.5 2 项不符 score-differs, total-differs 规则集中没有：宣传次数",
        "",
        "6 个文件：已核查 4 个单位，其中 3 个有不符，2 个未能核查",
    ]


def test_csv_holds_no_formula(indicrules: Runner, folder: Path) -> None:  # noqa: F811 - the fixture
    """A text that opens like one is quoted; numbers are numbers; the counts stand beside."""
    ran = indicrules("audit", folder.parent / "land.indic", folder, "--workers", "1", "--format", "csv")
    lines = [*csv.DictReader(io.StringIO(ran.out))]
    assert (lines[0]["unit"], lines[0]["file"]) == ("'=d", "'=d.json")
    assert [each["delta"] for each in lines] == ["", "0", "1", "", "-0.5", "0.5"]
    assert lines[2]["findings"] == "score-differs 1; total-differs 1"
    assert ran.err == "6 files: 4 departments audited, 3 with findings that fail, 2 not audited\n"


def test_json_is_one_document_by_its_schema(indicrules: Runner, folder: Path) -> None:  # noqa: F811 - the fixture
    """With rows, counts and hints, without one too."""
    arguments = ("audit", folder.parent / "land.indic", folder, "--workers", "1", "--format", "json")
    found = json.loads(indicrules(*arguments).out)
    SCHEMA.validate(found)
    assert (found["rows"][2]["delta"], found["rows"][2]["findings"]) == ("1", {"score-differs": 1, "total-differs": 1})
    for number in range(12):
        data(folder, f"unit{number:02}", 43, 100, total=20)
    found = json.loads(indicrules(*arguments).out)
    SCHEMA.validate(found)
    assert [(each["code"], each["name"]) for each in found["hints"]] == [
        ("full-everywhere", "plots"),
        ("actuals-on-target", "plots"),
        ("actuals-on-target", "homes"),
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--claims", "x.json"), "`--claims` is for one department, and {folder} is a folder"),
        (("--format", "markdown"), "the audit of a folder has no form `markdown`"),
    ],
)
def test_options_of_one_department_are_refused(
    indicrules: Runner,  # noqa: F811 - the fixture
    folder: Path,
    options: tuple[str, ...],
    message: str,
) -> None:
    """With what to do."""
    ran = indicrules("audit", folder.parent / "land.indic", folder, *options)
    assert ran.code == 2
    assert ran.err.startswith(f"error[usage]: {message.format(folder=folder)}\n  hint: ")


def test_options_of_folders_are_refused_for_one_department(indicrules: Runner, folder: Path) -> None:  # noqa: F811
    """A file has no workers; a folder without files has nothing to audit."""
    ran = indicrules("audit", folder.parent / "land.indic", folder / "a.json", "--workers", "2")
    assert (ran.code, ran.err.splitlines()[0]) == (
        2,
        f"error[usage]: `--workers` is for a folder of departments, and {folder / 'a.json'} is one department's data",
    )
    empty = folder.parent / "empty"
    empty.mkdir()
    ran = indicrules("audit", folder.parent / "land.indic", empty)
    assert (ran.code, ran.err.splitlines()[0]) == (2, f"error[usage]: the folder `{empty}` holds no department's file")


def test_what_a_form_leaves_open_is_decided_by_the_ruleset(tmp_path: Path) -> None:
    """A target without a sign is asked of who imports the form; a ruleset that has the indicator scores it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"])
    sheet.append(["产出指标", "数量指标", "地块录入", "43宗", "40宗", 10, 9.3])
    sheet.append(["产出指标", "数量指标", "homes", "≥100户", "100户", 10, 10])
    sheet.append(["总分", "", "", "", "", 20, 19.3])
    book.save(tmp_path / "north.xlsx")
    (row,) = library.loads(RULES).audit_folder(tmp_path)
    assert (row.unit, str(row.total), row.problems) == ("north", "19.3", ())
