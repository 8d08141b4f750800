"""People from lists and lines: one a line, several a line, under a heading or behind a label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutesparse.compiling import compiled
from minutesparse.names import PersonText, is_note, is_organisation, is_role, read_person, split_people
from minutesparse.names.codes import is_radio_call
from minutesparse.names.judging import is_given
from minutesparse.parsing.attendance.attendees import Attendee, settle_status
from minutesparse.parsing.attendance.beside import (
    goes_on,
    lines_are_pairs,
    second_column_is_bodies,
    with_known_bodies,
    with_line_below,
    with_organisation,
    with_shared_surnames,
)
from minutesparse.parsing.attendance.bodies_first import bodies_first, is_full_name
from minutesparse.parsing.attendance.boxes import TICKED, UNTICKED, box_of
from minutesparse.parsing.attendance.stretch import Stretch
from minutesparse.schema import Attendance
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

MANY_COMMAS = 2
LONGEST_LINE = 60_000
LABEL_REACH = 80
_ACRONYM = 3
DEEPEST = 8
"""Labels within labels ("Guests: Team: Ann Moss")."""
LONGEST_PROSE = 30
FEW_LINES = 3
_SUBLIST = compiled(r"^([^:–—(\[]{2,60}?)\s*(?::(?=\s|$)|\s[-–—](?=\s|$))\s*(.*)$")
_INITIALLED = compiled(r"([A-Z][A-Za-z]{1,3})\s?[-–—:]\s(\w.{1,200})$")
_GROUP = compiled(r"([A-Z][\w &/'’-]{2,40}?)\s?\(([^()]{5,400})\)[,;]?")
_LEADING_PROSE = compiled(r"^(?:[\w'’,]+ )*?(?=(?:[A-Z][\w'’-]+ ){1,3}[A-Z(])")


def read_list(
    stretches: Sequence[Stretch],
    status: Attendance,
    vocabulary: Vocabulary,
    *,
    organisation: str | None = None,
    paired: bool = False,
    depth: int = 0,
) -> list[Attendee]:
    """Read the people of one list: its lines, or the one line that holds them all.

    `paired` says that every second line is about the one above. Where boxes are ticked, the ticked came and the others did not. A line that is no person says
    something of the one before ("Chris Vale" / "Head of Works").
    """
    if depth < DEEPEST and (told := bodies_first(stretches, vocabulary)):
        return [
            a
            for body, rest in told
            for a in read_list([rest], status, vocabulary, organisation=body or organisation, depth=depth + 1)
        ]
    vertical = len(stretches) > 1 or any(s.start == 0 and s.paragraph.label for s in stretches)
    boxes = [box_of(s) for s in stretches]
    ticked = any(TICKED.fullmatch(b) for b in boxes)
    pairs = lines_are_pairs(stretches, vocabulary)
    columns = second_column_is_bodies(stretches, vocabulary)
    coded = sum(bool(_INITIALLED.match(s.text)) for s in stretches) >= FEW_LINES
    found: list[Attendee] = []
    for at, (stretch, box) in enumerate(zip(stretches, boxes, strict=True)):
        at_line: Attendance = status
        if ticked and UNTICKED.fullmatch(box):
            at_line = "absent" if status != "apologies" else status
        entries = _line_entries(
            stretch,
            at_line,
            vocabulary,
            vertical=vertical,
            pairs=pairs or (columns and "\t" in stretch.text),
            coded=coded,
            depth=depth,
        )
        if found and (goes_on(found, entries, vocabulary) or (paired and at % 2)):
            found[-1] = with_line_below(found[-1], stretch, vocabulary, body=True)
        elif entries:
            found.extend(entries)
        elif found and vertical:
            found[-1] = with_line_below(found[-1], stretch, vocabulary)
    lines = len({a.paragraph.place.start for a in found})
    notes = len(stretches) == FEW_LINES and len(found) == 1
    if notes or (len(stretches) > FEW_LINES and lines * 2 < len(stretches)):
        found = [a for a in found if _is_sure(a, vocabulary)]  # notes below a heading, not a list of people
    if organisation:
        found = [with_organisation(a, organisation) for a in found]
    found = with_known_bodies(found, vocabulary)
    return _without_strays(
        [replace(a, status=settle_status(a.status, a.person, vocabulary)) for a in found], vocabulary
    )


def _line_entries(
    stretch: Stretch,
    status: Attendance,
    vocabulary: Vocabulary,
    *,
    vertical: bool,
    pairs: bool,
    coded: bool,
    depth: int,
) -> list[Attendee]:
    if len(stretch.text) > LONGEST_LINE:
        return []
    stretch = _without_label_words(stretch, vocabulary)
    groups = list(_groups(stretch, vocabulary))
    if groups and depth < DEEPEST:
        return read_list(groups, status, vocabulary, depth=depth + 1)
    known = _behind_initials(stretch.text, vocabulary, coded=coded) if vertical else None
    if known:
        return [_attendee(stretch, 0, len(stretch.text), known, status)]
    named = _sublist(stretch, vocabulary) if depth < DEEPEST else None
    if named is not None:
        label, rest = named
        if status in ("apologies", "absent"):
            # "Invited guest: Ann Moss", "Scribe: Ann Moss" below the apologies
            onlooker = vocabulary.pattern("attendance.onlookers").search(label)
            status = "in_attendance" if onlooker else "present" if is_role(label, vocabulary) else status
        people = read_list([rest], status, vocabulary, depth=depth + 1) if rest.text.strip() else []
        role = label if is_role(label, vocabulary) and len(people) == 1 else None
        weight = 1 if role else 2
        return [
            replace(a, person=replace(a.person, role=a.person.role or role), weight=weight) for a in people
        ]
    listed = vertical and stretch.text.count(",") <= MANY_COMMAS
    if listed and pairs:
        whole = read_person(stretch.text, vocabulary)
        if whole and " " not in whole.name and whole.name not in stretch.text.split(",")[0]:
            return []  # "Minister of State, Justice", below the name of the one who is
        return [_attendee(stretch, 0, len(stretch.text), whole, status)] if whole else []
    entries: list[Attendee] = []
    lost = 0
    for start, end, text in split_people(stretch.text, vocabulary, listed=listed):
        person = read_person(text, vocabulary) or _behind_prose(text, vocabulary)
        if person:
            entries.append(_attendee(stretch, start, end, person, status))
        elif text[0].isalpha() and len(text.split()) > 3 and not entries:
            lost += 1
    if entries and not lost and vertical:
        # "Department of Parks, Roads and Bins", below the name of somebody from there
        before = stretch.text[: entries[0].start - stretch.paragraph.place.start - stretch.start]
        lost = is_organisation(before, vocabulary) or is_role(before, vocabulary)
    # "Set up the board, labels and milestones": a sentence, of which some words could be nicks
    return with_shared_surnames(
        [e for e in entries if _is_sure(e, vocabulary)] if lost else entries, vocabulary
    )


def _behind_initials(text: str, vocabulary: Vocabulary, *, coded: bool) -> PersonText | None:
    """Read "YG - Yves Gaul, Fell Institute, France": one person, who is known by the letters in front.

    Where a list has many such (`coded`), "TD - Tom" is one too, and "NHS - Ann Moss" somebody from there.
    """
    match = _INITIALLED.match(text)
    person = read_person(match[2], vocabulary) if match else None
    words = person.name.split() if person else []
    if not match or not person or (len(words) < 2 and not coded):
        return None
    code = match[1]
    body = is_organisation(code, vocabulary)
    if body and not coded:
        return None
    more = {w[0].lower() for w in words[1:]}
    if code[0] == words[0][0] and (not more or not more.isdisjoint(code[1:].lower())):
        return replace(person, initials=code)  # "MP - Mika Pard", where "MP" alone would be an office
    if is_role(code, vocabulary):
        return None
    body = body or (code.isupper() and len(code) >= _ACRONYM)
    return replace(person, organisation=person.organisation or code) if coded and body else None


def _groups(stretch: Stretch, vocabulary: Vocabulary) -> Iterator[Stretch]:
    """Yield the people of each group of "Executive (Ann Moss, Joe Hale) Staff (Una Fell and Sam Vale)"."""
    found = list(_GROUP.finditer(stretch.text))
    told = all(
        is_role(m[1], vocabulary) or _is_plural_label(m[1], vocabulary) or is_organisation(m[1], vocabulary)
        for m in found
    )
    many = any(len(split_people(m[2], vocabulary)) > 1 for m in found)
    if found and told and many and sum(len(m.group()) for m in found) + len(found) >= len(stretch.text):
        for match in found:
            yield stretch.between(match.start(2), match.end(2))


def _is_sure(attendee: Attendee, vocabulary: Vocabulary) -> bool:
    """Say whether an entry is a person even outside a list: a title, or a known given name before another."""
    person = attendee.person
    words = person.name.split()
    return person.honorific is not None or (len(words) > 1 and is_given(words[0], vocabulary))


def _without_label_words(stretch: Stretch, vocabulary: Vocabulary) -> Stretch:
    """Leave out what is still of the label: "for absence accepted from Ann Moss"."""
    known = vocabulary.set("attendance.label_words")
    at = 0
    for match in re.finditer(r"(?<!\S)\S+\s+", stretch.text[:LABEL_REACH]):
        word = plain(match.group()).strip(" :")
        if word not in known or (match.start() == 0 and match.group()[0].isupper()):
            break
        at = match.end()
    return stretch.after(at)


def _attendee(stretch: Stretch, start: int, end: int, person: PersonText, status: Attendance) -> Attendee:
    at = stretch.paragraph.place.start + stretch.start
    return Attendee(person, status, stretch.paragraph, at + start, at + end)


def _behind_prose(text: str, vocabulary: Vocabulary) -> PersonText | None:
    """Read "Subject to confirmation Ann Moss (chair)": a name of two words behind small words."""
    words = text.split()
    if not 4 <= len(words) <= LONGEST_PROSE or not any(w[0].islower() for w in words[:3]):
        return None
    match = _LEADING_PROSE.match(text)
    person = read_person(text[match.end() :], vocabulary) if match else None
    return person if person and " " in person.name and person.name in text[match.end() :][:60] else None  # type: ignore[union-attr]


def _sublist(stretch: Stretch, vocabulary: Vocabulary) -> tuple[str, Stretch] | None:
    """Part "Team - Ann, Joe" or "Minute taker: Ann" in its label and its people; None for an entry.

    A label that is no office and no body ("Location: Room 2") gives a stretch without people.
    """
    match = _SUBLIST.match(stretch.text)
    if not match:
        return None
    label = match[1].strip()
    rest = stretch.after(match.start(2))
    if plain(label) in vocabulary.set("attendance.label_words"):
        return label, rest  # "Other: Ann Moss, Joe Hale"
    colon = ":" in stretch.text[match.end(1) : match.start(2)]
    about = any(f(rest.text, vocabulary) for f in (is_role, is_organisation, is_note))
    named = read_person(label, vocabulary) is not None and not is_role(label, vocabulary)
    if named and (about or not colon):
        return None  # "Owen: chair", "Ann Moss - Tarnworks"
    if (
        is_role(label, vocabulary)
        or is_organisation(label, vocabulary)
        or _is_plural_label(label, vocabulary)
    ):
        return label, rest
    if not any(c.isdigit() for c in label) and colon:
        if is_full_name(rest.text, vocabulary):
            return label, rest  # "Coach: Ann Moss": whatever the office
        return label, Stretch(stretch.paragraph, "", stretch.start + match.start(2))
    return None


def _is_plural_label(label: str, vocabulary: Vocabulary) -> bool:
    words = plain(label).split()
    return any(w in vocabulary.set("groups.words") for w in words)


def _without_strays(found: list[Attendee], vocabulary: Vocabulary) -> list[Attendee]:
    """Drop what only looked like a person: a lone acronym or small word among full names."""
    full = sum(" " in a.person.name for a in found)
    capitals = sum(_is_capitals(a) for a in found)
    nicks = len(found) > FEW_LINES and full * 3 < len(found)  # "Joe, Ann, LJ, Sam, Una": called as they are
    kept = []
    for attendee in found:
        name = attendee.person.name
        if _is_next_heading(attendee, found, vocabulary):
            continue
        if _is_capitals(attendee) and capitals * 2 < len(found) + 1 and not nicks:
            continue
        small = " " not in name and name[0].islower()
        if small and full * 10 >= len(found) * 8 and len(found) > 4 and not _is_handle(name):
            continue
        kept.append(attendee)
    return kept


def _is_next_heading(attendee: Attendee, found: list[Attendee], vocabulary: Vocabulary) -> bool:
    """Say whether the last entry, set apart, is of another shape: "News" after a list of full names."""
    if attendee is not found[-1] or not attendee.paragraph.gap or len(found) < 3:
        return False
    others = [" " in a.person.name or a.person.honorific is not None for a in found[:-1]]
    name = attendee.person.name
    if attendee.person.honorific or is_given(name.split()[0], vocabulary):
        return False
    return all(others) if " " not in name else not any(others)


def _is_capitals(attendee: Attendee) -> bool:
    name = attendee.person.name
    short = " " not in name and name.isupper() and len(name) <= 4 and not is_radio_call(name)
    return short and not attendee.person.honorific


def _is_handle(name: str) -> bool:
    return name.startswith("@") or any(c.isdigit() for c in name) or "-" not in name
