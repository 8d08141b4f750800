"""A shard in a process of its own: `python -m minutesparse.cluster.apart`, a task in, a summary out.

A Dask worker runs threads, and a bounded worker is a copy of its parent: only of a parent without threads
can such a copy be trusted to run.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from minutesparse.cluster.plan import Task
from minutesparse.errors import MinutesError
from minutesparse.version import __version__

_TOLD = 4000


class ShardFailed(Exception):
    """A shard could not be read or written at all; `str()` says why."""


def read_apart(task: str) -> dict[str, Any]:
    """Read an encoded task in a new process, and return its summary; raises `ShardFailed`."""
    version = Task.decode(task).version
    if version != __version__:
        raise ShardFailed(f"this worker has minutesparse {__version__}, and the run is of {version}")
    command = [sys.executable, "-m", __name__]
    done = subprocess.run(command, input=task.encode("utf-8"), capture_output=True, check=False)  # noqa: S603 - ourselves
    if done.returncode:
        raise ShardFailed(
            done.stderr.decode("utf-8", "replace")[-_TOLD:].strip() or f"it ended with {done.returncode}"
        )
    summary: dict[str, Any] = json.loads(done.stdout)
    return summary


def main() -> int:
    from minutesparse.batch.confine import end_with_parent
    from minutesparse.cluster.reading import pool_of, read_shard
    from minutesparse.garbage import collect_rarely

    end_with_parent()
    task = Task.decode(sys.stdin.buffer.read().decode("utf-8"))
    collect_rarely()
    try:
        with pool_of(task, 1) as pool:
            summary = read_shard(task, pool)
    except (MinutesError, OSError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    sys.stdout.buffer.write(json.dumps(summary).encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
