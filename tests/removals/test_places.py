"""Hold what finds the places of a kind to the source: each sort is found, and a file without one can be read."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from tests.removals.places import Kind, Place, without

ROOT = Path(__file__).parents[2]


# Reading the source takes some seconds, which no process need spend that runs other tests.
@cache
def floor() -> Kind:
    """Give what is known of the kind."""
    return Kind(ROOT, "floor")


@cache
def places() -> list[Place]:
    """Give all its places."""
    return floor().places()


def left(place: Place) -> bytes:
    """Give a file without a place."""
    return without(place, (ROOT / place.path).read_bytes())


def in_file(end: str) -> set[str]:
    """Give what is taken out of one file."""
    return {place.what for place in places() if place.path.endswith(end)}


def test_what_is_made_for_all_limits_is_found() -> None:
    """The name of their kinds, the classes, fields and tables that have one, the diagnostics that speak of it."""
    assert (floor().aliases, floor().siblings) == ({"LimitKind": ("cap",)}, ("cap",))
    assert (floor().classes, floor().fields, floor().tables) == ({"Limit", "Limited"}, {"limits"}, {"LIMITS"})
    assert (floor().columns, floor().codes) == (
        {"fold", "moved", "part"},
        {"above-full-mark", "limit-never-acts"},
    )


def test_entries_cases_questions_and_readings_are_places() -> None:
    """One of each sort, where it stands; of the grammar the choice and the terminal."""
    assert in_file("syntax/tree.py") == {'the entry `"floor"`'}
    assert in_file("model/walk.py") == {"`item.limits` read"}
    assert in_file("model/words.py") == {"`case tree.Limit() | tree.Require() | tree.Grade() | tree.Downgrade()`"}
    assert in_file("explain/messages.py") == {
        'the entry `"floor": ("floor", "保底")`',
        'the entry `"floor_bound": ("the floor bound: not below {limit}", "不低于保底的 {limit}")`',
        'the entry `"idle_floor": ( "floor {limit} holds, but the score {score} is not below it", '
        '"保底 {limit} 分，而得分 {score} 不低于此", )`',
    }
    assert "`limit.kind == 'floor'`" in in_file("model/hierarchy.py")
    assert in_file("indicator.lark") == {"a choice of the grammar", "a terminal of the grammar"}


def test_the_function_and_the_mode_of_that_name_are_no_places() -> None:
    """They know nothing of limits."""
    assert in_file("language/functions.py") == in_file("language/words.py") == in_file("exact/rounding.py") == set()


def readable(place: Place) -> bool:
    """Tell whether a file without a place is another, and still Python."""
    try:
        ast.parse(left(place) if place.path.endswith(".py") else b"")
    except SyntaxError:
        return False
    return left(place) != (ROOT / place.path).read_bytes()


def test_a_file_can_be_read_without_a_place() -> None:
    """Whichever it is, something is gone, and what is left is Python."""
    assert len(places()) > 30
    assert [place for place in places() if not readable(place)] == []
