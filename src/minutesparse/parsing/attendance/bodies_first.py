"""Lists that name each body before its people: "Tarnworks - Ann Moss, Joe Hale"."""

from __future__ import annotations

from collections.abc import Sequence

from minutesparse.compiling import compiled
from minutesparse.names import read_person
from minutesparse.names.judging import is_given
from minutesparse.parsing.attendance.stretch import Stretch
from minutesparse.vocabulary import Vocabulary

_PARTED = compiled(r"([^-–—:,()\t]{2,40}?)\s[-–—]\s+(?=\S)")
_FEWEST = 2


def bodies_first(stretches: Sequence[Stretch], vocabulary: Vocabulary) -> list[tuple[str | None, Stretch]]:
    """Return the people of each line with the body before them, [] unless most lines put the body first.

    In "Ann Moss - Tarnworks" the given name stands before the dash; "AM - Ann Moss" and "K7XYZ - Ann Moss" say
    how somebody is called.
    """
    parted = [_PARTED.match(s.text) for s in stretches]
    found = [(m[1].strip(), s.text[m.end() :]) for m, s in zip(parted, stretches, strict=True) if m]
    if any(_calls(body, names) for body, names in found):
        return []
    if len(found) < _FEWEST or 3 * len(found) < 2 * len(stretches):
        return []
    first = sum(
        is_full_name(names.split(",")[0], vocabulary) and not is_given(body.split()[0], vocabulary)
        for body, names in found
    )
    if 3 * first < 2 * len(found):
        return []
    return [
        (m[1].strip(), s.after(m.end())) if m else (None, s) for m, s in zip(parted, stretches, strict=True)
    ]


def _calls(short: str, names: str) -> bool:
    """Tell initials of who stands behind them, or a code with figures, from a body."""
    letters = "".join(word[0] for word in names.split(",", maxsplit=1)[0].split() if word[0].isalpha())
    return any(c.isdigit() for c in short) or (short.isupper() and short[0] == letters[:1])


def is_full_name(text: str, vocabulary: Vocabulary) -> bool:
    """Tell a common given name with one or two words behind it."""
    person = read_person(text.strip(" *"), vocabulary)
    words = person.name.split() if person else []
    return 2 <= len(words) <= 3 and is_given(words[0], vocabulary)
