"""The public ruleset: text in, scorecards out."""

from __future__ import annotations

import contextlib
import datetime
import operator
import os
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, get_args, overload

from indicrules.card import contents
from indicrules.card.contents import Input, Number, RulesetItem
from indicrules.card.periods import Periods
from indicrules.card.plan import Plan, Recipe
from indicrules.files.parcel import Parcel, Texts, parcel
from indicrules.files.rulesets import Library, opened_source, opened_text, read_bytes, shipped_methods
from indicrules.files.testing import is_test
from indicrules.intake.actuals import EXTRAS, PERCENTS, Extra, Percents
from indicrules.intake.scalars import plain
from indicrules.model.constants import Refused
from indicrules.model.expression import Expression, Value
from indicrules.model.resolve import resolve
from indicrules.model.rules import Model
from indicrules.scorecard import Language, Scorecard
from indicrules.text.classes import evolve
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.errors import DataError, Problem, RulesetError
from indicrules.text.extras import wanted
from indicrules.text.load import content_of, load_text, path_of
from indicrules.text.options import a_text, count_or_none, instance_or_none, names_of, one_of, shown, yes_or_no
from indicrules.text.sentence import say

if TYPE_CHECKING:
    from indicrules.auditing import Audit
    from indicrules.card.examples import ExampleResult
    from indicrules.departments.row import Survey
    from indicrules.files.claim import Claim
    from indicrules.proof.coverage import Coverage
    from indicrules.receipts.differences import Verification
    from indicrules.tables.arrow import Field, RecordBatchReader, Schema, Table
    from indicrules.tables.write.form import Names, Statuses
    from indicrules.tables.write.report import Report

DescriptionFormat = Literal["text", "markdown", "html"]
Period = int | datetime.date | str
Key = str | Iterable[str]
TableLayout = Literal["wide", "long"]
Absent = Literal["error", "missing"]


