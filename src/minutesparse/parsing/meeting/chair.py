"""Who was in the chair and who took the minutes, by the fullest name that the document gives them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.dates.grammar import any_of
from minutesparse.names import looks_like_person, plain_initials, read_person, strip_honorifics
from minutesparse.names.judging import is_given, is_particle
from minutesparse.parsing.lines import Outline, Part
from minutesparse.parsing.meeting.facts import Fact
from minutesparse.parsing.meeting.properties import chair_in_properties, secretary_in_properties
from minutesparse.schema import Person
from minutesparse.text import plain, words
from minutesparse.vocabulary import Vocabulary

_HEAD_LINES = 14
_EARLY_LINES = 16
_FEW = 2
_PLAIN_WORDS = 4
_OPENING_LINES = 45
_LATE_LINES = 150
_LONGEST = 1500
_AWAY = frozenset({"apologies", "absent"})
_CAME = frozenset({"present", "in_attendance", "part", None})
_WORD = r"(?:[^\W\d_]{1,3}\.(?=[\s\w])|[^\W\d_][\w'’-]{0,60})"
_NAME = rf"(?P<name>(?![a-z]){_WORD}(?:[ ](?![a-z]){_WORD}){{0,4}})"


def find_chair(outline: Outline, facts: Sequence[Fact], people: Sequence[Person]) -> str | None:
    """Return who chaired the meeting: said outright first, then by the office beside a name."""
    vocabulary = outline.vocabulary
    told = [f for f in facts if "chair" in f.kinds and not _is_elected(f, vocabulary)]
    early = [f.values[0] for f in told if f.line.index < _EARLY_LINES]
    # "Chair: Ann Moss, elected unanimously" far into the minutes is of the year to come.
    late = [f.values[0] for f in told if f.line.index >= _EARLY_LINES and not _is_deep(f)]
    for written in (*early, *_in_sentences(outline, people)):
        name = _name(written, people, vocabulary)
        if name:
            return name
    found = (
        _by_role(people, "meeting.chair_roles", vocabulary)
        or next((p.name for p in people if p.role and _leads(p.role, vocabulary)), None)
        or _beside_office(outline, people)
        or _by_other_office(outline, people)
    )
    late_name = next((n for w in late if (n := _name(w, people, vocabulary))), None)
    field = chair_in_properties(outline)
    in_field = _name(field, people, vocabulary) if field else None
    return found or late_name or in_field or _in_the_chairs_place(people, vocabulary)


def _is_elected(fact: Fact, vocabulary: Vocabulary) -> bool:
    """Whether "Chair: Ann Moss" is one of those whom an item of the agenda elects for the year to come."""
    item = fact.line.item
    listed = fact.line.part is Part.BUSINESS and item is not None and not fact.line.heading
    return listed and item is not None and bool(vocabulary.pattern("meeting.elections").search(item.title))


def _is_deep(fact: Fact) -> bool:
    """Whether "Chair: Ann Moss" is a bullet deep in the notes: of whatever those above it are about."""
    return fact.line.part is Part.BUSINESS and (fact.line.paragraph.level or 0) > 1


def _in_the_chairs_place(people: Sequence[Person], vocabulary: Vocabulary) -> str | None:
    """Return the one vice-chair who came, where the record says that the chair did not."""
    away = any(
        p.attendance in _AWAY and p.role and has_office(p.role, "meeting.chair_roles", vocabulary)
        for p in people
    )
    vices = [p.name for p in people if p.attendance == "present" and p.role and _is_vice(p.role, vocabulary)]
    return vices[0] if away and len(vices) == 1 else None


def _is_vice(role: str, vocabulary: Vocabulary) -> bool:
    """Whether a role is "Vice-Chair", "Deputy Chairman", and not "Past Chair"."""
    tokens = words(role.replace("-", " "))
    return (
        len(tokens) > 1
        and tokens[0] in vocabulary.set("meeting.deputies")
        and " ".join(tokens[1:]) in vocabulary.set("meeting.chair_roles")
    )


def _beside_office(outline: Outline, people: Sequence[Person]) -> str | None:
    """Return who is called "Ann Moss, Chairman" in the head, or "(Ann, Chair)" of those known anywhere."""
    for line in outline.lines:
        if line.part in (Part.ACTIONS, Part.PREVIOUS_ACTIONS, Part.APOLOGIES, Part.ABSENT):
            continue
        for match in _office(outline.vocabulary).finditer(line.text[:600]):
            known = full_name(match["name"], people)
            if known:
                return known
            if line.index < _HEAD_LINES and looks_like_person(match["name"], outline.vocabulary):
                return match["name"]
    return None


@cache
def _other_office(vocabulary: Vocabulary) -> re.Pattern[str]:
    offices = any_of(vocabulary.list("meeting.chair_roles"))
    return compiled(rf"(?<!\w)(?i:{offices})\s?\((?P<office>[^()]{{3,60}})\)\s(?=[a-z])")


def _by_other_office(outline: Outline, people: Sequence[Person]) -> str | None:
    """Return the one who holds the other office of "The Chair (Minister for Transport) welcomed all"."""
    pattern = _other_office(outline.vocabulary)
    for line in outline.lines:
        for match in pattern.finditer(line.text[:400]):
            held = [p.name for p in people if p.role and plain(p.role) == plain(match["office"])]
            if len(held) == 1:
                return held[0]
            if not held and (known := full_name(match["office"], people)):
                return known
    return None


@cache
def _office(vocabulary: Vocabulary) -> re.Pattern[str]:
    offices = any_of(p for p in vocabulary.list("meeting.chair_roles") if " " not in p)
    return compiled(rf"(?<![\w-]){_NAME}(?:,\s|\s\()(?i:{offices})(?=[)\]]|\s*$|[,;\t])")


def find_secretary(outline: Outline, facts: Sequence[Fact], people: Sequence[Person]) -> str | None:
    """Return who took the minutes."""
    for fact in facts:
        if "secretary" in fact.kinds:
            name = _name(fact.values[0], people, outline.vocabulary)
            # "Minutes" and "Notes" head the minutes themselves as often as who took them.
            if name and (
                plain(fact.label) not in outline.vocabulary.set("meeting.minutes") or full_name(name, people)
            ):
                return name
    field = secretary_in_properties(outline)
    known = full_name(field, people) if field else None
    return _by_role(people, "meeting.secretary_roles", outline.vocabulary) or known


def _name(written: str, people: Sequence[Person], vocabulary: Vocabulary) -> str | None:
    """Return the full name behind what is written, None where it names nobody."""
    entry = read_person(re.split(r"[;,]\s|\s(?:and|&|en)\s|\t", written)[0], vocabulary)
    if entry is None or len(words(entry.name)) > 5:
        return None
    known = full_name(entry.name, people)
    if known is None and len(words(entry.name)) == 1 and len(words(written)) > _PLAIN_WORDS:
        return None  # "Secretary: Minutes and letters of the club"
    return known or (entry.name if _is_person(entry.name, vocabulary) else None)


def _is_person(name: str, vocabulary: Vocabulary) -> bool:
    """Whether it is a name by itself: two words that only names have, a call sign among them."""
    tokens = name.split()
    capital = len(tokens) in range(2, 5) and all(
        t[:1].isupper() or is_particle(t, vocabulary) for t in tokens
    )
    return looks_like_person(name, vocabulary) or (capital and is_given(tokens[0], vocabulary))


def full_name(written: str, people: Sequence[Person]) -> str | None:
    """Return the one person whose name, initials, handle or first name is written so; None for two."""
    key = plain(written)
    tests: tuple[Callable[[Person], bool], ...] = (
        lambda p: plain(p.name) == key,
        lambda p: key in {plain(i) for i in p.initials},
        lambda p: written.isupper() and key in plain_initials(p.name),
        lambda p: "".join(words(p.name)) == "".join(words(written)),
        lambda p: set(words(written)) < set(words(p.name)) and bool(words(written)),
        lambda p: _shortens(words(written), words(p.name)),
    )
    for test in tests:
        found = {p.name for p in people if test(p)}
        if len(found) == 1:
            return found.pop()
        if found:
            return None
    return None


def _shortens(written: list[str], name: list[str]) -> bool:
    """Whether "P. Brand" or "Pete Brand" may be Peter Brand, and the handle "petebr" Pete Brandt."""
    if len(written) == 1:
        return len(written[0]) >= 5 and "".join(name).replace("_", "").startswith(written[0])
    return len(name) > 1 and written[-1] == name[-1] and name[0].startswith(written[0])


def _by_role(people: Sequence[Person], key: str, vocabulary: Vocabulary) -> str | None:
    """Return the first who came and has the office; the chair who sent apologies was not in the chair.

    Of the guests one may be the chair of something else.
    """
    for person in sorted(people, key=lambda p: p.attendance == "in_attendance"):
        if person.attendance in _CAME and person.role and has_office(person.role, key, vocabulary):
            return person.name
    return None


def _leads(role: str, vocabulary: Vocabulary) -> bool:
    """Whether a role is to lead the meeting: "Lead/scribe" is no lead of anything else."""
    joined = vocabulary.pattern("names.and").sub("/", plain(role))
    parts = {" ".join(words(part)) for part in re.split(r"[,;/&]", joined)}
    return bool(parts & vocabulary.set("meeting.leads") and parts & vocabulary.set("meeting.secretary_roles"))


def has_office(role: str, key: str, vocabulary: Vocabulary) -> bool:
    """Whether a role is an office itself, not "Vice-Chair" or the chair of something else.

    >>> from minutesparse.vocabulary import load
    >>> [has_office(r, "meeting.chair_roles", load("en")) for r in ("Chair", "Vice-Chair", "Audit chair")]
    [True, False, False]
    """
    offices = vocabulary.set(key)
    sittings = vocabulary.set("meeting.sittings")
    for part in re.split(r"[,;/&()]|\s(?:and|en)\s", plain(role)):
        tokens = words(part)
        if not tokens or vocabulary.set("meeting.vice") & set(tokens):
            continue
        tokens = tokens[1:] if tokens[0] in sittings and len(tokens) > 1 else tokens  # "AGM Chair"
        if " ".join(tokens) in offices or plain(part).strip() in offices:
            return True
    return plain(role) in offices


def _in_sentences(outline: Outline, people: Sequence[Person]) -> Iterator[str]:
    """Yield who "took the chair", "chaired the meeting" or "called the meeting to order".

    Far into the minutes another meeting may have been "chaired by" somebody: there only those count who
    came to this one.
    """
    vocabulary = outline.vocabulary
    running = 0  # those of a long table of who came are none
    for line in outline.lines[:_LATE_LINES]:
        running += line.table is None
        if line.part in (Part.ACTIONS, Part.PREVIOUS_ACTIONS, Part.NEXT_MEETING):
            continue
        for pattern in _patterns(vocabulary)[: 1 if running > _OPENING_LINES else None]:
            match = pattern.search(line.text[:_LONGEST])
            name = _without_office(match["name"], vocabulary) if match else ""
            # where those who came are listed, another's name is of another meeting's chair
            near = _EARLY_LINES if len(people) > _FEW else _OPENING_LINES
            if name and (running <= near or full_name(_bare_name(name, vocabulary), people)):
                yield name


@cache
def _patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str], ...]:
    def phrases(key: str) -> str:
        found = sorted(vocabulary.list(key), key=lambda p: (-len(p), p))
        return "(?i:" + ("|".join(r"\s".join(re.escape(w) for w in p.split()) for p in found) or "(?!)") + ")"

    return (
        compiled(rf"(?<!\w){_NAME},?\s(?:\([^()]{{1,30}}\),?\s)?(?:{phrases('meeting.in_chair')})(?!\w)"),
        # "opened by the President, Ann"
        compiled(
            rf"(?<!\w){phrases('meeting.chaired')}\s(?:the\s)?(?:{phrases('meeting.presidents')},\s)?{_NAME}"
        ),
        # "called to order at 6:32 pm by President Ann Moss", "… by the president, Ann Moss"
        compiled(
            rf"(?<!\w){phrases('meeting.called')}(?:\s[^;]{{1,40}}?)?\s(?i:by|door)\s(?:the\s)?"
            rf"(?:{phrases('meeting.presidents')},\s)?{_NAME}"
        ),
    )


def _bare_name(written: str, vocabulary: Vocabulary) -> str:
    """Return a name without what it is addressed by: "Cllr Moss", "Director Moss"."""
    entry = read_person(written, vocabulary)
    return entry.name if entry else strip_honorifics(written, vocabulary)[1]


def _without_office(written: str, vocabulary: Vocabulary) -> str:
    """Return a name without the office before it: "President Ann Moss"."""
    tokens = written.split()
    offices = vocabulary.set("meeting.presidents") | vocabulary.set("meeting.chair_roles") | {"the"}
    while tokens and plain(tokens[0]) in offices:
        tokens = tokens[1:]
    return " ".join(tokens)
