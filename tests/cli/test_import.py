"""Hold `import` to what it writes, says and ends with."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from indicrules.cli.main import run

FORM = """项目名称,技能培训,,,,
（2023年度）,,,,,
一级指标,三级指标,年度指标值,实际完成值,分值,得分
产出指标,培训人次,500人次,512人次,60,60
效益指标,学员满意度,≥90%,91%,40,40
总分,,,,100,100
"""

Ran = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ran:
    """Run the command in a folder that holds `form.csv`; give exit code, output and messages."""
    monkeypatch.chdir(tmp_path)
    Path("form.csv").write_text(FORM, "utf-8")

    def command(*arguments: str) -> tuple[int, str, str]:
        code = run(["import", *arguments])
        return code, *capsys.readouterr()

    return command


def test_what_is_open_is_told_with_its_readings(ran: Ran) -> None:
    """A target without a sign is asked for, each reading with the line it gives; the exit code is 1."""
    code, output, messages = ran("form.csv", "--to", "out", "--lang", "en")
    assert (code, messages) == (1, "")
    assert output == (
        "written: out/form.indic\nwritten: out/form.json\nwritten: out/form.claims.json\n"
        "actuals: 1; published values: 7\n\n"
        "1 to be decided:\n"
        "  form.csv, form!C4: is the target `500人次` of `培训人次` the least, the most, or exactly what is to be "
        "reached?\n"
        "    --decide 培训人次.direction=at-least  目标 >= 500 人次  (at least)\n"
        "    --decide 培训人次.direction=at-most  目标 <= 500 人次  (at most)\n"
        "    --decide 培训人次.direction=exactly  目标 = 500 人次  (exactly)\n\n"
        "1 to know:\n"
        "  form.csv, form!B4: the form does not say from which total a grade is given; the usual bounds, 90, 80 "
        "and 60 %, were written\n"
    )


def test_a_decision_makes_the_draft_whole(ran: Ran) -> None:
    """What is settled is told as such, the draft scores, and audits to no finding."""
    code, output, _ = ran("form.csv", "--name", "kept", "--decide", "*.direction=at-least", "--lang", "zh")
    assert code == 0
    assert "已定 1 处：\n" in output
    assert "    --decide 培训人次.direction=at-least  目标 >= 500 人次  (至少)\n" in output
    assert run(["audit", "kept.indic", "kept.json"]) == 0


def test_nothing_is_written_over_unasked(ran: Ran) -> None:
    """A file that is there stays, and the other two are not written either; `--force` writes over it."""
    Path("form.json").write_text("mine", "utf-8")
    assert ran("form.csv", "--lang", "en") == (
        2,
        "",
        "error[unwritable]: `form.json` is there already\n"
        "  hint: name another folder with --to, or write over it with --force\n",
    )
    assert not Path("form.indic").exists()
    assert ran("form.csv", "--force")[0] == 1
    assert json.loads(Path("form.json").read_text("utf-8"))["学员满意度"]["value"] == "91%"


@pytest.mark.parametrize(
    ("arguments", "messages"),
    [
        (
            ("form.csv", "--decide", "培训人次.sign=lost"),
            "error[no-such-decision]: there is nothing to decide under `培训人次.sign`\n"
            "  hint: there is `培训人次.direction`\n",
        ),
        (
            ("form.csv", "--decide", "培训人次.direction=up"),
            "error[no-such-choice]: `up` is no choice of `培训人次.direction`\n  --> form.csv, form!C4\n"
            "  hint: choose one of `at-least`, `at-most`, `exactly`\n",
        ),
        (
            ("form.csv", "--decide", "direction"),
            "error[usage]: `direction` settles nothing\n  hint: write it as in `--decide '*.direction=at-least'`\n",
        ),
        (("form.csv", "--name", "a/b"), "error[usage]: `a/b` is no name of a file\n  hint: leave folders to --to\n"),
        (("form.csv", "--name", ""), "error[usage]: `` is no name of a file\n  hint: leave folders to --to\n"),
        (("lacking.xlsx",), "error[unreadable]: `lacking.xlsx`: there is no such file\n"),
    ],
)
def test_what_cannot_be_done_is_refused(ran: Ran, arguments: tuple[str, ...], messages: str) -> None:
    """A decision, choice or file that there is not, a name that is none: exit code 2, and nothing is written."""
    assert ran(*arguments, "--lang", "en") == (2, "", messages)
    assert [path.name for path in Path().iterdir()] == ["form.csv"]


def test_the_same_is_told_as_data(ran: Ran) -> None:
    """With `--format json` a program has what was written, asked, turned, skipped and noted."""
    found = json.loads(ran("form.csv", "--format", "json", "--lang", "en")[1])
    (draft,) = found["drafts"]
    assert (found["version"], draft["name"]) == (1, "form")
    assert draft["files"] == ["form.indic", "form.json", "form.claims.json"]
    assert draft["decisions"][0]["choices"][0] == {"key": "at-least", "says": "at least", "line": "目标 >= 500 人次"}