class Ruleset:
    """A ruleset ready to score; made by `load` or `loads`.

    It is pickled by the texts of its files; two are equal whose texts are.
    """

    def __init__(self, files: Parcel) -> None:
        """Take the files; raise `RulesetError` with all that is wrong in them."""
        self._files = files
        self._plan = _planned(files, None)
        self._periods = Periods(
            self._plan, lambda period: _planned(files, period), lambda period: _recipe(files, period)
        )

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
    def period(self) -> Period | None:
        """The period that the ruleset names: a year, a date or a label."""
        return self._plan.model.period

    @property
    def full(self) -> Number | None:
        """The full mark of the total, None where it has no bound."""
        return contents.number(self._plan.model.root.full)

    @property
    def grades(self) -> tuple[str, ...]:
        """The names of the ruleset's grades in file order."""
        return contents.grades(self._plan.model.root)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """What the data of a department brings, in file order: name, title, type, unit, range, choices."""
        return contents.inputs(self._plan.model)

    @property
    def items(self) -> tuple[RulesetItem, ...]:
        """The indicators and groups in file order: name, title, kind, parent, weight, full mark, target and more."""
        return contents.items(self._plan.model)

    @property
    def is_test(self) -> bool:
        """Whether its file is one of tests, `NAME_test.indic`: examples of another ruleset, and none of its own."""
        return is_test(self._files.opened)

    @property
    def model(self) -> Model:
        """The ruleset's meaning in the period it names."""
        return self._plan.model

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What loading warned of."""
        from indicrules.meaning.warned import warnings_of  # scoring needs none of it
        from indicrules.syntax.recast import recast

        return recast(warnings_of(self._plan.model))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is doubtful: what loading warned of, and what the lints find, in the order of the lines.

        Of a file of tests it is what stands in that file alone; a ruleset that has one beside it needs no examples,
        nor many.
        """
        from indicrules.lint.found import diagnostics_of, of_file  # scoring needs none of it
        from indicrules.syntax.recast import recast

        return recast(of_file(diagnostics_of(self._plan.model), self._files))

    def score(
        self,
        actuals: Mapping[str, Any],
        *,
        period: Period | None = None,
        percent: Percents = "percent",
        extra: Extra = "error",
    ) -> Scorecard:
        """Score one department.

        `actuals` maps input names or titles to numbers, texts such as `"43 宗"`, dates, yes/no; None is missing,
        `NOT_APPLICABLE` does not apply. Scalars of numpy, pandas and Arrow are what they stand for, and a whole pandas
        Series is taken too. `period` chooses the rows of dated params (default: the ruleset's own).
        Bare numbers for `%` inputs are in percent, or with `percent="fraction"` fractions. Names that are no input's
        are an error, or with `extra="ignore"` passed over, as a row's key is.
        Raise `DataError` with every problem of the data at once, `ValueError` for an option that there is not.
        """
        if percent is not PERCENTS[0] or extra is not EXTRAS[0]:  # most calls leave both as they are
            one_of("percent", percent, PERCENTS)
            one_of("extra", extra, EXTRAS)
        plan = self._plan_for(period)
        return Scorecard(plan, *(plan.early(actuals, percent, extra) or plan.score(actuals, percent, extra)))

    def audit(
        self,
        data: Mapping[str, Any],
        claims: Iterable[Claim] | Mapping[str, Any] | None = None,
        *,
        previous: Iterable[Claim] | Mapping[str, Any] | None = None,
        period: Period | None = None,
        percent: Percents = "percent",
        extra: Extra = "error",
    ) -> Audit:
        """Hold the figures that a department published against what follows from its data.

        `data` is what `score` takes. `claims` are the published values: `Claim`s, or a mapping as in a file of claims,
        such as `{"total": 97, "grade": "优", "score": {"执行率": 10}}`; without any, the checks and the data alone are
        looked at. `previous` are last year's, with which figures are compared. The other options are those of `score`.
        What there is not enough data for is skipped, with the reason, and never fails.

        Raise `DataError` with every problem of the data, or of the claims, at once, `ValueError` for an option that
        there is not.
        """
        from indicrules.audit.audited import audited, claims_of  # scoring needs none of it
        from indicrules.auditing import public

        card = self.score(data, period=period, percent=percent, extra=extra)
        return public(audited(card, claims_of("claims", claims), claims_of("previous", previous)))

    def audit_folder(
        self, folder: str | os.PathLike[str], *, workers: int = 1, period: Period | None = None,
        percent: Percents = "percent", encoding: str | None = None,
    ) -> Survey:  # fmt: skip
        """Audit every department whose file lies in a folder or below it; give their rows as they come, and hints.

        Data files (`.json`, `.toml`) are read with the claims beside them, all others as forms. Going through the
        survey audits: it gives a `Row` a department, in the order of the files' names, of one that cannot be read with
        the reason. Afterwards `survey.hints` says what the figures of all of them hint at. With more than one of
        `workers` files are audited in processes, which a program that is run itself must guard
        (`if __name__ == "__main__":`). The other options are those of `score`, and the `encoding` of texts. Raise
        `OSError` where the folder cannot be read, `ValueError` for an option that there is not.
        """
        from indicrules.departments.auditing import Auditor  # scoring needs none of it
        from indicrules.departments.running import surveyed

        one_of("percent", percent, PERCENTS)
        threads = count_or_none("workers", workers)
        return surveyed(Auditor(self._plan_for(period), percent, encoding), folder, threads or 1)

    def describe(
        self, format: DescriptionFormat = "text", lang: Language = "en", *, period: Period | None = None
    ) -> str:
        """Give the ruleset as plain sentences, before any data: what is measured, what is to be reached, what is lost.

        `format` is `"text"`, `"markdown"` or `"html"`, `lang` `"en"` or `"zh"`. Each indicator that one input decides
        shows what it scores at its thresholds and around them. `period` chooses the rows of dated params (default: the
        ruleset's own). Raise `DataError` for a period that the ruleset does not know, `ValueError` for an option that
        there is not.
        """
        from indicrules.explain.describe.compose import described  # scoring needs none of it

        return described(self._plan_for(period).model, format, lang)

    def test(self) -> tuple[ExampleResult, ...]:
        """Run the file's examples and give what came of each."""
        from indicrules.card.examples import run_examples  # only tests need it

        return run_examples(self.model, lambda given, period: self.score(given, period=period))

    def coverage(self, *tests: Ruleset) -> Coverage:
        """Say what the examples reach: of clauses, rows, branches, and values at thresholds and just off them.

        `tests` are files of its tests as they are loaded, whose examples count as its own. Those whose data are refused
        reach nothing. `.percent` is how much is reached, `.missed` what is not, `.report("html")` an annotated page.
        """
        from indicrules.proof.coverage import coverage  # only tests need it

        ran = (result.card for each in (self, *tests) for result in each.test())
        return coverage(self.model, [card for card in ran if card is not None])

    def suggest(self, *tests: Ruleset) -> str:
        """Write the examples that thresholds still want beyond those of the ruleset and its `tests`, as blocks.

        They hold what the ruleset gives, and say that somebody should confirm it. Keywords are in the language of the
        file's. Empty where none is wanted, or no data are found for it.
        """
        from indicrules.proof.suggested import languages_of, ran_by, suggestions, written  # only tests need it

        keywords, spoken = languages_of(self.model)
        cards = [each for one in (self, *tests) for each in ran_by(one.model, one.test())]
        found = suggestions(self.model, lambda given, period: self.score(given, period=period), cards, spoken)
        return written(found.examples, keywords, spoken)

    @overload
    def score_table(
        self, table: Any, *, key: Key = ..., layout: TableLayout = ..., absent: Absent = ..., percent: Percents = ...,
        lost: bool = ..., ledger: bool = ..., statuses: Statuses = ..., names: Names = ...,
        period: Period | None = ..., workers: int | None = ..., report: Literal[False] = ...,
    ) -> Table: ...  # fmt: skip

    @overload
    def score_table(
        self, table: Any, *, key: Key = ..., layout: TableLayout = ..., absent: Absent = ..., percent: Percents = ...,
        lost: bool = ..., ledger: bool = ..., statuses: Statuses = ..., names: Names = ...,
        period: Period | None = ..., workers: int | None = ..., report: Literal[True],
    ) -> tuple[Table, Report]: ...  # fmt: skip

    @overload
    def score_table(
        self, table: Any, *, key: Key = ..., layout: TableLayout = ..., absent: Absent = ..., percent: Percents = ...,
        lost: bool = ..., ledger: bool = ..., statuses: Statuses = ..., names: Names = ...,
        period: Period | None = ..., workers: int | None = ..., report: bool,
    ) -> Table | tuple[Table, Report]: ...  # fmt: skip

    def score_table(
        self, table: Any, *, key: Key = (), layout: TableLayout = "wide", absent: Absent = "error",
        percent: Percents = "percent", lost: bool = False, ledger: bool = False, statuses: Statuses = "numbers",
        names: Names = "dots", period: Period | None = None, workers: int | None = None, report: bool = False,
    ) -> Table | tuple[Table, Report]:  # fmt: skip
        """Score a row a department; give a `pyarrow.Table` of scores, statuses, total and grade.

        `table` is anything with an Arrow stream: a table of pyarrow, a frame of pandas or polars, a DuckDB relation.

        - `key` names the columns to carry along.
        - `layout="long"` reads a row an actual, from the columns `unit`, `indicator` and `actual`.
        - `absent="missing"` takes an input without a column as missing in every row.
        - `percent="fraction"` reads bare numbers of `%` inputs as fractions.
        - `lost` adds what each item lost, `ledger` what the clauses of each `because` took.
        - `statuses="words"` gives `missing-zero` for 1; `names="underscores"` gives `total_status` for `total.status`.
        - `period` chooses the rows of dated params, `workers` the number of threads (None: what suits the machine).
        - `report=True` gives a pair: the table, and a `Report` of how its rows were scored.

        Raise `DataError` before the first row for a column that is lacking or of a wrong type, and where two columns of
        the result would have one name; `ValueError` for an option that there is not; `NotInstalled` without pyarrow.
        """
        one_of("layout", layout, get_args(TableLayout))
        yes_or_no(lost=lost, ledger=ledger, report=report)
        given = _table_options(key, absent, percent, workers)
        with wanted("tables"):
            from indicrules.tables.table import score_table  # numpy and pyarrow are an extra

        found: Table | tuple[Table, Report] = score_table(
            self._plan_for(period).model, table, layout=layout, lost=lost, ledger=ledger, report=report,
            statuses=statuses, names=names, **given,
        )  # fmt: skip
        return found

    def input_schema(self, *, key: Key | Field | Iterable[Field] = (), layout: TableLayout = "wide") -> Schema:
        """Give the `pyarrow.Schema` of a table that `score_table` takes: the key, then a column an input, by name.

        Numbers are `float64`, a float standing for its shortest decimal; decimals, whole numbers and texts would do as
        well. Yes/no is `bool`, a date `date32`, all else text. A field's metadata has `title`, `unit`, `from`, `to` and
        `choices` (one a line) where the input has them. `key` is names, of columns of texts, or fields of pyarrow.
        """
        one_of("layout", layout, get_args(TableLayout))
        with wanted("tables"):
            from indicrules.tables.write.schemas import read_schema  # numpy and pyarrow are an extra

        found: Schema = read_schema(self._plan.model, key, layout == "long")
        return found

    def table_schema(
        self, *, key: Key | Field | Iterable[Field] = (), layout: TableLayout = "wide", lost: bool = False,
        ledger: bool = False, statuses: Statuses = "numbers", names: Names = "dots", period: Period | None = None,
    ) -> Schema:  # fmt: skip
        """Give the `pyarrow.Schema` of what `score_table` and `score_batches` give with the same options.

        `key` is names, of columns of texts, or fields of pyarrow. Raise `DataError` where two columns would have one
        name.
        """
        one_of("layout", layout, get_args(TableLayout))
        yes_or_no(lost=lost, ledger=ledger)
        with wanted("tables"):
            from indicrules.tables.write.form import Form
            from indicrules.tables.write.schemas import result_schema  # numpy and pyarrow are an extra

        model, form = self._plan_for(period).model, Form(names, statuses)
        found: Schema = result_schema(model, key, layout == "long", lost, ledger, form)
        return found

    def score_batches(
        self, batches: Any, *, key: Key = (), absent: Absent = "error", percent: Percents = "percent",
        lost: bool = False, ledger: bool = False, statuses: Statuses = "numbers", names: Names = "dots",
        period: Period | None = None, workers: int | None = None, report: Report | None = None,
    ) -> RecordBatchReader:  # fmt: skip
        """Score a stream; give a `pyarrow.RecordBatchReader` that reads and scores a batch when asked for one.

        Options and errors are those of `score_table`; a `report` is filled in as batches are scored.
        """
        yes_or_no(lost=lost, ledger=ledger)
        given = _table_options(key, absent, percent, workers)
        with wanted("tables"):
            from indicrules.tables.table import score_batches  # numpy and pyarrow are an extra
            from indicrules.tables.write.report import Report

        instance_or_none("report", report, Report)
        found: RecordBatchReader = score_batches(
            self._plan_for(period).model, batches, lost=lost, ledger=ledger, report=report, statuses=statuses,
            names=names, **given,
        )  # fmt: skip
        return found

    def explain_rows(
        self, table: Any, keys: Iterable[Any], *, key: str = "unit", layout: TableLayout = "wide",
        absent: Absent = "error", percent: Percents = "percent", period: Period | None = None,
    ) -> dict[Any, Scorecard]:  # fmt: skip
        """Give the scorecard of each row whose value in the column `key` is among `keys`, by that value.

        `keys` is several, or a single text. What no row has is left out; of several rows with a key the first counts.
        Other options and errors are those of `score_table`. Raise `DataError` for a row that cannot be scored, each
        problem with its key in place of the file's line.
        """
        one_of("layout", layout, get_args(TableLayout))
        given = _table_options(key, absent, percent, None)
        if len(given["key"]) != 1:
            raise ValueError(f"`key` is `{shown(key)}`: write the name of one column")
        (name,) = given["key"]
        with wanted("tables"):
            from indicrules.tables.read.explained import rows_given  # numpy and pyarrow are an extra

        rows = rows_given(
            self._plan_for(period).model, table, _sought(keys), key=name, layout=layout, absent=given["absent"]
        )
        return {found: self._explained(actuals, found, name, period, percent) for found, actuals in rows}

    def _explained(
        self, actuals: Mapping[str, Any], found: Any, key: str, period: Period | None, percent: Percents
    ) -> Scorecard:
        try:
            return self.score(actuals, period=period, percent=percent)
        except DataError as refused:
            place = f"{key} = {shown(found)}"
            placed = tuple(evolve(each, at=each.at or place) for each in refused.problems)
            raise DataError(placed) from None

    def _plan_for(self, period: Period | None) -> Plan:
        plan = self._plan if period is None else self._for(period)
        if plan.model.dated and plan.model.period is None:
            raise DataError((_period_needed(plan.model),))
        return plan

    def _for(self, wanted: object) -> Plan:
        period = _period(wanted)
        own = self.model
        if isinstance(period, str) and period != own.period and not own.dated:
            raise DataError((_no_label(own, period),))
        try:
            return self._periods.plan(period)
        except RulesetError as refused:
            problems = (_period_problem(each, period) for each in refused.diagnostics if each.severity == "error")
            raise DataError(tuple(problems)) from None


