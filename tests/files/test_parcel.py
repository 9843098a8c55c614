"""Hold a ruleset to travelling by value: the texts that it was loaded from, whatever became of the files since."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path
from typing import Final

import pytest

import indicrules
from indicrules.files.parcel import parcel

RULESETS: Final = Path(__file__).parents[2] / "rulesets"
USED: Final = "param least\n  from 2023: 10\n  from 2024: 20\n"
USING: Final = 'use "parts/least"\nruleset demo\n  period 2024\nindicator x\n  weight 8\n  target >= least\n'


@pytest.mark.parametrize(
    "name", ["land-acquisition-2024", "hubei-project-2023", "cms-hospital-vbp-fy2024", "undp-hdi-2024"]
)
def test_a_ruleset_scores_alike_where_it_arrives(name: str) -> None:
    """With shipped profiles and with files of its own, to the last digit."""
    sent = indicrules.load(RULESETS / f"{name}.indic")
    actuals = json.loads((RULESETS / f"{name}.json").read_text("utf-8"))
    arrived = pickle.loads(pickle.dumps(sent))
    assert arrived.score(actuals).to_json() == sent.score(actuals).to_json()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ruleset that uses a file beside it."""
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "least.indic").write_text(USED, "utf-8")
    (tmp_path / "demo.indic").write_text(USING, "utf-8")
    return tmp_path


def test_used_files_travel(folder: Path) -> None:
    """What is not there any more is not missed, for another period neither."""
    packed = pickle.dumps(indicrules.load(folder / "demo.indic"))
    (folder / "parts" / "least.indic").unlink()
    (folder / "demo.indic").unlink()
    arrived = pickle.loads(packed)
    assert arrived.score({"x": 10}).total == 4
    assert arrived.score({"x": 10}, period=2023).total == 8


def test_what_was_loaded_counts(folder: Path) -> None:
    """A file that changes after loading changes neither another period nor what is sent."""
    ruleset = indicrules.load(folder / "demo.indic")
    (folder / "parts" / "least.indic").write_text(USED.replace("10", "40"), "utf-8")
    assert ruleset.score({"x": 10}, period=2023).total == 8
    assert pickle.loads(pickle.dumps(ruleset)).score({"x": 10}, period=2023).total == 8


def test_names_in_messages_stay(folder: Path) -> None:
    """A problem names the same file, line and column."""
    arrived = pickle.loads(pickle.dumps(indicrules.load(folder / "demo.indic")))
    with pytest.raises(indicrules.DataError, match=r"demo\.indic:4:11"):
        arrived.score({})


def test_one_process_unpacks_once() -> None:
    """What is compiled for one task is there for the next."""
    packed = pickle.dumps(indicrules.loads(USING.replace('use "parts/least"\n', USED)))
    assert pickle.loads(packed) is pickle.loads(packed)


def test_a_text_travels() -> None:
    """A ruleset without a file, with its warnings."""
    sent = indicrules.loads("ruleset demo\n  total 10\n  grade A >= 5\nindicator x\n  weight 10\n  target >= 4\n")
    arrived = copy.deepcopy(sent)
    assert [each.code for each in arrived.warnings] == [each.code for each in sent.warnings]
    assert arrived.score({"x": 2}).total == 5


def test_texts_are_plain() -> None:
    """Nothing but texts is sent, and they open again without a folder."""
    ruleset = indicrules.load(RULESETS / "hubei-project-2023.indic")
    (texts,) = ruleset.__reduce__()[1]
    assert texts[0][:2] == ("hubei-project-2023.indic", "hubei-project-2023.indic")
    assert parcel(texts).opened.file.source.text == (RULESETS / "hubei-project-2023.indic").read_text("utf-8")
