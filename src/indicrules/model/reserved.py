"""Report parameters of methods and columns of tables that bear words of the language; the parser judges headers."""

from __future__ import annotations

from indicrules.language.words import is_reserved
from indicrules.model.report import Report
from indicrules.syntax import tree


def check_names(blocks: tuple[tree.Block, ...], report: Report) -> None:
    """Report reserved and repeated parameters of methods, keys of tables and what these give."""
    for block in blocks:
        match block:
            case tree.MethodBlock():
                parameters, what = block.parameters, "parameter"
            case tree.TableBlock():
                parameters, what = (*block.keys, *block.gives), "column"
            case _:
                continue
        first: dict[str, tree.Parameter] = {}
        for parameter in parameters:
            if is_reserved(parameter.name):
                report.error(
                    "reserved-word",
                    f"`{parameter.name}` is a word of the language and cannot name a {what}",
                    parameter.span,
                    "choose another name",
                )
            earlier = first.setdefault(parameter.name, parameter)
            if earlier is not parameter:
                report.error(
                    "duplicate-name",
                    f"the {what} `{parameter.name}` stands twice",
                    parameter.span,
                    "rename one of the two",
                    (earlier.span, "first declared here"),
                )
