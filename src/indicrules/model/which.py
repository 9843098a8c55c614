"""Turn `which_max("a": x, "b": y)` and its kin into the texts, the values and what joins texts of equal ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from indicrules.model import expression as ex
from indicrules.model.agree import agreed
from indicrules.model.constants import unknown
from indicrules.model.types import TEXT, UnknownType, choice
from indicrules.syntax import tree
from indicrules.text.patterns import pattern

if TYPE_CHECKING:
    from indicrules.model.expressions import Resolver, Scope

_CHINESE = pattern("[\u3400-\u9fff]")


def resolve_which(resolver: Resolver, node: tree.Call, scope: Scope) -> ex.Expression:
    """Give the typed expression; report what is no text, or one that stands twice, and where there is no pair."""
    report, name = resolver.report, node.name
    example = f'write it as in `{name}("a": x, "b": 5)`'
    if not node.pairs:
        message = f"`{name}` takes pairs of a text and a value, and here is none"
        report.error("too-few-points", message, node.span, example)
        return unknown(node.span)
    texts: list[str] = []
    for pair in node.pairs:
        if not isinstance(pair.at, tree.Text):
            message = f"`{pair.at.span.text}` is no text, which stands before each value of `{name}`"
            report.error("missing-quotes", message, pair.at.span, f'write `"{_plain(pair.at.span.text)}"`')
            return unknown(node.span)
        text = choice(pair.at.value)
        if text in texts:
            message = f"`{pair.at.value}` stands twice in `{name}`"
            report.error("text-stands-twice", message, pair.at.span, "give each value a text of its own")
            return unknown(node.span)
        texts.append(text)
    values = tuple(resolver.numeric(pair.value, scope, f"`{name}`") for pair in node.pairs)
    same, type_ = agreed(values, report, node.span, "compared")
    if isinstance(type_, UnknownType):
        return unknown(node.span)
    chinese = resolver.names.is_chinese or any(map(is_chinese, texts))
    named = cast("ex.WhichName", name)
    return ex.Which(named, tuple(texts), same, "、" if chinese else ", ", TEXT, node.span)


def is_chinese(text: str) -> bool:
    """Tell whether a text has a Chinese character in it."""
    return _CHINESE.search(text) is not None


def _plain(text: str) -> str:
    return text.replace('"', "")
