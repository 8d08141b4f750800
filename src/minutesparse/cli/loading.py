"""Each file to its minutes: by a worker, or out of the JSON that `extract` printed."""

from __future__ import annotations

import os
import shutil
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from json import loads
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, Self, cast

from pydantic import TypeAdapter, ValidationError

from minutesparse import bounds
from minutesparse.batch.answers import Part, Request, Said, Work, answered, nonsense
from minutesparse.batch.cache import Cache, Key
from minutesparse.batch.limits import Limits
from minutesparse.batch.pool import Pool
from minutesparse.cli.options import How
from minutesparse.cli.paths import File
from minutesparse.errors import MinutesError, TooLarge, UnreadableDocument
from minutesparse.files import cache_folder, open_file, shown_path
from minutesparse.outputs import json
from minutesparse.schema import Minutes

_meetings = TypeAdapter(list[Minutes])


class Loaded(NamedTuple):
    """A document of a file: `take` gives its minutes, or raises what stands in their place.

    `inside`: it lies in an archive or a message. `passed` says what it is where it is not looked at.
    """

    path: str
    take: Callable[[], list[Minutes]]
    inside: bool = False
    passed: str = ""


class Loading:
    """The way from files to minutes; a context manager that leaves no process and no file behind."""

    def __init__(self, how: How, count: int, watch: Callable[[list[str]], None] | None) -> None:
        self._how = how
        jobs = max(1, min(how.jobs or processors(), count))
        self._pool: Pool[Iterable[Loaded]] = Pool(minutes_in, limits_of(how), jobs, watch=watch)
        self._cache = None if how.no_cache or how.jobs == 0 else Cache(cache_folder())
        self._asked: deque[tuple[Request, Key | None]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()
        if self._cache:
            self._cache.close()

    def each(self, files: Iterable[File]) -> Iterator[Iterable[Loaded]]:
        """Yield for every file the documents in it, in order; many are read at once."""
        for found in self._pool.answers(self._prepared(file) for file in files):
            request, key = self._asked.popleft()
            said = [one for one in found if isinstance(one, Said)] if isinstance(found, list) else []
            if self._cache and key and said:
                self._cache.keep(key, request.path, request.file, said)
            yield map(_checked, said) if said else cast("Iterable[Loaded]", found)

    def _prepared(self, file: File) -> Request | Iterable[Loaded]:
        """Return what to ask a worker of a file, or what there is to say of it without one."""
        request, key = Request(file.path, file.path), None
        try:
            if file.path == "-":
                request = request._replace(file=self._spooled())
            if self._cache and (said := self._cache.recall(request.path, request.file)) is not None:
                return [_renamed(one) for one in said]
            with open_file(request.file) as stream:
                is_json = json.is_minutes_json(stream.read(json.HEAD))
            # JSON is safe to read here, and may be as long as the minutes of a hundred years.
            if is_json or self._how.jobs == 0:
                return documents_in(request)
            if self._cache:
                key, said = self._cache.find(request.path, request.file)
                if said is not None:
                    key = None
                    return [_renamed(one) for one in said]
        except MinutesError as error:
            return [Loaded(file.path, partial(_refuse, error))]
        finally:
            self._asked.append((request, key))
        return request

    def _spooled(self) -> str:
        """Copy standard input, which can't be read twice, to a file of the run's; return its path."""
        if sys.stdin.isatty() and self._how.no_input:
            raise UnreadableDocument("nothing is piped in", remedy="Pipe a document in, or name a file.")
        path = Path(self._pool.new_folder(), "input")
        with path.open("wb") as copy:
            copy_bounded(sys.stdin.buffer, copy)
        return str(path)


def read_one(path: str, work: Work, how: How) -> Any:
    """Return what some work makes of a file that is one document, out of its JSON; raises what came instead."""
    with open_file(path):
        pass  # what forbids it is said before a worker is begun
    (first, *_) = next(said_of([path], work, how))
    return loads(first.content())


def said_of(
    paths: Sequence[str], work: Work, how: How, watch: Callable[[list[str]], None] | None = None
) -> Iterator[list[Said]]:
    """Yield what some work says of the documents in each file, in order, as `how` has files read."""
    requests = [Request(path, path) for path in paths]
    if how.jobs == 0:
        for request in requests:
            yield [answered(part, how.memory << 20)[0] for part in work(request)]
    elif requests:
        jobs = min(how.jobs or processors(), len(requests))
        with Pool[list[Said]](work, limits_of(how), jobs, watch=watch) as pool:
            yield from pool.answers(requests)


def limits_of(how: How) -> Limits:
    return Limits(how.timeout, how.memory << 20)


def minutes_in(request: Request) -> Iterator[Part]:
    """Yield the documents of a file, each to be made its minutes' JSON: a worker's work."""
    for one in documents_in(request):
        yield Part(one.path, partial(_as_json, one), one.inside, one.passed)


def documents_in(request: Request) -> Iterator[Loaded]:
    """Yield the documents of a file, to be read in this process."""
    from minutesparse.readers.unpacking import unpack

    try:
        with open_file(request.file) as stream:
            if json.is_minutes_json(stream.read(json.HEAD)):
                yield Loaded(request.path, partial(_kept, stream))
                return
            stream.seek(0)
            for member in unpack(request.path, stream):
                yield Loaded(
                    member.path, partial(_read, member.path, member.open), member.inside, member.passed
                )
    except MinutesError as error:
        yield Loaded(request.path, partial(_refuse, error))


def _as_json(one: Loaded) -> bytes:
    return _meetings.dump_json(one.take(), by_alias=True)


def _checked(said: Said) -> Loaded:
    """Return a document as a worker has read it; what makes no sense is an error of its own."""

    def take() -> list[Minutes]:
        try:
            return _meetings.validate_json(said.content())
        except ValidationError:
            raise nonsense() from None

    return Loaded(said.path, take, said.inside, said.passed)


def _renamed(said: Said) -> Loaded:
    """Return a document as it was read under another name, with the one it goes by now."""
    loaded = _checked(said)

    def take() -> list[Minutes]:
        path = shown_path(said.path)
        return [
            m
            if m.source.path == path
            else m.model_copy(update={"source": m.source.model_copy(update={"path": path})})
            for m in loaded.take()
        ]

    return loaded._replace(take=take)


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _refuse(error: MinutesError) -> list[Minutes]:
    raise error


def _kept(stream: BinaryIO) -> list[Minutes]:
    stream.seek(0)
    return list(json.read_minutes(stream))


def _read(path: str, opened: Callable[[], BinaryIO]) -> list[Minutes]:
    """Return the minutes in a document, or those that `extract` printed earlier."""
    from minutesparse import pipeline

    stream = opened()
    if json.is_minutes_json(stream.read(json.HEAD)):
        return _kept(stream)
    stream.seek(0)
    return pipeline.extract(path, stream=stream)


def copy_bounded(source: BinaryIO, target: BinaryIO) -> None:
    """Copy a stream that can't be read twice; one over `bounds.MAX_FILE` bytes is `TooLarge`."""
    shutil.copyfileobj(_Bounded(source), target)


class _Bounded:
    """A stream that refuses to go on for ever."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = bounds.MAX_FILE

    def read(self, size: int = -1, /) -> bytes:
        piece = self._stream.read(size)
        self._left -= len(piece)
        if self._left < 0:
            raise TooLarge(f"more than {bounds.MAX_FILE // 1_000_000} MB on standard input")
        return piece
