"""Hold the readers of all kinds of forms to each other: one form, written in every way, is read as one grid."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicrules.forms.grid import Grid
from indicrules.forms.reading import read_pages
from tests.forms.made import grids, only, texts
from tests.forms.written import MERGES, SEEN, WITH_MERGES, WITHOUT


@pytest.mark.parametrize("name", WITH_MERGES)
def test_a_form_is_one_grid_in_every_kind_of_file(tmp_path: Path, name: str) -> None:
    """The same texts, the same cells covered, the same spans."""
    WITH_MERGES[name](tmp_path / name)
    (grid,) = grids(read_pages(tmp_path / name))
    assert texts(grid) == SEEN
    assert merged(grid) == sorted(MERGES)


@pytest.mark.parametrize("name", WITHOUT)
def test_a_form_without_merges_is_the_same_but_for_them(tmp_path: Path, name: str) -> None:
    """What a merge would cover is blank."""
    WITHOUT[name](tmp_path / name)
    assert only(tmp_path / name) == [["" if each.startswith("(") else each for each in row] for row in SEEN]


def merged(grid: Grid) -> list[tuple[int, int, int, int]]:
    """Give the merges of a grid."""
    return [
        (row, column, row + each.spans[0] - 1, column + each.spans[1] - 1)
        for row, cells in enumerate(grid.rows)
        for column, each in enumerate(cells)
        if each.spans != (1, 1)
    ]
