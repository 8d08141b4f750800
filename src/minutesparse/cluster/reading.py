"""One shard from its documents to its file, each document read by a bounded worker process."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from minutesparse import bounds, pipeline
from minutesparse.batch.answers import Fault, Part, Request, Said, nonsense
from minutesparse.batch.limits import Limits
from minutesparse.batch.pool import Pool
from minutesparse.cluster.journal import MOST_TRIES, Journal
from minutesparse.cluster.places import Input, is_url, open_place, reading
from minutesparse.cluster.plan import Form, Task
from minutesparse.errors import MinutesError, NotMinutes, ReaderFailed, TooLarge
from minutesparse.files import open_file
from minutesparse.outputs import json as minutes_json
from minutesparse.readers.unpacking import Member, unpack
from minutesparse.schema import Minutes

_meetings = TypeAdapter(list[Minutes])
_PIECE = 1 << 20


def pool_of(task: Task, jobs: int) -> Pool[MinutesError]:
    """Return the bounded workers that read the documents of a task, and of others of its run."""
    return Pool(parts, Limits(task.seconds, task.memory), jobs)


def read_shard(task: Task, pool: Pool[MinutesError]) -> dict[str, Any]:
    """Read a shard, write its file and then its summary; return the summary.

    It holds the shard's `key`, how many `documents` and `meetings`, how many held `no_minutes`, what was
    `refused` and why, what was `passed` over, and the `sha256` of the file. Raises `OSError` where the
    output can't be written.
    """
    place = open_place(task.out)
    journal = Journal(place, task)
    made = _Made(task)
    folder = Path(pool.new_folder())
    read = _read_noting_each(task, journal, pool, folder) if journal.careful else _read(task, pool, folder)
    for path, answer in read:
        made.take(path, answer)
    content = made.content()
    place.write(task.file, content)
    summary = {"key": task.key, "file": task.file, **made.told, "sha256": hashlib.sha256(content).hexdigest()}
    told = json.dumps(summary, indent=1, ensure_ascii=False)
    place.write(task.summary, told.encode("utf-8", "backslashreplace"))
    journal.end()
    return summary


_Answers = Iterator[tuple[str, list[Said] | MinutesError]]


def _read(task: Task, pool: Pool[MinutesError], folder: Path) -> _Answers:
    requests = (_request(one, folder / str(number)) for number, one in enumerate(task.inputs))
    for number, (one, answer) in enumerate(zip(task.inputs, pool.answers(requests), strict=True)):
        yield one.path, answer
        (folder / str(number)).unlink(missing_ok=True)


def _read_noting_each(task: Task, journal: Journal, pool: Pool[MinutesError], folder: Path) -> _Answers:
    copy = folder / "document"
    for one in task.inputs:
        if journal.gives_up(one.path):
            yield one.path, _killed()
            continue
        journal.begin(one.path)
        for answer in pool.answers([_request(one, copy)]):
            yield one.path, answer
        copy.unlink(missing_ok=True)
        journal.survived(one.path)


def parts(request: Request) -> Iterator[Part]:
    """Yield the documents of a file, each to be made its minutes' JSON: a worker's work."""
    with open_file(request.file) as stream:
        for member in unpack(request.path, stream):
            yield Part(member.path, partial(_as_json, member), member.inside, member.passed)


def _as_json(member: Member) -> bytes:
    return _meetings.dump_json(pipeline.extract(member.path, stream=member.open()), by_alias=True)


def _request(one: Input, copy: Path) -> Request | MinutesError:
    """Return what to ask of an input; one that lies elsewhere is copied first."""
    if not is_url(one.file):
        return Request(one.path, one.file)
    left = bounds.MAX_FILE
    try:
        with reading(one.file) as stream, copy.open("wb") as out:
            while piece := stream.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    return TooLarge(f"it is over {bounds.MAX_FILE // 1_000_000} MB")
                out.write(piece)
    except MinutesError as error:
        return error
    return Request(one.path, str(copy))


def _killed() -> ReaderFailed:
    return ReaderFailed(
        f"{MOST_TRIES} readers were killed over it", remedy="Read it alone, with more memory."
    )


class _Made:
    """What a shard's file will hold, and what is told of it."""

    def __init__(self, task: Task) -> None:
        self._form = task.form
        self._lines: list[str] = []
        self._meetings: list[tuple[str, Minutes]] = []
        self.told: dict[str, Any] = {
            "documents": 0, "meetings": 0, "no_minutes": 0, "refused": [], "passed": {}
        }  # fmt: skip

    def take(self, path: str, answer: list[Said] | MinutesError) -> None:
        """Take what a worker said of a file's documents, or why there was nothing to ask of one."""
        if isinstance(answer, MinutesError):
            self.refuse(path, answer)
            return
        for said in answer:
            if said.passed:
                self.told["passed"][said.passed] = self.told["passed"].get(said.passed, 0) + 1
                continue
            try:
                self._keep(_meetings.validate_json(said.content()))
            except NotMinutes:
                self.told["documents"] += 1
                self.told["no_minutes"] += 1
            except ValidationError:
                self.refuse(said.path, nonsense())
            except (MinutesError, Fault) as error:
                self.refuse(said.path, error)

    def refuse(self, path: str, error: MinutesError | Fault) -> None:
        self.told["documents"] += 1
        remedy = error.remedy if isinstance(error, MinutesError) else "Please report it."
        kind = type(error).__name__
        self.told["refused"].append({"path": path, "kind": kind, "problem": str(error), "remedy": remedy})

    def _keep(self, meetings: list[Minutes]) -> None:
        self.told["documents"] += 1
        self.told["meetings"] += len(meetings)
        for minutes in meetings:
            self._lines.append(minutes_json.render(minutes) + "\n")
            if self._form is Form.parquet:
                self._meetings.append((self._lines[-1], minutes))

    def content(self) -> bytes:
        if self._form is Form.ndjson:
            return "".join(self._lines).encode("utf-8", "backslashreplace")
        return _parquet(self._meetings)


def _parquet(meetings: list[tuple[str, Minutes]]) -> bytes:
    """Return a table with a row a meeting: what one asks for first, and all of it as JSON."""
    import pyarrow as pa
    from pyarrow import parquet

    rows = [
        {
            "path": minutes.source.path,
            "body": minutes.meeting.body,
            "date": minutes.meeting.date,
            "people": len(minutes.people),
            "decisions": len(minutes.decisions),
            "actions": len(minutes.actions),
            "minutes": line.rstrip("\n"),
        }
        for line, minutes in meetings
    ]
    columns = pa.schema(
        [(name, pa.string()) for name in ("path", "body", "date")]
        + [(name, pa.int32()) for name in ("people", "decisions", "actions")]
        + [("minutes", pa.large_string())]
    )
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows, columns), out, compression="zstd")
    return out.getvalue()
