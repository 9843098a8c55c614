"""Turn each slip in a word into its diagnostic, and into what was meant where that is clear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from indicrules.language.clauses import NAMED_BLOCKS, TITLED_BLOCKS
from indicrules.language.words import (
    ANSWERS,
    BLOCKS,
    CLAUSES,
    INLINE,
    ITEMS,
    OPENERS,
    POLICIES,
    Keyword,
    is_reserved,
)
from indicrules.syntax.repair.folded import another_name
from indicrules.syntax.repair.heads import block_heads, end_of_line, leads, tail_above
from indicrules.syntax.repair.spelling import distance, nearest
from indicrules.syntax.repair.wording import stands_twice
from indicrules.syntax.token import Token
from indicrules.text.classes import evolve
from indicrules.text.diagnostic import Diagnostic, Edit, parted
from indicrules.text.patterns import pattern
from indicrules.text.sentence import either, say
from indicrules.text.source import Span

OF = pattern(r"[ \t]+of\b")
DIGIT_NAME = pattern(r"\d+(?:\.\d+)?[%％]|\d+\.\d+|\w+")
_ROW_START = pattern(r"[ \t]*:")
_ROW_SIGN = pattern(r'"[^"\n]*"?|#[^\n]*|[(:)\n]')
_WORDS = "|".join(sorted((*ITEMS, *INLINE, "满"), key=len, reverse=True))
_CHINESE_ITEMS = tuple(word for word in ITEMS if not word.isascii())
_JOINING = ("每", "低于", "高于", "至多", "至", "若", "满", "per", "above", "below")
_JOINED = pattern(rf"(每|低于|高于|至多|至|若|满)(?=\d|(?:{_WORDS})+\d*$)|(per|above|below)(?=\d+$)")
_JOINED_ITEM = pattern(rf"({'|'.join(sorted(_CHINESE_ITEMS, key=len, reverse=True))})(?=(?:每|低于|高于|至多|至)\d)")
_LONGEST_FIRST = sorted(OPENERS, key=len, reverse=True)
_CHINESE_POLICIES = "|".join(word for word in POLICIES if not word.isascii())
_JOINED_OPENER = pattern(
    "(" + "|".join(map(re.escape, _LONGEST_FIRST)) + r")(?=\d)"
    "|(" + "|".join(word for word in _LONGEST_FIRST if word in BLOCKS and not word.isascii()) + r")(?=\w)"
    "|(" + "|".join(word for word in _LONGEST_FIRST if word.isascii() and " " not in word) + r")(?=[^\x00-\x7f])"
    rf"|(等级)(?=\w)|(缺失|不适用)(?=(?:{_CHINESE_POLICIES})$)"
)
# Words that reports use for what a clause says.
SYNONYMS: Mapping[str, str] = MappingProxyType(
    {
        "分值": "权重",
        "权数": "权重",
        "标准分": "权重",
        "目标值": "目标",
        "指标值": "目标",
        "年度目标": "目标",
        "年度目标值": "目标",
        "年度指标值": "目标",
        "绩效目标": "目标",
        "指标目标": "目标",
        "计分方法": "得分",
        "计分办法": "得分",
        "评分规则": "得分",
        "评分细则": "得分",
        "实际值": "完成值",
        "实际完成值": "完成值",
        "完成情况": "完成值",
        "扣分": "扣",
        "加分": "加",
        "评分": "得分",
        "评分标准": "得分",
        "评分办法": "得分",
        "佐证材料": "佐证",
        "来源": "依据",
        "备注": "说明",
        "上限": "封顶",
        "评级": "等级",
        "goal": "target",
        "penalty": "deduct",
        "formula": "score",
        "comment": "note",
        "remark": "note",
        "proof": "evidence",
        "rating": "grade",
    }
)
_MOST_GAPS = 50
_LEAST_JOINED = 4  # letters of an English keyword that is read at the beginning of a longer word
_NOT_NAMES = frozenset({"IN", "WHEN", "OTHERWISE", "FROM"})


def row_start(text: str, position: int) -> int | None:
    """Give the place of the colon that follows a word, which may so open a row."""
    found = _ROW_START.match(text, position)
    return None if found is None else found.end() - 1


def is_row(text: str, position: int) -> bool:
    """Say whether the line at `position` holds a colon outside its strings and parentheses."""
    depth = 0
    for found in _ROW_SIGN.finditer(text, position):
        sign = found[0]
        if depth == 0 and sign in (":", "\n"):
            return sign == ":"
        depth += {"(": 1, ")": -1}.get(sign, 0)
    return False


def joined_words(word: str, habit: bool) -> int:
    """Give the length of the keyword that opens a word written together with what follows; 0 if there is none.

    Where an author has the habit of leaving out spaces, a word for what the item has is looked for too.
    """
    found = _JOINED.match(word) if word.startswith(_JOINING) else _JOINED_ITEM.match(word) if habit else None
    return 0 if found is None else found.end()


def joined_opener(word: str) -> tuple[Keyword, int] | None:
    """Give the keyword, and its length, that a line opens with, written together with what follows."""
    found = _JOINED_OPENER.match(word)
    if found is None or word[found.end() :] == word[found.end() - 1]:  # a letter that stands twice
        return None
    return OPENERS[found[0]], found.end()


def missing_space(span: Span, first: str) -> Diagnostic:
    """Say where the space belongs."""
    said, hint = say("missing-space", word=span.text), say("hint.write", text=f"{first} {span.text[len(first) :]}")
    return Diagnostic("missing-space", said, span, hint, edits=(gap(span, first),))


def gap(word: Span, first: str) -> Edit:
    """Give the edit that puts a space behind the beginning of a word."""
    return Edit(Span(word.source, word.start + len(first), word.start + len(first)), " ")


def further_space(said: Diagnostic, line: Span, gap: Edit) -> Diagnostic:
    """Give the report of a missing space with a further one on the same line: what to write is the line."""
    edits = (*said.edits, gap)
    if len(edits) > _MOST_GAPS:
        return evolve(said, edits=())
    text = line.text
    for each in reversed(edits):
        at = each.span.start - line.start
        text = f"{text[:at]} {text[at:]}"
    return evolve(said, advice=say("hint.write", text=text), edits=edits)


def stray_colon(word: Span, colon: Span) -> Diagnostic:
    """Say that a keyword takes no colon."""
    hint = say("stray-colon.keyword-hint", word=word.text)
    edits = (Edit(colon, parted(colon, "")[:1]),)
    return Diagnostic("stray-colon", say("stray-colon.keyword", word=word.text), colon, hint, edits=edits)


def meant_opener(word: str, indented: bool) -> str | None:
    """Give the block or clause keyword that a misspelt one most likely is; indented lines are clauses."""
    word = word.lower()
    if word in SYNONYMS:
        return SYNONYMS[word]
    if not indented:
        return _near(word, BLOCKS) or _near(word, CLAUSES)
    return _near(word, CLAUSES) or (_near(word, BLOCKS) if word.isascii() else None)


def _near(word: str, known: Iterable[str]) -> str | None:
    """Give the nearest keyword; one of three letters is near to what is one slip away."""
    meant = nearest(word, known)
    return None if meant is None or (meant.isascii() and len(meant) < 4 and distance(word, meant) > 1) else meant


def as_near(word: str, meant: str) -> tuple[str, ...]:
    """Give the keywords that are as near to a misspelt word as the one it was read as."""
    if word in SYNONYMS:
        return ()
    away = distance(word, meant)
    return tuple(
        each
        for each in (CLAUSES if meant in CLAUSES else BLOCKS)
        if each != meant and each.isascii() == word.isascii() and set(each) & set(word) and distance(word, each) == away
    )


def run_together(word: str) -> str | None:
    """Give the keyword that a line opens with, written together with a further word in English letters."""
    for opener in _LONGEST_FIRST:
        if opener.isascii() and _LEAST_JOINED <= len(opener) <= len(word) - 3 and word.startswith(opener):
            return opener
    return None


def unknown_keyword(span: Span, word: str, meant: str | None, indented: bool) -> Diagnostic:
    """Say that a line opens with no keyword, and which was meant."""
    said, hint, edits = (
        say("unknown-keyword", word=word),
        say("unknown-keyword.name-hint", word=word),
        tuple[Edit, ...](),
    )
    text = span.source.text
    whole = Span(span.source, span.start, end_of_line(text, span.end))
    head, left = next(block_heads(whole.text), None), tail_above(text, span.start)
    if meant is not None:
        others = as_near(word.lower(), meant)
        hint = say("hint.did-you-mean-one", words=either(f"`{each}`" for each in (meant, *others)))
        edits = (Edit(span, meant),) if not others else ()
    elif head is not None:
        line = head.in_front(whole.text)
        hint, edits = say("hint.write", text=line), (Edit(whole, line),)
    elif left is not None:
        hint = say("unknown-keyword.above-hint", word=left.word)
    elif word in ANSWERS:
        hint, edits = say("hint.write", text=f"expect {word}"), (Edit(span, f"expect {span.text}"),)
    elif is_reserved(word):
        hint = say("unknown-keyword.inside-hint", word=word)
    elif indented and not leads(text, span.start):
        hint = say("unknown-keyword.clause-hint")
    return Diagnostic("unknown-keyword", said, span, hint, edits=edits)


def repeated(span: Span) -> Diagnostic:
    """Say that a keyword stands twice."""
    first, second = span.text.split()
    again = Span(span.source, span.start + len(first), span.end)
    hint = say("hint.keep-one")
    return Diagnostic("repeated-part", stands_twice(first, second), span, hint, edits=(Edit(again, ""),))


def is_misnamed(token: Token) -> bool:
    """Say whether a word of the language stands where a name is clearly meant."""
    return token.keyword is not None and token.kind not in _NOT_NAMES


def is_taken(token: Token, opener: str) -> bool:
    """Say whether a block is named by a word of the language."""
    return opener in NAMED_BLOCKS and token.kind == "NAME" and token.keyword is None and is_reserved(token.text)


def reserved_word(span: Span, opener: str) -> Diagnostic:
    """Say that a word of the language cannot be a name."""
    word = span.text
    hint = say("reserved-word.title-hint", word=word) if opener in TITLED_BLOCKS else say("reserved-word.hint")
    return Diagnostic("reserved-word", say("reserved-word", word=word), span, hint)


def digit_name(span: Span, opener: str) -> Diagnostic:
    """Say that a name opens with a digit, and how to keep it as a title."""
    word = span.text
    hint, edits = another_name(word, opener), tuple[Edit, ...]()
    if opener == "GRADE":
        hint, edits = say("name-opens-with-a-digit.grade-hint", line=f'grade "{word}"'), (Edit(span, f'"{word}"'),)
    if word.isdigit() and opener not in ("GRADE", "GIVEN"):
        hint = say("name-opens-with-a-digit.clause-hint", line=f"weight {word}")
    if opener == "GIVEN":
        hint = say("name-opens-with-a-digit.given-hint", line=f"NAME = {word}")
    said = say("name-opens-with-a-digit", word=word)
    return Diagnostic("name-opens-with-a-digit", said, span, hint, edits=edits)
