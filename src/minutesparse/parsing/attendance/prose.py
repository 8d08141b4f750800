"""What sentences and single lines say of attendance: apologies, the chair, who left before the end."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import takewhile

from minutesparse.compiling import compiled
from minutesparse.dates.grammar import any_of
from minutesparse.document import Paragraph
from minutesparse.names import PersonText, is_role, looks_like_person, read_person, split_people
from minutesparse.names.judging import is_given, is_honorific
from minutesparse.parsing.attendance.attendees import ATTENDED, Attendee, fits_name
from minutesparse.parsing.attendance.boxes import TICKED, UNTICKED
from minutesparse.parsing.attendance.labels import is_office_label
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Line, Outline, Part
from minutesparse.schema import Attendance
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_SENTENCE_END = compiled(r"(?<=[a-z)\]])\.(?:\s|$)|(?<=[A-Z][A-Z])\.(?:\s|$)|;\s(?=[a-z])|\n")
_LABEL = compiled(r"^([^:–—\t]{3,40}?)\s*(?::|\s[-–—](?=\s)|\t)\s*(\S.*)$")
_TIME = compiled(r"\d{1,2}\s?[:.h]\s?\d\d|\d{1,2}\s?[ap]\.?m", re.IGNORECASE)
_SMALL_WORDS = compiled(r"(?:[a-z-]{2,20}\s){1,3}(?=[A-Z])")
_TRAILING_NAME = compiled(r"((?:[^\W\d_][\w'’.-]*\s+){0,4}[^\W\d_][\w'’.-]*)\s*$")
_ARTICLE_AND_OFFICE = compiled(r"((?:[a-z]{2,4}\s)?)([^\W\d_][^,:;.]{2,40}),\s(?=[^\W\d_])")
HOLDER_WORDS = 12
BEHIND = 80
LONGEST_LIST = 5000
_SAID_OF: tuple[tuple[str, Attendance], ...] = (
    ("attendance.apologised", "apologies"),
    ("attendance.was_absent", "absent"),
    ("attendance.came", "in_attendance"),
)
TOP_LINES = 15


def find_apologies(outline: Outline) -> list[Attendee]:
    """Return those who sent apologies, from sentences: "Apologies were received from A and B"."""
    found: list[Attendee] = []
    for line in outline.lines:
        if line.part in (Part.OTHER, Part.ACTIONS, Part.PREVIOUS_ACTIONS):
            continue
        found += _apologies_from(line, outline.vocabulary) or _apologies_by(line, outline.vocabulary)
    return found


def _apologies_from(line: Line, vocabulary: Vocabulary) -> list[Attendee]:
    text = line.text
    match = _apologies_with(vocabulary).search(text) or vocabulary.pattern("attendance.apologise").search(
        text
    )
    if not match:
        return []
    if line.part is not Part.APOLOGIES and not _says_apologies(match.group(), vocabulary):
        return []  # "Reports were received from …"
    told = plain(match.group()).split()
    if told[:1] and told[0] in vocabulary.set("names.articles") and not _for_absence(told, vocabulary):
        return []  # "An apology for the delay was received from …"
    start = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip(" :–—-"))
    return people_at(line.paragraph, start, sentence_end(text, start, vocabulary), "apologies", vocabulary)


def _for_absence(told: list[str], vocabulary: Vocabulary) -> bool:
    return not vocabulary.set("attendance.excuses").isdisjoint(told)


@cache
def _apologies_with(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what finds "Apologies were received in advance from" and its like at the head of a sentence."""
    words, sources, articles = (
        any_of(vocabulary.list(key))
        for key in ("attendance.apology_words", "attendance.apology_from", "names.articles")
    )
    return compiled(
        rf"(?:^|[.;]\s)\W{{0,3}}(?:{articles}\s)?{words}\s(?:[^\W\d_]{{1,20}}\s){{1,10}}?{sources}(?=\s(?-i:[A-Z]))",
        re.IGNORECASE,
    )


def sentence_end(text: str, start: int, vocabulary: Vocabulary) -> int:
    """Return where the sentence from a place on ends; the stop of "Messrs." ends none."""
    for match in _SENTENCE_END.finditer(text, start):
        before = text[start : match.start()].split()
        if not before or not is_honorific(before[-1], vocabulary):
            return match.start()
    return len(text)


def _says_apologies(phrase: str, vocabulary: Vocabulary) -> bool:
    words = plain(phrase).split()
    return any(w in vocabulary.set("attendance.apology_words") for w in words)


