"""The public face: what a program gets by `import indicrules`."""

from __future__ import annotations

import subprocess
import sys

import pytest

import indicrules


def test_every_public_name_is_there() -> None:
    """Each name of the face can be read, and is listed."""
    for name in indicrules.__all__:
        assert getattr(indicrules, name) is not None
    assert set(indicrules.__all__) <= set(dir(indicrules))


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that the face does not have is refused as Python does."""
    with pytest.raises(AttributeError):
        indicrules.nowhere  # noqa: B018  # reading it is the test


def test_importing_loads_nothing_heavy() -> None:
    """Neither lark nor numpy, nor the rooms themselves, are loaded before they are needed."""
    heavy = "{'lark', 'numpy', 'click', 'attrs', 'indicrules.card', 'indicrules.evaluate', 'indicrules.intake'}"
    code = f"import indicrules, sys; print(sorted({heavy} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
