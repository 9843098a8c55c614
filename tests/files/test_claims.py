"""A file of claims is read in both its forms and written back; each mistake in it is named with its line and a hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicrules import Claim, DataError, Place
from indicrules.files.claims import claims_beside, claims_in, claims_text, read_claims

CLAIMS = (
    Claim(
        "score", "执行率", "10.00", by="review", place=Place("form.xlsx", "Sheet1", "G12", text="10.00"), reason="无"
    ),
    Claim("total", None, "97分", place=Place("report.txt", line=88)),
    Claim("score", "执行率", None, "55.9", "58.6"),
    Claim("completion", "执行率"),
)


def test_claims_are_written_and_read_back() -> None:
    """What is written gives the same claims, those that were not published as well."""
    assert read_claims(claims_text(CLAIMS).encode()) == CLAIMS


def test_short_form_names_kinds_and_items() -> None:
    """A mapping of kinds gives the same claims from a file and from Python; numbers stay as they are written."""
    text = '{"total": 97.50, "grade": "优", "by": "review", "score": {"执行率": [55.9, 58.6], "x": null}}'
    wanted = (
        Claim("total", None, "97.50", by="review"),
        Claim("grade", None, "优", by="review"),
        Claim("score", "执行率", None, "55.9", "58.6", by="review"),
        Claim("score", "x", by="review"),
    )
    assert read_claims(text.encode()) == wanted
    given = {"total": "97.50", "grade": "优", "by": "review", "score": {"执行率": [55.9, 58.6], "x": None}}
    assert claims_in(given) == wanted


@pytest.mark.parametrize(
    ("text", "place", "said", "hint"),
    [
        ("", "c:1", "the data is empty", 'write it as in `{"total": 97, "grade": "优", "score": {"执行率": 10}}`'),
        ("[]", "c:1", "this is no object", 'write it as in `{"total": 97, "grade": "优", "score": {"执行率": 10}}`'),
        ('{"total": 1,\n}', "c:2", "`}` stands where a name in double quotes should", "leave out the last comma"),
        ('{"score": 5}', "c:1", "a claim of a `score` names no item",
         'write it by item, as in `{"score": {"执行率": 10}}`'),
        ('{\n"scores": {"x": 5}}', "c:2", "nothing that is published is called `scores`", "did you mean `score`?"),
        ('{"total": true}', "c:1", "`total` is neither a text nor a number",
         "write what was published in quotes, or `null`"),
        ('{"version": 2, "claims": []}', "c:1", "the version is `2`", 'write `"version": 1`'),
        ('{"claims": 5}', "c:1", "`claims` is no list",
         'write it as in `{"total": 97, "grade": "优", "score": {"执行率": 10}}`'),
        ('{"claims": [\n{"of": "x", "value": "5"}]}', "c:2", "a claim does not say what it is of",
         "`what` is `score`, `completion`, `weight`, `target`, `actual`, `subtotal`, `total` or `grade`"),
        ('{"claims": [{"what": "score",\n"valeu": "5", "of": "x"}]}', "c:2", "a claim has no `valeu`",
         "did you mean `value`?"),
        ('{"claims": [{"what": "score", "value": "5"}]}', "c:1", "a claim of a `score` names no item",
         "write the indicator's or group's name as `of`"),
        ('{"claims": [{"what": "total", "place": "G12"}]}', "c:1", "`place` is no object",
         'write it as in `{"file": "form.xlsx", "cell": "G12"}`'),
        ('{"claims": [{"what": "total", "place": {"line": "x"}}]}', "c:1", "`x` is no number of a line",
         "write a whole number from 1"),
        ('{"total": 1, "total": 2}', "c:1", "`total` stands twice in one object", "leave out one of the two"),
        ("{" + '"a":{' * 40, "c:1", "values are nested more than 32 deep", "write claims in one list"),
    ],
)  # fmt: skip
def test_mistake_is_named_with_its_line(text: str, place: str, said: str, hint: str) -> None:
    """Each mistake has a place, a sentence and a hint."""
    with pytest.raises(DataError) as caught:
        read_claims(text.encode(), name="c")
    problem = caught.value.problems[0]
    assert (problem.place, problem.message, problem.hint) == (place, said, hint)


def test_all_mistakes_are_named_at_once() -> None:
    """A file with several mistakes tells them all."""
    with pytest.raises(DataError) as caught:
        read_claims(b'{"claims": [{"what": "scor", "of": "x"}, 5, {"what": "total", "x": 1}]}')
    assert caught.value.problems[0].hint == "did you mean `score`?"
    assert len(caught.value.problems) == 3


def test_claims_stand_beside_the_data(tmp_path: Path) -> None:
    """`NAME.claims.json` belongs to `NAME.json`, whatever the data's ending."""
    (tmp_path / "a.claims.json").write_text("{}", "utf-8")
    assert claims_beside(tmp_path / "a.csv") == tmp_path / "a.claims.json"
    assert claims_beside(tmp_path / "b.json") is None
