"""An audit is told as text, Markdown and JSON, in English and Chinese, and by the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest

from indicrules import Claim, Place
from indicrules.cli.main import run
from tests.audit.rules import DATA, FORM

SCHEMA: Final[dict[str, Any]] = json.loads(
    (Path(__file__).resolve().parents[2] / "docs" / "audit.schema.json").read_text("utf-8")
)
CLAIMS: Final = (
    Claim("score", "天数", "约11分", by="review", place=Place("form.xlsx", "Sheet1", "G12", text="约11分")),
    Claim("score", "地块", "17.67"),
    Claim("grade", None, "—"),
)
ENGLISH: Final = """Audit of 自评表
recomputed: 75.76 差
1 failed, 0 to look at, 3 hold, 1 skipped

error[score-above-weight]: the score of `天数` (review) was published as `约11分`, more than the 10 that there are
  --> form.xlsx, Sheet1!G12
  arithmetic: 10 × 30 / 33 = 9.09090909… → 9.09; 11 − 9.09 = 1.91
  cause: the ratio was taken the other way round, and not limited to 10: 10 × 33 / 30 = 11
  read: `约` was left out
  read: `分` was left out

hold: score of `地块`, 执行数不超过预算数, 天数过少

skipped:
  the grade: it was not published
"""
CHINESE: Final = """自评表 核查
复算：75.76 差
不符 1 项，待核 0 项，一致 3 项，未核 1 项

错误[score-above-weight]：“天数”的得分（审核）公布为 `约11分`，超过满分 10
  --> form.xlsx, Sheet1!G12
  算式：10 × 30 / 33 = 9.09090909… → 9.09; 11 − 9.09 = 1.91
  原因：比率的分子分母颠倒了，也没有以满分 10 为限：10 × 33 / 30 = 11
  读取：略去了 `约`
  读取：略去了 `分`

一致：“地块”的得分、执行数不超过预算数、天数过少

未核：
  等级：没有公布
"""


def test_text_in_both_languages() -> None:
    """Findings stand first, then what holds, then what was skipped and why."""
    found = FORM.audit(DATA, CLAIMS)
    assert found.explain() == ENGLISH
    assert found.explain(lang="zh") == CHINESE
    assert str(found) == ENGLISH.rstrip("\n")


def test_markdown_escapes_what_was_published() -> None:
    """The same as a list, in which no published text is markup."""
    told = FORM.audit(DATA, [Claim("score", "地块", "*5*")]).explain("markdown")
    assert told.startswith("# Audit of 自评表\n\nrecomputed: 75.76 差 · 0 failed, 0 to look at, 2 hold, 1 skipped\n")
    assert "- the score of \\`地块\\`: \\`\\*5\\*\\` cannot be read as a number\n" in told


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_json_follows_the_schema(lang: Any) -> None:
    """The data are those of the page, whatever is in them."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    claims = {"total": "80", "grade": "优", "weight": {"地块": 30}, "actual": {"时效": "100%", "地块": "19"},
              "completion": {"天数": "110%"}, "target": {"时效": "2024-12-31"}}  # fmt: skip
    kinds: tuple[Any, ...] = (CLAIMS, claims, None)
    for given in kinds:
        found = json.loads(FORM.audit(DATA, given).explain("json", lang))
        jsonschema.validate(found, SCHEMA)
    assert found["counts"] == {"findings": 0, "failed": 0, "passed": 2, "skipped": 0}


def test_an_option_that_there_is_not_is_refused() -> None:
    """A format or language that there is not is a `ValueError` that names those that there are."""
    found = FORM.audit(DATA)
    with pytest.raises(ValueError, match="`format` is `html`: write `text`, `markdown` or `json`"):
        found.explain("html")  # type: ignore[arg-type]  # a caller's slip
    with pytest.raises(ValueError, match="`lang` is `de`: write `en` or `zh`"):
        found.explain(lang="de")  # type: ignore[arg-type]  # a caller's slip


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Write a ruleset of one indicator and its data."""
    (tmp_path / "r.indic").write_text(
        "ruleset r\n  total 10\ninput a\nindicator x\n  weight 10\n  actual a\n  target >= 1000\n  score proportional\n"
        "check warn a < 900\n",
        "utf-8",
    )
    (tmp_path / "d.json").write_text('{"a": 978}', "utf-8")
    return tmp_path


def test_command_takes_the_claims_beside_the_data(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`NAME.claims.json` is audited unless `--claims` names another; exit code 1 says that something failed."""
    asked = ["audit", str(files / "r.indic"), str(files / "d.json"), "--lang", "en"]
    assert run(asked) == 0
    assert "warning[check-warns]: a check warns: a < 900" in capsys.readouterr().out
    assert run([*asked, "--strict"]) == 1
    (files / "d.claims.json").write_text('{"score": {"x": 9}}', "utf-8")
    assert run(asked) == 1
    (files / "other.json").write_text('{"score": {"x": "9.78"}}', "utf-8")
    assert run([*asked, "--claims", str(files / "other.json")]) == 0
    capsys.readouterr()
    assert run([*asked, "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["findings"][0]["causes"][0]["arithmetic"] == "9.78 → 9"


def test_labels_are_coloured_where_asked(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each weight has its colour on a terminal."""
    run(["audit", str(files / "r.indic"), str(files / "d.json"), "--lang", "en", "--color", "always"])
    assert "\x1b[1;33mwarning[check-warns]\x1b[0m: a check warns" in capsys.readouterr().out


def test_command_says_what_is_wrong_with_claims(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Claims of what there is not, or that cannot be read, end with exit code 2, the place and a hint."""
    asked = ["audit", str(files / "r.indic"), str(files / "d.json"), "--lang", "en"]
    (files / "d.claims.json").write_text('{"score": {"z": 9}}', "utf-8")
    assert run(asked) == 2
    assert capsys.readouterr().err == (
        f"error[unknown-item]: no indicator or group is called `z`\n  --> {files / 'd.claims.json'}\n"
        "  hint: there are `x`\n"
    )
    (files / "d.claims.json").write_text('{"scores": {"x": 9}}', "utf-8")
    assert run(asked) == 2
    assert capsys.readouterr().err == (
        "error[bad-claim]: nothing that is published is called `scores`\n  --> d.claims.json:1\n"
        "  hint: did you mean `score`?\n"
    )
    assert run([*asked, "--claims", str(files / "none.json")]) == 2
    assert "no such file" in capsys.readouterr().err
