"""Data classes of the house behave as those of attrs, whose names they bear to type checkers."""

from __future__ import annotations

import copy
import inspect
import pickle
from functools import cached_property
from typing import ClassVar

import attrs
import pytest

from indicrules.text.classes import evolve, field, frozen, mutable, parts_of, sealed


@frozen
class Point:
    """A place with a label that does not count."""

    LIMIT: ClassVar[int] = 9
    x: int
    y: int = 0
    label: str = field(default="", eq=False, repr=False, kw_only=True)


@frozen
class Spot(Point):
    """A place with a size."""

    size: int = 1


@frozen(eq=False)
class Thing:
    """Something equal to itself alone."""

    name: str


@mutable
class Basket:
    """What may change."""

    _owner: str
    content: list[int] = field(factory=list)


@frozen
class Nothing:
    """No field at all."""


@frozen
class Own:
    """A class that says itself how it is shown and compared."""

    name: str

    def __repr__(self) -> str:
        return f"own {self.name}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own)

    def __hash__(self) -> int:
        return 1


def test_fields_are_given_by_place_and_name_with_defaults() -> None:
    """Those for names alone stand behind, in the signature as in attrs."""
    point = Point(1, label="a")
    assert (point.x, point.y, point.label, Point.LIMIT) == (1, 0, "a", 9)
    assert str(inspect.signature(Point)) == "(x, y=0, *, label='')"
    assert str(inspect.signature(Spot)) == "(x, y=0, size=1, *, label='')"


def test_what_is_missing_or_unknown_is_refused() -> None:
    """The message names the class's own constructor and the field."""
    with pytest.raises(TypeError, match=r"Point\.__init__\(\) missing 1 required positional argument: 'x'"):
        Point()  # type: ignore[call-arg]  # what the test is about
    with pytest.raises(TypeError, match=r"Point\.__init__\(\) got an unexpected keyword argument 'z'"):
        Point(1, z=2)  # type: ignore[call-arg]  # what the test is about
    with pytest.raises(AttributeError):
        Point(1).z  # type: ignore[attr-defined]  # noqa: B018 - there are no other attributes


def test_a_field_without_default_behind_one_with_is_refused() -> None:
    """As Python refuses such parameters."""
    with pytest.raises(TypeError, match="a field of Wrong without a default stands behind one with a default"):

        @frozen
        class Wrong:
            a: int = 0
            b: int  # type: ignore[misc]  # what the test is about


def test_equality_and_hash_go_by_fields_and_class() -> None:
    """A field that does not count is left out of both."""
    assert Point(1, 2, label="a") == Point(1, 2, label="b")
    assert hash(Point(1, 2, label="a")) == hash(Point(1, 2, label="b"))
    assert Point(1, 2) != Point(2, 1)
    assert Spot(1, 2) != Point(1, 2)
    assert Spot(1, 2, 3) == Spot(1, 2, 3)
    assert Nothing() == Nothing()
    assert {Nothing(), Nothing()} == {Nothing()}
    assert Point(1) != 1


def test_identity_classes_equal_themselves_alone() -> None:
    """They are hashed by what they are."""
    one, other = Thing("a"), Thing("a")
    assert one != other
    assert len({one, other, one}) == 2


def test_mutable_things_change_and_have_no_hash() -> None:
    """Each has a list of its own; a field with an underscore is given without it."""
    one, other = Basket("a"), Basket(owner="a")
    one.content.append(1)
    assert (one.content, other.content, one == other) == ([1], [], False)
    other.content = [1]
    assert one == other
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)


def test_things_show_their_fields() -> None:
    """Fields that are not shown are left out, and a class that shows itself is left alone."""
    assert repr(Spot(1, label="a")) == "Spot(x=1, y=0, size=1)"
    assert repr(Nothing()) == "Nothing()"
    assert repr(Own("a")) == "own a"
    assert (Own("a") == Own("b"), hash(Own("a"))) == (True, 1)


def test_things_are_copied_and_pickled() -> None:
    """With all fields, those too that do not count."""
    spot = Spot(1, 2, 3, label="a")
    assert [
        (each.x, each.y, each.size, each.label)
        for each in (copy.copy(spot), copy.deepcopy(spot), *(pickle.loads(pickle.dumps(spot, p)) for p in range(6)))
    ] == [(1, 2, 3, "a")] * 8


def test_copies_with_changes() -> None:
    """Of these classes as of those of attrs; an unknown field is refused."""
    moved = evolve(Spot(1, 2, 3, label="a"), y=5)
    assert (moved, moved.label) == (Spot(1, 5, 3), "a")
    assert evolve(Basket("a", [1]), owner="b") == Basket("b", [1])
    with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
        evolve(Point(1), z=1)  # type: ignore[call-arg]  # what the test is about

    @attrs.frozen
    class Other:
        a: int
        b: int

    assert evolve(Other(1, 2), b=3) == Other(1, 3)


def test_attrs_knows_them() -> None:
    """Whoever asks attrs is told of their fields, as of any class of its own."""
    assert [(each.name, each.eq, each.repr, each.kw_only) for each in attrs.fields(Spot)] == [
        ("x", True, True, False),
        ("y", True, True, False),
        ("label", False, False, True),
        ("size", True, True, False),
    ]
    assert attrs.asdict(Spot(1, label="a")) == {"x": 1, "y": 0, "label": "a", "size": 1}
    assert attrs.evolve(Basket("a", [1]), owner="b") == Basket("b", [1])
    assert attrs.fields(Point)[0].type == "int"


def test_fields_are_named_in_order() -> None:
    """Of what is no such class there are none."""
    assert parts_of(Spot) == ("x", "y", "label", "size")
    assert parts_of(int) == ()


def test_classes_are_matched_by_place() -> None:
    """What is given by name alone has no place."""
    match Spot(1, 2, 3):
        case Spot(x, y, size):
            assert (x, y, size) == (1, 2, 3)
    assert Spot.__match_args__ == ("x", "y", "size")


@sealed
class Seal:
    """What users are handed."""

    name: str
    size: int = 1
    marks: list[int] = field(factory=list, eq=False)


@frozen(slots=False)
class Open:
    """What may hold more than its fields."""

    name: str

    @cached_property
    def long(self) -> str:
        """Three times the name."""
        return self.name * 3


def test_sealed_things_refuse_to_change() -> None:
    """With attrs' own error, whether a field is set or deleted; they are copied and pickled all the same."""
    seal = Seal("a", marks=[2])
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        seal.name = "b"  # type: ignore[misc]  # what the test is about
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del seal.name
    again = pickle.loads(pickle.dumps(seal))
    assert (again, again.marks, evolve(seal, size=2), repr(seal)) == (seal, [2], Seal("a", 2), repr(Seal("a", 1, [2])))


def test_things_without_slots_hold_more() -> None:
    """Their fields count alone."""
    thing = Open("a")
    assert (thing.long, thing == Open("a"), hash(thing) == hash(Open("a")), repr(thing)) == (
        "aaa",
        True,
        True,
        "Open(name='a')",
    )
