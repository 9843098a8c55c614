"""The public ruleset: text in, scorecards out."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indicrules.engine.intake import Percents
from indicrules.engine.plan import Plan
from indicrules.files.parcel import Parcel, Texts, parcel
from indicrules.files.rulesets import Library, opened_source, opened_text, read_bytes, shipped_methods
from indicrules.model.resolve import resolve
from indicrules.model.rules import Model
from indicrules.scorecard import Scorecard
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.errors import DataError, Problem, RulesetError
from indicrules.text.load import load_text

if TYPE_CHECKING:
    from indicrules.engine.examples import ExampleResult

Period = int | datetime.date | str


class Ruleset:
    """A ruleset ready to score; made by `load` or `loads`.

    It is pickled by the texts of its files; two are equal whose texts are.
    """

    def __init__(self, files: Parcel) -> None:
        """Take the files; raise `RulesetError` with all that is wrong in them."""
        self._files = files
        self._plan = _planned(files, None)
        self._plans: dict[Period, Plan] = {}

    def __repr__(self) -> str:
        return f"<Ruleset {self.name}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ruleset):
            return NotImplemented
        return self is other or self._files.texts() == other._files.texts()

    def __hash__(self) -> int:
        return hash(self._files.texts())

    def __reduce__(self) -> tuple[Callable[[Texts], Ruleset], tuple[Texts]]:
        return _unpacked, (self._files.texts(),)

    def __deepcopy__(self, memo: dict[int, object]) -> Ruleset:
        return self

    @property
    def name(self) -> str:
        """The ruleset's name."""
        return self._plan.model.name

    @property
    def title(self) -> str | None:
        """The ruleset's title."""
        return self._plan.model.title

    @property
    def model(self) -> Model:
        """The ruleset's meaning in the period it names."""
        return self._plan.model

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What loading warned of."""
        return self._plan.model.warnings

    def score(
        self, actuals: Mapping[str, Any], *, period: Period | None = None, percent: Percents = "percent"
    ) -> Scorecard:
        """Score one department.

        `actuals` maps input names or titles to numbers, texts such as `"43 宗"`, dates, yes/no; None is missing,
        `NOT_APPLICABLE` does not apply. `period` chooses the rows of dated params (default: the ruleset's own).
        Bare numbers for `%` inputs are in percent, or with `percent="fraction"` fractions.
        Raise `DataError` with every problem of the data at once.
        """
        plan = self._plan_for(period)
        return Scorecard(plan, *plan.score(actuals, percent))

    def test(self) -> tuple[ExampleResult, ...]:
        """Run the file's examples and give what came of each."""
        from indicrules.engine.examples import run_examples  # only tests need it

        return run_examples(self.model, lambda given, period: self.score(given, period=period))

    def score_table(self, table: Any, **options: Any) -> Any:
        """Score a row a department; give a `pyarrow.Table` of scores, statuses, total and grade.

        `table` is anything with an Arrow stream. Options: `key` (columns to carry along), `layout` ("wide" or
        "long"), `lost`, `ledger`, `absent`, `percent`, `period`, `workers`, `report` (then also a report is given).
        Raise `DataError` before the first row for a column that is lacking or of a wrong type.
        """
        from indicrules.columnar.table import score_table  # numpy and pyarrow are an extra

        return score_table(self._plan_for(options.pop("period", None)).model, table, **options)

    def score_batches(self, batches: Any, **options: Any) -> Any:
        """Score a stream; give a `pyarrow.RecordBatchReader` that reads and scores a batch when asked for one."""
        from indicrules.columnar.table import score_batches  # numpy and pyarrow are an extra

        return score_batches(self._plan_for(options.pop("period", None)).model, batches, **options)

    def explain_rows(self, table: Any, keys: Iterable[Any], **options: Any) -> dict[Any, Scorecard]:
        """Give the scorecard of each row whose key is asked for."""
        from indicrules.columnar.explained import rows_given  # numpy and pyarrow are an extra

        period = options.pop("period", None)
        given = rows_given(self._plan_for(period).model, table, keys, **options)
        return {key: self.score(actuals, period=period) for key, actuals in given}

    def _plan_for(self, period: Period | None) -> Plan:
        plan = self._plan if period is None else self._for(period)
        if plan.model.dated and plan.model.period is None:
            raise DataError((_period_needed(plan.model),))
        return plan

    def _for(self, period: Period) -> Plan:
        if isinstance(period, bool) or not isinstance(period, int | str | datetime.date):
            raise DataError((_no_period(period),))
        if isinstance(period, int) and not 1 <= period <= 9999:
            raise DataError((_no_period(period),))
        plan = self._plans.get(period)
        if plan is None:
            try:
                plan = _planned(self._files, period)
            except RulesetError as refused:
                problems = (_period_problem(each, period) for each in refused.diagnostics if each.severity == "error")
                raise DataError(tuple(problems)) from None
            self._plans[period] = plan
        return plan


def load(path: str | os.PathLike[str]) -> Ruleset:
    """Load the ruleset file at `path`; raise `RulesetError` with all that is wrong in it, `OSError` if unreadable."""
    place = Path(path)
    opened, diagnostics = opened_text(read_bytes(place), place.name, place.name)
    return Ruleset(Parcel(opened, diagnostics, Library(place.parent)))


def loads(text: str, *, name: str = "<text>") -> Ruleset:
    """Load a ruleset from its text; `name` stands for the file in messages. Raise `RulesetError`."""
    opened, diagnostics = opened_source(load_text(text.encode("utf-8", "surrogatepass"), name), name)
    return Ruleset(Parcel(opened, diagnostics, Library(None)))


def diagnose(text: str, *, name: str = "<text>") -> tuple[Diagnostic, ...]:
    """Give everything that is to be said of a ruleset's text, warnings too, without raising."""
    try:
        return loads(text, name=name).warnings
    except RulesetError as refused:
        return refused.diagnostics


@lru_cache(16)
def _unpacked(texts: Texts) -> Ruleset:
    """Give the ruleset that was pickled; one process unpacks the same one once."""
    return Ruleset(parcel(texts))


def _unpacked_plan(texts: Texts, period: Period | None) -> Plan:
    """Give the plan of a scorecard that was pickled."""
    return _unpacked(texts)._plan_for(period)


def _planned(files: Parcel, period: Period | None) -> Plan:
    resolved = resolve(files.opened, shipped_methods(), files.open, period)
    diagnostics = tuple(sorted((*files.diagnostics, *resolved.diagnostics), key=_place))
    if resolved.model is None or any(each.severity == "error" for each in diagnostics):
        raise RulesetError(diagnostics)
    return Plan(resolved.model, lambda: (_unpacked_plan, (files.texts(), period)))


def _place(diagnostic: Diagnostic) -> int:
    return diagnostic.span.start if diagnostic.span is not None else -1


def _period_needed(model: Model) -> Problem:
    message = f"the params of `{model.name}` change with the period, and none is given"
    hint = "add a line such as `period 2024` to the ruleset, or score with a period"
    return Problem("period-needed", message, "period", None, None, hint, model.root.span)


def _no_period(period: object) -> Problem:
    hint = "give a year such as 2024, a date, or the label that the ruleset uses"
    return Problem("bad-period", f"`{str(period)[:40]}` is no period", "period", None, period, hint)


def _period_problem(diagnostic: Diagnostic, period: Period) -> Problem:
    return Problem(diagnostic.code, diagnostic.message, "period", None, period, diagnostic.hint, diagnostic.span)
