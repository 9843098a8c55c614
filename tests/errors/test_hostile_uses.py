"""Paths after `use` that lead astray are refused, each with its reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import indicrules


def said_of(folder: Path, uses: str) -> list[tuple[str, str]]:
    """Give code and message of everything said of a ruleset with these `use` lines."""
    path = folder / "main.indic"
    path.write_text(f"{uses}\nruleset r\n  score 1\n", encoding="utf-8")
    try:
        indicrules.load(path)
    except indicrules.RulesetError as refused:
        return [(each.code, each.message) for each in refused.diagnostics]
    return []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with files of every kind."""
    inside = tmp_path / "inside"
    (inside / "sub").mkdir(parents=True)
    (tmp_path / "outside.indic").write_text("input a\n", encoding="utf-8")
    (inside / "fine.indic").write_text("input a\n", encoding="utf-8")
    (inside / "again.indic").write_text('use "again"\n', encoding="utf-8")
    (inside / "cvss-v3.0.indic").write_text("input a\n", encoding="utf-8")
    (inside / "plain.txt").write_text("input a\n", encoding="utf-8")
    (inside / "zeros.indic").write_bytes(b"\0\0")
    (inside / "big.indic").write_bytes(b"#" * 1_000_001)
    (inside / "linked.indic").symlink_to(inside / "fine.indic")
    (inside / "out.indic").symlink_to(tmp_path / "outside.indic")
    os.mkfifo(inside / "pipe.indic")
    return inside


@pytest.mark.parametrize(
    "path",
    ["fine", "fine.indic", "./fine", "sub/../fine", "cvss-v3.0", "cvss-v3.0.indic", "plain.txt", "std/all_or_nothing"],
)
def test_a_path_inside_the_folder_is_used(path: str, folder: Path) -> None:
    """However it is written."""
    assert said_of(folder, f'use "{path}"') == []


@pytest.mark.parametrize(
    ("path", "code", "message"),
    [
        ("main", "use-cycle", "`main` uses itself: main.indic → main.indic"),
        ("again", "use-cycle", "`again` uses itself: again.indic → again.indic"),
        ("sub", "unknown-use", "there is no file `sub`"),
        ("nothing", "unknown-use", "there is no file `nothing`"),
        ("pipe", "use-outside", "`pipe` is no regular file"),
        ("linked", "use-outside", "`linked` goes through a symbolic link"),
        ("out", "use-outside", "`out` leaves the folder of the ruleset"),
        ("../outside", "use-outside", "`../outside` leaves the folder of the ruleset"),
        ("sub/../../outside", "use-outside", "`sub/../../outside` leaves the folder of the ruleset"),
        ("/etc/passwd", "use-outside", "`/etc/passwd` is no path inside the ruleset's folder"),
        ("C:\\x", "use-outside", "`C:\\x` is no path inside the ruleset's folder"),
        ("std/../../outside", "unknown-use", "nothing called `std/../../outside` is shipped"),
        ("std/" + "x" * 300, "unknown-use", f"nothing called `std/{'x' * 300}` is shipped"),
        ("std/./mof2020", "unknown-use", "nothing called `std/./mof2020` is shipped"),
        ("x" * 300, "use-outside", f"`{'x' * 300}` is no path that can be followed"),
        ("cvss-v3.1", "unknown-use", "there is no file `cvss-v3.1`"),
        (".", "use-outside", "`.` is no regular file"),
        ("", "use-outside", "`` is no regular file"),
        ("zeros", "binary-file", "the file holds zero bytes and is no text"),
        ("big", "file-too-long", "the file has 1,000,001 bytes, more than 1,000,000"),
    ],
)
def test_a_path_that_leads_astray_is_refused(path: str, code: str, message: str, folder: Path) -> None:
    """Once, and before anything outside is read."""
    assert said_of(folder, f'use "{path}"') == [(code, message)]


@pytest.mark.parametrize(("path", "hint"), [("cvss-v3.1", "cvss-v3.0"), ("std/mof2021", "std/mof2020")])
def test_the_path_that_was_meant_is_one_that_works(path: str, hint: str, folder: Path) -> None:
    """A hint names a path as `use` takes it."""
    (folder / "main.indic").write_text(f'use "{path}"\nruleset r\n  score 1\n', encoding="utf-8")
    with pytest.raises(indicrules.RulesetError) as caught:
        indicrules.load(folder / "main.indic")
    assert [each.hint for each in caught.value.diagnostics] == [f"did you mean `{hint}`?"]


def test_a_path_with_a_zero_byte_is_no_text(folder: Path) -> None:
    """The file that holds it is refused."""
    assert [code for code, _ in said_of(folder, 'use "a\0b"')] == ["binary-file"]


def test_files_are_used_up_to_a_number(tmp_path: Path) -> None:
    """Sixty-four are read, a sixty-fifth is not."""
    for number in range(65):
        (tmp_path / f"part{number}.indic").write_text(f"input a{number}\n", encoding="utf-8")
    uses = [f'use "part{number}"' for number in range(65)]
    assert said_of(tmp_path, "\n".join(uses[:64])) == []
    assert [code for code, _ in said_of(tmp_path, "\n".join(uses))] == ["too-many-files"]


def test_files_use_files_up_to_a_depth(tmp_path: Path) -> None:
    """The file itself and fifteen below it are read, a sixteenth below is not."""
    for number in range(17):
        below = f'use "level{number + 1}"\n' if number < 16 else ""
        (tmp_path / f"level{number}.indic").write_text(f"{below}input a{number}\n", encoding="utf-8")
    assert said_of(tmp_path, 'use "level2"') == []
    assert [code for code, _ in said_of(tmp_path, 'use "level1"')] == ["too-many-files"]
