"""Turn a misspelt word inside a line into the word that was meant."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from indicrules.language.words import INLINE, MODES, POLICIES, STEPS
from indicrules.syntax.repair.failure import Mistake, Place
from indicrules.syntax.repair.spelling import nearest
from indicrules.syntax.repair.wording import found
from indicrules.syntax.token import NEWLINE, Token
from indicrules.text.sentence import say

# Everyday words for the words inside a line.
_SYNONYMS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("原因", "理由", "由于"), "因为")
    | dict.fromkeys(("reason", "since", "why"), "because")
    | dict.fromkeys(("到", "—"), "至")
    | dict.fromkeys(("till", "until", "through", "thru"), "to")
    | {"从": "自", "如果": "若", "那么": "则", "或者": "或", "并且": "且", "以及": "且", "最多": "至多", "其它": "其余"}
    | {"elif": "else", "unless": "if", "maximum": "up to", "max": "up to", "other": "otherwise", "default": "otherwise"}
)
# What stands between the keys of a table and what it gives.
_OF_TABLES = MappingProxyType({word: keyword for word, keyword in STEPS.items() if keyword.english == "gives"})
_GIVES: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("given", "returns", "return", "values", "yields", "with"), "gives")
    | dict.fromkeys(("返回", "输出", "得出", "给"), "给出")
)
_MODE_WORDS = tuple(word for word in MODES if word.isascii())


def misspelt(place: Place) -> Mistake | None:
    """Detect a misspelt word inside a line: at the failure, or before it, where it was taken for a unit or a name."""
    for index in (place.index, place.index - 1):
        if not 0 < index < len(place.tokens):
            continue
        token = place.tokens[index]
        if token.kind not in ("NAME", "MEASURE"):
            continue
        words = _OF_TABLES if place.opener.kind == "TABLE" else INLINE
        synonyms = _GIVES if place.opener.kind == "TABLE" else _SYNONYMS
        meant = synonyms.get(token.text) or nearest(token.text, words)
        if meant is None:
            continue
        keyword = words[meant]
        word = Token(keyword.kind, keyword.english, token.start, token.end, keyword)
        repaired = place.replaced(index, index + 1, [word])
        if place.reach(repaired) > place.index + 1:
            said, hint = say("misspelt-word", word=place.text(token, token)), say("hint.did-you-mean", word=meant)
            return Mistake(
                place.report("misspelt-word", said, hint, token, edits=place.edit(token, token, meant)), repaired
            )
    return None


def policy(place: Place) -> Mistake | None:
    """Detect a policy or a rounding mode that there is not."""
    token = place.token
    if place.expected == {"POLICY"} and token.kind != NEWLINE:
        meant = nearest(token.text, POLICIES)
        hint = say("hint.did-you-mean", word=meant) if meant else say("unknown-policy.hint")
        edits = place.edit(token, token, meant) if meant else ()
        said = say("unknown-policy", word=found(token, place.source))
        return Mistake(place.report("unknown-policy", said, hint, edits=edits))
    if place.opener.kind != "ROUND":
        return None
    for each in (token, place.previous):
        if each.kind in ("NAME", "MEASURE") and place.index > 2 and each.text not in ("%", "‰"):
            meant = nearest(each.text, MODES)
            hint = say("unknown-mode.hint", modes=tuple(f"`{word}`" for word in _MODE_WORDS))
            hint = say("hint.did-you-mean", word=meant) if meant else hint
            edits = place.edit(each, each, meant) if meant else ()
            said = say("unknown-mode", word=found(each, place.source))
            return Mistake(place.report("unknown-mode", said, hint, each, edits=edits))
    return None
