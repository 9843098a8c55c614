"""Turn bytes that somebody brings into a receipt, or into why they are none."""

from __future__ import annotations

import json
from typing import Any, Final

from indicrules.receipts.made import SCHEMA
from indicrules.text.classes import frozen
from indicrules.text.errors import DataError, Problem
from indicrules.text.sentence import Sentence, say

MOST_BYTES: Final = 20_000_000
_MOST_FILES: Final = 1_000
_DEEPEST: Final = 10

_RESULTS: Final[dict[str, type]] = {"items": dict, "checks": list, "metrics": dict}
_PARTS: Final[dict[str, type]] = {"ruleset": dict, "inputs": dict, "results": dict}


@frozen
class Receipt:
    """What a receipt says: `held` is all of it, `own` and `used` the texts of the ruleset's files."""

    held: dict[str, Any]
    own: tuple[str, str, str]
    used: tuple[tuple[str, str, tuple[str, str, str]], ...]
    period: int | str | None


def read(content: bytes, name: str) -> Receipt:
    """Read a receipt; raise `DataError` for what is none, `name` standing for the file."""
    if len(content) > MOST_BYTES:
        raise _refused(name, say("not-a-receipt.too-long", most=f"{MOST_BYTES:,}"))
    try:
        held = json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant)
        json.dumps(held, ensure_ascii=False).encode()  # half a character, as an escape may stand for, is refused
    except (ValueError, RecursionError):
        raise _refused(name, say("not-a-receipt.no-json")) from None
    if _depth(held) > _DEEPEST:
        raise _refused(name, say("not-a-receipt"))
    if not isinstance(held, dict) or not isinstance(held.get("schema"), str):
        raise _refused(name, say("not-a-receipt"))
    if held["schema"] != SCHEMA:
        raise _refused(name, say("not-a-receipt.schema", schema=held["schema"][:100], known=SCHEMA))
    lacking = _lacking(held)
    if lacking is not None:
        raise _refused(name, say("not-a-receipt.lacks", part=lacking))
    ruleset = held["ruleset"]
    own, *used = ruleset["files"]
    return Receipt(
        held, _text(own), tuple((each["user"], each["path"], _text(each)) for each in used), ruleset["period"]
    )


def _lacking(held: dict[str, Any]) -> str | None:
    """Name the first part of a receipt that is not there as it should be."""
    for key, kind in _PARTS.items():
        if not isinstance(held.get(key), kind):
            return key
    for key, kind in _RESULTS.items():
        if not isinstance(held["results"].get(key), kind):
            return f"results.{key}"
    for key in ("library", "seal"):
        if not isinstance(held.get(key), str):
            return key
    ruleset, files = held["ruleset"], held["ruleset"].get("files")
    if not isinstance(ruleset.get("digest"), str):
        return "ruleset.digest"
    if "period" not in ruleset or not isinstance(ruleset["period"], int | str | None) or ruleset["period"] is True:
        return "ruleset.period"
    if not isinstance(files, list) or not 0 < len(files) <= _MOST_FILES:
        return "ruleset.files"
    wanted = (("key", "name", "text"), *[("user", "path", "key", "name", "text")] * (len(files) - 1))
    for at, (each, keys) in enumerate(zip(files, wanted, strict=True)):
        if not isinstance(each, dict) or not all(isinstance(each.get(key), str) for key in keys):
            return f"ruleset.files[{at}]"
    if not all(isinstance(each, dict) for each in (*held["results"]["items"].values(), *held["results"]["checks"])):
        return "results.items"
    return None


def _depth(held: Any) -> int:
    """Count how deep lists and objects stand in each other."""
    depth, level = 0, [held]
    while level:
        depth += 1
        inner = (each.values() if isinstance(each, dict) else each for each in level if isinstance(each, dict | list))
        level = [each for held in inner for each in held]
    return depth


def _text(file: dict[str, str]) -> tuple[str, str, str]:
    return file["key"], file["name"], file["text"]


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _refused(name: str, said: Sentence) -> DataError:
    return DataError((Problem("not-a-receipt", said, None, None, None, say("not-a-receipt.hint"), None, name),))
