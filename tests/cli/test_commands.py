"""Hold each command to what it prints and to its exit code."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

import indicrules as library

Runner = Any  # a fixture of conftest

SCORED = """示范                                                        8.84 of 20    B
                                                            6.16 points to A (≥ 15)
  item          score                     lost
  地块录入数量  8.84 of 20  ████▍       11.16
"""


def test_score_prints_a_table(indicrules: Runner, ruleset: Path, actuals: Path) -> None:
    """Items by title with score, full mark and what was lost; the total with its grade."""
    ran = indicrules("score", ruleset, actuals)
    assert (ran.code, ran.out, ran.err) == (0, SCORED, "")


def test_score_speaks_chinese(indicrules: Runner, ruleset: Path, actuals: Path) -> None:
    """The same in the other language."""
    ran = indicrules("score", ruleset, actuals, "--lang", "zh")
    assert ran.out.splitlines()[1].strip() == "距“A”（≥ 15）还差 6.16 分"


def test_score_gives_json(indicrules: Runner, ruleset: Path, actuals: Path) -> None:
    """The scorecard as data."""
    found = json.loads(indicrules("score", ruleset, actuals, "--format", "json").out)
    assert (found["schema"], found["total"], found["grade"]) == ("indicrules.scorecard/1", "8.84", "B")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.toml", '"录入" = "19 宗"\n"事故" = 1\n'),
        ("a.csv", "地块录入数量,19\n事故,1 起\n"),
        ("a.JSON", '{"录入":19,"事故":1}'),
    ],
)
def test_score_reads_each_format(indicrules: Runner, ruleset: Path, tmp_path: Path, name: str, content: str) -> None:
    """By the ending, names or titles alike."""
    path = tmp_path / name
    path.write_text(content, "utf-8")
    assert indicrules("score", ruleset, path).out == SCORED


def test_score_reads_standard_input(indicrules: Runner, ruleset: Path) -> None:
    """JSON, unless another format is said."""
    assert indicrules("score", ruleset, "-", stdin='{"录入": 19, "事故": 0}'.encode()).out == SCORED
    assert indicrules("score", ruleset, "-", "--data-format", "csv", stdin="录入,19\n事故,0".encode()).out == SCORED


def test_failed_check_is_a_finding(indicrules: Runner, ruleset: Path) -> None:
    """Exit code 1, and the check with its values in the table."""
    ran = indicrules("score", ruleset, "-", stdin='{"录入": 19, "事故": 2}'.encode())
    assert ran.code == 1
    assert "failed: 事故过多; 事故 ≤ 1 起: 2 起 ≤ 1 起, does not hold" in ran.out


def test_warning_check_is_no_finding(indicrules: Runner, tmp_path: Path) -> None:
    """A `check warn` is shown and leaves 0."""
    path = tmp_path / "w.indic"
    path.write_text("ruleset r\nindicator x\n  weight 1\n  target >= 1\ncheck warn x > 5\n")
    ran = indicrules("score", path, "-", stdin=b'{"x": 1}')
    assert ran.code == 0
    assert "warning: x > 5: 1 > 5, does not hold" in ran.out


def test_bad_data_cannot_run(indicrules: Runner, ruleset: Path) -> None:
    """Every problem with its line in the data and in the ruleset, on the stream for messages."""
    ran = indicrules("score", ruleset, "-", stdin='{\n"录入": "43 户",\n"事故x": 1}'.encode())
    assert (ran.code, ran.out) == (2, "")
    assert "  --> <stdin>:2\n  ruleset: demo.indic:6:11" in ran.err
    assert "  --> <stdin>:3" in ran.err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("d.json", '{"录入": {"value": "19 宗", "note": "补录"}, "事故": 1}'),
        ("d.toml", '"录入" = { value = "19 宗", note = "补录" }\n"事故" = 1\n'),
        ("d.csv", "name,value,source,note\n录入,19 宗,,补录\n事故,1\n"),
        ("d.tsv", "名称\t完成值\t备注\n录入\t19 宗\t补录\n事故\t1\n"),
    ],
)
def test_values_bring_their_notes(indicrules: Runner, ruleset: Path, tmp_path: Path, name: str, content: str) -> None:
    """In every format of one department's data; columns of notes make no table of it."""
    (tmp_path / name).write_text(content, "utf-8")
    found = json.loads(indicrules("score", ruleset, tmp_path / name, "--format", "json").out)
    assert (found["total"], [note["note"] for note in found["notes"]]) == ("8.84", ["补录"])


