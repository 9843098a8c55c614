"""Turn a body and its title into one page that needs no other file and no script."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from indicrules.explain.markup import LANGUAGES, attribute
from indicrules.explain.style import PAGE
from indicrules.text.patterns import pattern
from indicrules.text.render import visible
from indicrules.text.sentence import Language

_SEAL: Final = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
_UNSAFE = pattern(r"[^\w .,:;()-]")


def page(title: str, language: Language, body: Iterable[str], style: str = "", *, sealed: bool = False) -> str:
    """Write a page; `body` is HTML, `style` what its rules have beyond those of every page.

    One that is `sealed` forbids the browser scripts, and to fetch anything, whatever stood in its texts.
    """
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{LANGUAGES[language]}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        *([_SEAL] if sealed else []),
        f"<title>{attribute(title)}</title>",
        f"<style>{PAGE}{_running(title)}{style}</style>",
        "</head>",
        "<body>",
        *body,
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _running(title: str) -> str:
    """Have every sheet of paper but the first bear the title; an empty one keeps the browser from its own head."""
    return f'@page {{ @top-left {{ content: {_quoted(title)}; }} }}\n@page :first {{ @top-left {{ content: ""; }} }}\n'


def _quoted(text: str) -> str:
    """Write a string of CSS, in which no character can end it, its rule or the element around."""
    return f'"{_UNSAFE.sub(lambda found: f"{chr(92)}{ord(found[0]):x} ", visible(text))}"'
