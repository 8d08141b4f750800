"""Whether a text may be the name of a body, and not of a person, a place, a subject or a visit."""

from __future__ import annotations

import re

from minutesparse.names import looks_like_person, strip_honorifics
from minutesparse.parsing.headings import heading_part
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Part
from minutesparse.parsing.meeting.facts import label_kinds
from minutesparse.parsing.meeting.title import has_board_word, has_body_word
from minutesparse.text import plain, words
from minutesparse.vocabulary import Vocabulary

_PARTS = frozenset({Part.BUSINESS, Part.AGENDA, Part.OTHER})


def is_name_of_body(name: str, vocabulary: Vocabulary, *, told: bool) -> bool:
    """Whether a text may be a body's name: not a person, an address, a place or a sentence."""
    # "G39" beside the label "Team name" is a name
    letters = re.search(r"[^\W\d_]{2}|[A-Z]\d" if told else r"[^\W\d_]{2}", name)
    if not letters or len(name) > 120 or "@" in name or "://" in name:
        return False
    known = has_body_word(name, vocabulary)
    if plain(name) in vocabulary.set("meeting.body") and len(words(name)) > 1:
        return False  # the label "Team name" itself
    part = heading_part(name, vocabulary)
    if part in ATTENDANCE_PARTS or is_with(name, vocabulary) or (part in _PARTS and not known):
        return False  # "Discussion Summary", "Table of Contents"
    if _tells_who_came(name, vocabulary):
        return False
    if re.search(r"\s(?:is|are|was|were|will|has|have|been|that|how|what)\s", name):
        return False
    if label_kinds(name, vocabulary) and not known:
        return False
    if not (known or told) and (looks_like_person(name, vocabulary) or strip_honorifics(name, vocabulary)[0]):
        return False
    if re.match(r"\d+\s[a-z]", name) or is_numbered_sitting(name, vocabulary):
        return False  # "12 members attended", "Meeting 8 Results"
    first = name.split(maxsplit=1)[0]
    lower = first.islower() and not vocabulary.pattern("meeting.boards", "meeting.assemblies").match(name)
    if told and lower and re.search(r"\s[A-Z]", name):
        lower = plain(first) in vocabulary.set(
            "meeting.pointers"
        )  # "the above Council", but "wijkraad De Linden"
    return not lower and not re.search(r"\b\d{4,}\b.*\b\d{3,}\b", name)


def _tells_who_came(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is no name but says who came: "All members present"."""
    last = words(name)[-1]
    came = vocabulary.set("headings.present") | vocabulary.set("headings.absent")
    return last in came and not has_body_word(last, vocabulary)


def is_numbered_sitting(name: str, vocabulary: Vocabulary) -> bool:
    """Whether it only counts meetings: "Meeting 8 Results"."""
    sitting = vocabulary.pattern("meeting.sittings").match(name)
    return bool(sitting and re.match(r"\s(?:no\.?\s)?#?\d", name[sitting.end() :], re.IGNORECASE))


def is_with(name: str, vocabulary: Vocabulary) -> bool:
    """Whether it tells with whom or about what a meeting was: "Meeting with the supplier"."""
    sitting = vocabulary.pattern("meeting.sittings").search(name)
    return bool(sitting and re.match(r"\s(?:with|about|on|re|mit|met|avec|con)\s", name[sitting.end() :]))


def met(subject: str, vocabulary: Vocabulary) -> bool:
    """Whether the subject of a meeting names who met: "Finance Committee", not "Project plan and risks"."""
    if len(words(subject)) == 1 and sum(c.isupper() for c in subject) > 1:
        return True  # "MoorSoc meeting"
    ends = has_body_word(subject.rsplit(maxsplit=1)[-1], vocabulary) if subject else False
    return ends or has_board_word(subject, vocabulary)
