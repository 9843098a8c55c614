"""Hold the options of commands: what a score must reach, forms of results, colours, folders, words of the house."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

Runner = Any  # a fixture of conftest

TABLE = "dept,录入,事故\nn,43,0\ns,19,0\ne,x,0\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Write a table: one row of 20 and A, one of 8.84 and B, one that is refused."""
    path = tmp_path / "d.csv"
    path.write_text(TABLE, "utf-8")
    return path


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--fail-under", "8.84"], 0, ""),
        (["--fail-under", "8.85"], 1, "the total is 8.84, 8.85 was asked for\n"),
        (["--fail-grade", "B"], 1, "the grade is `B`, one above `B` was asked for\n"),
        (["--fail-grade", "A"], 1, "the grade is `B`, one above `A` was asked for\n"),
        (["--fail-grade", "A", "--fail-under", "-1"], 1, "the grade is `B`, one above `A` was asked for\n"),
    ],
)
def test_a_score_that_falls_short_is_a_finding(
    indicrules: Runner, ruleset: Path, actuals: Path, arguments: list[str], code: int, said: str
) -> None:
    """Exit code 1 and a line beside the results, which are printed all the same."""
    ran = indicrules("score", ruleset, actuals, *arguments)
    assert (ran.code, ran.err) == (code, said)
    assert ran.out.startswith("示范")


def test_no_total_falls_short(indicrules: Runner, tmp_path: Path) -> None:
    """What is lacking is never taken for enough."""
    path = tmp_path / "r.indic"
    path.write_text(
        "ruleset r\n  missing rescale\n  grade A >= 1\ninput a\nindicator x\n  weight 1\n  target >= 1\n  actual a\n"
    )
    ran = indicrules("score", path, "-", "--fail-under", "0", "--fail-grade", "A", stdin=b'{"a": null}')
    assert (ran.code, ran.err) == (
        1,
        "the total is lacking, 0 was asked for\nthe grade is lacking, one above `A` was asked for\n",
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--fail-under", "8.84"], "1 of 3 rows have no total of 8.84 or more\n"),
        (["--fail-under", "8.8400000000000000001"], "2 of 3 rows have no total of 8.8400000000000000001 or more\n"),
        (["--fail-under", "-99999999999999999999999999999"],
         "1 of 3 rows have no total of -99999999999999999999999999999 or more\n"),
        (["--fail-under", "999999999999999999999999999999"],
         "3 of 3 rows have no total of 999999999999999999999999999999 or more\n"),
        (["--fail-grade", "B"], "2 of 3 rows have no grade above `B`\n"),
        (["--fail-grade", "A"], "3 of 3 rows have no grade above `A`\n"),
    ],
)  # fmt: skip
def test_rows_that_fall_short_are_counted(
    indicrules: Runner, ruleset: Path, table: Path, arguments: list[str], said: str
) -> None:
    """Exactly, those that could not be scored among them."""
    ran = indicrules("score", ruleset, table, *arguments)
    assert (ran.code, ran.err) == (1, f"1 of 3 rows could not be scored: 1 not-a-number\n{said}")


def test_rows_that_all_reach_it_are_no_finding(indicrules: Runner, ruleset: Path, table: Path) -> None:
    """Exit code 0, and nothing is said."""
    table.write_text("dept,录入,事故\nn,43,0\n", "utf-8")
    ran = indicrules("score", ruleset, table, "--fail-under", "20", "--fail-grade", "B")
    assert (ran.code, ran.err) == (0, "")


def test_an_unknown_grade_is_refused(indicrules: Runner, ruleset: Path, actuals: Path) -> None:
    """With those that there are."""
    ran = indicrules("score", ruleset, actuals, "--fail-grade", "C")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error[usage]: the ruleset has no grade `C`\n  hint: its grades are `A`, `B`\n"


