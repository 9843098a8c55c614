"""Turn a form as it was filled in into a ruleset, its actuals and the scores that it published."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

from indicrules.cli import options
from indicrules.cli.exits import DONE, FINDINGS, CannotRun
from indicrules.cli.loading import folder, unreadable
from indicrules.cli.output import Color, diagnostics_text, is_colored, problems_text, show, show_json
from indicrules.cli.speech import refusal, tell
from indicrules.cli.usage import Slip
from indicrules.files.whole import NotWritten
from indicrules.forms.draft import Decision, Draft, is_file_name
from indicrules.forms.grid import Notice
from indicrules.ruleset import diagnose
from indicrules.text.endings import RULESET_ENDING
from indicrules.text.errors import DataError, NotInstalled
from indicrules.text.sentence import Language, Sentence, say

_MOST: Final = 40  # lines of one kind that are told


@click.command("import", short_help="Read a filled-in form into a ruleset, its data and what it published.")
@click.argument("form", type=options.PATH)
@click.option(
    "--to", "to", metavar="DIR", type=options.PATH, default=".", help="Folder to write in; default: this one."
)
@click.option("--name", metavar="NAME", help="Name of what is written; default: FORM's.")
@click.option("--decide", "decided", multiple=True, metavar="KEY=CHOICE", help="Settle what the form leaves open.")
@click.option("--force", is_flag=True, help="Write over files that are there.")
@click.option("--encoding", metavar="NAME", callback=options.encoding, help="Encoding of a text, as in gbk.")
@options.result_format
@options.language
@options.color
def command(form: str, to: str, name: str | None, decided: tuple[str, ...], force: bool, encoding: str | None,
            format_: Any, lang: Language, color: Color) -> int:  # fmt: skip
    """Read a form as it was filled in, and write NAME.indic, NAME.json and NAME.claims.json.

    FORM is an .xlsx, .docx, .csv, HTML or text file, or one that LibreOffice converts. What was read otherwise than it
    stands, passed over, or left for a person to decide is told with its place. What is open is settled by --decide;
    `*.KIND=CHOICE` settles all of its kind. Exit code 1 says that something is open.

    \b
    Examples:
      indicrules import form.xlsx --to drafts
      indicrules import form.docx --decide '*.direction=at-least'
      indicrules audit drafts/form.indic drafts/form.json
    """
    drafts = _drafts(form, name, dict(map(_settled, decided)), encoding, color)
    if not force:
        for path in (path for draft in drafts for path in draft.paths(to)):
            if os.path.lexists(path):
                raise refusal("unwritable", say("usage.there", path=str(path)), say("usage.there.hint"))
    written = [_written(each, to) for each in drafts]
    if format_ == "json":
        show_json(
            {"version": 1, "drafts": [_plain(each, paths, lang) for each, paths in zip(drafts, written, strict=True)]}
        )
    else:
        show("\n\n".join("\n".join(_told(each, paths, lang)) for each, paths in zip(drafts, written, strict=True)))
    wrong = [
        one
        for each in drafts
        for one in diagnose(each.ruleset, name=f"{each.name}{RULESET_ENDING}")
        if one.severity == "error"
    ]
    if wrong:
        show(diagnostics_text(tuple(wrong), is_colored(color)))
    return FINDINGS if wrong or any(each.open for each in drafts) else DONE


def _settled(text: str) -> tuple[str, str]:
    key, sign, choice = text.partition("=")
    if not sign or not key or not choice:
        raise Slip(say("usage.decide", text=text), say("usage.decide.hint"), click.get_current_context())
    return key.strip(), choice.strip()


def _drafts(
    form: str, name: str | None, decisions: dict[str, str], encoding: str | None, color: Color
) -> tuple[Draft, ...]:
    from indicrules.forms.opened import read_forms  # with the libraries that read files

    if Path(form).is_dir():
        raise folder(form)
    if name is not None and not is_file_name(name):
        raise Slip(say("usage.no-name", name=name), say("usage.no-name.hint"), click.get_current_context())
    try:
        return read_forms(form, name=name, decisions=decisions, encoding=encoding)
    except DataError as refused:
        raise CannotRun(problems_text(refused, is_colored(color, error=True))) from None
    except NotInstalled as lacking:
        raise CannotRun(lacking.told(click.get_current_context().params["lang"])) from None
    except OSError as problem:
        raise unreadable(form, problem) from None


def _written(draft: Draft, to: str) -> tuple[Path, ...]:
    try:
        return draft.write(to, force=True)
    except OSError as problem:
        raise NotWritten(to, problem) from None


def _told(draft: Draft, paths: tuple[Path, ...], lang: Language) -> Iterator[str]:
    """Say what was written, what is open, and what a person should know."""
    for path in paths:
        yield tell(say("report.written", path=str(path)))
    yield tell(say("report.imported", actuals=len(draft.actuals), claims=len(draft.claims)))
    yield from _decisions(draft.open, "report.open", lang)
    yield from _decisions(tuple(each for each in draft.decisions if not each.is_open), "report.settled", lang)
    for key, notices in (
        ("report.turned", draft.normalised),
        ("report.skipped", draft.skipped),
        ("report.noted", draft.notices),
    ):
        yield from _notices(notices, key)


def _decisions(decisions: tuple[Decision, ...], key: str, lang: Language) -> Iterator[str]:
    if decisions:
        yield ""
        yield tell(_counted(key, len(decisions)))
    for each in decisions:
        yield f"  {tell(say('report.at', place=str(each.place), said=each.said))}"
        for choice in each.choices:
            if each.chosen in (None, choice.key):
                yield f"    --decide {tell(each.key)}={choice.key}  {tell(choice.line)}  ({choice.said.told(lang)})"


def _notices(notices: tuple[Notice, ...], key: str) -> Iterator[str]:
    if notices:
        yield ""
        yield tell(_counted(key, len(notices)))
    for each in notices[:_MOST]:
        yield f"  {tell(say('report.at', place=str(each.place), said=each.said))}"
    if len(notices) > _MOST:
        yield f"  {tell(say('phrase.more', count=len(notices) - _MOST))}"


def _counted(key: str, count: int) -> Sentence:
    return _COUNTED[key](count)


_COUNTED: Final = {
    "report.open": lambda count: say("report.open", count=count),
    "report.settled": lambda count: say("report.settled", count=count),
    "report.turned": lambda count: say("report.turned", count=count),
    "report.skipped": lambda count: say("report.skipped", count=count),
    "report.noted": lambda count: say("report.noted", count=count),
}


def _plain(draft: Draft, paths: tuple[Path, ...], lang: Language) -> dict[str, Any]:
    def noticed(notices: tuple[Notice, ...]) -> list[dict[str, str]]:
        return [{"code": each.code, "place": str(each.place), "message": each.said.told(lang)} for each in notices]

    decisions = [
        {
            "key": each.key,
            "place": str(each.place),
            "question": each.said.told(lang),
            "chosen": each.chosen,
            "choices": [{"key": one.key, "says": one.said.told(lang), "line": one.line} for one in each.choices],
        }
        for each in draft.decisions
    ]
    return {
        "name": draft.name,
        "files": [str(path) for path in paths],
        "decisions": decisions,
        "normalised": noticed(draft.normalised),
        "skipped": noticed(draft.skipped),
        "notices": noticed(draft.notices),
    }
