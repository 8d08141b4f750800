"""What a worker takes from itself before it meets a document: nothing of it comes back."""

from __future__ import annotations

import contextlib
import os
import signal
import struct
import sys
import tempfile
from pathlib import Path
from typing import Any

from minutesparse.batch.limits import Limits

_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_CHILD_SUBREAPER, _PR_SET_NO_NEW_PRIVS = 1, 22, 36, 38
_SECCOMP_MODE_FILTER = 2
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""What the kernel calls a machine, and its number for the call `socket`."""
_IO_URING_SETUP = 425
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _DENY = 0x7FFF0000, 0x00050000 | 13  # EACCES
_ARCHITECTURE, _NUMBER, _FIRST_ARGUMENT = 4, 0, 16
_FOREIGN = 0x40000000
"""Numbers from here up are those of another calling convention."""


def confine(limits: Limits, folder: str, keep: int) -> None:
    """Bound this process: a group, a folder for temporary files, no output, no core file, no network.

    `keep` is the only open file besides the standard streams that stays open. What a system has no means
    for is left to the parent, which watches time and memory from outside.
    """
    os.environ.update(TMPDIR=folder, TEMP=folder, TMP=folder)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # each thread takes address space
    tempfile.tempdir = folder
    if sys.platform == "win32":
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C, and ends us
        return
    with contextlib.suppress(OSError):  # the parent has been faster
        os.setpgid(0, 0)
    os.umask(0o077)
    for name in ("SIGINT", "SIGTERM", "SIGALRM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_DFL)
    _shut(keep)
    _bound(limits)
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            _tie_and_cut_off()


def set_alarm(seconds: float) -> None:
    """End this process when the time is up, even where the parent looks elsewhere; 0 takes it back."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _shut(keep: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nothing, stream)
    os.closerange(3, keep)
    os.closerange(keep + 1, os.sysconf("SC_OPEN_MAX"))


def _bound(limits: Limits) -> None:
    import resource

    for kind, bound in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, limits.answer),
        *([(resource.RLIMIT_AS, _size() + limits.memory)] if sys.platform == "linux" else []),
    ):
        _, most = resource.getrlimit(kind)
        lower = bound if most == resource.RLIM_INFINITY else min(bound, most)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (lower, lower))


def _size() -> int:
    """Return the bytes of address space that were taken over from the parent, which may be a large program."""
    with contextlib.suppress(OSError, ValueError):
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def end_with_parent() -> None:
    """Have this process killed when the one that started it ends, where the system can (Linux)."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            _prctl()(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _prctl() -> Any:
    import ctypes

    return ctypes.CDLL(None, use_errno=True).prctl


def _tie_and_cut_off() -> None:
    """End with the parent; stay the parent of all that is started here; talk to no network."""
    import ctypes

    prctl = _prctl()
    prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    machine = _MACHINES.get(os.uname().machine)
    if machine is None:
        return
    rules = _filter(*machine)
    code = ctypes.create_string_buffer(b"".join(rules))
    program = struct.pack("HxxxxxxP", len(rules), ctypes.addressof(code))
    prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.create_string_buffer(program), 0, 0)


def _filter(architecture: int, socket: int) -> list[bytes]:
    """Return the kernel's rules: a socket may be one of this machine's own (AF_UNIX), none to elsewhere.

    What the worker starts, a converter or a reader of scans, keeps to them too.
    """

    def rule(code: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
        return struct.pack("HBBI", code, if_so, if_not, value)

    return [
        rule(_LOAD, _ARCHITECTURE),
        rule(_EQUAL, architecture, 0, 7),
        rule(_LOAD, _NUMBER),
        rule(_AT_LEAST, _FOREIGN, 5),
        rule(_EQUAL, _IO_URING_SETUP, 4),
        rule(_EQUAL, socket, 0, 2),
        rule(_LOAD, _FIRST_ARGUMENT),
        rule(_EQUAL, 1, 0, 1),
        rule(_RETURN, _ALLOW),
        rule(_RETURN, _DENY),
    ]
