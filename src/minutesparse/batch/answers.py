"""What is said between the pool and its workers: requests one way, what stands in each document the other.

It is JSON, checked when it comes back: a document that has taken its worker over can say what it likes, but
can run nothing here.
"""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Iterator
from typing import NamedTuple

from minutesparse import errors
from minutesparse.errors import MinutesError, OutOfMemory, ReaderFailed

_MADE, _ERROR, _FAULT, _PASSED = b"M", b"E", b"F", b"P"
_LONGEST_LINE = 500


class Request(NamedTuple):
    """One file: the path that it goes by, and the file its bytes stand in.

    `skip` is how many of the documents that it holds are done with.
    """

    path: str
    file: str
    skip: int = 0

    def encode(self) -> bytes:
        return json.dumps(self).encode()

    @classmethod
    def decode(cls, message: bytes) -> Request:
        return cls(*json.loads(message))


class Part(NamedTuple):
    """A document of a file, or the file itself, before it is read: `make` gives what is to be said of it.

    `passed` says what it is where it is not looked at. `inside`: it lies in an archive or a message.
    """

    path: str
    make: Callable[[], bytes]
    inside: bool = False
    passed: str = ""


class Said(NamedTuple):
    """What was said of a document; `content` gives what was made of it, or raises what came instead."""

    path: str
    inside: bool
    answer: bytes

    @property
    def passed(self) -> str:
        """What it is, where it was not looked at; else empty."""
        return self.answer[1:].decode("utf-8", "replace") if self.answer[:1] == _PASSED else ""

    def content(self) -> bytes:
        """Raises a `MinutesError`, a `Fault`, or `ReaderFailed` for an answer that makes no sense."""
        kind, content = self.answer[:1], self.answer[1:]
        if kind == _MADE:
            return content
        if kind == _FAULT:
            raise Fault(content.decode("utf-8", "replace"))
        raise _error(content) if kind == _ERROR else nonsense()

    def encode(self) -> bytes:
        return json.dumps([self.path, self.inside]).encode() + b"\n" + self.answer

    @classmethod
    def decode(cls, message: bytes, request: Request) -> Said:
        """Return what a worker said of a document of the request's, checked to be of that."""
        head, _, answer = message.partition(b"\n")
        try:
            path, inside = json.loads(head)
        except (ValueError, TypeError, RecursionError):
            return cls(request.path, inside=False, answer=b"")
        if path != request.path and not str(path).startswith(f"{request.path}/"):
            return cls(request.path, inside=False, answer=b"")
        return cls(path, bool(inside), answer)


class Fault(Exception):
    """A fault of ours in a worker; `str()` is the traceback."""


Work = Callable[[Request], Iterator[Part]]
"""What a worker does with a file: yields the documents in it, each to be made something of."""


def answered(part: Part, memory: int) -> tuple[Said, bool]:
    """Make what there is to say of a document; also say whether this process should do no more after it."""
    over = False
    try:
        answer = _PASSED + part.passed.encode("utf-8", "replace") if part.passed else _MADE + part.make()
    except MinutesError as error:
        answer = failed(error)
    except MemoryError:
        answer, over = failed(out_of_memory(memory)), True
    except Exception as error:  # noqa: BLE001 - said to the parent, which goes on with the next document
        said = "".join(traceback.format_exception(error))
        answer = _FAULT + said.encode("utf-8", "backslashreplace")
    return Said(part.path, part.inside, answer), over


def failed(error: MinutesError) -> bytes:
    """Return the answer of a worker that has met an error."""
    known = next(kind for kind in type(error).__mro__ if kind.__module__ == errors.__name__)
    return _ERROR + json.dumps([known.__name__, str(error), error.remedy]).encode()


def out_of_memory(memory: int) -> OutOfMemory:
    return OutOfMemory(f"reading it takes more than {memory >> 20} MB of memory")


def nonsense() -> ReaderFailed:
    return ReaderFailed("what came of reading it makes no sense")


def _error(content: bytes) -> MinutesError:
    try:
        name, problem, remedy = (str(part)[:_LONGEST_LINE] for part in json.loads(content))
    except (ValueError, TypeError, RecursionError):
        return nonsense()
    kind = getattr(errors, name, None)
    if not (isinstance(kind, type) and issubclass(kind, MinutesError)):
        return nonsense()
    return kind(problem, remedy=remedy)
