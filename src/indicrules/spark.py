"""The public face for Spark: a frame or a table of departments in, one of scores out."""

from __future__ import annotations

from indicrules.text.extras import wanted

with wanted("spark"):
    from indicrules.tables.engines.spark import Progress, score
    from indicrules.tables.engines.table_function import register

__all__ = ["Progress", "register", "score"]
