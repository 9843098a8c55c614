"""Ask what an indicator weighs whose cell of the weight is blank, as where it ran together with the target."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from indicrules.exact.number import decimal_text
from indicrules.forms.asked import CHOICES, Reading, asked
from indicrules.forms.desk import Desk
from indicrules.forms.figures import figure
from indicrules.forms.form import Row, Written
from indicrules.forms.item import Item
from indicrules.syntax.signs import plain_forms
from indicrules.text.classes import evolve
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say

_FUSED: Final = pattern(r"(?P<weight>[1-9]\d?(?:\.\d)?)(?P<target>[^\d.].*|\d.*)")
_PARTS: Final = ("其中", "of which")


def weighed(desk: Desk, item: Item, row: Row, rest: Decimal | None) -> Row:
    """Find the weight of a row that says none, and its target without the weight; `rest` is what the others leave."""
    if row.name.text.startswith(_PARTS):
        return row
    cell = row.cells.get("target")
    offered: dict[str, tuple[str | None, str | None]] = {}
    text = "" if cell is None else plain_forms(cell.text).strip()
    for digits in (1, 2):
        found = _FUSED.fullmatch(text)
        head, tail = text[:digits], text[digits:]
        if (
            found is not None
            and head.isdigit()
            and len(head) == digits
            and tail[:1] not in ("", "0", ".", ",")
            and figure(tail).kind == "number"
        ):
            offered[f"fused-{head}"] = head, tail
    if rest is not None and rest > 0:
        offered["rest"] = decimal_text(rest), None
    offered["none"] = None, None
    lines: list[Reading] = []
    for key, (weight, target) in offered.items():
        said = (
            say("import.choice.fused", weight=weight or "", target=target or "") if target else CHOICES[f"weight-{key}"]
        )
        lines.append((key, said, f"weight {weight}" if weight else "weight 0"))
    where = (cell or row.name).place
    chosen = asked(desk, item, "weight", where, say("import.ask.weight", name=item.title, text=text), lines)
    if chosen is None:
        item.weight = decimal_text(rest) if rest is not None and rest > 0 else None
        return row
    item.weight, target = offered[chosen]
    return (
        row
        if target is None or cell is None
        else evolve(row, cells={**row.cells, "target": Written(target, cell.place)})
    )
