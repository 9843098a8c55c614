"""Turn chance into rulesets of the whole language, as text, and into data for them."""

from __future__ import annotations

import datetime
import functools
import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
from hypothesis import strategies as st

from indicrules.evaluate.values import NOT_APPLICABLE

NUMBERS = ("n0", "n1", "n2", "n3", "n4")
HEADER = """\
input n0
input n1 from 0
input n2 from -50 to 50
input n3
input n4 from 0
input p0 % from 0%
input p1 ‰
input q0 宗
input t0 yes/no
input t1 yes/no
input c0 one of "a", "b", "c"
input d0 date
input d1 date from 2024-01-01 to 2024-12-31
input l0 list of number from -50
input l1 list of % from 0%
input x0 text
table band(x)
  < 0:       1
  = 0:       2
  > 0 to 35: 33.3
  > 35:      7.5
table paired(kind, x) gives low, high
  "a", >= 10:       7,    1.25
  "a", < 10:        3,    0.5
  "b", 0 to < 30:   -2,   33.3
  "b", 30 to 90.5:  4,    0
  "c", != 0:        2.25, 1
table worded(x)
  >= 50:      "a"
  10 to < 50: "b"
  < 10:       "c"
method twice(p)
  score p + p
method apart(p, q)
  score if p > q then p - q else if p = q then 0 else q - p
method kept(p)
  score if present(p) then p else 7
method bent(p, q)
  score
    when p > 10: p / q
    when q < 0: completion * full
    otherwise: p + q
method tiers(p)
  score match p
    >= 10: full
    0 to < 10: full * p / 10
    "%s": 0
    otherwise: 0
""".replace('    "%s": 0\n', "")

WORDS = ("full", "weight", "actual", "target", "completion", "shortfall")
MODES = ("half_up", "half_even", "half_down", "up", "down", "floor", "ceil")
LITERALS = ("0", "1", "2", "3", "7", "10", "0.5", "0.005", "1.25", "33.3", "100", "0.1")


# A ruleset takes hundreds of choices, mostly between the same; making a strategy takes longer than drawing from it.
_among = functools.lru_cache(maxsize=4096)(st.sampled_from)


@attrs.define
class Writing:
    """What an expression being written may read."""

    draw: Any
    words: tuple[str, ...] = ()
    lists: bool = False
    items: tuple[str, ...] = ()
    measured: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    truths: tuple[str, ...] = ()
    methods: bool = True
    irrational: bool = True
    depth: int = 2

    def one(self, *choices: str) -> str:
        """Choose one text."""
        return str(self.draw(_among(choices)))

    def below(self) -> Writing:
        """Give the same, one level deeper."""
        return attrs.evolve(self, depth=self.depth - 1)


def number(at: Writing) -> str:
    """Write a number."""
    if at.depth <= 0:
        return at.one(
            *NUMBERS, *LITERALS, *at.words, *at.metrics, "(p0 * 10)", "(p1 * 99)", "(q0 / 1 宗)", "((d0 - d1) / 1 天)"
        )
    inner = at.below()
    kind = at.draw(st.integers(0, 17 if at.irrational else 15))
    match kind:
        case 0 | 1:
            return number(attrs.evolve(at, depth=0))
        case 2 | 3:
            return f"({number(inner)} {at.one('+', '-', '*')} {number(inner)})"
        case 4:
            return f"({number(inner)} / {at.one(*NUMBERS, '4', '3', '(n0 - n1)', '-7')})"
        case 5 if at.draw(st.integers(0, 2)) == 0:
            return summed(inner)
        case 5:
            return (
                f"{at.one('min', 'max', 'mean', 'sum', 'harmonic')}({number(inner)}, {number(inner)}, {number(inner)})"
            )
        case 6:
            return f"{at.one('abs', '-', 'floor', 'ceil')}({number(inner)})"
        case 7:
            return f"clamp({number(inner)}, {at.one('0', '-5', 'n1')}, {at.one('10', '100.5')})"
        case 8:
            return f"round({number(inner)}, {at.one('0.01', '0.5', '1', '7', 'n4')}, {at.one(*MODES)})"
        case 9:
            return f"(if {truth(inner)} then {number(inner)} else {number(inner)})"
        case 10:
            return f"interpolate({number(inner)}, 0: 0, 35: 50, 75: {at.one('100', '20.5')})"
        case 11:
            return f"({number(inner)} ^ {at.one('2', '3', '0', '-1')})"
        case 12 if at.draw(st.booleans()):
            return summed(inner) if at.draw(st.booleans()) else looked_up(inner)
        case 12:
            return f"count({truth(inner)}, {truth(inner)})"
        case 13 if at.methods:
            return at.one("twice", "kept") + f"({number(inner)})"
        case 14 if at.methods:
            return f"apart({number(inner)}, {number(inner)})"
        case 15 if at.items:
            field = at.one("score", "points", "weight", "completion")
            if at.measured and at.draw(st.integers(0, 2)) == 0:
                return f"actual({at.one(*at.measured)})"
            return f"{field}({at.one(*at.items)})"
        case 16:
            return f"{at.one('sqrt', 'ln', 'exp', 'erfc')}(abs({at.one(*NUMBERS)}) / 9 + 1)"
        case 17:
            return at.one("geomean(n1, n4, 2)", "((n1 + 1) ^ (1/3))", "(sqrt(2) * sqrt(n1))", "((n1 + 1) ^ 0.5)")
        case _ if at.lists:
            return listed(at)
        case _:
            return number(inner)


