"""Turn this process into the reason why no machine code can be made or run in it, if there is one."""

from __future__ import annotations

import ctypes
import mmap
import os
import sys
from importlib.util import find_spec

SWITCH = "INDICRULES_MACHINE_CODE"
"""The environment variable that has numpy do all where it is `0`, `no`, `off` or `false`."""

_OFF = frozenset({"0", "no", "off", "false"})
_NEEDED = 1 << 29
"""The bytes of addresses that the compiler may want: where there are none left it would end the process."""


def hindrance() -> str | None:
    """Give why there is no machine code, empty where that is no surprise, None where nothing is in the way.

    On Windows code may call for helpers that nobody links in, so numpy does all there.
    """
    if os.environ.get(SWITCH, "").strip().lower() in _OFF:
        return ""
    if sys.platform == "win32" or find_spec("llvmlite") is None:
        return ""
    if _addresses_left() < _NEEDED:
        return "the process may have too little memory for the compiler"
    if not _executable():
        return "memory that was written to may not be executed here"
    return None


def _addresses_left() -> int:
    """Give how many bytes of addresses the process may still ask for."""
    import resource  # not on Windows

    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit == resource.RLIM_INFINITY or not os.path.exists("/proc/self/statm"):
        return _NEEDED
    with open("/proc/self/statm", encoding="ascii") as pages:
        return limit - int(pages.read().split()[0]) * mmap.PAGESIZE


def _executable() -> bool:
    """Try what the compiler does with its code: write a page of memory, then have it executable. Nothing is run."""
    try:
        page = mmap.mmap(
            -1, mmap.PAGESIZE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, prot=mmap.PROT_READ | mmap.PROT_WRITE
        )
    except OSError:
        return False
    with page:
        page[0] = 1
        first = ctypes.c_char.from_buffer(page)
        protect = ctypes.CDLL(None).mprotect
        protect.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
        done = protect(ctypes.addressof(first), mmap.PAGESIZE, mmap.PROT_READ | mmap.PROT_EXEC)
        del first  # a page that is looked at cannot be given back
    return bool(done == 0)
