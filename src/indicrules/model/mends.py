"""Turn what a hint says to write into the edits of the text that come to it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from indicrules.text.diagnostic import Edit
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Said, Sentence
from indicrules.text.source import Source, Span

_IN_PLACE: Mapping[str, str] = MappingProxyType(
    {
        "hint.write": "{text}",
        "hint.did-you-mean": "{word}",
        "deduct-on-met-side.hint": "{side} target",
        "full-mark-at-open-end.hint": "{operator}= {text}",
        "list-worked-out.alone": "{text}",
        "list-worked-out.inside": "{name}({count}, known({values}))",
        "list-worked-out.left": "known({left}) {operator} {right}",
        "not-a-number.share": "{word}",
        "not-a-number.unquoted": "{text}",
        "not-constant.irrational-hint": "round({text}, 0.01)",
        "nothing-left.fewer": "{name}({count}, {values})",
        "percent-is-not-points.divided": "{text} / 1%",
        "percent-is-not-points.step": "{number}",
        "range-of-another-kind.hyphen": "{range}",
        "range-upside-down.clamp-hint": "clamp({text}, {high}, {low})",
        "ratio-in-percent.hint": "{text}%",
        "rows-overlap.hint": "{text}",
        "sorted-apart.all": "weighted_mean({text}, weights)",
        "sorted-apart.mean": "mean({text})",
        "step-of-another-unit.or-completion": "{step}",
        "unit-clash.divide": "{text} / 1 {unit}",
        "unit-clash.points-hint": "{text} / 1 {unit}",
        "unknown-name.digits": "{text}",
        "unknown-name.item": "score({word})",
    }
)
"""What the hints of these keys say to write in place of what is underlined."""
_TO_FILL_IN = pattern(r"…|\bNAME")
_INSIDE = pattern(r"\"[^\"]*\"|\([^()]*\)")
_LOOSE = pattern(r"(?!^)[-+−－＋<>=]|(?<!\w)(?:if|and|or|not)(?!\w)|如果|并且|或者|不是")  # binds less than `*` and `/`
_INDENT = "  "


def as_told(span: Span, advice: Said | None) -> tuple[Edit, ...]:
    """Give the edit that a hint comes to which says what to write in place of what is underlined."""
    if not isinstance(advice, Sentence) or advice.key not in _IN_PLACE:
        return ()
    text, written = _IN_PLACE[advice.key].format_map(advice.parts), span.text
    if _TO_FILL_IN.search(text):
        return ()
    if advice.key == "hint.did-you-mean":
        quote = written[:1] if written[:1] in ('"', "“") and not text.startswith('"') else ""
        if quote:
            return (Edit(span, f"{quote}{text}{written[-1]}"),)
        if len(written.split()) > 1:
            return ()  # the word is a part of what is underlined
    return (Edit(span, text),)


def in_place(span: Span, word: str, instead: str | None) -> tuple[Edit, ...]:
    """Give the edit that writes another word for one that stands once in a span; none without another word."""
    text = span.text
    if instead is None or text.count(word) != 1:
        return ()
    start = span.start + text.index(word)
    return (Edit(Span(span.source, start, start + len(word)), instead),)


def swapped(one: Span, other: Span) -> tuple[Edit, ...]:
    """Give the edits that write each of two stretches where the other stands."""
    return (Edit(one, other.text), Edit(other, one.text))


def without_line(span: Span) -> tuple[Edit, ...]:
    """Give the edit that takes out lines which hold nothing but a span; none where they hold more."""
    text = span.source.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end) + 1 or len(text)
    if text[start : span.start].strip() or text[span.end : end].strip():
        return ()
    return (Edit(Span(span.source, start, end), ""),)


def clause_below(header: Span, clause: str) -> tuple[Edit, ...]:
    """Give the edit that writes a clause below the line of a header, before all others of the block."""
    text = header.source.text
    end = text.find("\n", header.end)
    end = len(text) if end < 0 else end
    if text[:end].endswith("\r"):
        end -= 1
    return (Edit(Span(header.source, end, end), f"\n{_INDENT}{clause}"),)


def block_at_end(source: Source, block: str) -> tuple[Edit, ...]:
    """Give the edit that writes a block of one line at the end of a file."""
    end = len(source.text)
    return (Edit(Span(source, end, end), f"{'' if source.text.endswith(chr(10)) else chr(10)}{block}\n"),)


def factor(span: Span) -> str:
    """Give what stands in a span so that it can stand beside `*` or `/`: a sum or a condition in parentheses."""
    text = bare = span.words
    while (inner := _INSIDE.sub("_", bare)) != bare:
        bare = inner
    return f"({text})" if _LOOSE.search(bare) else text
