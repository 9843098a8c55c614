"""Turn options and what is typed into the answers of which a first ruleset is made."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import cycle
from types import MappingProxyType
from typing import Final

import click

from indicrules import std
from indicrules.cli import options
from indicrules.cli.draft import Answers, Frame, as_decimal, framed
from indicrules.cli.output import complain
from indicrules.cli.usage import Slip, usage_text
from indicrules.cli.wanted import Wanted, wanted, written
from indicrules.exact.number import decimal_text
from indicrules.syntax.naming import name_of, tidied
from indicrules.text.classes import evolve, frozen
from indicrules.text.sentence import Language, Sentence, say, told

Samples = Mapping[Language, tuple[str, ...]]

_METHODS: Final = "methods"  # always there, and no profile
_TOTAL: Final = Decimal(100)
_SAMPLES: Final[Samples] = MappingProxyType(
    {
        "en": ("cases closed >= 100 cases", "closed on time >= 95%", "complaints <= 5 complaints"),
        "zh": ("办结案件数 >= 100 件", "按时办结率 >= 95%", "投诉件数 <= 5 件"),
    }
)
_SHARES: Final = (Decimal("0.4"), Decimal("0.3"), Decimal("0.3"))
_IN_GROUPS: Final[Samples] = MappingProxyType(
    {
        "en": ("work done >= 100 items", "people served >= 1000 people", "people content >= 90%"),
        "zh": ("完成工作量 >= 100 件", "受益人数 >= 1000 人", "服务对象满意率 >= 90%"),
    }
)


@frozen
class Said:
    """What the options say, None where they do not."""

    file: str
    stem: str
    title: str | None = None
    name: str | None = None
    period: int | datetime.date | str | None = None
    total: str | None = None
    source: str | None = None
    indicators: tuple[str, ...] = ()
    profile: str | None = None


def answered(said: Said, asks: bool, context: click.Context, language: Language) -> Answers:
    """Give the answers: what the options say, and the rest as it is typed, or proposed where nothing is asked."""
    asking = _Asking(context, language, asks)
    profile = None if said.profile is None else _profile(said.profile, context)
    frame = framed(profile)
    year = str(datetime.date.today().year if said.period is None else said.period)
    if said.period is None:
        year = asking.one(say("label.ask-period"), year)
    period = _period(year, context)
    title = asking.text(said.title, say("label.ask-title"), say("draft.title", year=year))
    total = _full(said.total, frame, profile, asking)
    source = asking.text(said.source, say("label.ask-source"), say("draft.source"))
    name = name_of(said.name or said.stem) or "r_1"
    indicators = tuple(_indicators(said.indicators, frame, total, profile, asking))
    return Answers(said.file, name, title, period, total, source, profile, indicators)


@frozen
class _Asking:
    """How answers are come by: asked for in a language, or taken as proposed."""

    context: click.Context
    language: Language
    asks: bool

    def one(self, question: Sentence, proposed: str) -> str:
        """Give the answer to a question."""
        if not self.asks:
            return proposed
        try:
            return str(click.prompt(told(question, self.language), proposed, show_default=bool(proposed), err=True))
        except click.Abort as aborted:
            if isinstance(aborted.__context__, EOFError):
                advice = say("usage.answers-ended.hint")
                raise Slip(say("usage.answers-ended"), advice, self.context) from None
            raise

    def text(self, given: str | None, question: Sentence, proposed: Sentence) -> str:
        """Give a text that can stand between quotes: of an option, typed, or what is proposed."""
        plain = told(proposed, self.language)
        return tidied(self.one(question, plain) if given is None else given) or plain

    def decimal(self, question: Sentence, proposed: str) -> Decimal:
        """Give the number that a question is answered by."""
        while True:
            answer = self.one(question, proposed)
            try:
                return _decimal(self.context, answer)
            except click.BadParameter as refused:
                complain(refused.message)


def _profile(name: str, context: click.Context) -> str:
    short = std.stem(name)
    names = [each for each in std.names() if each != _METHODS]
    if short not in names:
        listed = tuple(f"`{std.PREFIX}{each}`" for each in names)
        raise Slip(say("usage.no-profile", name=name), say("usage.no-profile.hint", names=listed), context)
    return f"{std.PREFIX}{short}"


def _full(total: str | None, frame: Frame, profile: str | None, asking: _Asking) -> Decimal:
    if frame.given:
        if total is not None:
            said = say("usage.profile-total", profile=profile or "")
            raise Slip(said, say("usage.profile-total.hint"), asking.context)
        return _TOTAL
    if total is not None:
        return _decimal(asking.context, total)
    return asking.decimal(say("label.ask-total"), decimal_text(_TOTAL))


def _decimal(context: click.Context, text: str) -> Decimal:
    found = options.decimal(context, _option(context, "total"), text)
    assert found is not None
    return as_decimal(found)


def _option(context: click.Context, name: str) -> click.Parameter:
    return next(each for each in context.command.params if each.name == name)


def _period(text: str, context: click.Context) -> str:
    found = options.period(context, _option(context, "period"), text)
    if isinstance(found, int | datetime.date):
        return str(found)
    return f'"{tidied(text)}"'


def _indicators(
    lines: tuple[str, ...], frame: Frame, total: Decimal, profile: str | None, asking: _Asking
) -> Iterator[Wanted]:
    """Give the indicators, of the options or asked for, else a few to begin with."""
    complete = bool(frame.given) and not frame.groups
    if lines and complete:
        said = say("usage.complete-profile", profile=profile or "")
        raise Slip(said, say("usage.complete-profile.hint"), asking.context)
    found = [_placed(_read(line, asking), line, frame, profile, asking) for line in lines]
    yield from found
    if complete or (lines and not frame.groups):
        return
    if not frame.groups:
        samples = zip(_SAMPLES[asking.language], _SHARES, strict=True)
        yield from _asked(None, total, _SAMPLES[asking.language][0], asking) or (
            evolve(_read(sample, asking), weight=total * share) for sample, share in samples
        )
    filled = {each.group for each in found}
    for (group, weight), sample in zip(frame.groups.items(), cycle(_IN_GROUPS[asking.language]), strict=False):
        if group not in filled:
            yield from _asked(group, weight, sample, asking) or (evolve(_read(sample, asking), group=group),)


def _asked(group: str | None, weight: Decimal, example: str, asking: _Asking) -> tuple[Wanted, ...]:
    """Ask for the indicators of a group, or of the ruleset, until nothing is typed."""
    found: list[Wanted] = []
    while asking.asks:
        count, example = len(found) + 1, f"{example.partition(',')[0]}, {decimal_text(weight)}"
        question = (
            say("label.ask-indicator", number=count, example=example)
            if group is None
            else say("label.ask-indicator-in", number=count, group=group, weight=decimal_text(weight), example=example)
        )
        line = asking.one(question, "")
        if not line.strip():
            break
        try:
            found.append(evolve(_read(line, asking), group=group))
        except Slip as slip:
            complain(usage_text(slip))
    return tuple(found)


def _read(line: str, asking: _Asking) -> Wanted:
    found = wanted(line)
    if found is None:
        advice = say("usage.no-indicator.hint", example=f"{_SAMPLES[asking.language][0]}, 40")
        raise Slip(say("usage.no-indicator", text=line), advice, asking.context)
    return found


def _placed(found: Wanted, line: str, frame: Frame, profile: str | None, asking: _Asking) -> Wanted:
    """Give the indicator where its group is one that wants indicators; where there are groups, it must stand in one."""
    if found.group in frame.groups or (found.group is None and not frame.groups):
        return found
    if not frame.groups:
        said = say("usage.no-group-wanted", group=found.group or "")
        raise Slip(said, say("usage.no-group-wanted.hint", text=f"in {found.group}"), asking.context)
    first = next(iter(frame.groups))
    example = f"{found.title or found.name} in {first} {found.sign} {written(found.value, found.unit)}"
    advice = say("usage.no-such-group.hint", groups=tuple(f"`{each}`" for each in frame.groups), example=example)
    if found.group is None:
        raise Slip(say("usage.group-lacking", text=line), advice, asking.context)
    raise Slip(say("usage.no-such-group", profile=profile or "", group=found.group), advice, asking.context)
