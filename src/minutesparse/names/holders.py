"""Offices with the one who holds each in brackets: "Director, Roads and Bins (Mr O. Moss), Clerk (Ms T. Hale)"."""

from __future__ import annotations

from minutesparse.compiling import compiled
from minutesparse.names.judging import is_given, is_name, is_role, strip_honorifics
from minutesparse.vocabulary import Vocabulary

_HELD = compiled(r"\((?P<who>[^()\n]{3,60})\)")
_LONGEST_OFFICE = 120
_FEWEST = 2
_MARKS = " ,;.&\t"


def holder_of(office: str, aside: str, vocabulary: Vocabulary) -> tuple[str | None, str] | None:
    """Return title and name of the one in brackets behind an office, None where neither is plainly meant.

    >>> from minutesparse.vocabulary import load
    >>> holder_of("Director, Roads and Bins", "Mr O. Moss", load("en"))
    ('Mr', 'O. Moss')
    >>> holder_of("Ann Moss", "Clerk", load("en")) is None
    True
    """
    first = office.split(",", 1)[0].strip()
    honorific, name = strip_honorifics(aside.strip(), vocabulary)
    sure = honorific is not None or (" " in name and is_given(name.split()[0], vocabulary))
    if not (sure and is_name(name, vocabulary) and not is_role(name, vocabulary)):
        return None
    return (honorific, name) if is_role(first, vocabulary) else None


def offices_first(text: str, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Return where each entry stands in a line that names offices, the holders in brackets; else [].

    >>> from minutesparse.vocabulary import load
    >>> line = "Director, Roads and Bins (Mr O. Moss), Town Clerk (Ms T. Hale)."
    >>> [line[a:b] for a, b in offices_first(line, load("en"))]
    ['Director, Roads and Bins (Mr O. Moss)', 'Town Clerk (Ms T. Hale)']
    """
    entries: list[tuple[int, int]] = []
    end = 0
    for match in _HELD.finditer(text):
        office = text[end : match.start()]
        start = end + _joint(office, vocabulary)
        if len(office) > _LONGEST_OFFICE or not holder_of(
            text[start : match.start()], match["who"], vocabulary
        ):
            return []
        entries.append((start, match.end()))
        end = match.end()
    return [] if text[end:].strip(_MARKS) or len(entries) < _FEWEST else entries


def _joint(office: str, vocabulary: Vocabulary) -> int:
    """Return how much before an office parts it from the entry before: ", ", " and "."""
    rest = office.lstrip(_MARKS)
    word = vocabulary.pattern("names.and").match(rest)
    if word and word.end() < len(rest) and len(rest) < len(office):
        rest = rest[word.end() :].lstrip(_MARKS)
    return len(office) - len(rest)