def load(path: str | os.PathLike[str]) -> Ruleset:
    """Load the ruleset file at `path`; raise `RulesetError` with all that is wrong in it, `OSError` if unreadable."""
    place = path_of(path)
    opened, diagnostics = opened_text(read_bytes(place), place.name, place.name)
    return Ruleset(Parcel(opened, diagnostics, Library(place.parent)))


def loads(text: str, *, name: str = "<text>") -> Ruleset:
    """Load a ruleset from its text; `name` stands for the file in messages. Raise `RulesetError`."""
    a_text("name", name)
    opened, diagnostics = opened_source(load_text(content_of(text), name), name)
    return Ruleset(Parcel(opened, diagnostics, Library(None)))


def diagnose(text: str, *, name: str = "<text>") -> tuple[Diagnostic, ...]:
    """Give everything that is to be said of a ruleset's text, without raising: its errors, or warnings and lints."""
    try:
        return loads(text, name=name).diagnostics
    except RulesetError as refused:
        return refused.diagnostics


def mended(text: str, *, name: str = "<text>") -> str:
    """Give a ruleset's text with all edits in it that are certain, of errors and of lints, until there are no more.

    What is only a guess, or would leave more errors than there were, is left as it is. Raise `RulesetError` for what is
    no text at all.
    """
    from indicrules.lint.mend import mend  # scoring needs none of it

    a_text("name", name)
    own = load_text(content_of(text), name).text
    return mend(((name, name, own), ()), lambda texts: checked(parcel(texts))[1]).texts[0][2]


