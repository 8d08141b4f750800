"""One worker: a process that reads documents within bounds, and the parent's hold on it."""

from __future__ import annotations

import contextlib
import os
import signal
import struct
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from minutesparse import heartbeat
from minutesparse.batch.answers import Part, Request, Said, Work, answered, failed, out_of_memory
from minutesparse.batch.confine import confine, set_alarm
from minutesparse.batch.limits import LONGEST, Limits
from minutesparse.errors import MinutesError, ReaderFailed, TookTooLong, TooLarge
from minutesparse.garbage import collect_rarely

_HEAD = struct.Struct("<BII")
"""What is sent, the number of the request that it answers, and how many bytes follow."""
_BEAT, _BEGIN, _SAID, _END, _LAST = range(5)
"""What a worker sends: a sign of life; a document it begins with, and what it says of it; that it is done
with the file, and that it should be replaced now."""
_PIECE = 1 << 16
_FILES = 250
"""After so many files a worker makes way for a fresh one: libraries lose memory."""
_LATE = 1.0
"""Seconds that the worker's own alarm comes after the parent's."""


class Answer(NamedTuple):
    """What a worker said of its file; `over` where the worker is to be replaced, `done` of it is all."""

    said: list[Said]
    over: bool
    done: bool = True


def serve(pipe: Connection, work: Work, limits: Limits, folder: str) -> None:
    """Answer requests until there are no more: the whole life of a worker."""
    confine(limits, folder, pipe.fileno())
    collect_rarely()

    for number in range(_FILES):
        try:
            request = Request.decode(pipe.recv_bytes())
        except EOFError:
            return
        send = partial(_send, pipe, number)

        def beat(send: Callable[..., None] = send) -> None:
            set_alarm(limits.seconds + _LATE)
            send(_BEAT)

        heartbeat.listen(beat)
        beat()
        over = _say_all(send, work, request, limits) or number == _FILES - 1 or _has_children()
        send(_LAST if over else _END)


def _say_all(send: Callable[..., None], work: Work, request: Request, limits: Limits) -> bool:
    """Say what there is to say of a file's documents; return whether this process should do no more."""
    for number, part in enumerate(_parts(work, request)):
        if number < request.skip:
            continue
        send(_BEGIN, Said(part.path, part.inside, b"").encode())
        set_alarm(limits.seconds + _LATE)
        said, over = answered(part, limits.memory)
        set_alarm(0)
        send(_SAID, said.encode())
        if over:
            return True
        set_alarm(limits.seconds + _LATE)
    set_alarm(0)
    return False


def _parts(work: Work, request: Request) -> Iterator[Part]:
    """Yield a file's documents; what goes wrong with finding them is said of the file."""
    try:
        yield from work(request)
    except Exception as error:  # noqa: BLE001 - raised again where it is turned into an answer
        fault = error

        def make() -> bytes:
            raise fault

        yield Part(request.path, make)


def _send(pipe: Connection, number: int, kind: int, content: bytes = b"") -> None:
    whole = _HEAD.pack(kind, number, len(content)) + content
    if sys.platform == "win32":
        pipe.send_bytes(whole)
        return
    rest = memoryview(whole)
    while rest:
        rest = rest[os.write(pipe.fileno(), rest) :]


def _has_children() -> bool:
    """Tell whether something that was started for a document still runs."""
    with contextlib.suppress(OSError):
        return bool(Path(f"/proc/self/task/{os.getpid()}/children").read_bytes())
    return False


