"""Turn a paragraph of a document into the text that a reader sees: numbers, fields, check boxes, formulas, changes."""

from __future__ import annotations

import re
from typing import Any

from indicrules.files.claim import Place
from indicrules.forms.elements import OFF, first_way, local, value_of, whole
from indicrules.forms.equations import equation_text, field_text
from indicrules.forms.grid import Notice
from indicrules.forms.numbering import Numbering
from indicrules.forms.saying import cut, notice
from indicrules.text.patterns import pattern

TICKED, OPEN = "☑", "□"

# Of fonts of signs, what their check boxes and ticks are.
_SIGNS = {
    ("wingdings", 0xFE): TICKED,
    ("wingdings", 0xFD): "☒",
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFB): "✗",
    ("wingdings", 0xA8): OPEN,
    ("wingdings", 0x6F): OPEN,
    ("wingdings", 0x70): OPEN,
    ("wingdings", 0x71): OPEN,
    ("wingdings", 0x72): OPEN,
    ("wingdings 2", 0x52): TICKED,
    ("wingdings 2", 0x54): TICKED,
    ("wingdings 2", 0x53): "☒",
    ("wingdings 2", 0x51): "☒",
    ("wingdings 2", 0x50): "✓",
    ("wingdings 2", 0x4F): "✗",
    ("wingdings 2", 0xA3): OPEN,
    ("wingdings 2", 0x2A): OPEN,
    ("symbol", 0xB3): "≥",
    ("symbol", 0xA3): "≤",
    ("symbol", 0xB1): "±",
    ("symbol", 0xB4): "×",
    ("symbol", 0xB8): "÷",
    ("symbol", 0xB9): "≠",
    ("symbol", 0xBB): "≈",
    ("symbol", 0xD6): "√",
    ("symbol", 0xE5): "∑",
}
_THROUGH = frozenset(
    {
        "hyperlink",
        "smartTag",
        "customXml",
        "fldSimple",
        "bdo",
        "dir",
        "sdtContent",
        "ins",
        "moveTo",
        "Choice",
        "rubyBase",
    }
)
_PLAIN = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_FORM = pattern(r"^\s*FORM(CHECKBOX|DROPDOWN)", re.IGNORECASE)


class _Field:
    """A field that has begun: its instruction, whether its result has begun, and what a form put in it."""

    def __init__(self) -> None:
        self.instruction = ""
        self.shown: str | None = None  # instead of the result
        self.resulting = False


