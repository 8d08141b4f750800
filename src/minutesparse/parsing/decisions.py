"""What the body decided: resolved, agreed, approved, carried."""

from __future__ import annotations

from collections.abc import Sequence

from minutesparse.parsing.lines import Outline
from minutesparse.schema import Decision, Person


def find_decisions(outline: Outline, people: Sequence[Person] = ()) -> list[Decision]:  # noqa: ARG001 - for now
    """Return the decisions of a meeting, in reading order."""
    return []