def verify(
    receipt: bytes | str | os.PathLike[str], *, ruleset: Ruleset | str | os.PathLike[str] | None = None,
    actuals: Mapping[str, Any] | None = None, percent: Percents = "percent",
) -> Verification:  # fmt: skip
    """Recompute a receipt and say what differs: in itself, the ruleset's text, the data, the results.

    `receipt` is what `Scorecard.receipt` gave, or the path of a file of it. Without `ruleset`, one as it is loaded or
    its path, the texts in the receipt are scored; without `actuals` the data in it. `percent` says how bare numbers of
    `actuals` are read. Data that are refused now are a difference. Raise `DataError` for what is no receipt,
    `RulesetError` for a ruleset that cannot be loaded, `OSError` for a file that cannot be read.
    """
    from indicrules.receipts.made import rules  # scoring needs none of it
    from indicrules.receipts.pinned import unpinned
    from indicrules.receipts.read import MOST_BYTES, read
    from indicrules.receipts.verified import refused, verified

    one_of("percent", percent, PERCENTS)
    if isinstance(receipt, bytes):
        found = read(receipt, "<receipt>")
    else:
        place = path_of(receipt)
        with place.open("rb") as file:
            found = read(file.read(MOST_BYTES + 1), place.name)
    if ruleset is None:
        for _, name, text in (found.own, *(each[2] for each in found.used)):
            load_text(content_of(text), name)  # the limits of files are those of a receipt's texts
        ruleset = _unpacked((found.own, found.used))
    elif not isinstance(ruleset, Ruleset):
        ruleset = load(ruleset)
    period = _pinned_period(found.period)
    data, read_as = (unpinned(found.held["inputs"]), PERCENTS[1]) if actuals is None else (actuals, percent)
    try:
        card = ruleset.score(data, period=period, percent=read_as)
    except DataError as problems:
        now = rules(ruleset.model, ruleset._files.texts(), period)
        return refused(found, now, ((each.code, each.said) for each in problems.problems))
    return verified(found, card)


