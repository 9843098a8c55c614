"""Turn the text of an LLVM function into one that can be called."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import Any

import attrs

_SIGNATURE = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_int64, ctypes.c_void_p)


@attrs.frozen(eq=False)
class Machine:
    """Machine code; other threads run during a call.

    It takes the address of the addresses of arrays, how many rows there are, and the address of bytes to work in.
    """

    call: Callable[[int, int, int], int]
    _held: Any = attrs.field(repr=False)


@cache
def available() -> bool:
    """Tell whether there is a compiler.

    On Windows code may call for helpers that nobody links in, so numpy does all there.
    """
    return sys.platform != "win32" and find_spec("llvmlite") is not None


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
    return Machine(_SIGNATURE(engine.get_function_address(name)), engine)
