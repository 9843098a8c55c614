"""Documents and workspaces: what is told after a change, and what counts of the files that are used."""

from __future__ import annotations

from pathlib import Path

import pytest

import indicrules
from indicrules.model.expression import Applied
from tests.editing import texts


def _told(document: indicrules.Document) -> list[tuple[str, int, str]]:
    """Give what is wrong: code, line and text; what is doubtful besides is for others to say."""
    wrong = [each for each in document.diagnostics if each.severity == "error"]
    return [(each.code, each.span.line, each.span.text) for each in wrong if each.span is not None]


def _typed(document: indicrules.Document, old: str, new: str) -> None:
    start = document.text.index(old)
    document.replace(start, start + len(old), new)


def test_a_mistake_is_told_and_taken_back() -> None:
    """A word that is no longer a keyword is told where it stands by now, and what stands below moves with its lines."""
    document = indicrules.Document(texts.LAND, name="land.indic")
    usual = document.diagnostics
    _typed(document, "  weight 40\n", "\n  weihgt 40\n")
    assert _told(document) == [("unknown-keyword", 36, "weihgt")]
    _typed(document, "\n  weihgt 40\n", "  weight 40\n")
    assert document.diagnostics == usual


def test_weights_that_no_longer_add_up_are_told_at_the_group() -> None:
    """A weight that changes is told where its group says what its members weigh."""
    document = indicrules.Document(texts.LAND)
    _typed(document, '"First"\n  weight 20', '"First"\n  weight 25')
    assert _told(document) == [("weights-do-not-sum", 15, "weight 60")]
    assert document.model is None


def test_a_weight_of_a_group_that_is_wrong_is_told_once() -> None:
    """At the group, and not at the ruleset whose weights it keeps from adding up; taken back, nothing is told."""
    document = indicrules.Document(texts.LAND)
    usual = document.diagnostics
    _typed(document, "  weight 60\n", "  weight 50\n")
    assert _told(document) == [("weights-do-not-sum", 15, "weight 50")]
    (said,) = (each for each in document.diagnostics if each.code == "weights-do-not-sum")
    assert [each.replacement for each in said.edits] == ["60"]
    _typed(document, "  weight 50\n", "  weight 60\n")
    assert document.diagnostics == usual


def test_a_name_that_others_read_is_looked_up_again_everywhere() -> None:
    """What a change means for other blocks is told with it."""
    document = indicrules.Document(texts.READ.replace("b_b", "60"))
    _typed(document, "  target >= 90%\n", "")
    assert _told(document) == [("missing-target", 11, "completion(a)"), ("missing-target", 19, "target")]


_CHECKED = """ruleset w
  total 20
  missing zero
input p 件 from 0 to 1000
group g
  weight 20
  score score(a)
indicator a in g
  weight 10
  target >= 5 件
  actual p
indicator b in g
  weight 10
  target >= 5 件
check total >= 0
"""


def test_a_check_answers_what_was_said_of_an_indicator() -> None:
    """What is said of an indicator goes, and comes back, with the check that speaks of what it measures."""
    document = indicrules.Document(_CHECKED)
    both = ["over-achievement-ignored", "member-ignored"]
    assert [each.code for each in document.diagnostics if each.code in both] == ["member-ignored", both[0]]
    _typed(document, "check total >= 0", "check p < 500 or score(b) < 3")
    assert [each.code for each in document.diagnostics if each.code in both] == []
    _typed(document, "check p < 500 or score(b) < 3", "check total >= 0")
    assert [each.code for each in document.diagnostics if each.code in both] == ["member-ignored", both[0]]


def test_a_remark_before_a_block_moves_what_stands_in_it() -> None:
    """What the text means is found where it stands by now, though a remark alone was written in front of its block."""
    document = indicrules.Document(texts.LAND)
    assert document.diagnostics
    _typed(document, "method mine", "# remark\nmethod mine")
    model = document.model
    assert model is not None
    score = model.items["b"].score
    assert score is not None
    assert isinstance(score, Applied)
    assert document.place(score.body.span).text == "full * min(1, a)"
    _typed(document, "# remark\nmethod", "method")
    document.replace(document.text.index("method"), document.text.index("method"), "# remark\n")
    assert document.place(score.body.span).text == "full * min(1, a)"


def test_places_that_are_none_are_refused() -> None:
    """A change outside of the text is an error of the caller's."""
    with pytest.raises(ValueError, match="the text has no characters 3 to 9: it has 4"):
        indicrules.Document("abcd").replace(3, 9, "")


