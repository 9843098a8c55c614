"""Hold what was recomputed to what a receipt says, and tell each difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from indicrules.exact.number import exact_text
from indicrules.receipts.differences import Difference, Verification
from indicrules.receipts.made import contents, seal
from indicrules.receipts.pinned import without_notes
from indicrules.receipts.read import Receipt
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Part, Sentence, say
from indicrules.text.version import VERSION

if TYPE_CHECKING:
    from indicrules.card.scorecard import Scorecard

_NUMBER: Final = pattern(r"-?[0-9]{1,400}(?:\.[0-9]{1,400}|/[0-9]{1,400})?")
_MOST_LINES: Final = 20_000  # of a text in which every changed line is looked for
_LONGEST: Final = 200  # characters of a text that is shown
_FIGURES: Mapping[str, Sentence] = MappingProxyType(
    {
        "total": say("receipt.total"),
        "full": say("receipt.full"),
        "lost": say("receipt.lost"),
        "grade": say("receipt.grade"),
        "status": say("receipt.status"),
        "score": say("receipt.score"),
        "points": say("receipt.points"),
        "check": say("receipt.check"),
        "metric": say("receipt.metric"),
    }
)
_OF_ALL = ("total", "grade", "full", "lost")
_OF_ITEMS = ("status", "score", "grade", "points", "lost")


def verified(receipt: Receipt, card: Scorecard) -> Verification:
    """Hold a scorecard to a receipt."""
    now = contents(card)
    found = [*_sealed(receipt), *_rules(receipt, now["ruleset"]), *_inputs(receipt.held["inputs"], now["inputs"])]
    found += _results(receipt.held["results"], now["results"])
    return _verification(receipt, found, card)


def refused(receipt: Receipt, ruleset: Mapping[str, Any], problems: Iterable[tuple[str, Sentence]]) -> Verification:
    """Say that the data are no longer scored, and what else differs."""
    found = [*_sealed(receipt), *_rules(receipt, ruleset)]
    found += [
        Difference("data-refused", "result", say("receipt.data-refused", code=code, said=said))
        for code, said in problems
    ]
    return _verification(receipt, found, None)


def _verification(receipt: Receipt, found: list[Difference], card: Scorecard | None) -> Verification:
    library, notes = receipt.held["library"], [each for each in found if each.note]
    if library != VERSION:
        said = say("receipt.other-library", before=_cut(library), after=VERSION)
        notes.insert(0, Difference("other-library", "library", said, None, library, VERSION, note=True))
    name = receipt.held["ruleset"].get("name")
    return Verification(_cut(name), tuple(each for each in found if not each.note), tuple(notes), card)


def _sealed(receipt: Receipt) -> Iterator[Difference]:
    says, gives = receipt.held["seal"], seal(receipt.held)
    if says != gives:
        yield Difference("receipt-changed", "receipt", say("receipt.receipt-changed"), None, says, gives)


def _rules(receipt: Receipt, ruleset: Mapping[str, Any]) -> Iterator[Difference]:
    """Say where the texts of the ruleset changed; where none did, and their mark did, what is shipped changed."""
    held = receipt.held["ruleset"]
    changed = False
    before = {None: receipt.own} | {(user, path): text for user, path, text in receipt.used}
    after: dict[Any, tuple[str, str, str]] = {
        (each["user"], each["path"]) if "user" in each else None: (each["key"], each["name"], each["text"])
        for each in ruleset["files"]
    }
    for place in dict.fromkeys([*before, *after]):
        was, is_now = before.get(place), after.get(place)
        if was is None or is_now is None:
            changed = True
            if is_now is not None:
                said = say("receipt.file-used", file=_cut(is_now[1]))
                yield Difference("file-used", "ruleset", said, is_now[1])
            elif was is not None:
                said = say("receipt.file-not-used", file=_cut(was[1]))
                yield Difference("file-not-used", "ruleset", said, was[1])
        elif was[2] != is_now[2]:
            changed = True
            yield from _lines(is_now[1], was[2], is_now[2])
    if not changed and held["digest"] != ruleset["digest"]:
        said = say("receipt.shipped-changed")
        yield Difference("shipped-changed", "ruleset", said, None, held["digest"], ruleset["digest"])
    if held.get("period") != ruleset["period"]:
        before_, after_ = _shown(held.get("period")), _shown(ruleset["period"])
        said = say("receipt.period-changed", before=_quoted(before_), after=_quoted(after_))
        yield Difference("period-changed", "ruleset", said, None, before_, after_)


def _lines(file: str, before: str, after: str) -> Iterator[Difference]:
    """Give each stretch of lines that differs, by the line at which it now stands."""
    old, new = before.splitlines(), after.splitlines()
    if max(len(old), len(new)) > _MOST_LINES:
        at = next(
            (at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new))
        )
        yield _line(file, at + 1, old[at : at + 1], new[at : at + 1])
        return
    opcodes = SequenceMatcher(None, old, new, autojunk=len(old) > 1_000).get_opcodes()
    changed = [each for each in opcodes if each[0] != "equal"]
    for _, old_from, old_to, new_from, new_to in changed:
        yield _line(file, new_from + 1, old[old_from:old_to], new[new_from:new_to])
    if not changed:  # what ends lines, or the last of them
        yield Difference(
            "lines-ended-otherwise", "ruleset", say("receipt.lines-ended-otherwise", file=_cut(file)), file
        )


def _line(file: str, line: int, old: list[str], new: list[str]) -> Difference:
    was, is_now = (_cut(" ⏎ ".join(each.strip() for each in lines if each.strip())) for lines in (old, new))
    key = "text-changed" if old and new else "text-added" if new else "text-taken-out"
    if key == "text-changed":
        said = say("receipt.text-changed", file=_cut(file), line=line, before=was, after=is_now)
    elif key == "text-added":
        said = say("receipt.text-added", file=_cut(file), line=line, after=is_now)
    else:
        said = say("receipt.text-taken-out", file=_cut(file), line=line, before=was)
    return Difference(key, "ruleset", said, file, was if old else None, is_now if new else None, line=line)


def _inputs(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    for name in dict.fromkeys([*before, *after]):
        was, is_now = before.get(name), after.get(name)
        values = _shown(without_notes(was)), _shown(without_notes(is_now))
        if values[0] != values[1]:
            delta, before_, after_ = _delta(*values), _quoted(values[0]), _quoted(values[1])
            said = say("receipt.input-changed", name=_cut(name), before=before_, after=after_)
            if delta is not None:
                by = _signed(delta)
                said = say("receipt.input-changed.by", name=_cut(name), before=before_, after=after_, delta=by)
            yield Difference("input-changed", "input", said, name, *values, delta)
        elif was != is_now:
            said = say("receipt.input-noted-otherwise", name=_cut(name))
            yield Difference("input-noted-otherwise", "input", said, name, _shown(was), _shown(is_now), note=True)


def _results(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    yield from _figures(None, _OF_ALL, before, after)
    items, now = before["items"], after["items"]
    for name in dict.fromkeys([*items, *now]):
        if name not in now:
            yield Difference("item-gone", "result", say("receipt.item-gone", name=_cut(name)), name)
        elif name not in items:
            yield Difference("item-new", "result", say("receipt.item-new", name=_cut(name)), name)
        else:
            told_of = list(_figures(name, _OF_ITEMS, items[name], now[name]))
            yield from told_of
            if not told_of and items[name].get("ledger") != now[name]["ledger"]:
                yield Difference("ledger-changed", "result", say("receipt.ledger-changed", name=_cut(name)), name)
    yield from _checks(before["checks"], after["checks"])
    for name in dict.fromkeys([*before["metrics"], *after["metrics"]]):
        yield from _figure(name, "metric", before["metrics"].get(name), after["metrics"].get(name))


def _checks(before: list[Any], after: list[Any]) -> Iterator[Difference]:
    """Say which checks found something else; they are known by their words, several of one by their order."""
    was, is_now = _by_words(before), _by_words(after)
    for words in dict.fromkeys([*was, *is_now]):
        yield from _figure(words[0], "check", was.get(words), is_now.get(words))


def _by_words(checks: list[Any]) -> dict[tuple[str, int], Any]:
    found: dict[tuple[str, int], Any] = {}
    for each in checks:
        words, at = str(each.get("because") or each.get("condition")), 0
        while (words, at) in found:
            at += 1
        found[words, at] = each.get("status")
    return found


def _figures(
    name: str | None, keys: tuple[str, ...], before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Difference]:
    """Give the figures of the whole or an item that differ; what follows from another is not told again."""
    for key in keys:
        found = list(_figure(name, key, before.get(key), after.get(key)))
        yield from found
        if found and key in ("status", "score", "total"):
            if key == "total":
                yield from _figure(name, "grade", before.get("grade"), after.get("grade"))
            return


def _figure(name: str | None, key: str, before: Any, after: Any) -> Iterator[Difference]:
    was, is_now = _shown(before), _shown(after)
    if was == is_now:
        return
    delta = _delta(was, is_now)
    of: Part = _FIGURES[key] if name is None else say("receipt.figure-of", what=_FIGURES[key], name=_cut(name))
    if delta is None:
        said = say("receipt.result-changed", what=of, before=_quoted(was), after=_quoted(is_now))
    else:
        said = say("receipt.result-changed.by", what=of, before=was or "", after=is_now or "", delta=_signed(delta))
    yield Difference("result-changed", "result", said, name, was, is_now, delta)


def _delta(before: str | None, after: str | None) -> Fraction | None:
    """Give the exact difference of two texts that are numbers, of one unit where they have any."""
    if before is None or after is None:
        return None
    was, is_now = _NUMBER.match(before), _NUMBER.match(after)
    if was is None or is_now is None or before[was.end() :] != after[is_now.end() :]:
        return None
    try:
        return Fraction(is_now[0]) - Fraction(was[0])
    except ZeroDivisionError:
        return None


def _signed(delta: Fraction) -> str:
    return f"{'+' if delta > 0 else ''}{exact_text(delta)}"


def _shown(value: Any) -> str | None:
    """Give the text by which a value is compared and shown; None of what is not there."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join("" if each is None else str(_shown(each)) for each in value)
    if isinstance(value, dict):
        return (
            "N/A" if value.get("inapplicable") else "; ".join(f"{key}: {_shown(each)}" for key, each in value.items())
        )
    return str(value)


def _quoted(text: str | None) -> Part:
    return say("receipt.nothing") if text is None else f"`{_cut(text)}`"


def _cut(text: object) -> str:
    """Give a text on one line, not too long to be read."""
    line = " ".join(str(text).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
