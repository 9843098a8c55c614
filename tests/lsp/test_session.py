"""What one editor has open, without its streams: languages, lines, and names across files."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("lsprotocol")

from lsprotocol import types

from indicrules.lsp.completing import completions
from indicrules.lsp.hovering import hovered
from indicrules.lsp.positions import Lines
from indicrules.lsp.session import Open, Session
from indicrules.lsp.told import actions, told
from indicrules.lsp.trying import Trials
from indicrules.text.sentence import Language

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


def test_what_is_offered_is_told_in_the_language_of_messages_and_written_in_that_of_the_file() -> None:
    """A Chinese author reads Chinese, and is shown lines as they are written in the file, with their blanks."""
    session = Session("zh")
    found = session.opened("untitled:1", 1, "规则集 r\n  总分 1\n  等级 优 >= 1\n指标 甲\n  \n  目标 >= 1\n")
    told_of = {each.label: each.detail for each in completions(found, session, types.Position(4, 2))}
    assert told_of["扣"] == "写作 `扣 2 每 1% 低于 目标`"
    assert told_of["封顶"] == "写作 `封顶 60 若 条件`"
    assert told_of["缺失"] == "写作 `缺失 报错`，或 `零分`、`满分`、`重算`"
    named = {each.label: each.detail for each in completions(found, session, types.Position(5, 5))}
    assert (named["优"], named["甲"], named["proportional"], named["tier"]) == ("等级", "指标", "方法", "参数")


def test_a_keyword_tells_how_its_line_is_written_in_the_file() -> None:
    """Over a Chinese keyword the line is shown in Chinese, over an English one in English, told in either language."""
    session = Session("en")
    chinese = session.opened("untitled:1", 1, "规则集 r\n  总分 1\n指标 甲\n  目标 >= 1\n")
    hover = hovered(chinese, session, Trials(), types.Position(0, 1))
    assert hover is not None
    assert hover.contents == types.MarkupContent(types.MarkupKind.Markdown, 'write `规则集 名称 "标题"`')
    english = Session("zh").opened("untitled:2", 1, "ruleset r\n  total 1\nindicator a\n  target >= 1\n")
    hover = hovered(english, Session("zh"), Trials(), types.Position(1, 3))
    assert hover is not None
    assert hover.contents == types.MarkupContent(types.MarkupKind.Markdown, "写作 `total 100`")


USER = """ruleset m
  total 10
use "base"
indicator a
  weight 10
  actual rate
  target >= 95%
example "e"
  given done = 19 件, all = 20 件
  expect total = 10
example "f"
  given done = 0 件, all = 20 件
  expect total = 0
