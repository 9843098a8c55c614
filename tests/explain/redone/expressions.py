"""Turn tokens into the value of the formula that they print, or tell why it has none."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

import attrs

from tests.explain.redone.functions import CHINESE, FUNCTIONS, MODES, ROUNDINGS, called, powered
from tests.explain.redone.quantities import (
    BUILT_IN,
    UNKNOWN,
    NotArithmetic,
    Quantity,
    Units,
    Unknown,
    Value,
    added,
    digits_of,
    divided,
    multiplied,
    negated,
    significant,
)
from tests.explain.redone.tokens import Token

PUBLISHED: Final = Fraction(1, 10**12)  # how far off points are that no digits tell
TRUTHS: Final = {"yes": True, "no": False, "是": True, "否": False}
_AND: Final = ("and", "且")
_OR: Final = ("or", "或")
_NOT: Final = ("not", "非")
_WORDS_OF_RULES: Final = frozenset(
    {
        "if", "then", "else", "when", "otherwise", "in", "is", "to", "from", "of", "per", "below", "above", "up",
        "若", "则", "否则", "当", "其余", "即", "为", "至", "自", "于", "每", "低于", "高于", "至多",
        "属于",
    }
)  # fmt: skip


@attrs.frozen(eq=False)
class Knowledge:
    """What a reader has at hand besides the page: units, the numbers that were given whole, and the data by name."""

    units: Units = attrs.field(factory=Units)
    words: frozenset[str] = BUILT_IN
    given: frozenset[Fraction] = frozenset()
    data: Mapping[str, Value] = MappingProxyType({})

    def is_unit(self, word: str) -> bool:
        """Tell whether a word after a number can be its unit."""
        word = unicodedata.normalize("NFKC", word)
        return word in self.words or (word[0] in "万亿" and word[1:] in self.words)


@attrs.define
class Reading:
    """Reads one formula from `tokens`; with `rounded`, numbers of six digits stand for all that round to them."""

    tokens: list[Token]
    knowledge: Knowledge
    rounded: bool = False
    at: int = 0
    whole: bool = False  # whether the formula is one number alone, which may then be rounded whatever it is
    cut: bool = False
    within: int = 0  # how many calls it is in

    def expression(self) -> Value:
        """Read what binds loosest, as far as it goes."""
        left = self._conjunction()
        while self._word(_OR):
            right = self._conjunction()
            left = UNKNOWN if Unknown in (type(left), type(right)) else _truth(left) or _truth(right)
        return left

    def _conjunction(self) -> Value:
        left = self._denial()
        while self._word(_AND):
            right = self._denial()
            left = UNKNOWN if Unknown in (type(left), type(right)) else _truth(left) and _truth(right)
        return left

    def _denial(self) -> Value:
        if self._word(_NOT):
            value = self._denial()
            return UNKNOWN if isinstance(value, Unknown) else not _truth(value)
        return self._comparison()

    def _comparison(self) -> Value:
        left = self.sum()
        held: Value | None = None
        while self._peek("relation"):
            relation = self._take().text
            right = self.sum()
            held = _joined(held, compared(left, relation, right))
            left = right
        return left if held is None else held

    def sum(self) -> Value:
        """Read a sum, without comparisons."""
        left = self._product()
        while (sign := self._sign("+", "−")) is not None:
            right = self._product()
            left = _both(left, right, lambda one, other, plus=sign == "+": added(one, other, 1 if plus else -1))
        return left

    def _product(self) -> Value:
        left = self._signed()
        while (sign := self._sign("×", "/")) is not None:
            if sign == "/" and self._peek("number") and self.tokens[self.at].under:
                raise NotArithmetic("divides by a fraction without parentheses")
            right = self._signed()
            left = _both(left, right, multiplied if sign == "×" else divided)
        return left

    def _signed(self) -> Value:
        if self._sign("−") is not None:
            value = self._signed()
            if isinstance(value, tuple):
                return tuple(negated(_quantity(each)) for each in value)
            return UNKNOWN if isinstance(value, Unknown) else negated(_quantity(value))
        return self._power()

    def _power(self) -> Value:
        fraction = self._peek("number") and self.tokens[self.at].under
        base = self._atom()
        if self._sign("^") is None:
            return base
        if fraction or (self._peek("number") and self.tokens[self.at].under):
            raise NotArithmetic("a fraction in a power without parentheses")
        exponent = self._signed()
        return _both(base, exponent, powered)

    def _atom(self) -> Value:
        if self.at >= len(self.tokens):
            raise NotArithmetic("ends within a formula")
        token = self._take()
        match token.kind:
            case "number":
                return self._measured(token)
            case "date":
                return datetime.date.fromisoformat(token.text)
            case "text":
                return token.text[1:-1]
            case "open":
                return self._grouped()
            case "word":
                return self._named(token)
            case _:
                raise NotArithmetic(f"`{token.text}` where a value is wanted")

    def _measured(self, token: Token) -> Value:
        """Read a number with its percent sign or unit, and whose it is, in parentheses behind it."""
        value = self._with_unit(token)
        if [each.kind for each in self.tokens[self.at : self.at + 3]] == ["open", "word", "close"]:
            self.at += 3
        return value

    def _with_unit(self, token: Token) -> Value:
        number = self._digits(token)
        if token.percent:
            scale = Fraction(1, 100 if token.percent == "%" else 1000)
            return _scaled(number, scale, ())
        unit = self._unit()
        if unit is None:
            return number
        scale, powers = self.knowledge.units.of(unit)
        return _scaled(number, scale, powers)

    def _digits(self, token: Token) -> Quantity:
        self.cut = self.cut or token.cut
        value, slack = digits_of(token.digits)
        if token.under:
            exact = value / int(token.under)
            return Quantity(exact, exact)
        loose = self.rounded and (self.whole or (significant(token.digits) >= 6 and not self._is_given(token, value)))
        if token.cut:
            return Quantity(value, value + slack * 2)
        return Quantity(value - slack, value + slack) if loose else Quantity(value, value)

    def _is_given(self, token: Token, value: Fraction) -> bool:
        return value in self.knowledge.given and not ("." in token.digits and token.digits.endswith("0"))

    def _unit(self) -> str | None:
        """Read a unit such as `万元`, `元/人*月`, `percentage points` after a number."""
        if not self._peek("word"):
            return None
        word = self.tokens[self.at].text
        two = f"{word} {self.tokens[self.at + 1].text}" if self.at + 1 < len(self.tokens) else ""
        if two in BUILT_IN:
            self.at += 2
            return two
        if not self.knowledge.is_unit(word):
            return None
        self.at += 1
        return word + self._factors()

    def _factors(self) -> str:
        """Read what follows in a compound unit, written without blanks."""
        found = ""
        while self.at + 1 < len(self.tokens):
            sign, after = self.tokens[self.at], self.tokens[self.at + 1]
            if sign.kind != "sign" or sign.before or after.before or sign.text not in "/×^":
                break
            if after.kind not in ("word", "number"):
                break
            found += ("*" if sign.text == "×" else sign.text) + after.text
            self.at += 2
        return found

    def _grouped(self) -> Value:
        first = self.expression()
        if not self._peek("comma"):
            self._close()
            return first
        found = [first]
        while self._peek("comma"):
            self._take()
            found.append(self.expression())
        self._close()
        return UNKNOWN if any(isinstance(each, Unknown) for each in found) else tuple(found)

    def _named(self, token: Token) -> Value:
        if token.text in ("if", "若"):
            return self._chosen()
        if self._peek("open") and not self.tokens[self.at].before:
            return self._call(token.text)
        if token.text in TRUTHS:
            return TRUTHS[token.text]
        if self.within and (token.text in MODES or token.text in ROUNDINGS):
            return token.text
        if token.text in _WORDS_OF_RULES:
            raise NotArithmetic(f"`{token.text}` where a value is wanted")
        return UNKNOWN

    def _call(self, name: str) -> Value:
        self._take()
        self.within += 1
        given: list[Value] = []
        pairs: list[tuple[Value, Value]] = []
        while not self._peek("close"):
            value = self.expression()
            if self._peek("colon"):
                self._take()
                pairs.append((value, self.expression()))
            else:
                given.append(value)
            if not self._peek("comma"):
                break
            self._take()
        self._close()
        self.within -= 1
        if CHINESE.get(name, name) in FUNCTIONS and not given and not pairs:
            return UNKNOWN if name not in ("sum", "count", "求和", "计数") else called(name, [()], [])
        return called(name, given, pairs)

    def _chosen(self) -> Value:
        condition = self.expression()
        if not self._word(("then", "则")):
            raise NotArithmetic("`if` without `then`")
        then = self.expression()
        if not self._word(("else", "否则")):
            raise NotArithmetic("`if` without `else`")
        other = self.expression()
        if isinstance(condition, Unknown):
            return UNKNOWN
        return then if _truth(condition) else other

    def _close(self) -> None:
        if not self._peek("close"):
            raise NotArithmetic("a parenthesis that is not closed")
        self._take()

    def _peek(self, kind: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at].kind == kind

    def _take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def _sign(self, *texts: str) -> str | None:
        if self._peek("sign") and self.tokens[self.at].text in texts:
            return self._take().text
        return None

    def _word(self, words: tuple[str, ...]) -> bool:
        if self._peek("word") and self.tokens[self.at].text in words:
            self._take()
            return True
        return False


def compared(left: Value, relation: str, right: Value) -> bool | Unknown | None:
    """Tell whether a relation holds; None where digits do not tell."""
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return UNKNOWN
    if isinstance(left, tuple) and isinstance(right, tuple) and len(left) == len(right) and relation in "=≈":
        told = [compared(one, relation, other) for one, other in zip(left, right, strict=True)]
        return False if False in told else None if None in told else True
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        return _numbers_compared(left, relation, right)
    if isinstance(left, datetime.date) and isinstance(right, datetime.date):
        return _by_sign(_difference(left, right), relation)
    if type(left) is not type(right) or relation not in "=≠":
        raise NotArithmetic("compares two kinds of values")
    return (left == right) == (relation == "=")


def _numbers_compared(left: Quantity, relation: str, right: Quantity) -> bool | None:
    gap = added(left, right, -1)
    if relation == "=":
        return gap.exact and gap.low == 0
    if relation == "≈":
        return gap.low - PUBLISHED <= 0 <= gap.high + PUBLISHED
    return _by_sign(gap, relation)


def _by_sign(gap: Quantity, relation: str) -> bool | None:
    tests = {
        "<": (gap.high < 0, gap.low >= 0),
        "≤": (gap.high <= 0, gap.low > 0),
        ">": (gap.low > 0, gap.high <= 0),
        "≥": (gap.low >= 0, gap.high < 0),
        "=": (gap.low == gap.high == 0, gap.low > 0 or gap.high < 0),
        "≠": (gap.low > 0 or gap.high < 0, gap.low == gap.high == 0),
    }
    holds, fails = tests[relation]
    return True if holds else False if fails else None


def _difference(left: datetime.date, right: datetime.date) -> Quantity:
    days = Fraction((left - right).days * 86400)
    return Quantity(days, days, (("s", 1),), Fraction(86400))


def _joined(held: Value | None, more: bool | Unknown | None) -> Value:
    if more is None:
        raise NotArithmetic("digits that do not tell")
    if held is None or isinstance(more, Unknown) or held is False:
        return more if held is not False else False
    return held if isinstance(held, Unknown) else bool(held) and more


def _scaled(number: Quantity, scale: Fraction, powers: tuple[tuple[str, int], ...]) -> Quantity:
    return Quantity(number.low * scale, number.high * scale, powers, scale)


def _by_place(left: Value, right: Value, compute: object) -> Value:
    """Compute with two lists place by place, or with a list and a number beside each of its values."""
    many = max(len(each) for each in (left, right) if isinstance(each, tuple))
    pairs = zip(*(each if isinstance(each, tuple) else (each,) * many for each in (left, right)), strict=True)
    return tuple(_both(one, other, compute) for one, other in pairs)


def _quantity(value: Value) -> Quantity:
    if not isinstance(value, Quantity):
        raise NotArithmetic("no number where one is needed")
    return value


def _truth(value: Value) -> bool:
    if not isinstance(value, bool):
        raise NotArithmetic("no condition where one is needed")
    return value


def _both(left: Value, right: Value, compute: object) -> Value:
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return UNKNOWN
    if isinstance(left, datetime.date) and isinstance(right, datetime.date):
        return _difference(left, right)
    assert callable(compute)
    if isinstance(left, tuple) or isinstance(right, tuple):
        return _by_place(left, right, compute)
    found: Quantity = compute(_quantity(left), _quantity(right))
    return found