def _apologies_by(line: Line, vocabulary: Vocabulary) -> list[Attendee]:
    """Read "Ann Moss and Joe Hale sent their apologies", "Ann Moss was absent", "Jo Tarn was in attendance"."""
    found: list[Attendee] = []
    for key, status in _SAID_OF:
        if status != "apologies" and line.index > TOP_LINES and line.part not in ATTENDANCE_PARTS:
            # further down it may be any other meeting
            found += _absent_in_passing(line, vocabulary) if status == "absent" else []
            continue
        for match in vocabulary.pattern(key).finditer(line.text):
            reach = max(0, match.start() - LONGEST_LIST)
            ends = (m.end() for m in _SENTENCE_END.finditer(line.text, reach, match.start()))
            begin = max(ends, default=reach)
            found += people_at(line.paragraph, begin, match.start(), status, vocabulary)
    return found


def _absent_in_passing(line: Line, vocabulary: Vocabulary) -> list[Attendee]:
    """Read "Task 4: Tom was absent, so this waits", a name right before, and no other meeting spoken of."""
    found: list[Attendee] = []
    for match in vocabulary.pattern("attendance.was_absent").finditer(line.text):
        name = _TRAILING_NAME.search(line.text[max(0, match.start() - BEHIND) : match.start()])
        words = name[1].split() if name else []
        capital = list(takewhile(lambda w: w[:1].isupper(), reversed(words)))[::-1]
        near = line.text[max(0, match.start() - BEHIND) : match.end() + BEHIND]
        other = vocabulary.pattern("meeting.not_this").search(near)
        if other or not capital or not is_given(capital[0], vocabulary):
            continue
        start = line.text.rindex(capital[0], 0, match.start())
        found += people_at(line.paragraph, start, match.start(), "absent", vocabulary)
    return found


def people_at(
    paragraph: Paragraph, start: int, end: int, status: Attendance, vocabulary: Vocabulary
) -> list[Attendee]:
    """Read the people between two places of a paragraph; [] where the words there are no list of names."""
    found = []
    for a, b, text in split_people(paragraph.text[start : min(end, start + LONGEST_LIST)], vocabulary):
        office = _office_before(text, vocabulary)
        person = read_person(text[office:], vocabulary)
        if person is None or not _is_bare(person, text[office:], vocabulary):
            continue
        at = paragraph.place.start + start
        found.append(Attendee(person, status, paragraph, at + a + office, at + b, weight=1))
    return found


def _office_before(text: str, vocabulary: Vocabulary) -> int:
    """Return how much of "supervisors Ann Moss", "the clerk Joe Hale" is the office before the name."""
    match = _SMALL_WORDS.match(text)
    words = plain(match.group()).split() if match else []
    told = bool(words) and any(is_role(w, vocabulary) for w in (words[-1], words[-1].removesuffix("s")))
    return match.end() if match and told else 0


def _is_bare(person: PersonText, text: str, vocabulary: Vocabulary) -> bool:
    """Say whether an entry found in prose is a name and what stands in brackets, with nothing left over."""
    called = f"{person.honorific or ''} {person.name}".strip()
    if not looks_like_person(called, vocabulary):
        return False
    outside = re.split(r"[(\[]", text, maxsplit=1)[0].strip(" .,")
    return bool(person.role or person.organisation) or len(outside.split()) <= len(called.split()) + 1


def find_office_holders(outline: Outline) -> list[Attendee]:
    """Return those whom a line names as chair or minute-taker: "Chair: Ann Moss". They came."""
    found: list[Attendee] = []
    for at, line in enumerate(outline.lines):
        if line.part in (Part.HEAD, Part.CLOSING, *ATTENDANCE_PARTS) or at < TOP_LINES:
            found += _office_holders(outline, at)
    return found


def _office_holders(outline: Outline, at: int) -> list[Attendee]:
    """Read the holders of the office that a line names, behind it or in the lines below."""
    line, vocabulary = outline.lines[at], outline.vocabulary
    if line.item and not line.heading and vocabulary.pattern("meeting.elections").search(line.item.title):
        return []  # "Chair: Ann Moss" for the year to come
    match = _LABEL.match(line.text)
    if match and is_office_label(match[1], vocabulary):
        return _holders(line.paragraph, match.start(2), match[1].strip(), vocabulary)
    if is_office_label(line.text, vocabulary, firm=True):
        below = _lines_below(outline, at)
        ticked = [n for n in below if TICKED.fullmatch(n.paragraph.label or "")]
        boxes = any(UNTICKED.fullmatch(n.paragraph.label or "") for n in below)
        role = line.text.strip(" :")
        return [a for n in (ticked if boxes else below) for a in _holders(n.paragraph, 0, role, vocabulary)]
    led = vocabulary.pattern("roles.chair").match(line.text)
    if led and at < TOP_LINES and not line.heading and " " in line.text[led.end() :].strip():
        held = _holders(line.paragraph, led.end(), led.group(), vocabulary)
        return held if len(held) == 1 else []  # "Chair Moss, Commissioners Hale and Berry"
    return [] if line.heading else _said_to_minute(line, vocabulary)