def test_a_table_gives_json(indicrules: Runner, ruleset: Path, table: Path, tmp_path: Path) -> None:
    """One document, scores as exact texts; to a file by its ending as well."""
    ran = indicrules("score", ruleset, table, "--format", "json", "--key", "dept")
    found = json.loads(ran.out)
    assert found["schema"] == "indicrules.table/1"
    assert found["rows"] == [
        {"dept": "n", "录入": "20.00", "录入.status": 0, "total": "20", "total.status": 0, "grade": "A"},
        {"dept": "s", "录入": "8.84", "录入.status": 0, "total": "8.84", "total.status": 0, "grade": "B"},
        {"dept": "e", "录入": None, "录入.status": -3, "total": None, "total.status": -3, "grade": None},
    ]
    indicrules("score", ruleset, table, "--out", tmp_path / "o.json", "--key", "dept")
    assert (tmp_path / "o.json").read_text("utf-8") == ran.out


def test_a_table_gives_an_object_a_line(indicrules: Runner, ruleset: Path, table: Path) -> None:
    """NDJSON; statuses as words and names without dots where asked for."""
    ran = indicrules("score", ruleset, table, "--format", "ndjson", "--statuses", "words", "--names", "underscores")
    assert ran.out.splitlines()[1:] == [
        '{"录入": "8.84", "录入_status": "ok", "total": "8.84", "total_status": "ok", "grade": "B"}',
        '{"录入": null, "录入_status": "not-a-number", "total": null, "total_status": "not-a-number", "grade": null}',
    ]
    assert ran.err == "1 of 3 rows could not be scored: 1 not-a-number\n"


def test_a_table_without_rows_is_json_too(indicrules: Runner, ruleset: Path, table: Path) -> None:
    """An empty list; of NDJSON no line."""
    table.write_text("dept,录入,事故\n", "utf-8")
    assert json.loads(indicrules("score", ruleset, table, "--format", "json").out)["rows"] == []
    assert indicrules("score", ruleset, table, "--format", "ndjson").out == ""


