"""Turn chance into bytes and texts of rulesets: loaded, diagnosed, laid out anew, and scored where they load."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from random import Random
from shutil import copytree
from typing import Literal

import attrs

import indicrules
from indicrules.syntax.formatter import format_text
from indicrules.syntax.parser import parse
from indicrules.text.source import Source
from tests.fuzz.changes import damaged, rewritten, soup
from tests.fuzz.data import plausible
from tests.fuzz.kind import Kind
from tests.fuzz.oracle import hold, hold_lawful, hold_placed, hold_readable, outcome, refusal
from tests.fuzz.shipped import RULESETS, blocks, texts

_HEADS = ("ruleset r\n", "ruleset r\n  total 100\n", "规则集 甲\n  缺失 重算\n", "ruleset r\n  missing zero\n")


@attrs.frozen
class Layout:
    """A text to be laid out anew, its keywords in a language, or as they are."""

    text: str
    keywords: Literal["en", "zh"] | None


@attrs.frozen
class Written:
    """The bytes of a ruleset file, and what chance draws its data from."""

    content: bytes
    data: int


def text(random: Random) -> str:
    """Give a text that is nearly a ruleset: a shipped one, or some of their blocks, changed; or a soup of words."""
    match random.randrange(10):
        case 0:
            return soup(random)
        case 1 | 2:
            return rewritten(random, random.choice(texts()), texts())
        case _:
            chosen = random.choice(_HEADS) + "".join(random.choices(blocks(), k=random.choice((1, 2, 3, 5))))
            return rewritten(random, chosen, texts())


def _written(random: Random) -> Written:
    content = text(random).encode("utf-8", "surrogatepass")
    if random.random() < 0.8:
        content = damaged(random, content, _encoded())
    return Written(content, random.randrange(1 << 30))


def _layout(random: Random) -> Layout:
    return Layout(text(random), random.choice((None, "en", "zh")))


@cache
def _encoded() -> tuple[bytes, ...]:
    return tuple(each.encode() for each in texts())


@cache
def _folder() -> Path:
    """Give a folder with the shipped rulesets, so that what a changed one uses is beside it."""
    folder = Path(tempfile.mkdtemp(prefix="rulesets."))
    copytree(RULESETS, folder, dirs_exist_ok=True)
    return folder


def _loaded(given: Written) -> str:
    path = _folder() / "changed.indic"
    path.write_bytes(given.content)
    try:
        ruleset = indicrules.load(path)
    except indicrules.RulesetError as refused:
        return refusal(refused)
    hold_placed(ruleset.diagnostics)
    for result in ruleset.test():
        for line in result.differences:
            hold_readable(line)
    outcome(lambda: ruleset.score({}))
    try:
        card = ruleset.score(plausible(Random(given.data), ruleset))
    except indicrules.DataError as refused:
        return f"loaded, {refusal(refused)}"
    hold_lawful(card)
    return "loaded, scored"


def _diagnosed(given: str) -> str:
    found = indicrules.diagnose(given)
    hold_placed(found)
    return next((each.code for each in found if each.severity == "error"), "loaded")


def _laid_out(given: Layout) -> str:
    try:
        formatted = format_text(given.text, keywords=given.keywords)
    except indicrules.RulesetError as refused:
        return refusal(refused)
    hold(format_text(formatted, keywords=given.keywords) == formatted, "formatting what is formatted changes it")
    before, after = (parse(Source("changed.indic", each)) for each in (given.text, formatted))
    hold(before.file == after.file, "formatting changes the tree")
    before_codes, after_codes = ({each.code for each in indicrules.diagnose(one)} for one in (given.text, formatted))
    hold(before_codes == after_codes, f"formatting changes what is said: {before_codes ^ after_codes}")
    return "formatted"


def _mended(given: str) -> str:
    before = indicrules.diagnose(given)
    try:
        after = indicrules.diagnose(indicrules.mended(given))
    except indicrules.RulesetError as refused:
        return refusal(refused)
    hold_placed(after)
    hold(errors(after) <= errors(before), "mending leaves more errors than there were")
    return "mended" if len(after) < len(before) else "as it was"


def errors(found: tuple[indicrules.Diagnostic, ...]) -> int:
    """Count the errors among diagnostics."""
    return sum(each.severity == "error" for each in found)


KINDS = (
    Kind("ruleset-bytes", _written, _loaded, 20),
    Kind("ruleset-text", text, _diagnosed, 60),
    Kind("ruleset-mended", text, _mended, 10),
    Kind("ruleset-fmt", _layout, _laid_out, 30),
)