def _said_to_minute(line: Line, vocabulary: Vocabulary) -> list[Attendee]:
    """Read the first sentence "Minutes taken by the Secretary, Ann Moss, and typed by others."."""
    told = vocabulary.pattern("roles.secretary").match(line.text)
    by = vocabulary.set("attendance.by_whom")
    if not told or plain(told.group().rsplit(maxsplit=1)[-1]) not in by or told.end() == len(line.text):
        return []
    start = told.end() + len(line.text[told.end() :]) - len(line.text[told.end() :].lstrip())
    office = _ARTICLE_AND_OFFICE.match(line.text, start)
    role = office[2] if office and is_role(office[2], vocabulary) else told.group()
    start = office.end() if office and role == office[2] else start
    ends = (sentence_end(line.text, start, vocabulary), line.text.find(",", start))
    named = people_at(line.paragraph, start, min(e for e in ends if e >= 0), "present", vocabulary)
    first = [a for a in named[:1] if " " in a.person.name and a.start == line.paragraph.place.start + start]
    return [replace(a, person=replace(a.person, role=a.person.role or role)) for a in first]


def _lines_below(outline: Outline, at: int) -> list[Line]:
    """Return the lines that an office alone in its line heads: those of its list, or the next one."""
    line, after = outline.lines[at], outline.lines[at + 1 : at + 12]
    if line.table is not None:
        row = [n for n in after if n.table is line.table and n.row == line.row]
        below = [
            n
            for n in after
            if n.table is line.table and n.paragraph.place.column == line.paragraph.place.column
        ]
        return (row or below)[:1]
    if not (line.heading or line.text.rstrip().endswith(":") or line.part in ATTENDANCE_PARTS):
        return []
    listed = list(takewhile(lambda n: n.paragraph.label is not None and not n.heading, after))
    return listed or [n for n in after[:1] if not n.heading]


def _holders(paragraph: Paragraph, start: int, role: str, vocabulary: Vocabulary) -> list[Attendee]:
    text = paragraph.text[start:]
    if len(text.split()) > HOLDER_WORDS:
        return []
    people = [(a, b, read_person(t, vocabulary)) for a, b, t in split_people(text, vocabulary)]
    if not people or any(p is None for _, _, p in people):
        return []
    at = paragraph.place.start + start
    return [
        Attendee(replace(p, role=p.role or role), "present", paragraph, at + a, at + b, weight=1)
        for a, b, p in people
        if p is not None
    ]


def mark_part_attendance(outline: Outline, rows: list[Attendee]) -> list[Attendee]:
    """Mark who is said to have come late or left early: "(AM left at 8.10pm)", "Cllr Moss joined at 7.40"."""
    vocabulary = outline.vocabulary
    marked = list(rows)
    pattern = vocabulary.pattern("attendance.came_or_left")
    for line in outline.lines:
        for match in pattern.finditer(line.text):
            whole = vocabulary.pattern("attendance.meeting_words").search(match.group())
            if not whole and not _TIME.search(line.text[match.end() : match.end() + 25]):
                continue
            before = _TRAILING_NAME.search(
                line.text[max(0, match.start() - BEHIND) : match.start()].rstrip(" ,(")
            )
            if before:
                _mark(marked, before[1], vocabulary)
    return marked


def _mark(rows: list[Attendee], text: str, vocabulary: Vocabulary) -> None:
    """Mark the one row that the last words of a text name."""
    words = text.split()
    for count in range(min(4, len(words)), 0, -1):
        said = " ".join(words[-count:])
        person = read_person(said, vocabulary)
        name = person.name if person else said
        fits = [
            i
            for i, r in enumerate(rows)
            if plain(r.person.name) == plain(name)
            or (count <= 2 and (r.person.initials == name or fits_name(name, r.person.name)))
        ]
        if len(fits) == 1:
            if rows[fits[0]].status in ATTENDED:
                rows[fits[0]] = replace(rows[fits[0]], status="part")
            return
