"""Turn several clashes over one input into one report, at the declaration that they all contradict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from indicrules.model.phrases import A_PLAIN_NUMBER
from indicrules.model.report import Clash, Report
from indicrules.model.types import NUMBER
from indicrules.syntax import tree
from indicrules.text.diagnostic import Edit
from indicrules.text.sentence import say

_SHOWN = 3


def blame_declarations(blocks: Iterable[tree.Block], report: Report) -> None:
    """Put one report in place of all clashes over an input that is nowhere used as it is declared."""
    declared = {block.name: block for block in blocks if isinstance(block, tree.InputBlock)}
    while True:
        counted = Counter(
            name for clash in report.clashes for name in clash.names if name in declared and name not in report.agreed
        )
        name, count = max(counted.items(), key=lambda each: each[1], default=("", 0))
        evidence = [clash for clash in report.clashes if name in clash.names]
        unit = _used_unit(evidence, name)
        if count < 2 or unit is None:
            return
        _blame(declared[name], evidence, unit, report)


def _used_unit(evidence: Iterable[Clash], name: str) -> str | None:
    units = Counter(clash.units[name] for clash in evidence if clash.units.get(name))
    return units.most_common(1)[0][0] if units else None


def _blame(block: tree.InputBlock, evidence: list[Clash], unit: str, report: Report) -> None:
    report.withdraw(evidence)
    said = block.type.span.text if block.type is not None else None
    place = block.type.span if block.type is not None else block.name_span
    direct = [clash.span for clash in evidence if clash.units.get(block.name) == unit]
    is_unit = block.type is not None and block.type.kind == "unit"
    declared = (
        say("phrase.declared-in", unit=said or "")
        if is_unit
        else say("phrase.declared-as", kind=said or A_PLAIN_NUMBER)
    )
    used = say("phrase.as-plain-numbers") if unit == NUMBER.name else say("phrase.used-in", unit=unit)
    report.error(
        "unit-clash",
        say("unit-clash.declared", name=block.name, declared=declared, count=len(direct), used=used),
        place,
        say("unit-clash.redeclare", name=block.name, unit=unit),
        *((span, say("label.used-here", used=used)) for span in direct[:_SHOWN]),
        edits=(Edit(place, unit),) if block.type is not None else (),
    )
