"""Hold every clause and function to the whole of the house: a row that some part of it lacks is found here."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pyarrow as pa
import pytest

import indicrules
from indicrules.card.plan import Plan, results
from indicrules.evaluate.scoring import Scoring
from indicrules.explain.messages import MESSAGES
from indicrules.intake.actuals import taken
from indicrules.language.clauses import BLOCKS, CLAUSE, CLAUSES, CONDITIONAL
from indicrules.language.functions import FUNCTIONS
from indicrules.language.words import MODES
from indicrules.meaning import core
from indicrules.meaning.functions import MEANINGS
from indicrules.meaning.limits import LIMITS
from indicrules.meaning.lowering import meaning_of
from indicrules.model import expression as ex
from indicrules.syntax.tree import LimitKind
from tests.language import programs
from tests.language.programs import Program
from tests.loading import on_loading

STD = Path(indicrules.__file__).parent / "std"
SCHEMA: dict[str, Any] = json.loads((Path(__file__).parents[2] / "docs" / "scorecard.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
CLAUSE_PROGRAMS = [pytest.param(CLAUSE[word], program, id=word) for word, program in programs.CLAUSES.items()]
FUNCTION_PROGRAMS = [
    pytest.param(FUNCTIONS[name], programs.FORMULA.format(formula), total, id=name)
    for name, (formula, total) in programs.FUNCTIONS.items()
]


LISTS = ("best", "worst", "trimmed", "list", "known")


def referred(ruleset: indicrules.Ruleset, data: dict[str, Any]) -> Fraction:
    """Give the total that the reference evaluator finds."""
    scoring = Scoring(ruleset.model, taken(ruleset.model, data))
    _, numerator, denominator = results(scoring)[-3:]
    return Fraction(numerator, denominator)


def compiled(ruleset: indicrules.Ruleset, data: dict[str, Any]) -> Fraction:
    """Give the total that the compiled evaluator finds."""
    _, found, _ = Plan(ruleset.model).score(data)
    return Fraction(found[-2], found[-1])


def in_a_table(ruleset: indicrules.Ruleset, data: dict[str, Any]) -> list[Decimal]:
    """Give the totals of a table of two such rows."""
    columns = {name: [value, value] for name, value in data.items()}
    found: list[Decimal] = ruleset.score_table(pa.table(columns)).column("total").to_pylist()
    return found


def followed(hint: str) -> str:
    """Give the line that a hint tells one to write, its placeholders filled in."""
    line: str = re.findall("`([^`]+)`", hint)[0]
    return line.replace("NAME", "name").replace("CONDITION", "b > 0")


def nodes_above(node: core.Node, arguments: tuple[core.Node, ...]) -> int:
    """Count the core nodes above the deepest of some arguments inside a node; less than 0 where there is none."""
    if any(node is each for each in arguments):
        return 0
    below = [nodes_above(part, arguments) for part in core.parts(node)]
    return max([each + 1 for each in below if each >= 0], default=-1)


def test_every_row_is_tried_here() -> None:
    """Each row has its program."""
    assert set(programs.CLAUSES) == set(CLAUSE)
    assert set(programs.FUNCTIONS) == set(FUNCTIONS)
    assert set(programs.BLOCKS) == {row.english for row in BLOCKS}


@pytest.mark.parametrize(("row", "program"), CLAUSE_PROGRAMS)
def test_hint_of_a_clause_loads_when_followed(row: Any, program: Program) -> None:
    """The line that the hint shows stands in the program, as written, and the program loads without a warning."""
    assert f"  {followed(str(row.hint))}\n" in program.text
    assert indicrules.loads(program.text).warnings == ()


@pytest.mark.parametrize("row", BLOCKS, ids=lambda row: row.english)
def test_hint_of_a_block_loads_when_followed(row: Any, tmp_path: Path) -> None:
    """So does the header that the hint of a block shows."""
    text = programs.BLOCKS[row.english]
    (tmp_path / "path.indic").write_text("unit 宗 = 1 件\n", "utf-8")
    (tmp_path / "r.indic").write_text(text, "utf-8")
    assert f"{followed(str(row.hint))}\n" in text
    assert indicrules.load(tmp_path / "r.indic").warnings == ()


@pytest.mark.parametrize(("row", "program"), CLAUSE_PROGRAMS)
def test_clause_scores_alone_and_in_a_table(row: Any, program: Program) -> None:
    """Reference, compiled and table come to the same total."""
    ruleset, total = indicrules.loads(program.text), Decimal(program.total)
    assert referred(ruleset, program.data) == compiled(ruleset, program.data) == Fraction(total)
    assert in_a_table(ruleset, program.data) == [total, total]
    assert [each.passed for each in ruleset.test()] == [True] * len(ruleset.model.examples)


@pytest.mark.parametrize(("row", "program"), CLAUSE_PROGRAMS)
def test_clause_is_explained_in_both_languages(row: Any, program: Program) -> None:
    """Its words stand in the text, and the data of the explanation keep the schema."""
    card = indicrules.loads(program.text).score(program.data)
    assert program.english in card.explain("text", "en")
    assert program.chinese in card.explain("text", "zh")
    VALIDATOR.validate(json.loads(card.explain("json", "en")))
    VALIDATOR.validate(json.loads(card.explain("json", "zh")))


@pytest.mark.parametrize(("row", "text", "total"), FUNCTION_PROGRAMS)
def test_function_scores_alike_everywhere(row: Any, text: str, total: str) -> None:
    """Reference, compiled and table come to the same total."""
    ruleset = indicrules.loads(text)
    assert referred(ruleset, programs.DATA) == compiled(ruleset, programs.DATA) == Fraction(total)
    assert in_a_table(ruleset, programs.DATA) == [Decimal(total), Decimal(total)]


@pytest.mark.parametrize(("row", "text", "total"), FUNCTION_PROGRAMS)
def test_function_is_explained_in_both_languages(row: Any, text: str, total: str) -> None:
    """An explanation calls it by its name in the language that it is told in."""
    card = indicrules.loads(text).score(programs.DATA)
    assert f"{row.name}(" in card.explain("text", "en")
    assert f"{row.chinese}(" in card.explain("text", "zh")


@pytest.mark.parametrize("row", FUNCTIONS.values(), ids=lambda row: row.name)
def test_example_of_a_function_loads_when_followed(row: Any) -> None:
    """The call that a hint shows can stand in a formula; some give lists, `present` a condition."""
    ways = {**dict.fromkeys(LISTS, "sum({})"), "present": "(if {} then 1 else 0)"}
    ways |= dict.fromkeys(("which_max", "which_min"), '(if {} = "a" then 1 else 0)')
    inside = ways.get(row.name, "{}").format(row.example)
    text = programs.FORMULA.format(inside) + "input x\n"
    assert [each.code for each in on_loading(text) if each.severity == "error"] == []


def test_every_function_of_expressions_has_a_meaning() -> None:
    """What a call becomes is said for each name that a typed expression can bear."""
    assert set(MEANINGS) == set(get_args(ex.FunctionName))


def test_every_kind_of_limit_is_known_wherever_limits_are() -> None:
    """Each has its meaning, its row, its step in the schema, and words for a rounding that it bound."""
    kinds = set(get_args(LimitKind))
    assert set(LIMITS) == kinds
    assert kinds <= CONDITIONAL
    assert kinds <= set(SCHEMA["$defs"]["fact"]["properties"]["step"]["enum"])
    assert {f"{kind}_bound" for kind in kinds} <= set(MESSAGES)


def test_ledger_and_schema_have_a_line_for_each_clause_that_takes_or_gives() -> None:
    """A clause that changes a score where its condition holds has its own kind of line."""
    assert set(SCHEMA["$defs"]["line"]["properties"]["kind"]["enum"]) >= CONDITIONAL
    assert {row.english for row in CLAUSES if "IF" in row.tails} == {*CONDITIONAL, "downgrade"}  # of a grade


def test_explanations_have_words_for_what_the_language_names() -> None:
    """Modes, shipped methods and clauses that take or give stand in the messages of explanations."""
    methods = set(re.findall(r"^method (\w+)", (STD / "methods.indic").read_text("utf-8"), re.MULTILINE))
    wanted = {word for word in MODES if word.isascii()} | {f"method_{name}" for name in methods}
    assert wanted | {f"label_{word}" for word in CONDITIONAL} <= set(MESSAGES)


@pytest.mark.parametrize("name", MEANINGS)
def test_function_counts_as_many_levels_as_its_meaning_has(name: str) -> None:
    """Where levels are bounded a function counts one for two core nodes, or more, that stand above its arguments."""
    model = indicrules.loads(programs.FORMULA.format(programs.FUNCTIONS[name][0])).model
    meaning = meaning_of(model)
    written = [
        part for item in (*model.items.values(), model.root) for part in core.expressions(meaning.procedure(item))
    ]
    found = [node for node in core.within(*written) if isinstance(node, core.Derived) and node.name == name]
    deepest = max(nodes_above(node, node.arguments) for node in found)
    assert 0 < deepest <= 2 * FUNCTIONS[name].levels
