"""What one editor has open, without its streams: languages, lines, and names across files."""

from __future__ import annotations

import pytest

pytest.importorskip("lsprotocol")

from lsprotocol import types

from indicrules.lsp.completing import completions
from indicrules.lsp.positions import Lines
from indicrules.lsp.session import Session
from indicrules.lsp.told import told

WRONG = "ruleset r\n  total 1\nindicator a\n  wieght 1\n  target >= 1\n"


@pytest.mark.parametrize(
    ("option", "locale", "message"),
    [
        (None, "zh-cn", "`wieght` 既不是块，也不是子句\n建议：是否想写 `weight`？"),
        (None, "de", "`wieght` is neither a block nor a clause\nhint: did you mean `weight`?"),
        ("en", "zh-cn", "`wieght` is neither a block nor a clause\nhint: did you mean `weight`?"),
        ("zh", None, "`wieght` 既不是块，也不是子句\n建议：是否想写 `weight`？"),
    ],
)
def test_messages_are_in_the_language_of_the_editor(option: str | None, locale: str | None, message: str) -> None:
    """The editor's language decides, unless the command line did."""
    session = Session(option)  # type: ignore[arg-type]  # one of the two of the table above
    session.begin(locale, "utf-16")
    assert told(session.opened("untitled:1", 1, WRONG), session)[0].message == message


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 7), ("utf-16", 3), ("utf-32", 2)])
def test_columns_count_in_units_of_the_encoding(encoding: str, character: int) -> None:
    """Lines end where the protocol says, and nowhere else; columns count what was agreed."""
    lines = Lines("a\u2028b\r\n土𠮷c\rd", encoding)
    assert lines.position(7) == types.Position(1, character)
    assert lines.offset(types.Position(1, character)) == 7
    assert lines.position(9) == types.Position(2, 0)
    assert lines.offset(types.Position(7, 0)) == 10
    assert lines.offset(types.Position(0, 99)) == 3


def test_words_are_offered_in_the_language_of_the_file() -> None:
    """A file in Chinese is completed in Chinese, with the clauses of the block alone."""
    session = Session()
    text = "规则集 r\n  总分 1\n指标 甲\n  \n  目标 >= 1\n"
    found = session.opened("untitled:1", 1, text)
    labels = {each.label for each in completions(found, session, types.Position(3, 2))}
    assert {"权重", "目标", "扣"} <= labels
    assert not {"weight", "总分", "已知"} & labels
