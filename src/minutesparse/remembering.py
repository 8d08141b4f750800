"""Keeping what a pure function has said of a text, as many finders ask the same of the same lines."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar, cast

_Function = TypeVar("_Function", bound=Callable[..., Any])
KEPT = 8192
"""Answers kept of each function, those asked for last."""
_kept: list[Callable[[], None]] = []


def remembered(function: _Function) -> _Function:
    """Make a pure function keep its last answers; its arguments can be hashed, its answer is never changed.

    >>> @remembered
    ... def shout(text: str) -> str:
    ...     return text.upper()
    >>> shout("aye") is shout("aye")
    True
    """
    keeping = lru_cache(maxsize=KEPT)(function)
    _kept.append(keeping.cache_clear)
    return cast(_Function, keeping)


def forget() -> None:
    """Let go of all that is kept, so that a long document does not fill the memory after it is read."""
    for clear in _kept:
        clear()
