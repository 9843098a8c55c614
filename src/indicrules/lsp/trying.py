"""Run the examples of a document where they stand, and show beside its items what the nearest one scores."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from lsprotocol import types

from indicrules.card.examples import ExampleResult, given_by, run_example
from indicrules.card.scorecard import Item, Scorecard
from indicrules.lsp.session import Open, Session
from indicrules.syntax import tree
from indicrules.text.errors import DataError
from indicrules.text.sentence import say

RUN: Final = "indicrules.runExample"


class Trials:
    """What the examples of one document came to, as long as its text is the same."""

    def __init__(self) -> None:
        """Begin with none."""
        self._text: str | None = None
        self._cards: dict[int, Scorecard | None] = {}
        self._results: dict[int, ExampleResult] = {}

    def card(self, found: Open, index: int) -> Scorecard | None:
        """Give the scorecard of an example; None where its data are refused, or the text has errors."""
        self._begin(found)
        model = found.document.model
        if model is None or index >= len(model.examples):
            return None
        if index not in self._cards:
            example = model.examples[index]
            try:
                self._cards[index] = found.document.score(given_by(example), example.period)
            except (DataError, ValueError):
                self._cards[index] = None
        return self._cards[index]

    def run(self, found: Open, index: int) -> ExampleResult | None:
        """Give what came of an example; None while the text has errors."""
        self._begin(found)
        model = found.document.model
        if model is None or not 0 <= index < len(model.examples):
            return None
        self._results[index] = run_example(model, index, found.document.score)
        return self._results[index]

    def known(self, found: Open, index: int) -> ExampleResult | None:
        """Give what came of an example if it was run since the text is as it is."""
        self._begin(found)
        return self._results.get(index)

    def _begin(self, found: Open) -> None:
        if self._text is not found.document.text:
            self._text, self._cards, self._results = found.document.text, {}, {}


def examples(found: Open) -> list[tree.ExampleBlock]:
    """Give the examples that stand in a document."""
    return [each for each in found.document.blocks if isinstance(each, tree.ExampleBlock)]


def nearest(found: Open, offset: int) -> int | None:
    """Number the example that stands nearest to a place; None where there is none."""
    return _nearest(_starts(found), offset)


def _starts(found: Open) -> list[int]:
    return [found.document.place(each.span).start for each in examples(found)]


def _nearest(starts: list[int], offset: int) -> int | None:
    return min(range(len(starts)), key=lambda each: abs(starts[each] - offset)) if starts else None


def lenses(found: Open, session: Session, trials: Trials) -> Iterator[types.CodeLens]:
    """Give above each example what runs it, and what came of it when it last ran."""
    lines = found.lines(session.encoding)
    for index, each in enumerate(examples(found)):
        place = found.document.place(each.span)
        result = trials.known(found, index)
        title = say("editor.run")
        if result is not None and result.passed:
            title = say("editor.holds")
        elif result is not None:
            title = say("editor.fails", count=len(result.differences))
        command = types.Command(title.told(session.language), command=RUN, arguments=[found.uri, index])
        yield types.CodeLens(lines.range(place.start, place.start), command)


def ran(found: Open, session: Session, trials: Trials, index: int) -> dict[str, Any]:
    """Run an example; give its title, whether it holds, what differs, and the same as one message."""
    result = trials.run(found, index)
    if result is None:
        said = say("editor.has-errors").told(session.language)
        return {"title": "", "passed": False, "differences": [said], "message": said}
    differences = list(result.differences_in(session.language))
    key = "editor.example-holds" if result.passed else "editor.example-fails"
    message = "\n".join([say(key, title=result.title).told(session.language), *differences])
    return {"title": result.title, "passed": result.passed, "differences": differences, "message": message}


def hints(found: Open, session: Session, trials: Trials, wanted: types.Range) -> Iterator[types.InlayHint]:
    """Give beside each item of a stretch what it scores under the example that stands nearest."""
    lines, document = found.lines(session.encoding), found.document
    start, end = lines.offset(wanted.start), lines.offset(wanted.end)
    starts = _starts(found)
    for block in document.blocks:
        place = document.place(block.span)
        if not isinstance(block, tree.ScoredBlock) or place.end < start or place.start > end:
            continue
        index = _nearest(starts, place.start)
        card = None if index is None else trials.card(found, index)
        label = None if card is None else scored(card, block)
        if label is None or index is None:
            continue
        line_end = document.text.find("\n", place.start)
        title = examples(found)[index].title
        yield types.InlayHint(
            position=lines.position(len(document.text) if line_end < 0 else line_end),
            label=label,
            padding_left=True,
            tooltip=say("editor.under", title=title).told(session.language),
        )


def scored(card: Scorecard, block: tree.ScoredBlock) -> str | None:
    """Write what an item scores on a card, of its full mark."""
    if block.kind == "ruleset":
        grade = "" if card.grade is None else f" {card.grade}"
        return f"= {_of(card.total, card.full)}{grade}"
    item = item_of(card, block.name)
    return None if item is None else f"= {_of(item.score, item.full)}"


def item_of(card: Scorecard, name: str) -> Item | None:
    """Give an item of a card by its name; None where there is none."""
    return next((each for each in card.items if each.name == name), None)


def _of(score: Any, full: Any) -> str:
    if score is None:
        return "—"
    return f"{score}" if full is None else f"{score}/{full}"
