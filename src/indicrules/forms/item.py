"""An indicator or group of a draft, as the lines that it comes to."""

from __future__ import annotations

from indicrules.text.classes import field, mutable


@mutable
class Item:
    """An indicator of a draft: its lines in English keywords, remarks apart.

    `inputs` are lines of inputs that stand before it, `checks` those behind it, `data` the names of the inputs; `open`
    says that it is undecided.
    """

    name: str
    title: str
    parent: str | None = None
    weight: str | None = None
    clauses: list[str] = field(factory=list)
    inputs: list[str] = field(factory=list)
    checks: list[str] = field(factory=list)
    remarks: list[str] = field(factory=list)
    data: list[str] = field(factory=list)
    open: bool = False
    is_group: bool = False

    def text(self, because: str = "") -> str:
        """Write the block; `because` is why it is undecided."""
        keyword = "group" if self.is_group else "indicator"
        heads = [*self.inputs, *([""] if self.inputs else [])]
        inside = f" in {self.parent}" if self.parent else ""
        title = f' "{self.title}"' if self.title != self.name else ""
        lines = [
            f"{keyword} {self.name}{inside}{title}",
            *(f"# {' '.join(each.split())}" if each[:2] != "  " else f"# {each}" for each in self.remarks),
        ]
        if self.weight is not None:
            lines.append(f"weight {self.weight}")
        if self.open:
            lines += [f'require no because "{because}"', "score 0"]
        else:
            lines += self.clauses
        return "\n".join([*heads, *lines, *([""] if self.checks else []), *self.checks])
