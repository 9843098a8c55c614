"""The words that only pages use: what stands over their tables and columns, for eyes and for screen readers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from indicrules.text.sentence import Language

Caption = Literal["about", "findings", "overview", "steps", "without_loss", "remark", "figures"]

_CAPTIONS: Final[Mapping[Caption, tuple[str, str]]] = MappingProxyType(
    {
        "about": ("About this explanation", "评价依据"),
        "findings": ("To know first", "要点"),
        "overview": ("Scores", "得分一览"),
        "steps": ("How it was scored", "计分过程"),
        "without_loss": ("Full marks", "得满分的指标"),
        "remark": ("remark", "备注"),
        "figures": ("figures", "完成情况"),
    }
)


def caption(key: Caption, language: Language) -> str:
    """Give the words in one language."""
    return _CAPTIONS[key][0 if language == "en" else 1]
