"""Reports as documents: the scoring section of a self-evaluation report in its usual wording, with the form."""

from __future__ import annotations
