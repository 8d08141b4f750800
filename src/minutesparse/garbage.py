"""When Python looks for objects that only hold each other: rarely, as reading a document makes few of them."""

from __future__ import annotations

import gc

_NEW = 50_000
"""Objects made between two looks at the young ones; with Python's own 700 a tenth of the time is spent looking."""


def collect_rarely() -> None:
    """Let this process look for dead cycles rarely, and never again among what is loaded by now."""
    gc.freeze()
    gc.set_threshold(_NEW, 10, 10)
