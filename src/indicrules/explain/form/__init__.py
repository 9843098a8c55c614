"""The form of finance bureaus: a scorecard as the table that units hand in, as a page and as Markdown."""

from __future__ import annotations