def test_problems_of_notes_stand_at_their_line(indicrules: Runner, ruleset: Path) -> None:
    """What is wrong with an object is told where it stands in the data."""
    ran = indicrules("score", ruleset, "-", stdin='{"事故": 1,\n "录入": {"value": 1, "why": "补录"}}'.encode())
    assert (ran.code, ran.err) == (2, "\n".join([
        "error[unknown-key]: the object for `录入` has `why`, which is none of its keys",
        "  --> <stdin>:2",
        "  ruleset: demo.indic:6:11",
        "  hint: write `note`",
        "",
    ]))  # fmt: skip


def test_malformed_data_cannot_run(indicrules: Runner, ruleset: Path) -> None:
    """The reader's own refusal looks the same."""
    ran = indicrules("score", ruleset, "-", stdin=b'{"a": 1e9}')
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error[exponent]: `1e9` is written with an exponent")


def test_bad_ruleset_cannot_run(indicrules: Runner, ruleset: Path, actuals: Path) -> None:
    """Diagnostics with carets."""
    ruleset.write_text("ruleset r\nindicator x\n  weight 1\n  taget >= 1\n")
    ran = indicrules("score", ruleset, actuals)
    assert (ran.code, ran.out) == (2, "")
    assert "4 |   taget >= 1\n  |   ^^^^^" in ran.err


def test_missing_file_cannot_run(indicrules: Runner, ruleset: Path, actuals: Path) -> None:
    """A near name is offered, for the ruleset and the data."""
    ran = indicrules("score", ruleset.with_name("demo.indc"), actuals)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("demo.indc`: there is no such file\n  hint: did you mean `demo.indic`?\n")
    assert "did you mean `actuals.json`?" in indicrules("score", ruleset, actuals.with_name("actual.json")).err
    assert indicrules("score", ruleset.parent, actuals).err.endswith("it is a folder\n")


@pytest.mark.parametrize(
    "arguments", [["scroe"], ["score"], ["score", "a", "b", "--nonsense"], ["explain", "a", "b", "--lang", "fr"]]
)
def test_bad_usage_cannot_run(indicrules: Runner, arguments: list[str]) -> None:
    """Exit code 2, nothing among the results."""
    ran = indicrules(*arguments)
    assert (ran.code, ran.out) == (2, "")


def test_misspelt_command_is_named(indicrules: Runner) -> None:
    """With the one that was meant."""
    assert indicrules("scroe").err == "error[usage]: there is no command `scroe`\n  hint: did you mean `score`?\n"


@pytest.mark.parametrize("command", ["score", "explain", "verify", "describe", "check", "fmt", "test", "new"])
def test_help_shows_an_example(indicrules: Runner, command: str) -> None:
    """Each command says how it is written."""
    ran = indicrules(command, "--help")
    assert ran.code == 0
    assert "Example" in ran.out
    assert f"  indicrules {command} " in ran.out


def test_version_is_told(indicrules: Runner) -> None:
    """The library's own."""
    assert indicrules("--version").out == f"indicrules {library.__version__}\n"


def test_period_chooses_the_rows(indicrules: Runner, tmp_path: Path) -> None:
    """A year; before the first row it is refused."""
    path = tmp_path / "p.indic"
    path.write_text(
        "ruleset r\n  period 2014\n  score most\nparam most =\n  from 2010: 83.57\n  from 2014: 85\n".replace(
            " =\n", "\n"
        )
    )
    assert indicrules("score", path, "-", "--format", "json", stdin=b"{}").out.count('"total": "85"') == 1
    assert '"total": "83.57"' in indicrules("score", path, "-", "--period", "2012", "--format", "json", stdin=b"{}").out
    assert indicrules("score", path, "-", "--period", "2001", stdin=b"{}").code == 2


