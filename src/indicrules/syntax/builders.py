"""Turn each reduction of the grammar into its tree node."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from indicrules.syntax.block_nodes import BLOCKS
from indicrules.syntax.clause_nodes import CLAUSES
from indicrules.syntax.expression_nodes import EXPRESSIONS
from indicrules.syntax.parts import Node

BUILDERS: Mapping[str, Node] = MappingProxyType({**BLOCKS, **CLAUSES, **EXPRESSIONS})
