"""Lists of people under headings whose words do not say so: "Voting members", then a name a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minutesparse.document import Paragraph
from minutesparse.names import read_person
from minutesparse.names.judging import is_given
from minutesparse.parsing.headings import heading_key, heading_part
from minutesparse.parsing.layout import Piece
from minutesparse.parsing.statuses import box_status
from minutesparse.vocabulary import Vocabulary

_ENTRY_WORDS = 14
_LEAST = 2
_NAMED = 0.8
_GIVEN = 0.5


def lists_people(behind: Sequence[Piece], vocabulary: Vocabulary, *, group: bool) -> bool:
    """Tell whether what stands behind a heading, up to the next one, is a list of people and nothing else.

    Where the heading names a group, names of which half or more begin with a common given name are a list
    of who came ("Candidates" may be away); where each has a box to tick, any names are, and one will do.
    """
    entries = list(_entries(behind))
    if not entries or len({p.level for p in entries}) > 1:
        return False
    named = sum(_names_somebody(p.text, vocabulary) for p in entries)
    if named < _NAMED * len(entries):
        return False
    if all(box_status(p.label) for p in entries):
        return True
    if not group:
        return False
    given = sum(is_given(p.text.split()[0], vocabulary) for p in entries)
    return len(entries) >= _LEAST and given >= _GIVEN * len(entries)


def names_group(heading: str, vocabulary: Vocabulary) -> bool:
    """ "Fell Board voting members", "Members of the board": a heading whose noun is a group of people.

    "Candidates for the board" and "In memory of our members" are other people.
    """
    words = heading_key(heading).split()
    small = vocabulary.set("verbs.prepositions")
    noun = next((at for at, word in enumerate(words) if word in small), len(words)) - 1
    groups = vocabulary.set("groups.words") | vocabulary.set("headings.in_attendance")
    return 1 < len(words) <= _ENTRY_WORDS and noun >= 0 and words[noun] in groups


def _entries(behind: Sequence[Piece]) -> Iterator[Paragraph]:
    """The lines up to the next heading; a name in bold is an entry where no box or bullet is due."""
    for piece in behind:
        paragraph = piece.paragraph
        if paragraph is None or paragraph.heading or piece.item or piece.run_in or piece.weight >= 1:
            return
        yield paragraph


def _names_somebody(text: str, vocabulary: Vocabulary) -> bool:
    if len(text.split()) > _ENTRY_WORDS or heading_part(text, vocabulary) is not None:
        return False
    person = read_person(text, vocabulary)
    return person is not None and " " in person.name
