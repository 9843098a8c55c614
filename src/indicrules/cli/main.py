"""Turn the words of a command line into a command, its output and its exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import MappingProxyType

import click

import indicrules
from indicrules.cli.exits import CANNOT_RUN, DONE, CannotRun
from indicrules.cli.output import complain

_INTERRUPTED = 130

# Each command with the module that holds it, so that a run loads one of them.
_COMMANDS = MappingProxyType(
    {
        "score": "indicrules.cli.score",
        "explain": "indicrules.cli.explain",
        "check": "indicrules.cli.check",
        "fmt": "indicrules.cli.fmt",
        "test": "indicrules.cli.test",
    }
)


class _Commands(click.Group):
    """The commands by name, each loaded when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order of the work."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command; None where there is none of that name."""
        module = _COMMANDS.get(cmd_name)
        found = import_module(module).command if module is not None else None
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one may be meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as refused:
            from indicrules.model.report import did_you_mean  # only a slip needs it

            listed = ", ".join(f"`{each}`" for each in _COMMANDS)
            hint = did_you_mean(args[0], _COMMANDS) or f"the commands are {listed}"
            raise click.UsageError(f"there is no command `{args[0]}`; {hint}", refused.ctx) from None


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=True)
@click.version_option(indicrules.__version__, message="%(prog)s %(version)s")
def _program() -> None:
    """Score performance indicators exactly, and explain each deduction.

    \b
    Example:
      indicrules score rulesets/land-acquisition-2024.indic actuals.json

    Exit codes: 0 done, 1 findings, 2 could not run.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and give its exit code: 0 done, 1 findings, 2 could not run."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = list(arguments) if arguments is not None else sys.argv[1:]
    try:
        # Not by click's own `main`, which ends a closed pipe with a code of its own.
        with _program.make_context("indicrules", given) as context:
            found = _program.invoke(context)
        sys.stdout.flush()
    except CannotRun as refused:
        complain(refused.text)
        return CANNOT_RUN
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as refused:
        refused.show()
        return CANNOT_RUN
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except BrokenPipeError:
        # Nobody reads any more; what is still to be flushed must go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return found if isinstance(found, int) else DONE