def summed(at: Writing) -> str:
    """Write a number made of a list."""
    return at.one(
        f"sum({several(at)})", f"mean({several(at)})", f"max({several(at)})", f"product({several(at)})",
        f"count({several(at)})", f"median({several(at)})", f"sum(trimmed({at.one('1', '2', 'n4')}, {several(at)}))",
        f"sum(best(2, {several(at)}))", f"min(worst({at.one('1', 'n4')}, {several(at)}))",
        f"weighted_mean(list({number(at)}, {number(at)}), list(2, {at.one('n4', '3')}))",
        f"sum(list({number(at)}, {number(at)}) {at.one('*', '-', '+')} list(3, {number(at)}))",
        "mean(l0)", "sum(known(l1)) / count(known(l1))", "max(l0) - min(known(l0))", "sum(l0 * l1)",
        *((f"geomean(({several(at)}) ^ 2)",) if at.irrational else ()),
    )  # fmt: skip


def several(at: Writing) -> str:
    """Write a list of numbers."""
    values = ", ".join(number(attrs.evolve(at, depth=0)) for _ in range(at.draw(st.integers(1, 4))))
    written = f"{at.one('list', 'known', 'known')}({values})"
    if at.draw(st.booleans()):
        written = at.one("l0", "known(l0)", "l0", "known(l1)", "(l1 * 10)", "(known(l0) / 3)")
    return at.one(written, written, f"({written} * {at.one(*LITERALS, 'n4')})", f"(n1 - {written})", f"(-{written})")


def listed(at: Writing) -> str:
    """Write a number made of what members bring."""
    return at.one(
        "sum(scores)", "mean(scores)", "min(points)", "max(scores)", "sum(weights)", "count(scores)", "coverage",
        "mean(best(2, scores))", "sum(best(1, points))", "sum(scores * weights)", "sum(trimmed(1, points))",
        "product(scores / 10)", "count(known(scores))", "weighted_mean(scores, weights)", "harmonic(weights)",
        *(("geomean(weights)",) if at.irrational else ()),
    )  # fmt: skip


def looked_up(at: Writing) -> str:
    """Write a number that a table gives."""
    return f"{at.one('band(', 'low(c0, ', 'high(c0, ')}{number(at)})"


def truth(at: Writing) -> str:
    """Write a condition."""
    if at.depth <= 0:
        return at.one(
            "t0",
            "t1",
            'c0 = "a"',
            'c0 != "b"',
            "n0 > 10",
            "n1 >= n2",
            "yes",
            "d0 <= 2024-06-30",
            'worded(n0) = "b"',
            *at.truths,
        )
    inner = at.below()
    match at.draw(st.integers(0, 7)):
        case 0:
            return f"({truth(inner)} {at.one('and', 'or')} {truth(inner)})"
        case 1:
            return f"(not {truth(inner)})"
        case 2:
            present = (*NUMBERS, "p0", "t0", "c0", "d1", "l0", "x0", "x0", *at.metrics, *at.items)
            return f"present({at.one(*present)})" if at.draw(st.booleans()) else foremost(inner)
        case 3 if at.items:
            return at.one("t0", *(f"{field}({each})" for field in ("counted", "met") for each in at.items))
        case _:
            return f"{number(inner)} {at.one('<', '<=', '>', '>=', '=', '!=')} {number(inner)}"


