"""Type one slip after another into the seed ruleset; each gets one report that its author can act on."""

from __future__ import annotations

import pytest

from tests.errors import typos_in_chinese, typos_in_headers, typos_in_lines, typos_in_values, typos_in_words
from tests.errors.typo import CHINESE_SEED, SEED, Typo
from tests.loading import on_loading

ENGLISH = (*typos_in_words.TYPOS, *typos_in_values.TYPOS, *typos_in_lines.TYPOS, *typos_in_headers.TYPOS)
IN_CHINESE = (*typos_in_chinese.TYPOS, *typos_in_headers.CHINESE)


def said_of(text: str) -> list[tuple[str, str, str, str]]:
    """Give severity, code, underlined text and hint of everything said of a text."""
    return [
        (each.severity, each.code, each.span.text if each.span is not None else "", each.hint or "")
        for each in on_loading(text)
    ]


@pytest.mark.parametrize("typo", ENGLISH, ids=lambda typo: f"{typo.old} → {typo.new}".encode("unicode_escape").decode())
def test_a_slip_gets_one_report(typo: Typo) -> None:
    """One slip in the seed is one error, at its place, with a hint that says what to write."""
    assert said_of(typo.typed_into(SEED)) == [("error", typo.code, typo.text, typo.hint)]


@pytest.mark.parametrize(
    "typo", IN_CHINESE, ids=lambda typo: f"{typo.old} → {typo.new}".encode("unicode_escape").decode()
)
def test_a_slip_in_chinese_gets_one_report(typo: Typo) -> None:
    """The same in Chinese keywords."""
    assert said_of(typo.typed_into(CHINESE_SEED)) == [("error", typo.code, typo.text, typo.hint)]


def test_the_seed_itself_is_free_of_slips() -> None:
    """In either language."""
    assert said_of(SEED) == []
    assert said_of(CHINESE_SEED) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("target >= 43 宗", "target>=43宗"),
        ("target >= 43 宗", "target ≥ 43 宗"),
        ("target >= 43 宗", "target ＞＝ ４３ 宗"),
        ("target >= 43 宗", "target\t>=\t43\t宗"),
        ("target >= 95%", "target >= 95 %"),
        ("target >= 95%", "target >= 95％"),
        ("weight 20", "ｗｅｉｇｈｔ ２０"),
        ("weight 20", "权重 20"),
        ("weight 20", "weight 20分"),
        ("  weight 15", "\u3000\u3000weight\u300015"),
        ("  weight 15", "\u00a0\u00a0weight\u00a015"),
        ("given 预算数 = 229516.07 万元, 执行数", "given 预算数 ＝ 229516.07 万元，执行数"),
        ("score(预算执行率) = 10", "score（预算执行率）＝ １０"),
        ("\n", "\r\n"),
    ],
)
def test_what_is_no_slip_passes(old: str, new: str) -> None:
    """Full-width forms, blanks of any kind and either language are as good as any."""
    assert said_of(SEED.replace(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "text", "hint"),
    [
        ("grade 优 >= 90", "grade 优 >= 70", "grade-never-given", "grade 良 >= 80",
         "the first grade that holds is given: write the highest first"),
        ("input 征收补偿完成率 %", "input 征收补偿完戍率 %", "unread-input", "征收补偿完戍率",
         "did you mean `征收补偿完成率`?"),
    ],
)  # fmt: skip
def test_what_may_be_meant_is_a_warning(old: str, new: str, code: str, text: str, hint: str) -> None:
    """A ruleset that can be scored and looks wrong is warned of, once."""
    assert said_of(SEED.replace(old, new, 1)) == [("warning", code, text, hint)]


def test_two_slips_get_two_reports() -> None:
    """Each mistake in a file is told in one run."""
    text = SEED.replace("weight 20", "wieght 20", 1).replace("target >= 906 户", "target ≥≥ 906 户")
    assert [code for _, code, _, _ in said_of(text)] == ["unknown-keyword", "doubled-operator"]
