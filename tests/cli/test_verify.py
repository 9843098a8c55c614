"""Turn receipts into what `indicrules verify` says of them, and hold that to its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import indicrules as library
from tests.cli.conftest import RULESET, Runner


@pytest.fixture
def receipt(indicrules: Runner, tmp_path: Path) -> Path:
    """Give a receipt that `score` wrote, with the ruleset and the data beside it."""
    (tmp_path / "demo.indic").write_text(RULESET, encoding="utf-8")
    (tmp_path / "data.json").write_text('{"录入": "43 宗", "事故": 0}', encoding="utf-8")
    path = tmp_path / "demo.receipt.json"
    ran = indicrules("score", tmp_path / "demo.indic", tmp_path / "data.json", "--receipt", path)
    assert (ran.code, ran.err) == (0, "")
    return path


def test_a_receipt_that_holds_is_said_to(indicrules: Runner, receipt: Path) -> None:
    """From itself alone, and with the files that it was made of; its bytes are those of the library."""
    ruleset, data = receipt.parent / "demo.indic", receipt.parent / "data.json"
    assert receipt.read_bytes() == library.load(ruleset).score({"录入": 43, "事故": 0}).receipt()
    ran = indicrules("verify", receipt)
    assert (ran.code, ran.out, ran.err) == (0, "demo: everything is as the receipt says\n", "")
    assert indicrules("verify", receipt, "--ruleset", ruleset, "--data", data).code == 0


def test_what_differs_is_told_and_is_a_finding(indicrules: Runner, receipt: Path) -> None:
    """In both languages, and as data."""
    data = receipt.parent / "other.json"
    data.write_text('{"录入": "19 宗", "事故": 0}', encoding="utf-8")
    ran = indicrules("verify", receipt, "--data", data, "--lang", "zh")
    assert (ran.code, ran.out) == (
        1,
        "demo：与凭据不一致\n"
        "  数据 `录入`：原为 `43 宗`，现为 `19 宗`（-24）\n"
        "  总分：原为 20，现为 8.84（-11.16）\n"
        "  等级：原为 `A`，现为 `B`\n"
        "  `录入` 的得分：原为 20，现为 8.84（-11.16）\n",
    )
    found = json.loads(indicrules("verify", receipt, "--data", data, "--format", "json").out)
    assert (found["schema"], found["same"], found["differences"][1]) == (
        "indicrules.verify/1",
        False,
        {
            "code": "result-changed",
            "about": "result",
            "name": None,
            "line": None,
            "before": "20",
            "after": "8.84",
            "delta": "-11.16",
            "message": "total: 20, now 8.84 (-11.16)",
        },
    )


def test_what_cannot_be_verified_cannot_run(indicrules: Runner, receipt: Path) -> None:
    """No receipt, no file, a folder, data that are none."""
    ruleset = receipt.parent / "demo.indic"
    ran = indicrules("verify", ruleset)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error[not-a-receipt]: this is no receipt: it is no JSON in UTF-8\n  --> demo.indic\n")
    for arguments in (
        [receipt.parent],
        ["nowhere.json"],
        [receipt, "--data", ruleset],
        [receipt, "--ruleset", receipt],
    ):
        assert indicrules("verify", *arguments).code == 2


def test_a_table_has_no_receipt(indicrules: Runner, receipt: Path) -> None:
    """It says what does."""
    table = receipt.parent / "many.csv"
    table.write_text("key,录入,事故\na,43,0\n", encoding="utf-8")
    ran = indicrules("score", receipt.parent / "demo.indic", table, "--key", "key", "--receipt", receipt.parent / "x")
    assert (ran.code, ran.err) == (
        2,
        f"error[usage]: a receipt is of one department, and `{table}` is a table of many\n"
        "  hint: leave out `--receipt`, or give one department's data\n",
    )
