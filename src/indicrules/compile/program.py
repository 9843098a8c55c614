"""What is known of a ruleset while its function is written: where each input, metric and finished item stands."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from types import TracebackType

from indicrules.compile import operations, runtime
from indicrules.compile.notes import Notes
from indicrules.compile.rendering import Part, rendered
from indicrules.compile.values import (
    ONE_PAIR,
    Listed,
    Number,
    Pair,
    Real,
    Reals,
    Single,
    Truth,
    Wholes,
    Written,
)
from indicrules.compile.writer import Block, Writer
from indicrules.evaluate.values import Reason
from indicrules.meaning import core
from indicrules.meaning.lowering import Meaning
from indicrules.model.rules import Item
from indicrules.model.types import DayType, ListType, NumberType, TextType, TruthType
from indicrules.text.classes import field, frozen, mutable

Word = Callable[[], Written]
_NUMBERS, _LISTS = (Pair, Real), (Wholes, Reals)  # a union would be made anew for each question


@frozen
class Slot:
    """Where an input stands: its value, and a second name that is None where it has none.

    Then the first name holds the exception that says why. For numbers the second name is the denominator, and for
    lists that of all members; `known` is the list of those members that are there.
    """

    value: Written
    present: str
    absence: str
    known: Wholes | None = None


@mutable
class Finished:
    """Where an item stands once it is scored; `status` is None where it is always scored.

    `dropped` says that it may be; `field` gives its actual, completion or met, or writes why it has none.
    """

    status: str | None
    fixed_status: int
    dropped: bool
    score: Number
    points: Number
    field: Callable[[str], Written]
    grade: Single


@mutable
class Tally:
    """What the dropped members of a parent weigh: `shares` are whole numbers that sum to `whole`.

    Where no member weighs anything, each counts 1. `lost` names the sum, once a member may be dropped;
    `droppable` names the members that may be.
    """

    shares: Mapping[str, int]
    scale: int
    whole: int
    lost: str | None = None
    droppable: set[str] = field(factory=set)


class Program(Writer):
    """A writer that knows the model. `missing` and `inapplicable` tell whether what was written may raise them.

    `bonuses` are what groups have of their members' bonuses, where a parent asks for that.
    """

    def __init__(self, meaning: Meaning) -> None:
        super().__init__()
        self.meaning = meaning
        self.model = meaning.model
        self.inputs: dict[str, Slot] = {}
        self.items: dict[str, Finished] = {}
        self.tallies: dict[str | None, Tally] = {}
        self.bonuses: dict[str, Number] = {}
        self.words: dict[str, Word] = {}
        self.locals: dict[int, Written] = {}
        self.rule: Item = meaning.model.root  # the item at hand
        self.running: list[Number] = []
        self.held: dict[int, Truth] = {}
        self.known: dict[int, Written] = {}  # constants by the identity of their nodes
        self.notes: Notes | None = None
        self.shared: set[int] = set()
        self.outlined: dict[Hashable, Outlined] = {}
        self.parts: list[Part] = []
        self.reads: Mapping[str, int] = {}
        self.missing = self.inapplicable = False
        self.needed: Needed | None = None  # of the item that is being written, until it is guarded
        self.missing_error = self.constant(runtime.Missing)
        self.inapplicable_error = self.constant(runtime.Inapplicable)
        self.refused = self.constant(runtime.Refused)

    def read(self, node: core.Input) -> Written:
        """Write the reading of an input."""
        slot = self.inputs[node.name]
        if self.fact(slot.present) is None:
            if self.notes is not None:
                with self.under(f"if {slot.present} is None:"):
                    self.notes.lacking(self, (node.name, node.span))
                    self.put(f"raise {slot.absence}")
                self.missing = self.inapplicable = True
            elif self.needed is not None and self.block is self.needed.block and not self.block.lines:
                self.needed.slots.append(slot)
            else:
                self.put(_refusal(slot))
                self.missing = self.inapplicable = True
            self.learn(slot.present)
        return slot.value

    def finished(self, name: str) -> Finished:
        """Write the reading of an item that must have a score."""
        item = self.items[name]
        key = ("counted", name)
        if item.dropped and self.fact(key) is None:
            self.lacks(f"{item.status} == 3")
            self.learn(key)
        return item

    def lacks(self, where: str | None, why: Reason | None = None) -> None:
        """Write that where a condition holds (None is everywhere) something does not apply, and why."""
        raised = f"raise {self.inapplicable_error}"
        self.inapplicable = True
        if self.notes is None:
            self.put(raised if where is None else f"if {where}: {raised}")
            return
        with self.inside(self.place()) if where is None else self.under(f"if {where}:"):
            self.notes.lacking(self, why)
            self.put(raised)

    def refuse(self) -> None:
        """Write that there is no value."""
        self.put(f"raise {self.refused}")

    def function(self) -> _Function:
        """Write a function of its own for a while, which shares all names."""
        return _Function(self)

    def source(self, name: str, parameter: str) -> str:
        """Give the source of the function `name` and of those that it calls."""
        return rendered(f"def {name}({parameter}):", self.body, self.parts, self.constants, self.variable())

    def guard(self, needed: Needed, missing: Block | None, inapplicable: Block | None) -> tuple[Block, Block]:
        """Give a block just written what to do where it has no value.

        Give the block for what follows it, and the one at whose end all that went well is over.
        """
        attempt, slots, self.needed = needed.block, needed.slots, None
        if not slots or self.missing or self.inapplicable or (missing is None and inapplicable is None):
            attempt.lines[:0] = [_refusal(slot) for slot in slots]
            guarded = missing is not None or inapplicable is not None
            if guarded:
                self.attempt(attempt, missing, inapplicable)
                self.put("else:")
            rest = Block(inset=guarded)
            self.block.lines.append(rest)
            return rest, rest
        # Only the inputs that it begins with can be absent: a plain choice does, the first absent one decides.
        assert self.block.lines[-1] is attempt
        rest, taken = Block(inset=False), Block()
        taken.lines += [attempt, rest]
        self.block.lines[-1:] = [f"if {' and '.join(f'{slot.present} is not None' for slot in slots)}:", taken]
        choice = [*(f"{slot.absence} if {slot.present} is None" for slot in slots[:-1]), slots[-1].absence]
        reason = choice[0] if len(choice) == 1 else f"({' else '.join(choice)})"
        cases = ((self.missing_error, missing), (self.inapplicable_error, inapplicable))
        (error, first), (_, second) = cases if missing is not None else reversed(cases)
        assert first is not None
        if second is None:
            second = Block()
            second.lines.append(f"raise {reason}")
        self.block.lines += [f"elif {reason} is {error}:", first, "else:", second]
        return rest, taken

    def attempt(self, attempt: Block, missing: Block | None, inapplicable: Block | None) -> None:
        """Turn a block just written into one that may fail, with what to do then."""
        attempt.inset = True
        assert self.block.lines[-1] is attempt
        self.block.lines.insert(-1, "try:")
        for error, block in ((self.missing_error, missing), (self.inapplicable_error, inapplicable)):
            if block is not None:
                self.block.lines += [f"except {error}:", block]


@mutable
class Needed:
    """The inputs that a block reads before anything else is done in it."""

    block: Block
    slots: list[Slot] = field(factory=list)


@mutable
class Outlined:
    """An expression written as a function, worked out at most once; `state` is None before, then True or why not."""

    name: str
    value: Written
    state: str
    missing: bool
    inapplicable: bool


class _Function:
    """A function that the function calls: its variables belong to all."""

    def __init__(self, program: Program) -> None:
        self.program = program

    def __enter__(self) -> str:
        program = self.program
        self.name = program.variable()
        self.outer, self.outer_depth = program.block, program.depth
        program.block, program.depth = Block(), 0
        return self.name

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        program = self.program
        body, program.block, program.depth = program.block, self.outer, self.outer_depth
        program.parts.append(Part(self.name, body))


def _refusal(slot: Slot) -> str:
    return f"if {slot.present} is None: raise {slot.absence}"


def dummy(type_: object) -> Written:
    """Give some value of a type, for what can never be reached."""
    match type_:
        case NumberType():
            return ONE_PAIR
        case TruthType():
            return Truth("True", True)
        case TextType() | DayType():
            return Single("None")
        case ListType():
            return Reals("()")
        case _:
            return ONE_PAIR


def number(value: Written) -> Number:
    """Narrow a value to a number."""
    assert isinstance(value, _NUMBERS), value
    return value


def truth(value: Written) -> Truth:
    """Narrow a value to a condition."""
    assert isinstance(value, Truth), value
    return value


def listed(value: Written) -> Listed:
    """Narrow a value to a list."""
    assert isinstance(value, _LISTS), value
    return value


def reals(program: Program, values: Sequence[Number]) -> Reals:
    """Write a list of number objects."""
    return Reals(program.assign(f"[{', '.join(operations.real(program, each).name for each in values)}]"))
