"""Turn an import that failed into an error that says what to install."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Literal

from indicrules.text.errors import NotInstalled
from indicrules.text.sentence import Sentence, say

Extra = Literal["tables", "spark", "lsp", "files"]

_NEEDS: Mapping[Extra, Sentence] = MappingProxyType(
    {
        "tables": say("tables-not-installed"),
        "spark": say("spark-not-installed"),
        "lsp": say("lsp-not-installed"),
        "files": say("files-not-installed"),
    }
)


@contextmanager
def wanted(extra: Extra) -> Iterator[None]:
    """Import inside of this what an extra brings; raise `NotInstalled` where it is not there, or cannot be loaded."""
    try:
        yield
    except ImportError as failed:
        if (failed.name or "").partition(".")[0] == "indicrules":
            raise  # a defect of this library, which no installing mends
        raise _not_installed(extra, failed) from failed


def _not_installed(extra: Extra, failed: ImportError) -> NotInstalled:
    install, needs = "pip install", _NEEDS[extra]
    if not isinstance(failed, ModuleNotFoundError):
        why = str(failed).strip().partition("\n")[0]
        needs, install = say("phrase.not-loaded", needs=needs, why=why), "pip install --force-reinstall"
    command = say("hint.run", command=f'{install} "indicrules[{extra}]"')
    return NotInstalled(_NEEDS[extra].key, needs, command, failed.name)
