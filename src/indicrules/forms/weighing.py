"""Say what the levels and indicators of a form weigh; ask where weights do not fit each other or are not said."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from indicrules.exact.number import decimal_text
from indicrules.forms.asked import Reading, told
from indicrules.forms.desk import Desk
from indicrules.forms.form import Row
from indicrules.forms.item import Item
from indicrules.forms.judged import number
from indicrules.forms.tree import Node
from indicrules.syntax.naming import tidied
from indicrules.text.sentence import say


def group(desk: Desk, node: Node, parent: str | None) -> Item:
    """Write a level as a group, with the weight that its heading says."""
    title = tidied(node.title)
    item = Item(desk.named(title, desk.items), title, parent, is_group=True)
    if node.weight is not None:
        item.weight = decimal_text(node.weight)
    return item


def unweighed(desk: Desk, item: Item, node: Node) -> dict[int, tuple[str, bool]]:
    """Say what the rows in a level weigh where none of them says so, and whether that is decided."""
    leaves = list(node.leaves())
    inner = any(each.weight is not None for each in node.nodes())
    if node.weight is None or inner or any(each.weight is not None or each.row.shares is not None for each in leaves):
        return {}
    if len(leaves) == 1:
        return {id(leaves[0]): (decimal_text(node.weight), True)}
    scores = [number(score.text) if (score := each.row.scores.get("self")) is not None else None for each in leaves]
    share = _share(node.weight, len(leaves))
    lines: list[Reading] = [("equal", say("import.choice.equal"), f"weight {share}")]
    if all(each is not None for each in scores) and sum(each for each in scores if each is not None) == node.weight:
        lines.append(("scores", say("import.choice.scores"), f"weight {decimal_text(scores[0] or Decimal(0))}"))
    assert node.written is not None  # INVARIANT: a level with a weight stands somewhere
    said = say("import.ask.weights", name=node.title, full=decimal_text(node.weight), count=len(leaves))
    chosen = told(desk, item, "weights", node.written.place, said, lines)
    if chosen == "scores":
        return {id(leaf): (decimal_text(score or Decimal(0)), True) for leaf, score in zip(leaves, scores, strict=True)}
    return {id(each): (share, chosen is not None) for each in leaves}


def _share(weight: Decimal, count: int) -> str:
    """Write an equal part of a weight: as a number where that ends, else as a quotient."""
    found = round(weight / count, 4)
    return decimal_text(found) if found * count == weight else f"{decimal_text(weight)} / {count}"


def shared(desk: Desk, rows: Sequence[Row], parent: str | None) -> tuple[Item, str | None]:
    """Write a group of rows that share one weight; give it and how they share it, None while that is open."""
    titles = [tidied(each.name.text) for each in rows]
    between = desk.word(" or ", "或")
    item = Item(desk.named(between.join(titles), desk.items), between.join(titles), parent, is_group=True)
    cell = rows[0].cells["weight"]
    weight = decimal_text(number(cell.text) or Decimal(0))
    item.weight = weight
    said = say("import.ask.shared", names=tuple(f"`{each}`" for each in titles), weight=weight)
    lines = [
        ("best", say("import.choice.best"), "score max(scores)"),
        ("equal", say("import.choice.equal"), "weight equal"),
    ]
    chosen = told(desk, item, "shared", cell.place, said, lines)
    if chosen != "equal":
        item.clauses.append("score max(scores)")
    return item, chosen