def test_explain_is_what_the_library_explains(indicrules: Runner, ruleset: Path, actuals: Path) -> None:
    """Word for word, in each format, the data named by file and digest."""
    card = library.load(ruleset).score({"录入": "19 宗", "事故": 1})
    about = {"data": f"{actuals.name} sha256:{hashlib.sha256(actuals.read_bytes()).hexdigest()[:12]}"}
    assert indicrules("explain", ruleset, actuals).out == card.explain(about=about)
    page = card.explain("html", "zh", about=about)
    assert indicrules("explain", ruleset, actuals, "--format", "html", "--lang", "zh").out == page
    one = card.explain(indicator="录入", about=about)
    assert indicrules("explain", ruleset, actuals, "--indicator", "地块录入数量").out == one


def test_explain_writes_the_form(indicrules: Runner, ruleset: Path, actuals: Path) -> None:
    """The table of finance bureaus, as a page and as Markdown; of one indicator alone if asked to."""
    ran = indicrules("explain", ruleset, actuals, "--format", "form-markdown", "--lang", "zh")
    assert (ran.code, ran.out.splitlines()[6]) == (
        0, "|  |  | 地块录入数量 | ≥43宗 | 19宗 | 20 | 8.84 | 未达目标，差24宗，扣11.16分 |",
    )  # fmt: skip
    page = indicrules("explain", ruleset, actuals, "--format", "form", "--indicator", "录入").out
    assert (page.splitlines()[1], page.count("<tr>"), "Total: 8.84 of 20" in page) == ('<html lang="en">', 2, True)


def test_explain_offers_a_near_name(indicrules: Runner, ruleset: Path, actuals: Path) -> None:
    """Of a name or title."""
    ran = indicrules("explain", ruleset, actuals, "--indicator", "地块数量")
    assert (ran.code, ran.out) == (2, "")
    assert "no indicator or group is called `地块数量`\n  hint: did you mean `地块录入数量`?" in ran.err


def test_check_says_everything(indicrules: Runner, ruleset: Path, tmp_path: Path) -> None:
    """Diagnostics with carets, then a line a file; exit code 1 where one has errors."""
    assert indicrules("check", ruleset, "--ignore", "all").out == f"{ruleset}: no mistakes\n"
    bad = tmp_path / "bad.indic"
    bad.write_text("ruleset r\n  total 10\nindicator x\n  weight 5\n  target >= y\n")
    ran = indicrules("check", ruleset, bad, "--ignore", "all")
    assert ran.code == 1
    assert ran.out.startswith(f"{ruleset}: no mistakes\nerror[weights-do-not-sum]: ")
    assert ran.out.endswith(f"\n\n{bad}: 2 errors\n")
    assert ran.err == ""
    assert "\x1b[" not in ran.out
    assert "\x1b[1;31m" in indicrules("check", bad, "--color", "always").out


def test_check_gives_json(indicrules: Runner, tmp_path: Path) -> None:
    """Every diagnostic with code, message, hint and place."""
    bad = tmp_path / "bad.indic"
    bad.write_text("ruleset r\nindicator x\n  weight 5\n  target >= y\n")
    ran = indicrules("check", bad, "--format", "json")
    found = json.loads(ran.out)
    assert (ran.code, ran.err, found["schema"]) == (1, "", "indicrules.check/1")
    (listed,) = found["rulesets"]
    assert listed["usable"] is False
    assert listed["diagnostics"][0]["code"] == "unknown-name"
    assert listed["diagnostics"][0]["at"] == {"file": "bad.indic", "line": 4, "column": 13, "text": "y"}


