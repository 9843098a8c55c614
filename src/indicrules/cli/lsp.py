"""Turn the standard streams into a language server for an editor."""

from __future__ import annotations

from typing import Any

import click

from indicrules.cli import options
from indicrules.cli.exits import DONE, CannotRun
from indicrules.cli.speech import is_asked, language, refusal
from indicrules.text.errors import NotInstalled
from indicrules.text.extras import wanted


@click.command("lsp", short_help="Serve an editor.")
@click.option("--stdio", is_flag=True, help="Answer on the standard streams, which is what is done anyway.")
@options.language
def command(stdio: bool, lang: Any) -> int:
    """Answer an editor over the language server protocol, on the standard streams.

    Editors start this themselves; docs/editors.md says how each is told. Messages are in the language of `--lang`, else
    in that of the project's settings or of the editor.

    \b
    Example:
      indicrules lsp --lang zh
    """
    try:
        with wanted("lsp"):
            from indicrules.lsp.server import serve  # pygls is an extra
    except NotInstalled as refused:
        raise _lacking(refused) from None
    serve(language() if is_asked() else None)
    return DONE


def _lacking(refused: NotInstalled) -> CannotRun:
    return refusal(refused.code, refused.said, refused.advice)
