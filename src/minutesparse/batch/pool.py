"""Documents to workers, their answers back in order."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from multiprocessing import connection
from types import TracebackType
from typing import Any, Generic, TypeVar

from minutesparse.batch.answers import Request, Said, Work, failed
from minutesparse.batch.folder import RunFolder
from minutesparse.batch.limits import Limits
from minutesparse.batch.worker import Answer, Worker
from minutesparse.errors import ReaderFailed

T = TypeVar("T")

FORKS = sys.platform == "linux"
"""Whether a worker is a copy of this process, at once and with all that is loaded. macOS has `fork`, but
its own libraries don't bear it."""
_ENDING = (signal.SIGINT, signal.SIGTERM)
"""By what a run is asked to end: Ctrl-C, and a system that shuts down."""
_AHEAD = 8
"""Documents a worker that may be begun before the first of them is wanted."""
_HELD = 64 << 20
"""Bytes of answers that wait for their turn; past it no document is begun that is not next."""
_MOST_FAILURES = 10
"""Documents in one file that workers may break down over before the rest of it is left."""
_LOOK = 0.25
"""Seconds between two looks at the memory of workers, where the system does not bound it."""


class Pool(Generic[T]):
    """Up to `jobs` workers; a context manager that leaves no process and no file behind.

    `watch` is called with the documents at hand while a wait lasts, at least each `tick` seconds.
    """

    def __init__(
        self,
        work: Work,
        limits: Limits,
        jobs: int,
        *,
        watch: Callable[[list[str]], None] | None = None,
        tick: float = 0.1,
    ) -> None:
        self._work = work
        self._limits = limits
        self._jobs = jobs
        self._watch = watch
        self._tick = tick if watch else None
        self._folder = RunFolder()
        self._idle: list[Worker] = []
        self._busy: dict[int, Worker] = {}
        self._waiting: deque[tuple[int, Request]] = deque()
        self._answers: dict[int, list[Said] | T] = {}
        self._parts: dict[int, list[Said]] = {}
        self._failures: Counter[int] = Counter()
        self._held = 0

    def __enter__(self) -> Pool[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def new_folder(self) -> str:
        """Return a new folder that is gone when the pool is closed."""
        return self._folder.inside()

    def close(self) -> None:
        """End every worker at once, and take away what they left on disk; no second Ctrl-C stops that."""
        with _heard_by(signal.SIG_IGN):
            for worker in {*self._busy.values(), *self._idle}:
                worker.end(thoroughly=worker.busy is not None)
            self._busy.clear()
            self._idle.clear()
            self._folder.remove()

    def answers(self, items: Iterable[Request | T]) -> Iterator[list[Said] | T]:
        """Yield for each file what is said of the documents in it, in the order of the items, as soon as it is there.

        What is no request is yielded as it is, in its turn.
        """
        items = iter(items)
        taken = given = 0
        open_ended = True
        while open_ended or given < taken:
            while open_ended and taken - given < _AHEAD * self._jobs and self._held < _HELD:
                try:
                    item = next(items)
                except StopIteration:
                    open_ended = False
                    break
                if isinstance(item, Request):
                    self._waiting.append((taken, item))
                else:
                    self._answers[taken] = item
                taken += 1
                self._start()
                if given in self._answers:
                    break
            if given in self._answers:
                found = self._answers.pop(given)
                self._held -= _size(found)
                given += 1
                yield found
            elif given < taken:
                self._listen()

    def _start(self) -> None:
        while self._waiting and len(self._busy) < self._jobs:
            if not self._idle:
                self._add_worker()
            worker = self._idle[-1]
            if worker.speaks_unasked():
                worker.end(thoroughly=True)
                self._idle.pop()
                continue
            number, request = self._waiting.popleft()
            self._busy[number] = worker
            self._idle.pop()
            worker.give(request)

    def _add_worker(self) -> None:
        """Start a worker; a Ctrl-C meanwhile comes when it can be found, and ended, among the idle."""
        context, folder = _context(several=self._jobs > 1), self.new_folder()
        with _held_back():
            self._idle.append(Worker(context, self._work, self._limits, folder))

    def _listen(self) -> None:
        """Wait until a worker says something or its time is up; take answers, replace who is over."""
        now = time.monotonic()
        wait = min(worker.deadline() for worker in self._busy.values()) - now
        for least in (self._tick, None if FORKS else _LOOK):
            wait = min(wait, least) if least is not None else wait
        speaking = connection.wait([w.pipe for w in self._busy.values()], max(0.0, wait))
        if self._watch:
            self._watch([worker.busy.path for worker in self._busy.values() if worker.busy])
        now = time.monotonic()
        for number, worker in list(self._busy.items()):
            if worker.pipe in speaking:
                answer = worker.hear()
            elif worker.deadline() <= now:
                answer = worker.overdue()
            else:
                answer = None if FORKS else worker.too_large()
            if answer:
                self._settle(number, worker, answer)
        self._start()

    def _settle(self, number: int, worker: Worker, answer: Answer) -> None:
        request = worker.busy
        said = [*self._parts.pop(number, []), *answer.said]
        self._held += _size(answer.said)
        if answer.done or request is None:
            self._answers[number] = said
        elif self._failures[number] == _MOST_FAILURES:
            left = ReaderFailed("the rest of it was left, as readers broke down over what it holds")
            self._answers[number] = [*said, Said(request.path, inside=False, answer=failed(left))]
        else:  # the file holds more documents, behind the one that a worker broke down over
            self._failures[number] += 1
            self._parts[number] = said
            self._waiting.appendleft((number, request._replace(skip=request.skip + len(answer.said))))
        if answer.over:
            worker.end(thoroughly=True)
            self._folder.discard(worker.folder)
        else:
            worker.busy = None
            self._idle.append(worker)
        del self._busy[number]  # last: at no moment is it in neither, whenever a Ctrl-C comes


@contextlib.contextmanager
def _heard_by(listener: Any) -> Iterator[None]:
    """Have requests to end answered by another listener for a while."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, listener) for number in _ENDING}
    try:
        yield
    finally:
        for number, usual in before.items():
            signal.signal(number, usual)


@contextlib.contextmanager
def _held_back() -> Iterator[None]:
    """Hear requests to end only afterwards.

    To block the signals would not do: another thread of the process would take them, and have them heard here.
    """
    heard: list[int] = []
    with _heard_by(lambda number, _: heard.append(number)):
        yield
    for number in heard[:1]:
        signal.raise_signal(number)


def _size(found: object) -> int:
    return sum(len(one.answer) for one in found if isinstance(one, Said)) if isinstance(found, list) else 0


@cache
def _context(*, several: bool) -> Any:
    """Return how workers are made. What each of several would have to make for itself is made first, once; so
    it is where no patterns are kept yet, for the runs to come.
    """
    import multiprocessing

    from minutesparse import compiling

    if (several and FORKS) or not compiling.kept():
        from minutesparse.rehearsal import rehearse

        rehearse()
    elif FORKS:
        import minutesparse.pipeline  # noqa: F401 - loaded once, shared with whoever replaces the worker
    return multiprocessing.get_context("fork" if FORKS else "spawn")
