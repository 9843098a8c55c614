"""The public face for Spark: a frame of departments in, a frame of scores out."""

from __future__ import annotations

from indicrules.text.extras import wanted

with wanted("spark"):
    from indicrules.columnar.spark import Progress, score

__all__ = ["Progress", "score"]
