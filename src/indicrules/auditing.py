"""The public audit: what was found, with its reports."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, overload

from indicrules.audit import found
from indicrules.text.sentence import Language

if TYPE_CHECKING:
    from indicrules.scorecard import ReportFormat


class Audit(found.Audit):
    """What an audit of one department's published figures gives.

    `card` is the scorecard recomputed from the data; `results` holds one finding for each claim and each check,
    whatever came of it, in their order; `findings` all that failed or is doubtful, the gravest first, those that hold
    claims to each other and to the data among them; `claims` are the claims as they were given. Iterating gives the
    findings.
    """

    __slots__ = ()

    @overload
    def report(
        self, format: Literal["html", "markdown"] = ..., lang: Language = ..., *, about: Mapping[str, str] | None = ...
    ) -> str: ...

    @overload
    def report(
        self, format: Literal["xlsx", "docx"], lang: Language = ..., *, about: Mapping[str, str] | None = ...
    ) -> bytes: ...

    def report(
        self, format: ReportFormat = "html", lang: Language = "en", *, about: Mapping[str, str] | None = None
    ) -> str | bytes:
        """Write a report to hand on, as `card.report` does, with the findings in it.

        On a page, in Markdown they come first; a workbook has a sheet of them, with each claim that holds or was
        skipped; a document has a section of them. `about` says of which `unit`, `data` and `date` the report is.

        Raise `ValueError` for an option that there is not; `NotInstalled` where a workbook or document is asked for
        and `pip install "indicrules[files]"` was not run.
        """
        from indicrules.report.rendering import reported  # only a report needs the renderers

        return reported(self, format, lang, about={} if about is None else about)

    def write_report(
        self, path: str | os.PathLike[str], lang: Language = "en", *, about: Mapping[str, str] | None = None
    ) -> None:
        """Write the report into a file, in the format of its ending: `.html`, `.md`, `.xlsx` or `.docx`.

        The file appears once it is whole, in the place of any that was there. Raise `ValueError` for an ending that
        says nothing, `OSError` where the file cannot be written, and what `report` raises.
        """
        from indicrules.report.writing import write  # only a report needs the renderers

        write(path, lambda format: self.report(format, lang, about=about))

    def _repr_html_(self) -> str:
        """Give the findings as a notebook shows them: a fragment whose styles touch nothing else on the page."""
        from indicrules.report.fragment import fragment  # only a notebook needs the renderers

        return fragment(self, "en")


def public(audit: found.Audit) -> Audit:
    """Give an audit its public face."""
    return Audit(audit.card, audit.findings, audit.results, audit.claims)