def test_test_runs_the_examples(indicrules: Runner, ruleset: Path) -> None:
    """Passing ones are counted, and listed where wanted."""
    ran = indicrules("test", ruleset)
    assert (ran.code, ran.out) == (0, f"{ruleset}: 1 of 1 examples hold\n")
    assert indicrules("test", "-v", ruleset).out.startswith("passed: falls short\n  --> demo.indic:10:1\n")


def test_test_says_what_differs(indicrules: Runner, ruleset: Path) -> None:
    """What was expected, and what was found."""
    ruleset.write_text(ruleset.read_text("utf-8").replace("8.84", "9"), "utf-8")
    ran = indicrules("test", ruleset)
    assert ran.code == 1
    assert "failed: falls short\n" in ran.out
    assert "  expected `score(录入) = 9`, but score(录入) is 8.84, 0.16 less\n" in ran.out
    found = json.loads(indicrules("test", ruleset, "--format", "json").out)
    assert found["schema"] == "indicrules.test/1"
    assert [each["holds"] for each in found["rulesets"][0]["examples"][0]["expectations"]] == [False, True]


def test_test_runs_the_rulesets_beside_one_that_does_not_load(
    indicrules: Runner, ruleset: Path, tmp_path: Path
) -> None:
    """The others are run and told; what is wrong with that one is told beside, and the exit code is 2."""
    bad, gone = tmp_path / "bad.indic", tmp_path / "gone.indic"
    bad.write_text("ruleset r\nindicator x\n  weight 5\n  target >= y\n")
    ran = indicrules("test", bad, ruleset, gone)
    assert (ran.code, ran.out) == (2, f"{ruleset}: 1 of 1 examples hold\n")
    assert ran.err.startswith("error[unknown-name]: nothing is called `y`\n")
    assert f"\n\nerror[unreadable]: `{gone}`: there is no such file" in ran.err


CROOKED = "ruleset  r\nindicator x # most\n weight   1\n target >=1\n"
STRAIGHT = "ruleset r\nindicator x  # most\n  weight 1\n  target >= 1\n"
CHINESE = "规则集 r\n指标 x  # most\n  权重 1\n  目标 >= 1\n"


def test_fmt_rewrites_in_place(indicrules: Runner, tmp_path: Path) -> None:
    """The file keeps its mode; a second run changes nothing."""
    path = tmp_path / "a.indic"
    path.write_text(CROOKED)
    path.chmod(0o640)
    ran = indicrules("fmt", path)
    assert (ran.code, ran.out, ran.err) == (0, "", f"changed: {path}\n")
    assert path.read_text() == STRAIGHT
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["a.indic"]
    assert indicrules("fmt", path).err == ""


def test_fmt_keeps_a_link(indicrules: Runner, tmp_path: Path) -> None:
    """What the link names is laid out."""
    path, link = tmp_path / "a.indic", tmp_path / "b.indic"
    path.write_text(CROOKED)
    link.symlink_to(path)
    indicrules("fmt", link)
    assert link.is_symlink()
    assert path.read_text() == STRAIGHT


def test_fmt_check_changes_nothing(indicrules: Runner, tmp_path: Path) -> None:
    """Exit code 1 where a file would change, with the difference if wanted."""
    path = tmp_path / "a.indic"
    path.write_text(CROOKED)
    ran = indicrules("fmt", "--check", "--diff", path)
    assert ran.code == 1
    assert "- weight   1\n" in ran.out
    assert "+  weight 1\n" in ran.out
    assert ran.err == f"would change: {path}\n"
    assert path.read_text() == CROOKED
    path.write_text(STRAIGHT)
    assert indicrules("fmt", "--check", path).code == 0


def test_fmt_changes_keywords(indicrules: Runner) -> None:
    """From standard input to standard output."""
    ran = indicrules("fmt", "-", "--keywords", "zh", stdin=CROOKED.encode())
    assert (ran.code, ran.out) == (0, CHINESE)
    assert indicrules("fmt", "-", "--keywords", "en", stdin=CHINESE.encode()).out == STRAIGHT


