"""The owners of an owner cell, as written: "TG & BM", "MW/YO", "CC on behalf of AO", "All"."""

from __future__ import annotations

from minutesparse import names
from minutesparse.parsing.tasks import Tasks


def split_owners(text: str, tasks: Tasks) -> tuple[str, ...]:
    """Return each owner of a cell; every word of the cell is in one of them."""
    return tuple(names.split_owners(text, tasks.vocabulary))
