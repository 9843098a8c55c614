"""Write the indicators that somebody judges: by tiers, or by a mark alone."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Final

from indicrules.forms.aims import Aim
from indicrules.forms.asked import asked, readings
from indicrules.forms.desk import Desk
from indicrules.forms.figures import figure, unnoised
from indicrules.forms.form import Row
from indicrules.forms.item import Item
from indicrules.forms.tiers import ENGLISH, TIERS, tier
from indicrules.syntax.naming import tidied
from indicrules.syntax.signs import plain_forms
from indicrules.text.sentence import say

_MOST: Final = 10**9  # beyond it nothing is a weight or score
IN_TIER: Final = {
    "zh": """method 在档内(档次, 份额) "定性指标：份额在所评档次的区间里"
  score match 档次
    "达成": 份额 >= 80% and 份额 <= 100%
    "部分达成": 份额 >= 60% and 份额 < 80%
    otherwise: 份额 < 60%""",
    "en": """method within_tier(tier, share) "the share lies in the interval of the tier"
  score match tier
    "achieved": share >= 80% and share <= 100%
    "partly achieved": share >= 60% and share < 80%
    otherwise: share < 60%""",
}
"""The method by which a mark is held to the interval of its tier, in each language."""


def qualitative(desk: Desk, item: Item, row: Row, aim: Aim) -> None:
    """Write an indicator by tiers: the tier is read from the words, the mark is the form's own, held to the tier."""
    actual = row.cells.get("actual")
    found = tier(figure(actual.text).words, aim.text) if actual is not None else None
    target = row.cells["target"]
    item.remarks.append(f"{desk.word('target', '指标值')}{desk.colon}{tidied(aim.text)}")
    where = actual or target
    if found is None:
        said = say("import.ask.tier", name=item.title, text=actual.text if actual is not None else "")
        named = [(each, _tier(desk, each)) for each in TIERS]
        keys = dict(zip(("met", "partly", "missed"), TIERS, strict=True))
        held = _input(desk, item, desk.word("tier", "档次"))
        choices = readings(*((key, key, f'"{held}": "{dict(named)[each]}"') for key, each in keys.items()))
        chosen = asked(desk, item, "tier", where.place, said, choices)
        found = keys[chosen] if chosen is not None else None
    else:
        held = _input(desk, item, desk.word("tier", "档次"))
        if actual is not None and plain_forms(actual.text).strip() != found:
            desk.turned(actual, _tier(desk, found), (say("import.turned.tier"),))
    if found is None:
        desk.inputs.discard(held)
        return
    choices_text = ", ".join(f'"{_tier(desk, each)}"' for each in TIERS)
    item.inputs.append(f'input {held} one of {choices_text} "{item.title}{desk.colon}{desk.word("tier", "档次")}"')
    desk.datum(held, _tier(desk, found), where.place, **beside(row))
    mark = marked(desk, item, row)
    weight = None if item.weight is None else number(item.weight)
    if mark is not None and weight is not None and weight > 0:
        name = desk.word("within_tier", "在档内")
        because = say("import.in-tier", name=item.title).told(desk.language)
        item.checks.append(f'check {name}({held}, {mark} / {item.weight}) because "{because}"')


def marked(desk: Desk, item: Item, row: Row) -> str | None:
    """Write an indicator whose score is the mark that stands in the form; give the input of the mark."""
    name = _input(desk, item, desk.word("mark", "评分"))
    weight = None if item.weight is None else number(item.weight)
    unit = desk.word("points", "分")
    item.inputs.append(f'input {name} {unit} "{item.title}{desk.colon}{desk.word("mark", "评分")}"')
    item.clauses.append(f"score {name}")
    score = next(
        (
            each
            for by in ("self", "review")
            if (each := row.scores.get(by)) is not None and number(each.text) is not None
        ),
        None,
    )
    if score is not None:
        desk.datum(name, f"{number(score.text):f} {unit}", score.place, **beside(row))
        return name
    said = say("import.ask.mark", name=item.title)
    lines = [("missing", "missing", f'"{name}": null')]
    if weight is not None:
        lines.insert(0, ("full", "full", f'"{name}": "{item.weight}"'))
    chosen = asked(desk, item, "mark", row.name.place, said, readings(*lines))
    if chosen is not None:
        desk.datum(name, f"{item.weight} {unit}" if chosen == "full" else None, row.name.place, **beside(row))
        return name
    desk.inputs.discard(name)
    return None


def beside(row: Row) -> dict[str, str]:
    """Give what stands beside an actual: the evidence for it and the reason for what was lost."""
    told = {}
    for key, role in (("source", "evidence"), ("note", "reason")):
        cell = row.cells.get(role)  # type: ignore[call-overload]  # two of the roles
        if cell is not None and cell.text.strip() not in ("", "无", "-", "—", "/"):
            told[key] = " ".join(cell.text.split())
    return told


def number(text: str) -> Decimal | None:
    """Read a weight or score: `10`, `10分`, `25.00%`; None where it is none."""
    found = as_stands(text)
    return None if found is None else unnoised(found)


def as_stands(text: str) -> Decimal | None:
    """Read a weight or score with the noise of binary floating point that it may have; None where it is none."""
    plain = (
        plain_forms(text).strip().removeprefix("=").removesuffix("分").removesuffix("points").removesuffix("%").strip()
    )
    try:
        found = Decimal(plain.replace(",", ""))
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found) < _MOST else None


def weight(text: str) -> Decimal | None:
    """Read a weight; None where a text is none, such as one below 0."""
    found = number(text)
    return found if found is not None and found >= 0 else None


def _tier(desk: Desk, found: str) -> str:
    return found if desk.language == "zh" else ENGLISH[found]


def _input(desk: Desk, item: Item, what: str) -> str:
    name = desk.named(f"{item.name}_{what}", desk.inputs)
    item.data.append(name)
    return name
