"""Turn what belongs to all sections into appendices: the methods and params used, the data as given and as read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indicrules.card.arithmetic import value_text
from indicrules.explain.document import Appendix, Fact, Line
from indicrules.explain.formula import METHODS_FILE
from indicrules.explain.given import given_and_read
from indicrules.explain.messages import MESSAGES
from indicrules.explain.telling import Whole
from indicrules.explain.wording import place_text, spoken, written
from indicrules.model import expression as ex
from indicrules.model.rules import Item, Model
from indicrules.model.walk import everything, formulas, within


def appendices(whole: Whole, told: Sequence[str]) -> tuple[Appendix, ...]:
    """Give those that have something to tell; to be called when all sections have been told, those of items `told`."""
    found = (
        *methods(whole),
        Appendix("params", whole.words.say("params_title"), tuple(_params(whole, told))),
        Appendix("data", whole.words.say("data_title"), tuple(_data(whole))),
    )
    return tuple(each for each in found if each.blocks)


def methods(whole: Whole) -> tuple[Appendix, ...]:
    """Give the methods that the sections named, if there are any."""
    blocks = tuple(_methods(whole))
    return (Appendix("methods", whole.words.say("methods_title"), blocks),) if blocks else ()


def _methods(whole: Whole) -> Iterator[Fact]:
    language, root = whole.words.language, whole.root
    for name, used in whole.methods.items():
        names = ", ".join(argument for argument, _ in used.arguments)
        shipped = used.defined.source.name == METHODS_FILE
        called = root.say(f"method_{name}") if shipped else name
        opening = called if called == name else f"{called} {name}"
        opening = f"{opening}({names})" if names else opening
        if isinstance(used.body, ex.Cases):
            texts = [written(row.span, language) for row in used.body.rows]
            if used.body.otherwise is not None:
                otherwise = written(used.body.otherwise.span, language)
                texts.append(root.say("otherwise_row", row=otherwise))
            if isinstance(used.body.subject, ex.Word):
                opening = f"{opening}, {written(used.body.subject.span, language)}"
            said = root.say("separator").join(texts)
        else:
            key = f"method_{name}_body"
            said = root.say(key) if shipped and key in MESSAGES else written(used.body.span, language)
        said = f"{opening}{root.say('colon')}{said}"
        yield root.fact("method", said, place=place_text(used.defined), kind="formula")


def _params(whole: Whole, told: Sequence[str]) -> Iterator[Fact]:
    """Give the params that the sections read; all of them where everything is told."""
    root, lines, model = whole.root, [], whole.card.model
    everything = whole.depth == "full" or not model.params
    read = frozenset() if everything else _params_read(model, [*(model.items[name] for name in told), model.root])
    for name, param in model.params.items():
        if isinstance(param.value, ex.Constant) and (name in read or whole.depth == "full"):
            value = spoken(value_text(param.value.value, param.value.type, whole=True), whole.words.language)
            since = root.say("since", period=str(param.since)) if param.since is not None else ""
            lines.append(Line(f"{name} = {value}", since, place_text(param.span), "datum"))
    if lines:
        yield root.lines("param", tuple(lines))


def _params_read(model: Model, items: Sequence[Item]) -> frozenset[str]:
    expressions = [formula for item in items for _, formula in formulas(item)]
    nodes = within(*expressions, metrics=model.metrics, arguments=True)
    return frozenset(each.name for each in nodes if isinstance(each, ex.Constant) and each.name is not None)


def _data(whole: Whole) -> Iterator[Fact]:
    card, root = whole.card, whole.root
    read = _read(card.model)
    for label, is_read in (("data", True), ("unread", False)):
        names = (name for name in card.model.inputs if (name in read) is is_read)
        lines = tuple(Line(given_and_read(card, name, whole.words), kind="datum") for name in names)
        if lines:
            yield root.lines(label, lines)


def _read(model: Model) -> frozenset[str]:
    """Name the inputs that the score or a check depends on."""
    found = model.made.get("inputs read")
    if found is None:
        nodes = within(*everything(model), metrics=model.metrics, arguments=True)
        found = model.made["inputs read"] = frozenset(each.name for each in nodes if isinstance(each, ex.InputValue))
    assert isinstance(found, frozenset)
    return found
