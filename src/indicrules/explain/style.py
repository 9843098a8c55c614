"""The look of pages: on wide and narrow screens, in light and dark, and on paper."""

from __future__ import annotations

from typing import Final

# Widths of tables are fixed by the column, so that no column folds up to make room for another; a word breaks only
# where it is wider than its column. All tables of sections share one grid: label or points, two of text, place.
# Quiet text keeps a contrast of 4.5 to 1 on either ground, bars one of 3 to 1.
PAGE: Final = """
:root { color-scheme: light dark; --ink: #1b1d20; --ground: #fff; --line: #d5d8dc; --bar: #2a78c8; --quiet: #575c63; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e6e9; --ground: #17191c; --line: #3c4148; --bar: #4c97e3; --quiet: #a6acb4; }
}
* { box-sizing: border-box; }
main { --first: max(7.5rem, calc(var(--lost) + 1rem)); }
body { background: var(--ground); color: var(--ink); margin: 0 auto; max-width: 64rem; padding: 1.5rem 1rem;
  font: .9375rem/1.5 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif;
  overflow-wrap: break-word; font-variant-numeric: tabular-nums; }
h1, h2, h3, h4, h5, h6 { line-height: 1.3; margin: 0; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; } h3, h4, h5, h6 { font-size: 1rem; }
p, ul { margin: .2rem 0; } ul { padding-left: 1.2rem; }
a { color: inherit; text-decoration-color: var(--quiet); text-underline-offset: .15em; }
.head { align-items: baseline; display: flex; flex-wrap: wrap; gap: 0 1.5rem; justify-content: space-between; }
.head > * { max-width: 100%; }
.head p { font-weight: 600; margin: 0; } .head strong { margin-left: .8em; }
.name, .under, .title, .aside, .place, .passed td, caption, thead th { color: var(--quiet); }
.name { font-size: .8rem; font-weight: 400; margin-left: .3em; } .aside, .place { font-size: .8rem; }
.place { display: inline-block; max-width: 100%; }
section { border-top: 1px solid var(--line); margin-top: .8rem; padding-top: .7rem; }
table { border-collapse: collapse; margin: .4rem 0; table-layout: fixed; width: 100%; }
caption { font-size: .85rem; padding: .3rem 0; text-align: left; }
th { font-weight: 500; text-align: left; } thead th { font-size: .85rem; vertical-align: bottom; }
td, th { padding: .15rem .7rem .15rem 0; vertical-align: top; }
.number { text-align: right; } .number + td:not(.number), .number + th:not(.number) { padding-left: .3rem; }
tfoot td { border-top: 1px solid var(--line); font-weight: 600; }
.steps:not(.short) tbody th { color: var(--quiet); font-weight: 400; }
.steps .first { width: var(--first); } .steps .last { width: 13rem; }
.data { display: grid; gap: 0 1.5rem; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); }
.data { list-style: none; margin: 0; padding: 0; }
.bars .points { width: calc(1.12 * var(--points) + 1rem); } .wide .number { font-size: .85rem; }
.bars.wide .points { width: calc(var(--points) + 1rem); } .bars .drawn { width: 8rem; } .bars .remark { width: 26%; }
.track { background: var(--line); height: .65rem; margin-top: .45rem; }
.bar { background: var(--bar); height: 100%; }
.track, .bar { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.unseen { clip-path: inset(50%); height: 1px; overflow: hidden; padding: 0; position: absolute; white-space: nowrap;
  width: 1px; }
@media screen and (max-width: 56rem) {
  .bars .drawn { width: 5.5rem; } .bars .remark { width: 22%; } .wide .drawn { display: none; }
}
@media screen and (max-width: 44rem) {
  table, tbody, tfoot { display: block; } colgroup { display: none; } caption:not(.unseen) { display: block; }
  thead, .bars .drawn, td:empty { display: none; }
  tr { border-top: 1px solid var(--line); display: grid; padding: .2rem 0; }
  tr:first-child, tr:has(> td:first-child:empty) { border-top: 0; }
  td, th { overflow-wrap: anywhere; padding: 0; text-align: left; }
  .steps tr { column-gap: .6rem; grid-template-columns: var(--first) 1fr; }
  .steps th { grid-column: 1; } .steps td { grid-column: 2; } .short th { grid-column: 1 / -1; grid-row: 1; }
  .steps .number { grid-column: 1; } .short td { grid-row: 2; }
  .number + td:not(.number) { padding-left: 0; }
  .bars tr { column-gap: .6rem; grid-template-columns: fit-content(35%) fit-content(30%) 1fr; }
  .bars th, .bars .aside { grid-column: 1 / -1; }
  .bars .full::before { content: "/ "; } .bars .taken { text-align: right; }
  .bars .taken::before { color: var(--quiet); content: attr(data-label) " "; }
}
@page { size: A4; margin: 15mm 14mm 14mm; font: 8pt system-ui, "Noto Sans CJK SC", sans-serif; color: #575c63;
  @bottom-right { content: counter(page) " / " counter(pages); }
}
@media print {
  :root { color-scheme: light; --ink: #000; --ground: #fff; --line: #c4c8cd; --bar: #2a78c8; --quiet: #50555c; }
  body { font-size: 8.75pt; line-height: 1.35; max-width: none; padding: 0; }
  h1 { font-size: 14pt; } h2 { font-size: 10.5pt; } h3, h4, h5, h6 { font-size: 9.5pt; }
  main { --first: max(5.8rem, calc(var(--lost) + .8rem)); }
  .steps .last { width: 10.5rem; } .bars .drawn { width: 7rem; }
  .data { grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); }
  .name, .aside, .place, caption, thead th { font-size: 7.75pt; }
  section { break-inside: avoid; margin-top: 5pt; padding-top: 4pt; } .long { break-inside: auto; }
  .leads, .head, h2, caption, thead { break-after: avoid; } tr { break-inside: avoid; } table { margin: 2pt 0; }
  td, th { padding-bottom: .5pt; padding-top: .5pt; } .track { height: 6pt; margin-top: 3pt; }
  a { text-decoration: none; }
}
"""

# A piece for pages of others. Colours are the page's own, or so transparent or strong that they show on light and dark
# alike. Every rule stands under the one class, and undoes what pages do to tables of their own.
PIECE: Final = """
.indicrules-card { color: inherit; font-size: 14px; line-height: 1.45; text-align: left; }
.indicrules-card > div { font-weight: 600; }
.indicrules-card table { border: 0; border-collapse: collapse; margin: .3em 0; width: auto; }
.indicrules-card tr { background: transparent; }
.indicrules-card th, .indicrules-card td { background: transparent; border: 0; border-bottom: 1px solid #8884; }
.indicrules-card th, .indicrules-card td { padding: .15em .8em .15em 0; text-align: left; vertical-align: top; }
.indicrules-card th { font-weight: 500; }
.indicrules-card .number { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
.indicrules-card meter { width: 8em; }
"""
