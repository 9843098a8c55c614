"""Lints of names and titles that a reader, or a typist, takes for one another, and of indicators that are one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from indicrules.lint.row import Finding, Lint
from indicrules.lint.view import View
from indicrules.model import expression as ex
from indicrules.model.rules import Item
from indicrules.model.walk import ends
from indicrules.syntax import tree
from indicrules.text.diagnostic import Secondary
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Sentence, say
from indicrules.text.source import Span

_ALIKE: Mapping[str, str] = MappingProxyType(
    dict(
        zip(
            "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0455\u0458\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420"
            "\u0421\u0422\u0425\u03bf\u03b1\u0391\u0392\u0395\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a7\u0396",
            "aeopcxyisjABEKMHOPCTXoaABEHIKMNOPTXZ",
            strict=True,
        )
    )
)
"""Letters of Cyrillic and Greek that are drawn as Latin ones."""

_LATIN = str.maketrans(dict(_ALIKE))
_SKELETON = _LATIN | str.maketrans("OIl已巳曰末士入\u30fc\u4e28", "011己己日未土人一1")
_FILLERS = pattern(r"(?<!\d)_|_(?!\d)|[的之]")  # between digits it parts two numbers
_LETTER = pattern("[A-Za-z]")
_SHORTEST = 5  # letters of a name in which one may be missing, unseen

_SCRIPTS = MappingProxyType({"cyrillic": "look-alike.cyrillic", "greek": "look-alike.greek"})

_Place = tuple[str, Span]


def _spaces(view: View) -> tuple[Sequence[_Place], Sequence[_Place]]:
    """Give the names of values and those of items, each with its place, in the order in which they are declared."""
    model = view.model
    values: list[_Place] = [
        *((each.name, each.span) for each in model.inputs.values()),
        *((each.name, each.span) for each in model.metrics.values()),
        *((each.name, each.span) for each in model.params.values()),
    ]
    return values, [(each.name, each.span) for each in model.items.values()]


def _look_alike(view: View) -> Iterator[Finding]:
    """Find names that are drawn alike, and names with a letter of another script that is drawn as a Latin one."""
    for at, space in enumerate(_spaces(view)):
        names = tuple(name for name, _ in space)
        for one, other in view.memory.same("drawn alike", str(at), names, _drawn_alike):
            name, span = space[other]
            if one != other:
                first, place = space[one]
                own, letter_ = _difference(first, name)
                said = say("look-alike.names", one=first, other=name, first=own, second=letter_)
                yield Finding(
                    said, span, say("look-alike.names-hint"), (Secondary(place, say("label.the-other-name")),)
                )
                continue
            letter = next(each for each in name if each in _ALIKE)
            said = say("look-alike.letter", name=name, letter=_told(letter), latin=_ALIKE[letter])
            yield Finding(said, span, say("look-alike.letter-hint", text=name.translate(_LATIN)))


def _drawn_alike(names: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Number the names that are drawn alike, and twice those with a letter of another script."""
    found: list[tuple[int, int]] = []
    seen: dict[str, int] = {}
    for at, name in enumerate(names):
        first = seen.setdefault(name.translate(_SKELETON), at)
        if names[first] != name:
            found.append((first, at))
        elif not name.isascii() and name.translate(_LATIN) != name and _LETTER.search(name):
            found.append((at, at))
    return tuple(found)


def _difference(one: str, other: str) -> tuple[Sentence, Sentence]:
    left, right = next((a, b) for a, b in zip(one, other, strict=True) if a != b)
    return _told(left), _told(right)


def _told(letter: str) -> Sentence:
    script = unicodedata.name(letter, "").partition(" ")[0].lower()
    return say(_SCRIPTS.get(script, "look-alike.plain"), letter=letter, number=f"U+{ord(letter):04X}")


def _near(view: View) -> Iterator[Finding]:
    """Find two names that differ by a letter left out, or doubled, or by two that are exchanged, or by case alone."""
    for at, space in enumerate(_spaces(view)):
        names = tuple(name for name, _ in space)
        for one, other in view.memory.same("nearly alike", str(at), names, _nearly_alike):
            yield _named_alike(*space[one], *space[other])


