"""Turn what is too long or unsafe in a text into its diagnostic."""

from __future__ import annotations

from indicrules.text.diagnostic import Diagnostic
from indicrules.text.source import Source, Span

MOST_MISTAKES = 500


def file_too_long(source: Source) -> Diagnostic:
    """Say that the file is longer than 1 MB."""
    message = "the file is longer than 1,000,000 bytes"
    return Diagnostic("file-too-long", message, Span(source, 0, 0), "split it by `use`")


def line_too_long(span: Span) -> Diagnostic:
    """Say that a line is longer than 4 KB."""
    short = Span(span.source, span.start, span.start + 1)
    return Diagnostic(
        "line-too-long",
        f"the line has {span.end - span.start} characters, more than 4096",
        short,
        "break it inside parentheses, or name a part of it with a `metric`",
    )


def too_many_tokens(span: Span, most: int) -> Diagnostic:
    """Say that a line holds too many words and signs."""
    return Diagnostic(
        "too-many-tokens",
        f"the line holds more than {most} words and signs",
        span,
        "name a part of it with a `metric`",
    )


def too_many_lines(span: Span, most: int) -> Diagnostic:
    """Say that a file holds too many lines."""
    return Diagnostic("too-many-lines", f"the file holds more than {most:,} lines", span, "split it by `use`")


def too_many_mistakes(span: Span) -> Diagnostic:
    """Say that reading stopped."""
    return Diagnostic(
        "too-many-mistakes",
        "too many mistakes; what follows was not read",
        span,
        "correct those above, and check again",
    )


def unsafe_character(span: Span) -> Diagnostic:
    """Name a control or direction character by its number."""
    if span.text == "\r":
        message = "a carriage return that no line feed follows ends no line"
        return Diagnostic("unsafe-character", message, span, "save the file with the line ends of Unix or Windows")
    return Diagnostic(
        "unsafe-character",
        f"the character `U+{ord(span.text):04X}` cannot be seen and may make the text read otherwise than it counts",
        span,
        "delete it",
    )
