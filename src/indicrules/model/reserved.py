"""Report method parameters that bear words of the language; names in headers the parser judges."""

from __future__ import annotations

from indicrules.language.words import is_reserved
from indicrules.model.report import Report
from indicrules.syntax import tree


def check_names(blocks: tuple[tree.Block, ...], report: Report) -> None:
    """Report reserved and repeated parameters of methods."""
    for block in blocks:
        if not isinstance(block, tree.MethodBlock):
            continue
        first: dict[str, tree.Parameter] = {}
        for parameter in block.parameters:
            if is_reserved(parameter.name):
                report.error(
                    "reserved-word",
                    f"`{parameter.name}` is a word of the language and cannot name a parameter",
                    parameter.span,
                    "choose another name",
                )
            earlier = first.setdefault(parameter.name, parameter)
            if earlier is not parameter:
                report.error(
                    "duplicate-name",
                    f"the parameter `{parameter.name}` stands twice",
                    parameter.span,
                    "rename one of the two",
                    (earlier.span, "first declared here"),
                )
