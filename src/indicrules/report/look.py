"""The look of reports beyond that of all pages: waterfall, lines that open, the rules with their marks."""

from __future__ import annotations

from typing import Final

# Losses are told by their place and their sign as well as by their colour; marks stay on paper.
STYLE: Final = """
:root { --loss: #c2571a; --gain: #2b7d4f; --mark: #fff3d6; --edge: #b07d00; --soft: #f6f7f8; }
@media (prefers-color-scheme: dark) {
  :root { --loss: #e08a4e; --gain: #58b381; --mark: #33290f; --edge: #d0a63a; --soft: #1f2226; }
}
html { scroll-padding-top: 5rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .1rem 1.2rem; list-style: none; margin: .6rem 0 0; padding: 0; }
nav, .heads { font-size: .85rem; } nav a { color: var(--quiet); }
:focus-visible { outline: 2px solid var(--bar); outline-offset: 2px; }
:target { background: var(--mark); }
.found { list-style: none; margin: .4rem 0; padding: 0; }
.found > li { border-left: 4px solid var(--line); margin: .5rem 0; padding: .1rem 0 .1rem .8rem; }
.found > .error { border-left: 4px solid var(--loss); } .found > .warning { border-left: 4px dashed var(--edge); }
.found .said { align-items: baseline; display: flex; gap: 0 .7rem; }
.found .gap { font-weight: 600; margin-left: auto; }
.found span code, .under code, .rest code { font: inherit; font-weight: 600; }
.found .gap, .found strong { white-space: nowrap; }
.found .under { color: var(--quiet); list-style: none; margin: .1rem 0; padding: 0; }
.found .said > span:not(.gap) { flex: 1; } .found .said > code { color: var(--quiet); font-size: .75rem; }
.rest > summary { cursor: pointer; padding: .2rem 0; width: fit-content; }
.fall { margin: .6rem 0 .2rem; } .fall th:first-child { width: 30%; }
.fall .number { width: calc(1.12 * var(--points) + 1.2rem); }
.fall td, .fall th { padding-bottom: .3rem; padding-top: .3rem; }
.fall .drawn { height: 1px; padding: 0 .3rem; } .fall svg { display: block; min-height: 1.7rem; overflow: visible; }
.fall .end th, .fall .end .number { font-weight: 600; } .fall .left { color: var(--quiet); }
.fall rect { fill: var(--bar); } .fall .full { fill: var(--quiet); }
.fall .loss { fill: var(--loss); } .fall .gain { fill: var(--gain); }
.fall line { stroke: var(--quiet); stroke-dasharray: 2 2; stroke-width: 1; }
.fall rect, .fall line { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.ledger { margin: .4rem 0; } .ledger p { margin: 0; }
.heads, .member, .ledger summary { display: grid; gap: 0 .6rem; padding: .2rem 0;
  grid-template-columns: var(--first) minmax(0, 1fr) minmax(0, 1.6fr); }
.heads { color: var(--quiet); } .heads span:first-child { text-align: right; }
.member, .ledger summary { border-top: 1px solid var(--line); }
.ledger summary { cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
.ledger .points { text-align: right; }
.ledger summary .points::before { color: var(--quiet); content: "▸"; float: left; }
.ledger [open] > summary .points::before { content: "▾"; }
.ledger summary:hover, .file summary:hover { background: var(--soft); }
.derived { background: var(--soft); border-left: 3px solid var(--line); margin: 0 0 .4rem .3rem; padding: .1rem .6rem; }
.derived .steps { margin: .2rem 0; } .derived .steps .first { width: calc(var(--first) - 1rem); }
.clause { align-items: baseline; display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; }
code, .lines .words { font-size: .85em;
  font-family: ui-monospace, "Noto Sans Mono CJK SC", Menlo, Consolas, monospace; }
.ledger .sum { border-top: 1px solid var(--line); font-weight: 600; padding: .2rem 0; }
.sum .points { display: inline-block; margin-right: .3rem; text-align: right; width: var(--first); }
.file > summary { cursor: pointer; font-weight: 600; list-style: none; padding: .3rem 0; }
#scores > .bars > caption { clip-path: inset(50%); height: 1px; overflow: hidden; padding: 0; position: absolute; }
.file > summary::before { color: var(--quiet); content: "▸ "; } .file[open] > summary::before { content: "▾ "; }
.lines { font-size: .9rem; margin: 0 0 .6rem; table-layout: auto; } .lines td { padding-bottom: 0; padding-top: 0; }
.lines .at { color: var(--quiet); font-size: .8rem; text-align: right; white-space: nowrap; width: 2.6rem; }
.lines .words { border-left: 3px solid transparent; padding-left: .6rem; white-space: pre-wrap; }
.lines .took { font-size: .8rem; max-width: 14rem; text-align: right; }
.lines .fired .words { background: var(--mark); border-left-color: var(--edge); }
.lines .words { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
@media screen and (max-width: 44rem) {
  .found .said { flex-wrap: wrap; } .found .said > span:not(.gap) { flex-basis: 70%; }
  .fall tr { border: 0; column-gap: .6rem; grid-template-columns: 1fr auto minmax(3.5rem, auto); padding: 0; }
  .fall th:first-child { grid-column: 1; grid-row: 1; width: auto; }
  .fall .number { grid-row: 1; text-align: right; width: auto; } .fall .number + .number { grid-column: 3; }
  .fall .drawn { grid-column: 1 / -1; height: 1.2rem; padding: 0; }
  .bars .drawn:not(:empty) { display: block; grid-column: 1 / -1; grid-row: 3; padding-bottom: .2rem; width: auto; }
  .fall svg { min-height: 0; }
  .heads { display: none; }
  .member, .ledger summary { grid-template-columns: max(5.5rem, calc(var(--lost) + 1.2rem)) 1fr; }
  .member span:last-child, .ledger summary span:last-child { color: var(--quiet); grid-column: 2; font-size: .85rem; }
  .ledger .sum .points { width: max(5.5rem, calc(var(--lost) + 1.2rem)); }
  .derived { margin-left: 0; } .derived .steps tr { grid-template-columns: 6rem 1fr; }
  .lines tr { border: 0; grid-template-columns: 2rem 1fr; padding: 0; }
  .lines .at { grid-column: 1; padding-right: .4rem; text-align: right; width: auto; }
  .lines .words { grid-column: 2; padding-left: .4rem; }
  .lines .took { grid-column: 2; max-width: none; padding-left: .4rem; text-align: left; width: auto; }
}
@media print {
  .found > li { break-inside: avoid; } .found > li, .found strong { -webkit-print-color-adjust: exact; }
  :root { --loss: #c2571a; --gain: #2b7d4f; --mark: #fff3d6; --edge: #b07d00; --soft: #fff; }
  nav { display: none; } .heads { font-size: 7.75pt; } :target { background: none; }
  details::details-content { content-visibility: visible; height: auto; }
  .ledger summary .points::before, .file > summary::before { content: none !important; }
  .fall .drawn { padding: 0 4pt; } .fall svg { min-height: 13pt; } .derived { padding: 0 4pt; }
  .rules { break-before: page; } details { break-inside: avoid; } .file { break-inside: auto; }
  .lines { font-size: 7.75pt; line-height: 1.25; } .lines .at, .lines .took { font-size: 7pt; }
}
"""
