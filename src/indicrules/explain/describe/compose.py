"""Turn a ruleset into a document that describes it: the whole, then each group and indicator in file order."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import get_args

from indicrules.card.arithmetic import alone, decimal_text, measured_type
from indicrules.explain.describe.clauses import Described, brought, clauses, formula_lines, points_words
from indicrules.explain.describe.tried import Trial, trials
from indicrules.explain.document import Appendix, Document, Fact, Heading, Overview, Section
from indicrules.explain.heading import ruleset_facts
from indicrules.explain.messages import Words
from indicrules.explain.numbers import Pen, places_of, quantity_text
from indicrules.explain.render import RENDERERS
from indicrules.explain.wording import title_beside
from indicrules.model import expression as ex
from indicrules.model.rules import Item, Model
from indicrules.model.walk import everything, outline, within
from indicrules.text.classes import evolve
from indicrules.text.options import one_of
from indicrules.text.sentence import Language

_MOST_ROWS = 20  # of a table that is read at a glance


def described(model: Model, format: str = "text", lang: Language = "en") -> str:
    """Describe a ruleset in plain sentences, before any data.

    Raise `ValueError` for an option that there is not.
    """
    one_of("lang", lang, get_args(Language))
    one_of("format", format, (*RENDERERS,))
    return RENDERERS[format](compose(model, lang))


def compose(model: Model, lang: Language) -> Document:
    """Give what is to be said of a ruleset."""
    words = Words(lang)
    root = Described(model, model.root, words)
    heading = Heading(model.title or model.name, "", _full(root), "")
    overview = Overview(heading, (), (*clauses(root), *_checked(root)))
    sections = tuple(_section(Described(model, item, words), depth) for item, depth in outline(model))
    header, after = ruleset_facts(model, words), (_metrics(root), _inputs(root))
    appendices = tuple(each for each in after if each.blocks)
    return Document(lang, model.title or model.name, overview, sections, header=header, appendices=appendices)


def said_of(model: Model, item: Item, lang: Language) -> tuple[Heading, tuple[Fact, ...]]:
    """Give what is to be said of one item alone: what it is worth, and what its clauses say."""
    told = Described(model, item, Words(lang))
    worth = _full(told) if item.kind == "ruleset" else _worth(told)
    heading = Heading(item.title or item.name, title_beside(item.name, item.title), worth, "")
    return heading, tuple(clauses(told))


def share_of(model: Model, item: Item) -> Fraction | None:
    """Give how much of the total an item makes up; None where something other than sums stands between."""
    return _share(model, item)


def _section(told: Described, depth: int) -> Section:
    item = told.item
    heading = Heading(item.name, title_beside(item.name, item.title), _worth(told), "")
    return Section(item.name, heading, (*clauses(told), *_tried(told)), depth)


def _full(told: Described) -> str:
    item = told.item
    if item.full is None:
        return ""
    points = points_words(told, item.full, Pen(0, item.percent))
    if item.ceiling is not None and item.ceiling > item.full:
        return told.say("up_to_total", points=points, most=Pen(0, item.percent).whole(item.ceiling))
    return points


def _worth(told: Described) -> str:
    """Say what an item is worth, and how much of the total that is where it is not out of 100."""
    item, pen = told.item, Pen(0, told.item.percent)
    bonus = pen.whole(item.bonus) if item.bonus else ""
    if item.weight is None:
        return told.say("bonus_alone", bonus=bonus) if bonus else told.say("no_points")
    said = points_words(told, item.weight, Pen(0, item.weighs_percent))
    if item.out_of is not None:
        said = told.say("out_of", full=pen.whole(item.out_of), points=said)
    share = _share(told.model, item)
    if share is not None and told.model.root.full != (1 if told.model.root.percent else 100):
        percent = alone(f"{decimal_text(share * 100)}%")
        said = told.words.say("comma").join([said, told.say("share_of_whole", share=percent)])
    return told.say("with_bonus", points=said, bonus=bonus) if bonus else said


def _share(model: Model, item: Item) -> Fraction | None:
    """Give how much of the total an item makes up; None where something other than sums stands between."""
    share = Fraction(1)
    while item.kind != "ruleset":
        around = model.around(item)
        scale = around.full if around.out_of is None else around.out_of
        if around.score is not None or not scale or item.weight is None:
            return None
        share *= item.weight / scale
        item = around
    return share


def _tried(told: Described) -> Iterator[Fact]:
    item, model = told.item, told.model
    lines, places = [], places_of(item, model)
    for each in trials(model, item):
        shown = _value(told, each)
        if each.outcome.status == "dropped":
            lines.append(told.line(told.say("does_not_count", actual=shown), kind="datum"))
        else:
            score = alone(Pen(places, item.percent).score(each.outcome.score))
            lines.append(told.line(told.say("scores", actual=shown, score=score), kind="datum"))
    if len(lines) > 1:
        yield told.fact("tried", *lines)


def _metrics(told: Described) -> Appendix:
    """Give how each metric is worked out."""
    facts = []
    for metric in told.model.metrics.values():
        first, *rest = formula_lines(told, metric.body)
        sign = told.words.say("colon") if rest else " = "
        facts.append(told.fact("worked_out", evolve(first, text=f"{metric.name}{sign}{first.text}"), *rest))
    return Appendix("metrics", told.say("metrics_title"), (*facts, *_looked_up(told)))


def _looked_up(told: Described) -> Iterator[Fact]:
    """Give the rows of each table that something is looked up in, their number where they are many or in a file."""
    model = told.model
    read = within(*everything(model), *(metric.body for metric in model.metrics.values()), arguments=True)
    for table in {id(node.table): node.table for node in read if isinstance(node, ex.Looked)}.values():
        count, listed = len(table.starts), told.say("listed")
        columns, keys = listed.join(each.name for each in table.columns), listed.join(table.keys)
        shown = not table.beside and count <= _MOST_ROWS
        said = told.say("looked_up" if shown else "looked_up_among", columns=columns, keys=keys, count=f"{count:,}")
        rows = [told.line(told.row(at), at, "formula") for at in map(table.place, range(count if shown else 0))]
        yield told.fact("looked_up", told.line(said, None if shown else table.place(0)), *rows)


def _inputs(told: Described) -> Appendix:
    """Give what the data are to bring, in file order."""
    lines = tuple(told.line(brought(told, each), each.span) for each in told.model.inputs.values())
    return Appendix("inputs", told.say("inputs_title"), (told.fact("brought", *lines),) if lines else ())


def _value(told: Described, trial: Trial) -> str:
    """Write a value as the item measures it; where it measures something else, with the name of its input."""
    actual, given = told.item.actual, trial.given
    own = measured_type(told.item) if isinstance(actual, ex.InputValue) else None
    shown = quantity_text(trial.value, own or given.type, told.words, whole=True)
    return shown if own is not None else f"{given.title or given.name} = {shown}"


def _checked(told: Described) -> Iterator[Fact]:
    lines = []
    for check in told.model.checks:
        condition = told.value(check.condition)
        said = told.say("should_hold" if check.warn else "must_hold", condition=condition)
        lines.append(told.line(told.reasoned(said, check.because), check.span))
    if lines:
        yield told.fact("checked", *lines)