def _pinned_period(held: int | str | None) -> Period | None:
    """Give the period that a receipt names: a year, a date or a label."""
    if isinstance(held, str):
        with contextlib.suppress(ValueError):
            return datetime.date.fromisoformat(held)
    return held


def checked(files: Parcel) -> tuple[bool, tuple[Diagnostic, ...]]:
    """Tell whether files are a ruleset that can be used, and give all that is to be said of them."""
    try:
        return True, Ruleset(files).diagnostics
    except RulesetError as refused:
        return False, refused.diagnostics


@lru_cache(16)
def _unpacked(texts: Texts) -> Ruleset:
    """Give the ruleset that was pickled; one process unpacks the same one once."""
    return Ruleset(parcel(texts))


def _unpacked_plan(texts: Texts, period: Period | None) -> Plan:
    """Give the plan of a scorecard that was pickled."""
    return _unpacked(texts)._plan_for(period)


def _planned(files: Parcel, period: Period | None) -> Plan:
    resolved = resolve(files.opened, shipped_methods(), files, period, _constant_of)
    diagnostics = tuple(sorted((*files.diagnostics, *resolved.diagnostics), key=_place))
    if resolved.model is None or any(each.severity == "error" for each in diagnostics):
        from indicrules.syntax.recast import recast  # nothing in a ruleset without mistakes asks for it

        raise RulesetError(recast(diagnostics))
    return Plan(resolved.model, _recipe(files, period))


