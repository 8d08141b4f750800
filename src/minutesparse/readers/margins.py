"""Who acts, typed at the right edge of a plain text, many blanks away from what is to be done.

BS reported that six drivers were due for training.              BS
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from minutesparse.compiling import compiled

_TAIL = compiled(r"^(?P<text>.*\S)[ ]{3,}(?P<note>\S{1,14})$")
_FURTHEST_LEFT = 45
"""A note begins no further left than this column; what stands there is a column of a table."""
_SLIP = 3
_FEWEST = 2

Margin = Mapping[int, tuple[str, str]]
"""Of a line by its index: the line without its note, and the note."""


def find_margin(lines: Sequence[str]) -> Margin:
    """Return the lines that have a note at the text's right edge; none where notes line up nowhere.

    A note is one word of up to 14 letters, three blanks or more behind its line. At least two must
    begin at the same column, give or take three, and more than half of all such tails must.
    """
    tails = {
        at: match
        for at, line in enumerate(lines)
        if (match := _TAIL.match(line.rstrip())) and match.start("note") >= _FURTHEST_LEFT
    }
    columns = Counter(match.start("note") for match in tails.values())
    near = {c: sum(n for d, n in columns.items() if abs(c - d) <= _SLIP) for c in columns}
    column = max(near, key=lambda c: (near[c], -c), default=0)
    if near.get(column, 0) < _FEWEST or 2 * near[column] <= len(tails):
        return {}
    return {
        at: (match["text"], match["note"])
        for at, match in tails.items()
        if abs(match.start("note") - column) <= _SLIP
    }