def foremost(at: Writing) -> str:
    """Ask which of some values is the greatest, or the least."""
    values = ", ".join(f'"{name}": {number(at)}' for name in ("a", "b", "c")[: at.draw(st.integers(1, 3))])
    return f"which_{at.one('max', 'min')}({values}) {at.one('=', '!=')} {at.one(*_FOREMOST)}"


_FOREMOST = ('"a"', '"b"', '"c"', '"a, b"', '"b, c"', '"a, b, c"', "c0")


def body(at: Writing) -> str:
    """Write a body: an expression, or rows."""
    match at.draw(st.integers(0, 4)):
        case 0:
            rows = [f"    when {truth(at)}: {number(at)}" for _ in range(at.draw(st.integers(1, 3)))]
            return "\n".join(["", *rows, *_otherwise(at)])
        case 1:
            tests = (">= 5", "0 to < 5", "= 3", "< n1", "> 1 to 100")
            rows = [f"    {at.one(*tests)}: {number(at)}" for _ in range(at.draw(st.integers(1, 3)))]
            return "\n".join([f" match {number(at)}", *rows, *_otherwise(at)])
        case 2:
            return f' match c0\n    "a": {number(at)}\n    "b": {number(at)}\n    otherwise: {number(at)}'
        case _:
            return f" {number(at)}"


def _otherwise(at: Writing) -> list[str]:
    return [f"    otherwise: {number(at)}"] if at.draw(st.integers(0, 3)) else []


_STEPS = ("0.1", "1", "0.03", "7", "0.7")  # most of them do not divide the full marks
_LIMITS = ("3", "5.555", "0", "n4", "59", "2.1429")
_OF_FULL = ("full", "full + 1", "full + 0.003", "full / 3")
_FLOORS = ("0", "full / 3", "full", "full - full / 7", "min(n4, full)", "min(2.1429, full)", "n4")
_LOW_FLOORS = ("0", "0.5", "n4", "n4")  # below the full mark of any group
_POLICIES = ("error", "zero", "full", "rescale", "rescale")


def _clauses(at: Writing, graded: tuple[str, ...], crowded: bool = False) -> list[str]:
    """Write what follows a formula; where it is crowded, clauses of all kinds that meet each other."""
    draw = at.draw
    plain = attrs.evolve(at, depth=0 if crowded else 1)
    lines = [_adjustment(plain, kind, graded) for kind in _adjusting(at, crowded)]
    for _ in range(draw(_among((1, 2, 3) if crowded else (0, 0, 0, 1, 2)))):
        full = "full" in at.words
        cap, floor = at.one(*_LIMITS, *(_OF_FULL if full else ())), at.one(*(_FLOORS if full else _LOW_FLOORS))
        lines.append(f"  {at.one(f'cap {cap}', f'floor {floor}')}{at.one('', f' if {truth(plain)}')}")
    if crowded or draw(st.booleans()):
        rounded = [f"{at.one(*_STEPS)} {at.one(*MODES)}", *(() if crowded else ("none",))]
        lines.append(f"  round score {at.one(*rounded)}")
    if draw(st.integers(0, 3)) == 0:
        words = f"when {truth(plain)}" if draw(st.booleans()) else ">= 5"
        lines += [f"  grade A {words}", "  grade B > 2 to 4", at.one("  grade C otherwise", "  grade C < 2")]
        lines += _downgrades(plain)
    for policy in ("missing", "inapplicable"):
        if crowded or draw(st.booleans()):
            lines.append(f"  {policy} {at.one(*_POLICIES[3 * crowded :])}")
    return lines


def _downgrades(at: Writing) -> list[str]:
    """Write what lowers a grade, whose number of grades is now and then refused."""
    by = ("", " 1", " 2", " floor(n1 / 40)", " count(t0, t1)", " n4")
    because = ("", ' because "late"')
    return [f"  downgrade{at.one(*by)} if {truth(at)}{at.one(*because)}" for _ in range(at.draw(_among((0, 0, 1, 2))))]


