"""Turn the one or two rows over a table of indicators into what stands in each of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from indicrules.forms.around import whose
from indicrules.forms.grid import Cell, goes_on
from indicrules.forms.heads import role
from indicrules.text.classes import frozen

_MEASURED: Final = frozenset({"target", "actual", "weight", "score.self", "score.review", "rule", "completion"})
_LEAST: Final = 2  # of the columns that say something of an indicator, beside its name


@frozen
class Columns:
    """What stands in the columns: by their number, a role, `level` with a number, `name`, or `weight` of a level.

    `names` are the columns of levels, the outermost first, with that of the name last; `rows` is how many rows the head
    has; `unread` are columns whose head says nothing known.
    """

    roles: dict[int, str]
    names: tuple[int, ...]
    rows: int
    unread: tuple[int, ...] = ()


def columns(rows: Sequence[Sequence[Cell]], at: int) -> Columns | None:
    """Read the head of a table of indicators that begins with row `at`; None where none does."""
    first = [cell.text for cell in rows[at]]
    roles = [role(text) for text in first]
    if not any(each is not None and (each[0] == "name" or each[0][:5] == "level") for each in roles):
        return None
    if sum(each is not None for each in roles) < _LEAST:
        return None
    height = 1
    below = _second(rows, at, first, roles)
    if below is not None:
        roles, height = below, 2
    for number in range(len(first)):  # a head that spans columns is one
        if goes_on(rows[at], number) and roles[number] == roles[number - 1]:
            below_too = height == 2 and rows[at + 1][number].text != rows[at + 1][number - 1].text
            roles[number] = roles[number] if below_too else None
    named = [
        number
        for number, each in enumerate(roles)
        if each is not None and (each[0] == "name" or each[0][:5] == "level")
    ]
    if not named or len({each[0] for each in roles if each is not None} & _MEASURED) < _LEAST:
        return None
    return _settled(first, roles, height)


def _second(
    rows: Sequence[Sequence[Cell]], at: int, first: list[str], roles: list[tuple[str, bool] | None]
) -> list[tuple[str, bool] | None] | None:
    """Read a second row of the head; None where the row below is none."""
    if at + 1 >= len(rows):
        return None
    found, new = list(roles), 0
    for number, cell in enumerate(rows[at + 1]):
        if not cell.text or cell.text == first[number]:
            continue
        own = role(cell.text)
        if own is None:
            return None
        above = first[number] or next((text for text in reversed(first[:number]) if text), "")
        if own[0] == "score.self" and whose(above) == "review":
            own = ("score.review", True)
        found[number] = own
        new += 1
    return found if new >= _LEAST or (new and any(roles)) else None


def _settled(first: list[str], roles: list[tuple[str, bool] | None], height: int) -> Columns:
    levels = {
        int(each[0][5:]): number for number, each in reversed([*enumerate(roles)]) if each and each[0][:5] == "level"
    }
    names = [number for _, number in sorted(levels.items())]
    own = [number for number, each in enumerate(roles) if each and each[0] == "name"]
    sure = [number for number in own if roles[number] == ("name", True)] or own
    beside = [number for number in sure if not names or number > names[-1]]
    if beside:  # a head `绩效指标` beside the levels is one over them all
        names.append(beside[0])
    found: dict[int, str] = {}
    taken: dict[str, int] = {}
    unread: list[int] = []
    last = -1
    for number, each in enumerate(roles):
        if number in names:
            last = names.index(number)
            continue
        if each is None:
            if first[number] and (number == 0 or first[number] != first[number - 1]):
                unread.append(number)
            continue
        kind, is_sure = each
        if kind[:5] == "level" or kind in ("name", "serial"):
            continue
        if kind == "weight" and 0 <= last < len(names) - 1:
            found[number] = f"weight{last}"
            continue
        before = taken.get(kind)
        if before is not None:
            later = is_sure and roles[before] == (kind, False)
            found[number if later else before], found[before if later else number] = kind, "extra"
            taken[kind] = number if later else before
            continue
        found[number], taken[kind] = kind, number
    return Columns(found, tuple(names), height, tuple(unread))
