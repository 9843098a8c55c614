"""Turn what is too long or unsafe in a text into its diagnostic."""

from __future__ import annotations

from indicrules.text.diagnostic import Diagnostic, delete
from indicrules.text.sentence import say
from indicrules.text.source import Source, Span

MOST_MISTAKES = 500


def file_too_long(source: Source) -> Diagnostic:
    """Say that the file is longer than 1 MB."""
    said = say("file-too-long", most="1,000,000")
    return Diagnostic("file-too-long", said, Span(source, 0, 0), say("hint.split-by-use"))


def line_too_long(span: Span) -> Diagnostic:
    """Say that a line is longer than 4 KB."""
    short = Span(span.source, span.start, span.start + 1)
    said = say("line-too-long", count=span.end - span.start, most=4096)
    return Diagnostic("line-too-long", said, short, say("line-too-long.hint"))


def too_many_tokens(span: Span, most: int) -> Diagnostic:
    """Say that a line holds too many words and signs."""
    return Diagnostic("too-many-tokens", say("too-many-tokens", most=most), span, say("hint.name-a-part"))


def too_many_lines(span: Span, most: int) -> Diagnostic:
    """Say that a file holds too many lines."""
    return Diagnostic("too-many-lines", say("too-many-lines", most=f"{most:,}"), span, say("hint.split-by-use"))


def too_many_mistakes(span: Span) -> Diagnostic:
    """Say that reading stopped."""
    return Diagnostic("too-many-mistakes", say("too-many-mistakes.unread"), span, say("too-many-mistakes.hint"))


def unsafe_character(span: Span) -> Diagnostic:
    """Name a control or direction character by its number."""
    if span.text == "\r":
        return Diagnostic("unsafe-character", say("unsafe-character.return"), span, say("unsafe-character.return-hint"))
    return delete("unsafe-character", say("unsafe-character", number=f"U+{ord(span.text):04X}"), span)
