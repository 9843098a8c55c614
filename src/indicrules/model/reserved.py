"""Report parameters of methods and columns of tables that bear words of the language; the parser judges headers."""

from __future__ import annotations

from indicrules.language.words import is_reserved
from indicrules.model.report import Report
from indicrules.syntax import tree
from indicrules.text.sentence import say


def check_names(blocks: tuple[tree.Block, ...], report: Report) -> None:
    """Report reserved and repeated parameters of methods, keys of tables and what these give."""
    for block in blocks:
        match block:
            case tree.MethodBlock():
                parameters, what = block.parameters, say("phrase.parameter")
            case tree.TableBlock():
                parameters, what = (*block.keys, *block.gives), say("phrase.column")
            case _:
                continue
        first: dict[str, tree.Parameter] = {}
        for parameter in parameters:
            if is_reserved(parameter.name):
                report.error(
                    "reserved-word",
                    say("reserved-word.parameter", name=parameter.name, what=what),
                    parameter.span,
                    say("hint.choose-another-name"),
                )
            earlier = first.setdefault(parameter.name, parameter)
            if earlier is not parameter:
                report.error(
                    "duplicate-name",
                    say("duplicate-name.parameter", what=what, name=parameter.name),
                    parameter.span,
                    say("hint.rename-one"),
                    (earlier.span, say("label.first-declared")),
                )
