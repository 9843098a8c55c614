"""Turn ruleset text into lines of tokens, and say what in it is no token."""

from __future__ import annotations

import re
from collections.abc import Mapping

from indicrules.language.clauses import BLOCK_KINDS, CLAUSE_KINDS, EQUATIONS, LISTS
from indicrules.language.words import BLOCKS, INLINE, OPENERS, Keyword
from indicrules.syntax import limits, lines
from indicrules.syntax.depth import MOST_NESTED, too_deep
from indicrules.syntax.places import Around, is_naming, normal, place_measure, place_word
from indicrules.syntax.repair import bands, between, folded, marks, numerals, phrases, slips
from indicrules.syntax.signs import FIRST_WORD, SHORT_LINE, SIGNS, TOKEN, UNSAFE, plain_forms
from indicrules.syntax.token import NEWLINE, Line, Token, opens_rows
from indicrules.text.classes import evolve, frozen
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.patterns import pattern
from indicrules.text.source import Source, Span

MOST_CHARACTERS = 4096
MOST_TOKENS = 2000
MOST_BYTES = 1_000_000
MOST_LINES = 50_000  # of meaning: neither blank nor a remark

_AHEAD = 2_000  # how far a row is looked for that goes on in the lines below
_LONG_LINE = pattern(rf"[^\n]{{{MOST_CHARACTERS + 1},}}")
_NO_MEANING = pattern(r"(?:[ \t]*\r?\n)+|[ \t]*(?P<remark>\#[^\n]*)(?:\n|\Z)")


@frozen
class Comment:
    """The place of a comment, without the blanks at its end."""

    start: int
    end: int


@frozen
class Lexed:
    """The lines of a text, its comments, and its mistakes so far; `hidden` says that a header misnames its block."""

    lines: tuple[Line, ...]
    comments: tuple[Comment, ...]
    diagnostics: tuple[Diagnostic, ...]
    hidden: bool = False


def lex(source: Source) -> Lexed:
    """Cut a text into lines of tokens."""
    reader = _Reader(source)
    if len(source.text) * 4 > MOST_BYTES and len(source.text.encode("utf-8", "replace")) > MOST_BYTES:
        reader.report(limits.file_too_long(source))
        return Lexed((), (), tuple(reader.diagnostics))
    if "\r" in source.text and "\n" not in source.text:
        start = source.text.index("\r")
        reader.report(limits.unsafe_character(Span(source, start, start + 1)))
        return Lexed((), (), tuple(reader.diagnostics))
    reader.read()
    return Lexed(tuple(reader.lines), tuple(reader.comments), tuple(reader.diagnostics), reader.hidden)


def lex_part(source: Source, start: int, end: int) -> Lexed | None:
    """Cut the lines of one block, from `start` to `end`, into tokens; None where these lines alone do not tell."""
    reader = _Reader(source)
    part = reader.text[start:end]
    if UNSAFE.search(part) is not None or _LONG_LINE.search(part) is not None:
        return None
    if not part.isascii():
        reader.text = reader.text[:start] + folded.hide(part) + reader.text[end:]
    if reader.lines_between(start, end, {}) != end:
        return None
    return Lexed(tuple(reader.lines), tuple(reader.comments), tuple(reader.diagnostics), reader.hidden)