class Reader:
    """Reads the paragraphs of a document one after another, since numbers and fields go on."""

    def __init__(self, file: str, numbering: Numbering, notices: list[Notice]) -> None:
        self._file, self._numbering, self._notices = file, numbering, notices
        self._fields: list[_Field] = []
        self._told: set[str] = set()
        self._place = Place(file)
        self._out: list[str] = []
        self._boxes: list[Any] = []
        self._unseen: list[str] = []
        self._deleted: list[str] = []

    @property
    def inserted(self) -> bool:
        """Whether an insertion that was tracked has been taken."""
        return "inserted-text" in self._told

    @inserted.setter
    def inserted(self, _: bool) -> None:
        if "inserted-text" not in self._told:
            self._told.add("inserted-text")
            self._notices.append(notice("inserted-text", self._place))

    def read(self, paragraph: Any, place: Place) -> tuple[str, list[Any]]:
        """Give the text of a paragraph, with its automatic number, and the text boxes that hang on it."""
        kept = self._place, self._out, self._boxes, self._unseen, self._deleted
        self._place, self._out, self._boxes, self._unseen, self._deleted = place, [], [], [], []
        style = self._numbering.style_of(paragraph)
        self._walk(paragraph, self._numbering.unseen(style))
        # A field that is never ended hides what follows in its own paragraph alone.
        self._fields = [field for field in self._fields if field.resulting and field.shown is None]
        text = "".join(self._out)
        number = self._numbering.number(paragraph, style)
        if self._unseen and (hidden := "".join(self._unseen).strip()):
            self._notices.append(notice("hidden-text", place, text=cut(hidden)))
        if self._deleted and (gone := "".join(self._deleted).strip()):
            self._notices.append(notice("deleted-text", place, text=cut(gone)))
        found = (number + text if text.strip() or number.strip() else ""), self._boxes
        self._place, self._out, self._boxes, self._unseen, self._deleted = kept
        return found

    def deleted(self, element: Any, place: Place) -> None:
        """Tell that what stands in an element was deleted while changes were tracked."""
        text = "".join(each.text or "" for each in element.iter() if local(each) in ("t", "delText"))
        if text.strip():
            self._notices.append(notice("deleted-text", place, text=cut(text)))

    def _walk(self, within: Any, unseen: bool) -> None:
        for child in within.iterchildren():
            name = local(child)
            if name == "r":
                self._run(child, unseen)
            elif name == "sdt":
                self._control(child, unseen)
            elif name in _THROUGH:
                if name in ("ins", "moveTo"):
                    self.inserted = True
                self._walk(child, unseen)
            elif name in ("del", "moveFrom"):
                self._deleted += [each.text or "" for each in child.iter() if local(each) in ("t", "delText")]
            elif name in ("oMath", "oMathPara"):
                self._put(equation_text(child), unseen)
            elif name == "AlternateContent":
                self._alternative(child, unseen, self._walk)

    def _alternative(self, element: Any, unseen: bool, walk: Any) -> None:
        """Read the first way in which a program wrote something, not the others, which say the same."""
        chosen = first_way(element)
        if chosen is not None:
            walk(chosen, unseen)

    def _run(self, run: Any, unseen: bool) -> None:
        unseen = self._numbering.run_unseen(run, unseen)
        self._pieces(run, unseen)

    def _pieces(self, run: Any, unseen: bool) -> None:
        for child in run.iterchildren():
            name = local(child)
            if name == "t":
                self._put(child.text or "", unseen)
            elif name in _PLAIN:
                self._put(_PLAIN[name], unseen)
            elif name == "br":
                self._put("\n" if value_of(child, "type") in (None, "textWrapping") else "", unseen)
            elif name == "sym":
                self._put(_sign(child), unseen)
            elif name == "fldChar":
                self._field(child, unseen)
            elif name == "instrText":
                if self._fields and not self._fields[-1].resulting:
                    self._fields[-1].instruction += child.text or ""
            elif name == "delText":
                self._deleted.append(child.text or "")
            elif name in ("drawing", "pict", "object"):
                self._boxes += text_boxes(child)
            elif name == "AlternateContent":
                self._alternative(child, unseen, self._pieces)
            elif name == "ruby":
                for base in child.iterchildren():
                    if local(base) == "rubyBase":
                        self._walk(base, unseen)

    def _put(self, text: str, unseen: bool) -> None:
        if any(not field.resulting or field.shown is not None for field in self._fields):
            return
        (self._unseen if unseen else self._out).append(text)

    def _field(self, mark: Any, unseen: bool) -> None:
        kind = value_of(mark, "fldCharType")
        if kind == "begin":
            field = _Field()
            field.shown = _form_field(mark)
            self._fields.append(field)
        elif kind == "separate" and self._fields:
            self._fields[-1].resulting = True
        elif kind == "end" and self._fields:
            field = self._fields.pop()
            if field.shown is not None:
                self._put(field.shown, unseen)
            elif not field.resulting:
                self._put(field_text(field.instruction), unseen)

    def _control(self, control: Any, unseen: bool) -> None:
        """Read a content control: a check box by its state, one that is not filled in as a blank."""
        for properties in control.iterchildren():
            if local(properties) != "sdtPr":
                continue
            for each in properties.iterchildren():
                if local(each) == "checkbox":
                    ticked = next((value_of(part) for part in each.iterchildren() if local(part) == "checked"), "0")
                    self._put(TICKED if ticked in ("1", "true", "on") else OPEN, unseen)
                    return
                if local(each) == "showingPlcHdr" and value_of(each) not in ("0", "false"):
                    self._notices.append(notice("placeholder", self._place))
                    return
        for content in control.iterchildren():
            if local(content) == "sdtContent":
                self._walk(content, unseen)


def text_boxes(drawing: Any) -> list[Any]:
    """Give the contents of the text boxes in a drawing, each once, though it be written in two ways."""
    found = []
    for child in drawing.iterchildren():
        name = local(child)
        if name == "txbxContent":
            found.append(child)
        elif name == "AlternateContent":
            chosen = first_way(child)
            found += text_boxes(chosen) if chosen is not None else []
        else:
            found += text_boxes(child)
    return found


def _sign(element: Any) -> str:
    font, code = (value_of(element, "font") or "").lower(), value_of(element, "char") or ""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    plain = number - 0xF000 if 0xF000 <= number < 0xF100 else number
    return _SIGNS.get((font, plain)) or (chr(plain) if 32 <= plain < 0xD800 else "")


def _form_field(mark: Any) -> str | None:
    """Give what an old form field shows that its result does not: a check box, or the entry that was chosen."""
    for data in mark.iterchildren():
        if local(data) != "ffData":
            continue
        for kind in data.iterchildren():
            parts = {local(part): part for part in kind.iterchildren()}
            if local(kind) == "checkBox":
                state = parts.get("checked", parts.get("default"))
                ticked = state is not None and value_of(state) not in OFF
                return TICKED if ticked else OPEN
            if local(kind) == "ddList":
                entries = [value_of(part) or "" for part in kind.iterchildren() if local(part) == "listEntry"]
                state = parts.get("result", parts.get("default"))
                at = 0 if state is None else whole(value_of(state), 4) or 0
                return entries[at] if at < len(entries) else ""
    return None
