"""Numbers out of their order: items that were taken as 1, 2, 5, 3, 4 are one numbering all the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence

from minutesparse.parsing.numbering import Number, Run

_LEAST = 4
_PAIR = 2  # two such lines may be items of few words
_FILLED = 0.8
_GAP = 10
_APART = 0.5
_ADRIFT = 0.2


def find_scattered(
    found: Sequence[tuple[int, Number, int | None]],
    runs: Sequence[Run],
    marked: Collection[int],
    is_told: Callable[[int, Collection[int]], bool],
) -> Run | None:
    """Return the plain numbers that make one numbering though they do not rise, None where none do.

    They are all different, fill their range nearly, and most have text beneath them. Where plain lists
    repeat the numbers of titles that stand out, the titles count alone (`marked`). `is_told` says of a
    place among such places whether text of its own stands behind it.
    """
    beside = {at for run in runs if not run.apart and len(run.members) > _PAIR for at in run.members}
    plain = [
        (at, number.options[0][1][0])
        for at, number, _ in found
        if number.options[0][0] == "9" and not number.doubtful and at not in beside
    ]
    for kept in map(_close_together, (plain, [entry for entry in plain if entry[0] in marked])):
        if len(kept) >= _LEAST and _is_numbering(kept, is_told) and not _is_known(kept, runs):
            last = max(value for _, value in kept)
            return Run("9", (last,), None, [at for at, _ in kept], sum(at in marked for at, _ in kept))
    return None


def _close_together(entries: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most entries whose values have no wide gap: "2876" to "2889" without the "1, 2" of a list."""
    groups: list[list[int]] = []
    for value in sorted({value for _, value in entries}):
        if not groups or value > groups[-1][-1] + _GAP:
            groups.append([])
        groups[-1].append(value)
    most = max(groups, key=len, default=[])
    kept = frozenset(most)
    return [entry for entry in entries if entry[1] in kept]


def _is_numbering(kept: Sequence[tuple[int, int]], is_told: Callable[[int, Collection[int]], bool]) -> bool:
    values = Counter(value for _, value in kept)
    if len(values) < len(kept):
        return False
    places = {at for at, _ in kept}
    filled = len(values) >= _FILLED * (max(values) - min(values) + 1)
    return filled and sum(is_told(at, places) for at in places) >= _APART * len(kept)


def _is_known(kept: Sequence[tuple[int, int]], runs: Sequence[Run]) -> bool:
    """Tell whether one run holds them all, or all but a few that fill none of its gaps."""
    places = {at for at, _ in kept}
    best = max(runs, key=lambda run: len(places.intersection(run.members)), default=None)
    if best is None:
        return False
    held = [value for at, value in kept if at in best.members]
    adrift = [value for at, value in kept if at not in best.members]
    if not adrift:
        return True
    few = len(adrift) <= _ADRIFT * len(kept)
    return few and not all(min(held) < value < max(held) for value in adrift)
