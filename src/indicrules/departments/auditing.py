"""Turn the file of a department into a row: read as data or as a form, scored, audited, or why that cannot be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from indicrules.audit.audited import audited
from indicrules.audit.facts import facts_of
from indicrules.audit.figure import figure
from indicrules.audit.found import Audit
from indicrules.card.plan import Plan
from indicrules.card.scorecard import Scorecard
from indicrules.departments.folder import DATA
from indicrules.departments.row import Figures, Outcome, Row, Source
from indicrules.exact.number import exact_text, published
from indicrules.files.actuals import read_actuals
from indicrules.files.claim import Claim
from indicrules.files.claims import claims_beside, read_claims
from indicrules.intake.actuals import Percents
from indicrules.intake.keys import compared
from indicrules.model.types import NumberType
from indicrules.text.classes import evolve, frozen
from indicrules.text.errors import DataError, NotInstalled
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Sentence, say

_TITLED: Final = pattern(r'^(?:input|indicator|输入|指标) (\w+)[^"\n]*"([^"\n]*)"$', 8)  # MULTILINE
_EITHER: Final = (".csv", ".tsv")  # data where claims lie beside them, else forms
_MOST_PROBLEMS: Final = 5  # of one file that are told


@frozen
class Auditor:
    """What audits one department after another, here or in another process; `plan` is the ruleset's for its period."""

    plan: Plan
    percent: Percents = "percent"
    encoding: str | None = None

    def outcomes(self, source: Source) -> tuple[Outcome, ...]:
        """Give a row, with its figures for hints, of each department in a file; of one that cannot be read, why."""
        unit, file, path = source
        try:
            return tuple(self._outcome(each) for each in self._departments(unit, file, Path(path)))
        except DataError as refused:
            return ((Row(unit, file, problems=_told(refused)), None),)
        except NotInstalled as lacking:
            return ((Row(unit, file, problems=((lacking.code, lacking.said),)), None),)
        except OSError as problem:
            why = problem.strerror.lower() if problem.strerror else say("unreadable.somehow")
            said = say("unreadable.file", path=file, why=why)
            return ((Row(unit, file, problems=(("unreadable", said),)), None),)

    def _departments(self, unit: str, file: str, path: Path) -> Iterator[_Department]:
        ending, beside = path.suffix.lower(), claims_beside(path)
        if ending in DATA or (ending in _EITHER and beside is not None):
            claims = () if beside is None else read_claims(beside)
            yield _Department(unit, file, read_actuals(path, encoding=self.encoding), claims)
            return
        from indicrules.forms.drafts import drafts_of  # a folder of data needs no readers of forms
        from indicrules.forms.reading import read_pages

        drafts = drafts_of(read_pages(path, encoding=self.encoding), unit)
        for draft in drafts:
            actuals = {**draft.withheld, **draft.actuals}
            yield self._form(draft.name, file, actuals, draft.claims, draft.ruleset)

    def _form(
        self, unit: str, file: str, actuals: Mapping[str, Any], claims: Iterable[Claim], ruleset: str
    ) -> _Department:
        """Give what a form says under the names that the ruleset knows, and those that it does not."""
        model, titles = self.plan.model, dict(_TITLED.findall(ruleset))
        inputs = {compared(key) for each in model.inputs.values() for key in (each.name, each.title) if key}
        items = {compared(key) for each in model.items.values() for key in (each.name, each.title) if key}
        unread: dict[str, None] = {}

        def known(name: str, among: set[str]) -> str | None:
            found = next((each for each in (name, titles.get(name)) if each and compared(each) in among), None)
            if found is None:
                unread[name] = None
            return found

        data = {key: value for name, value in actuals.items() if (key := known(name, inputs)) is not None}
        held: list[Claim] = []
        for each in claims:
            of = None if each.of is None else known(each.of, items | inputs if each.what == "actual" else items)
            if each.of is None or of is not None:
                held.append(evolve(each, of=of))
        return _Department(unit, file, data, tuple(held), tuple(unread))

    def _outcome(self, found: _Department) -> Outcome:
        plan = self.plan
        try:
            scored = plan.early(found.data, self.percent, "error") or plan.score(found.data, self.percent, "error")
            audit = audited(Scorecard(plan, *scored), found.claims, ())
        except DataError as refused:
            claimed, grade = (_published(found.claims, what) for what in ("total", "grade"))
            row = Row(found.unit, found.file, claimed, grade, problems=_told(refused), unread=found.unread)
            return row, None
        return _row(found, audit), _figures(audit.card)


@frozen
class _Department:
    unit: str
    file: str
    data: Mapping[str, Any]
    claims: tuple[Claim, ...]
    unread: tuple[str, ...] = ()


def _told(refused: DataError) -> tuple[tuple[str, Sentence], ...]:
    return tuple((each.code, each.said) for each in refused.problems[:_MOST_PROBLEMS])


def _row(found: _Department, audit: Audit) -> Row:
    total, claimed = audit.card.total, _published(found.claims, "total")
    value = None if claimed is None else figure(claimed)
    delta = None if value is None or value.kind != "number" or total is None else value.value - Fraction(total)
    codes = Counter(each.code for each in audit.findings)
    return Row(
        found.unit,
        found.file,
        claimed,
        _published(found.claims, "grade"),
        total,
        audit.card.grade,
        None if delta is None else published(delta),
        sum(each.status == "fail" for each in audit.findings),
        sum(each.status == "warn" for each in audit.findings),
        tuple(sorted(codes.items(), key=lambda each: (-each[1], each[0]))),
        (),
        found.unread,
    )


def _published(claims: Iterable[Claim], what: str) -> str | None:
    """Give what the department itself published of the whole, else what somebody did."""
    found = [each for each in claims if each.what == what and each.of is None and each.value is not None]
    own = [each for each in found if each.by == "self"]
    return next((each.value for each in (*own, *found)), None)


def _figures(card: Scorecard) -> Figures:
    items = [each for each in card.items if each.kind == "indicator" and each.status == "scored"]
    scored = [each for each in items if each.full]
    facts = [facts_of(each) for each in items]
    measured = [each for each in facts if each.actual is not None and each.target is not None]
    on_target = [each.item.name for each in measured if each.actual == each.target]
    inputs, numbers = card.model.inputs, []
    for name, value in card.actuals.items():
        type_ = inputs[name].type
        if name in on_target:  # the figure of whoever set the target
            continue
        if isinstance(value, Fraction) and isinstance(type_, NumberType) and not type_.percent and value > 0:
            numbers.append(value / type_.scale)
    return Figures(
        tuple(each.name for each in scored if each.score == each.full),
        tuple(each.name for each in scored),
        tuple(on_target),
        tuple(each.item.name for each in measured),
        {each.item.name: exact_text(each.actual) for each in measured if each.actual is not None},
        tuple(numbers),
    )
