"""Score performance indicators exactly, from rules written down, and explain each deduction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicrules.text.door import door
from indicrules.text.version import VERSION

if TYPE_CHECKING:
    from indicrules.audit.found import Finding
    from indicrules.auditing import Audit
    from indicrules.card.contents import Input, RulesetItem
    from indicrules.editing.document import Document, Workspace
    from indicrules.evaluate.values import NOT_APPLICABLE
    from indicrules.files.claim import Claim, Place
    from indicrules.intake.noted import DataNote
    from indicrules.receipts.differences import Verification
    from indicrules.ruleset import Ruleset, diagnose, load, loads, mended, verify
    from indicrules.scorecard import Scorecard
    from indicrules.tables.status import Status
    from indicrules.tables.write.report import Report
    from indicrules.text.diagnostic import Diagnostic
    from indicrules.text.errors import DataError, IndicrulesError, NotInstalled, Problem, RulesetError

__version__ = VERSION

__all__ = [
    "NOT_APPLICABLE",
    "Audit",
    "Claim",
    "DataError",
    "DataNote",
    "Diagnostic",
    "Document",
    "Finding",
    "IndicrulesError",
    "Input",
    "NotInstalled",
    "Place",
    "Problem",
    "Report",
    "Ruleset",
    "RulesetError",
    "RulesetItem",
    "Scorecard",
    "Status",
    "Verification",
    "Workspace",
    "diagnose",
    "load",
    "loads",
    "mended",
    "verify",
]

# Where each public name lives; it is imported when first asked for, so that `import indicrules` costs a program
# that does not score anything next to nothing.
_HOMES = {
    "NOT_APPLICABLE": "indicrules.evaluate.values",
    "Audit": "indicrules.auditing",
    "Claim": "indicrules.files.claim",
    "DataError": "indicrules.text.errors",
    "DataNote": "indicrules.intake.noted",
    "Diagnostic": "indicrules.text.diagnostic",
    "Document": "indicrules.editing.document",
    "Finding": "indicrules.audit.found",
    "IndicrulesError": "indicrules.text.errors",
    "Input": "indicrules.card.contents",
    "NotInstalled": "indicrules.text.errors",
    "Place": "indicrules.files.claim",
    "Problem": "indicrules.text.errors",
    "Report": "indicrules.tables.write.report",
    "Ruleset": "indicrules.ruleset",
    "RulesetError": "indicrules.text.errors",
    "RulesetItem": "indicrules.card.contents",
    "Scorecard": "indicrules.scorecard",
    "Status": "indicrules.tables.status",
    "Verification": "indicrules.receipts.differences",
    "Workspace": "indicrules.editing.document",
    "diagnose": "indicrules.ruleset",
    "load": "indicrules.ruleset",
    "loads": "indicrules.ruleset",
    "mended": "indicrules.ruleset",
    "verify": "indicrules.ruleset",
}

__getattr__, __dir__ = door(globals(), _HOMES)
