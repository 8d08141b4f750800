"""Which sentence of the notes the initials beside them belong to, by height, by who and by what it says."""

from __future__ import annotations

import re

from minutesparse.compiling import compiled
from minutesparse.parsing.actions.commitments import Commitments
from minutesparse.parsing.actions.heights import height
from minutesparse.parsing.lines import Line

# "Revised text to come back in May", "Tenders to be drawn up": a task without its owner has an infinitive
# and no finite verb.
_SAID_BY = compiled(r"\w+ed\s+by\s+$")  # "It was acknowledged by MM that …"
_INFINITIVE = compiled(r"[^.;]{3,90}?\bto\s+(?:be\s+\w|[a-z]+)")
_FINITE = compiled(
    r"\b(?:was|were|(?:is|are)(?!\s+to\s+be)|has|had|have|did|does|said|felt|would|will|wants?|needs?|\w+ed\s+(?:that|a|the))\b"
)


def fit_of(
    entry: tuple[Line, tuple[str, ...]],
    piece: tuple[Line, int, int],
    commitments: Commitments,
    *,
    level: bool,
) -> float:
    """How plausibly an owner entry belongs to a sentence: by who and what it says, and its height if that tells."""
    (beside, owners), (line, start, end) = entry, piece
    sentence = line.text[start:end]
    weight = 0.0
    made = commitments.read(sentence)
    others = False
    if made:
        same = any(commitments.actors.may_be_same(a, o) for a in made.actors.owners for o in owners)
        others = not same and made.actors.sure and made.weight >= 0.6  # it has an owner of its own
        weight += made.weight * (1.4 if same else -0.5 if others else 0.35)
    named = next((m for o in owners if (m := re.search(rf"(?<!\w){re.escape(o)}(?!\w)", sentence))), None)
    if named:
        speaks = commitments.tells(sentence[named.end() :]) or _SAID_BY.search(
            sentence, max(0, named.start() - 120), named.start()
        )
        weight += -0.1 if speaks else 0.5
    if not others and _INFINITIVE.match(sentence) and not _FINITE.search(sentence):
        weight += 0.45
    opens = commitments.actors.at(sentence)
    spoken = opens and not any(a.kind in ("group", "everyone", "we") for a in opens.actors)
    if opens and spoken and commitments.tells(sentence[opens.end :]) and not named:
        weight -= 0.15  # somebody else speaks
    if commitments.vocabulary_agreed(sentence):
        weight += 0.25
    return weight + (height(beside, line) if level else 0.0)


def best_in_order(weights: list[list[float]]) -> list[int]:
    """Choose one column a row, in rising order where there are enough, so that the sum is greatest.

    Later columns win ties: a lead officer's initials stand by the end of what was talked about.

    >>> best_in_order([[0.1, 0.9, 0.2], [0.0, 0.8, 0.3]])
    [1, 2]
    """
    rows, columns = len(weights), len(weights[0])
    if rows > columns:
        return [min(i, columns - 1) for i in range(rows)]
    best = [[float("-inf")] * (columns + 1) for _ in range(rows + 1)]
    best[0] = [0.0] * (columns + 1)
    take = [[False] * (columns + 1) for _ in range(rows + 1)]
    for i in range(1, rows + 1):
        for j in range(i, columns + 1):
            with_it = best[i - 1][j - 1] + weights[i - 1][j - 1]
            take[i][j] = with_it >= best[i][j - 1]
            best[i][j] = max(with_it, best[i][j - 1])
    chosen: list[int] = []
    i, j = rows, columns
    while i > 0:
        if take[i][j]:
            chosen.append(j - 1)
            i -= 1
        j -= 1
    return chosen[::-1]
