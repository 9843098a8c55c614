"""Turn a form into the widths of its columns: a level that no row has is narrow."""

from __future__ import annotations

from indicrules.explain.form.compose import Form


def levels_used(form: Form) -> tuple[bool, ...]:
    """Tell of each of the two levels whether any row has one."""
    return tuple(
        any(level is not None and level.text for level in (row.levels[at] for row in form.rows)) for at in (0, 1)
    )


def narrowed(form: Form, widths: tuple[int, ...], empty: int) -> tuple[int, ...]:
    """Give the widths of the columns, `empty` for a level that no row has."""
    levels = (width if used else empty for width, used in zip(widths, levels_used(form), strict=False))
    return (*levels, *widths[2:])


def shared(form: Form, widths: tuple[int, ...], empty: int) -> tuple[int, ...]:
    """Give the widths of the columns; the reasons have what levels that no row has leave."""
    first = narrowed(form, widths, empty)[:-1]
    return (*first, sum(widths) - sum(first))
