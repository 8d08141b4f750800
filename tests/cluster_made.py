"""A Dask cluster on this machine for the tests: a scheduler and two workers, each a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

WAIT = 60.0


class Cluster:
    """The running processes; `address` is the scheduler's."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._folder = folder
        self._environment = {**os.environ, **environment}
        told = folder / "scheduler.json"
        listen = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told))
        self._told = told
        self._nannies: list[subprocess.Popen[bytes]] = []
        self._scheduler = self._start("scheduler", *listen)

    def start(self) -> None:
        """Start the workers once the scheduler has told where it is."""
        until(lambda: self.address)
        self._nannies += [self._worker() for _ in range(2)]

    @property
    def address(self) -> str:
        """Where the scheduler is, "" as long as it has not told: its file is there before it is written."""
        try:
            return str(json.loads(self._told.read_text("utf-8"))["address"])
        except (FileNotFoundError, json.JSONDecodeError):
            return ""

    def kill_worker(self) -> None:
        """Kill what reads under the first of the nannies, which start another in its place."""
        for process in psutil.Process(self._nannies[0].pid).children(recursive=True):
            process.kill()

    def close(self) -> None:
        for process in (*self._nannies, self._scheduler):
            for child in psutil.Process(process.pid).children(recursive=True):
                child.kill()
            process.kill()
            process.wait()

    def _worker(self) -> subprocess.Popen[bytes]:
        one = ("--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
        home = ("--local-directory", str(self._folder))
        return self._start("worker", self.address, *one, *home)

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]]
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, env=self._environment)


@contextmanager
def cluster(folder: Path, environment: dict[str, str] | None = None) -> Iterator[Cluster]:
    """Give a cluster whose processes are gone afterwards."""
    folder.mkdir(exist_ok=True)
    made = Cluster(folder, environment or {})
    try:
        made.start()
        yield made
    finally:
        made.close()


def until(holds: Callable[[], object], seconds: float = WAIT) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)
