"""Turn small rulesets into trees and look at what was understood."""

from __future__ import annotations

import datetime
import subprocess
import sys
from fractions import Fraction

import pytest

from indicrules.syntax import tree
from indicrules.syntax.parser import Parsed, parse
from indicrules.text.source import Source, Span

SPAN = Span(Source("", ""), 0, 0)


def parsed(text: str) -> Parsed:
    """Parse `text` as a file."""
    return parse(Source("test.indic", text))


def clause(text: str) -> tree.Clause:
    """Parse `text` as the one clause of an indicator."""
    result = parsed(f"indicator x\n{text}")
    assert result.diagnostics == ()
    (block,) = result.file.blocks
    assert isinstance(block, tree.ScoredBlock)
    (only,) = block.clauses
    return only


def expression(text: str) -> tree.Body:
    """Parse `text` as an expression."""
    only = clause(f"score {text}")
    assert isinstance(only, tree.Score)
    return only.body


def name(word: str) -> tree.Name:
    """Build a name."""
    return tree.Name(word, span=SPAN)


def number(value: int | Fraction, *factors: tuple[str, int]) -> tree.Number:
    """Build a number with its unit."""
    unit = tree.UnitText(factors, span=SPAN) if factors else None
    return tree.Number(Fraction(value), unit, span=SPAN)


def arithmetic(operator: tree.ArithmeticOperator, left: tree.Expression, right: tree.Expression) -> tree.Arithmetic:
    """Build an operation."""
    return tree.Arithmetic(operator, left, right, span=SPAN)


@pytest.mark.parametrize("operator", ["+", "-", "*", "/", "^"])
def test_ruling_33_arithmetic_keeps_its_operator(operator: tree.ArithmeticOperator) -> None:
    """The tree tells every arithmetic sign from every other."""
    assert expression(f"a {operator} b") == arithmetic(operator, name("a"), name("b"))


@pytest.mark.parametrize("operator", ["=", "!=", "<", "<=", ">", ">="])
def test_ruling_33_comparison_keeps_its_operator(operator: tree.ComparisonOperator) -> None:
    """The tree tells every comparison from every other, in expressions and in tests."""
    assert expression(f"a {operator} b") == tree.Comparison(operator, name("a"), name("b"), span=SPAN)
    assert clause(f"target {operator} b") == tree.Target(tree.Against(operator, name("b"), span=SPAN), span=SPAN)


@pytest.mark.parametrize("mode", ["half_up", "half_even", "half_down", "up", "down", "floor", "ceil"])
def test_ruling_33_rounding_keeps_its_mode(mode: tree.Mode) -> None:
    """Every rounding mode is read, as a clause and as an argument."""
    assert clause(f"round score 0.1 {mode}") == tree.Round("score", number(Fraction(1, 10)), mode, span=SPAN)
    call = expression(f"round(a, 1, {mode})")
    assert call == tree.Call("round", (name("a"), number(1), name(mode)), name_span=SPAN, span=SPAN)


@pytest.mark.parametrize("policy", ["error", "zero", "full", "rescale"])
def test_ruling_33_policies_are_kept(policy: tree.Policy) -> None:
    """Every policy is read."""
    assert clause(f"missing {policy}") == tree.Missing(policy, span=SPAN)
    assert clause(f"inapplicable {policy}") == tree.Inapplicable(policy, span=SPAN)


def test_ruling_05_minus_binds_less_than_powers_and_powers_group_right() -> None:
    """`-x^2` is −(x²), and `a^b^c` is a^(b^c)."""
    power = arithmetic("^", name("x"), number(2))
    assert expression("-x^2") == tree.Negative(power, span=SPAN)
    inner = arithmetic("^", name("b"), name("c"))
    assert expression("a^b^c") == arithmetic("^", name("a"), inner)


def test_operators_bind_in_their_order() -> None:
    """`or` binds least, then `and`, `not`, comparison, sum, product, minus, power."""
    assert expression("a or b and not c = d + e * -f ^ g") == expression(
        "a or (b and (not (c = (d + (e * (-(f ^ g)))))))"
    )
    assert expression("a - b - c") == arithmetic("-", arithmetic("-", name("a"), name("b")), name("c"))
    assert expression("if a then b else if c then d else e") == expression("if a then b else (if c then d else e)")


