"""Read a text by a TextMate grammar, as editors do: of its rules those that ours has, by Python's own patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

Rule = Mapping[str, Any]


def scopes(grammar: Rule, text: str) -> Iterator[tuple[int, int, str]]:
    """Give each stretch of a text that the grammar names, with its scope."""
    offset = 0
    stack: list[Rule] = [grammar]
    for line in text.splitlines(keepends=True):
        known: dict[str, re.Match[str] | None] = {}
        position = 0
        while True:
            found = _first(grammar, stack[-1], line, position, known)
            if found is None:
                break
            match, rule = found
            if rule is None:
                stack.pop()
            else:
                yield from _named(match, rule, offset)
                if "begin" in rule:
                    stack.append(rule)
                elif match.end() == match.start():
                    break
            position = match.end()
        offset += len(line)


def _first(
    grammar: Rule, rule: Rule, line: str, position: int, known: dict[str, re.Match[str] | None]
) -> tuple[re.Match[str], Rule | None] | None:
    """Give the match that begins first, the end of the rule before its patterns, and these in their order."""
    best: tuple[re.Match[str], Rule | None] | None = None
    ends = [(rule["end"], None)] if "end" in rule else []
    for pattern, further in (*ends, *((each.get("match") or each["begin"], each) for each in _flat(grammar, rule))):
        if pattern not in known or ((old := known[pattern]) is not None and old.start() < position):
            known[pattern] = _compiled(pattern).search(line, position)
        match = known[pattern]
        if match is not None and (best is None or match.start() < best[0].start()):
            best = match, further
    return best


def _flat(grammar: Rule, rule: Rule) -> list[Rule]:
    key = id(rule)
    found = _FLAT.get(key)
    if found is None or found[0] is not rule:
        found = _FLAT[key] = (rule, list(_unfolded(grammar, rule)))
    return found[1]


_FLAT: dict[int, tuple[Rule, list[Rule]]] = {}


def _unfolded(grammar: Rule, rule: Rule) -> Iterator[Rule]:
    for each in rule["patterns"]:
        inner = grammar["repository"][each["include"].removeprefix("#")] if "include" in each else each
        if "match" in inner or "begin" in inner:
            yield inner
        else:
            yield from _unfolded(grammar, inner)


def _named(match: re.Match[str], rule: Rule, offset: int) -> Iterator[tuple[int, int, str]]:
    for group, capture in (rule.get("captures") or rule.get("beginCaptures") or {}).items():
        start, end = match.span(int(group))
        if end > start:
            yield offset + start, offset + end, capture["name"]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
