"""Turn the comments `# allow: code because reason` of a text into what they silence, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indicrules.language.clauses import BLOCK_KINDS
from indicrules.language.words import OPENERS
from indicrules.syntax.places import normal
from indicrules.syntax.signs import FIRST_WORD, plain_forms
from indicrules.text.classes import frozen
from indicrules.text.codes import CODES
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.patterns import pattern
from indicrules.text.source import Source, Span

_MENTIONED = pattern(r"[#＃][ \t\u3000]*(?:allow|允许)", re.IGNORECASE)
_COMMENT = pattern(r'((?:[^"#\n]|"[^"\n]*"?)*+)#[^\n]*')
_BLANK = " \t\r\u3000"
_WORD = r"[A-Za-z][A-Za-z0-9_-]*"
_CODE = rf"`?{_WORD}`?"
_BETWEEN = r"(?:[ \t\u3000]*[,、][ \t\u3000]*|[ \t\u3000]+(?=`?[a-z]+-[a-z]))"
_ALLOW = pattern(
    rf"#[ \t\u3000]*(?:(?i:allow)|允许)[ \t\u3000]*(?P<colon>:?)[ \t\u3000]*(?P<codes>{_CODE}(?:{_BETWEEN}{_CODE})*)"
    rf"(?P<rest>(?![A-Za-z0-9_]).*)"
)
_REASON = pattern(r"[ \t\u3000,;-]*(?:because\b|因为)[ \t\u3000]*(?P<reason>.*)", re.IGNORECASE)
_EACH = pattern(_WORD)


@frozen
class Allowed:
    """One code that a comment silences, on the lines from `first` to `last`; `because` is blank where nothing is said.

    `span` is the code, `comment` the whole comment; `alone` says that the comment silences no other code, `whole` that
    it is for the whole file.
    """

    code: str
    because: str
    first: int
    last: int
    span: Span
    comment: Span
    alone: bool
    whole: bool

    def silences(self, diagnostic: Diagnostic) -> bool:
        """Tell whether it silences a diagnostic, any line of which it covers; errors never are."""
        span = diagnostic.span
        if span is None or diagnostic.code != self.code or span.source is not self.span.source:
            return False
        return self.first <= span.source.position(max(span.start, span.end - 1))[0] and span.line <= self.last


def allowed_in(source: Source) -> tuple[Allowed, ...]:
    """Give what the comments of a text silence, in its order."""
    if _MENTIONED.search(source.text) is None:
        return ()
    lines = plain_forms(source.text).split("\n")
    head = next((number for number, line in enumerate(lines, 1) if _opens_block(line)), len(lines) + 1)
    return tuple(each for number, line in enumerate(lines, 1) for each in _of_line(source, lines, number, line, head))


def _of_line(source: Source, lines: list[str], number: int, line: str, head: int) -> Iterator[Allowed]:
    """Give what the comment of a line silences; `head` is the line of the first block."""
    if "#" not in line:
        return
    begun = source.offset(number)
    remark = _COMMENT.match(line)
    found = None if remark is None else _ALLOW.match(line, remark.end(1))
    if remark is None or found is None:
        return
    reason = _REASON.match(found["rest"])
    plain = (reason is not None or not found["rest"].strip(_BLANK)) and found["colon"]
    codes = list(_EACH.finditer(found["codes"]))
    if not plain and not _is_code(codes[0][0]):
        return  # a remark that opens with the same word
    comment = Span(source, begun + remark.end(1), begun + len(line.rstrip(_BLANK)))
    whole = not remark[1].strip(_BLANK) and number <= head
    first, last = (1, len(lines)) if whole else (number, number) if remark[1].strip(_BLANK) else _below(lines, number)
    because = "" if reason is None else reason["reason"].strip(_BLANK)
    for each in codes:
        start = begun + found.start("codes") + each.start()
        span = Span(source, start, start + len(each[0]))
        yield Allowed(each[0], because, first, last, span, comment, len(codes) == 1, whole)


def _is_code(word: str) -> bool:
    """Tell whether a word is a code, or can be nothing but one that is misspelt."""
    return word in CODES or "-" in word.strip("-")


def _below(lines: list[str], number: int) -> tuple[int, int]:
    """Give the lines that a comment on a line of its own covers: those of the block below it, or the next one."""
    following = (at for at in range(number, len(lines)) if lines[at].strip(_BLANK)[:1] not in ("", "#"))
    at = next(following, None)
    if at is None:
        return number, number
    if not _opens_block(lines[at]):
        return at + 1, at + 1
    end = next((after for after in range(at + 1, len(lines)) if _opens_block(lines[after])), len(lines))
    return at + 1, end


def _opens_block(line: str) -> bool:
    word = FIRST_WORD.match(line)
    keyword = None if word is None else OPENERS.get(normal(word[1]))
    return keyword is not None and keyword.kind in BLOCK_KINDS
