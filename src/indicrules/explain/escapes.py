"""Turn texts into Markdown that shows exactly them: marks escaped, addresses whole, nothing that opens a list."""

from __future__ import annotations

from indicrules.explain.addresses import addresses
from indicrules.text.patterns import pattern
from indicrules.text.render import visible

# Not escaped, as they cannot be markup there: a `*` between blanks, a `_` inside a word, an `&` that opens no entity,
# a `>` that no `<` was left for.
_MARKS = pattern(r"[\\`{}\[\]<#|~$]|(?<!\s)\*|\*(?!\s)|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|(?<=[^\s])>")
_BLANKS = pattern(r"[ \t\r\n]+")
_NUMBERED = pattern(r"([0-9]{1,9})([.)])(?=\s|$)")
_ENTITY = pattern(r"&#?\w+;")
_ESCAPED = r"\\\g<0>"
_OPENING = frozenset("-+=>*")


def inline(text: str) -> str:
    """Write a text for a heading, a cell of a table, or the middle of a line."""
    shown = _BLANKS.sub(" ", visible(text)).strip(" ")
    if "://" not in shown:
        return _MARKS.sub(_ESCAPED, shown)
    return "".join(f"{_MARKS.sub(_ESCAPED, before)}{_address(address)}" for before, address in addresses(shown))


def paragraph(text: str) -> str:
    """Write a text that opens a line: what would make of it a list, a quotation or a rule is escaped."""
    found = inline(text)
    if numbered := _NUMBERED.match(found):
        return f"{numbered[1]}\\{found[numbered.end(1) :]}"
    return f"\\{found}" if found[:1] in _OPENING else found


def _address(address: str) -> str:
    if not address or _ENTITY.search(address):  # some renderers would read the entity
        return _MARKS.sub(_ESCAPED, address)
    return f"<{address}>"
