"""A bar on the terminal, for a run that takes more than a moment: how far it is, and with which files."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_MOMENT = 1.0
_GAPS = 4
"""Blanks between what the line holds, and one at its end."""


class Bar:
    """Shown on standard error if that is a terminal, and gone when there is something else to say."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        self.wanted = not quiet and sys.stderr.isatty()
        self.done = 0
        self._total = total
        self._begun = time.monotonic()
        self._shown: Progress | None = None

    def show(self, names: list[str]) -> None:
        """Show the bar, with the files that are being read."""
        if not self.wanted or time.monotonic() - self._begun < _MOMENT:
            return
        progress, task = self._made()
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        left = time_left(self.done, self._total, time.monotonic() - self._begun)
        taken = _bar(progress.console.width) + 2 * len(str(self._total)) + 1 + len(left) + len(more) + _GAPS
        name = ending_of_name(names[0], progress.console.width - taken) if names else ""
        progress.update(task, completed=self.done, description=f"{name}{more}", left=left)
        progress.refresh()

    def hide(self) -> None:
        """Take the bar off the terminal, if it is there."""
        if self._shown:
            self._shown.stop()
            self._shown = None

    def _made(self) -> tuple[Progress, TaskID]:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        if not self._shown:
            console = Console(stderr=True)
            name = TextColumn("{task.description}", markup=False)
            self._shown = Progress(
                BarColumn(_bar(console.width)),
                MofNCompleteColumn(),
                TextColumn("{task.fields[left]}"),
                name,
                console=console,
                transient=True,
                auto_refresh=False,  # a thread of its own would not go with new processes
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._shown.add_task("", total=self._total, left="")
            self._shown.start()
        return self._shown, self._shown.task_ids[0]


def _bar(width: int) -> int:
    """Return how long the bar is: a narrow terminal needs its room for words."""
    return 16 if width >= 80 else 6


def ending_of_name(name: str, room: int) -> str:
    """Return as much of a file's name as there is room for: its end, which tells most.

    >>> ending_of_name("2024/minutes of the weir board.docx", 21), ending_of_name("may.docx", 21)
    ('…the weir board.docx', 'may.docx')
    >>> ending_of_name("may.docx", 3)
    ''
    """
    if len(name) <= room:
        return name
    return f"…{name[-(room - 1) :].lstrip()}" if room > 5 else ""


def time_left(done: int, total: int, seconds: float) -> str:
    """Return how long the rest will take at the pace so far, in words; nothing before anything is done.

    >>> time_left(10, 40, 20.0), time_left(1, 100, 4.0), time_left(0, 40, 5.0)
    ('about 60 s left', 'about 7 min left', '')
    """
    if not done or done >= total:
        return ""
    left = seconds / done * (total - done)
    return f"about {left:.0f} s left" if left < 100 else f"about {left / 60:.0f} min left"
