"""Hold the language of a run: who decides it, and that all the command line says of its own accord is in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest

from indicrules.cli.chinese import LINES, TEXTS
from indicrules.cli.main import _program, run
from indicrules.cli.speech import LANGUAGES, language_of

Runner = Any  # a fixture of conftest

SCHEMA = jsonschema.Draft202012Validator(
    json.loads((Path(__file__).parents[2] / "docs" / "reports.schema.json").read_text("utf-8"))
)


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_TW"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LC_ALL": "zh_CN.UTF-8", "INDICRULES_LANG": "en"}, "en"),
        ({"LC_ALL": "C", "INDICRULES_LANG": "zh"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_environment_says_the_language(environment: dict[str, str], spoken: str) -> None:
    """The variable of the program, then those of the locale in their order; the first that is set decides."""
    assert language_of(environment) == spoken


@pytest.mark.parametrize(
    ("named", "spoken"), [("zh_CN", "zh"), ("Chinese (Simplified)_China", "zh"), ("English_India", "en"), (None, "en")]
)
def test_windows_says_the_language(monkeypatch: pytest.MonkeyPatch, named: str | None, spoken: str) -> None:
    """By the locale of the process, as programs there are not told by variables."""
    monkeypatch.setattr("indicrules.cli.speech.os.name", "nt")
    monkeypatch.setattr("indicrules.cli.speech.locale.getlocale", lambda: (named, "cp936"))
    assert language_of({}) == spoken


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["score", "--lang", "zh"], "错误[usage]：缺少 `RULESET`\n  建议：用法见 `indicrules score --help`\n"),
        (["score", "--forma", "--lang=zh"], "错误[usage]：没有 `--forma` 这个选项\n  建议：是否想写 `--format`？\n"),
        (["chekc", "--lang", "zh"], "错误[usage]：没有 `chekc` 这个命令\n  建议：是否想写 `check`？\n"),
        (["score", "r", "d", "--lang", "zh", "--percent", "x"],
         "错误[usage]：`--percent`：`x` 不在可选范围内，可选 `percent`、`fraction`\n"
         "  建议：用法见 `indicrules score --help`\n"),
        (["score", "r", "d", "--lang", "zh", "--period", "2024-13-01"],
         "错误[usage]：`--period`：`2024-13-01` 不是期间；请写成 `2024` 或 `2024-06-30` 这样\n"
         "  建议：用法见 `indicrules score --help`\n"),
        (["check", "none.indic", "--lang", "zh"], "错误[unreadable]：`none.indic`：没有这个文件\n"),
        (["score", "d.json", "r.indic", "--lang", "zh"],
         "错误[usage]：`d.json` 写在了规则集的位置，而规则集写在了数据的位置\n"
         "  建议：规则集写在前面：`r.indic d.json`\n"),
        (["--lang", "zh"], "错误[usage]：缺少命令\n  建议：用法见 `indicrules --help`\n"),
        (["check", "--lang", "zh", "--", "--lang", "en"],
         "错误[unreadable]：`--lang`：没有这个文件\n\n错误[unreadable]：`en`：没有这个文件\n"),
        (["check", "none.indic", "--lang", "zh", "--lang", "en"],
         "error[unreadable]: `none.indic`: there is no such file\n"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_the_language(
    indicrules: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], said: str
) -> None:
    """Of a command line that cannot be read, too."""
    monkeypatch.chdir(tmp_path)
    ran = indicrules(*arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", said)


def test_an_output_that_is_closed_is_named_in_the_language(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, ruleset: Path
) -> None:
    """Standard output has a name in each."""
    monkeypatch.setattr("sys.stdout", None)
    assert run(["check", str(ruleset), "--lang", "zh"]) == 2
    assert capsys.readouterr().err == "错误[unwritable]：`标准输出`：已关闭\n  建议：请输出到文件或 `/dev/null`\n"


def test_counts_are_in_the_language(indicrules: Runner, monkeypatch: pytest.MonkeyPatch, ruleset: Path) -> None:
    """Of mistakes and of examples, and what was laid out anew; the environment is asked where no option is."""
    monkeypatch.setenv("INDICRULES_LANG", "zh")
    assert indicrules("check", ruleset, "--ignore", "all").out == f"{ruleset}：没有错误\n"
    assert indicrules("test", ruleset).out == f"{ruleset}：1 个示例中有 1 个通过\n"
    ruleset.write_text(ruleset.read_text("utf-8").replace("  total", "    total"), "utf-8")
    assert indicrules("fmt", "--check", ruleset).err == f"需要改动：{ruleset}\n"
    assert indicrules("fmt", "--check", ruleset, "--lang", "en").err == f"would change: {ruleset}\n"


def test_scores_fall_short_in_the_language(indicrules: Runner, ruleset: Path, actuals: Path, tmp_path: Path) -> None:
    """Of one department and of a table."""
    asked = ("--fail-under", "9", "--fail-grade", "B", "--lang", "zh")
    assert indicrules("score", ruleset, actuals, *asked).err == (
        "总分为 8.84 分，要求不低于 9 分\n等级为 `B`，要求高于 `B`\n"
    )
    table = tmp_path / "d.csv"
    table.write_text("dept,录入,事故\nn,43,0\ns,19,0\ne,x,0\n", "utf-8")
    assert indicrules("score", ruleset, table, *asked).err == (
        "3 行中有 1 行无法计分：not-a-number 1 行\n"
        "3 行中有 2 行总分不到 9 分或没有总分\n"
        "3 行中有 2 行等级不高于 `B` 或没有等级\n"
    )


REFUSED = """ruleset demo
input 人数
input 录入数 宗
indicator 录入
  weight 20
  actual 录入数 / 人数
  target >= 43 宗
