"""CPU time, medians and ratios, taken in turns so that a busy machine slows both sides alike."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Work = Callable[[], Any]


@dataclass(frozen=True)
class Figure:
    """One line of the report: what was measured, what it took, and how that stands to its bar."""

    what: str
    took: float
    beside: float | None
    bar: float | None
    at_least: bool = False
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        return self.took / self.beside if self.beside else None

    @property
    def met(self) -> bool | None:
        shown = self.took if self.beside is None else self.ratio
        if self.bar is None or shown is None:
            return None
        return shown >= self.bar if self.at_least else shown <= self.bar


def medians(*works: Work, rounds: int = 5, warm: int = 1) -> list[float]:
    """Return the median CPU milliseconds of each work, done in turns."""
    took: list[list[float]] = [[] for _ in works]
    for turn in range(warm + rounds):
        for work, times in zip(works, took, strict=True):
            begun = time.process_time()
            work()
            if turn >= warm:
                times.append((time.process_time() - begun) * 1000)
    return [statistics.median(times) for times in took]


def process_medians(*commands: list[str], rounds: int = 5) -> list[float]:
    """Return the median CPU milliseconds (wall time on Windows) of each command as a process of its own."""
    took: list[list[float]] = [[] for _ in commands]
    for turn in range(rounds + 1):
        for command, times in zip(commands, took, strict=True):
            took_here = spent([sys.executable, *command]).cpu
            if turn:
                times.append(took_here)
    return [statistics.median(times) for times in took]


@dataclass(frozen=True)
class Spent:
    """What a process took with all that it started: milliseconds, and the MB of the largest of them."""

    cpu: float
    wall: float
    memory: float


def spent(command: list[str], **environment: str) -> Spent:
    """Run a command, its output thrown away. Where there is no CPU time (Windows) it is the wall's."""
    # An installation keeps its bytecode; where the environment forbids that, every start compiles it anew.
    allowed = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    begun, wall = _children(), time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**allowed, **environment}
    )
    memory = 0.0
    if os.name == "posix":
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
        memory = used.ru_maxrss / 1024
    else:
        process.wait()
    after = _children()
    took = (time.perf_counter() - wall) * 1000
    cpu = took if begun is None or after is None else (after - begun) * 1000
    return Spent(cpu, took, memory)


def _children() -> float | None:
    if os.name != "posix":
        return None
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def report(figures: list[Figure], mark: str, page: Path | None) -> None:
    """Print the figures, and put them into a page between its marks `<!-- mark -->`."""
    about = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    told = f"{about}\n\n{table(figures)}\n"
    print(told)
    if page:
        text = page.read_text("utf-8")
        begin, end = f"<!-- {mark} -->\n", f"<!-- /{mark} -->\n"
        before, after = text[: text.index(begin) + len(begin)], text[text.index(end) :]
        page.write_text(f"{before}\n{told}\n{after}", "utf-8")


def table(figures: list[Figure]) -> str:
    """Return the figures as a Markdown table."""
    lines = ["| what | took | beside it | ratio | bar | |", "| --- | ---: | ---: | ---: | ---: | --- |"]
    for one in figures:
        beside = "" if one.beside is None else f"{one.beside:,.1f} {one.unit}"
        ratio = "" if one.ratio is None else f"{one.ratio:.2f}"
        sign = "" if one.bar is None else f"{'≥' if one.at_least else '≤'} {one.bar:g}"
        met = {True: "met", False: "not met", None: ""}[one.met]
        lines.append(f"| {one.what} | {one.took:,.1f} {one.unit} | {beside} | {ratio} | {sign} | {met} |")
    return "\n".join(lines)
