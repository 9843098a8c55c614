"""Turn an example that does not hold into the explanation of what was found: of the items that it speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from indicrules.card.examples import ExampleResult
from indicrules.explain.brief import brief
from indicrules.explain.compose import compose
from indicrules.explain.text import text
from indicrules.text.classes import evolve
from indicrules.text.render import visible
from indicrules.text.sentence import Language, label, told


def failure_lines(result: ExampleResult, language: Language = "en", *, color: bool = False) -> Iterator[str]:
    """Give the lines that say what differs, with hints where data was refused, then explain what was found."""
    differences = result.differences_in(language)
    hints = [problem.advice for problem in result.problems] or [None] * len(differences)
    for difference, hint in zip(differences, hints, strict=True):
        yield visible(difference)
        if hint is not None:
            yield f"  {label('label.hint', language)}{visible(told(hint, language))}"
    explained = explained_failure(result, language, color=color)
    if explained:
        yield ""
        yield from (f"  {line}" if line else "" for line in explained.splitlines())


def explained_failure(result: ExampleResult, language: Language = "en", *, color: bool = False) -> str:
    """Explain how the items that failing expectations speak of came to their scores, and the whole by all its items.

    Nothing is explained where the data was refused.
    """
    card = result.card
    if card is None:
        return ""
    about = dict.fromkeys(name for each in result.expectations if not each.holds for name in each.about)
    told = []
    for name in about:
        if name:
            document = compose(card, language, name)
            told.append(text(evolve(document, header=(), appendices=()), color=color))
        else:
            told.append(brief(card, language, color=color))
    return "\n".join(told)