example "nobody"
  given 录入数 = 19 宗, 人数 = 0
  expect score(录入) = 8.84
"""


def test_json_has_the_sentence_and_its_parts(indicrules: Runner, ruleset: Path) -> None:
    """Message and hint in the language of the run; code and parts are the same in both. Both follow the schema."""
    ruleset.write_text(REFUSED.replace("given 录入数", "given 录入书"), "utf-8")
    documents = [json.loads(indicrules("check", ruleset, "--format", "json", "--lang", each).out) for each in LANGUAGES]
    english, chinese = (each["rulesets"][0]["diagnostics"][0] for each in documents)
    assert (english["code"], english["parts"]) == (chinese["code"], chinese["parts"])
    assert (english["hint"], chinese["hint"]) == ("did you mean `录入数`?", "是否想写 `录入数`？")
    SCHEMA.validate(documents[0])
    SCHEMA.validate(documents[1])


def test_json_has_the_problems_of_examples(indicrules: Runner, ruleset: Path) -> None:
    """Data of an example that are refused, in the language of the run."""
    ruleset.write_text(REFUSED, "utf-8")
    found = json.loads(indicrules("test", ruleset, "--format", "json", "--lang", "zh").out)
    SCHEMA.validate(found)
    assert found["rulesets"][0]["examples"][0]["problems"] == [
        {
            "code": "division-by-zero",
            "message": "`录入数 / 人数` 用 19 除以 `人数`，而后者为 0",
            "parts": {"text": "录入数 / 人数", "value": "19", "divisor": "人数"},
            "hint": "请加上前提条件，如 `require 人数 > 0`",
            "name": "录入",
            "place": None,
            "ruleset": "demo.indic:6:10",
        }
    ]


def test_help_is_in_the_language(indicrules: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a command as it is asked for, of the program by the switch or its own option; examples stand as they are."""
    assert indicrules("lsp", "--help", "--lang", "zh").out == (
        "用法： indicrules lsp [OPTIONS]\n\n"
        "  通过标准输入输出，以语言服务器协议（LSP）为编辑器提供服务。\n\n"
        "  由编辑器自行启动；各编辑器的设置见 docs/editors.md。提示所用语言按\n"
        "  `--lang`，否则按项目设置或编辑器的语言。\n\n"
        "  示例：\n    indicrules lsp --lang zh\n\n"
        "选项：\n"
        "  --stdio         通过标准输入输出通信；不写也是如此。\n"
        "  --lang [en|zh]  输出所用语言；默认按系统区域设置。\n"
        "  -h, --help      显示本说明。\n"
    )
    asked = indicrules("--lang", "zh", "--help").out
    assert "命令：\n  score     按规则集给一个单位的数据或多个单位的表格计分。\n" in asked
    assert "［默认：auto］" in indicrules("score", "--lang", "zh", "-h").out
    monkeypatch.setenv("INDICRULES_LANG", "zh")
    assert indicrules("--help").out == asked
    assert indicrules("--help", "--lang", "en").out.startswith("Usage: indicrules [OPTIONS] COMMAND")


def test_all_that_help_says_has_its_chinese() -> None:
    """Each line of an option, of the list of commands and each first paragraph; nothing is there that is not said."""
    top = click.Context(_program)
    commands = [_program, *(_program.get_command(top, name) for name in _program.list_commands(top))]
    own = [
        (each.short_help, *(getattr(option, "help", None) for option in each.get_params(top)))
        for each in commands
        if each
    ]
    said = {" ".join(line.split()) for lines in own for line in lines if line}
    assert said ^ LINES.keys() == set()
    assert {" ".join((each.help or "").partition("\n\n")[0].split()) for each in commands if each} == TEXTS.keys()
