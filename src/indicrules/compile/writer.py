"""Turn statements into Python source: nested blocks, names `v0 v1 …`, the objects some of them stand for."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from types import TracebackType
from typing import Any

_DECIMAL_LIMIT = 10**15


class Block:
    """Lines and blocks in order; `inset` says that it stands one step further in than what is around it."""

    __slots__ = ("inset", "lines")

    def __init__(self, inset: bool = True) -> None:
        self.inset = inset
        self.lines: list[str | Block] = []

    @property
    def dead(self) -> bool:
        """Tell whether control never leaves the block at its end."""
        last = self.lines[-1] if self.lines else ""
        return last.startswith("raise ") if isinstance(last, str) else not last.inset and last.dead


class Writer:
    """Writes one function; what was learnt on the way to the present line stands in its facts.

    INVARIANT: no text of an author reaches the source. Numbers are written as whole numbers, everything else is an
    object of `constants` under a name that counts up.
    """

    def __init__(self) -> None:
        self.body = self.block = Block()
        self.first = Block(inset=False)
        self.block.lines.append(self.first)
        self.depth = 0
        self.constants: dict[str, object] = {}
        self.bits: dict[str, int] = {}
        self._named: dict[int, str] = {}
        self._facts: dict[Hashable, Any] = {}
        self._trail: list[Hashable] = []
        self._count = 0

    def variable(self, bits: int = 1) -> str:
        """Give a new name; a whole number under it has at most so many bits."""
        name = f"v{self._count}"
        self._count += 1
        self.bits[name] = bits
        return name

    def constant(self, value: object) -> str:
        """Give the name of an object that the function is handed."""
        name = self._named.get(id(value))
        if name is None:
            name = f"v{self._count}"
            self._count += 1
            self._named[id(value)] = name
            self.constants[name] = value
        return name

    def put(self, line: str) -> None:
        """Write a statement."""
        self.block.lines.append(line)

    def assign(self, text: str, bits: int = 1) -> str:
        """Write a statement that names a value, and give the name."""
        name = self.variable(bits)
        self.block.lines.append(f"{name} = {text}")
        return name

    def place(self) -> Block:
        """Keep a place at the present line, for statements that turn out to be needed there."""
        block = Block(inset=False)
        self.block.lines.append(block)
        return block

    def inside(self, block: Block) -> _Inside:
        """Write into `block` for a while, and forget afterwards what was learnt there."""
        return _Inside(self, block)

    def under(self, header: str) -> _Inside:
        """Write a header, and its statements for a while."""
        self.block.lines.append(header)
        block = Block()
        self.block.lines.append(block)
        return _Inside(self, block)

    def fact(self, key: Hashable) -> Any:
        """Give what is known under `key` at the present line, None where nothing is."""
        return self._facts.get(key)

    def learn(self, key: Hashable, value: Any = True) -> None:
        """Note what holds from here to the end of the block."""
        if key not in self._facts:
            self._facts[key] = value
            self._trail.append(key)

    def mark(self) -> int:
        """Give the present state of knowledge, for `forget`."""
        return len(self._trail)

    def forget(self, mark: int) -> None:
        """Return to an earlier state of knowledge."""
        trail, facts = self._trail, self._facts
        while len(trail) > mark:
            del facts[trail.pop()]

    def unaware(self) -> _Unaware:
        """Know nothing for a while: for a function that is called from several places."""
        return _Unaware(self)


class _Inside:
    __slots__ = ("block", "mark", "outer", "writer")

    def __init__(self, writer: Writer, block: Block) -> None:
        self.writer, self.block = writer, block

    def __enter__(self) -> Block:
        writer = self.writer
        self.mark, self.outer = len(writer._trail), writer.block
        writer.block = self.block
        writer.depth += 1
        return self.block

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        writer = self.writer
        writer.block = self.outer
        writer.depth -= 1
        writer.forget(self.mark)


class _Unaware:
    __slots__ = ("depth", "facts", "trail", "writer")

    def __init__(self, writer: Writer) -> None:
        self.writer = writer

    def __enter__(self) -> None:
        writer = self.writer
        self.facts, self.trail, self.depth = writer._facts, writer._trail, writer.depth
        writer._facts, writer._trail, writer.depth = {}, [], 0

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        writer = self.writer
        writer._facts, writer._trail, writer.depth = self.facts, self.trail, self.depth


def number(value: int) -> str:
    """Write a whole number; a long one in hexadecimal, for which Python has no limit of digits."""
    return str(value) if -_DECIMAL_LIMIT < value < _DECIMAL_LIMIT else hex(value)


def product(factor: int, names: Iterable[str | None]) -> str:
    """Write a whole number times names; None stands for 1."""
    written = "*".join(filter(None, names))
    if not written or factor == 0:
        return number(factor)
    return written if factor == 1 else f"{number(factor)}*{written}"


def render(block: Block, level: int, lines: list[str]) -> None:
    """Add the lines of a block, so many steps in."""
    indent = " " * level
    before = len(lines)
    for line in block.lines:
        if isinstance(line, str):
            lines.append(indent + line)
        elif line.inset or line.lines:
            render(line, level + 1 if line.inset else level, lines)
    if block.inset and len(lines) == before:
        lines.append(f"{indent}pass")
