"""Hold the page on testing to what the commands print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from indicrules.cli.main import run

PAGE = (Path(__file__).parents[2] / "docs" / "testing.md").read_text(encoding="utf-8")
FILES = re.findall(r"^```indic(?:-test)?\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
TYPED = re.findall(r"^```console\n\$ indicrules (.*?)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(("command", "shown"), TYPED, ids=[command for command, _ in TYPED])
def test_a_command_prints_what_the_page_shows(
    command: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """With the files of the page, to the end of what is printed; `…` stands for what the page leaves out."""
    monkeypatch.chdir(tmp_path)
    for name, text in zip(("registration.indic", "registration_test.indic"), FILES, strict=True):
        (tmp_path / name).write_text(text, "utf-8")
    run([*command.split(), "--lang", "en"])
    printed = capfd.readouterr().out
    assert printed.endswith(shown.removeprefix("…\n"))
    assert printed == shown or shown.startswith("…\n")
