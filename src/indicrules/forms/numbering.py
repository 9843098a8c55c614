"""Turn the lists and styles of a document into the number before a paragraph, and into what of it is hidden."""

from __future__ import annotations

from typing import Any

from indicrules.forms.elements import OFF, value_of, whole
from indicrules.text.classes import frozen

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CIRCLED = 0x2460
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_BULLETS = {0xB7: "•", 0x6C: "●", 0x6E: "■", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0xA8: "□", 0xFE: "☑"}
_LONGEST = 100  # signs of the text of a level


@frozen
class _Level:
    """How paragraphs of one level of a list are numbered."""

    start: int
    format: str
    text: str
    gap: str
    legal: bool = False


class Numbering:
    """The lists and styles of a document, and how far each list has counted."""

    def __init__(self, document: Any) -> None:
        """Read the styles and lists of a document of python-docx."""
        self._styles: dict[str, Any] = {}
        self._default = ""
        for style in _children(document.styles.element, "style"):
            name = value_of(style, "styleId") or ""
            self._styles[name] = style
            if value_of(style, "type") == "paragraph" and value_of(style, "default") not in (None, *OFF):
                self._default = name
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._unseen: dict[str, bool] = {}
        self._inherited: dict[str, tuple[str | None, int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        root = _numbering_root(document)
        if root is not None:
            self._lists(root)

    def style_of(self, paragraph: Any) -> str:
        """Give the name of a paragraph's style."""
        mark = _child(_child(paragraph, "pPr"), "pStyle")
        return self._default if mark is None else value_of(mark, "val") or self._default

    def unseen(self, style: str) -> bool:
        """Tell whether a style hides its text."""
        if style not in self._unseen:
            self._unseen[style] = self._hides(style)
        return self._unseen[style]

    def _hides(self, style: str) -> bool:
        return any(
            (found := _switch(_child(each, "rPr"), "vanish")) is not None and found for each in self._chain(style)
        )

    def run_unseen(self, run: Any, otherwise: bool) -> bool:
        """Tell whether a run is hidden, by itself or by its style."""
        properties = _child(run, "rPr")
        own = _switch(properties, "vanish")
        if own is not None:
            return own
        style = _child(properties, "rStyle")
        return otherwise or (style is not None and self.unseen(value_of(style, "val") or ""))

    def number(self, paragraph: Any, style: str) -> str:
        """Give the number that a program puts before a paragraph, with the gap behind it; count it."""
        mark = _child(_child(paragraph, "pPr"), "numPr")
        listed, level = _listed(mark)
        if listed is None:
            if style not in self._inherited:
                found = (_listed(_child(_child(each, "pPr"), "numPr")) for each in self._chain(style))
                self._inherited[style] = next((each for each in found if each[0] is not None), (None, None))
            listed, at = self._inherited[style]
            level = at if level is None else level
        if listed is None or listed == "0" or listed not in self._abstract:
            return ""
        return self._next(listed, level or 0)

    def _next(self, listed: str, level: int) -> str:
        abstract = self._abstract[listed]
        levels = self._levels.get(listed) or {}
        this = levels.get(level)
        if this is None:
            return ""
        counts = self._counts.setdefault(abstract, [None] * 9)
        restart = (listed, level) in self._starts and (listed, level) not in self._begun
        before = counts[level]
        if restart:
            counts[level] = self._starts[listed, level]
            self._begun.add((listed, level))
        else:
            counts[level] = this.start if before is None else before + 1
        counts[level + 1 :] = [None] * (8 - level)
        text = this.text
        for at in range(9):
            if f"%{at + 1}" in text:
                shown = levels.get(at)
                count = counts[at]
                if count is None:
                    count = counts[at] = shown.start if shown is not None else 1
                form = "decimal" if this.legal else shown.format if shown is not None else "decimal"
                text = text.replace(f"%{at + 1}", numeral(count, form))
        if this.format == "bullet":
            text = "".join(
                _BULLETS.get(ord(each) - 0xF000, "•") if "\uf000" <= each < "\uf100" else each for each in text
            )
        if not text:
            return ""
        return text + ("" if text[-1] in "、．）。" else this.gap)

    def _chain(self, style: str) -> list[Any]:
        """Give a style and those on which it is based."""
        found: list[Any] = []
        while style in self._styles and self._styles[style] not in found and len(found) < 20:
            found.append(self._styles[style])
            based = _child(self._styles[style], "basedOn")
            style = "" if based is None else value_of(based, "val") or ""
        return found

    def _lists(self, root: Any) -> None:
        abstract = {value_of(each, "abstractNumId") or "": each for each in _children(root, "abstractNum")}
        for each in _children(root, "num"):
            name = value_of(each, "numId") or ""
            link = _child(each, "abstractNumId")
            target = "" if link is None else value_of(link, "val") or ""
            if target not in abstract:
                continue
            self._abstract[name] = target
            levels = {_level_of(level): _read(level) for level in _children(abstract[target], "lvl")}
            for override in _children(each, "lvlOverride"):
                at = _level_of(override)
                own, start = _child(override, "lvl"), _child(override, "startOverride")
                if own is not None:
                    levels[at] = _read(own)
                if start is not None:
                    self._starts[name, at] = _whole(value_of(start, "val"), 1)
            self._levels[name] = levels


def numeral(count: int, form: str) -> str:
    """Write a number in a form that lists are numbered in.

    >>> [numeral(12, form) for form in ("decimal", "chineseCounting", "upperRoman", "lowerLetter")]
    ['12', '十二', 'XII', 'l']
    """
    match form:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{count:02d}"
        case "upperRoman" | "lowerRoman" if 0 < count < 4000:
            return _roman(count) if form == "upperRoman" else _roman(count).lower()
        case "upperLetter" | "lowerLetter" if 0 < count < 1000:
            letter = chr(64 + (count - 1) % 26 + 1) * ((count - 1) // 26 + 1)
            return letter if form == "upperLetter" else letter.lower()
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if 1 <= count <= 20:
            return chr(_CIRCLED + count - 1)
        case "decimalEnclosedParen" if 1 <= count <= 20:
            return chr(0x2474 + count - 1)
        case "decimalEnclosedFullstop" if 1 <= count <= 20:
            return chr(0x2488 + count - 1)
        case "decimalFullWidth" | "decimalFullWidth2":
            return "".join(chr(0xFF10 + int(each)) for each in str(abs(count)))
        case "ideographTraditional" if 1 <= count <= 10:
            return _STEMS[count - 1]
        case "ideographZodiac" if 1 <= count <= 12:
            return _BRANCHES[count - 1]
        case "chineseLegalSimplified" | "ideographLegalTraditional" if 0 <= count < 10_000:
            return _chinese(count, _LEGAL, ("", "拾", "佰", "仟"))
        case "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital":
            return "".join(_DIGITS[int(each)] for each in str(abs(count)))
        case (
            "chineseCounting"
            | "chineseCountingThousand"
            | "japaneseCounting"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand"
        ) if 0 <= count < 10_000:
            return _chinese(count, _DIGITS, ("", "十", "百", "千"))
        case _:
            return str(count)


def _chinese(count: int, digits: str, places: tuple[str, str, str, str]) -> str:
    if count == 0:
        return digits[0]
    found, gap = "", False
    text = str(count)
    for at, each in enumerate(text):
        if each == "0":
            gap = bool(found)
            continue
        zero = ("零" if digits == _LEGAL else "〇") if gap else ""
        found += f"{zero}{digits[int(each)]}{places[len(text) - 1 - at]}"
        gap = False
    return found[1:] if digits == _DIGITS and found.startswith("一十") else found


def _roman(count: int) -> str:
    found = ""
    for value, sign in (
        *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
        *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
    ):
        found += sign * (count // value)
        count %= value
    return found


def _numbering_root(document: Any) -> Any:
    for link in document.part.rels.values():
        if link.reltype.endswith("/numbering") and not link.is_external:
            part = link.target_part
            element = getattr(part, "element", None)
            return element
    return None


def _listed(mark: Any) -> tuple[str | None, int | None]:
    listed, level = _child(mark, "numId"), _child(mark, "ilvl")
    at = None if level is None else min(_whole(value_of(level, "val"), 0), 8)
    return (None if listed is None else value_of(listed, "val")), at


def _level_of(element: Any) -> int:
    return min(_whole(value_of(element, "ilvl"), 0), 8)


def _read(level: Any) -> _Level:
    def given(name: str, otherwise: str) -> str:
        mark = _child(level, name)
        return otherwise if mark is None else value_of(mark, "val") or ""

    gap = {"nothing": "", "space": " "}.get(given("suff", "tab"), " ")
    legal = _switch(level, "isLgl")
    return _Level(
        _whole(given("start", "1"), 1), given("numFmt", "decimal"), given("lvlText", "")[:_LONGEST], gap, bool(legal)
    )


def _child(element: Any, name: str) -> Any:
    return None if element is None else element.find(_WORD + name)


def _children(element: Any, name: str) -> Any:
    return element.iterchildren(_WORD + name)


def _switch(element: Any, name: str) -> bool | None:
    mark = _child(element, name)
    return None if mark is None else (value_of(mark, "val") or "1") not in OFF


def _whole(given: str | None, otherwise: int) -> int:
    found = whole((given or "").removeprefix("-"), 7)
    return otherwise if found is None else int(given or "")
