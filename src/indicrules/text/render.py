"""Turn a diagnostic into the lines that a person reads, with carets under the text it speaks of."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from indicrules.text.diagnostic import Diagnostic, Severity
from indicrules.text.sentence import Language, say
from indicrules.text.source import Span
from indicrules.text.width import clip, display_width

_COLUMNS = 100  # of source that is shown; a longer line is cut to a window around the caret
_MOST = 400  # characters of each part of a line that are looked at, whatever their width
_BEFORE = 40  # of these, what stands left of the caret
_CUT = "…"
_TAB = "    "

COLOURS: dict[Severity, str] = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "note": "\x1b[1;36m"}
_QUIET = "\x1b[2m"
_STRONG = "\x1b[1m"
_RESET = "\x1b[0m"


def render(
    diagnostic: Diagnostic,
    *,
    color: bool = False,
    language: Language = "en",
    path_of: Callable[[str], str] = str,
) -> str:
    """Write a diagnostic out: what, where, the line with carets, the other places, the hint.

    `path_of` gives what a file is called where it stands, by its name.
    """
    paint = COLOURS[diagnostic.severity]
    label = f"{say(f'label.{diagnostic.severity}').told(language)}[{diagnostic.code}]"
    message, hint = diagnostic.message_in(language), diagnostic.hint_in(language)
    colon = say("label.colon").told(language)
    lines = [f"{painted(label, paint, color)}{colon}{painted(visible(message), _STRONG, color)}"]
    if diagnostic.span is not None:
        lines += _excerpt(diagnostic.span, path_of, "", paint, color)
    for other in diagnostic.secondary:
        lines += _excerpt(other.span, path_of, other.label_in(language), _QUIET, color)
    if hint is not None:
        lines.append(f"{painted(say('label.hint').told(language), _STRONG, color)}{colon}{visible(hint)}")
    return "\n".join(lines)


def visible(text: str) -> str:
    """Give `text` with every character that a terminal would obey, or not show, written as its number.

    >>> visible("a\\x1b[2Jb")
    'a<U+001B>[2Jb'
    """
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character == "\t":
        return _TAB
    if character.isprintable() or unicodedata.category(character) in ("Zs", "Mn", "Me", "Mc"):
        return character
    return f"<U+{ord(character):04X}>"


def painted(text: str, paint: str, color: bool) -> str:
    """Give a text in a colour, where there are colours."""
    return f"{paint}{text}{_RESET}" if color and text else text


def _excerpt(span: Span, path_of: Callable[[str], str], label: str, paint: str, color: bool) -> list[str]:
    line, column = span.source.position(span.start)
    text = span.source.line_text(line)
    start = min(column - 1, len(text))
    length = max(0, min(span.end - span.start, len(text) - start))
    before, marked, after = _near(text[:start], text[start : start + length], text[start + length :])
    number = str(line)
    margin = " " * len(number)
    before, marked, after = _window(visible(before), visible(marked), visible(after))
    carets = "^" * max(1, display_width(marked))
    note = f" {visible(label)}" if label else ""
    place = f"{visible(path_of(span.source.name))}:{line}:{column}"
    bar = painted("|", _QUIET, color)
    return [
        f"{margin}{painted('-->', _QUIET, color)} {place}",
        f"{painted(number, _QUIET, color)} {bar} {before}{marked}{after}",
        f"{margin} {bar} {' ' * display_width(before)}{painted(carets + note, paint, color)}",
    ]


def _near(before: str, marked: str, after: str) -> tuple[str, str, str]:
    """Cut a line that is far too long to what can be shown of it, before each of its characters is looked at."""
    before = before if len(before) <= _MOST else _CUT + before[-_MOST:]
    marked = marked if len(marked) <= _MOST else marked[:_MOST] + _CUT
    after = after if len(after) <= _MOST else after[:_MOST] + _CUT
    return before, marked, after


def _window(before: str, marked: str, after: str) -> tuple[str, str, str]:
    """Cut a line that is too wide to the part around what is marked."""
    if display_width(before) + display_width(marked) + display_width(after) <= _COLUMNS:
        return before, marked, after
    if display_width(before) > _BEFORE:
        before = _CUT + _tail(before, _BEFORE - 1)
    room = _COLUMNS - display_width(before) - 1
    if display_width(marked) > room:
        return before, clip(marked, room) + _CUT, ""
    room -= display_width(marked)
    if display_width(after) > room:
        after = clip(after, room) + _CUT
    return before, marked, after


def _tail(text: str, columns: int) -> str:
    return clip(text[::-1], columns)[::-1]
