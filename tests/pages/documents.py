"""Make documents that have everything: each kind of block, long names and numbers, texts that look like markup."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Final

import indicrules
from indicrules.explain.compose import compose
from indicrules.explain.document import (
    Appendix,
    Bar,
    Document,
    Fact,
    Finding,
    Heading,
    Line,
    Loss,
    Losses,
    Overview,
    Section,
)
from indicrules.text.sentence import Language

ROOT: Final = Path(__file__).resolve().parents[2]
SEED: Final = "land-acquisition-2024"
MIDYEAR: Final = f"{SEED}-midyear"

LONG_EN: Final = (
    "Share of resettlement households that moved back within the agreed transition period of eighteen months"
)
LONG_ZH: Final = "征收补偿协议签订后十八个月过渡期内按期完成回迁安置的被征收户数占应回迁安置总户数的比例"
LONG_NAME: Final = "share_of_resettlement_households_that_moved_back_within_the_agreed_transition_period"
DIGITS: Final = "20035299304068464649790723515602557504478254755697514192650169737" * 12
PLACE: Final = "rulesets/annual/land-acquisition-and-resettlement-2024.indic:118"

# What Markdown could read as something else than text at the opening of a line, inside it and at its end.
TRICKY: Final = (
    "1. first of all",
    "2) second",
    "- not a list",
    "+ nor this",
    "* nor that",
    "> no quotation",
    "# no heading #",
    "--- no rule ---",
    "===",
    "| a | b |",
    "`code` and ``more``",
    "*stars* and _lines_ and __both__ and snake_case_name",
    "a * b * c, 2*3*4",
    "<b>bold</b> &amp; &copy; AT&T",
    "[text](https://example.org) ![image](x.png) [^1]",
    "back\\slash \\* and at the end \\",
    "~~struck~~ $x_1$ {#id}",
    "https://example.org/a_b_c/*d*?x=1&y=2",
    "see https://example.org/wiki/A_(b), or http://example.org/~user.",
    "http://example.org/?q=1&amp;r=2 and http://example.org/a|b",
    "依据：https://example.org/文件_1.pdf。见第3条",
    "\x1b[31mred\x1b[0m",
)


def everything(language: Language) -> Document:
    """Give a document in which every field of the model has a value somewhere."""
    total = Heading("征收办 2024 年度部门整体支出绩效自评", "", "75.70 of 100", "中", "4.30 more for 良 (≥ 80)")
    return Document(
        language,
        "征收办 2024 年度部门整体支出绩效自评",
        Overview(total, _bars(), (_steps(), _losses()), _findings()),
        _sections(),
        header=(
            Fact("ruleset", "ruleset", (Line("land-acquisition-2024", "sha256 3b1f…", "land-acquisition-2024.indic"),)),
            Fact("period", "period", (Line("2024"),)),
        ),
        appendices=(
            Appendix("methods", "Methods used 方法", (_steps(),)),
            Appendix(
                "data", "Data as given 数据", (Fact("input", "actual", _data()), Fact("input", "metric", _data()[:1]))
            ),
        ),
    )


def tricky(language: Language) -> Document:
    """Give a document whose every name, title and text is one that looks like markup."""
    sections = tuple(
        Section(
            f"item{at}",
            Heading(text, text, text, text, text),
            (Fact("note", text, (Line(text, text, text),)), Fact("note", text, (Line(text),))),
        )
        for at, text in enumerate(TRICKY)
    )
    named = tuple(Section(text, Heading(text, "", "", ""), (), short=text) for text in TRICKY)
    bars = tuple(Bar(f"item{at}", text, at % 3, text, text, None, text, text) for at, text in enumerate(TRICKY))
    found = tuple(Finding("lost", text, f"item{at}", text, text, text) for at, text in enumerate(TRICKY))
    return Document(
        language,
        TRICKY[0],
        Overview(Heading(TRICKY[0], "", TRICKY[1], TRICKY[2], TRICKY[3]), bars, (), found),
        (*sections, *named),
    )


def many() -> Document:
    """Give eight groups of three members and as many appendices; heads and ends each have a word of their own."""
    sections: list[Section] = []
    for at in range(24):
        if at % 3 == 0:
            sections.append(Section(f"group{at}", Heading(f"group{at}-opens", "", "1 of 2", ""), ()))
        facts = (Fact("score", "score", _lines(at)), Fact("note", "note", (Line(f"item{at}-ends"),)))
        sections.append(Section(f"item{at}", Heading(f"item{at}-opens", "", "1 of 2", "lost 1"), facts, 1))
    appendices = tuple(
        Appendix(f"a{at}", f"appendix{at}-opens", (Fact("data", "data", (Line(f"appendix{at}-row"), *_lines(at))),))
        for at in range(24)
    )
    return Document("en", "many", None, tuple(sections), appendices=appendices)


def _lines(at: int) -> tuple[Line, ...]:
    return tuple(Line(f"step {step}", "", PLACE) for step in range(at % 5 + 3))


def shipped(actuals: str, language: Language) -> Document:
    """Compose the explanation of a shipped ruleset with data of its own."""
    folder = ROOT / "rulesets"
    data = json.loads((folder / f"{actuals}.json").read_text("utf-8"))
    return compose(indicrules.load(folder / f"{actuals.removesuffix('-midyear')}.indic").score(data), language)


def _data() -> tuple[Line, ...]:
    given = (
        Line("1.05 亿元 = 10500 万元", "read from the report, page 3", PLACE, "datum"),
        Line(f"x = {DIGITS}", kind="datum"),
    )
    return (*given, *(Line(text, kind="datum") for text in TRICKY), Line("all values are read"))


def _bars() -> tuple[Bar, ...]:
    return (
        Bar("数量", "产出数量指标", 0, "28.84", "40", Fraction(721, 1000), "11.16", ""),
        Bar("地块录入数量", "“三地合一”地块录入数量", 1, "8.84", "20", Fraction(221, 500), "11.16", "not met"),
        Bar(LONG_NAME, LONG_EN, 1, "20.00", "20", Fraction(1), "", "weight 20, after redistribution 20 × 10/7"),
        Bar("回迁", LONG_ZH, 2, DIGITS, DIGITS, Fraction(1, 3), DIGITS, "不参与评分，其分值按比例分摊至其余指标"),
        Bar("gone", "gone", 0, "—", "", None, "", "missing: gone has no value"),
        Bar("信访", "信访案件办结率", 0, "25.00", "25", Fraction(1), "", ""),
    )


def _findings() -> tuple[Finding, ...]:
    return (
        Finding("lost", "lost", "地块录入数量", "“三地合一”地块录入数量", "11.16", "target not reached, 24 宗 short"),
        Finding("missing", "missing", "gone", "gone", "", "gone has no value"),
        Finding("check", "check", "", "half of them at least", "", "rate ≥ 50% is 45.5% ≥ 50%, does not hold"),
    )


def _steps() -> Fact:
    return Fact(
        "score",
        "score",
        (
            Line("proportional: weight × completion", "", "std/methods.indic:4", "formula"),
            Line("20 × 19/43 = 380/43 ≈ 8.83721", "24 宗 short", PLACE, "values"),
            Line("has_baseline = yes, so “not has_baseline” does not hold", kind="condition"),
            Line(f"passed over: ≥ 100%: full — {LONG_NAME} is 44.186%", "", PLACE, "passed"),
        ),
        Fraction(380, 43),
        "score proportional",
    )


def _losses() -> Losses:
    return Losses(
        "lost",
        (
            Loss(
                "formula", "11.163", "target not reached", "20 − 20 × 19/43 = 480/43 ≈ 11.1628", "", Fraction(480, 43)
            ),
            Loss(
                "deduct",
                "0.500",
                "每低1个百分点扣0.5分",
                "0.5 × floor((95% − 94%) / 1%) = 0.5 × 1",
                PLACE,
                Fraction(1, 2),
                "deduct 0.5 per full 1% below target",
                (Line("cap 5: 事故 > 0 is 0 > 0, does not hold", "no effect", PLACE, "passed"),),
            ),
            Loss("rounding", "−0.003", f"{LONG_ZH}", f"8.83721 − {DIGITS}", "", Fraction(-3, 1000)),
        ),
        "11.660",
        Fraction(583, 50),
    )


def _sections() -> tuple[Section, ...]:
    return (
        Section("数量", Heading("数量", "产出数量指标", "28.84 of 40", "lost 11.16"), (_losses(),)),
        Section(
            "地块录入数量",
            Heading("地块录入数量", "“三地合一”地块录入数量", "8.84 of 20", "lost 11.16", "met at 43 宗"),
            (Fact("target", "target", (Line("≥ 43 宗"),)), _steps(), _losses(), Fact("note", "note", (Line("end"),))),
            1,
        ),
        Section(LONG_NAME, Heading(LONG_NAME, LONG_EN, "20.00 of 20", ""), (), 1, "target ≥ 95%, actual 100%"),
        Section("回迁", Heading("回迁", LONG_ZH, f"{DIGITS} of {DIGITS}", f"lost {DIGITS}"), (_steps(),), 2),
        Section("gone", Heading("gone", "", "", "not scored"), (Fact("missing", "missing", (Line("no value"),)),)),
        Section("信访", Heading("信访", "信访案件办结率", "25.00 of 25", ""), (), 0, "目标值 ≥ 98%，完成值 100%"),
    )
