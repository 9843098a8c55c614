"""Hold `indicrules report`: a file in the format of its ending, or standard output, and what it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

Runner = Any  # a fixture of conftest


@pytest.fixture
def data(ruleset: Path) -> str:
    """One department's data beside the ruleset."""
    (ruleset.parent / "d.json").write_text('{"录入": 19, "事故": 0}', "utf-8")
    return str(ruleset.parent / "d.json")


def test_a_page_is_printed(indicrules: Runner, ruleset: Path, data: str) -> None:
    """HTML where nothing else is said, of the data's own name."""
    ran = indicrules("report", str(ruleset), data, "--lang", "en", "--unit", "水利局")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "d.json sha256:" in ran.out
    assert "水利局" in ran.out


def test_the_ending_says_the_format(indicrules: Runner, ruleset: Path, data: str) -> None:
    """A workbook by `.xlsx`."""
    out = ruleset.parent / "report.xlsx"
    assert indicrules("report", str(ruleset), data, "--output", str(out)).out == ""
    assert openpyxl.load_workbook(out)["Form"]["G4"].value == "=ROUND(F4*MIN(1,E4/D4),2)"


def test_the_format_may_be_said(indicrules: Runner, ruleset: Path, data: str) -> None:
    """Whatever the ending is."""
    out = ruleset.parent / "report.txt"
    assert indicrules("report", str(ruleset), data, "-o", str(out), "--format", "markdown").code == 0
    assert out.read_text("utf-8").startswith("# 示范\n")


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("report.pdf", "error[usage]: the ending of `report.pdf` does not say in which form the report is to be"),
        (".", "error[unwritable]: `.`: it is a folder"),
        ("nowhere/report.html", "error[unwritable]: `nowhere/report.html`: there is no folder `nowhere`"),
        ("demo.indic", "error[usage]: the ending of `demo.indic` does not say in which form the report is to be"),
        ("d.json", "error[usage]: the ending of `d.json` does not say in which form the report is to be"),
    ],
)
def test_what_cannot_be_written_is_refused(
    indicrules: Runner, ruleset: Path, data: str, out: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is scored, and nothing is left behind."""
    monkeypatch.chdir(ruleset.parent)
    before = sorted(ruleset.parent.iterdir())
    ran = indicrules("report", ruleset.name, "d.json", "--output", out)
    assert (ran.code, ran.err.splitlines()[0]) == (2, said)
    assert sorted(ruleset.parent.iterdir()) == before


def test_the_files_that_are_read_are_not_written_over(indicrules: Runner, ruleset: Path, data: str) -> None:
    """Not even where a format is said."""
    ran = indicrules("report", str(ruleset), data, "--output", data, "--format", "html")
    assert (ran.code, "it is the file that is read" in ran.err) == (2, True)


def test_tables_have_no_report(indicrules: Runner, ruleset: Path) -> None:
    """A report is of one department."""
    (ruleset.parent / "t.csv").write_text("dept,录入,事故\nn,19,0\n", "utf-8")
    ran = indicrules("report", str(ruleset), str(ruleset.parent / "t.csv"), "--lang", "zh")
    assert (ran.code, ran.err.splitlines()[0].partition("：")[2].endswith("`report` 只接受一个单位的数据")) == (2, True)


def test_what_was_published_is_audited(indicrules: Runner, ruleset: Path, data: str) -> None:
    """By the claims beside the data, else by those that are named."""
    published = '{"version": 1, "claims": [{"what": "total", "value": "9"}]}'
    (ruleset.parent / "other.json").write_text(published.replace('"9"', '"7"'), "utf-8")
    named = indicrules(
        "report", str(ruleset), data, "--format", "markdown", "--claims", str(ruleset.parent / "other.json")
    )
    (ruleset.parent / "d.claims.json").write_text(published, "utf-8")
    beside = indicrules("report", str(ruleset), data, "--format", "markdown", "--lang", "zh")
    assert (named.code, "the total was published as \\`7\\`; 8.84 follows" in named.out) == (0, True)
    assert (beside.code, "总分公布为 \\`9\\`，应为 8.84" in beside.out) == (0, True)


def test_claims_are_not_written_over(indicrules: Runner, ruleset: Path, data: str) -> None:
    """They are read as well."""
    claims = ruleset.parent / "d.claims.json"
    claims.write_text('{"version": 1, "claims": []}', "utf-8")
    ran = indicrules("report", str(ruleset), data, "-o", str(claims), "--format", "html")
    assert (ran.code, "it is the file that is read" in ran.err) == (2, True)
