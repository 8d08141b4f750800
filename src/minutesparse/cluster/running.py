"""All shards of a run: those that are done are kept, the others read here or on a cluster."""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from typing import Any

from minutesparse.cluster.apart import ShardFailed, read_apart
from minutesparse.cluster.places import Place, open_place
from minutesparse.cluster.plan import Task
from minutesparse.cluster.reading import pool_of, read_shard
from minutesparse.errors import MinutesError
from minutesparse.version import __version__

MANIFEST = "manifest.json"
_PREFIX = "part-"
_AHEAD = 2
"""Shards that wait at the scheduler for each thread of the cluster: enough that none is idle."""
_MOST_FAILURES = 3
"""Times that a shard may fail for want of a disk or a network before the run goes on without it."""
_PATIENCE = 10.0
"""Seconds to wait for a scheduler."""
_GET_DASK = "pip install 'minutesparse[cluster]'"

Summary = dict[str, Any]
Tell = Callable[[Summary], None]


@dataclass(slots=True)
class Report:
    """What came of a run: the shards' summaries in order, how many were there before, and those that failed."""

    summaries: list[Summary] = field(default_factory=list)
    kept: int = 0
    failed: dict[str, str] = field(default_factory=dict)

    def total(self, name: str) -> int:
        """Return a count of all shards together: "documents", "meetings", "no_minutes"."""
        return sum(int(summary[name]) for summary in self.summaries)

    def refused(self) -> list[dict[str, str]]:
        return [one for summary in self.summaries for one in summary["refused"]]


def read_shards(
    tasks: Sequence[Task], out: str, *, address: str | None, jobs: int, tell: Tell | None = None
) -> Report:
    """Read all shards that are not done, on the Dask cluster at an address or with `jobs` processes here.

    `tell` is called with each shard as it is done. At the end the manifest says what there is, and parts
    that belong to no shard of this run are gone. Raises `MinutesError` where there is no cluster, or
    where the output is another run's.
    """
    place = open_place(out)
    _check_owner(place, tasks)
    summaries = {task.name: found for task in tasks if (found := _done(place, task))}
    report = Report(kept=len(summaries))
    waiting = [task for task in tasks if task.name not in summaries]
    each = _on_cluster(waiting, address) if address else _here(waiting, jobs)
    for task, came in each:
        if isinstance(came, ShardFailed):
            report.failed[task.name] = str(came)
        else:
            summaries[task.name] = came
            if tell:
                tell(came)
    report.summaries = [summaries[task.name] for task in tasks if task.name in summaries]
    if not report.failed:
        _finish(place, tasks, report)
    return report


def _check_owner(place: Place, tasks: Sequence[Task]) -> None:
    """Refuse a folder that holds anything that no run of shards has put there, or shards of another form."""
    forms = {task.form for task in tasks}
    for name in place.names():
        stem, _, ending = name.partition(".")
        ours = name == MANIFEST or name.startswith(".") or (stem.startswith(_PREFIX) and stem[5:].isdigit())
        if not ours or (ending in ("ndjson", "parquet") and ending not in forms):
            raise MinutesError(
                f"the folder for shards holds {name}, which is not of this run",
                remedy="Name an empty folder, or that of the run to go on with.",
            )


def _done(place: Place, task: Task) -> Summary | None:
    """Return the summary of a shard that was read before, of the same documents with the same settings."""
    content = place.read(task.summary)
    try:
        summary = json.loads(content) if content else {}
    except ValueError:
        return None
    return summary if isinstance(summary, dict) and summary.get("key") == task.key else None


def _finish(place: Place, tasks: Sequence[Task], report: Report) -> None:
    wanted = {name for task in tasks for name in (task.file, task.summary)}
    for name in place.names():
        if name.startswith(_PREFIX) and name not in wanted:
            place.remove(name)
    told = {
        "program": f"minutesparse {__version__}",
        "documents": report.total("documents"),
        "meetings": report.total("meetings"),
        "shards": [
            {key: summary[key] for key in ("file", "documents", "meetings", "sha256")}
            for summary in report.summaries
        ],
    }
    place.write(MANIFEST, json.dumps(told, indent=1).encode())


def _here(tasks: Sequence[Task], jobs: int) -> Iterator[tuple[Task, Summary | ShardFailed]]:
    if not tasks:
        return
    with pool_of(tasks[0], jobs) as pool:
        for task in tasks:
            yield task, read_shard(task, pool)


def _on_cluster(tasks: Sequence[Task], address: str) -> Iterator[tuple[Task, Summary | ShardFailed]]:
    """Yield each shard as it is done, in any order.

    A worker that dies gives its shard back to the scheduler, which gives it to another; the shard's
    journal sees to it that no document ends them all. As a scheduler gives a shard up after a few deaths,
    it is handed in anew, but not more often than it has documents.
    """
    dask = _dask()
    with _client(dask, address) as client:
        waiting, running = deque(tasks), dict[str, Task]()
        failures: Counter[str] = Counter()
        begin = partial(_begin, client, running)
        finished = dask.as_completed()
        for _ in range(_AHEAD * max(1, sum(client.nthreads().values()))):
            if waiting:
                finished.add(begin(waiting.popleft(), 0))
        for future in finished:
            task = running.pop(future.key)
            error = future.exception() if future.status == "error" else None
            if error is None:
                yield task, future.result()
            else:
                failures[task.name] += 1
                killed = isinstance(error, dask.KilledWorker)
                if failures[task.name] < (len(task.inputs) + 2 if killed else _MOST_FAILURES):
                    finished.add(begin(task, failures[task.name]))
                    continue
                yield task, ShardFailed("every worker that took it was killed" if killed else str(error))
            if waiting:
                finished.add(begin(waiting.popleft(), 0))


def _begin(client: Any, running: dict[str, Task], task: Task, attempt: int) -> Any:
    key = f"minutes-{task.name}-{task.key[:12]}-{attempt}"
    running[key] = task
    return client.submit(read_apart, task.encode(), key=key, pure=False)


def _dask() -> Any:
    try:
        return import_module("distributed")
    except ImportError as error:
        raise MinutesError("a cluster wants Dask", remedy=f"Get it: {_GET_DASK}.") from error


@contextmanager
def _client(dask: Any, address: str) -> Iterator[Any]:
    try:
        client = dask.Client(address, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise MinutesError(
            f"no scheduler answers at {address}", remedy="Start one (dask scheduler), or look at the address."
        ) from error
    with client:
        yield client
