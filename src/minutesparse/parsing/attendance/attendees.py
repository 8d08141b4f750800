"""One person of the attendance record: joining what several places of the document say of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from minutesparse.document import Paragraph
from minutesparse.names import PersonText, initials_of, is_initials, strip_honorifics
from minutesparse.names.initials import letters
from minutesparse.parsing.lines import Outline, span_evidence
from minutesparse.schema import Attendance, Person
from minutesparse.text import plain, stable_id
from minutesparse.vocabulary import Vocabulary

ATTENDED: frozenset[Attendance | None] = frozenset({"present", "in_attendance", "part"})
_AWAY: frozenset[Attendance | None] = frozenset({"apologies", "absent"})
_LONG_ENOUGH_TO_MISSPELL = 9
MOST_ALIKE = 200  # a given name that more bear tells nobody apart; the surname does


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person at one place of the document. `start` and `end` are offsets into its text.

    `weight` says how good the place is: 2 an entry of a list, 1 a sentence or a line that says who
    took the chair.
    """

    person: PersonText
    status: Attendance | None
    paragraph: Paragraph
    start: int
    end: int
    weight: int = 2


def settle_status(status: Attendance | None, person: PersonText, vocabulary: Vocabulary) -> Attendance | None:
    """Correct the list's status by what the entry itself says: "(late)", "- apologies", "(Observer)"."""
    said = " ".join(p for p in (person.note, person.role) if p)
    if status in ATTENDED and person.note:
        words = plain(person.note)
        if _holds(words, "apologies", vocabulary):
            return "apologies"
        if vocabulary.pattern("attendance.was_not").search(words):
            return "absent"
        if vocabulary.pattern("attendance.part").search(words):
            return "part"
    if (
        status in _AWAY
        and person.note
        and vocabulary.pattern("attendance.came_after_all").search(person.note)
    ):
        return "part"  # under the apologies: "Ann Moss - arrived during the meeting"
    if status == "present" and vocabulary.pattern("attendance.onlookers").search(said):
        return "in_attendance"
    return status


def _holds(words: str, key: str, vocabulary: Vocabulary) -> bool:
    """Say whether a note holds a whole word of the marks at a key, one long enough to be no chance."""
    return any(len(p) > 3 and p in words for p in vocabulary.set(f"attendance.{key}"))


def join_attendees(found: Iterable[Attendee], vocabulary: Vocabulary) -> list[Attendee]:
    """Return one row a person, in order of appearance, with the fullest name and the last word on status."""
    rows: list[Attendee] = []
    by_word: dict[str, set[int]] = {}
    for attendee in found:
        keys = {*_key(attendee.person.name, vocabulary), letters(attendee.person.name)}
        keys |= {plain(attendee.person.initials)} if attendee.person.initials else set()
        near = sorted(
            {i for key in keys if len(by_word.get(key, ())) <= MOST_ALIKE for i in by_word.get(key, ())}
        )
        alike = [rows[i] for i in near]
        at = next((i for i in near if _is_same(rows[i], attendee, alike, vocabulary)), None)
        if at is None:
            rows.append(attendee)
            at = len(rows) - 1
        else:
            rows[at] = _joined(rows[at], attendee)
        for key in keys:
            by_word.setdefault(key, set()).add(at)
    return rows


def _is_same(row: Attendee, other: Attendee, rows: list[Attendee], vocabulary: Vocabulary) -> bool:
    """Say whether two entries are one person: the same name, or a short one that fits nobody else."""
    if _stands_for(row.person, other.person) or _stands_for(other.person, row.person):
        return True
    a, b = _key(row.person.name, vocabulary), _key(other.person.name, vocabulary)
    if a == b or letters(row.person.name) == letters(other.person.name):
        return True
    if is_misspelt(" ".join(a), " ".join(b)):
        return True
    short, full = sorted((a, b), key=len)
    if not _is_short_for(short, full):
        return False
    if other.weight == 2 and row.weight == 2 and len(short) == 1 and row.status == other.status:
        return False  # "Ann" and "Ann Moss" in one list are two people
    fits = [r for r in (*rows, other) if _is_short_for(short, _key(r.person.name, vocabulary))]
    return len(fits) == 1 or len(short) == len(full)


def _stands_for(short: PersonText, full: PersonText) -> bool:
    """Say whether a name is no more than the initials that are printed beside another."""
    return full.initials is not None and short.name == full.initials != full.name


