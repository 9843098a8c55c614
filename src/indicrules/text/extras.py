"""Turn an import that failed into an error that says what to install."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Literal

from indicrules.text.errors import NotInstalled

Extra = Literal["tables", "spark"]

_NEEDS: Mapping[Extra, str] = MappingProxyType(
    {"tables": "tables need numpy and pyarrow", "spark": "Spark needs pyspark, pyarrow and pandas"}
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
    command, needs = f'pip install "indicrules[{extra}]"', _NEEDS[extra]
    if not isinstance(failed, ModuleNotFoundError):
        said = str(failed).strip().partition("\n")[0]
        needs = f"{needs}, of which one cannot be loaded: {said}"
        command = f'pip install --force-reinstall "indicrules[{extra}]"'
    return NotInstalled(f"{extra}-not-installed", needs, command, failed.name)