def _adjusting(at: Writing, crowded: bool) -> tuple[str, ...]:
    """Give which clauses that take or give there are, in their order."""
    if crowded:
        kinds = (("deduct", "award"), ("award", "deduct"), ("deduct", "award", "deduct"), ("deduct",))
        return tuple(at.draw(_among(kinds)))
    return tuple(at.one("deduct", "award") for _ in range(at.draw(_among((0, 0, 0, 1, 2)))))


def _adjustment(at: Writing, kind: str, graded: tuple[str, ...]) -> str:
    quantity = at.one("of n0", "of n1 below 50", "of n2 above 3", "of completion below 100%" if graded else "of n4")
    step = at.one("5%", "10%") if "completion" in quantity else at.one("1", "0.5", "7", "n4")
    per = at.one("", f" per {at.one('', 'full ', 'started ')}{step} {quantity}")
    most = at.one("", " up to 5", " up to n4")
    condition = at.one("", f" if {truth(at)}")
    return f"  {kind} {at.one('0.5', '2', 'n4', '1.25')}{per}{most}{condition}"


_TARGETS = (">= 43", "> n1", "<= 5", "< 0", "= 10", "1 to 20", "> 1 to n1", "-5 to < 7.5", ">= 0", "= n0", ">= -3")


# Half of them are no multiples of the steps that scores are rounded to.
_WEIGHTS = (
    "weight 10", "weight 20", "weight 0.5", "weight 0", "out of 100\n  weight 30", "",
    "weight 15 / 7", "weight 15 / 7", "weight 33.333", "weight 10 / 3", "out of 20 / 3\n  weight 12.34",
    "out of 9.876\n  weight 5 / 3", "weight round(15 / 7, 0.1)", "weight min(sqrt(9), 4)",
)  # fmt: skip


def _indicator(at: Writing, name: str, group: str | None) -> tuple[str, bool]:
    """Write an indicator; tell whether what it measures is a number."""
    draw = at.draw
    lines = [f"indicator {name}" + (f" in {group}" if group else "")]
    crowded = draw(st.integers(0, 3)) != 0
    weight = draw(_among(_WEIGHTS))
    bonus = draw(_among(("bonus 5", "bonus 5 / 3", *(() if crowded else ("", "", "")))))
    lines += [f"  {each}" for each in (weight, bonus) if each]
    numeric = True
    match draw(st.integers(0, 6)):
        case 0:
            lines += ["  actual d0", "  target <= " + at.one("d1", "2024-06-30")]
            numeric = False
        case 1:
            lines += ["  actual c0", '  target = "a"']
            numeric = False
        case 2:
            lines += ["  actual d0", "  target 2024-02-01 to < 2024-06-30"]
            numeric = False
        case 3:
            lines += ["  actual t0", "  target = yes"]
            numeric = False
        case _:
            lines += [f"  actual{body(attrs.evolve(at, methods=False))}", f"  target {at.one(*_TARGETS)}"]
    words = WORDS if numeric else ("full", "weight", "completion")
    truths = (*at.truths, "met")
    inner = attrs.evolve(at, words=words if weight or bonus else words[2:], truths=truths)
    if draw(st.integers(0, 3)) == 0:
        lines.append(f"  require {truth(attrs.evolve(at, depth=1))}")
    if draw(st.integers(0, 4)) == 0:
        lines.append(f"  round completion {at.one('0.01', '1%', '0.1 down', '1 half_even')}")
    clauses = _clauses(inner, ("graded",), crowded)
    adjusted = any(each.startswith(("  deduct", "  award")) for each in clauses)
    if numeric:
        methods = ["proportional", "all_or_nothing", "symmetric", "deviation", "distance", f"bent({number(inner)}, n0)"]
    else:
        methods = ["proportional", "all_or_nothing"]
    if weight or bonus:
        methods += [f"tiers({number(inner)})", at.one("full", "full + n4", "full - 0.001", "max(full, n1)")]
    else:
        methods = ["completion * 10"]
    if draw(st.booleans()):
        lines.append(f"  score {at.one(*methods)}")
    elif not (weight or bonus) or draw(st.booleans()) or (adjusted and not weight):
        lines.append(f"  score{body(inner)}")
    return "\n".join([*lines, *clauses]), numeric