"""
BASE = "# of all\ninput done 件 from 0\ninput all 件 from 1\nmetric rate = done / all\n\n# the rest\ninput one\n"


def test_a_used_file_is_told_what_is_wrong_with_it_where_it_is_used(tmp_path: Path) -> None:
    """It lacks no `ruleset`, and its own mistakes and edits stand in it; once nothing uses it, it lacks one."""
    (tmp_path / "m.indic").write_text(USER, "utf-8")
    (tmp_path / "base.indic").write_text(BASE, "utf-8")
    session = Session("en")
    uri = (tmp_path / "base.indic").as_uri()
    base = session.opened(uri, 1, BASE)
    assert told(base, session) == []
    wrong = types.TextDocumentContentChangeWholeDocument(BASE.replace("done / all", "dnoe / all"))
    session.changed(uri, 2, [wrong])
    assert [(each.code, each.range.start) for each in told(base, session)] == [("unknown-name", types.Position(3, 14))]
    everywhere = types.Range(types.Position(0, 0), types.Position(9, 0))
    (action,) = actions(base, session, everywhere)
    assert action.edit is not None
    place = types.Range(types.Position(3, 14), types.Position(3, 18))
    assert action.edit.changes == {uri: [types.TextEdit(place, "done")]}
    user = session.opened((tmp_path / "m.indic").as_uri(), 1, USER)
    assert [each.code for each in told(base, session)] == ["unknown-name"]
    session.changed(user.uri, 2, [types.TextDocumentContentChangeWholeDocument("ruleset m\n  score 1\n")])
    assert [each.code for each in told(base, session)] == ["no-ruleset"]


def test_a_name_of_a_used_file_shows_what_declares_it(tmp_path: Path) -> None:
    """A metric that another file brings is shown with its own lines, without the remarks of the next."""
    (tmp_path / "base.indic").write_text(BASE, "utf-8")
    session = Session("en")
    user = session.opened((tmp_path / "m.indic").as_uri(), 1, USER)
    hover = hovered(user, session, Trials(), types.Position(5, 10))
    assert hover is not None
    shown = "```indicrules\nmetric rate = done / all\n```"
    assert hover.contents == types.MarkupContent(types.MarkupKind.Markdown, shown)


IGNORED = '[check]\nignore = ["no-example"]\n'
HEAVY = '[check]\nseverity = { no-example = "error" }\n'


def land(folder: Path, session: Session) -> Open:
    """Open a ruleset that has no example."""
    return session.opened(
        (folder / "r.indic").as_uri(), 1, "ruleset r\n  total 1\nindicator a\n  weight 1\n  target >= 1\n"
    )


def codes(session: Session, found: Open) -> dict[object, object]:
    """Give the weights of what is said, by its codes."""
    return {each.code: each.severity for each in told(found, session)}


def test_settings_of_the_project_count(tmp_path: Path) -> None:
    """What is ignored is not said, weights are those that were set; after a change, those that are set then."""
    session = Session()
    session.begin(None, "utf-16", tmp_path.as_uri())
    found = land(tmp_path, session)
    assert codes(session, found) == {"no-example": types.DiagnosticSeverity.Information}
    (tmp_path / "indicrules.toml").write_text(HEAVY, "utf-8")
    session.forget_settings()
    assert codes(session, found) == {"no-example": types.DiagnosticSeverity.Error}
    shared = '[tool.indicrules.check.per-file-ignores]\n"r.indic" = ["all"]\n[tool.indicrules.check]\nlang = "zh"\n'
    (tmp_path / "indicrules.toml").unlink()
    (tmp_path / "pyproject.toml").write_text(shared, "utf-8")
    session.forget_settings()
    assert codes(session, found) == {}
    assert session.language == "zh"


@pytest.mark.parametrize(
    ("asked", "locale", "spoken"), [(None, "en", "zh"), ("en", "zh-cn", "en")], ids=["settings", "command line"]
)
def test_the_language_that_is_set_counts_before_that_of_the_editor(
    tmp_path: Path, asked: Language | None, locale: str, spoken: str
) -> None:
    """And that of the command line before both; without a folder, that of the file which is open decides."""
    (tmp_path / "indicrules.toml").write_text('[check]\nlang = "zh"\n', "utf-8")
    session = Session(asked)
    session.begin(locale, "utf-16")
    land(tmp_path, session)
    assert session.language == spoken


def test_a_mistake_in_the_settings_is_told_and_nothing_is_ignored(tmp_path: Path) -> None:
    """As `check` tells it, until it is put right."""
    (tmp_path / "indicrules.toml").write_text('[check]\nignore = ["no-exampel"]\n', "utf-8")
    session = Session()
    found = land(tmp_path, session)
    assert "no-example" in codes(session, found)
    assert session.unfit is not None
    said, advice = session.unfit
    assert said.told("en") == f"`{tmp_path / 'indicrules.toml'}`: no lint is called `no-exampel`"
    assert advice is not None
    assert advice.told("en") == "did you mean `no-example`?"
    (tmp_path / "indicrules.toml").write_text(IGNORED, "utf-8")
    session.forget_settings()
    assert "no-example" not in codes(session, found)
    assert session.unfit is None


ALL = types.Range(types.Position(0, 0), types.Position(99, 0))


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_all_certain_edits_are_one_action(mark: str) -> None:
    """Those of one reading, over as little as holds them all; a name that may be another's stays as it is."""
    session = Session()
    text = "ruleset r\n  total 1\nindicator a\n  wieght 1;\n  target ≥ 1,000\n  actual bb\ninput bc\n".replace(
        "\n", "\r\n"
    )
    found = session.opened("untitled:1", 1, mark + text)
    (action,) = actions(found, session, ALL, ["source.fixAll"])
    assert (action.title, action.kind) == ("write all edits that are certain", "source.fixAll.indicrules")
    assert action.edit is not None
    assert action.edit.changes is not None
    (edit,) = action.edit.changes["untitled:1"]
    assert edit == types.TextEdit(types.Range(types.Position(3, 3), types.Position(4, 13)), "eight 1\r\n  target ≥ 1")
    session.changed("untitled:1", 2, [types.TextDocumentContentChangePartial(edit.range, edit.new_text)])
    assert list(actions(found, session, ALL, ["source.fixAll"])) == []


def test_one_action_for_all_is_given_to_who_asks_for_it() -> None:
    """A lamp beside a line shows the edits of that line alone."""
    session = Session()
    found = session.opened("untitled:1", 1, WRONG)
    quick = ["quickfix"]
    assert [each.kind for each in actions(found, session, ALL)] == quick
    assert [each.kind for each in actions(found, session, ALL, ["quickfix"])] == quick
    assert [each.kind for each in actions(found, session, ALL, ["refactor"])] == []
    assert [each.kind for each in actions(found, session, ALL, [""])] == [*quick, "source.fixAll.indicrules"]
