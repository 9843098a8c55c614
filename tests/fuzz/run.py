"""Run the harness as long as asked: `python -m tests.fuzz.run --minutes 10 --seed 7`, from the root of the project."""

from __future__ import annotations

import json
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path

import click

from tests.fuzz.kinds import KINDS
from tests.fuzz.tally import Tally
from tests.fuzz.watch import Order, watched

_SLICE = 50  # inputs that are answered before a tally is handed over


@click.command()
@click.option("--minutes", type=float, default=1.0, show_default=True, help="How long to go on, without --count.")
@click.option("--count", type=int, help="How many inputs to answer, in all.")
@click.option("--seed", type=int, default=0, show_default=True, help="Where chance begins.")
@click.option("--class", "names", multiple=True, type=click.Choice(list(KINDS)), help="Only this; may be repeated.")
@click.option("--first", type=int, default=0, show_default=True, help="The number of the first input of each class.")
@click.option("--number", type=int, help="Make the one input of this number again, show it and what comes of it.")
@click.option("--report", type=Path, help="Add a line of JSON with the counts to this file.")
def main(
    minutes: float, count: int | None, seed: int, names: tuple[str, ...], first: int, number: int | None,
    report: Path | None,
) -> None:  # fmt: skip
    """Answer inputs of every class; exit with 1 if a law is broken."""
    chosen = names or tuple(KINDS)
    if number is not None:
        sys.exit(max(_shown(name, seed, number) for name in chosen))
    tallies = {name: Tally() for name in chosen}
    start = time.monotonic()
    try:
        for name, tally in watched(_orders(chosen, seed, first, count, start + 60 * minutes)):
            for what in tally.faults.keys() - tallies[name].faults:
                click.echo(f"{name}: {what}", err=True)
            tallies[name].add(tally)
    except KeyboardInterrupt:
        click.echo("cut short", err=True)
    click.echo(_summary(tallies, time.monotonic() - start))
    if report is not None:
        with report.open("a", encoding="utf-8") as file:
            counts = {name: dict(tally.outcomes) for name, tally in tallies.items()}
            file.write(json.dumps({"seed": seed, "outcomes": counts}, ensure_ascii=False) + "\n")
    sys.exit(any(tally.faults for tally in tallies.values()))


def _orders(names: tuple[str, ...], seed: int, first: int, count: int | None, end: float) -> Iterator[Order]:
    """Give orders in turn, each kind by its share, until there are enough or time is up."""
    at = dict.fromkeys(names, first)
    left = count
    while True:
        for name in names:
            stop = at[name] + KINDS[name].share
            while at[name] < stop:
                if left == 0 or (count is None and time.monotonic() > end):
                    return
                size = min(_SLICE, stop - at[name], _SLICE if left is None else left)
                yield Order(name, seed, at[name], at[name] + size)
                at[name] += size
                left = None if left is None else left - size


def _summary(tallies: dict[str, Tally], seconds: float) -> str:
    lines = []
    for name, tally in tallies.items():
        each = tally.seconds / tally.inputs if tally.inputs else 0
        lines.append(f"{name}: {tally.inputs:,} inputs, {each * 1000:.2f} ms each")
        lines += [f"  {count:>9,}  {outcome}" for outcome, count in tally.outcomes.most_common()]
        slowest = ", ".join(
            f"{slow.seconds:.2f} s (--seed {slow.seed} --number {slow.number})" for slow in tally.slowest[:3]
        )
        lines.append(f"  slowest: {slowest}")
        for what, (count, shown) in tally.faults.items():
            lines.append(f"  FAULT {what}: {count:,} times")
            lines += [f"    python -m tests.fuzz.run --class {name} --seed {seed} --number {at}" for seed, at in shown]
    inputs = sum(tally.inputs for tally in tallies.values())
    faults = sum(len(tally.faults) for tally in tallies.values())
    return "\n".join([*lines, f"{inputs:,} inputs in {seconds:.0f} s, {faults} faults"])


def _shown(name: str, seed: int, number: int) -> int:
    """Show one input and what comes of it; give the exit code."""
    kind = KINDS[name]
    given = kind.made(seed, number)
    try:
        click.echo(repr(given).encode("utf-8", "backslashreplace").decode())
    except Exception:
        click.echo("(the input cannot be shown)")
    start = time.process_time()
    try:
        found = kind.answer(given)
    except Exception:
        click.echo(traceback.format_exc().encode("utf-8", "backslashreplace").decode())
        return 1
    click.echo(f"{found}, {time.process_time() - start:.3f} s")
    return 0


if __name__ == "__main__":
    main()
