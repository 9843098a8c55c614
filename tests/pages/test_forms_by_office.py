"""Forms that LibreOffice saved come to the drafts of those that other programs wrote."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from indicrules.files import read_form
from tests.forms.sheets import FOLDER
from tests.forms.test_kinds import placeless
from tests.forms.test_synthetic import drafts
from tests.forms.written_as import WRITERS

NAME = "f1-roads"
CONVERTED = {
    "xlsx": (".xlsx", ("--convert-to", "xlsx:Calc MS Excel 2007 XML")),
    "ods": (".xlsx", ("--convert-to", "ods")),
    "docx": (".docx", ("--convert-to", "docx:MS Word 2007 XML")),
}


@pytest.mark.parametrize("kind", CONVERTED)
def test_a_form_saved_by_libreoffice_is_the_same(kind: str, tmp_path: Path) -> None:
    """A workbook and a document saved again, and a sheet of its own kind give the draft of the form."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("forms are saved by LibreOffice, which is not installed")
    ending, options = CONVERTED[kind]
    source = tmp_path / f"{NAME}{ending}"
    WRITERS[ending]((FOLDER / f"{NAME}.form").read_text("utf-8"), source)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", *options, "--outdir", str(tmp_path / "saved"), str(source)]
    ran = subprocess.run(command, check=True, capture_output=True, timeout=120, text=True)
    if "source file could not be loaded" in ran.stderr:
        pytest.skip(f"LibreOffice lacks the part that reads {ending}")
    (wanted,) = drafts(NAME)
    assert placeless(read_form(tmp_path / "saved" / f"{NAME}.{kind}")) == placeless(wanted)