@st.composite
def rulesets(draw: Any, irrational: bool = True) -> str:
    """Give a ruleset's text; a few do not load, as chance does not look at units."""
    if draw(st.integers(0, 4)) == 4:
        return str(draw(nested_sums(irrational)))
    at = Writing(draw, irrational=irrational and draw(st.integers(0, 2)) == 0)
    blocks: list[str] = []
    metrics: list[str] = []
    groups = draw(st.integers(0, 3))
    names: list[str] = []
    numeric: list[str] = []
    for index in range(draw(st.integers(1, 5))):
        if draw(st.integers(0, 2)) == 0:
            name = f"m{index}"
            reader = attrs.evolve(
                at, methods=False, items=tuple(names), measured=tuple(numeric), metrics=tuple(metrics)
            )
            blocks.append(f"metric {name} ={body(reader)}")
            metrics.append(name)
        group = f"g{draw(st.integers(0, groups - 1))}" if groups and draw(st.integers(0, 2)) else None
        reader = attrs.evolve(at, items=tuple(names), measured=tuple(numeric), metrics=tuple(metrics))
        block, measured = _indicator(reader, f"i{index}", group)
        blocks.append(block)
        names.append(f"i{index}")
        numeric += [f"i{index}"] if measured else []
    reader = attrs.evolve(at, items=tuple(names), measured=tuple(numeric), metrics=tuple(metrics), lists=True)
    used = {block.split("\n")[0].split(" in ")[1] for block in blocks if " in " in block.split("\n")[0]}
    for index in range(groups):
        if f"g{index}" in used or f"g{index + 1}" in used:
            blocks.append(_group(reader, index, groups, used))
    return "\n".join([_root(attrs.evolve(reader, items=(*names,))), HEADER, *blocks]) + "\n"


def _group(at: Writing, index: int, groups: int, used: set[str]) -> str:
    lines = [f"group g{index}"]
    if index and at.draw(st.booleans()):
        lines = [f"group g{index} in g{index - 1}"]
        used.add(f"g{index - 1}")
    crowded = at.draw(st.booleans())
    if crowded:
        lines.append(at.one("  out of 100", "  out of 50", "  bonus 3", "  bonus 3\n  out of 20 / 3"))
    elif at.draw(st.integers(0, 2)) == 0:
        lines.append(at.one("  out of 100", "  out of 50", "  bonus 3", "  weight 7\n  score 7 * mean(scores) / 10"))
    if not any("score" in line for line in lines) and at.draw(st.integers(0, 2)) == 0:
        lines.append(f"  score {listed(at)} * {at.one('1', '0.5', 'coverage')}")
    if at.draw(st.integers(0, 3)) == 0:
        lines.append(f"  require {at.one('coverage >= 50%', 'count(scores) >= 1', truth(attrs.evolve(at, depth=1)))}")
    plain = attrs.evolve(at, metrics=(), items=at.items)
    clauses = _clauses(plain, (), crowded)
    return "\n".join([*lines, *(line for line in clauses if crowded or "award" not in line)])


def _root(at: Writing) -> str:
    lines = ["ruleset generated"]
    lines += (
        [f"  {at.one('missing', 'inapplicable')} {at.one('zero', 'full', 'rescale')}"] if at.draw(st.booleans()) else []
    )
    if at.draw(st.integers(0, 3)) == 0:
        lines.append(f"  score {listed(at)}")
        lines.append("  total 100")
    if at.draw(st.integers(0, 3)) == 0:
        lines.append(f"  round total {at.one('0.1', '1 half_even', '0.01 down')}")
    if at.draw(st.integers(0, 3)) == 0:
        lines.append(f"  round score {at.one('0.1', '1 ceil', 'none')}")
    if at.draw(st.integers(0, 4)) == 0:
        lines.append(f"  require {at.one('coverage > 30%', truth(attrs.evolve(at, depth=1, lists=False)))}")
    for _ in range(at.draw(_among((0, 0, 1, 2)))):
        condition = at.one("", f" if {truth(attrs.evolve(at, depth=1, lists=False))}")
        lines.append(f"  {at.one('cap 5', 'cap 59', 'cap 3.333', 'floor 0.333', 'floor n4')}{condition}")
    if at.draw(st.booleans()):
        lines += [
            "  grade A >= 50",
            f"  grade B when {truth(attrs.evolve(at, depth=1, lists=False, words=('total',)))}",
        ]
        lines.append(at.one("  grade C otherwise", "  grade C < 10", "  grade A < 10"))
        lines += _downgrades(attrs.evolve(at, depth=1, lists=False, words=("total",)))
    return "\n".join(lines)


