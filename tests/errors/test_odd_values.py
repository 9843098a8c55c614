"""Whatever stands where a ruleset's text or path belongs is read, or refused as a ruleset."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import indicrules
from indicrules import RulesetError
from tests.loading import on_loading


class Odd(str):
    """A text that says what it likes of itself."""

    __slots__ = ()

    def encode(self, *_: object) -> bytes:
        """Refuse."""
        raise RuntimeError


class Liar:
    """An object that says it is a text."""

    @property  # type: ignore[misc]  # a lie is the purpose
    def __class__(self) -> type:
        return str


class Silent:
    """An object that does not even say what it is."""

    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError(name)


class Nowhere:
    """A path that cannot say where it leads."""

    def __fspath__(self) -> str:
        raise RuntimeError


@pytest.mark.parametrize(
    "value",
    [5, None, b"ruleset r", bytearray(b"x"), ["a"], 3.5, object(), 10**5000, Liar(), Nowhere()],
    ids=lambda value: type(value).__name__,
)
@pytest.mark.parametrize("function", [indicrules.loads, indicrules.load])
def test_what_is_no_text_is_refused(function: Callable[[Any], object], value: object) -> None:
    """As a ruleset that cannot be used."""
    with pytest.raises(RulesetError) as caught:
        function(value)
    (said,) = caught.value.diagnostics
    assert (said.code, said.span) == ("no-text", None)


def test_what_does_not_say_what_it_is_is_refused() -> None:
    """As any other stranger."""
    for function in (indicrules.loads, indicrules.load):
        with pytest.raises(RulesetError) as caught:
            function(Silent())  # type: ignore[arg-type]  # that is the test
        assert [each.code for each in caught.value.diagnostics] == ["no-text"]


def test_what_is_no_path_is_named() -> None:
    """By itself, as there is no place in any text to point at."""
    with pytest.raises(RulesetError) as caught:
        indicrules.load(5)  # type: ignore[arg-type]  # as callers without mypy do
    assert str(caught.value) == (
        "error[no-text]: `5` is no path of a ruleset\nhint: give the path of a file that ends in `.indic`"
    )


@pytest.mark.parametrize("path", ["a\0b", "\ud800x"])
def test_what_no_file_can_be_called_is_refused(path: str) -> None:
    """Before the system is asked."""
    with pytest.raises(RulesetError, match="is no path of a ruleset"):
        indicrules.load(path)


def test_a_text_of_another_class_is_read_by_its_letters() -> None:
    """Whatever it says of itself."""
    assert indicrules.loads(Odd("ruleset r\n  score 1\n")).score({}).total == 1


@given(st.binary(max_size=200))
@example(b"ruleset r\n  score \xed\xa0\x80\n")
@example(b"\xef\xbb\xbf\xef\xbf\xbf")
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """As text in one encoding or another: nothing but a `RulesetError` comes of it."""
    for text in (
        content.decode("utf-8", "surrogateescape"),
        content.decode("latin-1"),
        content.decode("utf-16", "replace"),
    ):
        assert isinstance(on_loading(f"ruleset r\n  score 1\n{text}"), tuple)
