"""Read and write the claims of a department, `NAME.claims.json`: a list of them, or a short mapping by kind."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from indicrules.exact.number import exact_text
from indicrules.files.cells import problem, refused
from indicrules.files.claim import WHATS, Claim, Place, What
from indicrules.files.decoded import MOST_BYTES, decoded
from indicrules.files.json_tree import Node, json_tree
from indicrules.text.errors import DataError, Problem
from indicrules.text.likeness import most_like
from indicrules.text.options import shown
from indicrules.text.sentence import Part, Sentence, either, say

VERSION = 1
ENDING = ".claims.json"

_OF_THE_WHOLE: frozenset[What] = frozenset({"total", "grade"})
_KEYS = ("what", "of", "value", "low", "high", "by", "place", "reason")
_EXAMPLE = '{"total": 97, "grade": "优", "score": {"执行率": 10}}'
_PLACE = ("file", "table", "cell", "line", "text")


def read_claims(source: str | os.PathLike[str] | bytes, *, name: str = "<claims>") -> tuple[Claim, ...]:
    """Read the claims of a file, or of bytes that `name` stands for in messages.

    Raise `DataError` with every mistake and its line, `OSError` where the file cannot be read.
    """
    if isinstance(source, bytes):
        return _read(source, name)
    path = Path(source)
    with path.open("rb") as file:
        return _read(file.read(MOST_BYTES + 1), path.name)


def claims_beside(data: str | os.PathLike[str]) -> Path | None:
    """Give the file of claims beside one of data, `NAME.claims.json` beside `NAME.json`; None where there is none."""
    path = Path(data)
    beside = path.with_name(f"{path.stem}{ENDING}")
    return beside if beside.is_file() and beside != path else None


def claims_in(given: Mapping[Any, Any]) -> tuple[Claim, ...]:
    """Give the claims of a mapping as in the file; raise `DataError` with every mistake and where it stands."""
    return _Reader("<claims>").all_of(_node(given))


def claims_text(claims: Iterable[Claim]) -> str:
    """Write claims as the file holds them."""
    found = {"version": VERSION, "claims": [_plain(each) for each in claims]}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _plain(claim: Claim) -> dict[str, Any]:
    found: dict[str, Any] = {"what": claim.what, "of": claim.of, "value": claim.value, "low": claim.low,
                             "high": claim.high, "by": claim.by, "reason": claim.reason}  # fmt: skip
    if claim.place is not None:
        place = {key: getattr(claim.place, key) for key in _PLACE}
        found["place"] = {key: value for key, value in place.items() if value is not None}
    kept = {key: value for key, value in found.items() if value is not None}
    return kept if claim.value is not None or "low" in kept or "high" in kept else {**kept, "value": None}


def _read(content: bytes, name: str) -> tuple[Claim, ...]:
    text = decoded(content, name, None)
    if not text.strip():
        raise refused(f"{name}:1", "no-data", say("no-data"), say("hint.write-as-in", example=_EXAMPLE))
    return _Reader(name).all_of(json_tree(text, name))


def _node(given: Any) -> Node:
    """Give a value of Python as what a file would hold."""
    if isinstance(given, Mapping):
        return Node({str(key): _node(value) for key, value in given.items()}, 0)
    if isinstance(given, list | tuple):
        return Node(tuple(map(_node, given)), 0)
    if isinstance(given, Claim):
        return _node(_plain(given))
    if given is None or isinstance(given, str | bool):
        return Node(given, 0)
    if isinstance(given, int | float | Decimal | Fraction):
        exact = Decimal(repr(given)) if isinstance(given, float) else given
        return Node(Decimal(0), 0, f"{exact:f}" if isinstance(exact, Decimal) else exact_text(exact))
    return Node((), 0, shown(given))


class _Reader:
    """Reads a tree into claims, and gathers what is wrong with it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._problems: list[Problem] = []

    def all_of(self, root: Node) -> tuple[Claim, ...]:
        """Give the claims of a whole tree, or raise `DataError`."""
        if not isinstance(root.value, dict):
            raise DataError((self._wrong(root, say("bad-claim.no-object"), say("hint.write-as-in", example=_EXAMPLE)),))
        found = tuple(self._listed(root.value) if "claims" in root.value else self._short(root.value))
        if self._problems:
            raise DataError(tuple(self._problems))
        return found

    def _wrong(self, node: Node, said: Sentence, advice: Sentence, of: str | None = None) -> Problem:
        place = f"{self._name}:{node.line}" if node.line else self._name
        found = problem(place, "bad-claim", said, advice, of)
        self._problems.append(found)
        return found

    def _listed(self, root: dict[str, Node]) -> Iterator[Claim]:
        version, claims = root.get("version"), root["claims"]
        if version is not None and version.number != str(VERSION):
            said = say("bad-claim.version", text=version.number or shown(version.value))
            self._wrong(version, said, say("bad-claim.version.hint", version=VERSION))
        for key, node in root.items():
            if key not in ("version", "claims"):
                self._unknown(key, node, ("version", "claims"))
        if not isinstance(claims.value, tuple):
            self._wrong(claims, say("bad-claim.no-list"), say("hint.write-as-in", example=_EXAMPLE))
            return
        for each in claims.value:
            if not isinstance(each.value, dict):
                self._wrong(each, say("bad-claim.no-object"), say("hint.write-as-in", example=_EXAMPLE))
                continue
            claim = self._claim(each, each.value)
            if claim is not None:
                yield claim

    def _unknown(self, key: str, node: Node, known: tuple[str, ...]) -> None:
        advice = most_like(key, known) or say("bad-claim.keys.hint", names=_named(known))
        self._wrong(node, say("bad-claim.key", key=key), advice)

    def _claim(self, node: Node, parts: dict[str, Node]) -> Claim | None:
        for key, part in parts.items():
            if key not in _KEYS:
                self._unknown(key, part, _KEYS)
        what = parts.get("what")
        if what is None:
            self._wrong(node, say("bad-claim.no-what"), say("bad-claim.what.hint", names=_named(WHATS)))
            return None
        kind = next((each for each in WHATS if each == what.value), None)
        if kind is None:
            self._no_kind(what, shown(what.value))
            return None
        told = {
            key: self._text(parts[key], key) for key in ("of", "value", "low", "high", "by", "reason") if key in parts
        }
        if told.get("of") is None and kind not in _OF_THE_WHOLE:
            self._wrong(node, say("bad-claim.no-item", what=kind), say("bad-claim.no-item.hint"))
            return None
        place = self._place(parts["place"]) if "place" in parts else None
        return Claim(kind, told.get("of"), told.get("value"), told.get("low"), told.get("high"),
                     told.get("by") or "self", place, told.get("reason"))  # fmt: skip

    def _no_kind(self, node: Node, text: str) -> None:
        advice = most_like(text, WHATS) or say("bad-claim.what.hint", names=_named(WHATS))
        self._wrong(node, say("bad-claim.what", text=text), advice)

    def _text(self, node: Node, key: str) -> str | None:
        """Give a text, or a number as it is written; None for null."""
        if node.number is not None and not isinstance(node.value, tuple):
            return node.number
        if node.value is None or isinstance(node.value, str):
            return node.value
        self._wrong(node, say("bad-claim.no-text", key=key), say("bad-claim.no-text.hint"))
        return None

    def _place(self, node: Node) -> Place | None:
        if not isinstance(node.value, dict):
            self._wrong(
                node, say("bad-claim.no-place"), say("hint.write-as-in", example='{"file": "form.xlsx", "cell": "G12"}')
            )
            return None
        for key, part in node.value.items():
            if key not in _PLACE:
                self._unknown(key, part, _PLACE)
        told = {key: self._text(part, key) for key, part in node.value.items() if key in _PLACE}
        line = told.get("line")
        if line is not None and not (line.isascii() and line.isdigit() and len(line) < 10):
            self._wrong(node.value["line"], say("bad-claim.no-line", text=line), say("bad-claim.no-line.hint"))
            line = None
        return Place(told.get("file"), told.get("table"), told.get("cell"), None if line is None else int(line),
                     told.get("text"))  # fmt: skip

    def _short(self, root: dict[str, Node]) -> Iterator[Claim]:
        """Give the claims of a short mapping: a kind with its value, of the whole or by item."""
        by = "self"
        if "by" in root:
            by = self._text(root["by"], "by") or by
        for key, node in root.items():
            kind = next((each for each in WHATS if each == key), None)
            if key in ("by", "version"):
                continue
            if kind is None:
                self._no_kind(node, key)
            elif isinstance(node.value, dict):
                for of, value in node.value.items():
                    yield from self._short_one(kind, of, value, by)
            elif kind in _OF_THE_WHOLE:
                yield from self._short_one(kind, None, node, by)
            else:
                self._wrong(node, say("bad-claim.no-item", what=kind), say("bad-claim.by-item.hint", what=kind))

    def _short_one(self, kind: What, of: str | None, node: Node, by: str) -> Iterator[Claim]:
        """Give a claim of a short mapping; two values in a list are an interval's ends."""
        if isinstance(node.value, tuple) and len(node.value) == 2 and node.number is None:
            low, high = (self._text(each, kind) for each in node.value)
            yield Claim(kind, of, None, low, high, by)
            return
        yield Claim(kind, of, self._text(node, kind), by=by)


def _named(known: Sequence[str]) -> Part:
    return either(f"`{each}`" for each in known)
