"""The command that serves an editor, where it cannot."""

from __future__ import annotations

import sys

import pytest

from indicrules.cli.main import run


def test_without_pygls_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The extra is named, and nothing is answered."""
    monkeypatch.setitem(sys.modules, "indicrules.lsp.server", None)
    monkeypatch.setitem(sys.modules, "pygls", None)
    monkeypatch.delitem(sys.modules, "indicrules.lsp.server")
    for name in [each for each in sys.modules if each.startswith("indicrules.lsp") or each.startswith("pygls.")]:
        monkeypatch.delitem(sys.modules, name)
    assert run(["lsp"]) == 2
    assert capsys.readouterr().err == (
        'error[lsp-not-installed]: the language server needs pygls\n  hint: pip install "indicrules[lsp]"\n'
    )
