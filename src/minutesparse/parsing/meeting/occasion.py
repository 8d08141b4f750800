"""What kind of meeting it was, where that is all that says who met: "Members' Meeting", "Annual General Meeting"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.dates.grammar import any_of
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Line, Outline, Part
from minutesparse.parsing.meeting.cuts import CUT, without_times
from minutesparse.parsing.meeting.title import EDGE, has_body_word, is_bare_body
from minutesparse.text import plain, words
from minutesparse.vocabulary import Vocabulary

_GROUP_LINES = 40
_LONGEST_TITLE = 120


def named_by_occasion(lines: Iterable[Line], vocabulary: Vocabulary) -> str | None:
    """Return the kind of meeting that a title line gives, as written; what any meeting may be called is none.

    An assembly ("Annual General Meeting") is a body of its own. Of others the first words must say whose
    the meeting is or what for: "Members' Meeting", not "Monthly Meeting" or "Kick-off".
    """
    for line in lines:
        if len(line.text) > _LONGEST_TITLE or not (line.heading or line.index == 0) or line.item:
            continue
        if plain(line.text) in vocabulary.set("headings.present"):
            continue  # "Roll Call"
        bare = without_times(line.text, vocabulary).strip(EDGE + CUT).replace(CUT, " ")
        match = _occasion(vocabulary).fullmatch(" ".join(bare.split()))
        whose = match["whose"] if match else None
        if match and (not whose or _is_assembly(match["name"], vocabulary) or _says_whose(whose, vocabulary)):
            return match["name"]
    return None


def named_in_fields(outline: Outline) -> str | None:
    """Return the assembly that a field of the file's own gives: "type: Annual General Meeting"."""
    for value in outline.document.properties.values():
        match = _occasion(outline.vocabulary).fullmatch(value) if len(value) <= _LONGEST_TITLE else None
        if match and _is_assembly(match["name"], outline.vocabulary):
            return match["name"]
    return None


def with_sitting(name: str, titles: Iterable[str], vocabulary: Vocabulary) -> str:
    """Return a name together with the meeting that a title calls by it, where the name alone is no body's.

    "Coordination Meeting" met, not "Coordination"; a name in capitals, or with a figure in it, is one by itself.
    """
    if has_body_word(name, vocabulary) or len(words(name)) > 1 or not (name[1:].islower() and name.isalpha()):
        return name
    behind = (_behind(vocabulary).match(t, t.find(name) + len(name)) for t in titles if name in t)
    sitting = next((m["sitting"] for m in behind if m), None)
    return f"{name} {sitting}" if sitting else name


def named_by_members(outline: Outline) -> str | None:
    """Return the body whose members the attendance lists: "Committee" as a heading, "TAC Voting Members"."""
    vocabulary = outline.vocabulary
    for line in outline.lines[:_GROUP_LINES]:
        if line.part not in (Part.HEAD, *ATTENDANCE_PARTS) or line.index == 0:
            continue
        text = line.text.strip(EDGE)
        match = _members(vocabulary).match(text)
        name = match["name"] if match else text if is_bare_body(text, vocabulary) else ""
        if plain(name) in vocabulary.set("meeting.unnamed"):
            continue  # "Team members"
        if name[:1].isupper() and (has_body_word(name, vocabulary) or (match and _is_acronym(name))):
            return name
    return None


def _is_acronym(name: str) -> bool:
    return 1 < len(name) < 7 and name.isalpha() and name.isupper()


def _is_assembly(name: str, vocabulary: Vocabulary) -> bool:
    return any(f" {a} " in f" {plain(name)} " for a in vocabulary.list("meeting.assemblies"))


def _says_whose(whose: str, vocabulary: Vocabulary) -> bool:
    """Whether the words before "meeting" say more than how or how often it was held."""
    any_meeting = vocabulary.set("meeting.kinds") | vocabulary.set("meeting.occasions")
    any_meeting |= vocabulary.set("meeting.small") | vocabulary.set("meeting.unnamed")
    any_meeting |= vocabulary.set("meeting.sittings") | vocabulary.set("meeting.drafts")
    any_meeting |= set(_links(vocabulary))
    if not vocabulary.set("meeting.not_this").isdisjoint(plain(whose).split()):
        return False  # "Previous meeting"
    return plain(whose.strip()) not in any_meeting and any(
        not w[0].isdigit() and plain(w) not in any_meeting for w in whose.split()
    )


def _links(vocabulary: Vocabulary) -> list[str]:
    """The words between "Minutes" and what they are of."""
    return [*vocabulary.list("meeting.parent_links"), *vocabulary.list("dates.articles"), "from", "for"]


@cache
def _occasion(vocabulary: Vocabulary) -> re.Pattern[str]:
    """A pattern for a whole title that holds no more than what kind of meeting its minutes are of."""
    around = any_of([*vocabulary.list("meeting.minutes"), *vocabulary.list("meeting.drafts")])
    sittings = any_of(vocabulary.list("meeting.sittings"))
    endings = any_of(vocabulary.list("meeting.sitting_words"))
    links = any_of(_links(vocabulary))
    return compiled(
        rf"(?:{around}\s(?:{links}\s?){{0,2}}){{0,2}}"
        rf"(?P<name>(?P<whose>(?:[^\W\d_][\w'’/&-]*\s){{1,4}}?){sittings}|[^\W\d_]{{4,30}}?{endings})"
        rf"(?:\s{around}){{0,2}}(?:\s(?:on|at|of|op|no\.?|nr\.?))?(?:\s#?\d{{1,4}})?",
        re.IGNORECASE,
    )


@cache
def _behind(vocabulary: Vocabulary) -> re.Pattern[str]:
    sittings = any_of(vocabulary.list("meeting.sittings"))
    return compiled(rf"\s(?P<sitting>{sittings})(?!\w)", re.IGNORECASE)


@cache
def _members(vocabulary: Vocabulary) -> re.Pattern[str]:
    members = any_of(vocabulary.list("meeting.members_of"))
    return compiled(rf"(?P<name>[A-Z][\w&-]*(?:\s[\w&-]+){{0,4}}?)\s(?i:{members})(?!\w)")
