"""A bar on the terminal, for a run that takes more than a moment: how far it is, and with which files."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_MOMENT = 1.0


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
        progress.update(task, completed=self.done, description=f"{names[0] if names else ''}{more}")
        progress.refresh()

    def hide(self) -> None:
        """Take the bar off the terminal, if it is there."""
        if self._shown:
            self._shown.stop()
            self._shown = None

    def _made(self) -> tuple[Progress, TaskID]:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        if not self._shown:
            name = TextColumn("{task.description}", markup=False)
            self._shown = Progress(
                BarColumn(20),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                name,
                console=Console(stderr=True),
                transient=True,
                auto_refresh=False,  # a thread of its own would not go with new processes
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._shown.add_task("", total=self._total)
            self._shown.start()
        return self._shown, self._shown.task_ids[0]
