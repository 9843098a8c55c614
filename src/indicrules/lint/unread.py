"""Lints of what is declared and never read: inputs, params, metrics, methods and members."""

from __future__ import annotations

from collections.abc import Iterator

from indicrules.lint.row import Finding, Lint
from indicrules.lint.view import View
from indicrules.model import expression as ex
from indicrules.model.rules import Item
from indicrules.model.walk import within
from indicrules.syntax import tree
from indicrules.text.sentence import say

_SHOWN = 3


def _inputs(view: View) -> Iterator[Finding]:
    """Find inputs that no formula, metric or check reads."""
    told = {each.span for each in view.model.warnings if each.code == "unread-input"}
    for each in view.model.inputs.values():
        if view.is_own(each.span) and each.name not in view.read and each.span not in told:
            yield Finding(say("input-never-read", name=each.name), each.span, say("input-never-read.hint"))


def _metrics(view: View) -> Iterator[Finding]:
    """Find metrics that nothing reads, examples neither."""
    for each in view.model.metrics.values():
        if view.is_own(each.span) and each.name not in view.read:
            yield Finding(say("metric-never-read", name=each.name), each.span, say("metric-never-read.hint"))


def _params(view: View) -> Iterator[Finding]:
    """Find params whose names stand nowhere but where they are declared."""
    for block in view.model.blocks:
        if isinstance(block, tree.ParamBlock) and view.is_own(block.span) and not view.is_mentioned(block.name):
            yield Finding(say("param-never-read", name=block.name), block.name_span, say("param-never-read.hint"))


def _methods(view: View) -> Iterator[Finding]:
    """Find methods and tables of which neither the name nor what they give stands anywhere else."""
    for block in view.model.blocks:
        if isinstance(block, tree.MethodBlock | tree.TableBlock) and view.is_own(block.span):
            given = block.gives if isinstance(block, tree.TableBlock) else ()
            if not any(map(view.is_mentioned, (block.name, *(each.name for each in given)))):
                yield Finding(say("method-never-used", name=block.name), block.name_span, say("method-never-used.hint"))


def _members(item: Item, view: View) -> Iterator[Finding]:
    """Find members that the formula of their group leaves out, though nothing else reads them."""
    if item.score is None or not item.members:
        return
    nodes = [*within(item.score, metrics=view.model.metrics)]
    if any(isinstance(each, ex.ListWord) or (isinstance(each, ex.Word) and each.word == "coverage") for each in nodes):
        return
    ignored = [name for name in item.members if name not in view.read_items]
    if not ignored:
        return
    shown = tuple(f"`{name}`" for name in ignored[:_SHOWN])
    more = (say("phrase.more", count=len(ignored) - _SHOWN),) if len(ignored) > _SHOWN else ()
    said = say("member-ignored", name=item.name, members=(*shown, *more))
    yield Finding(said, item.score_span or item.span, say("member-ignored.hint"))


LINTS = (
    Lint("input-never-read", "warning", of_ruleset=_inputs),
    Lint("param-never-read", "warning", of_ruleset=_params),
    Lint("metric-never-read", "note", of_ruleset=_metrics),
    Lint("method-never-used", "note", of_ruleset=_methods),
    Lint("member-ignored", "warning", _members),
)
