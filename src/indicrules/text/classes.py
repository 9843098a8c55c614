"""Turn a class with annotated fields into one of the house's data classes, cheaply.

To type checkers `frozen`, `mutable`, `field` and `evolve` are those of attrs, and to whoever asks attrs at run time
such a class is one of its own. It is only made otherwise: attrs writes and compiles several methods for each class,
which for the three hundred of this house took longer than scoring. Here all classes share them; even the compiled code
of `__init__` is that of any class with as many fields, with other names in it.

What is different: that a frozen thing does not change is held by type checkers alone, so that making one costs no more
than setting its fields. What users are handed is `sealed`, which refuses to be changed as attrs does. Classes that want
more than is here are made by attrs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType, MappingProxyType
from typing import TYPE_CHECKING, Any

__all__ = ["evolve", "field", "frozen", "mutable", "parts_of", "sealed"]

_NOTHING: Any = object()


class _Part:
    """What a class says of a field besides its type."""

    __slots__ = ("default", "eq", "factory", "kw_only", "repr")

    def __init__(
        self, default: Any = _NOTHING, factory: Any = None, eq: bool = True, repr: bool = True, kw_only: bool = False
    ) -> None:
        self.default, self.factory, self.eq, self.repr, self.kw_only = default, factory, eq, repr, kw_only


_PLAIN = _Part()
_SPACE = MappingProxyType({"NOTHING": _NOTHING, "put": object.__setattr__})


class _Attributes:
    """What attrs keeps of its classes: made when somebody asks, as the house itself seldom does."""

    def __get__(self, instance: object, owner: type[Any]) -> Any:
        import attrs  # heavy, and seldom needed

        fields = {
            name: attrs.field(
                default=attrs.Factory(each.factory)
                if each.factory is not None
                else attrs.NOTHING
                if each.default is _NOTHING
                else each.default,
                eq=each.eq,
                repr=each.repr,
                kw_only=each.kw_only,
                type=owner.__annotations__.get(name),
            )
            for name, each in owner.__parts__.items()
        }
        found = attrs.fields(attrs.make_class(owner.__name__, fields))
        owner.__attrs_attrs__ = found
        return found


def _class(made: type[Any], eq: bool, slots: bool, frozen: bool, sealed: bool) -> type[Any]:
    parts: dict[str, _Part] = {}
    for base in reversed(made.__mro__[1:]):
        parts |= base.__dict__.get("__parts__", {})
    inherited = frozenset(parts)
    body = {name: value for name, value in made.__dict__.items() if name not in ("__dict__", "__weakref__")}
    for name, hint in made.__annotations__.items():
        if not str(hint).startswith("ClassVar"):
            given = body.pop(name, _NOTHING)
            parts[name] = _PLAIN if given is _NOTHING else given if isinstance(given, _Part) else _Part(given)
    if slots:
        body["__slots__"] = tuple(name for name in parts if name not in inherited)
    body["__parts__"], body["__attrs_attrs__"] = parts, _Attributes()
    body["__match_args__"] = tuple(name for name, each in parts.items() if not each.kw_only)
    if "__init__" not in body:
        body["__init__"] = _init(made, parts, sealed)
    for name, shared in _SHARED.items():
        body.setdefault(name, shared)
    if eq and "__eq__" not in body:
        compared = [name for name, each in parts.items() if each.eq]
        body["__key__"] = staticmethod(attrgetter(*compared or ["__class__"]))
        body["__eq__"], body["__hash__"] = _equal, _hashed if frozen else None
    if sealed:
        body["__setattr__"] = body["__delattr__"] = _refused
    metaclass: Any = type(made)
    new: type[Any] = metaclass(made.__name__, made.__bases__, body)
    return new


def _init(made: type[Any], parts: dict[str, _Part], sealed: bool) -> FunctionType:
    fields = [*parts]
    if any(each.kw_only for each in parts.values()):
        fields.sort(key=lambda name: parts[name].kw_only)
    positional, free = 0, False  # whether a default has been met
    defaults: list[Any] = []
    keyed: dict[str, Any] = {}
    factories: dict[int, Any] = {}
    for number, name in enumerate(fields):
        each = parts[name]
        if each.factory is not None:
            factories[number] = each.factory
        lacking = each.default is _NOTHING and each.factory is None
        if each.kw_only:
            keyed |= {} if lacking else {name.lstrip("_"): each.default}
            continue
        positional += 1
        if not lacking:
            free = True
            defaults.append(each.default)
        elif free:
            raise TypeError(f"a field of {made.__name__} without a default stands behind one with a default")
    code, places = _written(len(fields), positional, tuple(factories), sealed)
    names = list(code.co_names)
    for place, name in zip(places, fields, strict=False):  # where it is sealed there are none
        names[place] = name
    code = code.replace(
        co_names=tuple(names),
        co_varnames=("self", *[name.lstrip("_") for name in fields]),  # a field `_name` is given as `name`
        co_qualname=f"{made.__qualname__}.__init__",
    )
    space: dict[str, Any] = {f"make{number}": factory for number, factory in factories.items()}
    if sealed:
        space |= {f"name{number}": name for number, name in enumerate(fields)}
    init = FunctionType(code, {**_SPACE, **space}, "__init__", tuple(defaults))
    init.__kwdefaults__, init.__module__ = keyed, made.__module__
    return init


@cache
def _written(count: int, positional: int, made: tuple[int, ...], sealed: bool) -> tuple[CodeType, tuple[int, ...]]:
    """Compile an `__init__` of so many fields, some `made` where none is given; say where names are to be put in."""
    names = [f"given{number}" for number in range(count)]
    stars = ["*"] if positional < count else []
    lines = [f"def __init__({', '.join(['self', *names[:positional], *stars, *names[positional:]])}):", "  pass"]
    for number, name in enumerate(names):
        if number in made:
            lines.append(f"  if {name} is NOTHING: {name} = make{number}()")
        lines.append(f"  put(self, name{number}, {name})" if sealed else f"  self.field{number} = {name}")
    space: dict[str, Any] = {}
    exec("\n".join(lines), space)
    code: CodeType = space["__init__"].__code__
    return code, () if sealed else tuple(code.co_names.index(f"field{number}") for number in range(count))


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    key = self.__key__
    return key(self) == key(other)


def _hashed(self: Any) -> int:
    return hash(self.__key__(self))


def _shown(self: Any) -> str:
    fields = (f"{name}={getattr(self, name)!r}" for name, each in self.__parts__.items() if each.repr)
    return f"{type(self).__name__}({', '.join(fields)})"


def _state(self: Any) -> dict[str, Any]:
    return {name: getattr(self, name) for name in self.__parts__}


def _restore(self: Any, state: dict[str, Any]) -> None:
    for name, value in state.items():
        object.__setattr__(self, name, value)


def _refused(self: Any, name: str, *_: Any) -> None:
    import attrs  # heavy, and seldom needed

    raise attrs.exceptions.FrozenInstanceError()


_SHARED = MappingProxyType({"__repr__": _shown, "__getstate__": _state, "__setstate__": _restore})


def parts_of(kind: type[Any]) -> tuple[str, ...]:
    """Name the fields of such a class in their order; none of any other."""
    return tuple(getattr(kind, "__parts__", ()))


if TYPE_CHECKING:
    from attrs import evolve, field, frozen, mutable
    from attrs import frozen as sealed
else:

    def frozen(made: type[Any] | None = None, *, eq: bool = True, slots: bool = True) -> Any:
        """Make a class of things that never change; with `eq=False` each is equal to itself alone."""
        return _decorated(made, eq, slots, True, False)

    def sealed(made: type[Any] | None = None, *, eq: bool = True, slots: bool = True) -> Any:
        """Make a class of things that never change, and refuse it at run time too: users are handed them."""
        return _decorated(made, eq, slots, True, True)

    def mutable(made: type[Any] | None = None, *, eq: bool = True, slots: bool = True) -> Any:
        """Make a class of things that may change, which have no hash unless `eq=False`."""
        return _decorated(made, eq, slots, False, False)

    def _decorated(made: type[Any] | None, *options: bool) -> Any:
        return (lambda each: _class(each, *options)) if made is None else _class(made, *options)

    def field(
        *, default: Any = _NOTHING, factory: Callable[[], Any] | None = None, eq: bool = True, repr: bool = True,
        kw_only: bool = False,
    ) -> Any:  # fmt: skip
        """Say of a field what its type does not; `factory` makes a default anew for each thing."""
        return _Part(default, factory, eq, repr, kw_only)

    def evolve(instance: Any, **changes: Any) -> Any:
        """Copy a thing of such a class, or of one that attrs made, with some of its fields changed."""
        parts = getattr(type(instance), "__parts__", None)
        if parts is None:
            import attrs  # a class of its own

            return attrs.evolve(instance, **changes)
        for name in parts:
            given = name.lstrip("_")
            if given not in changes:
                changes[given] = getattr(instance, name)
        return type(instance)(**changes)
