"""Reports as workbooks: the form filled in, a sheet of deductions, and one of findings where there was an audit."""

from __future__ import annotations
