"""Turn rulesets and their examples into the examples that thresholds still want, printed or appended to their tests."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from indicrules.cli.exits import CannotRun
from indicrules.cli.loading import unreadable
from indicrules.cli.output import complain, show
from indicrules.cli.speech import tell
from indicrules.cli.tested import Examined
from indicrules.files.testing import tests_of
from indicrules.files.whole import whole
from indicrules.proof.suggested import Scorer, Suggestions, languages_of, ran_by, suggestions, written
from indicrules.ruleset import Ruleset
from indicrules.text.render import visible
from indicrules.text.sentence import Language, say


def suggest_for(examined: Sequence[Examined], write: bool) -> None:
    """Suggest examples for each ruleset, and tell of thresholds that nothing was found for; raise `CannotRun`."""
    for each in examined:
        own = next((one for one in each.files if not one.ruleset.is_test), each.files[0])
        cards = [ran for one in each.files for ran in ran_by(one.ruleset.model, one.results)]
        keywords, spoken = languages_of(own.ruleset.model)
        found = suggestions(own.ruleset.model, _scorer(own.ruleset), cards, spoken)
        _give(each.path, found, keywords, spoken, write)


def _scorer(ruleset: Ruleset) -> Scorer:
    return lambda given, period: ruleset.score(given, period=period)


def _give(path: str, found: Suggestions, keywords: Language, spoken: Language, write: bool) -> None:
    text = written(found.examples, keywords, spoken)
    if text and write:
        target = tests_of(path)
        _append(target, text)
        show(tell(say("suggested.written", count=len(found.examples), path=target)))
    elif text:
        show(text)
    elif not found.unreached and not found.more:
        complain(tell(say("report.of", path=path, said=say("suggested.none"))))
    if found.more:
        complain(tell(say("report.of", path=path, said=say("suggested.more", count=found.more))))
    for lack in found.unreached:
        complain(f"{visible(lack.span.place)}: {tell(say('suggested.unreached', said=lack.said))}")


def _append(target: str, text: str) -> None:
    """Put examples behind what a file of tests holds; raise `CannotRun` where it cannot be read."""
    before = ""
    if os.path.exists(target):
        try:
            before = Path(target).read_text("utf-8").rstrip() + "\n\n"
        except (OSError, UnicodeDecodeError) as problem:
            raise _unreadable(target, problem) from None
    with whole(Path(target)) as file:
        file.write(f"{before}{text}".encode())


def _unreadable(target: str, problem: OSError | UnicodeDecodeError) -> CannotRun:
    return unreadable(target, problem if isinstance(problem, OSError) else OSError(str(problem)))
