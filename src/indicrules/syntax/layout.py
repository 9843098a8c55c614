"""Turn the lines of tokens of a ruleset into the lines of its one layout, comments kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indicrules.language.clauses import BLOCK_KINDS, CLAUSE_KINDS
from indicrules.language.words import INLINE, Keyword, Language
from indicrules.syntax.aligned import Stop, Written, with_keywords, with_remarks, with_tests
from indicrules.syntax.lexer import MOST_CHARACTERS, Comment, Lexed
from indicrules.syntax.spacing import is_spaced
from indicrules.syntax.token import Line, Token
from indicrules.text.source import Source

_CLAUSE, _ROW, _CONTINUATION = "  ", " " * 4, " " * 6
_NAME = 2  # how many tokens of a `grade` stand before its test


def laid_out(source: Source, lexed: Lexed, language: Language | None) -> list[str]:
    """Give the lines of the layout, keywords in `language` (None: as they are)."""
    layout = _Layout(source, language)
    layout.read(lexed.lines, lexed.comments)
    layout.end_block()
    return list(with_remarks(map(Written, layout.lines, layout.remarks)))


class _Layout:
    """One text, the language that its keywords are to be in, and the lines of its layout so far."""

    def __init__(self, source: Source, language: Language | None) -> None:
        self.source = source
        self.text = source.text
        self.language = language
        self.lines: list[str] = []
        self.remarks: list[str] = []
        # of the block that is being written: where values begin, and what follows the tests of rows, or grades' names
        self._values: list[Stop] = []
        self._rows: list[Stop] = []
        self._grades: list[Stop] = []

    def read(self, lines: Sequence[Line], comments: Sequence[Comment]) -> None:
        """Lay the lines out."""
        waiting = list(reversed(comments))
        text = self.text
        end = 0
        for line, indent in zip(lines, _indents(lines), strict=True):
            tokens = line.tokens
            first, last = tokens[0], tokens[-1]
            while waiting and waiting[-1].start < first.start:
                end = self._remark(waiting.pop(), indent, end)
            inner: list[Comment] = []
            while waiting and (waiting[-1].start < last.start or "\n" not in text[last.start : waiting[-1].start]):
                inner.append(waiting.pop())
            self._gap(end, first.start)
            if first.kind in BLOCK_KINDS:
                self.end_block()
            elif first.kind in CLAUSE_KINDS:
                self._end_rows()
            if first.rows is not None:
                from indicrules.syntax.table_layout import table_lines  # most rulesets have no table

                to = None if self.language is None else INLINE["to"].spelt(self.language)
                for written, remark in table_lines(self.source, first.start, first.end, to):
                    self._add(written, remark)
            else:
                self._line(tokens, indent, inner)
            end = inner[-1].end if inner and inner[-1].end > last.end else last.end
        for comment in reversed(waiting):
            end = self._remark(comment, "", end)

    def end_block(self) -> None:
        """Put the values of the block's clauses one below the other."""
        self._end_rows()
        if len(self._values) > 1:
            with_tests(self.lines, self._grades)
            with_keywords(self.lines, self._values)
        self._grades, self._values = [], []

    def _end_rows(self) -> None:
        if len(self._rows) > 1:
            with_tests(self.lines, self._rows)
        self._rows = []

    def _add(self, text: str, remark: str = "") -> None:
        self.lines.append(text)
        self.remarks.append(remark)

    def _gap(self, end: int, start: int) -> None:
        if end and self.text.count("\n", end, start) > 1:
            self._add("")

    def _remark(self, comment: Comment, indent: str, end: int) -> int:
        """Put a comment over what it precedes; an indented one at a block's end stays with that block."""
        self._gap(end, comment.start)
        indented = comment.start and self.text[comment.start - 1] != "\n"
        self._add((_CLAUSE if not indent and indented and end else indent) + self._comment(comment))
        return comment.end

    def _comment(self, comment: Comment) -> str:
        return "#" + self.text[comment.start + 1 : comment.end]

    def _line(self, tokens: Sequence[Token], indent: str, comments: Sequence[Comment]) -> None:
        """Write a line with its continuations, each comment where it stood among them; its last token ends it."""
        opener, spelt, text = tokens[0], self._spelt, self.text
        written = indent + spelt(opener)
        broken = "\n" in text[opener.start : tokens[-1].start]
        waiting = list(reversed(comments))
        began = len(self.lines)
        name = _NAME if opener.kind == "GRADE" else -1
        value = test = 0  # where what follows the keyword begins, and what follows the test or name
        depth = cut = 0  # where a line that becomes too long can be broken
        for index in range(1, len(tokens) - 1):
            token = tokens[index]
            before = tokens[index - 1]
            turns = broken and "\n" in text[before.end : token.start]
            end = before.end
            while waiting and waiting[-1].start < token.start:
                comment = waiting.pop()
                if "\n" in text[end : comment.start]:
                    self._add(written)
                    written, cut = _CONTINUATION + self._comment(comment), 0
                else:
                    written += "  " + self._comment(comment)
                end = comment.end
            if turns:
                self._add(written)
                written, cut = _CONTINUATION, 0
            elif is_spaced(tokens, index):
                written += " "
            if len(self.lines) == began:
                if index == 1:
                    value = len(written)
                if index == name or (before.kind == "COLON" and not depth and not test):
                    test = len(written)
            written += spelt(token)
            if cut and len(written) > MOST_CHARACTERS:
                self._add(written[:cut])
                written, cut = _CONTINUATION + written[cut:].lstrip(), 0
            depth += (token.kind == "LPAR") - (token.kind == "RPAR")
            if depth and token.kind == "COMMA":
                cut = len(written)
        if value and opener.kind in CLAUSE_KINDS:
            self._values.append(Stop(began, value))
        if test:
            (self._rows if name < 0 else self._grades).append(Stop(began, test))
        remarks = [self._comment(comment) for comment in reversed(waiting)]
        if len(self.lines) == began:
            self._add(written, "  ".join(remarks))
        else:
            self._add("  ".join((written, *remarks)))

    def _spelt(self, token: Token) -> str:
        if token.keyword is not None:
            return self._keyword(token, token.keyword)
        return self.text[token.start : token.end] if token.kind == "STRING" else token.text

    def _keyword(self, token: Token, keyword: Keyword) -> str:
        if self.language is not None:
            return keyword.spelt(self.language)
        first = self.text[token.start]
        return keyword.english if first.isascii() or "！" <= first <= "～" else keyword.chinese


def _indents(lines: Sequence[Line]) -> Iterator[str]:
    head = ""
    for line in lines:
        kind = line.opener.kind
        if kind in BLOCK_KINDS:
            head = kind
            yield ""
        elif kind in CLAUSE_KINDS:
            yield _CLAUSE
        else:
            yield _CLAUSE if head in ("PARAM", "TABLE") else _ROW