def _nearly_alike(names: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Number the names that differ by a slip, that which is declared first before the other."""
    found: list[tuple[int, int]] = []
    places: dict[str, int] = {}
    for at, name in enumerate(names):
        key = _FILLERS.sub("", name).casefold()
        first = places.setdefault(key, at)
        if names[first] != name:
            if names[first].translate(_SKELETON) != name.translate(_SKELETON):
                found.append((first, at))
            continue
        slipped = next((slip for slip in _slips(key) if slip in places), None)
        if slipped is not None:
            found.append((places[slipped], at))
    longer = {slip: key for key in places for slip in _slips(key, exchanged=False)}
    for key, at in places.items():
        other = longer.get(key)
        if other is not None and places[other] < at:
            found.append((places[other], at))
    return tuple(found)


def _slips(name: str, *, exchanged: bool = True) -> Iterator[str]:
    """Give what a Latin name is where a letter inside it is left out, or its plural's, or two letters are exchanged."""
    if len(name) <= _SHORTEST or not name.isascii():
        return
    for at in range(1, len(name) - (0 if name[-1] == "s" else 1)):
        if name[at].isalpha():
            yield name[:at] + name[at + 1 :]
            if exchanged and at + 1 < len(name) and name[at + 1].isalpha() and name[at] != name[at + 1]:
                yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _named_alike(first: str, place: Span, name: str, span: Span) -> Finding:
    said = say("names-nearly-alike", one=first, other=name)
    return Finding(said, span, say("names-nearly-alike.hint"), (Secondary(place, say("label.the-other-name")),))


def _same_title(view: View) -> Iterator[Finding]:
    """Find inputs, and indicators side by side, with one title."""
    seen: dict[tuple[str | None, str], _Place] = {}
    for given in view.model.inputs.values():
        if given.title:
            yield from _titled(seen, ("input", given.title), given.name, given.span)
    for item in view.model.items.values():
        if item.title:
            yield from _titled(seen, (f"in {item.parent or ''}", item.title), item.name, item.span)


def _titled(
    seen: dict[tuple[str | None, str], _Place], key: tuple[str | None, str], name: str, span: Span
) -> Iterator[Finding]:
    first, place = seen.setdefault(key, (name, span))
    if first != name:
        said = say("title-twice", one=first, other=name, title=key[1])
        advice = say("title-twice.hint-input" if key[0] == "input" else "title-twice.hint")
        yield Finding(said, span, advice, (Secondary(place, say("label.the-other-name")),))


def _counted_twice(view: View) -> Iterator[Finding]:
    """Find two indicators that measure the same, against the same, for points by the same rule."""
    seen: dict[tuple[str, ...], Item] = {}
    key_of = partial(_counted, view)
    for item in view.model.items.values():
        if item.kind != "indicator" or not item.weight:
            continue
        key = view.memory.of("counted", item.name, item, key_of)
        if key is None:
            continue
        first = seen.setdefault(key, item)
        if first is not item:
            said = say("counted-twice", one=first.name, other=item.name)
            yield Finding(said, item.span, say("counted-twice.hint"), (Secondary(first.span, say("label.the-other")),))


def _counted(view: View, item: Item) -> tuple[str, ...] | None:
    """Give what an indicator measures, against what, and by which rule; None where it reads no data."""
    actual = item.actual
    what = actual.name if isinstance(actual, ex.InputValue | ex.MetricValue) else ""
    if actual is not None and not what:
        what = actual.span.words
    if actual is None and not any(isinstance(each, ex.InputValue | ex.MetricValue) for each in view.nodes(item)):
        return None
    rules = (each for each in view.block(item).clauses if isinstance(each, tree.Score | tree.Adjustment))
    return (what, *(end.span.words for end in ends(item.target)), "", *(each.span.words for each in rules))


LINTS = (
    Lint("look-alike", "warning", of_ruleset=_look_alike),
    Lint("names-nearly-alike", "note", of_ruleset=_near),
    Lint("title-twice", "warning", of_ruleset=_same_title),
    Lint("counted-twice", "warning", of_ruleset=_counted_twice),
)
