"""Turn a scorecard or an audit into a report in one of the formats."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, assert_never, get_args

from indicrules.audit.found import Audit
from indicrules.card.scorecard import Scorecard
from indicrules.explain.render import known_about
from indicrules.report.composed import composed
from indicrules.report.markdown import markdown
from indicrules.report.page import page
from indicrules.text.collector import uncollected
from indicrules.text.extras import wanted
from indicrules.text.options import one_of
from indicrules.text.sentence import Language

Format = Literal["html", "markdown", "xlsx", "docx"]
FORMATS: tuple[Format, ...] = get_args(Format)

_NOTHING: Mapping[str, str] = MappingProxyType({})


def reported(
    of: Scorecard | Audit, format: Format = "html", lang: Language = "en", *, about: Mapping[str, str] = _NOTHING
) -> str | bytes:
    """Report on a card or an audit: as a page or Markdown a text, as a workbook or document the bytes of the file.

    `about` says of which `unit`, `data` and `date` the report is. Raise `ValueError` for an option that there is not.
    """
    one_of("lang", lang, get_args(Language))
    one_of("format", format, FORMATS)
    known_about(about)
    card = of.card if isinstance(of, Audit) else of
    with uncollected(len(card.model.items)):
        report = composed(of, lang, about)
        match format:
            case "html":
                return page(report)
            case "markdown":
                return markdown(report)
            case "xlsx":
                with wanted("files"):
                    from indicrules.report.workbook.writing import workbook  # a library is loaded where it is needed
                return workbook(report)
            case "docx":
                with wanted("files"):
                    from indicrules.report.document.writing import document
                return document(report)
            case _:
                assert_never(format)
