"""Turn the path of a form into its draft: what a reader of its kind finds, written as ruleset, actuals and claims."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from indicrules.forms.draft import Draft, is_file_name
from indicrules.forms.drafts import drafts_of, only
from indicrules.forms.reading import read_pages


def read_form(
    path: str | os.PathLike[str],
    *,
    name: str | None = None,
    decisions: Mapping[str, str] | None = None,
    encoding: str | None = None,
) -> Draft:
    """Read the one form in a file; see `read_forms`. Raise `DataError` where it holds several."""
    return only(read_forms(path, name=name, decisions=decisions, encoding=encoding), Path(path).name)


def read_forms(
    path: str | os.PathLike[str],
    *,
    name: str | None = None,
    decisions: Mapping[str, str] | None = None,
    encoding: str | None = None,
) -> tuple[Draft, ...]:
    """Read the forms in a file: `.xlsx`, `.docx`, `.csv`, HTML or text, and what LibreOffice converts to these.

    `name` is that of the drafts, the file's where it is None; several are called NAME-1, NAME-2 in their order.
    `decisions` are a person's choices by the keys of what the drafts leave open; a key `*.direction` settles all of its
    kind that are not settled by themselves. `encoding` is that of a text.
    Raise `DataError` where the file cannot be read or holds no form, and for a decision or choice that there is not;
    `NotInstalled` without the packages of the extra `files`; `OSError` where the file cannot be opened; `ValueError`
    for a name that is none of a file.
    """
    chosen = Path(path).stem if name is None else name
    if not is_file_name(chosen):
        raise ValueError(f"`{chosen}` is no name of a file")
    return drafts_of(read_pages(Path(path), encoding=encoding), chosen, decisions)