class Worker:
    """A running worker. `pipe` can be waited for; `busy` is the file it has at hand, if any."""

    def __init__(self, context: Any, work: Work, limits: Limits, folder: str) -> None:
        self._limits = limits
        self.folder = folder
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, work, limits, folder), daemon=True)
        self._process.start()
        theirs.close()
        if sys.platform != "win32":
            with contextlib.suppress(OSError):  # the worker has been faster
                os.setpgid(self._pid, self._pid)
        self.busy: Request | None = None
        self._number = -1
        self._received = bytearray()
        self._said: list[Said] = []
        self._size = 0
        self._at: Said | None = None
        self._begun = self._beaten = 0.0

    @property
    def _pid(self) -> int:
        return self._process.pid or 0

    def give(self, request: Request) -> None:
        self.busy = request
        self._number += 1
        self._said, self._size, self._at = [], 0, None
        self._begun = self._beaten = time.monotonic()
        with contextlib.suppress(OSError):  # it is dead, which shows when we listen
            self.pipe.send_bytes(request.encode())

    def speaks_unasked(self) -> bool:
        """Tell whether it says something, or is gone, before it is given a document."""
        return bool(self.pipe.poll())

    def deadline(self) -> float:
        """Return when the document's time is up, on the monotonic clock."""
        seconds = self._limits.seconds
        return min(self._beaten + seconds, self._begun + LONGEST * seconds)

    def hear(self) -> Answer | None:
        """Take what the worker has said; return its answer if that is whole now, or why there is none."""
        try:
            piece = self.pipe.recv_bytes() if sys.platform == "win32" else os.read(self.pipe.fileno(), _PIECE)
        except (OSError, EOFError):
            piece = b""
        if not piece:
            return self.without(self._death())
        self._received += piece
        while len(self._received) >= _HEAD.size:
            kind, number, length = _HEAD.unpack_from(self._received)
            if kind > _LAST or self._size + length > self._limits.answer:
                return self.without(TooLarge(f"it makes an answer of over {self._limits.answer >> 20} MB"))
            end = _HEAD.size + length
            if len(self._received) < end:
                return None
            content = bytes(self._received[_HEAD.size : end])
            del self._received[:end]
            if number != self._number:
                continue  # the answer to what it was asked before, and had given another to
            if kind >= _END:
                return Answer(self._said, kind == _LAST or bool(self._received))
            self._take(kind, content)
        return None

    def _take(self, kind: int, content: bytes) -> None:
        self._beaten = time.monotonic()
        if kind == _BEAT or self.busy is None:
            return
        said = Said.decode(content, self.busy)
        if kind == _BEGIN:
            self._at, self._begun = said, self._beaten
        else:
            self._said.append(said)
            self._size += len(content)
            self._at = None

    def without(self, error: MinutesError) -> Answer:
        """Return what was said so far, and of the document at hand an error; others may lie behind it."""
        request = self.busy or Request("", "")
        at = self._at or Said(request.path, inside=False, answer=b"")
        return Answer([*self._said, at._replace(answer=failed(error))], over=True, done=not at.inside)

    def overdue(self) -> Answer:
        """Return what to say of a document whose time is up."""
        return self.without(_took_too_long(self._limits))

    def too_large(self) -> Answer | None:
        """Return what to say where the worker takes more memory than it may and the system lets it."""
        import psutil

        with contextlib.suppress(psutil.Error):
            if psutil.Process(self._pid).memory_info().rss > self._limits.memory:
                return self.without(out_of_memory(self._limits.memory))
        return None

    def end(self, *, thoroughly: bool) -> None:
        """End the worker and its group at once; `thoroughly`, whatever left the group as well."""
        strays = _descendants(self._pid) if thoroughly else []
        if sys.platform == "win32":
            self._process.kill()
        else:
            with contextlib.suppress(OSError):
                os.killpg(self._pid, signal.SIGKILL)
        for stray in strays:
            with contextlib.suppress(OSError):
                os.kill(stray, getattr(signal, "SIGKILL", signal.SIGTERM))
        self._process.join()
        self.pipe.close()

    def _death(self) -> MinutesError:
        self._process.join(1)
        code = self._process.exitcode
        if code is None or code >= 0:
            return ReaderFailed("the reader gave up on it without a word")
        name = signal.Signals(-code).name if -code in set(signal.Signals) else str(-code)
        if name == "SIGALRM":
            return _took_too_long(self._limits)
        return ReaderFailed(f"the reader crashed on it ({name})")


def _took_too_long(limits: Limits) -> TookTooLong:
    return TookTooLong(f"reading it takes more than {limits.seconds:g} seconds")


def _descendants(pid: int) -> list[int]:
    import psutil

    with contextlib.suppress(psutil.Error):
        process = psutil.Process(pid)
        process.suspend()  # so that it starts no more while we count
        return [child.pid for child in process.children(recursive=True)]
    return []
