"""What reading a form comes to: a ruleset, actuals and claims, and what a person must decide or know about them."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from indicrules.files.claim import Claim, Place
from indicrules.files.claims import ENDING, claims_text
from indicrules.files.whole import whole
from indicrules.forms.grid import Notice
from indicrules.text.classes import field, sealed
from indicrules.text.endings import RULESET_ENDING
from indicrules.text.sentence import Sentence


@sealed
class Choice:
    """A reading that a decision offers: the word that chooses it, what it says, and the line that it would give.

    The line is one of the ruleset, or of the actuals where it opens with a quotation mark.
    """

    key: str
    said: Sentence
    line: str


@sealed
class Decision:
    """What a person must decide before the draft is whole.

    `key` names it where it is settled (`培训人次.direction`), `of` is the indicator or group, None for the whole form;
    `chosen` is the key of the choice that was made, None while it is open.
    """

    key: str
    said: Sentence
    place: Place
    choices: tuple[Choice, ...]
    of: str | None = None
    chosen: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for a person."""
        return self.chosen is None


@sealed
class Draft:
    """What a form was read into.

    `ruleset` is the text of NAME.indic, `actuals` what NAME.json holds, `claims` what NAME.claims.json does. `withheld`
    are actuals of indicators whose target, weight or rule waits for a person; another ruleset that has these indicators
    knows what to make of them. What was `normalised` was written otherwise in the form, what was `skipped` is in
    neither file; `notices` say the rest that a person should know.
    """

    name: str
    ruleset: str
    actuals: Mapping[str, Any]
    claims: tuple[Claim, ...] = ()
    withheld: Mapping[str, Any] = field(factory=dict)
    decisions: tuple[Decision, ...] = ()
    normalised: tuple[Notice, ...] = ()
    skipped: tuple[Notice, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def open(self) -> tuple[Decision, ...]:
        """The decisions that still wait for a person; where there are none, the draft is whole."""
        return tuple(each for each in self.decisions if each.is_open)

    def paths(self, folder: str | os.PathLike[str]) -> tuple[Path, Path, Path]:
        """Give where `write` puts ruleset, actuals and claims."""
        inside = Path(folder)
        return (inside / f"{self.name}{RULESET_ENDING}", inside / f"{self.name}.json", inside / f"{self.name}{ENDING}")

    def write(self, folder: str | os.PathLike[str], *, force: bool = False) -> tuple[Path, Path, Path]:
        """Write NAME.indic, NAME.json and NAME.claims.json into a folder, made where it lacks; give their paths.

        Raise `FileExistsError` before anything is written where one of them is there, unless `force`.
        """
        targets = self.paths(folder)
        for path in () if force else targets:
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        Path(folder).mkdir(parents=True, exist_ok=True)
        for path, text in zip(targets, (self.ruleset, _json(self.actuals), claims_text(self.claims)), strict=True):
            with whole(path) as file:
                file.write(text.encode("utf-8"))
        return targets


def is_file_name(name: str) -> bool:
    """Tell whether a name is that of a file alone, without a folder."""
    return Path(name).name == name and name not in ("", "..")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
