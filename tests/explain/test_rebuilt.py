"""Hold the data of an explanation to be all that a reader needs: the page is drawn from it again, to the letter."""

from __future__ import annotations

import functools
import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest

import indicrules
from indicrules.explain import document as doc
from indicrules.explain.html import html
from indicrules.explain.markdown import markdown
from indicrules.explain.text import text

ROOT: Final = Path(__file__).resolve().parents[2]
PAIRS: Final = [
    *((path, path.with_suffix(".json")) for path in sorted((ROOT / "rulesets").glob("*.indic"))),
    (ROOT / "tests/explain/every-step.indic", ROOT / "tests/explain/every-step.json"),
]


def rebuilt(found: dict[str, Any]) -> doc.Document:
    """Make a document of nothing but data."""
    page = found["document"]
    first = page["overview"]
    return doc.Document(
        language=page["language"],
        title=page["title"],
        depth=page["depth"],
        header=tuple(map(fact, page["header"])),
        overview=None if first is None else overview(first),
        sections=tuple(map(section, page["sections"])),
        appendices=tuple(
            doc.Appendix(each["name"], each["title"], tuple(map(fact, each["blocks"]))) for each in page["appendices"]
        ),
    )


def overview(given: dict[str, Any]) -> doc.Overview:
    return doc.Overview(
        doc.Heading(**given["heading"]),
        tuple(doc.Bar(**{**each, "share": share(each["share"])}) for each in given["bars"]),
        tuple(map(block, given["blocks"])),
        tuple(doc.Finding(**each) for each in given["findings"]),
    )


def share(given: str | None) -> Fraction | None:
    return None if given is None else Fraction(given)


def section(given: dict[str, Any]) -> doc.Section:
    heading, blocks = doc.Heading(**given["heading"]), tuple(map(block, given["blocks"]))
    return doc.Section(given["name"], heading, blocks, given["depth"], given["short"])


def block(given: dict[str, Any]) -> doc.Block:
    if given["kind"] == "fact":
        return fact(given)
    return doc.Losses(given["label"], tuple(map(loss, given["lines"])), given["total"]["shown"])


def fact(given: dict[str, Any]) -> doc.Fact:
    return doc.Fact(given["step"], given["label"], tuple(map(line, given["lines"])))


def loss(given: dict[str, Any]) -> doc.Loss:
    points, notes = given["points"]["shown"], tuple(map(line, given["notes"]))
    return doc.Loss(given["kind"], points, given["reason"], given["arithmetic"], given["place"] or "", None, "", notes)


def line(given: dict[str, Any]) -> doc.Line:
    return doc.Line(given["text"], given["aside"] or "", given["place"] or "", given["kind"])


@functools.cache
def scored(ruleset: Path, data: Path) -> indicrules.Scorecard:
    """Score a shipped ruleset's data once for all that is drawn of it."""
    return indicrules.load(ruleset).score(json.loads(data.read_text("utf-8")))


@pytest.mark.parametrize("depth", ["brief", "default", "full"])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("ruleset", "data"), PAIRS, ids=lambda path: path.name)
def test_page_is_drawn_from_its_data_alone(ruleset: Path, data: Path, lang: Any, depth: Any) -> None:
    """As text, Markdown and HTML, at each depth."""
    card = scored(ruleset, data)
    found = rebuilt(json.loads(card.explain("json", lang, depth=depth)))
    assert text(found) == card.explain("text", lang, depth=depth)
    assert markdown(found) == card.explain("markdown", lang, depth=depth)
    assert html(found) == card.explain("html", lang, depth=depth)


def test_each_number_is_there_as_shown_and_whole() -> None:
    """Lines of ledgers have their points whole beside what is printed, and the printed ones add up."""
    card = indicrules.loads("ruleset r\n  total 20\nindicator x\n  weight 20\n  target >= 43\n").score({"x": 19})
    (ledger,) = [
        each
        for each in json.loads(card.explain("json"))["document"]["sections"][0]["blocks"]
        if each["kind"] == "losses"
    ]
    assert [each["points"] for each in ledger["lines"]] == [
        {"shown": "≈11.1628", "value": "480/43", "approximate": False},
        {"shown": "≈−0.0028", "value": "-3/1075", "approximate": False},
    ]
    assert ledger["total"] == {"shown": "11.1600", "value": "11.16", "approximate": False}


def test_irrational_step_is_marked_as_approximate() -> None:
    """Its twelve places are not all of it."""
    card = indicrules.loads(
        "ruleset r\n  total 10\nindicator x\n  weight 10\n  target >= 4\n  score full * sqrt(completion)\n"
    ).score({"x": 2})
    steps = json.loads(card.explain("json"))["items"][0]["steps"]
    (score,) = [each for each in steps if each["step"] == "score"]
    assert (score["value"], score["approximate"]) == ("7.071067811865", True)
    (target,) = [each for each in steps if each["step"] == "target"]
    assert (target["value"], target["approximate"], target["clause"]) == ("4", False, ">= 4")


def test_bytes_are_the_same_in_every_process() -> None:
    """Whatever order a process gives to sets."""
    program = (
        "import indicrules, json, pathlib, hashlib\n"
        f"root = pathlib.Path({str(ROOT / 'rulesets')!r})\n"
        "card = indicrules.load(root / 'cvss-v3.1-base.indic').score(json.loads((root / 'cvss-v3.1-base.json')"
        ".read_text('utf-8')))\n"
        "print(hashlib.sha256(card.explain('json', 'zh', depth='full').encode()).hexdigest())\n"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1
