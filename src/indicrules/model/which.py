"""Turn `which_max("a": x, "b": y)` and its kin into the texts, the values and what joins texts of equal ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from indicrules.model import expression as ex
from indicrules.model.agree import agreed
from indicrules.model.constants import unknown
from indicrules.model.phrases import COMPARED, code
from indicrules.model.types import TextType, UnknownType, choice
from indicrules.syntax import tree
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say

if TYPE_CHECKING:
    from indicrules.model.expressions import Resolver, Scope

_CHINESE = pattern("[\u3400-\u9fff]")


def resolve_which(resolver: Resolver, node: tree.Call, scope: Scope) -> ex.Expression:
    """Give the typed expression; report what is no text, or one that stands twice, and where there is no pair."""
    report, name = resolver.report, node.name
    example = say("hint.as-in", example=f'{name}("a": x, "b": 5)')
    if not node.pairs:
        message = say("too-few-points.texts", name=name)
        report.error("too-few-points", message, node.span, example)
        return unknown(node.span)
    texts: list[str] = []
    for pair in node.pairs:
        if not isinstance(pair.at, tree.Text):
            message = say("missing-quotes.which", text=pair.at.span.text, name=name)
            report.error(
                "missing-quotes", message, pair.at.span, say("hint.write", text=f'"{_plain(pair.at.span.text)}"')
            )
            return unknown(node.span)
        text = choice(pair.at.value)
        if text in texts:
            message = say("text-stands-twice", text=pair.at.value, name=name)
            report.error("text-stands-twice", message, pair.at.span, say("text-stands-twice.hint"))
            return unknown(node.span)
        texts.append(text)
    values = tuple(resolver.numeric(pair.value, scope, code(name)) for pair in node.pairs)
    same, type_ = agreed(values, report, node.span, COMPARED)
    if isinstance(type_, UnknownType):
        return unknown(node.span)
    chinese = resolver.names.is_chinese or any(map(is_chinese, texts))
    named, joint = cast("ex.WhichName", name), "、" if chinese else ", "
    given = TextType(given=tuple(texts), joint=joint)
    return ex.Which(named, tuple(texts), same, joint, given, node.span)


def is_chinese(text: str) -> bool:
    """Tell whether a text has a Chinese character in it."""
    return _CHINESE.search(text) is not None


def _plain(text: str) -> str:
    return text.replace('"', "")
