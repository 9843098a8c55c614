"""Hold the sentences of the library to their use: each in both languages, with the parts that the code gives."""

from __future__ import annotations

import ast
import re
import string
from functools import cache
from pathlib import Path

import pytest

from indicrules.text.codes import CODES, DATA_CODES, NOTICES
from indicrules.text.sentence import both, either, say
from indicrules.text.sentences import _ALL, SENTENCES

SOURCE = Path(__file__).parents[2] / "src" / "indicrules"
SHARED = (
    *("hint", "phrase", "label", "report", "example", "coverage", "suggested", "draft", "editor", "notice"),
    *("audit", "departments", "receipt", "import"),
)

# The rooms in which nothing is said but by key and parts; a room is put in here when it is.
DONE = (
    "exact", "text", "language", "syntax", "model", "meaning", "files", "evaluate", "intake", "card", "tables", "lint",
    "forms",
)  # fmt: skip
# Of each function by which something is said, where the sentences stand among what it is given.
SAYING = {
    "Diagnostic": (1, 3),
    "Secondary": (1,),
    "write_instead": (1,),
    "write_instead_at": (1,),
    "delete": (1,),
    "report": (1, 2),
    "instead": (1,),
    "error": (1, 3),
    "warning": (1, 3),
    "unknown": (3, 5),
    "Problem": (1,),
    "Finding": (0, 2),
}
NAMED = {"said", "hint", "message", "advice"}  # what holds a sentence before it is said

MAKERS = {
    *("Diagnostic", "Problem", "Secondary", "Refused", "Refuse", "Failure", "Finding", "error", "unknown"),
    *("refused", "problem", "refusal", "NumberError", "NotInstalled", "Slip", "BadParameter"),
    *("DomainError", "TooLarge", "TooCostly", "TooCoarse", "CannotDecide", "DivisionByZero"),
}
"""What is handed a sentence."""


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Give all that is written in a file, which several tests ask."""
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"))))


def fields(words: str) -> set[str]:
    """Give the names of the parts that stand in a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def literals() -> set[str]:
    """Give all texts that stand in the source outside the sentences themselves."""
    return {
        node.value
        for path in SOURCE.rglob("*.py")
        if path.parent.name != "sentences"
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def said() -> list[tuple[str, str, set[str]]]:
    """Give each call of `say` whose key stands there: its place, the key, and the names of its parts."""
    return [
        (f"{path.relative_to(SOURCE)}:{node.lineno}", node.args[0].value, {each.arg or "" for each in node.keywords})
        for path in SOURCE.rglob("*.py")
        if re.search(r"^from indicrules.text.sentence import .*\bsay\b(?! as)", path.read_text("utf-8"), re.MULTILINE)
        for node in nodes(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    ]


def in_words(path: Path) -> list[str]:
    """Give the places of a file where something is said in words of its own."""
    found = []
    for node in nodes(path):
        said: list[ast.expr] = []
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            said = [node.args[at] for at in SAYING.get(name, ()) if at < len(node.args)]
            said += [each.value for each in node.keywords if name in SAYING and each.arg in NAMED]
        elif isinstance(node, ast.Assign) and {getattr(each, "id", "") for each in node.targets} & NAMED:
            said = [node.value]
        for each in said:
            if isinstance(each, ast.JoinedStr) or (isinstance(each, ast.Constant) and isinstance(each.value, str)):
                found.append(f"{path.relative_to(SOURCE)}:{each.lineno}")
    return found


def codes_given(path: Path) -> set[str]:
    """Give the codes that stand in a file as what something is said under."""
    return {
        node.args[0].value
        for node in nodes(path)
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in SAYING
        if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }


@pytest.mark.parametrize("room", DONE)
def test_nothing_is_said_in_words_of_its_own(room: str) -> None:
    """In the rooms that are done, what is said is a key and its parts, whose words stand among the sentences."""
    assert [place for path in sorted((SOURCE / room).rglob("*.py")) for place in in_words(path)] == []


@pytest.mark.parametrize("room", DONE)
def test_every_code_of_a_room_has_its_sentence(room: str) -> None:
    """Each code under which a room says something opens the key of a sentence."""
    opened = {key.split(".")[0] for key in SENTENCES}
    given = {code for path in (SOURCE / room).rglob("*.py") for code in codes_given(path)}
    assert given & {*CODES, *DATA_CODES} - opened == set()


def test_both_languages_have_the_same_parts() -> None:
    """A sentence names the same parts in English and in Chinese."""
    assert [key for key, (english, chinese) in SENTENCES.items() if fields(english) != fields(chinese)] == []


def test_no_key_stands_twice() -> None:
    """A sentence stands in one module alone."""
    assert sum(len(module.SENTENCES) for module in _ALL) == len(SENTENCES)


def test_chinese_is_chinese() -> None:
    """A sentence of words is another in Chinese than in English, and has full-width marks alone between its words."""
    assert [key for key, (english, chinese) in SENTENCES.items() if english == chinese and " " in english] == []


def test_each_key_opens_with_a_code() -> None:
    """A key is a code, or opens with one, or with what says that several codes share it."""
    known = {*CODES, *DATA_CODES, *NOTICES, *SHARED}
    assert [key for key in SENTENCES if key.split(".")[0] not in known] == []


def test_what_is_said_has_its_words_and_all_their_parts() -> None:
    """A call that names a sentence gives the parts that it has, and no others."""
    assert [each for each in said() if each[1] not in SENTENCES or each[2] != fields(SENTENCES[each[1]][0])] == []


def in_plain_text(node: ast.expr) -> bool:
    """Tell whether words stand there that are in one language alone."""
    match node:
        case ast.IfExp():
            return in_plain_text(node.body) or in_plain_text(node.orelse)
        case ast.BoolOp():
            return any(map(in_plain_text, node.values))
        case ast.JoinedStr():
            return any(
                isinstance(each, ast.Constant) and re.search(r"[A-Za-z]", str(each.value)) for each in node.values
            )
        case _:
            return isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value


def test_nothing_is_said_in_one_language_alone() -> None:
    """What makes a diagnostic, a problem or a part of one takes sentences, never a text that stands there."""
    assert [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path in SOURCE.rglob("*.py")
        for node in nodes(path)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in MAKERS
        if any(map(in_plain_text, (*node.args, *(each.value for each in node.keywords))))
    ] == []


def test_no_sentence_is_left_over() -> None:
    """Each key stands somewhere in the source, but those that are put together from a severity or language."""
    made = {"label.error", "label.warning", "label.note"}
    assert set(SENTENCES) - literals() - made == set()


@pytest.mark.parametrize(
    ("words", "english", "chinese"),
    [
        (either(("a",)), "a", "a"),
        (either(("a", "b")), "a or b", "a或b"),
        (both(("a", "b", "c")), "a, b and c", "a、b和c"),
        (say("phrase.either", first=(1, say("label.hint")), last="x"), "1, hint or x", "1、建议或x"),
    ],
)
def test_parts_are_put_into_words(words: object, english: str, chinese: str) -> None:
    """Several parts are parted as the language does it, and phrases inside are in that language."""
    sentence = say("hint.write", text=words)  # type: ignore[arg-type]  # the parts of the table above
    assert (sentence.told(), sentence.told("zh")) == (f"write `{english}`", f"写作 `{chinese}`")
