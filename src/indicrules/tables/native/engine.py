"""Turn the text of an LLVM function into one that can be called."""

from __future__ import annotations

import ctypes
import logging
import weakref
from collections.abc import Callable
from functools import cache
from typing import Any

import attrs

from indicrules.tables.native.hindrance import hindrance

_LOG = logging.getLogger("indicrules.tables")
_BROKEN: list[Exception] = []

_SIGNATURE = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_int64, ctypes.c_void_p)


@attrs.frozen(eq=False)
class Machine:
    """Machine code; other threads run during a call.

    It takes the address of the addresses of arrays, how many rows there are, and the address of bytes to work in.
    """

    call: Callable[[int, int, int], int]
    _held: Any = attrs.field(repr=False)


@cache
def _hindered() -> bool:
    reason = hindrance()
    if reason:
        _LOG.warning("numpy scores in place of machine code: %s", reason)
    return reason is not None


def available() -> bool:
    """Tell whether machine code can be made; where it cannot, though a compiler is there, the log says why once."""
    return not _BROKEN and not _hindered()


def _broken(problem: Exception) -> None:
    """Take note that the compiler does not work in this process."""
    if not _BROKEN:
        _LOG.warning("numpy scores in place of machine code: the compiler does not work here (%s)", problem)
    _BROKEN.append(problem)


def made(text: str, name: str) -> Machine | None:
    """Compile the function `name` of `text`; None where the compiler, as it turns out, does not work here."""
    try:
        return machine(text, name)
    except Exception as problem:  # whatever an installation that is not whole may raise
        _broken(problem)
        return None


def machine(text: str, name: str) -> Machine:
    """Compile the function `name` of `text` for this processor."""
    import llvmlite.binding as llvm  # takes a while, and belongs to an extra

    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    features = llvm.get_host_cpu_features().flatten()
    target = llvm.Target.from_default_triple()
    # INVARIANT: an engine owns its target machine, so no two share one.
    own = target.create_target_machine(cpu=llvm.get_host_cpu_name(), features=features, opt=2, jit=True)
    # In a context of its own, for what is made in the common one stays there for good.
    engine = llvm.create_mcjit_compiler(llvm.parse_assembly(text, llvm.create_context()), own)
    engine.finalize_object()
    found = Machine(_SIGNATURE(engine.get_function_address(name)), engine)
    # The engine goes before the context it was made in: a collection of garbage that holds both keeps no order.
    weakref.finalize(found, engine.close).atexit = False
    return found
