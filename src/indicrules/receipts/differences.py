"""What differs from a receipt: each difference with its code, figures and sentence, and all of them together."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from indicrules.exact.number import exact_text
from indicrules.text.classes import field, sealed
from indicrules.text.sentence import Language, Sentence, say, told

if TYPE_CHECKING:
    from indicrules.card.scorecard import Scorecard

About = Literal["receipt", "library", "ruleset", "input", "result"]

CODES: Mapping[str, str] = MappingProxyType(
    {
        "receipt-changed": "the receipt itself was changed since it was made: its seal does not fit what it says",
        "text-changed": "lines of a file of the ruleset are others",
        "text-added": "lines stand in a file of the ruleset that were not there",
        "text-taken-out": "lines are gone from a file of the ruleset",
        "lines-ended-otherwise": "a file of the ruleset differs only in what ends its lines",
        "file-used": "the ruleset uses a file that it did not use",
        "file-not-used": "the ruleset no longer uses a file",
        "shipped-changed": "the texts are the same, and what is shipped with the library and used by them is not",
        "period-changed": "another period is scored",
        "input-changed": "a value of the data is another",
        "result-changed": "a total, score, grade, check or metric comes to something else",
        "ledger-changed": "an item scores the same and loses it otherwise",
        "item-gone": "an item of the receipt is no longer scored",
        "item-new": "an item is scored that the receipt does not have",
        "data-refused": "the ruleset refuses the data",
        "other-library": "note: the receipt was made by another version of the library",
        "input-noted-otherwise": "note: what stands beside a value (source, note) is another",
    }
)
"""The codes of differences and notes, and what each means."""


@sealed
class Difference:
    """One thing that is not as a receipt says: `before` is the receipt's, `after` what was found or recomputed.

    `about` is what it is of and `name` its name: an input, an item, a check's words, or the file of the ruleset, with
    its `line` there. `delta` is after − before, exactly, where both are numbers. A `note` is no difference by itself.
    """

    code: str
    about: About
    said: Sentence
    name: str | None = None
    before: str | None = None
    after: str | None = None
    delta: Fraction | None = None
    line: int | None = None
    note: bool = False

    @property
    def message(self) -> str:
        """The sentence in English."""
        return told(self.said)

    def message_in(self, language: Language) -> str:
        """Give the sentence in a language."""
        return told(self.said, language)


@sealed
class Verification:
    """What came of recomputing a receipt: what differs, what is only to be noted, and the scorecard made anew.

    `card` is None where the ruleset refused the data, which is a difference.
    """

    ruleset: str
    differences: tuple[Difference, ...]
    notes: tuple[Difference, ...]
    card: Scorecard | None = field(default=None, repr=False)

    @property
    def same(self) -> bool:
        """Whether everything is as the receipt says."""
        return not self.differences

    def __str__(self) -> str:
        """Give the lines that `indicrules verify` prints."""
        return self.explain()

    def explain(self, lang: Language = "en") -> str:
        """Say in a language what differs, a line each; the first line says whether anything does."""
        head = say("report.receipt-holds" if self.same else "report.receipt-differs", name=self.ruleset)
        lines = [f"  {each.message_in(lang)}" for each in (*self.differences, *self.notes)]
        return "\n".join([told(head, lang), *lines])

    def to_dict(self, lang: Language = "en") -> dict[str, Any]:
        """Give the same as plain data, every number an exact text; sentences are in a language."""
        return {
            "schema": "indicrules.verify/1",
            "ruleset": self.ruleset,
            "same": self.same,
            "differences": [_dict(each, lang) for each in self.differences],
            "notes": [_dict(each, lang) for each in self.notes],
        }


def _dict(each: Difference, lang: Language) -> dict[str, Any]:
    return {
        "code": each.code,
        "about": each.about,
        "name": each.name,
        "line": each.line,
        "before": each.before,
        "after": each.after,
        "delta": None if each.delta is None else exact_text(each.delta),
        "message": each.message_in(lang),
    }
