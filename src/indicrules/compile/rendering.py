"""Turn the blocks of a function, and of the functions that it calls, into Python source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from indicrules.compile.writer import Block, render
from indicrules.text.classes import frozen
from indicrules.text.patterns import pattern

_NAME = pattern(r"\b(v[0-9]+)\b(?:\(\))?")


@frozen
class Part:
    """A function that is called by its name alone: its statements name variables of others as their own."""

    name: str
    body: Block


def rendered(head: str, body: Block, parts: Sequence[Part], constants: Collection[str], state: str) -> str:
    """Give the source of a function, from its line `head` on, after the functions that it calls.

    What several of them name, and is no constant, is a place in a list, under the name `state`, which each is handed.
    As functions inside one another they would be made anew for each department, and Python, which copies all names of
    the outer function for each inner one, would take a time that is the product of the two.
    """
    if not parts:
        return f"{head}\n{_text(body)}"
    bodies = [_text(each) for each in (*(part.body for part in parts), body)]
    counted = Counter(name for text in bodies for name in dict.fromkeys(_NAME.findall(text)))
    functions = {part.name: f"{part.name}({state})" for part in parts}
    shared = [name for name, count in counted.items() if count > 1 and name not in functions and name not in constants]
    written = functions | {name: f"{state}[{at}]" for at, name in enumerate(shared)}
    *called, own = [_NAME.sub(lambda found: written.get(found[1], found[0]), text) for text in bodies]
    defined = [f"def {functions[part.name]}:\n{text}" for part, text in zip(parts, called, strict=True)]
    return f"{''.join(defined)}{head}\n {state} = [None]*{len(shared)}\n{own}"


def _text(body: Block) -> str:
    lines: list[str] = []
    render(body, 1, lines)
    return "\n".join(lines) + "\n"