def test_ruling_30_a_unit_is_joined_by_strokes_without_spaces() -> None:
    """With spaces a stroke divides; after the first stroke all of a unit stands below."""
    assert expression("530 元/人*月") == number(530, ("元", 1), ("人", -1), ("月", -1))
    assert expression("530 元 / 人") == arithmetic("/", number(530, ("元", 1)), name("人"))
    assert expression("80%*full") == arithmetic("*", number(80, ("%", 1)), name("full"))
    assert expression("2 宗×3") == arithmetic("*", number(2, ("宗", 1)), number(3))
    assert expression("5 s*s") == number(5, ("s", 2))


def test_a_reserved_word_is_no_unit() -> None:
    """The words that carry a clause on end a number."""
    only = clause('deduct 2 per 1 of a up to 5 if b because "c"')
    assert only == tree.Adjustment(
        "deduct",
        number(2),
        tree.Per(None, number(1), tree.Quantity(name("a"), None, None, span=SPAN), span=SPAN),
        number(5),
        name("b"),
        tree.Text("c", span=SPAN),
        span=SPAN,
    )


def test_full_and_started_are_steps_only_before_a_step() -> None:
    """After `per` they say how parts of a step count; before an operator `full` is the full mark."""
    per = clause("deduct 2 per started 3 起 below full")
    assert isinstance(per, tree.Adjustment)
    assert per.per is not None
    assert per.per.whole == "started"
    assert per.per.step == number(3, ("起", 1))
    other = clause("deduct 2 per full / 5 below full")
    assert isinstance(other, tree.Adjustment)
    assert other.per is not None
    assert other.per.step == arithmetic("/", name("full"), number(5))


def test_both_languages_have_one_tree() -> None:
    """A clause in Chinese is the clause in English."""
    assert clause('扣 0.5 每 满 1% 低于 目标 至多 5 因为 "迟"') == clause(
        'deduct 0.5 per full 1% below target up to 5 because "迟"'
    )
    assert clause("得分 若 达标 则 满分 否则 最大(0, 完成率 * 满分)") == clause(
        "score if met then full else max(0, completion * full)"
    )
    assert clause("取整 得分 0.01 四舍五入") == clause("round score 0.01 half_up")
    assert clause("取整 得分 无") == clause("round score none")


def test_the_word_for_grade_is_a_name_where_no_grade_is_meant() -> None:
    """`等级` names a choice in an expression, and the grade before a parenthesis and in `expect`."""
    assert expression("等级") == name("等级")
    assert expression("等级(甲)") == tree.Call("grade", (name("甲"),), name_span=SPAN, span=SPAN)
    (block,) = parsed('example "e"\n  expect 等级 = 优').file.blocks
    assert isinstance(block, tree.ExampleBlock)
    condition = tree.Comparison("=", name("grade"), name("优"), span=SPAN)
    assert block.clauses == (tree.Expect(condition, span=SPAN),)


def test_full_width_forms_read_as_their_twins() -> None:
    """Signs, digits and blanks of Chinese typing are those of the language, outside strings."""
    assert clause("target　＞＝　４３％") == clause("target >= 43%")
    assert expression("ｍｉｎ（a，b、c）") == expression("min(a, b, c)")
    assert expression("a × b ÷ c − 1") == expression("a * b / c - 1")
    assert clause("target ≧ 3") == clause("target ≥ 3") == clause("target >= 3")
    assert clause('note "１，２"') == tree.Note("１，２", span=SPAN)


def test_ruling_25_names_are_normalised() -> None:
    """Names that look alike are alike."""
    assert expression("ｐｌｏｔｓ") == name("plots")
    assert expression("e\u0301te\u0301") == name("\u00e9t\u00e9")


def test_a_line_goes_on_inside_parentheses() -> None:
    """A parenthesis holds a line open, comments and all."""
    assert expression("max(  # most\n  a,\n\n  b  # least\n)") == expression("max(a, b)")


def test_rows_may_open_with_words_that_open_clauses() -> None:
    """In a table a line with a colon is a row, whatever its first word."""
    body = expression("match a\n  score to full: 1\n  weight * (\n  2): 2\n  otherwise: 3")
    assert isinstance(body, tree.Match)
    assert len(body.rows) == 2
    assert body.rows[0].test == tree.Between(name("score"), name("full"), span=SPAN)


def test_tests_keep_which_ends_are_open() -> None:
    """`> a to b` leaves the lower end out, `a to < b` the upper."""
    low, high = number(1), number(2)
    assert clause("target > 1 to < 2") == tree.Target(tree.Between(low, high, True, True, span=SPAN), span=SPAN)
    assert clause("target > 1 to 2") == tree.Target(tree.Between(low, high, True, span=SPAN), span=SPAN)
    assert clause("target 1 to < 2") == tree.Target(tree.Between(low, high, False, True, span=SPAN), span=SPAN)


