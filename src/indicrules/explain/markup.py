"""Turn texts into HTML: escaped, addresses made links, and what is in another language than the page marked as such."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from types import MappingProxyType
from typing import Final

from indicrules.explain.addresses import addresses
from indicrules.explain.captions import Caption, caption
from indicrules.explain.messages import Words
from indicrules.text.classes import frozen
from indicrules.text.patterns import pattern
from indicrules.text.render import visible

LANGUAGES: Final = {"en": "en", "zh": "zh-CN"}

_HAN: Final = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_WIDE: Final = rf"{_HAN}\u3000-\u303f\uff01-\uff60“”‘’"
_CHARACTER = pattern(rf"[{_HAN}]")
_CHINESE = pattern(rf"[{_WIDE}](?:[{_WIDE} \d.%]*[{_WIDE}])?")
_WORD: Final = r"[A-Za-z][A-Za-z’-]*"
_ENGLISH = pattern(rf"(?<![A-Za-z’-]){_WORD}(?:[ ,]+{_WORD})+")  # at least two words: one may be a unit or a name
_LONG = pattern(r"\S{20,}")  # what may be wider than a column
_JOINT = pattern(r"[_(](?=\w)")
_QUOTED = pattern(r"`([^`\n]+)`")
_NO_ANCHOR = pattern(r"[^\w.-]")


@frozen
class Markup:
    """What writes texts for a page in one language; `places` are those that the page shows, each with its anchor."""

    words: Words
    places: Mapping[str, str] = MappingProxyType({})

    def __call__(self, text: str) -> str:
        """Write a text; what is long may break after a `_` or a parenthesis."""
        if not text:
            return ""
        if "://" not in text:
            return self.plain(text)
        return "".join(f"{self.plain(before)}{_link(address)}" for before, address in addresses(visible(text)))

    def quoting(self, text: str) -> str:
        """Write a text with what stands in backticks as code, without them."""
        parts = _QUOTED.split(text)
        return "".join(f"<code>{self.plain(part)}</code>" if at % 2 else self(part) for at, part in enumerate(parts))

    def place(self, place: str) -> str:
        """Write where a rule stands, and lead there if the page shows it."""
        if not place:
            return ""
        at = self.places.get(place)
        if at is None:
            return f'<span class="place">{self(place)}</span>'
        return f'<a class="place" href="#{at}">{self.plain(place)}</a>'

    def label(self, key: str) -> str:
        """Write a label of the explanation."""
        return escape(self.words.label(key), quote=False)

    def caption(self, key: Caption) -> str:
        """Write a label that only pages have."""
        return escape(caption(key, self.words.language), quote=False)

    def plain(self, text: str) -> str:
        """Write a text of which no address becomes a link, as inside another link."""
        found = escape(visible(text), quote=False)
        if self.words.language == "zh":
            found = _ENGLISH.sub(r'<span lang="en">\g<0></span>', found)
        elif not found.isascii():
            found = _CHINESE.sub(_chinese, found)
        return _LONG.sub(_jointed, found) if "_" in found or "(" in found else found


def attribute(text: str) -> str:
    """Write a text as the value of an attribute, without its quotes."""
    return escape(visible(text))


def anchor(name: str) -> str:
    """Give what an item's section is linked by."""
    return attribute(f"item-{_NO_ANCHOR.sub('-', name)}")


def _link(address: str) -> str:
    return f'<a href="{escape(address)}">{escape(address, quote=False)}</a>' if address else ""


def _jointed(found: re.Match[str]) -> str:
    """Let a long name or call break where its parts meet."""
    return _JOINT.sub(r"\g<0><wbr>", found[0])


def _chinese(found: re.Match[str]) -> str:
    return f'<span lang="zh">{found[0]}</span>' if _CHARACTER.search(found[0]) else found[0]
