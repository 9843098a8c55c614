"""Turn a form into its draft: the ruleset as an author would write it, actuals, claims, and what is to be decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from indicrules.exact.number import decimal_text
from indicrules.forms.balanced import balanced
from indicrules.forms.balanced import written as in_full
from indicrules.forms.desk import ANY, Desk
from indicrules.forms.draft import Draft
from indicrules.forms.figures import YES_NO, figure
from indicrules.forms.form import Form, Row, Written
from indicrules.forms.funds import funds
from indicrules.forms.grid import Notice
from indicrules.forms.indicators import indicator, left_open
from indicrules.forms.item import Item
from indicrules.forms.judged import IN_TIER, number, weight
from indicrules.forms.notes import bounds, is_half
from indicrules.forms.tree import Leaf, Node, tree
from indicrules.forms.weighing import group, shared, unweighed
from indicrules.lint.texts import SAMPLE
from indicrules.syntax.formatter import format_text
from indicrules.syntax.naming import name_of, tidied
from indicrules.text.classes import evolve
from indicrules.text.errors import DataError, Problem
from indicrules.text.patterns import pattern
from indicrules.text.sentence import label, say

_FAMILIES: Final = (
    ("优", "良", "中", "差"),
    ("优秀", "良好", "合格", "不合格"),
    ("优秀", "良好", "中等", "较差"),
    ("优秀", "良好", "一般", "较差"),
    ("A", "B", "C", "D"),
)
_SHARES: Final = (Decimal("0.9"), Decimal("0.8"), Decimal("0.6"))
_SATISFACTION: Final = pattern(
    r"indicator [^\n]*(?:满意度|满意率|satisfaction)(?:.|\n)*\ntarget [<>=]+ [\d.]+%", re.IGNORECASE
)
_EXACT: Final = pattern(r"\ntarget = (?!yes|100%)")
_HUNDRED: Final = Decimal(100)
_OF_WEIGHTS: Final = frozenset({"weight", "weights", "shared"})


def drafted(form: Form, name: str, settled: Mapping[str, str] | None = None, notices: Sequence[Notice] = ()) -> Draft:
    """Write the draft of a form under a name; `settled` are a person's choices by the keys of decisions.

    Raise `DataError` for a choice or decision that there is not.
    """
    desk = Desk(form, settled or {})
    root = tree(form)
    items: list[Item] = []
    headings: dict[str, Written] = {}
    earned = Decimal(0)
    if form.budget is not None:
        own = weight(form.budget.weight.text) if form.budget.weight is not None else None
        earned = own or earned
        items.append(funds(desk, form.budget, None if own is None else decimal_text(own)))
    whole = number(form.full.text) if form.full is not None else _HUNDRED
    known = sum((each for leaf in root.leaves() if (each := leaf.weight) is not None), earned)
    rest = whole - known if whole is not None and root.together() is None else None
    _members(desk, items, headings, root, None, rest)
    items = [each for each in items if not each.is_group or any(one.parent == each.name for one in items)]
    together = balanced(desk, items, headings)
    blocks = [each.text(say("import.undecided", name=each.title).told(form.language)) for each in items]
    checks = tuple(_checks(desk))
    head = _head(desk, together, name, (*blocks, *checks))
    tiers = "within_tier(" if form.language == "en" else "在档内("
    within = IN_TIER[form.language].replace("60%", "50%") if is_half(form.remarks) else IN_TIER[form.language]
    method = [within] if any(tiers in each for each in blocks) else []
    blocks = [*head, *method, *blocks, *checks]
    _overall(desk)
    _unknown(desk)
    text = format_text("\n\n".join(blocks) + "\n", keywords=form.language)
    return Draft(
        name, text, dict(desk.actuals), tuple(desk.claims), dict(desk.withheld), tuple(desk.decisions),
        tuple(desk.normalised),
        (*form.skipped, *desk.skipped), (*notices, *form.notices, *desk.notices),
    )  # fmt: skip


def _members(
    desk: Desk, items: list[Item], headings: dict[str, Written], node: Node, parent: str | None, rest: Decimal | None,
    item: Item | None = None, above: Mapping[int, tuple[str, bool]] = MappingProxyType({}),
) -> None:  # fmt: skip
    """Write what stands in a level: its rows, those that share a weight together, and the levels inside."""
    given = {**above, **(unweighed(desk, item, node) if item is not None and not above else {})}
    if item is not None:
        items.append(item)
    sharing: dict[int, list[Row]] = {}
    for each in node.members:
        if isinstance(each, Leaf) and each.row.shares is not None:
            sharing.setdefault(each.row.shares, []).append(each.row)
    for each in node.members:
        if isinstance(each, Node):
            inner = group(desk, each, parent)
            subtotal = desk.form.subtotals.get(each.title, {})
            for by, written in subtotal.items():
                desk.claim("subtotal", inner.name, written, by)
            stated = desk.form.weights.get(each.title)
            if stated is not None and each.weight is not None:
                desk.claim("weight", inner.name, Written(decimal_text(each.weight), stated.place))
                headings[inner.name] = stated
            _members(desk, items, headings, each, inner.name, rest, inner, given)
        elif each.row.shares is not None and len(sharing[each.row.shares]) > 1:
            rows = sharing[each.row.shares]
            if rows[0] is each.row:
                _sharing(desk, items, rows, parent)
        elif each.row.shares is not None:
            cell = each.row.cells["weight"]
            _leaf(desk, items, each.row, parent, decimal_text(weight(cell.text) or Decimal(0)))
        elif id(each) in given:
            _leaf(desk, items, each.row, parent, given[id(each)][0], undecided=not given[id(each)][1])
        else:
            _leaf(desk, items, each.row, parent, None if each.weight is None else decimal_text(each.weight), rest=rest)


def _sharing(desk: Desk, items: list[Item], rows: Sequence[Row], parent: str | None) -> None:
    item, chosen = shared(desk, rows, parent)
    items.append(item)
    scores = [{by: each.text for by, each in row.scores.items()} for row in rows]
    if scores[0] and all(each == scores[0] for each in scores):  # their cell spans the rows, too
        for by, score in rows[0].scores.items():
            desk.claim("subtotal", item.name, score, by)
        rows = [evolve(row, scores={}) for row in rows]
    for row in rows:
        weight = "equal" if chosen == "equal" else None
        _leaf(desk, items, row, item.name, weight, out_of=None if weight else item.weight, undecided=chosen is None)


def _leaf(
    desk: Desk, items: list[Item], row: Row, parent: str | None, weight: str | None, *, rest: Decimal | None = None,
    out_of: str | None = None, undecided: bool = False,
) -> None:  # fmt: skip
    item = indicator(desk, row, parent, weight, rest=None if out_of else rest, asks=weight is None and out_of is None)
    if out_of is not None:
        item.clauses.insert(0, f"out of {out_of}")
    if undecided:
        left_open(desk, item)
    items.append(item)


# ---------------------------------------------------------------------------- the whole


def _allowed(blocks: Sequence[str]) -> Iterator[str]:
    """Give the codes of lints that a form cannot help: what it brings no data for, or leaves to the usual way."""
    yield "no-example"
    text = "\n".join(
        line for block in blocks for line in block.splitlines() if line.startswith(("input ", "indicator "))
    )
    if not SAMPLE.search(text) and any(_SATISFACTION.search(block) is not None for block in blocks):
        yield "no-sample"


def _head(desk: Desk, together: Fraction, name: str, blocks: Sequence[str]) -> Iterator[str]:
    form = desk.form
    remark = say("import.remark", title=tidied(form.title), name=name).told(form.language)
    codes = ", ".join(_allowed(blocks))
    allowed = say("import.allowed", codes=codes, name=name).told(form.language)
    told = [*remark.split("\n"), allowed]
    if any(_EXACT.search(block) is not None and "\nscore" not in block and "\n得分" not in block for block in blocks):
        told.append(say("import.allowed-exact").told(form.language))
    yield "\n".join(f"# {line}" for line in told)
    if form.checks or form.budget is not None:
        yield 'use "std/audit"'
    lines = [f'ruleset {name_of(name) or desk.word("form", "自评表")} "{tidied(form.title)}"']
    if form.year is not None:
        lines.append(f"period {form.year}")
    total = _total(desk, together, lines)
    lines += _grades(desk, total)
    waiting = [each for each in desk.decisions if each.is_open]
    if waiting:
        because = say("import.waiting", count=len(waiting)).told(form.language)
        lines.append(f'require no because "{because}"')
    yield "\n".join(lines)


def _total(desk: Desk, together: Fraction, lines: list[str]) -> Decimal:
    """Write the full mark; ask where the weights do not come to the one that the form says."""
    form = desk.form
    stated = number(form.full.text) if form.full is not None else None
    full = stated if stated is not None and stated > 0 else _HUNDRED
    if together in (full, 0):
        lines.append(f"total {decimal_text(full)}")
        return full
    summed = in_full(together)
    if any(each.is_open and each.key.rpartition(".")[2] in _OF_WEIGHTS for each in desk.decisions):
        lines.append(f"total {summed}")  # until these are decided
        return full
    where = form.full.place if form.full is not None else form.rows[0].name.place
    said = say("import.ask.total", sum=summed, full=decimal_text(full))
    relative = f"score {decimal_text(full)} * sum(points) / sum(weights)"
    choices = [
        ("sum", say("import.choice.sum"), f"total {summed}"),
        ("relative", say("import.choice.relative"), relative),
    ]
    chosen = desk.ask(None, "total", where, said, choices)
    if chosen == "relative":
        lines += [f"total {decimal_text(full)}", relative]
        return full
    if chosen is None:
        lines.append(f"# {label('import.open', desk.language)}{said.told(desk.language)} [total]")
    lines.append(f"total {summed}")
    return Decimal(together.numerator) / Decimal(together.denominator)


def _grades(desk: Desk, total: Decimal) -> Iterator[str]:
    """Write the grades; the usual ones of the national rules where the form does not say its own."""
    stated = next((each.text for each in desk.form.grades.values()), None)
    family = next((each for each in _FAMILIES if stated in each), None)
    if stated is None and desk.language == "zh":
        family = _FAMILIES[0]
    if family is None:
        return
    said = bounds(desk.form.remarks, family)
    if said is None:
        yield f"# {say('import.grades').told(desk.language)}"
    *upper, lowest = family
    for grade, bound in zip(upper, said or [total * each for each in _SHARES], strict=True):
        yield f"grade {grade} >= {decimal_text(bound)}"
    yield f"grade {lowest} otherwise"
    if said is not None:
        return
    place = next((each.place for each in desk.form.grades.values()), desk.form.rows[0].name.place)
    desk.notices.append(Notice("usual-grades", say("import.usual-grades"), place))


def _checks(desk: Desk) -> Iterator[str]:
    """Write the figures and checks that the form brings."""
    lines: list[str] = []
    for each in desk.form.figures:
        found = figure(each.text)
        yes = each.text in YES_NO
        kind = "yes/no" if yes else found.unit or "number"
        lines.append(f"input {each.name} {kind}")
        desk.inputs.add(each.name)
        desk.datum(each.name, each.text, each.place)
    if lines:
        yield "\n".join(lines)
    if desk.form.checks:
        yield "\n".join(desk.form.checks)


def _overall(desk: Desk) -> None:
    """Claim totals and grades, and what else the form claims."""
    for by, each in desk.form.totals.items():
        span = figure(each.text)
        if span.kind == "span":
            desk.claim("total", None, each, by, value=None, low=decimal_text(span.number), high=decimal_text(span.high))
        else:
            desk.claim("total", None, Written(decimal_text(number(each.text) or Decimal(0)), each.place), by)
    for by, each in desk.form.grades.items():
        desk.claim("grade", None, each, by)
    desk.claims.extend(desk.form.claims)


def _unknown(desk: Desk) -> None:
    """Refuse a choice for a decision that there is not."""
    keys = {each.key for each in desk.decisions}
    whats = {f"{ANY}.{each.key.rpartition('.')[2]}" for each in desk.decisions if each.of is not None}
    left = [key for key in desk.settled if key not in keys | whats]
    if left:
        names = tuple(f"`{each}`" for each in sorted(keys))
        advice = say("no-such-decision.hint", names=names) if names else say("no-such-decision.none-hint")
        raise DataError((Problem("no-such-decision", say("no-such-decision", key=left[0]), advice=advice),))
