"""Turn the beginning of a line into what it begins: a line of the language, the rest of another, or none at all."""

from __future__ import annotations

from indicrules.language.clauses import TITLED_BLOCKS, WITH_TAIL
from indicrules.language.words import INLINE, OPENERS
from indicrules.syntax.places import normal
from indicrules.syntax.repair import events, manners
from indicrules.syntax.repair.around import Around
from indicrules.syntax.repair.scales import scale
from indicrules.syntax.repair.slips import is_row, joined_opener, meant_opener
from indicrules.syntax.repair.wording import ARITHMETIC, COMPARISONS
from indicrules.syntax.signs import FIRST_WORD, NAME, plain_forms
from indicrules.syntax.token import Line
from indicrules.text.classes import frozen
from indicrules.text.diagnostic import Diagnostic, Edit, write_instead
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say
from indicrules.text.source import Span

_BLANK = pattern(r"[ \t]*")
_EQUATION = pattern(rf"[ \t]*{NAME}[ \t]*[=(]")
_FOREIGN_COMMENT = pattern(r"//|--(?!\d)|/\*|\*/|<!--|%%|;;|'''")
_STRING = pattern(r'"[^"\n]*"?|#.*|\d。\d')
_PROSE = pattern(r"[。？]")
_NUMERAL = r"[一二三四五六七八九十\d]{1,3}"
_LIST_MARK = pattern(rf"(?:[-*+•·●◆■□○▪>]|\d+[.):,]|\({_NUMERAL}\)|{_NUMERAL}[,、.])[ \t]*")
_ASKS = ARITHMETIC | COMPARISONS | {"AND", "OR", "NOT", "COMMA", "BECAUSE", "PER", "OF", "SIDE", "UP_TO", "TO", "IF"}
_SIGNS = frozenset("/*+-^")
_COMPARES = frozenset("<>=≥≤")
_TITLED = TITLED_BLOCKS | WITH_TAIL["BECAUSE"]  # lines that a text may end


@frozen
class Opening:
    """The first word of a line, whether it opens a block or clause, and whether a value may stand here instead."""

    word: str
    keyword: bool
    continues: bool


def first(text: str, position: int) -> int:
    """Give the place of the first character of a line that is no blank."""
    found = _BLANK.match(text, position)
    return position if found is None else found.end()


def word_end(text: str, start: int) -> int:
    """Give the end of the word at `start`; `start` where there is none."""
    found = FIRST_WORD.match(text, start)
    return start if found is None or found.start(1) != start else found.end()


def opening(text: str, position: int) -> Opening:
    """Look at the word that opens what follows `position`."""
    start = first(text, position)
    word = normal(text[start : word_end(text, start)])
    keyword = word in OPENERS or (word == "out" and text[start + 3 : start + 6].strip() == "of")
    return Opening(word, keyword, not keyword and text[start : start + 1] not in ("", "\n", "\r", "#", ";"))


def is_over(text: str, position: int) -> bool:
    """Say whether nothing more stands on the line."""
    return text[first(text, position) :][:1] in ("", "\n", "\r", "#")


def goes_on_after(text: str, position: int, equations: bool) -> bool:
    """Say whether a further value of a list follows a separator, and no clause; `equations` holds `NAME = …`."""
    found = _EQUATION.match(text, position) if equations else None
    return found is not None or opening(text, position).continues


def split_word(text: str, start: int, end: int) -> int | None:
    """Give the end of two words that are one keyword when joined."""
    blank = _BLANK.match(text, end)
    following = None if blank is None or blank.end() == end else FIRST_WORD.match(text, blank.end())
    if following is None or text[start:end] in OPENERS or text[start:end] + following[1] not in OPENERS:
        return None
    return following.end()


def one_word(span: Span, text: str) -> Diagnostic:
    """Say that a keyword is one word."""
    return write_instead(
        "unknown-keyword", say("unknown-keyword.one-word", words=span.text), span, "".join(text.split())
    )


def remark(line: Span, text: str, ahead: str) -> Diagnostic | None:
    """Report a sentence, or a comment of another language, where only rules can stand; `ahead` goes on after `text`."""
    sign = _FOREIGN_COMMENT.match(text)
    if sign is not None and not (sign[0] == "--" and is_row(ahead, 0)):
        word = sign[0]
        span = Span(line.source, line.start, line.start + len(word))
        return Diagnostic(
            "unmarked-remark", say("unmarked-remark.sign", sign=word), span, say("unmarked-remark.sign-hint"),
            edits=(Edit(span, "#"),),
        )  # fmt: skip
    if _PROSE.search(_STRING.sub("", text)) is None or _is_rule(text) or says_a_rule(text):
        return None
    word = normal(text[: word_end(text, 0)])
    joined = joined_opener(word)
    if word in INLINE or (joined is not None and word[joined[1] : joined[1] + 1].isdigit()):
        return None
    span = Span(line.source, line.start, line.start + len(text.rstrip()))
    edits = (Edit(Span(line.source, line.start, line.start), "# "),)
    return Diagnostic("unmarked-remark", say("unmarked-remark"), span, say("unmarked-remark.hint"), edits=edits)


def _is_rule(text: str) -> bool:
    """Say whether a full stop got into the word that opens a line of the language."""
    word = normal(_PROSE.sub("", text.split(maxsplit=1)[0]))
    return any(word in OPENERS or meant_opener(word, indented) is not None for indented in (True, False))


def says_a_rule(text: str) -> bool:
    """Say whether a sentence is a rule in the words of reports, which as a remark would hold no longer."""
    plain = plain_forms(text.strip())
    worded = manners.clause(plain) or events.placeholder(plain) or scale(plain, Around(None, True))
    return worded is not None


def list_mark(text: str, start: int) -> int | None:
    """Give the end of a bullet or a number before the word that should open a line; None where there is none."""
    found = _LIST_MARK.match(text, start)
    if found is None:
        return None
    end = found.end()
    return end if normal(text[end : word_end(text, end)]) in OPENERS else None


def stray_mark(span: Span) -> Diagnostic:
    """Say that lines take no bullets."""
    mark = span.text.rstrip()
    place = Span(span.source, span.start, span.start + len(mark))
    hint = say("list-mark.hint", mark=mark)
    return Diagnostic("list-mark", say("list-mark", mark=mark), place, hint, edits=(Edit(span, ""),))


def goes_on(before: Line, character: str, word: str) -> bool:
    """Say whether a line that opens with no keyword is the rest of the line before it."""
    if word in INLINE or len(before.tokens) < 2:
        return False
    last, opener = before.tokens[-2], before.tokens[0]
    if last.kind in _ASKS and last is not opener:
        return last.kind != "COMMA" or not word or meant_opener(word, True) is None
    if last is opener and opener.kind == "SCORE" and character in _COMPARES:
        return False  # a row, whose `match` lacks
    if last is opener and opener.keyword is not None:
        return not word or meant_opener(word, True) is None
    if opener.kind == "PARAM" or any(token.kind == "MATCH" for token in before.tokens) or opener.keyword is None:
        return False
    return character in _SIGNS or (character == '"' and last.kind != "STRING" and opener.kind in _TITLED)


def continued(span: Span, end: int) -> Diagnostic:
    """Say that a line ends a clause; the line above ends at `end`."""
    between = Span(span.source, end, span.start)
    edits = () if between.text.strip() else (Edit(between, " "),)
    said, hint = say("continued-line", text=span.text), say("continued-line.hint")
    return Diagnostic("continued-line", said, span, hint, edits=edits)
