"""Hold `check` to what it tells, what it mends, its forms and its settings."""

from __future__ import annotations

import errno
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.sarif import SCHEMA

Runner = Any  # a fixture of conftest

DOUBTFUL = """\
ruleset r
indicator a
  weight 0
  target >= 5  # allow: grade-gap because none
indicator b
  weight 10
  target >= 5
"""
MENDED = DOUBTFUL.replace("  # allow: grade-gap because none", "")
ONLY = ("--select", "weighs-nothing,allow-unused,no-example")
UNUSED = "`grade-gap` is not found here, so nothing is to be allowed"


@pytest.fixture
def doubtful(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a ruleset with two warnings and a note, in the working folder."""
    monkeypatch.chdir(tmp_path)
    path = Path("r.indic")
    path.write_text(DOUBTFUL, "utf-8")
    return path


def told(indicrules: Runner, *arguments: str | Path) -> list[tuple[str, str]]:
    """Give severity and code of all that is told."""
    (ruleset,) = json.loads(indicrules("check", *arguments, "--format", "json").out)["rulesets"]
    return [(each["severity"], each["code"]) for each in ruleset["diagnostics"]]


def test_each_severity_is_counted(indicrules: Runner, doubtful: Path) -> None:
    """Warnings and notes leave the exit code at 0; with `--strict` warnings make it 1."""
    ran = indicrules("check", doubtful, *ONLY)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "r.indic: 2 warnings, 1 note")
    assert indicrules("check", "--strict", doubtful, *ONLY).code == 1
    assert indicrules("check", "--strict", doubtful, "--select", "no-example").code == 0


def test_files_are_named_as_they_are_found_from_here(indicrules: Runner, doubtful: Path) -> None:
    """By the path that was given, and files beside or below it by theirs; so do commands that cannot read a ruleset."""
    Path("rules/parts").mkdir(parents=True)
    Path("rules/r.indic").write_text('use "parts/p"\n' + DOUBTFUL, "utf-8")
    Path("rules/parts/p.indic").write_text("metric m = 1\n", "utf-8")
    found = re.findall("--> (.*)", indicrules("check", "rules", *ONLY).out)
    assert found == ["rules/r.indic:2:9", "rules/r.indic:4:3", "rules/r.indic:5:25"]
    Path("rules/parts/p.indic").write_text("metric m =\n", "utf-8")
    assert re.findall("--> (.*)", indicrules("check", "rules/r.indic").out) == ["rules/parts/p.indic:1:10"]
    for command in ("describe", "test"):
        assert re.findall("--> (.*)", indicrules(command, "rules/r.indic").err) == ["rules/parts/p.indic:1:10"]


def test_lints_are_selected_and_ignored_by_their_codes(indicrules: Runner, doubtful: Path) -> None:
    """With commas between them, in several options, and all of them by `all`."""
    assert told(indicrules, doubtful, "--select", "no-example,weighs-nothing") == [
        ("note", "no-example"), ("warning", "weighs-nothing"),
    ]  # fmt: skip
    assert told(indicrules, doubtful, "--select", "no-example", "--select", "allow-unused") == [
        ("note", "no-example"), ("warning", "allow-unused"),
    ]  # fmt: skip
    assert told(indicrules, doubtful, *ONLY, "--ignore", "no-example，allow-unused") == [("warning", "weighs-nothing")]
    assert told(indicrules, doubtful, "--ignore", "all") == []


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("no-exampel", "no lint is called `no-exampel`\n  hint: did you mean `no-example`?"),
        ("x", "no lint is called `x`\n  hint: its code stands in brackets where it is said"),
        ("unknown-name", "`unknown-name` is an error, which cannot be turned off\n"
                         "  hint: leave it out, and correct what it says"),
    ],
)  # fmt: skip
def test_a_code_that_is_no_lint_is_refused(indicrules: Runner, doubtful: Path, code: str, said: str) -> None:
    """By the command line, and by a file of settings."""
    ran = indicrules("check", doubtful, "--ignore", code)
    assert (ran.code, ran.out, ran.err) == (2, "", f"error[usage]: {said}\n")
    Path("indicrules.toml").write_text(f'[check]\nignore = ["{code}"]\n', "utf-8")
    ran = indicrules("check", doubtful, doubtful.resolve())
    assert (ran.code, ran.err) == (2, f"error[config]: `{Path('indicrules.toml').resolve()}`: {said}\n")


def test_standard_input_is_checked(indicrules: Runner, doubtful: Path) -> None:
    """As `-`; with `--fix` the mended text is the output, and what is told stands beside it."""
    ran = indicrules("check", "-", *ONLY, stdin=DOUBTFUL.encode())
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "-: 2 warnings, 1 note")
    ran = indicrules("check", "-", "--fix", *ONLY, stdin=DOUBTFUL.encode())
    assert (ran.code, ran.out) == (0, MENDED)
    assert ran.err.startswith(f"mended: <stdin>:4: {UNUSED} [allow-unused]\n")
    assert ran.err.endswith("\n-: 1 mended, 1 warning, 1 note\n")


def test_fix_writes_what_is_certain(indicrules: Runner, doubtful: Path) -> None:
    """It says what it mended and what is left; a mark at the start of the file stays."""
    doubtful.write_bytes(b"\xef\xbb\xbf" + DOUBTFUL.encode())
    ran = indicrules("check", "--fix", doubtful, "--select", "allow-unused")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"mended: r.indic:4: {UNUSED} [allow-unused]\nr.indic: 1 mended\n"
    assert doubtful.read_bytes() == b"\xef\xbb\xbf" + MENDED.encode()


def test_fix_speaks_chinese(indicrules: Runner, doubtful: Path) -> None:
    """What it mended, and the counts."""
    ran = indicrules("check", "--fix", doubtful, *ONLY, "--lang", "zh")
    assert ran.out.startswith("已改正：r.indic:4：这里没有 `grade-gap`，无需允许 [allow-unused]\n")
    assert ran.out.endswith("\nr.indic：已改正 1 处、1 处警告、1 处提示\n")


def test_a_file_that_cannot_be_written_is_not_told_as_mended(
    indicrules: Runner, doubtful: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file stays as it is; exit code 2 and why."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.replace", full)
    ran = indicrules("check", "--fix", doubtful, *ONLY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error[unwritable]: `r.indic`: the disk is full\n  hint: make room, or write elsewhere\n"
    assert doubtful.read_text("utf-8") == DOUBTFUL


def test_fix_mends_only_what_is_told(indicrules: Runner, doubtful: Path) -> None:
    """What is ignored is left as it is."""
    assert indicrules("check", "--fix", doubtful, "--ignore", "all").out == "r.indic: no mistakes\n"
    assert doubtful.read_text("utf-8") == DOUBTFUL


def test_diff_shows_and_writes_nothing(indicrules: Runner, doubtful: Path) -> None:
    """The difference is the output; the exit code is that of the file as it is."""
    ran = indicrules("check", "--diff", "--strict", doubtful, "--select", "allow-unused")
    assert (ran.code, ran.out.splitlines()) == (1, [
        "--- r.indic", "+++ r.indic", "@@ -1,7 +1,7 @@", " ruleset r", " indicator a", "   weight 0",
        "-  target >= 5  # allow: grade-gap because none", "+  target >= 5", " indicator b", "   weight 10",
        "   target >= 5",
    ])  # fmt: skip
    assert ran.err == f"would mend: r.indic:4: {UNUSED} [allow-unused]\nr.indic: no mistakes\n"
    assert doubtful.read_text("utf-8") == DOUBTFUL
    refused = indicrules("check", "--diff", doubtful, "--format", "json")
    assert refused.err == (
        "error[usage]: `--diff` prints the text itself, and `--format json` something else\n"
        "  hint: leave out `--format`\n"
    )


def test_used_files_are_mended_where_they_are_named(indicrules: Runner, doubtful: Path) -> None:
    """With their folder; a ruleset alone does not change the files that it uses."""
    part = Path("parts/p.indic")
    part.parent.mkdir()
    part.write_text("input n from 0  # allow: no-exampel because none\n", "utf-8")
    doubtful.write_text('use "parts/p"\nruleset r\n  score n\n', "utf-8")
    options = ("--fix", "--select", "allow-unknown-code")
    assert indicrules("check", doubtful, *options).out.splitlines()[-1] == "r.indic: 1 warning"
    ran = indicrules("check", ".", *options)
    assert (
        ran.out == "mended: parts/p.indic:1: no lint is called `no-exampel` [allow-unknown-code]\nr.indic: 1 mended\n"
    )
    assert part.read_text("utf-8") == "input n from 0  # allow: no-example because none\n"


def test_a_sheet_is_allowed_over_the_file(indicrules: Runner, doubtful: Path) -> None:
    """What is found in a table's file, which has no comments; a comment elsewhere does not reach it."""
    Path("t.csv").write_text("x,f\n0 to 10,1\n10 to 99,2\n", "utf-8")
    text = 'ruleset r\n  score f(x)\ntable f(x) "t.csv"\ninput x from 0 to 99\n'
    allow = "# allow: rows-overlap because 10 is rare\n"
    codes = ("--select", "rows-overlap,allow-unused")
    doubtful.write_text(text, "utf-8")
    assert told(indicrules, doubtful, *codes) == [("warning", "rows-overlap")]
    doubtful.write_text(allow + text, "utf-8")
    assert told(indicrules, doubtful, *codes) == []
    doubtful.write_text(text.replace("input x", f"{allow}input x"), "utf-8")
    assert told(indicrules, doubtful, *codes) == [("warning", "allow-unused"), ("warning", "rows-overlap")]


def test_json_has_edits_and_what_was_mended(indicrules: Runner, doubtful: Path) -> None:
    """Each edit with its place, from character to character."""
    (one,) = json.loads(indicrules("check", doubtful, "--format", "json", "--select", "allow-unused").out)["rulesets"]
    edit = {"file": "r.indic", "line": 4, "column": 14, "end_line": 4, "end_column": 47, "text": ""}
    assert [each["edits"] for each in one["diagnostics"]] == [[edit]]
    assert "mended" not in one
    ran = indicrules("check", "--fix", doubtful, "--format", "json", "--select", "allow-unused")
    (one,) = json.loads(ran.out)["rulesets"]
    assert (one["diagnostics"], [each["code"] for each in one["mended"]]) == ([], ["allow-unused"])


def test_sarif_has_rules_places_and_fixes(indicrules: Runner, doubtful: Path) -> None:
    """It keeps to the schema; columns count characters; each rule leads to its section."""
    doubtful.write_text(MENDED, "utf-8")
    bad = Path("空 间.indic")
    bad.write_text('ruleset r\n  score 1\ncheck "\U00020000" = x\n', "utf-8")
    ran = indicrules("check", doubtful, bad, "nowhere", "--format", "sarif", *ONLY)
    found = json.loads(ran.out)
    jsonschema.validate(found, SCHEMA)
    (run,) = found["runs"]
    assert (ran.code, run["columnKind"]) == (2, "unicodeCodePoints")
    assert run["invocations"] == [
        {"executionSuccessful": False, "toolExecutionNotifications": [
            {"level": "error", "message": {"text": "error[unreadable]: `nowhere`: there is no such file"}}]}
    ]  # fmt: skip
    assert [(each["id"], each["helpUri"].rpartition("/")[2]) for each in run["tool"]["driver"]["rules"]] == [
        ("no-example", "lints.md#no-example"), ("unknown-name", "errors.md#unknown-name"),
        ("weighs-nothing", "lints.md#weighs-nothing"),
    ]  # fmt: skip
    assert [(each["ruleId"], each["ruleIndex"], each["level"]) for each in run["results"]] == [
        ("no-example", 0, "note"), ("weighs-nothing", 2, "warning"), ("unknown-name", 1, "error"),
    ]  # fmt: skip
    (place,) = run["results"][2]["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "%E7%A9%BA%20%E9%97%B4.indic", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 13, "endLine": 3, "endColumn": 14, "snippet": {"text": "x"}},
    }


def test_sarif_has_edits_as_fixes(indicrules: Runner, doubtful: Path) -> None:
    """With the region that goes and the text that comes in its place."""
    found = json.loads(indicrules("check", doubtful, "--format", "sarif", "--select", "allow-unused").out)
    jsonschema.validate(found, SCHEMA)
    ((fix,),) = (each["fixes"] for each in found["runs"][0]["results"])
    region = {"startLine": 4, "startColumn": 14, "endLine": 4, "endColumn": 47}
    assert fix == {
        "description": {"text": "take it out"},
        "artifactChanges": [
            {"artifactLocation": {"uri": "r.indic", "uriBaseId": "%SRCROOT%"},
             "replacements": [{"deletedRegion": region, "insertedContent": {"text": ""}}]}
        ],
    }  # fmt: skip


def test_pages_of_the_rules_are_those_of_the_project() -> None:
    """Their addresses are below the home page that the package names."""
    import tomllib

    from indicrules.text.version import HOME

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["urls"]["Homepage"] == HOME


def test_annotations_are_escaped(indicrules: Runner, doubtful: Path) -> None:
    """`%` and line ends in the message, commas and colons in the properties, too; notes are notices."""
    bad = Path("50%,a:b.indic")
    bad.write_text("ruleset r\n  total 100\nindicator x\n  weight 50%\n  target >= y\n", "utf-8")
    ran = indicrules("check", doubtful, bad, "--format", "github", *ONLY)
    assert ran.out.splitlines()[:3] == [
        "::notice file=r.indic,line=1,endLine=1,col=9,endColumn=10,title=no-example::no example proves what `r` means"
        '%0Ahint: add a block `example "…"` with values and the scores that they must have',
        "::warning file=r.indic,line=3,endLine=3,col=3,endColumn=11,title=weighs-nothing::"
        "`a` weighs 0, so whatever it scores counts for nothing%0Ahint: give it a weight, or take it out",
        f"::warning file=r.indic,line=4,endLine=4,col=25,endColumn=34,title=allow-unused::{UNUSED}%0Ahint: take it out",
    ]
    assert ran.out.splitlines()[3].startswith("::error file=50%25%2Ca%3Ab.indic,line=")
    assert "50%25" in ran.out.splitlines()[3].rpartition("::")[2]


SETTINGS = (
    '[{}check]\nstrict = true\nignore = ["no-example"]\nlang = "zh"\n[{}check.severity]\nweighs-nothing = "error"\n'
)


@pytest.mark.parametrize(("name", "table"), [("indicrules.toml", ""), ("pyproject.toml", "tool.indicrules.")])
def test_settings_are_found_above_the_ruleset(
    indicrules: Runner, doubtful: Path, monkeypatch: pytest.MonkeyPatch, name: str, table: str
) -> None:
    """In the ruleset's folder or one above it; what the command line says comes before them."""
    monkeypatch.delenv("INDICRULES_LANG", raising=False)
    inner = Path("a/b/r.indic")
    inner.parent.mkdir(parents=True)
    inner.write_text(DOUBTFUL, "utf-8")
    Path(name).write_text(SETTINGS.format(table, table), "utf-8")
    Path("a/pyproject.toml").write_text("[tool.other]\nx = 1\n", "utf-8")
    assert told(indicrules, inner, *ONLY) == [
        ("note", "no-example"), ("error", "weighs-nothing"), ("warning", "allow-unused"),
    ]  # fmt: skip
    ran = indicrules("check", inner)
    assert (ran.code, "错误[weighs-nothing]：" in ran.out, "no-example" in ran.out) == (1, True, False)
    assert indicrules("check", inner, "--ignore", "all").code == 0
    assert indicrules("check", inner, "--select", "allow-unused").code == 1
    assert indicrules("check", inner, "--select", "allow-unused", "--no-strict").code == 0
    assert indicrules("check", inner, "--select", "allow-unused", "--lang", "en").out.startswith("warning[")


def test_settings_of_files_and_severities(indicrules: Runner, doubtful: Path) -> None:
    """Patterns fit paths from the folder of the settings; `off` leaves a lint out, unless it is asked for."""
    settings = Path("indicrules.toml")
    settings.write_text(
        '[check]\nselect = ["weighs-nothing", "no-example"]\n'
        'per-file-ignores = {"old/*" = ["all"], "r.*" = ["no-example"]}\n'
        'severity = {weighs-nothing = "note"}\n',
        "utf-8",
    )
    assert told(indicrules, doubtful) == [("note", "weighs-nothing")]
    Path("old").mkdir()
    Path("old/x.indic").write_text(DOUBTFUL, "utf-8")
    assert told(indicrules, "old") == []
    assert told(indicrules, "old", "--select", "no-example") == [("note", "no-example")]
    settings.write_text('[check]\nseverity = {all = "off", no-example = "warning"}\n', "utf-8")
    assert told(indicrules, doubtful) == [("warning", "no-example")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[check]\nstrikt = true\n", "there is no setting `check.strikt`\n  hint: did you mean `strict`?"),
        ("[chekc]\n", "there is no setting `chekc`\n  hint: did you mean `check`?"),
        ("check = 1\n", "`check` is no table\n  hint: write `[check]` above its keys"),
        ("[check]\nstrict = 1\n", "`check.strict` is neither true nor false\n  hint: write `strict = true`"),
        ('[check]\nselect = "no-example"\n',
         '`check.select` is no list of codes\n  hint: write it as in `["no-example"]`'),
        ('[check.severity]\nno-example = "bad"\n',
         "`check.severity.no-example` is no severity\n  hint: write `error`, `warning`, `note` or `off`"),
        ('[check.severity]\nno-exampel = "off"\n',
         "no lint is called `no-exampel`\n  hint: did you mean `no-example`?"),
        ('[check]\nlang = "fr"\n', "`check.lang` is no language\n  hint: write `en` or `zh`"),
        ('[check]\nper-file-ignores = ["x"]\n',
         "`check.per-file-ignores` is no table\n  hint: write `[check.per-file-ignores]` above its keys"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_settings_is_told(indicrules: Runner, doubtful: Path, text: str, said: str) -> None:
    """With its file, its key, and what to write."""
    settings = Path("indicrules.toml").resolve()
    settings.write_text(text, "utf-8")
    ran = indicrules("check", doubtful)
    assert (ran.code, ran.out, ran.err) == (2, "", f"error[config]: `{settings}`: {said}\n")


def test_settings_of_the_page_can_be_read(indicrules: Runner, doubtful: Path) -> None:
    """The example in `docs/command-line.md` says what it shows."""
    page = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8")
    (example,) = re.findall(r"^```toml\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    Path("indicrules.toml").write_text(example, "utf-8")
    Path("drafts").mkdir()
    Path("drafts/r.indic").write_text(DOUBTFUL, "utf-8")
    assert told(indicrules, doubtful, "--ignore", "allow-unused")[0] == ("error", "weighs-nothing")
    assert told(indicrules, "drafts") == []


def test_settings_that_cannot_be_read_are_told(indicrules: Runner, doubtful: Path) -> None:
    """A file that is no TOML; of a `pyproject.toml` only where it speaks of this program."""
    own, shared = Path("indicrules.toml").resolve(), Path("pyproject.toml")
    shared.write_text("[tool.other\n", "utf-8")
    assert indicrules("check", doubtful).code == 0
    shared.write_text("[tool.indicrules.check]\n[tool.other\n", "utf-8")
    assert indicrules("check", doubtful).code == 2
    own.write_text("[check\n", "utf-8")
    ran = indicrules("check", doubtful)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error[config]: `{own}`: it cannot be read: ")
    assert ran.err.endswith("\n  hint: write it as TOML\n")


def test_folders_that_nobody_may_look_into_hold_no_settings(
    indicrules: Runner, doubtful: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is there and may not be read is told; one of which not even that is known is passed over."""
    read = Path.read_bytes

    def closed(path: Path) -> bytes:
        if path.name == "indicrules.toml":
            raise PermissionError(errno.EACCES, "closed")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", closed)
    assert told(indicrules, doubtful, *ONLY)[0] == ("note", "no-example")
    own = Path("indicrules.toml").resolve()
    own.touch()
    ran = indicrules("check", doubtful)
    assert (ran.code, ran.err) == (2, f"error[unreadable]: `{own}`: reading it is not allowed\n")


def test_a_ruleset_with_a_file_of_tests_needs_no_examples(indicrules: Runner, doubtful: Path) -> None:
    """Of the file of tests itself only what stands in it is told."""
    Path("r_test.indic").write_text('example "all"\n  given a = 5, b = 5\n  expect total = 10\n', "utf-8")
    assert told(indicrules, doubtful, *ONLY) == [("warning", "weighs-nothing"), ("warning", "allow-unused")]
    assert told(indicrules, "r_test.indic") == []