def test_csv_may_open_with_a_mark(indicrules: Runner, ruleset: Path, table: Path, tmp_path: Path) -> None:
    """By which Excel knows UTF-8; only where asked for."""
    indicrules("score", ruleset, table, "--bom", "--out", tmp_path / "o.csv")
    assert (tmp_path / "o.csv").read_bytes()[:6] == b'\xef\xbb\xbf"\xe5\xbd'
    assert indicrules("score", ruleset, table).out.startswith('"录')


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["--format", "text"], "scores of a table have no form `text`", "leave out `--format`, or say `--format csv`"),
        (["--format", "parquet"], "Parquet is not printed", "add `--out FILE`, as in `--out scores.parquet`"),
        (["--format", "csv", "--out", "o.json"], "`--format csv` and the ending of `o.json` contradict each other",
         "leave out `--format`, or name the file `o.csv`"),
        (["--bom", "--format", "json"], "`--bom` is for CSV, and the scores are written as json", "leave out `--bom`"),
        (["--fail-under", "1e3"], "`--fail-under`: `1e3` is no number; write digits, as in `85` or `59.5`",
         "`indicrules score --help` says how it is written"),
        (["--workers", "257"], "`--workers`: `257` is no whole number from 1 to 256",
         "`indicrules score --help` says how it is written"),
        (["--percent", "x"], "`--percent`: `x` is not one of `percent`, `fraction`",
         "`indicrules score --help` says how it is written"),
        (["--period", "2024-13-01"], "`--period`: `2024-13-01` is no period; write it as in `2024` or `2024-06-30`",
         "`indicrules score --help` says how it is written"),
        (["--forma", "csv"], "there is no option `--forma`", "did you mean `--format`?"),
        (["more"], "nothing is left to do for `more`", "`indicrules score --help` says how it is written"),
        (["--key"], "`--key` lacks its value", "`indicrules score --help` says how it is written"),
    ],
)  # fmt: skip
def test_command_lines_that_are_wrong(
    indicrules: Runner, ruleset: Path, table: Path, arguments: list[str], message: str, hint: str
) -> None:
    """Exit code 2, and the words of the house."""
    ran = indicrules("score", ruleset, table, *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", f"error[usage]: {message}\n  hint: {hint}\n")


def test_what_is_lacking_is_named(indicrules: Runner, ruleset: Path) -> None:
    """An argument; and with nothing at all the help is given, on the stream for messages."""
    assert indicrules("score", ruleset).err.startswith("error[usage]: `DATA` is lacking\n")
    assert indicrules("check").err.startswith("error[usage]: `RULESET` is lacking\n")
    ran = indicrules()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Usage: indicrules")


def test_percents_may_be_fractions(indicrules: Runner, tmp_path: Path) -> None:
    """0.95 is 95 % where asked for, in one department's data and in tables; elsewhere it is refused."""
    path, table = tmp_path / "r.indic", tmp_path / "d.csv"
    path.write_text("ruleset r\nindicator x\n  weight 10\n  target >= 95%\n", "utf-8")
    table.write_text("u,x\na,0.95\n", "utf-8")
    given = {"stdin": b'{"x": 0.95}'}
    assert indicrules("score", path, "-", "--percent", "fraction", "--format", "json", **given).out.count('"10"') > 0
    assert indicrules("explain", path, "-", "--percent", "fraction", **given).code == 0
    assert "percent-or-fraction" in indicrules("score", path, "-", **given).err
    assert indicrules("score", path, table, "--percent", "fraction").out.splitlines()[1] == '10.00,0,"10",0,'
    assert indicrules("score", path, table).err == "1 of 1 rows could not be scored: 1 percent-or-fraction\n"


def test_scores_and_explanations_are_coloured(indicrules: Runner, ruleset: Path, actuals: Path) -> None:
    """Where asked for; and without colours they are the same texts."""
    for command in ("score", "explain"):
        plain = indicrules(command, ruleset, actuals).out
        colored = indicrules(command, ruleset, actuals, "--color", "always").out
        assert "\x1b[31m11.16\x1b[0m" in colored
        assert "\x1b" not in plain
        for code in ("0", "1", "31", "32", "33", "36"):
            colored = colored.replace(f"\x1b[{code}m", "")
        assert colored == plain


def test_folders_stand_for_their_rulesets(indicrules: Runner, ruleset: Path, tmp_path: Path) -> None:
    """Sorted, those below too, hidden ones left out."""
    text = ruleset.read_text("utf-8")
    for name in ("b/z.indic", "b/a.indic", ".hidden/x.indic", "b/.x.indic", "b/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    named = [str(ruleset), str(tmp_path / "b/a.indic"), str(tmp_path / "b/z.indic")]
    ran = indicrules("check", tmp_path, "--ignore", "all")
    assert (ran.code, ran.out) == (0, "".join(f"{each}: no mistakes\n" for each in named))
    ran = indicrules("test", tmp_path / "b", ruleset)
    assert (ran.code, ran.out) == (0, "".join(f"{each}: 1 of 1 examples hold\n" for each in (*named[1:], named[0])))
    ran = indicrules("fmt", "--check", tmp_path)
    assert (ran.code, ran.err) == (0, "")


def test_what_cannot_be_read_does_not_stop_the_others(indicrules: Runner, ruleset: Path, tmp_path: Path) -> None:
    """The rest is checked, and laid out; exit code 2."""
    empty = tmp_path / "empty"
    empty.mkdir()
    gone = tmp_path / "nope.indic"
    ran = indicrules("check", gone, empty, ruleset, "--ignore", "all")
    assert (ran.code, ran.out) == (2, f"{ruleset}: no mistakes\n")
    assert ran.err == (
        f"error[unreadable]: `{empty}`: no `*.indic` file lies in this folder\n\n"
        f"error[unreadable]: `{gone}`: there is no such file\n"
    )
    ruleset.write_text(f"{ruleset.read_text('utf-8')}\n\n\n", "utf-8")
    ran = indicrules("fmt", gone, ruleset)
    assert (ran.code, ran.err.splitlines()[0]) == (2, f"changed: {ruleset}")


def test_used_files_are_read_with_those_that_use_them(indicrules: Runner, tmp_path: Path) -> None:
    """A file without a ruleset is none of a folder's where another one uses it; one that nobody uses is told of."""
    (tmp_path / "parts").mkdir()
    (tmp_path / "a.indic").write_text('ruleset a\n  score n\nuse "parts/shared"\n', "utf-8")
    (tmp_path / "b.indic").write_text('规则集 b\n  得分 n\n引用 "parts/shared.indic"\n', "utf-8")
    shared = tmp_path / "parts" / "shared.indic"
    shared.write_text("input n\n", "utf-8")
    expected = f"{tmp_path / 'a.indic'}: no mistakes\n{tmp_path / 'b.indic'}: no mistakes\n"
    ran = indicrules("check", tmp_path, "--ignore", "all")
    assert (ran.code, ran.out, ran.err) == (0, expected, "")
    assert indicrules("test", tmp_path).code == 0
    assert indicrules("fmt", "--check", tmp_path).code == 0
    shared.write_text("input   n\n", "utf-8")
    ran = indicrules("fmt", "--check", tmp_path)
    assert (ran.code, str(shared) in ran.out + ran.err) == (1, True)
    assert indicrules("check", tmp_path / "parts").code == 1


def test_a_used_ruleset_that_lacks_what_its_users_bring_is_read_with_them(indicrules: Runner, tmp_path: Path) -> None:
    """As long as one of them loads; a used ruleset that loads alone is checked and tested alone as well."""
    base, edition = tmp_path / "base.indic", tmp_path / "edition.indic"
    base.write_text("ruleset base\n  score table\n", "utf-8")
    edition.write_text('use "base"\nruleset edition\nmetric table = 5\n', "utf-8")
    for command in (["check", "--ignore", "all"], ["test"]):
        ran = indicrules(*command, tmp_path)
        assert (ran.code, ran.out.count("\n"), ran.err) == (0, 1, "")
    assert indicrules("check", base).code == 1
    edition.write_text('use "base"\nruleset edition\nmetric tabel = 5\n', "utf-8")
    assert f"{base}: 1 error\n" in indicrules("check", tmp_path).out
    base.write_text("ruleset base\n  score 5\n", "utf-8")
    assert f"{base}: no mistakes\n" in indicrules("check", tmp_path, "--ignore", "all").out


def test_the_shipped_rulesets_hold_as_a_folder(indicrules: Runner) -> None:
    """Nothing in them is wrong or doubtful, no example fails; their parts are read with those that use them."""
    shipped = Path(__file__).parents[2] / "rulesets"
    tested = indicrules("test", shipped)
    assert (tested.code, "parts" in tested.out, tested.err) == (0, False, "")
    ran = indicrules("check", shipped)
    assert (ran.code, "parts" in ran.out, ran.err) == (0, False, "")
    assert [each for each in ran.out.splitlines() if not each.endswith(".indic: no mistakes")] == []


def test_the_hint_of_refused_data_is_shown(indicrules: Runner, tmp_path: Path) -> None:
    """Below what is wrong with an example's data."""
    path = tmp_path / "r.indic"
    path.write_text('ruleset r\n  score a\ninput a from 0 to 5\nexample "x"\n  expect total = 5\n', "utf-8")
    ran = indicrules("test", path)
    assert (ran.code, ran.out) == (
        1,
        (
            f"failed: x\n  --> {path.name}:4:1\n"
            "  the data was refused: `a` is missing, and `r` needs it\n"
            "    hint: give it a value, or guard the clause that reads it: `if present(a) and …`\n"
            f"{path}: 0 of 1 examples hold\n"
        ),
    )


def test_data_that_is_a_folder(indicrules: Runner, ruleset: Path, tmp_path: Path) -> None:
    """Whatever its name says."""
    (tmp_path / "d.parquet").mkdir()
    for name in (".", "d.parquet"):
        ran = indicrules("score", ruleset, tmp_path / name)
        assert (ran.code, ran.err) == (2, f"error[unreadable]: `{tmp_path / name}`: it is a folder\n")


def test_version_has_a_short_option(indicrules: Runner) -> None:
    """As other programs have it."""
    assert indicrules("-V").out == indicrules("--version").out


def test_data_in_another_encoding(indicrules: Runner, ruleset: Path, tmp_path: Path) -> None:
    """GBK is found and said where UTF-8 fails, and read where it is named; in tables and from standard input too."""
    path, table = tmp_path / "a.csv", tmp_path / "t.csv"
    path.write_bytes("录入,19 宗\n事故,0\n".encode("gbk"))
    table.write_bytes("录入,事故\n43 宗,0\n".encode("gbk"))
    ran = indicrules("score", ruleset, path)
    assert (ran.code, "it reads as GBK: name the encoding (`--encoding gbk`)" in ran.err) == (2, True)
    assert indicrules("score", ruleset, path, "--encoding", "gbk").out.startswith("示范")
    assert indicrules("explain", ruleset, path, "--encoding", "GBK").code == 0
    assert indicrules("score", ruleset, table, "--encoding", "gbk").out.splitlines()[1] == '20.00,0,"20",0,"A"'
    given = {"stdin": path.read_bytes()}
    ran = indicrules("score", ruleset, "-", "--data-format", "csv", "--encoding", "gb18030", **given)
    assert ran.out.startswith("示范")


def test_an_encoding_that_there_is_not(indicrules: Runner, ruleset: Path, actuals: Path) -> None:
    """Exit code 2, with those that there are."""
    ran = indicrules("score", ruleset, actuals, "--encoding", "klingon")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error[usage]: `--encoding`: write `utf-8`, `utf-16`, ")


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["--format", "csv"], "--format csv"),
        (["--format", "ndjson"], "--format ndjson"),
        (["--out", "scores.json"], "--out"),
        (["--key", "dept", "--format", "json"], "--key"),
    ],
)
def test_what_only_a_table_has_is_not_asked_of_one_department(
    indicrules: Runner, ruleset: Path, actuals: Path, arguments: list[str], option: str
) -> None:
    """The option is named, and how the scorecard gets into a file; renaming the data would make no table of them."""
    ran = indicrules("score", ruleset, actuals, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"error[usage]: `{option}` is for tables, and `{actuals}` is one department's data\n"
        "  hint: leave it out; `--format json > FILE` keeps a scorecard in a file\n"
    )


