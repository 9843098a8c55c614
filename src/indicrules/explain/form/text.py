"""Turn a form into Markdown: a heading and one table, the first row of each group carrying its text."""

from __future__ import annotations

from indicrules.explain.form.compose import Form, Row
from indicrules.explain.form.words import COLUMNS, say
from indicrules.text.patterns import pattern
from indicrules.text.render import visible

_SPECIAL = pattern(r"([\\`*_{}\[\]<>#|~$&!])")
_SIDES = ("---", "---", "---", "---", "---", "---:", "---:", "---")


def markdown(form: Form) -> str:
    """Write the form as Markdown; nothing in it is markup by the author's words."""
    lang = form.language
    under = ("\u3000" if lang == "zh" else " · ").join(_escaped(each) for each in (form.period, *form.under) if each)
    used = tuple(
        any(level is not None and level.text for level in (row.levels[at] for row in form.rows)) for at in (0, 1)
    )
    lines = [
        f"# {_escaped(form.title)}",
        "",
        under,
        "",
        _line(tuple(say(each, lang) for each in COLUMNS)),
        _line(_SIDES),
        *(_line(_cells(row, used)) for row in form.rows),
    ]
    if form.total is not None:
        name, score = f"**{say('total', lang)}**", f"**{_escaped(form.total.score)}**"
        lines.append(_line((name, "", "", "", "", _escaped(form.total.weight), score, _escaped(form.total.reason))))
    return "\n".join(lines) + "\n"


def _cells(row: Row, used: tuple[bool, ...]) -> tuple[str, ...]:
    """Give a row's cells; a level is blank where it is that of the row above, and where no row has any."""
    levels = (
        "" if each is None else _escaped(each.text) or ("—" if known else "")
        for each, known in zip(row.levels, used, strict=True)
    )
    texts = (row.name, row.target, row.actual, row.weight, row.score, row.reason)
    return (*levels, *(_escaped(each) for each in texts))


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """Write a text so that no character of it is markup, be it at the end of a heading or in a cell."""
    return _SPECIAL.sub(r"\\\1", visible(" ".join(text.split())))
