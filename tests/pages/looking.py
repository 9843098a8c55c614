"""Look at an open page as its reader does: what is too wide, which words are broken, where columns stand."""

from __future__ import annotations

from typing import Any, Final

# Words are runs of letters, digits and what stands inside numbers; Chinese has no blanks and breaks anywhere, a name
# after its `_`. One of more than 24 characters may be wider than a column.
_BROKEN: Final = r"""() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest('.unseen')) continue;
    for (const match of node.data.matchAll(/[A-Za-z0-9.,%−≥≤’]+/g)) {
      if (match[0].length > 24) continue;
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const lines = new Set([...range.getClientRects()].filter(r => r.width).map(r => Math.round(r.top)));
      if (lines.size > 1) found.push(match[0]);
    }
  }
  return found;
}"""

_OUTSIDE: Final = r"""() => [...document.querySelectorAll('body *')]
  .filter(each => !each.closest('.unseen') && each.getBoundingClientRect().right > innerWidth + 0.5)
  .map(each => each.outerHTML.slice(0, 80))"""

# Where the right edge of each number stands, and of the head above it.
_EDGES: Final = r"""() => [...document.querySelectorAll('thead .number')].map(head => {
  const at = head.cellIndex, edge = cell => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return Math.max(...[...range.getClientRects()].map(r => Math.round(r.right)));
  };
  const cells = [...head.closest('table').tBodies[0].rows].map(row => row.cells[at])
    .filter(cell => cell.classList.contains('number') && cell.textContent);
  return [edge(head), ...cells.map(edge)];
})"""

_COLUMNS: Final = r"""() => [...document.querySelectorAll('table.steps')].map(table =>
  [...table.querySelectorAll('col')].map(col => Math.round(col.getBoundingClientRect().left)))"""


def broken(page: Any) -> list[str]:
    """Give the words that stand on more than one line."""
    found: list[str] = page.evaluate(_BROKEN)
    return found


def outside(page: Any) -> list[str]:
    """Give what reaches past the right edge."""
    found: list[str] = page.evaluate(_OUTSIDE)
    return found


def edges(page: Any) -> list[list[int]]:
    """Give, for each column of numbers, the right edge of its head and of each number."""
    found: list[list[int]] = page.evaluate(_EDGES)
    return found


def columns(page: Any) -> list[list[int]]:
    """Give where the columns of each table in a section begin."""
    found: list[list[int]] = page.evaluate(_COLUMNS)
    return found


def box(page: Any, selector: str) -> tuple[int, int, int, int]:
    """Give left, top, right and bottom of the first element that a selector finds."""
    found = page.locator(selector).first.bounding_box()
    return (
        round(found["x"]),
        round(found["y"]),
        round(found["x"] + found["width"]),
        round(found["y"] + found["height"]),
    )
