"""Turn a table that is drawn by lines, `┌─┬─┐` or `+--+--+`, into cells: each a region that no line cuts."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from indicrules.forms.laid import Put
from indicrules.forms.saying import MOST_PLACES

_DOWN = frozenset("│┃║┆┇┊┋|┌┐┬├┤┼┏┓┳┣┫╋╔╗╦╠╣╬╭╮┝┞┟┠┡┢┥┦┧┨┩┪┭┮┯┰┱┲┽┾┿╀╁╂╃╄╅╆╇╈╉╊╒╓╕╖╞╟╡╢╤╥╪╫+")
_UP = frozenset("│┃║┆┇┊┋|└┘┴├┤┼┗┛┻┣┫╋╚╝╩╠╣╬╰╯┝┞┟┠┡┢┥┦┧┨┩┪┵┶┷┸┹┺┽┾┿╀╁╂╃╄╅╆╇╈╉╊╘╙╛╜╞╟╡╢╧╨╪╫+")
_ACROSS = frozenset("─━═┄┅┈┉-=")
_LARGEST = 500_000  # signs of one table
_JOINTS = (_DOWN | _UP) - frozenset("│┃║┆┇┊┋|")
_OPENS = frozenset("┌┏╔╭├┣╠│┃║└┗╚╰╞╟┝┠╒╓╘╙+|")
_CLOSES = frozenset("┐┓╗╮┤┫╣│┃║┘┛╝╯╡╢┥┨╕╖╛╜+|")


def is_drawn(line: str) -> bool:
    """Tell whether a line may be one of a table that is drawn."""
    bare = line.strip()
    return len(bare) > 2 and bare[0] in _OPENS and bare[-1] in _CLOSES


def is_rule(line: str) -> bool:
    """Tell whether a line is drawn from end to end, as the first and last of a table are."""
    bare = line.strip()
    return is_drawn(bare) and set(bare) <= _ACROSS | _DOWN | _UP and not _ACROSS.isdisjoint(bare)


def drawn_puts(lines: Sequence[str], first: int) -> list[Put]:
    """Give the cells, none where the lines do not close to oblongs; `first` is the number of the first line."""
    if sum(map(len, lines)) > _LARGEST:
        return []
    for wide in (1, 2):  # how wide a sign of these is drawn
        canvas = [_canvas(line.strip(), wide) for line in lines]
        if len({len(each) for each in canvas}) == 1:
            found = _regions(canvas, first)
            if found:
                return found
    return []


def _canvas(line: str, drawn: int) -> list[str]:
    """Give a line as places of half width; what is wide takes two, the second blank."""
    found: list[str] = []
    for each in line:
        box = "\u2500" <= each <= "\u257f"
        width = drawn if box else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        if unicodedata.combining(each):
            found[-1:] = [found[-1] + each] if found else []
            continue
        found.append(each)
        if width == 2:
            found.append("─" if each in _ACROSS or (box and each in _JOINTS) else "")
    return found


def _regions(canvas: list[list[str]], first: int) -> list[Put]:
    rules = [at for at, line in enumerate(canvas) if any(each in _ACROSS for each in line) and _ruled(line)]
    if len(rules) < 2 or rules[0] != 0 or rules[-1] != len(canvas) - 1:
        return []
    bars = Counter(at for line in canvas for at, each in enumerate(line) if each in _DOWN or each in _UP)
    bounds = sorted(at for at, count in bars.items() if count > 1)
    if len(bounds) < 2 or len(bounds) * len(rules) > MOST_PLACES:
        return []
    bands = [band for band in pairwise(rules) if band[1] > band[0] + 1]
    slots = list(pairwise(bounds))
    owner: dict[tuple[int, int], tuple[int, int]] = {}

    def root(at: tuple[int, int]) -> tuple[int, int]:
        while owner.get(at, at) != at:
            at = owner[at]
        return at

    for row, (top, bottom) in enumerate(bands):
        for column, (left, right) in enumerate(slots):
            if column + 1 < len(slots) and not all(canvas[line][right] in _DOWN for line in range(top + 1, bottom)):
                if any(canvas[line][right] in _DOWN for line in range(top + 1, bottom)):
                    return []
                owner[root((row, column + 1))] = root((row, column))
            if row + 1 < len(bands):
                rule = canvas[bottom][left + 1 : right]
                if not any(each in _ACROSS for each in rule):
                    owner[root((row + 1, column))] = root((row, column))
    members: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for row in range(len(bands)):
        for column in range(len(slots)):
            members.setdefault(root((row, column)), []).append((row, column))
    puts = []
    for cells in members.values():
        top, left = min(row for row, _ in cells), min(column for _, column in cells)
        bottom, right = max(row for row, _ in cells), max(column for _, column in cells)
        if len(cells) != (bottom - top + 1) * (right - left + 1):
            return []
        start, end = slots[left][0] + 1, slots[right][1]
        pieces = ["".join(canvas[line][start:end]).strip() for line in range(bands[top][0] + 1, bands[bottom][1])]
        text = joined([each for each in pieces if each])
        line = first + bands[top][0] + 1
        puts.append(Put(top, left, text, bottom - top + 1, right - left + 1, line=line))
    return sorted(puts, key=lambda put: (put.row, put.column))


def _ruled(line: list[str]) -> bool:
    """Tell whether a line is drawn across some cell: no text beside a run of the line."""
    run = "".join(each or " " for each in line)
    return any(piece and set(piece) <= _ACROSS for piece in _split(run))


def _split(run: str) -> list[str]:
    found = [""]
    for each in run:
        if each in _DOWN or each in _UP:
            found.append("")
        else:
            found[-1] += each
    return found[1:-1]


def joined(pieces: Sequence[str]) -> str:
    """Join the lines of a cell: a space between words of letters, none between Chinese.

    >>> joined(["完成征收", "地块"]), joined(["land", "parcels"])
    ('完成征收地块', 'land parcels')
    """
    found = ""
    for each in pieces:
        wide = (
            not found
            or unicodedata.east_asian_width(found[-1]) in "WF"
            or unicodedata.east_asian_width(each[0]) in "WF"
        )
        found += each if wide else f" {each}"
    return found