def _is_short_for(short: list[str], full: list[str]) -> bool:
    """Say whether a name can be short for another: "Ann", "A Moss" or "Moss" for "Ann Moss"."""
    if not short or len(full) < 2:
        return False
    if len(short) == 1:
        return short[0] in (full[0], full[-1]) and len(short[0]) > 1
    return (
        short[-1] == full[-1] and full[0].startswith(short[0]) and (len(short[0]) == 1 or short[0] == full[0])
    )


def is_misspelt(a: str, b: str) -> bool:
    """Say whether two long names differ by one slip of the pen.

    >>> is_misspelt("terry wellman", "terry welman"), is_misspelt("norma jones", "susan jones")
    (True, False)
    """
    if min(len(a), len(b)) < _LONG_ENOUGH_TO_MISSPELL or abs(len(a) - len(b)) > 1 or a[:1] != b[:1]:
        return False
    head = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if head < a.find(" ") and a.count(" "):
        return False  # "Jane" and "June" are two names
    tail_a, tail_b = a[head:], b[head:]
    if tail_a[:2] == tail_b[1::-1] and tail_a[2:] == tail_b[2:]:
        return True
    return tail_a[1:] == tail_b[1:] or tail_a[1:] == tail_b or tail_a == tail_b[1:]


def is_same_name(a: str, b: str) -> bool:
    """Say whether two names, without titles, may be one person's, one of them shorter or misspelt.

    >>> [is_same_name("Ann Marlow", n) for n in ("A Marlow", "Ann Marlow-Hale", "Ann Marlowe", "Marlow", "Jo Marlow")]
    [True, True, True, True, False]
    """
    one, other = _plain_words(a), _plain_words(b)
    if one == other or is_misspelt(" ".join(one), " ".join(other)):
        return True
    short, full = sorted((one, other), key=len)
    if not short:
        return False
    if len(short) == 1:
        return short[0] == full[-1] or (short[0] == full[0] and len(short[0]) > 1)
    rest = iter(full)
    if all(word in rest for word in short):
        return True
    return short[-1] == full[-1] and (short[0] == full[0][:1] or full[0] == short[0][:1])


@lru_cache(maxsize=4096)
def _plain_words(name: str) -> list[str]:
    return re.sub(r"[.,_-]+", " ", plain(name)).split()


def _key(name: str, vocabulary: Vocabulary) -> list[str]:
    return plain(
        strip_honorifics(name, vocabulary)[1].replace("_", " ").replace(".", " ").replace(",", " ")
    ).split()


def _joined(row: Attendee, other: Attendee) -> Attendee:
    """Join two entries of one person. Being away, or there in part, is said on purpose: it wins."""
    fuller = max((row.person, other.person), key=lambda p: (len(p.name.split()), len(p.name)))
    person = replace(
        fuller,
        honorific=row.person.honorific or other.person.honorific,
        role=row.person.role or other.person.role,
        organisation=row.person.organisation or other.person.organisation,
        initials=row.person.initials or other.person.initials,
        note=row.person.note or other.person.note,
    )
    status = row.status
    if other.weight == 1 and row.weight == 2 and row.status is not None:
        status = "part" if other.status == "part" and row.status in ATTENDED else row.status
        if row.status in ATTENDED and other.status == "apologies":
            status = other.status
    elif status is None or (other.status in _AWAY and status in ATTENDED) or other.status == "part":
        status = other.status
    keeper = row if row.weight >= other.weight else other
    return replace(keeper, person=person, status=status)


def as_person(outline: Outline, attendee: Attendee) -> Person:
    """Return the schema's person for a row."""
    text = attendee.person
    return Person(
        id=stable_id("p", [text.name]),
        name=text.name,
        initials=[text.initials] if text.initials else [],
        honorific=text.honorific,
        role=text.role,
        organisation=text.organisation,
        attendance=attendee.status,
        evidence=span_evidence(outline.document, attendee.paragraph, attendee.start, attendee.end),
    )


def fits_name(short: str, name: str) -> bool:
    """Say whether a short form as written can stand for a name.

    >>> fits_name("ACh", "Arthur Chan"), fits_name("JMac", "Jo Macey"), fits_name("TH", "Ann Moss")
    (True, True, False)
    """
    return letters(short) in {letters(f) for f in initials_of(name)}


def only_initials(attendee: Attendee) -> bool:
    return is_initials(attendee.person.name)
