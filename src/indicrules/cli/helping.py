"""Turn what click writes as help into the same in Chinese, wrapped by display width."""

from __future__ import annotations

import re
from collections.abc import Iterable

import click

from indicrules.cli.chinese import HEADINGS, LINES, TEXTS
from indicrules.explain.layout import pad, wrap
from indicrules.text.patterns import pattern
from indicrules.text.width import display_width

_EXTRA = pattern(r"(.*?)(?:  \[default: (.*)\])?", re.DOTALL)


class ChineseHelp(click.HelpFormatter):
    """Writes help in Chinese; where there is none, what stands there in English."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        super().write_usage(prog, args, "用法： " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """Write what a list is of."""
        self.write(f"{'':>{self.current_indent}}{HEADINGS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        """Write what a command says of itself, then its examples."""
        first, _, rest = text.partition("\n\n")
        chinese = TEXTS.get(" ".join(first.split()))
        if chinese is None:
            super().write_text(text)
            return
        margin = " " * self.current_indent
        paragraphs = [wrap(line, self.width - self.current_indent) for line in chinese.split("\n")]
        lines = [line for paragraph in paragraphs for line in paragraph]
        for shown in rest.split("\b\n")[1:]:  # what is not to be wrapped
            heading, *examples = shown.partition("\n\n")[0].splitlines()
            lines += ["", HEADINGS.get(heading, heading), *examples]
        self.write("".join(f"{margin}{line}".rstrip() + "\n" for line in lines))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write options, or commands, with what each is for."""
        listed = list(rows)
        first = min(max(display_width(name) for name, _ in listed), col_max) + col_spacing
        margin = " " * self.current_indent
        for name, said in listed:
            lines = wrap(_chinese(said), max(self.width - first - col_spacing, 10)) if said else [""]
            if display_width(name) > first - col_spacing:
                self.write(f"{margin}{name}\n")
                name = ""
            for line in lines:
                self.write(f"{margin}{pad(name, first)}{line}".rstrip() + "\n")
                name = ""


def _chinese(said: str) -> str:
    found = _EXTRA.fullmatch(said)
    assert found is not None
    text = LINES.get(" ".join(found[1].split()), found[1])
    return text if found[2] is None else f"{text}［默认：{found[2]}］"
