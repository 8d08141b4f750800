"""Whether a line of a list is an entry of it, goes on with it, or only tells of those in it."""

from __future__ import annotations

import re

from minutesparse.names import read_person, split_people
from minutesparse.names.judging import is_given
from minutesparse.parsing.attendance.people_list import PeopleList
from minutesparse.parsing.attendance.stretch import Stretch
from minutesparse.parsing.headings import is_numbered
from minutesparse.parsing.lines import Line
from minutesparse.vocabulary import Vocabulary

ENTRY_WORDS = 16
MANY_NAMES = 2
SENTENCE_WORDS = 8


def is_remark(line: Line, current: PeopleList, vocabulary: Vocabulary) -> bool:
    """Say whether a sentence below the bullets of a list tells of those in it: "Both sent their votes to Ann."."""
    bullets = bool(current.stretches and current.stretches[-1].paragraph.label)
    text = line.text.rstrip()
    if not bullets or line.paragraph.label or line.heading or not text.endswith("."):
        return False
    first = split_people(text, vocabulary)[:1]
    sentence = len(text.split()) >= SENTENCE_WORDS and text.count(",") < MANY_NAMES
    return sentence and not (first and read_person(first[0][2], vocabulary))


def is_entry(line: Line, vocabulary: Vocabulary) -> bool:
    """Say whether a line that looks like a heading is an entry in bold or capitals: "Ann Moss (AM) [CHAIR]"."""
    person = read_person(line.text, vocabulary)
    if person is None or is_numbered(line.paragraph):
        return False
    sure = person.initials or person.honorific or (person.role and " " in person.name)
    known = " " in person.name and is_given(person.name.split()[0], vocabulary)
    return bool(sure) or (known and not line.paragraph.heading)


def names_somebody(stretch: Stretch, vocabulary: Vocabulary) -> bool:
    person = read_person(stretch.text, vocabulary)
    return "," in stretch.text or (
        person is not None and not (person.name.isupper() and len(person.name) < 5)
    )


def runs_on(line: Line, vocabulary: Vocabulary, *, bullet: bool = False) -> bool:
    """Say whether a line after the list still lists somebody: a full name, with office or body behind.

    A nick or given name alone will do for a `bullet` of the same list.
    """
    text = line.text
    words = text.split()
    if text.rstrip().endswith((":", ";")):
        return False
    if len(words) > ENTRY_WORDS:
        return text.count(",") >= MANY_NAMES and are_people(text, vocabulary)
    if text.rstrip().endswith(".") and len(words) > 4 and not re.search(r"[,(]|\s[-–—]\s", text):
        return False
    if words[0].isdigit() and not vocabulary.set("names.never").isdisjoint(w.lower() for w in words[1:]):
        return True  # "12 members of the public"
    return are_people(text, vocabulary, bullet=bullet)


def are_people(text: str, vocabulary: Vocabulary, *, bullet: bool = False) -> bool:
    """Say whether a line is nothing but people, called by more than one word each."""
    people = [read_person(t, vocabulary) for _, _, t in split_people(text, vocabulary, listed=True)]
    return bool(people) and all(p and (" " in p.name or p.honorific or bullet) for p in people)
