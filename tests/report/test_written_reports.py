"""Hold reports that are written into files: the format of the ending, whole or not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.cards import office


@pytest.mark.parametrize(
    ("name", "format"), [("a.html", "html"), ("a.MD", "markdown"), ("a.xlsx", "xlsx"), ("a.docx", "docx")]
)
def test_the_ending_says_the_format(tmp_path: Path, name: str, format: str) -> None:
    """What is written is what `report` gives."""
    office().write_report(tmp_path / name, "zh")
    given = office().report(format, "zh")  # type: ignore[call-overload]  # a format
    assert (tmp_path / name).read_bytes() == (given.encode() if isinstance(given, str) else given)


def test_an_ending_that_says_nothing_is_refused(tmp_path: Path) -> None:
    """Nothing is written."""
    with pytest.raises(ValueError, match=r"write an ending of \.html, \.md, \.xlsx or \.docx"):
        office().write_report(tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """As any other writing of Python does."""
    (tmp_path / "a.html").mkdir()
    with pytest.raises(IsADirectoryError):
        office().write_report(tmp_path / "a.html")
