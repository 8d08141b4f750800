"""What stands beside or below a name in a list: a body, an office, and how to tell that it is no person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minutesparse.compiling import compiled
from minutesparse.names import is_note, is_organisation, is_role, read_person, split_people
from minutesparse.names.judging import is_given
from minutesparse.parsing.attendance.attendees import Attendee
from minutesparse.parsing.attendance.stretch import Stretch
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_COUNT = compiled(r"\(\d{1,3}\)$|^\d{1,3}\s")
_LIST = 3
_FULL = 0.6
_GIVEN_AND_SURNAME = 2
_JOINED_BODY = compiled(r"(?P<name>[^\W\d_][\w'’.]*[ -][^ -]+(?:[ -][^ -]+)?)[ -](?P<body>[^ -]+)")
_RUN_TOGETHER = compiled(r"(?!(?:Mac|Van|Von|Fitz)[A-Z])[A-Z][a-z]{2,}[A-Z]\w+")
_ASIDE = compiled(r"\s*\(([^()]{2,60})\)$")


def goes_on(found: list[Attendee], entries: list[Attendee], vocabulary: Vocabulary) -> bool:
    """Say whether a line of one word goes on the entry above it: "Ann Moss," and below it "Tarnworks"."""
    if not found or len(entries) != 1 or not found[-1].paragraph.text.rstrip().endswith(","):
        return False
    above, name = found[-1].person, entries[0].person.name
    return " " in above.name and " " not in name and not is_given(name, vocabulary)


def lines_are_pairs(stretches: Sequence[Stretch], vocabulary: Vocabulary) -> bool:
    """Say whether the lines of a list are each "name, body", so that no comma begins another person."""
    commas = [s for s in stretches if "," in s.text]
    if len(commas) < 3 or len(commas) * 10 < len(stretches) * 6:
        return False
    single = 0
    for stretch in commas:
        entries = split_people(stretch.text, vocabulary, listed=True)
        single += len(entries) == 1 or not is_given(entries[1][2].split()[0], vocabulary)
    return single * 10 >= len(commas) * 8


def second_column_is_bodies(stretches: Sequence[Stretch], vocabulary: Vocabulary) -> bool:
    """Say whether what stands behind the tabs of a list are bodies and offices, rather than more people."""
    behind = [s.text.split("\t", 1)[1].strip() for s in stretches if "\t" in s.text]
    behind = [b for b in behind if b]
    if len(behind) < 3 or len(behind) * 2 < len(stretches):
        return False
    people = sum(" " in b and is_given(b.split()[0], vocabulary) for b in behind)
    known = sum(is_organisation(b, vocabulary) or is_role(b, vocabulary) or b[0] in "-–(" for b in behind)
    return known > 0 and people * 4 <= len(behind)


def with_line_below(
    above: Attendee, stretch: Stretch, vocabulary: Vocabulary, *, body: bool = False
) -> Attendee:
    """Give a person what the line below says: an office, a body, how they came."""
    text = stretch.text.strip(" ,;")
    person = above.person
    if _COUNT.search(text):
        return above  # "Members (11)"
    aside = _ASIDE.search(text)
    if aside and is_role(aside[1], vocabulary) and not person.role:
        person = replace(person, role=aside[1])  # "Tarn Council (Chair)"
        text = text[: aside.start()].strip()
    if is_role(text, vocabulary) and not person.role:
        person = replace(person, role=text)
    elif (body or is_organisation(text, vocabulary)) and not person.organisation:
        person = replace(person, organisation=text)
    elif is_note(text, vocabulary) and not person.note:
        person = replace(person, note=text)
    return replace(above, person=person)


def alternates(stretches: Sequence[Stretch], vocabulary: Vocabulary, *, expected: bool = False) -> bool:
    """Say whether every second line of a list names the body or office of the one above it.

    `expected` says that another list of the document does, so that less will do.
    """
    if len(stretches) < 4 or len(stretches) % 2:
        return False
    names = [read_person(s.text, vocabulary) for s in stretches]
    if not all(p and " " in p.name for p in names[::2]):
        return False
    bodies = sum(is_organisation(s.text, vocabulary) or is_role(s.text, vocabulary) for s in stretches[1::2])
    doubtful = [
        s
        for s, p in zip(stretches[1::2], names[1::2], strict=True)
        if p and is_given(p.name.split()[0], vocabulary)
    ]
    whole = [
        p for p in names[1::2] if p and p.role and " " in p.name and not is_organisation(p.name, vocabulary)
    ]  # "Ann Moss — Developer" is a person with her role, not the role of the one above
    if len(whole) * 3 > len(names):
        return False
    return not doubtful and bodies * (4 if expected else 3) >= len(stretches)


def with_organisation(attendee: Attendee, organisation: str) -> Attendee:
    if attendee.person.organisation:
        return attendee
    return replace(attendee, person=replace(attendee.person, organisation=organisation))


def with_shared_surnames(found: list[Attendee], vocabulary: Vocabulary) -> list[Attendee]:
    """Give "Bill" in "Bill and Genie Vale, Ann Moss" the surname that he shares, in a list of full names.

    At a list's end "and" joins its last entry ("Ann Moss, Joe and Una Fell"), who need be no couple.
    """
    full = sum(" " in a.person.name for a in found)
    if len(found) < _LIST or full < _FULL * len(found):
        return found
    couples = [at for at in range(len(found) - 2) if _is_couple(found[at], found[at + 1], vocabulary)]
    # where several couples stand and nobody else goes by one name, a rare given name is half of one as well
    alone = len(couples) > 1 and len(couples) == len(found) - full
    rows = list(found)
    for at in couples:
        first, surname = found[at].person, found[at + 1].person.name.split()[1]
        if alone or is_given(first.name, vocabulary):
            rows[at] = replace(found[at], person=replace(first, name=f"{first.name} {surname}"))
    return rows


def _is_couple(first: Attendee, second: Attendee, vocabulary: Vocabulary) -> bool:
    """Say whether one word and a full name are joined by "and", with nothing else said of the first."""
    base = first.paragraph.place.start
    between = first.paragraph.text[first.end - base : second.start - base].strip()
    beside = second.paragraph is first.paragraph and bool(vocabulary.pattern("names.and").fullmatch(between))
    bare = first.person.role is first.person.organisation is None and first.person.name.istitle()
    words = second.person.name.split()
    known = [is_given(word, vocabulary) for word in words]
    couple = len(words) == _GIVEN_AND_SURNAME and (
        known[0] or not known[1]
    )  # surnames may be given names too
    return beside and bare and couple and " " not in first.person.name


def with_known_bodies(found: list[Attendee], vocabulary: Vocabulary) -> list[Attendee]:
    """Part a name from a body that stands behind it with no more than a blank or a hyphen.

    Where most of a list come from bodies: "Joe Hale Tarnworks" and "Una Fell-MoorTech", where somebody
    else is from Tarnworks or the word is written as only a body's is.
    """
    bodies = {plain(a.person.organisation) for a in found if a.person.organisation}
    if sum(bool(a.person.organisation) for a in found) * 2 < len(found) or len(found) < _LIST:
        return found
    rows = []
    for attendee in found:
        match = _JOINED_BODY.fullmatch(attendee.person.name)
        body = match["body"] if match and not attendee.person.organisation else ""
        known = plain(body) in bodies or _RUN_TOGETHER.fullmatch(body)
        if match and body and known and not is_given(body, vocabulary):
            named = replace(attendee.person, name=match["name"], organisation=body)
            rows.append(replace(attendee, person=named))
        else:
            rows.append(attendee)
    return rows
