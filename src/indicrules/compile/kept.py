"""Keep words of an item for those that read them once it is over, whatever became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from indicrules.compile.program import Program
from indicrules.compile.values import Pair, Real, Reals, Single, Truth, Wholes, Written
from indicrules.compile.writer import Block


class Kept:
    """The words of one item; what keeps a word is written only where something reads it."""

    def __init__(self, program: Program, before: Block) -> None:
        self.program, self.before = program, before
        self.offered: list[tuple[Mapping[str, Callable[[], Written]], Block]] = []
        self.kept: dict[str, tuple[Written, str]] = {}

    def read(self, word: str) -> Written | None:
        """Write the reading of a word, or that it does not apply; give None where there never is one."""
        offers = [(words[word], after) for words, after in self.offered if word in words]
        if not offers:
            return None
        value, present = self.kept.get(word) or self._keep(word, *offers[-1])
        key = ("kept", present)
        if self.program.fact(key) is None:
            self.program.lacks(f"{present} is None")
            self.program.learn(key)
        return value

    def offer(self, words: Mapping[str, Callable[[], Written]]) -> None:
        """Note that words may be kept from the present line on."""
        self.offered.append((words, self.program.place()))

    def _keep(self, word: str, write_word: Callable[[], Written], after: Block) -> tuple[Written, str]:
        program = self.program
        with program.unaware(), program.inside(after):
            value = write_word()
            name = program.variable()
            match value:
                case Pair(over=None, under=None):
                    program.put(f"{name} = True")
                    found: Written = value
                case Pair():
                    over = program.assign(value.over or "1", program.bits[value.over] if value.over else 1)
                    under = program.assign(value.under or "1", program.bits[value.under] if value.under else 1)
                    program.put(f"{name} = True")
                    found = value._replace(over=over, under=under)
                case Truth():
                    program.put(f"{name} = {value.text}")
                    found = Truth(name)
                case Real():
                    program.put(f"{name} = {value.name}")
                    found = Real(name)
                case Single():
                    program.put(f"{name} = {value.name}")
                    found = Single(name)
                case Wholes() | Reals():
                    raise AssertionError(value)
        self.before.lines.append(f"{name} = None")
        self.kept[word] = found, name
        return found, name
