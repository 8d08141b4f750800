"""Letting the garbage collector rest while a document is taken apart and put together."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector from looking through the words.

    They are plain tuples, thousands a page and none in a cycle: it finds nothing, and its searching
    takes a tenth of the reader's time.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
