"""Turn a formula of a document into a line of text, as it would be typed."""

from __future__ import annotations

import re
from typing import Any

from indicrules.forms.elements import local
from indicrules.text.patterns import pattern

_OVER = pattern(r"^\s*eq\s*\\o\s*(?:\\a[clr]\s*)?\((.*)\)\s*$", re.IGNORECASE | re.DOTALL)
_FRACTION = pattern(r"^\s*eq\s*\\f\s*\((.*)[,;，](.*)\)\s*$", re.IGNORECASE | re.DOTALL)
_ROOT = pattern(r"^\s*eq\s*\\r\s*\((.*)\)\s*$", re.IGNORECASE | re.DOTALL)
_COMMA = pattern("[,;，；]")
_TICKS, _CROSSES, _BOXES = "√✓✔", "×✗✘xX", "□☐口"


def field_text(instruction: str) -> str:
    """Give what a field without a result shows, as far as it is drawn: signs one over the other, a fraction.

    >>> field_text(r"eq \\o\\ac(□,√)"), field_text(r"eq \\o\\ac(○,3)"), field_text(r"EQ \\F(43,906)")
    ('☑', '③', '43/906')
    """
    over = _OVER.match(instruction)
    if over:
        pieces = [each.strip() for each in _COMMA.split(over[1]) if each.strip()]
        return _overlaid(pieces)
    fraction = _FRACTION.match(instruction)
    if fraction:
        return f"{_bracketed(fraction[1].strip())}/{_bracketed(fraction[2].strip())}"
    root = _ROOT.match(instruction)
    return f"√({root[1].strip()})" if root else ""


def _overlaid(pieces: list[str]) -> str:
    if len(pieces) == 2:
        below, above = pieces
        if below in _BOXES:
            return "☑" if above in _TICKS else "☒" if above in _CROSSES else f"{below}{above}"
        if below in "○〇◯O" and above.isascii() and above.isdigit() and 1 <= int(above) <= 20:
            return chr(0x245F + int(above))
        return above if below in "○〇◯" else "".join(pieces)
    return "".join(pieces)


def equation_text(element: Any) -> str:
    """Give the text of a formula of Office: fractions as `a/b`, powers `a^b`, roots `√(a)`."""
    return "".join(_text(child) for child in element.iterchildren())


def _text(element: Any) -> str:
    name = local(element)
    if name == "t":
        return element.text or ""
    if name.endswith("Pr"):
        return ""

    def part(wanted: str) -> str:
        return "".join(equation_text(child) for child in element.iterchildren() if child.tag.endswith("}" + wanted))

    match name:
        case "f":
            return f"{_bracketed(part('num'))}/{_bracketed(part('den'))}"
        case "sSup":
            return f"{_bracketed(part('e'))}^{_bracketed(part('sup'))}"
        case "sSub":
            return f"{part('e')}_{_bracketed(part('sub'))}"
        case "sSubSup":
            return f"{part('e')}_{_bracketed(part('sub'))}^{_bracketed(part('sup'))}"
        case "rad":
            degree = part("deg")
            return f"{degree}√({part('e')})"
        case "nary":
            return f"{_sign(element)}{_limits(part('sub'), part('sup'))}{part('e')}"
        case "d":
            inner = [equation_text(child) for child in element.iterchildren() if child.tag.endswith("}e")]
            opens, closes = _delimiters(element)
            return f"{opens}{', '.join(inner)}{closes}"
        case "del" | "moveFrom":
            return ""
        case _:
            return equation_text(element)


def _limits(low: str, high: str) -> str:
    return f"_{_bracketed(low)}^{_bracketed(high)} " if low or high else ""


def _sign(element: Any) -> str:
    return _property(element, "naryPr", "chr") or "∫"


def _delimiters(element: Any) -> tuple[str, str]:
    opens, closes = _property(element, "dPr", "begChr"), _property(element, "dPr", "endChr")
    return "(" if opens is None else opens, ")" if closes is None else closes


def _property(element: Any, properties: str, name: str) -> str | None:
    for child in element.iterchildren():
        if child.tag.endswith("}" + properties):
            for each in child.iterchildren():
                if each.tag.endswith("}" + name):
                    return next((str(value) for key, value in each.attrib.items() if key.endswith("}val")), None)
    return None


def _bracketed(text: str) -> str:
    """Put brackets round a text of several parts."""
    simple = text.replace(".", "").replace("%", "")
    return text if simple.isalnum() or (text[:1] == "(" and text[-1:] == ")") else f"({text})"
