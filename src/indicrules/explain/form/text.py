"""Turn a form into Markdown: a heading and one table, the first row of each group carrying its text."""

from __future__ import annotations

from indicrules.explain.escapes import inline
from indicrules.explain.form.columns import levels_used
from indicrules.explain.form.compose import Form, Row
from indicrules.explain.form.words import COLUMNS, say

_SIDES = ("---", "---", "---", "---", "---", "---:", "---:", "---")


def markdown(form: Form) -> str:
    """Write the form as Markdown; nothing in it is markup by the author's words."""
    lang = form.language
    under = ("\u3000" if lang == "zh" else " · ").join(inline(each) for each in (form.period, *form.under) if each)
    used = levels_used(form)
    lines = [
        f"# {inline(form.title)}",
        "",
        under,
        "",
        _line(tuple(say(each, lang) for each in COLUMNS)),
        _line(_SIDES),
        *(_line(_cells(row, used)) for row in form.rows),
    ]
    if form.total is not None:
        name, score = f"**{say('total', lang)}**", f"**{inline(form.total.score)}**"
        lines.append(_line((name, "", "", "", "", inline(form.total.weight), score, inline(form.total.reason))))
    return "\n".join(lines) + "\n"


def _cells(row: Row, used: tuple[bool, ...]) -> tuple[str, ...]:
    """Give a row's cells; a level is blank where it is that of the row above, and where no row has any."""
    levels = (
        "" if each is None else inline(each.text) or ("—" if known else "")
        for each, known in zip(row.levels, used, strict=True)
    )
    texts = (row.name, row.target, row.actual, row.weight, row.score, row.reason)
    return (*levels, *(inline(each) for each in texts))


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
