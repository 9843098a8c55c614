"""Turn what came of examples into JUnit's XML, as continuous integration reads it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree

from indicrules.card.examples import ExampleResult
from indicrules.proof.failures import failure_lines
from indicrules.text.classes import frozen
from indicrules.text.patterns import pattern
from indicrules.text.render import visible
from indicrules.text.sentence import Language

_NO_XML: Final = pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", re.UNICODE)


@frozen
class Suite:
    """The examples of one file: what came of them, or why it could not be used."""

    path: str
    results: tuple[ExampleResult, ...]
    seconds: float = 0.0
    refused: str | None = None


def junit(suites: Sequence[Suite], language: Language = "en") -> bytes:
    """Write a test suite a file and a test case an example; a file that cannot be used is a case with an error."""
    top = ElementTree.Element("testsuites", name="indicrules")
    for suite in suites:
        top.append(_suite(suite, language))
    ElementTree.indent(top)
    found: bytes = ElementTree.tostring(top, encoding="utf-8", xml_declaration=True)
    return found + b"\n"


def _suite(suite: Suite, language: Language) -> ElementTree.Element:
    failed = sum(not each.passed for each in suite.results)
    errors = int(suite.refused is not None)
    found = ElementTree.Element(
        "testsuite", name=_text(suite.path), tests=str(len(suite.results) + errors), failures=str(failed),
        errors=str(errors), skipped="0", time=f"{suite.seconds:.3f}",
    )  # fmt: skip
    if suite.refused is not None:
        case = ElementTree.SubElement(
            found, "testcase", classname=_text(suite.path), name=_text(suite.path), time="0.000"
        )
        message = suite.refused.splitlines()[0] if suite.refused else ""
        ElementTree.SubElement(case, "error", message=_text(message), type="error").text = _text(suite.refused)
    for each in suite.results:
        case = ElementTree.SubElement(
            found, "testcase", classname=_text(suite.path), name=_text(each.title),
            time=f"{suite.seconds / len(suite.results):.3f}",
        )  # fmt: skip
        if not each.passed:
            said = "\n".join([f"--> {visible(each.span.place)}", *failure_lines(each, language)])
            message = each.differences_in(language)[0]
            ElementTree.SubElement(case, "failure", message=_text(message), type="failure").text = _text(said)
    return found


def _text(text: str) -> str:
    """Give a text without the characters that XML cannot hold."""
    return _NO_XML.sub("�", text)
