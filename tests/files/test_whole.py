"""Hold written files to be whole or not there: what they replace, whose they are, what is left behind."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from indicrules.files.whole import NotWritten, discard_unfinished, output, whole

posix = pytest.mark.skipif(os.name == "nt", reason="permissions and links work otherwise there")


def write(target: Path, content: bytes = b"new") -> None:
    """Write a file as a whole."""
    with whole(target) as file:
        file.write(content)


def test_a_file_is_there_when_it_is_whole(tmp_path: Path) -> None:
    """Not before, and nothing beside it afterwards."""
    target = tmp_path / "a"
    with whole(target) as file:
        file.write(b"new")
        assert not target.exists()
        (part,) = tmp_path.iterdir()
        assert part.name.startswith(".a.")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_an_old_file_stays_until_then(tmp_path: Path) -> None:
    """And for good, where writing fails."""
    target = tmp_path / "a"
    target.write_bytes(b"old")
    with pytest.raises(TypeError), whole(target) as file:
        file.write("no bytes")  # type: ignore[arg-type]  # on purpose
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@posix
def test_a_link_is_replaced_and_not_written_through(tmp_path: Path) -> None:
    """What it named keeps what it held; so does the other name of a file with two."""
    kept, link, other = tmp_path / "kept", tmp_path / "link", tmp_path / "other"
    kept.write_bytes(b"old")
    link.symlink_to(kept)
    other.hardlink_to(kept)
    write(link)
    write(other)
    assert (kept.read_bytes(), link.read_bytes(), other.read_bytes()) == (b"old", b"new", b"new")
    assert not link.is_symlink()


@posix
def test_a_link_to_nowhere_is_replaced(tmp_path: Path) -> None:
    """What it names does not come to be."""
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    write(link)
    assert [each.name for each in tmp_path.iterdir()] == ["link"]


@posix
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    """As the umask has them."""
    before = os.umask(0o027)
    try:
        write(tmp_path / "a")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


@posix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o666])
def test_an_old_file_keeps_its_permissions(tmp_path: Path, mode: int) -> None:
    """Whatever the umask says; and nobody else could read the new one before."""
    target = tmp_path / "a"
    target.write_bytes(b"old")
    target.chmod(mode)
    with whole(target) as file:
        file.write(b"new")
        (part,) = (each for each in tmp_path.iterdir() if each != target)
        assert stat.S_IMODE(part.stat().st_mode) & ~mode == 0
    assert stat.S_IMODE(target.stat().st_mode) == mode


def test_what_stands_under_the_temporary_name_is_not_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the name foreseen, opening is refused."""
    monkeypatch.setattr(os, "urandom", lambda count: b"\0" * count)
    other = tmp_path / f".a.{'0' * 16}.part"
    other.write_bytes(b"another's")
    with pytest.raises(NotWritten) as refused:
        write(tmp_path / "a")
    assert isinstance(refused.value.problem, FileExistsError)
    assert [each.name for each in tmp_path.iterdir()] == [other.name]
    assert other.read_bytes() == b"another's"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """Before anything is written."""
    with pytest.raises(NotWritten) as refused:
        write(tmp_path)
    assert isinstance(refused.value.problem, IsADirectoryError)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """By the output."""
    with pytest.raises(NotWritten) as refused:
        write(tmp_path / "none" / "a")
    assert refused.value.name == str(tmp_path / "none" / "a")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_device_is_written_as_it_is() -> None:
    """And stays one; what it refuses bears its name."""
    with pytest.raises(NotWritten, match="/dev/full"), output(Path("/dev/full")) as file:
        file.write(b"new")
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)


def test_what_is_unfinished_can_be_removed(tmp_path: Path) -> None:
    """By a process that is told to stop in the middle."""
    with pytest.raises(NotWritten):
        _stopped(tmp_path / "a")
    assert list(tmp_path.iterdir()) == []


def _stopped(target: Path) -> None:
    with whole(target) as file:
        file.write(b"new")
        discard_unfinished()
        assert list(target.parent.iterdir()) == []


def test_a_file_that_may_not_be_written_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though its folder would allow another in its place."""
    target = tmp_path / "a"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(NotWritten) as refused:
        write(target)
    assert isinstance(refused.value.problem, PermissionError)
    assert target.read_bytes() == b"old"
