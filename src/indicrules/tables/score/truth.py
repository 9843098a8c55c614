"""Turn yes and no, known or by row, into each other: masks that fold where an answer is known at once."""

from __future__ import annotations

from indicrules.tables.score.tape import Register, Tape

Truth = Register | bool


def both(tape: Tape, left: Truth, right: Truth) -> Truth:
    """Give where `left` and `right` hold."""
    if left is False or right is False:
        return False
    if left is True:
        return right
    if tape.are_opposites(left, right):
        return False
    return left if right is True or left is right else tape.step("b", "bitwise_and", left, right)


def either(tape: Tape, left: Truth, right: Truth) -> Truth:
    """Give where `left` or `right` holds."""
    if left is True or right is True:
        return True
    if left is False:
        return right
    if tape.are_opposites(left, right):
        return True
    return left if right is False or left is right else tape.step("b", "bitwise_or", left, right)


def opposite(tape: Tape, of: Truth) -> Truth:
    """Give where `of` does not hold."""
    return (not of) if isinstance(of, bool) else tape.opposite(of)


def chosen(tape: Tape, where: Truth, one: Truth, other: Truth) -> Truth:
    """Give `one` where `where` holds, else `other`."""
    return either(tape, both(tape, where, one), both(tape, opposite(tape, where), other))