def test_ruling_32_a_bare_row_means_equality() -> None:
    """A value alone before the colon of a row is marked as bare."""
    body = expression('match a\n  "甲": 1')
    assert isinstance(body, tree.Match)
    assert body.rows[0].test == tree.Against("=", tree.Text("甲", span=SPAN), bare=True, span=SPAN)


def test_dates_are_dates() -> None:
    """A day is read as one wherever it stands."""
    day = tree.Date(datetime.date(2024, 12, 31), span=SPAN)
    assert clause("target <= 2024-12-31") == tree.Target(tree.Against("<=", day, span=SPAN), span=SPAN)
    assert clause("period 2024-12-31") == tree.Period(datetime.date(2024, 12, 31), span=SPAN)


def test_spans_underline_what_was_written() -> None:
    """A node's place is its text; a scored block's is its header."""
    text = 'group g\nindicator 甲 in g "数量"\n  weight (1 + 2) * 3 # most\n'
    blocks = parsed(text).file.blocks
    member = blocks[1]
    assert isinstance(member, tree.ScoredBlock)
    assert member.span.text == 'indicator 甲 in g "数量"'
    assert member.name_span.text == "甲"
    assert member.parent_span is not None
    assert member.parent_span.text == "g"
    (weight,) = member.clauses
    assert weight.span.text == "weight (1 + 2) * 3"
    assert isinstance(weight, tree.Weight)
    assert isinstance(weight.value, tree.Arithmetic)
    assert weight.value.span.text == "(1 + 2) * 3"
    assert weight.value.left.span.text == "1 + 2"


def test_a_misspelt_keyword_is_read_as_the_one_meant() -> None:
    """The clause is kept and its block is whole."""
    result = parsed("indicator a\n  weigth 10\n")
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["unknown-keyword"]
    assert result.file.blocks == parsed("indicator a\n  weight 10\n").file.blocks
    assert result.damaged == frozenset()
    assert not result.hidden


def test_a_lost_clause_damages_its_block_alone() -> None:
    """What else the file says is kept."""
    result = parsed("indicator a\n  weight +\n  target >= 3\nindicator b\n  weight 1\n")
    assert result.damaged == frozenset({0})
    assert not result.hidden
    assert result.file.blocks == parsed("indicator a\n  target >= 3\nindicator b\n  weight 1\n").file.blocks


def test_a_lost_block_is_said_to_be_hidden() -> None:
    """A name may have been declared in it."""
    result = parsed("metric a ^ 5\nindicator b\n  weight 1\n")
    assert result.hidden
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["unexpected"]
    assert len(result.file.blocks) == 1


def test_a_header_that_fails_after_its_name_still_declares_it() -> None:
    """The name is kept and the block is damaged."""
    result = parsed("input a 元 from\nindicator b in\n  weight 1\n")
    assert result.damaged == frozenset({0, 1})
    assert not result.hidden
    assert result.file.blocks == parsed("input a\nindicator b\n  weight 1\n").file.blocks


def test_every_mistake_of_a_file_is_reported_in_one_run() -> None:
    """Mistakes in several lines, clauses and blocks stand side by side, in file order."""
    result = parsed("indicator a\n  weight\n  target 5\nindicator b\n  score match a\n    1 2\n    3 4\n")
    assert [(each.code, each.span and each.span.line) for each in result.diagnostics] == [
        ("missing-value", 2),
        ("bare-target", 3),
        ("missing-operator", 6),
        ("missing-operator", 7),
    ]


def test_a_row_that_opens_with_two_signs_may_go_on_in_the_line_below() -> None:
    """Inside a parenthesis its line is broken, and its colon comes later; without one it is a remark."""
    assert parsed("metric m = match a\n  --b * (\n  1): 2\n").diagnostics == ()
    assert "unmarked-remark" in [each.code for each in parsed("metric m = match a\n  -- b\n").diagnostics]


def test_the_library_starts_without_lark() -> None:
    """Parsing uses the shipped tables; lark is loaded only to build them."""
    program = (
        "import sys; from indicrules.syntax.parser import parse; from indicrules.text.source import Source; "
        "parse(Source('', 'ruleset a')); sys.exit('lark' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", program], check=False, env={"PYTHONPATH": ":".join(sys.path)}).returncode
        == 0
    )
