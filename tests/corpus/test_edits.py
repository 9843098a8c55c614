"""Follow what is said of each bad program: its edits, and hints that show what to write, mend that mistake."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from indicrules.text.diagnostic import Diagnostic, Edit
from tests.corpus.programs import Program, diagnostics_of, programs

PROGRAMS = list(programs("bad", "*.indic"))
FILES = {
    name: [each for each in PROGRAMS if each.name.startswith(name)]
    for name in sorted({each.name.split(":")[0] for each in PROGRAMS})
}
_WRITTEN = re.compile(r"`[^`]*`")
_FOREIGN = re.compile(r"[,;?!]|: |[a-z]{3,} [a-z]{2,}")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_WRITE = re.compile(r"write `([^`]*)`")
_PLACEHOLDER = re.compile(r"…|\b(?:NAME\d?|KEY|CONDITION)\b|the text after because|\b[a-z]\w*\(x\b")
# Errors that stand behind another one, which hid them: what they say is right, and was not looked into before.
HIDDEN = {
    ("missing-equals", "misplaced-clause"),
}
# Hints in which names stand for what only their reader knows.
PARTS = {
    ("wrong-number-of-arguments", "m(1, 2)"),  # the names of a method's parameters stand for values
}


def changed(text: str, edits: Iterable[Edit]) -> str:
    """Give a text with edits made."""
    for each in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end), reverse=True):
        text = text[: each.span.start] + each.replacement + text[each.span.end :]
    return text


def errors(diagnostics: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    """Count errors by what is said."""
    return Counter((each.code, each.message) for each in diagnostics if each.severity == "error")


@cache
def said_of(program: Program) -> tuple[Diagnostic, ...]:
    """Give what is wrong with a program, which several tests ask."""
    return diagnostics_of(program)


@cache
def errors_of(program: Program) -> Counter[tuple[str, str]]:
    """Count the errors of a program by what is said."""
    return errors(diagnostics_of(program))


def left_by(text: str, said: Diagnostic, program: Program) -> list[tuple[str, str]]:
    """Give the errors of a changed program that it did not have, and the one that was to be mended where it is left."""
    before, after = errors_of(program), errors_of(Program(program.name, text, ()))
    mine = (said.code, said.message)
    new = [each for each in (after - before) if (said.code, each[0]) not in HIDDEN]
    return new + ([mine] if said.severity == "error" and after[mine] >= before[mine] else [])


def followed(said: Diagnostic, program: Program) -> Iterator[str]:
    """Give the texts that a hint may be followed to: by its edits, or with what it underlines or its line rewritten."""
    if said.edits:
        yield changed(program.text, said.edits)
        return
    written = _WRITE.fullmatch(said.hint or "")
    assert written is not None
    assert said.span is not None
    yield changed(program.text, (Edit(said.span, written[1]),))
    lines = program.text.split("\n")
    line = lines[said.span.line - 1]
    lines[said.span.line - 1] = line[: len(line) - len(line.lstrip())] + written[1]
    yield "\n".join(lines)


@pytest.mark.parametrize("file", FILES)
def test_edits_mend_what_they_are_for(file: str) -> None:
    """Each mistake's edits, alone, make it go, and bring no other error."""
    assert [
        (program.name, each.code, left)
        for program in FILES[file]
        for each in said_of(program)
        if each.edits and (left := left_by(changed(program.text, each.edits), each, program))
    ] == []


@pytest.mark.parametrize("file", FILES)
def test_hints_that_show_what_to_write_work(file: str) -> None:
    """Followed to the letter, in place of what is underlined or of its line, a hint leads to no further error."""
    assert [
        (program.name, each.code, each.hint)
        for program in FILES[file]
        for each in said_of(program)
        if _WRITE.fullmatch(each.hint or "") and not _PLACEHOLDER.search(each.hint or "")
        if (each.code, each.span and each.span.text) not in PARTS
        if all(left_by(text, each, program) for text in followed(each, program))
    ] == []


def test_edits_of_one_mistake_stand_apart() -> None:
    """None stands inside another or outside of its text, and each is in the text that it mends."""
    for program in PROGRAMS:
        for said in said_of(program):
            places = sorted((each.span.start, each.span.end) for each in said.edits)
            assert all(0 <= start <= end <= len(program.text) for start, end in places)
            assert all(first[1] <= second[0] for first, second in itertools.pairwise(places))


def test_all_is_said_in_chinese_too() -> None:
    """What stands outside of the author's own text is Chinese, with full-width marks."""
    told = {
        _WRITTEN.sub("`", words)
        for program in PROGRAMS
        for said in said_of(program)
        for words in (said.message_in("zh"), said.hint_in("zh") or "请写")
    }
    assert {each for each in told if _FOREIGN.search(each) or not _CHINESE.search(each)} == set()
