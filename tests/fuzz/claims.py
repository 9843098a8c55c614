"""Turn chance into published figures, as files and as Python values, and into audits that must keep their laws."""

from __future__ import annotations

import json
from random import Random
from typing import Any, get_args

import attrs

from indicrules import Claim
from indicrules.files.claim import WHATS
from indicrules.files.claims import claims_text, read_claims
from indicrules.text.sentence import Language
from tests.fuzz.changes import NUMBERS, ODD, damaged, rewritten
from tests.fuzz.data import plausible
from tests.fuzz.hostile import value
from tests.fuzz.kind import Kind
from tests.fuzz.oracle import hold, outcome
from tests.fuzz.shipped import MIXED

_WORDS = (
    "",
    "—",
    "无",
    "约",
    "分",
    "%",
    "宗",
    "≥",
    "以上",
    "2024年12月",
    "12月底前",
    "是",
    "完成",
    "high",
    "（注）",
    "万元",
)
_KEYS = ("what", "of", "value", "low", "high", "by", "place", "reason", "version", "claims", "total", "score", "x")


@attrs.frozen
class Published:
    """The bytes of a file of claims, or claims of Python, and the data beside them."""

    given: Any
    data: dict[str, Any]


def _text(random: Random) -> str:
    pieces = random.choices((*NUMBERS, *_WORDS, *ODD), k=random.choice((1, 1, 2, 3)))
    return "".join(pieces)


def _claims(random: Random) -> tuple[Claim, ...]:
    items = (*MIXED.model.items, *MIXED.model.inputs, "宗数")
    return tuple(
        Claim(
            random.choice(WHATS), random.choice((*items, None)), random.choice((None, _text(random), _text(random))),
            random.choice((None, None, _text(random))), random.choice((None, None, _text(random))),
            random.choice(("self", "review", "last year")), None, random.choice((None, "", _text(random))),
        )
        for _ in range(random.choice((0, 1, 3, 12)))
    )  # fmt: skip


def _file(random: Random) -> Published:
    if random.random() < 0.6:
        text = claims_text(_claims(random))
    else:
        text = json.dumps({random.choice(_KEYS): {random.choice(_KEYS): _text(random)} for _ in range(3)})
    if random.random() < 0.4:
        text = rewritten(random, text)
    content = text.encode("utf-8", "replace")
    if random.random() < 0.4:
        content = damaged(random, content, (b'{"total": 97}', b'{"claims": []}'))
    return Published(content, plausible(random, MIXED))


def _values(random: Random) -> Published:
    given = [*_claims(random)]
    if given and random.random() < 0.5:
        at = random.randrange(len(given))
        part = random.choice(("what", "of", "value", "low", "by", "place", "reason"))
        given[at] = attrs.evolve(given[at], **{part: value(random)})
    return Published(given, plausible(random, MIXED))


def _audited(given: Published) -> str:
    def call() -> None:
        claims = read_claims(given.given) if isinstance(given.given, bytes) else given.given
        audit = MIXED.audit(given.data, claims)
        hold(len(audit.results) >= len(claims), "a claim without a result")
        hold(audit.failed == any(each.severity == "error" for each in audit), "a failure that is no error")
        hold(json.loads(audit.explain("json"))["counts"]["findings"] == len(audit), "findings that are not counted")
        for language in get_args(Language):
            hold(audit.explain("markdown", language).endswith("\n"), "a page without its last line end")

    return outcome(call)


KINDS = (Kind("claims", _file, _audited, 100), Kind("claims-values", _values, _audited, 60))