@st.composite
def nested_sums(draw: Any, irrational: bool = True) -> str:
    """Give the text of a ruleset whose groups in groups sum members with bonuses, some of which are often dropped."""
    at = Writing(draw, irrational=irrational and draw(st.integers(0, 3)) == 0)
    blocks: list[str] = []
    weights = [_branch(at, f"{index}", "", 3, blocks) for index in range(draw(st.integers(2, 3)))]
    together = sum(weights)
    lines = ["ruleset nested", f"  missing {at.one('rescale', 'rescale', 'zero')}"]
    if together:
        _shared_out(at, "", blocks, Fraction(together))
        lines.append(f"  total {together} up to {together * at.draw(_among((1, 2, 9)))}")
    text = "\n".join([*lines, HEADER, *blocks]) + "\n"
    return _in_percent(text) if at.draw(st.integers(0, 3)) == 3 else text


def _in_percent(text: str) -> str:
    """Make percents of all marks of a ruleset, by which bare numbers beside them are percents as well."""
    found = re.sub(r"^  (weight|bonus|out of|total) ([^e\n]+?)(?: up to (.+))?$", _share, text, flags=re.MULTILINE)
    return found.replace("round score 1", "round score 5").replace("0.7", "70%").replace("(points) - 1", "(points) - 2")


def _share(found: re.Match[str]) -> str:
    most = f" up to ({found[3]}) * 1%" if found[3] else ""
    return f"  {found[1]} ({found[2]}) * 1%{most}"


def _branch(at: Writing, path: str, parent: str, depth: int, blocks: list[str]) -> Fraction:
    """Write an indicator, or a group and what is in it; give what it weighs."""
    if not depth or at.draw(st.integers(0, 3)) == 3:
        return _leaf(at, path, parent, blocks)
    place = len(blocks)
    weight = sum(
        (_branch(at, f"{path}_{index}", f" in g{path}", depth - 1, blocks) for index in range(at.draw(_FEW))),
        Fraction(0),
    )
    lines = [f"group g{path}{parent}"]
    crowded = at.draw(st.integers(0, 2)) == 2
    for clause in (
        "deduct 3", "deduct 2 per 1 of n4 up to 9", "cap 20", "cap n4 if t0", "award 4 if t1", "cap 33.33 if t1",
        "floor min(2.5, full)", "floor min(n4, full) if t1",
        "bonus 3", f"round score {at.one('1', '7 down', '3 up', '0.7')}", "missing rescale",
    ):  # fmt: skip
        if at.draw(st.booleans()) if crowded else at.draw(st.integers(0, 17)) == 17:
            lines.append(f"  {clause}")
    for clause in ("out of 50", "require count(scores) >= 2", "score sum(points) - 1"):
        if at.draw(st.integers(0, 17)) == 17:
            lines.append(f"  {clause}")
    if "  out of 50" not in lines and _shared_out(at, f"g{path}", blocks, weight):
        lines.append(f"  weight {weight}")
    blocks.insert(place, "\n".join(lines))
    return weight


def _shared_out(at: Writing, parent: str, blocks: list[str], weight: Fraction) -> bool:
    """Let those of a parent's own members that have a weight share it equally, now and then; tell whether they do."""
    if not weight or at.draw(st.integers(0, 3)):
        return False
    for index, block in enumerate(blocks):
        head, _, rest = block.partition("\n")
        if head.partition(" in ")[2] == parent and re.search(r"^  weight ", rest, re.MULTILINE):
            blocks[index] = re.sub(r"^  weight .+$", "  weight equal", block, flags=re.MULTILINE)
    return True


def _leaf(at: Writing, path: str, parent: str, blocks: list[str]) -> Fraction:
    weight = at.draw(_among((5, 10, 20, 0, Fraction(20, 7), Fraction("3.333"))))
    lines = [f"indicator i{path}{parent}", *([f"  weight {weight}"] if weight else [])]
    lines += [f"  bonus {at.one('5', '2.5', '30', '5 / 3')}"] if not weight or at.draw(st.booleans()) else []
    lines.append(f"  score {at.one('n4', 'full + n4', 'full / 2', 'full + 4', 'full + 2', 'n1 / 3', '12.5')}")
    if at.irrational and at.draw(st.booleans()):
        lines[-1] += " + sqrt(n1)"
        lines.append("  round score none")
    if at.draw(st.booleans()):
        lines.append("  require " + at.one("t0", "t1", "n4 > 3", 'c0 = "a"'))
    blocks.append("\n".join(lines))
    return Fraction(weight)