def test_what_is_open_counts_before_the_disk(tmp_path: Path) -> None:
    """A used file counts as it stands in the editor; closed again, as it lies on the disk."""
    (tmp_path / "base.indic").write_text("input plots 宗\n", "utf-8")
    main = 'ruleset land\n  total 10\nuse "base"\nindicator a\n  weight 10\n  actual plots\n  target >= 5 宗\n'
    (tmp_path / "main.indic").write_text(main, "utf-8")
    workspace = indicrules.Workspace()
    document = workspace.open(tmp_path / "main.indic")
    assert [code for code, *_ in _told(document)] == []
    base = workspace.open(tmp_path / "base.indic", "input parcels 宗\n")
    assert [code for code, *_ in _told(document)] == ["unknown-name"]
    base.replace(6, 13, "plots")
    workspace.changed(base)
    assert [code for code, *_ in _told(document)] == []
    base.replace(6, 11, "parcels")
    workspace.close(tmp_path / "base.indic")
    assert [code for code, *_ in _told(document)] == []
    assert workspace.documents == (document,)


def test_a_ruleset_with_a_file_of_tests_is_told_in_an_editor_what_it_is_told_elsewhere(tmp_path: Path) -> None:
    """Its own examples may expect full marks alone, as those of its tests count too."""
    own = 'ruleset land\nindicator a\n  weight 10\n  target >= 5\nexample "met"\n  given a = 5\n  expect total = 10\n'
    beside = 'example "half"\n  given a = 2.5\n  expect total = 5\n'
    path = tmp_path / "land.indic"
    path.write_text(own, "utf-8")
    assert [each.code for each in indicrules.Workspace().open(path).diagnostics] == ["full-marks-alone"]
    (tmp_path / "land_test.indic").write_text(beside, "utf-8")
    assert indicrules.Workspace().open(path).diagnostics == indicrules.load(path).diagnostics == ()


_INSIDE = {
    "ruleset": ("grade A >= 90", "grade A >= 9", []),
    "ruleset, half typed": ("  grade A >= 90\n", "  grade A >= 90\n  round tot\n", ["unexpected"]),
    "ruleset, total": ("total 100", "total 90", ["weights-do-not-sum"]),
    "input, range": ("from 0 to 90", "from 0 to 9", []),
    "input, title": ('"Money"', '"Much money"', []),
    "input, type": ('one of "a", "b"', 'one of "b", "c"', ["unknown-choice"]),
    "input, half typed": ("from 0 to 90", "from 0 to", ["range-of-another-kind"]),
    "param": ("param least = 5", "param least = 6", []),
    "param, half typed": ("param least_b = 50 + least", "param least_b = 50 +", ["unknown-name", "missing-value"]),
    "param, dated": ("from 2020: 5%", "from 2020: 6%", []),
    "metric": ("metric k = m + rate", "metric k = m + 2 * rate", []),
    "metric, half typed": ("metric k = m + rate", "metric k = m +", ["missing-value", "unknown-name"]),
    "metric, an unknown name": ("metric k = m + rate", "metric k = m + rates", ["unknown-name"]),
    "method": ("min(1, a)", "min(2, a)", []),
    "method, half typed": ("min(1, a)", "min(1, a", ["unclosed-parenthesis"]),
    "unit": ("unit 打 = 12 件", "unit 打 = 11 件", []),
    "table": ("  2: 20", "  2: 25", []),
}


@pytest.mark.parametrize("kind", _INSIDE)
def test_a_change_inside_any_kind_of_block_is_told_without_reading_the_others(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is said, and what is said once the change is taken back, is what the whole text would be told."""
    old, new, codes = _INSIDE[kind]
    wanted = indicrules.Document(texts.DECLARED.replace(old, new)).diagnostics
    document = indicrules.Document(texts.DECLARED)
    usual = document.diagnostics
    monkeypatch.setattr(indicrules.Document, "_whole", _refuse)
    _typed(document, old, new)
    assert [code for code, *_ in _told(document)] == codes
    assert document.diagnostics == wanted
    _typed(document, new, old)
    assert document.diagnostics == usual


def _refuse(document: indicrules.Document) -> None:
    raise AssertionError("the whole text was read")


def test_a_clause_that_others_go_by_is_found_where_it_stands_by_now() -> None:
    """The policy of a ruleset, by which its indicators go, moves with the lines above it in its own block."""
    document = indicrules.Document(texts.DECLARED)
    assert document.diagnostics
    _typed(document, "  total 100\n", '  total 100\n  note "n"\n')
    model = document.model
    assert model is not None
    policy = model.items["d"].said[0]
    assert policy is not None
    assert document.place(policy[1]).text == "missing zero"