class _Reader:
    """The state of one pass over a text."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.written = source.text
        self.text = plain_forms(source.text)
        if self.text.startswith("\ufeff"):
            self.text = " " + self.text[1:]
        self.lines: list[Line] = []
        self.comments: list[Comment] = []
        self.diagnostics: list[Diagnostic] = []
        # of the line that is being read
        self.tokens: list[Token] = []
        self.open: list[int] = []
        self.habits: dict[str, int] = {}  # what is reported once a line, and where it is
        self.mistakes = 0
        self.broken = False
        self.doubtful = False
        self.rows = False  # whether rows can stand under the lines before
        self.unclosed = False  # whether the line before ends inside a string
        self.hidden = False

    def span(self, start: int, end: int) -> Span:
        return Span(self.source, start, end)

    def report(self, diagnostic: Diagnostic) -> None:
        self.mistakes += 1
        self.diagnostics.append(diagnostic)

    def read(self) -> None:
        self._hide_unsafe()
        if not self.text.isascii():
            self.text = folded.hide(self.text)
        long = {found.start(): found.end() for found in _LONG_LINE.finditer(self.text)}
        position = self.lines_between(0, len(self.text), long)
        if len(self.diagnostics) > limits.MOST_MISTAKES:
            self.report(limits.too_many_mistakes(self.span(position, position)))

    def lines_between(self, position: int, end: int, long: Mapping[int, int]) -> int:
        """Read lines up to `end`, and say where the next one begins; `long` says where lines that are too long end."""
        while position < end and len(self.diagnostics) <= limits.MOST_MISTAKES:
            passed = _NO_MEANING.match(self.text, position)
            if passed is not None and (passed.lastgroup is None or position not in long):
                start, stop = passed.span("remark")
                if start >= 0:
                    self.comments.append(Comment(start, start + len(self.written[start:stop].rstrip())))
                position = passed.end()
            elif len(self.lines) == MOST_LINES:
                self.report(limits.too_many_lines(self.span(position, position), MOST_LINES))
                break
            elif position in long:
                self.report(limits.line_too_long(self.span(position, long[position])))
                self.lines.append(Line((Token(NEWLINE, "", position, position),), 0, 1, True))
                self.hidden = True
                self.mistakes = 0
                position = long[position] + 1
            else:
                position = self._line(position)
        return position

    def _hide_unsafe(self) -> None:
        previous = -2
        for found in UNSAFE.finditer(self.text):
            start = found.start()
            line = self.text.rfind("\n", 0, start)
            if line != previous and len(self.diagnostics) <= limits.MOST_MISTAKES:
                self.diagnostics.append(limits.unsafe_character(self.span(start, start + 1)))
            previous = line
        if previous != -2 or self.diagnostics:
            self.text = UNSAFE.sub(" ", self.text)

    def _line(self, position: int) -> int:
        """Read a line from `position` on, and say where the next one begins."""
        text = self.text
        tokens: list[Token] = []
        opened: list[int] = []
        self.tokens, self.open = tokens, opened
        self.mistakes = 0
        self.habits = {}
        self.doubtful = False
        self.broken = False
        short = SHORT_LINE.match(text, position)
        known = short or FIRST_WORD.match(text, position)
        opening = OPENERS.get(short[1]) if short is not None else None
        if short is not None and opening and OPENERS.get(short[2]) != opening != OPENERS.get(short[4]):
            read = self._short(short)
            if read == short.end():
                return self._finish(read)
            position = read
        elif known is not None and known[1] in OPENERS:
            self.unclosed = False
            position = self._opening(known[1], *known.span(1))
        else:
            begun = self._begin(position)
            if begun is None:
                return self._skip(position)
            position, tokens = begun, self.tokens
        match = TOKEN.match
        around: Around | None = None
        while True:
            found = match(text, position)
            assert found is not None  # INVARIANT: the last alternatives take anything
            group = found.lastgroup or ""
            start, end = found.span(group)
            position = end
            if group == "word":
                if tokens:
                    if around is None or len(opened) != around.depth:
                        around = Around(text, self.written, tokens, len(opened))
                    token = self._word(found[group], start, end, around)
                    tokens.append(token)
                    position = token.end
                elif self.broken:
                    tokens.append(Token("NAME", normal(found[group]), start, end))
                    position = self._line_end(end)  # what should open the line is reported
                else:
                    position = self._opening(normal(found[group]), start, end)
            elif group == "bracket":
                kind = SIGNS[found[group]]
                if kind == "LPAR":
                    opened.append(start)
                elif kind == "RPAR":
                    if not opened:
                        if not self.mistakes:  # else the opening one was lost to what was reported
                            self.report(marks.stray_parenthesis(self.span(start, end)))
                        continue
                    opened.pop()
                tokens.append(Token(kind, found[group], start, end))
            elif group == "operator":
                self._operator(found[group], start, end)
            elif group == "number":
                position = self._number(found[group], start, end)
            elif group == "string":
                self._string(start, end)
            elif group == "percent":
                if tokens and (
                    tokens[-1].kind == "NUMBER"
                    or (tokens[0].kind == "INPUT" and (len(tokens) == 2 or tokens[-1].kind == "LIST_OF"))
                ):
                    here = Around(text, self.written, tokens, len(opened))
                    token = place_measure(found[group], start, end, here)
                    tokens.append(token)
                    position = token.end
                else:
                    self.report(marks.stray_percent(self.span(start, end)))
                    self.broken = True
            elif group == "date":
                token, slip = numerals.calendar_day(Token("DATE", found[group], start, end), self.source)
                if slip is not None:
                    self.report(slip)
                    self.broken = True
                tokens.append(token)
            elif group == "comment":
                self.comments.append(Comment(start, start + len(self.written[start:end].rstrip())))
            elif group == "newline":
                if opened and not self._line_follows(end):
                    continue
                if opened:
                    return self._unclosed()
                return self._finish(end)
            elif group == "end":
                return self._unclosed() if opened else self._finish(end)
            elif group == "stop" and found[group] == ";" and not opened and not self._separates(end):
                if not tokens:
                    continue
                self.report(marks.stop(self.span(start, end)))
                return self._finish(end)
            else:
                position = self._odd(group, found, start, end)
            if len(tokens) > MOST_TOKENS:
                return self._abandon(limits.too_many_tokens(self.span(start, end), MOST_TOKENS), start)

    def _short(self, line: re.Match[str]) -> int:
        """Read a short line, and say how far that went: a word may go on past its end."""
        self.unclosed = False
        tokens = self.tokens
        self._open_with(OPENERS[line[1]], *line.span(1))
        around = Around(self.text, self.written, tokens, 0)
        for group in (2, 3, 4, 5):
            start, end = line.span(group)
            if start < 0:
                continue
            position = end
            if group == 3:
                self._operator(line[3], start, end)
            elif group == 5:
                position = self._number(line[5], start, end)
            else:
                token = self._word(line[group], start, end, around)
                tokens.append(token)
                position = token.end
            if position != end:
                return position
        return line.end()

    # ------------------------------------------------------------------------ beginnings of lines

    def _begin(self, position: int) -> int | None:
        """Say where a line that no keyword opens begins; None where it is none of the language's and is reported."""
        unclosed, self.unclosed = self.unclosed, False
        start = lines.first(self.text, position)
        if self.text[start : start + 1] in ("", "#", "\n", "\r"):
            return position
        opening = lines.opening(self.text, start)
        if opening.keyword:
            return position
        end = self._line_end(start)
        if unclosed and '"' in self.text[start:end]:
            return None  # the rest of a text that was reported where it opens
        remark = lines.remark(self.span(start, end), self.text[start:end], self.text[start : end + _AHEAD])
        if remark is not None:
            self.report(remark)
            return None
        mark = lines.list_mark(self.text, start)
        if mark is not None and not (self.rows and slips.is_row(self.text, start)):
            self.report(lines.stray_mark(self.span(start, mark)))
            return mark
        if self.lines and not (self.rows and slips.is_row(self.text, start)):
            before = self.lines[-1]
            goes_on = lines.goes_on(before, self.text[start], opening.word) and not before.broken
            if goes_on and not lines.says_a_rule(self.text[start:end]):
                self.lines.pop()
                self.tokens = list(before.tokens[:-1])
                self.mistakes = before.mistakes
                further = self.span(start, max(lines.word_end(self.text, start), start + 1))
                self.report(lines.continued(further, before.tokens[-1].end))
        return position

    def _line_end(self, position: int) -> int:
        end = self.text.find("\n", position)
        return len(self.text) if end < 0 else end

    def _skip(self, position: int) -> int:
        return min(self._line_end(position) + 1, len(self.text))

    def _separates(self, position: int) -> bool:
        """Say whether a semicolon stands where a comma belongs: a further value follows it, and no clause."""
        return (
            self.tokens != []
            and self.tokens[0].kind in LISTS
            and lines.goes_on_after(self.text, position, self.tokens[0].kind in EQUATIONS)
        )

    # ------------------------------------------------------------------------ words

    def _word(self, written: str, start: int, end: int, around: Around) -> Token:
        """Read a word inside a line."""
        word = normal(written)
        naming = is_naming(around.tokens, around.depth)
        if not naming:
            said = self._in_words(word, written, start, around)
            if said is not None:
                return said
        token = place_word(word, start, end, around)
        if token.kind in ("NAME", "MEASURE") and token.keyword is None and not naming:
            split = slips.joined_words(word, "space" in self.habits)
            return self._split(split, start, written, around) if split else token
        if token.kind != "NAME" and naming and slips.is_misnamed(token):
            return self._misnamed(token)
        if len(around.tokens) == 1 and slips.is_taken(token, around.tokens[0].kind):
            self.report(slips.reserved_word(self.span(start, end), around.tokens[0].kind))
            self.hidden = True
        return token

    def _in_words(self, word: str, written: str, start: int, around: Around) -> Token | None:
        """Read a comparison that is written in words."""
        tokens = around.tokens
        if word[0] == "到":
            joined = between.in_words(self.text, start, tokens, self.source)
            if joined is not None:
                self.report(joined[1])
                return joined[0]
        said = phrases.before(self.text, word, start, tokens)
        if said is not None:
            sign, end = said
            if phrases.limits(sign, tokens):
                self.report(phrases.limit_in_words(self.span(start, end)))
                return Token("UP_TO", "up to", start, end)
            line = self.span(tokens[0].start, self._clause_end(end))
            self.report(phrases.in_words(self.span(start, end), sign, tokens, line))
            return Token(SIGNS[sign], sign, start, end)
        said = phrases.after(word, written, tokens)
        if said is None:
            return None
        sign, length = said
        end = start + len(written)
        self.report(phrases.after_value(self.span(start + length, end), sign, tokens, self.span(tokens[0].start, end)))
        number = next((index for index in range(len(tokens) - 1, -1, -1) if tokens[index].kind == "NUMBER"), None)
        if number is not None and (not number or tokens[number - 1].kind not in phrases.COMPARING):
            place = tokens[number].start
            tokens.insert(number, Token(SIGNS[sign], sign, place, place))
        if length:
            return place_measure(normal(written[:length]), start, start + length, around)._replace(end=end)
        last = tokens.pop()
        return last._replace(end=end)

    def _clause_end(self, position: int) -> int:
        end = self._line_end(position)
        comment = self.text.find("#", position, end)
        return position + len(self.text[position : end if comment < 0 else comment].rstrip())

    def _opening(self, word: str, start: int, end: int) -> int:
        """Read the word that a line opens with."""
        text = self.text
        keyword = OPENERS.get(word)
        if keyword is not None and (keyword.kind in BLOCK_KINDS or not (self.rows and slips.is_row(text, start))):
            self._open_with(keyword, start, end)
            again = FIRST_WORD.match(text, end) if keyword.kind in BLOCK_KINDS else None
            if again is not None and OPENERS.get(again[1]) == keyword:
                self.report(slips.repeated(self.span(start, again.end())))
                return again.end()
            colon = slips.row_start(text, end)
            if colon is None:
                return end
            self.report(slips.stray_colon(self.span(start, end), self.span(colon, colon + 1)))
            return colon + 1
        broken_at = lines.split_word(text, start, end)
        if broken_at is not None:
            self.report(lines.one_word(self.span(start, broken_at), text[start:broken_at]))
            return self._open_with(OPENERS["".join(text[start:broken_at].split())], start, broken_at)
        if word == "out" and (of := slips.OF.match(text, end)) is not None:
            return self._open_with(OPENERS["out of"], start, of.end())
        keyword = INLINE.get(word)
        if keyword is not None:
            return self._open_with(keyword, start, end)
        row = slips.is_row(text, start)
        if not row:
            split = slips.joined_opener(self.written[start:end])
            if split is not None:
                keyword, length = split
                self.report(slips.missing_space(self.span(start, end), self.written[start : start + length]))
                return self._open_with(keyword, start, start + length)
            indented = start > 0 and text[start - 1] in " \t"
            meant = slips.meant_opener(word, indented)
            if not word.isascii() and lines.is_over(text, end):
                meant = None  # a word of two letters alone on its line is near to many
            if meant is None:
                opener = slips.run_together(word)
                if opener is not None:
                    self.report(slips.missing_space(self.span(start, end), opener))
                    return self._open_with(OPENERS[opener], start, start + len(opener))
            self.report(slips.unknown_keyword(self.span(start, end), word, meant, indented))
            if meant is not None:
                return self._open_with(OPENERS[meant], start, end)
            self.broken = True
            self.tokens.append(Token("NAME", word, start, end))
            return self._line_end(end)
        called = Around(text, self.written, [Token(NEWLINE, "", start, start)], 0)
        self.tokens.append(place_word(word, start, end, called))
        return self.tokens[-1].end

    def _open_with(self, keyword: Keyword, start: int, end: int) -> int:
        self.tokens.append(Token(keyword.kind, keyword.english, start, end, keyword))
        return end

    def _split(self, length: int, start: int, written: str, around: Around) -> Token:
        first = written[:length]
        if not self.mistakes:  # one habit of writing, one report
            self.habits["space"] = len(self.diagnostics)
            self.report(slips.missing_space(self.span(start, start + len(written)), first))
        elif "space" in self.habits:
            said = self.diagnostics[self.habits["space"]]
            gap = slips.gap(self.span(start, start + len(written)), first)
            line = self.span(around.tokens[0].start, self._clause_end(start))
            self.diagnostics[self.habits["space"]] = slips.further_space(said, line, gap)
        cut = Around(self.text[: start + length] + " " + self.text[start + length :], *around[1:])
        return place_word(normal(first), start, start + length, cut)

    def _misnamed(self, token: Token) -> Token:
        self.report(slips.reserved_word(self.span(token.start, token.end), self.tokens[0].kind))
        self.hidden = self.hidden or self.tokens[0].kind in BLOCK_KINDS
        return Token("NAME", self.written[token.start : token.end], token.start, token.end)

    # ------------------------------------------------------------------------ numbers, strings, signs

    def _number(self, number: str, start: int, end: int) -> int:
        if self.tokens and not self.broken and is_naming(self.tokens, len(self.open)):
            name = slips.DIGIT_NAME.match(self.text, start)
            if name is not None:
                self.report(slips.digit_name(self.span(start, name.end()), self.tokens[0].kind))
                self.tokens.append(Token("NAME", normal(name[0]), start, name.end()))
                self.hidden = self.hidden or self.tokens[0].kind in BLOCK_KINDS
                return name.end()
        if self.text[end : end + 1] in ("年", "月") and self.tokens and self.tokens[-1].kind in _TESTED:
            found = bands.latest(self.text, start)
            if found is not None:
                return self._deadline(start, *found)
        slipped = numerals.slipped(self.text, self.written, start, bool(self.open), self.source)
        if slipped is not None:
            token, report = slipped
            self.report(report)
            self.doubtful = True
            self.tokens.append(token)
            return token.end
        slip = numerals.number(number, self.source, start)
        if slip is not None:
            self.report(slip)
        self.tokens.append(Token("NUMBER", number, start, end))
        return end

    def _deadline(self, start: int, end: int, day: str | None) -> int:
        """Report a deadline in the words of reports, `2024年底`, which would read as a number and its unit."""
        self.report(numerals.deadline(self.span(start, end), day, certain=self.tokens[-1].kind not in _AT_LEAST))
        self.broken = self.broken or day is None
        self.tokens.append(Token("DATE", day or "", start, end))
        return end

    def _string(self, start: int, end: int) -> None:
        if end - start > 1 and self.text[end - 1] == '"':
            self.tokens.append(Token("STRING", self.written[start + 1 : end - 1], start, end))
            return
        text = self.written[start:end].rstrip()
        self.report(marks.unclosed_string(self.span(start, start + len(text))))
        self.unclosed = True
        named = self.tokens[1:] and self.tokens[0].kind in BLOCK_KINDS and self.tokens[-1].kind == "NAME"
        self.hidden = self.hidden or bool(named and self.tokens[-1].end == start)
        self.tokens.append(Token("STRING", text[1:], start, start + len(text)))

    def _operator(self, sign: str, start: int, end: int) -> None:
        kind = SIGNS.get(sign)
        if kind is None:
            meant, slip = marks.operator(sign, self.span(start, end))
            if meant != "!=" or [each.kind for each in self.tokens] != ["TARGET"]:  # which takes none, however written
                self.report(slip)
            kind = SIGNS.get(meant) or INLINE[meant].kind
            sign = meant
        self.tokens.append(Token(kind, _PLAIN.get(sign, sign), start, end))

    def _odd(self, group: str, found: re.Match[str], start: int, end: int) -> int:
        """Report what is no token, and go on as if what was meant stood there, where that is clear."""
        if group == "hidden" and self.tokens and self.tokens[0].kind in BLOCK_KINDS:
            self.hidden = True
        if self.open and found[group] in _CLOSING:
            self.open.pop()  # of an interval such as `(90, 95]`
        odd = marks.odd(group, found, self.span(start, end), self.tokens)
        known = self.habits.get(odd.habit)
        if known is None:  # one habit of writing, one report a line
            if odd.habit:
                self.habits[odd.habit] = len(self.diagnostics)
            self.report(odd.slip)
        else:
            said = self.diagnostics[known]
            whole = said.edits and odd.slip.edits  # a report mends all that it stands for, or nothing
            self.diagnostics[known] = evolve(said, edits=(*said.edits, *odd.slip.edits) if whole else ())
        if odd.token is not None:
            if odd.token.start < start:
                self.tokens.pop()
            self.tokens.append(odd.token)
        self.broken = self.broken or not odd.understood
        return end if odd.token is None else max(end, odd.token.end)

    # ------------------------------------------------------------------------ ends of lines

    def _line_follows(self, position: int) -> bool:
        """Say whether the next text line begins a line of meaning, though a parenthesis is open."""
        found = FIRST_WORD.match(self.text, position)
        if found is None:
            return False
        word = normal(found[1])
        return word in BLOCKS or (word in OPENERS and self.tokens[-1].kind in _ENDS_VALUE)

    def _unclosed(self) -> int:
        """End a line whose parenthesis is never closed at the end of the text line on which it opens."""
        opening = self.open[0]
        if not self.mistakes:  # else the closing one may have been lost to what was reported
            self.report(marks.unclosed_parenthesis(self.span(opening, opening + 1)))
        end = self.text.find("\n", opening)
        end = len(self.text) if end < 0 else end
        self.tokens = [token for token in self.tokens if token.start < end]
        self.comments = [comment for comment in self.comments if comment.start < end]
        self.broken = True
        return self._finish(min(end + 1, len(self.text)))

    def _abandon(self, slip: Diagnostic, position: int) -> int:
        self.report(slip)
        self.broken = True
        end = self.text.find("\n", position)
        return self._finish(len(self.text) if end < 0 else end + 1)

    def _finish(self, position: int) -> int:
        tokens = self.tokens
        if not tokens:
            return position
        if self.unclosed and self.mistakes > 1:  # where texts end and begin is wrong on the whole line
            mine = self.diagnostics[-self.mistakes :]
            self.diagnostics[-self.mistakes :] = [each for each in mine if each.code == "unclosed-string"][:1]
            self.mistakes = 1
        slip = too_deep(tokens, self.source) if len(tokens) > MOST_NESTED else None
        if slip is not None and not self.broken:
            self.report(slip)
            self.broken = True
        last = tokens[-1].end
        first = tokens[0].start
        indent = first - (self.text.rfind("\n", 0, first) + 1)
        self.rows = opens_rows(tokens) or (self.rows and tokens[0].kind not in BLOCK_KINDS | CLAUSE_KINDS)
        tokens.append(Token(NEWLINE, "", last, last))
        self.lines.append(Line(tuple(tokens), indent, self.mistakes, self.broken, self.doubtful))
        return self._table(position) if tokens[0].kind == "TABLE" else position

    def _table(self, position: int) -> int:
        """Read the rows of a table, thousands of them at once, and give where they end."""
        from indicrules.syntax.table_rows import blank, read_rows, rows_end  # most rulesets have no table

        text, begin, end, at = self.text, -1, -1, position
        while at < len(text):
            row = rows_end(text, at)
            if row is not None:
                begin, end, at = at if begin < 0 else begin, row, row + 1
                continue
            passed = blank(text, at)
            if passed is None:
                break
            if begin < 0:
                if passed[1] >= 0:
                    self.comments.append(
                        Comment(passed[1], passed[1] + len(self.written[passed[1] : passed[2]].rstrip()))
                    )
                position = passed[0] + 1
            at = passed[0] + 1
        if begin < 0:
            return min(position, len(text))
        rows, said = read_rows(text[begin:end], begin, self.source)
        self.diagnostics.extend(said)
        first = lines.first(text, begin)
        token = Token("ROWS", "", first, end, None, rows)
        self.lines.append(Line((token, Token(NEWLINE, "", end, end)), first - begin, len(said)))
        return min(end + 1, len(text))


_AT_LEAST = frozenset({"MORE", "AT_LEAST"})
_TESTED = _AT_LEAST | {"LESS", "AT_MOST", "EQUAL", "UNEQUAL"}
_ENDS_VALUE = frozenset({"NUMBER", "MEASURE", "NAME", "STRING", "DATE", "YES", "NO", "RPAR"})
_CLOSING = frozenset("]］】〕")
_PLAIN = {"≠": "!=", "≤": "<=", "≥": ">="}
