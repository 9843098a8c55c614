"""What an audit gives: findings, each with what was published, what follows, and the causes that explain the gap."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from indicrules.files.claim import Claim, Place, What
from indicrules.text.classes import sealed
from indicrules.text.sentence import Language, Sentence, told

if TYPE_CHECKING:
    from indicrules.card.scorecard import Scorecard

Number = Decimal | Fraction
Recomputed = Number | str | bool | datetime.date
Severity = Literal["error", "warning", "note"]
Status = Literal["fail", "warn", "pass", "skipped"]
Subject = What | Literal["check", "data"]
AuditFormat = Literal["text", "markdown", "json"]

SEVERITIES: Mapping[Severity, int] = {"error": 0, "warning": 1, "note": 2}


@sealed
class Cause:
    """What, applied to the exact values, gives the published figure to the last digit published.

    `value` is what it gives, exactly; `arithmetic` the way to it, which a reader redoes by hand.
    """

    code: str
    said: Sentence
    value: Number | str
    arithmetic: str

    @property
    def message(self) -> str:
        """The sentence in English."""
        return told(self.said)


@sealed
class Finding:
    """What an audit says of one published value, of several held to each other, of a check, or of a figure of the data.

    `status` is what came of it; of one `skipped`, `said` is the reason. `of` is the item, None for the whole;
    `what` the kind of value, `check` or `data`; `by` whose claim it is, `""` where nobody's. `claimed` is the text
    that was published, `recomputed` what follows, numbers in the unit that the claim is in (percents as `0.95`), and
    `delta` is claimed − recomputed in points, exactly, None where there are no points. `causes` stand most ordinary
    first. `arithmetic` is an equation that a reader redoes by hand, `""` where there is none. `taken` says how the
    published text was read, where it is more than a plain number.
    """

    code: str
    severity: Severity
    status: Status
    of: str | None
    what: Subject
    by: str
    said: Sentence
    claimed: str | None = None
    recomputed: Recomputed | None = None
    delta: Number | None = None
    causes: tuple[Cause, ...] = ()
    arithmetic: str = ""
    place: Place | None = None
    taken: tuple[Sentence, ...] = ()

    @property
    def message(self) -> str:
        """The sentence in English."""
        return told(self.said)

    def message_in(self, language: Language) -> str:
        """Give the sentence in a language."""
        return told(self.said, language)


@sealed
class Audit:
    """What an audit of one department's published figures gives.

    `card` is the scorecard recomputed from the data; `results` holds one finding for each claim and each check,
    whatever came of it, in their order; `findings` all that failed or is doubtful, the gravest first, those that hold
    claims to each other and to the data among them; `claims` are the claims as they were given.
    """

    card: Scorecard
    findings: tuple[Finding, ...]
    results: tuple[Finding, ...]
    claims: tuple[Claim, ...]

    @property
    def failed(self) -> bool:
        """Whether anything failed; warnings do not count."""
        return any(each.status == "fail" for each in self.findings)

    @property
    def passed(self) -> tuple[Finding, ...]:
        """The claims and checks that hold."""
        return tuple(each for each in self.results if each.status == "pass")

    @property
    def skipped(self) -> tuple[Finding, ...]:
        """The claims and checks that could not be looked at, each with its reason."""
        return tuple(each for each in self.results if each.status == "skipped")

    def __iter__(self) -> Iterator[Finding]:
        """Give the findings."""
        return iter(self.findings)

    def __len__(self) -> int:
        """Count the findings."""
        return len(self.findings)

    def __bool__(self) -> bool:
        return True

    def __str__(self) -> str:
        """Give the text that `indicrules audit` prints."""
        return self.explain().rstrip("\n")

    def explain(self, format: AuditFormat = "text", lang: Language = "en") -> str:
        """Say what was found, as text or Markdown, or as JSON (see `docs/audit.schema.json`).

        Findings stand first, each with what was published and where, what follows, the causes and the arithmetic; then
        what holds, and what was skipped and why. Raise `ValueError` for an option that there is not.
        """
        from indicrules.audit.explained import explained  # only words need them

        return explained(self, format, lang)

    def to_dict(self, lang: Language = "en") -> dict[str, object]:
        """Give the audit as plain data, every number an exact text; sentences are in a language."""
        from indicrules.audit.structured import structured  # only plain data need it

        return structured(self, lang)