_FEW = st.integers(1, 3)
_WHOLES = st.integers(-60, 120)
_DECIMALS = st.builds(
    lambda whole, places: Decimal(whole).scaleb(-places), st.integers(-9999, 99999), st.integers(0, 4)
)
_ABSENT = st.sampled_from((None, None, NOT_APPLICABLE, "", "N/A"))
_TIES = (
    0,
    0,
    10,
    43,
    1,
    -7,
    "12.5",
    0.1,
    2.675,
    Fraction(1, 3),
    Fraction(-7, 3),
    10**20,
    Decimal("1e-9"),
    Decimal("0.005"),
)
_SOME = st.one_of(_WHOLES, _DECIMALS, st.sampled_from(_TIES))
_DAYS = st.dates(datetime.date(2023, 12, 1), datetime.date(2025, 1, 31))
_YEAR = st.dates(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))


def _unsigned(value: Any) -> Any:
    return value if isinstance(value, str) else abs(value)


def _mostly(values: st.SearchStrategy[Any], *odd: Any) -> st.SearchStrategy[Any]:
    """Give values; now and then none, and rarely what is to be refused."""

    def chosen(kind: int) -> st.SearchStrategy[Any]:
        return _ABSENT if kind < 3 else st.sampled_from(odd) if kind == 3 and odd else values

    return st.integers(0, 49).flatmap(chosen)


_MEMBERS = st.one_of(
    st.integers(-9, 120),
    st.sampled_from((0, Decimal("2.25"), "7", Fraction(1, 3), 0.1)),
    st.sampled_from((None, "N/A")),
)
_LISTS = st.one_of(
    st.lists(st.integers(-9, 120), min_size=1, max_size=4), st.lists(_MEMBERS, min_size=1, max_size=5),
    st.sampled_from(("1; 2", "80", "3;;N/A", (5, 6.5), 12)),
)  # fmt: skip


DATA = st.fixed_dictionaries(
    {
        "n0": _mostly(_SOME, "1_0", Decimal("NaN"), True),
        "n1": _mostly(_SOME.map(_unsigned), -1),
        "n2": _mostly(st.one_of(st.integers(-50, 50), st.sampled_from((Decimal("0.5"), Decimal("-2.5")))), 60),
        "n3": _mostly(_SOME, Decimal("1e400"), 10**31),
        "n4": _mostly(st.sampled_from((0, 1, 5, Decimal("0.5"), Decimal("2.25"), 100, 43))),
        "p0": _mostly(st.sampled_from((0, 95, "95%", "0.5%", Decimal("89.6"), 2, 150, 50)), Decimal("0.5"), 1),
        "p1": _mostly(st.sampled_from((0, 95, "95%", -3, 1, Decimal("0.5"), 0.95, "1"))),
        "q0": _mostly(st.sampled_from((43, "43 宗", "19宗", Decimal("2.5"))), "3 户"),
        "t0": _mostly(st.sampled_from((True, False, "yes", "否")), 1),
        "t1": _mostly(st.booleans()),
        "x0": _mostly(st.sampled_from(("late", "无", " a  b ", "N/A", "-", "5", "a\nb", "x" * 300))),
        "c0": _mostly(st.sampled_from(("a", "b", "c", " a ")), "A"),
        "l0": _mostly(_LISTS, [], [None, None], [-51], [[1]], "1, 2"),
        "l1": _mostly(st.sampled_from((["95%", 80], [50, 2.5, 0], "3; 95%; ", [None, "N/A", 4], [60])), [95, 0.5]),
        "d0": _mostly(_DAYS),
        "d1": _mostly(st.one_of(_YEAR, st.just("2024-05-05")), datetime.date(2023, 1, 1)),
    }
)

# Making a ruleset costs as much as scoring hundreds of departments by it, so that one serves several.
DEPARTMENTS = st.lists(DATA, min_size=4, max_size=4)
