"""Turn what a reader found in a file into the drafts of the forms in it."""

from __future__ import annotations

from collections.abc import Mapping

from indicrules.forms.draft import Draft
from indicrules.forms.flat import regrouped
from indicrules.forms.form import Form
from indicrules.forms.grid import Notice, Pages
from indicrules.forms.narrative.form import narrated
from indicrules.forms.tables import forms_of
from indicrules.forms.written import drafted
from indicrules.text.errors import DataError, Problem
from indicrules.text.sentence import say


def drafts_of(pages: Pages, name: str, decisions: Mapping[str, str] | None = None) -> tuple[Draft, ...]:
    """Give a draft of each form that stands in a file, in their order; several are called NAME-1, NAME-2.

    `decisions` are a person's choices by their keys. Raise `DataError` where the file holds no form, or for a choice
    or decision that there is not.
    """
    tables, loose = forms_of(pages)
    forms: tuple[Form, ...] = tuple(each for each in tables if each.rows)
    notices = (*pages.notices, *loose)
    if not forms and (flat := regrouped(pages)) is not None:
        forms = tuple(each for each in forms_of(flat)[0] if each.rows)
        told_apart = Notice("ran-together", say("import.ran-together"), forms[0].rows[0].name.place) if forms else None
        notices = notices if told_apart is None else (*notices, told_apart)
    if not forms:
        told = narrated(pages)
        if told is None:
            said = say("no-form", name=pages.name)
            raise DataError((Problem("no-form", said, advice=say("no-form.hint"), at=pages.name),))
        forms, notices = (told,), loose
    if len(forms) == 1:
        return (drafted(forms[0], name, decisions, notices),)
    return tuple(
        drafted(each, f"{name}-{number}", decisions, notices if number == 1 else ())
        for number, each in enumerate(forms, 1)
    )


def only(drafts: tuple[Draft, ...], name: str) -> Draft:
    """Give the draft of a file with one form; raise `DataError` where it holds several."""
    if len(drafts) > 1:
        said = say("several-forms", name=name, count=len(drafts))
        raise DataError((Problem("several-forms", said, advice=say("several-forms.hint"), at=name),))
    return drafts[0]
