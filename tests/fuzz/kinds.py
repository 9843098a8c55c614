"""Every kind of input, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tests.fuzz import cards, claims, commands, data, forms, frames, generated, meanings, options, rulesets, tables
from tests.fuzz.kind import Kind

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            *data.KINDS,
            *cards.KINDS,
            *claims.KINDS,
            *rulesets.KINDS,
            *generated.KINDS,
            *tables.KINDS,
            *meanings.KINDS,
            *frames.KINDS,
            *commands.KINDS,
            *forms.KINDS,
            *options.KINDS,
        )
    }
)