def _constant_of(expression: Expression) -> Value | Refused | None:
    from indicrules.evaluate.constants import constant_of  # few rulesets have functions in their constants

    return constant_of(expression)


def _recipe(files: Parcel, period: Period | None) -> Recipe:
    return lambda: (_unpacked_plan, (files.texts(), period))


def _place(diagnostic: Diagnostic) -> int:
    return diagnostic.span.start if diagnostic.span is not None else -1


def _period_needed(model: Model) -> Problem:
    said, advice = say("period-needed", ruleset=model.name), say("period-needed.hint")
    return Problem("period-needed", said, "period", None, None, advice, model.root.span)


def _table_options(key: object, absent: object, percent: object, workers: object) -> dict[str, Any]:
    """Refuse options of tables that there are not; give those that there are."""
    one_of("absent", absent, get_args(Absent))
    one_of("percent", percent, get_args(Percents))
    threads = count_or_none("workers", workers)
    return {"key": names_of("key", key), "absent": absent, "percent": percent, "workers": threads}


def _sought(keys: object) -> tuple[Any, ...]:
    """Give each key once, of a single text that one; refuse what is no key."""
    with contextlib.suppress(Exception):  # what a class of the caller's own raises where it is gone through
        return (str.__str__(keys),) if isinstance(keys, str) else tuple(dict.fromkeys(keys))  # type: ignore[call-overload]  # it is asked whether it can
    raise ValueError(f"`keys` is `{shown(keys)}`: write the keys of the rows in a list")


def _period(given: object) -> Period:
    """Give the year, date or label that a caller means; a whole number of any kind is a year, midnight a date."""
    with contextlib.suppress(Exception):  # a class of the caller's own may do anything
        meant = plain(given)
        if isinstance(meant, datetime.datetime):
            if meant.tzinfo is None and meant.time() == datetime.time():
                return datetime.date(meant.year, meant.month, meant.day)
        elif isinstance(meant, str | datetime.date):
            return meant
        elif not isinstance(meant, bool) and hasattr(meant, "__index__"):
            year = operator.index(meant)
            if 1 <= year <= 9999:
                return year
    said, advice = say("bad-period.data", text=shown(given)), say("bad-period.data.hint")
    raise DataError((Problem("bad-period", said, "period", None, given, advice),))


def _no_label(model: Model, label: str) -> Problem:
    own = say("phrase.or-label", label=model.period) if isinstance(model.period, str) else ""
    said = say("bad-period.label", label=shown(label), ruleset=model.name)
    is_year = label.isascii() and label.isdigit() and len(label) == 4
    advice = say("bad-period.year.hint", label=label) if is_year else say("bad-period.label.hint", own=own)
    return Problem("bad-period", said, "period", None, label, advice, model.root.span)


def _period_problem(diagnostic: Diagnostic, period: Period) -> Problem:
    said, advice = diagnostic.said, diagnostic.advice
    assert not isinstance(said, str)  # words of our own, as all that is said of rulesets
    assert not isinstance(advice, str)
    return Problem(diagnostic.code, said, "period", None, period, advice, diagnostic.span)