def test_standard_input_is_no_table(indicrules: Runner, ruleset: Path) -> None:
    """It is one department's data."""
    ran = indicrules("score", ruleset, "-", "--key", "dept", stdin=b"{}")
    assert ran.err.startswith("error[usage]: `--key` is for tables, and standard input is one department's data\n")


def test_a_table_is_not_explained(indicrules: Runner, ruleset: Path, table: Path) -> None:
    """The error says what it is, not that each of its rows is odd."""
    ran = indicrules("explain", ruleset, table)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"error[usage]: `{table}` is a table, and `explain` takes one department's data\n"
        "  hint: write its row as names and values, a line each; from Python, `ruleset.explain_rows(…)` takes tables\n"
    )


@pytest.mark.parametrize("command", ["score", "explain"])
def test_data_before_the_ruleset_are_told_apart(indicrules: Runner, ruleset: Path, actuals: Path, command: str) -> None:
    """One error, and the order to write."""
    ran = indicrules(command, actuals, ruleset)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"error[usage]: `{actuals}` stands where the ruleset should, and a ruleset where the data should\n"
        f"  hint: write the ruleset first: `{ruleset} {actuals}`\n"
    )


@pytest.mark.parametrize("arguments", [[], ["--table"]])
def test_a_workbook_is_to_be_saved_as_csv(
    indicrules: Runner, ruleset: Path, tmp_path: Path, arguments: list[str]
) -> None:
    """Another ending alone would not make it readable."""
    path = tmp_path / "d.xlsx"
    path.write_bytes(b"PK")
    assert indicrules("score", ruleset, path, *arguments).err.endswith("\n  hint: save the sheet as CSV\n")
