"""A sign of life from a long reading: a scan of forty pages takes longer than a hang is waited for.

Whoever reads page by page calls `beat` after each; whoever watches over the time says so with `listen`.
"""

from __future__ import annotations

from collections.abc import Callable

_listeners: list[Callable[[], None]] = []


def beat() -> None:
    """Say that a page more is read."""
    for listener in _listeners:
        listener()


def listen(listener: Callable[[], None]) -> None:
    """Have a function called at every beat, in this process, from now on."""
    _listeners[:] = [listener]
