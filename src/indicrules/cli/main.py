"""Turn the words of a command line into a command, its output and its exit code."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from types import FrameType, MappingProxyType
from typing import Any, NoReturn

import click

import indicrules
from indicrules.cli import options
from indicrules.cli.exits import CANNOT_RUN, DONE, STOPPED, CannotRun
from indicrules.cli.output import STANDARD_OUTPUT, ClosedOutput, complain, unwritten_text
from indicrules.cli.speech import language, refusal, speak
from indicrules.files.whole import NotWritten, discard_unfinished
from indicrules.text.sentence import say

# Each command with the module that holds it, so that a run loads one of them.
_COMMANDS = MappingProxyType(
    {
        "score": "indicrules.cli.score",
        "explain": "indicrules.cli.explain",
        "audit": "indicrules.cli.audit",
        "import": "indicrules.cli.importing",
        "verify": "indicrules.cli.verify",
        "report": "indicrules.cli.report",
        "describe": "indicrules.cli.describe",
        "new": "indicrules.cli.new",
        "check": "indicrules.cli.check",
        "fmt": "indicrules.cli.fmt",
        "test": "indicrules.cli.test",
        "lsp": "indicrules.cli.lsp",
    }
)
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class _Context(click.Context):
    """Where a command stands; its help is in the language of the run."""

    def make_formatter(self) -> click.HelpFormatter:
        """Give what writes help."""
        if language() != "zh":
            return super().make_formatter()
        from indicrules.cli.helping import ChineseHelp  # only help needs it

        return ChineseHelp(width=self.terminal_width, max_width=self.max_content_width)


class _Commands(click.Group):
    """The commands by name, each loaded when it is named."""

    context_class = _Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order of the work."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command; None where there is none of that name."""
        module = _COMMANDS.get(cmd_name)
        found = import_module(module).command if module is not None else None
        if not isinstance(found, click.Command):
            return None
        found.context_class = _Context
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one may be meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as refused:
            from indicrules.cli.usage import Slip  # only a slip needs these
            from indicrules.model.report import did_you_mean

            if args[0].startswith("-") or ctx.resilient_parsing:
                raise
            names = tuple(f"`{each}`" for each in _COMMANDS)
            advice = did_you_mean(args[0], _COMMANDS) or say("usage.commands", names=names)
            raise Slip(say("usage.no-command", name=args[0]), advice, refused.ctx) from None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what comes before the command; where nothing comes at all, say what there is."""
        if not args and not ctx.resilient_parsing:
            raise CannotRun(ctx.get_help())
        return super().parse_args(ctx, args)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Begin; a help that cannot be printed is an output that cannot be written."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except OSError as problem:
            raise NotWritten(STANDARD_OUTPUT, problem) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what click would end with codes of its own ends with ours."""
        try:
            return super().invoke(ctx)
        except OSError as problem:
            if problem.filename is not None:
                raise
            raise NotWritten(STANDARD_OUTPUT, problem) from None  # click's own printing
        except click.UsageError as refused:
            named = self.get_command(ctx, ctx.invoked_subcommand or "")
            if refused.ctx is None and named is not None:
                refused.ctx = click.Context(named, ctx, ctx.invoked_subcommand)
            raise
        except KeyboardInterrupt:
            raise click.exceptions.Exit(STOPPED + signal.SIGINT) from None


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=False)
@click.version_option(indicrules.__version__, "--version", "-V", message="%(prog)s %(version)s")
@options.language
def _program(lang: Any) -> None:
    """Score performance indicators exactly, and explain each deduction.

    \b
    Example:
      indicrules score rulesets/land-acquisition-2024.indic actuals.json

    Exit codes: 0 done, 1 findings, 2 could not run.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code; where it is told to stop, with 128 + the signal's number."""
    # What a run makes stays for the most part; to look for circles in it at every 700 things takes a tenth of its time.
    gc.set_threshold(50_000)
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        # One that is ignored stays so: `nohup`, and jobs in the background of a script.
        if number is not None and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _stop)
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and give its exit code: 0 done, 1 findings, 2 could not run."""
    if sys.stdout is None:
        sys.stdout = ClosedOutput()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    speak(sys.argv[1:] if arguments is None else arguments)
    try:
        # By click's own `main`, which completes words for shells and, on Windows, expands `*`.
        found = _program.main(arguments, "indicrules", standalone_mode=False)
        sys.stdout.flush()
    except CannotRun as refused:
        complain(refused.text)
        return CANNOT_RUN
    except NotWritten as refused:
        return _unwritten(refused)
    except OSError as problem:  # the last flush
        return _unwritten(NotWritten(STANDARD_OUTPUT, problem))
    except click.ClickException as refused:
        from indicrules.cli.usage import usage_text  # only a slip needs it

        complain(usage_text(refused))
        return CANNOT_RUN
    except MemoryError:
        complain(refusal("out-of-memory", say("out-of-memory"), say("out-of-memory.hint")).text)
        return CANNOT_RUN
    except click.Abort:
        return STOPPED + signal.SIGINT
    except SystemExit as done:  # words were completed
        return done.code if isinstance(done.code, int) else DONE
    return found if isinstance(found, int) else DONE


def _unwritten(refused: NotWritten) -> int:
    if refused.name == STANDARD_OUTPUT:
        with contextlib.suppress(OSError):
            # What is still to be flushed must go nowhere, or Python ends with a code of its own.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    complain(unwritten_text(refused))
    return CANNOT_RUN


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    """Leave at once, and nothing unfinished behind; other threads may be busy with the next rows."""
    discard_unfinished()
    os._exit(STOPPED + number)