def test_fmt_gives_json(indicrules: Runner, tmp_path: Path) -> None:
    """Which files changed."""
    path = tmp_path / "a.indic"
    path.write_text(CROOKED)
    found = json.loads(indicrules("fmt", path, "--format", "json").out)
    assert found == {"schema": "indicrules.fmt/1", "rulesets": [{"path": str(path), "changed": True}]}


@pytest.mark.parametrize(
    ("written", "difference"),
    [
        (b"\xef\xbb\xbfruleset r\n", "-<U+FEFF>ruleset r\n+ruleset r\n"),
        (b"ruleset r\r\n", "-ruleset r<U+000D>\n+ruleset r\n"),
        (b"ruleset r", "-ruleset r\n\\ No newline at end of file\n+ruleset r\n"),
    ],
)
def test_fmt_settles_marks_and_line_ends(indicrules: Runner, tmp_path: Path, written: bytes, difference: str) -> None:
    """Whatever system a file comes from, and `--check` and `--diff` show what is not seen."""
    path = tmp_path / "a.indic"
    path.write_bytes(written)
    assert indicrules("fmt", "--check", path).code == 1
    assert indicrules("fmt", "--diff", path).out.endswith(f"@@\n{difference}")
    ran = indicrules("fmt", "--check", "-", stdin=written)
    assert (ran.code, ran.out, ran.err) == (1, "", "would change: -\n")
    assert indicrules("fmt", "--diff", "-", stdin=written).out.endswith(f"@@\n{difference}")
    assert indicrules("fmt", "-", stdin=written).out == "ruleset r\n"
    indicrules("fmt", path)
    assert path.read_bytes() == b"ruleset r\n"


def test_fmt_writes_nothing_that_would_be_read_otherwise(
    indicrules: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of the formatter's own is told, with exit code 2, and the file stays."""
    path = tmp_path / "a.indic"
    path.write_text(CROOKED)
    monkeypatch.setattr("indicrules.syntax.formatter.laid_out", lambda *given: ["ruleset r", "indicator x"])
    ran = indicrules("fmt", path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error[layout-reads-otherwise]: laid out, this would be read otherwise than it is now\n")
    assert path.read_text() == CROOKED


def test_fmt_leaves_a_broken_file_alone(indicrules: Runner, tmp_path: Path) -> None:
    """What cannot be read as a ruleset is not laid out."""
    path = tmp_path / "a.indic"
    path.write_text("ruleset r\n  totl 5\n")
    ran = indicrules("fmt", path)
    assert (ran.code, ran.out) == (2, "")
    assert path.read_text() == "ruleset r\n  totl 5\n"


def test_control_characters_never_reach_the_terminal(indicrules: Runner, ruleset: Path) -> None:
    """Neither from data nor from a path."""
    ran = indicrules("score", ruleset, "-", stdin=b'{"\\u001b[2J": 1, "b": "\\u001b]0;x\\u0007"}')
    assert "\x1b" not in ran.err
    assert "\x1b" not in indicrules("score", "\x1b[2J", "-").err


def test_describe_says_what_the_library_says(indicrules: Runner, ruleset: Path) -> None:
    """In each language and form, without any data."""
    loaded = library.load(ruleset)
    assert indicrules("describe", ruleset).out == loaded.describe()
    assert indicrules("describe", ruleset, "--lang", "zh", "--format", "html").out == loaded.describe("html", "zh")


def test_describe_refuses_a_period_that_the_ruleset_does_not_know(indicrules: Runner, tmp_path: Path) -> None:
    """As data are refused, with 2."""
    path = tmp_path / "dated.indic"
    text = "ruleset r\n  period 2024\nparam t\n  from 2023: 5\nindicator x\n  weight 10\n  target >= t\n"
    path.write_text(text, "utf-8")
    assert indicrules("describe", path, "--period", "2023").code == 0
    ran = indicrules("describe", path, "--period", "2022")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error[")
