"""People who are only mentioned in the text: they did not come, but may own an action.

"Becky to send the chart" explains an owner BL, "John Macey" an owner JMac. A name in prose is told by
a title before it, or by a given name at its head; places and bodies that begin with a given name
("Victoria Road", "Florence Trust") are told by the words behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutesparse.compiling import compiled
from minutesparse.names import (
    PersonText,
    initials_of,
    is_name,
    looks_like_person,
    read_person,
    strip_honorifics,
)
from minutesparse.names.codes import is_call_sign
from minutesparse.names.initials import letters
from minutesparse.names.judging import bare, is_given, is_honorific, is_particle, mapping
from minutesparse.parsing.attendance.attendees import as_person, is_same_name
from minutesparse.parsing.attendance.gather import membership_lists
from minutesparse.parsing.attendance.lists import read_list
from minutesparse.parsing.attendance.rosters import roster_entries
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Line, Outline, Part, span_evidence
from minutesparse.schema import Person
from minutesparse.text import plain, stable_id
from minutesparse.vocabulary import Vocabulary

MOST_WORDS = 4
LONGEST_WORD = 40
MOST_ALIKE = 100
MEMBER = "member"
_WORD = compiled(r"[^\W\d_][\w'’.-]*")
_HANDLE = compiled(r"\s?\(@[\w.-]{1,40}\)")
_GAP = compiled(r"[ \u00a0]")


def find_mentioned(outline: Outline, people: Sequence[Person]) -> list[Person]:
    """Return people whom the text names and who are not among `people`, in order of first mention."""
    given = {plain(p.name.split()[0]) for p in people if " " in p.name}
    found = _members(outline, people)
    known: dict[str, list[str]] = {}
    signs = {w for p in people for w in p.evidence.text.split() if is_call_sign(w)}
    seen: set[str] = set()
    for person in (*people, *found):
        _remember(person.name, known)
    for line in outline.lines:
        if line.part in ATTENDANCE_PARTS or line.part is Part.OTHER:
            continue
        for start, end, name, honorific in _names(line, given, outline.vocabulary):
            if name in seen or name.split()[-1] in signs or _is_known(name, known, outline.vocabulary):
                continue
            seen.add(name)
            if " " in name:  # "JoAnne" alone does not tell who "JoAnne Hale" is, further down
                _remember(name, known)
            at = line.paragraph.place.start
            handle = _HANDLE.match(line.text, end)
            end = handle.end() if handle else end  # noqa: PLW2901 - the name with its handle
            found.append(
                Person(
                    id=stable_id("p", [name]),
                    name=name,
                    honorific=honorific,
                    evidence=span_evidence(outline.document, line.paragraph, at + start, at + end),
                )
            )
    return _without_short(found)


def _members(outline: Outline, people: Sequence[Person]) -> list[Person]:
    """Return those whom a list of members names and the attendance record does not."""
    found: list[Person] = []
    listed = [
        attendee
        for entry in membership_lists(outline)
        for attendee in read_list(entry.stretches, "present", outline.vocabulary)
    ]
    for attendee in (*listed, *roster_entries(outline, people)):
        role = attendee.person.role or MEMBER
        row = replace(attendee, status=None, person=replace(attendee.person, role=role))
        if not any(is_same_name(row.person.name, p.name) for p in (*people, *found)):
            found.append(as_person(outline, row))
    return found


def _remember(name: str, known: dict[str, list[str]]) -> None:
    """Put a name where each of its words, and the beginning of its first, finds it again."""
    words = plain(name).replace("-", " ").split()
    for key in {*words, words[0][:3] if words else ""}:
        known.setdefault(key, []).append(name)


def _is_known(said: str, known: dict[str, list[str]], vocabulary: Vocabulary) -> bool:
    words = plain(said).replace("-", " ").split()
    forms = mapping(vocabulary, "names.short").get(words[0], "").split() if words else []
    keys = {*words, *(plain(f) for f in forms), words[0][:3] if words else ""}
    # a given name that hundreds bear tells nothing; the surname finds the one
    near = {n for key in keys if len(known.get(key, ())) <= MOST_ALIKE for n in known.get(key, ())}
    return any(_refers_to(said, name, vocabulary) for name in sorted(near))


def _refers_to(said: str, name: str, vocabulary: Vocabulary) -> bool:
    """Say whether what is said may be short for a name: "Becky", "Becky Lane", "R Lane" for Rebecca Lane."""
    if letters(said) in {letters(f) for f in initials_of(name)}:
        return True
    first, *rest = said.split()
    if rest and plain(name.split(maxsplit=1)[0]) in mapping(vocabulary, "names.short"):
        # "Thomas Hale" said of Tom Hale
        full = mapping(vocabulary, "names.short")[plain(name.split(maxsplit=1)[0])].split()
        if plain(first) in map(plain, full) and plain(rest[-1]) == plain(name.rsplit(maxsplit=1)[-1]):
            return True
    for form in (first, *mapping(vocabulary, "names.short").get(plain(first), "").split()):
        if is_same_name(" ".join([form, *rest]), name):
            return True
    return all(_holds(word, name) for word in said.split()) or (
        not rest and plain(name).startswith(plain(said))
    )


def _holds(word: str, name: str) -> bool:
    return plain(word) in plain(name).split()


def _without_short(found: list[Person]) -> list[Person]:
    """Drop a name that only shortens a fuller one found later: "Becky" before "Becky Lane"."""
    full = [p for p in found if " " in p.name]
    return [p for p in found if " " in p.name or not any(_holds(p.name, f.name) for f in full)]


def _names(line: Line, given: set[str], vocabulary: Vocabulary) -> Iterator[tuple[int, int, str, str | None]]:
    """Yield the names in a line's text: start, end, name and title."""
    words = list(_WORD.finditer(line.text))
    at = 0
    while at < len(words):
        taken = _name_at(line.text, words, at, given, vocabulary)
        if taken is None:
            at += 1
            continue
        count, name, honorific = taken
        last = words[at + count - 1]
        yield words[at].start(), last.start() + len(_bare_end(last.group())), name, honorific
        at += count


def _bare_end(word: str) -> str:
    """Take off what is behind a name: the stop, the dash, the possessive."""
    return re.sub(r"(?:['’]s)?[.,'’-]*$", "", word)


def _name_at(
    text: str, words: list[re.Match[str]], at: int, given: set[str], vocabulary: Vocabulary
) -> tuple[int, str, str | None] | None:
    """Read the name that begins at a word: how many words it takes, the name, the title."""
    first = words[at].group()
    if not first[0].isupper() or len(first) > LONGEST_WORD:
        return None
    titled = bare(first) in vocabulary.set("honorifics.titles") and is_honorific(first, vocabulary)
    known = is_given(first, vocabulary) or plain(first) in given
    count = _run(text, words, at, vocabulary)
    # "Ziva Moss (@zmoss)" is told by the handle, and so is Moss, but not "Ask", of "Ask Ann (@annm)"
    told = count > 1 and _HANDLE.match(text, words[at + count - 1].end())
    if not titled and not known and not (told and not is_given(words[at + 1].group(), vocabulary)):
        return None
    if titled:
        honorific, name = strip_honorifics(_bare_end(_span(text, words, at, count)), vocabulary)
        ok = honorific is not None and count > 1 and is_name(name, vocabulary)
        return (count, name, honorific) if ok else None
    if count == 1:
        acts = _acts(text, words[at], vocabulary) and not first.isupper()
        return (1, first, None) if acts and looks_like_person(first, vocabulary) else None
    phrase = _bare_end(_span(text, words, at, count))
    if len(phrase.split()[-1]) == 1 or text[max(0, words[at].start() - 1) : words[at].start()] in {"@", "/"}:
        return None
    if phrase.isupper() or all(plain(w) in given for w in phrase.split()):
        return None  # "Jo Tom" are two of those who came
    person: PersonText | None = read_person(phrase, vocabulary)
    if person is None or person.name != phrase or _is_thing(words[at + count - 1].group(), vocabulary):
        return None
    return count, phrase, None


def _span(text: str, words: list[re.Match[str]], at: int, count: int) -> str:
    return text[words[at].start() : words[at + count - 1].end()]


def _run(text: str, words: list[re.Match[str]], at: int, vocabulary: Vocabulary) -> int:
    """Return how many words in a row, from one on, could be one name."""
    count = 1
    while at + count < len(words) and count < MOST_WORDS:
        before, word = words[at + count - 1], words[at + count]
        if not _GAP.fullmatch(text[before.end() : word.start()]) or len(word.group()) > LONGEST_WORD:
            break
        ended = (
            before.group().endswith(".")
            and len(before.group()) > 3
            and not is_honorific(before.group(), vocabulary)
        )
        small = word.group()[0].islower()
        odd = plain(word.group().rstrip(".")) in vocabulary.set("names.never") and not is_given(
            word.group(), vocabulary
        )
        last = _bare_end(word.group())  # "the June AGM."
        shouted = last.isupper() and len(last) > 2 and not before.group().isupper() and last.isalpha()
        if (
            ended
            or odd
            or shouted
            or before.group().endswith("-")
            or (small and not (is_particle(word.group(), vocabulary) and _goes_on(words, at + count)))
        ):
            break
        count += 1
    return count


def _goes_on(words: list[re.Match[str]], at: int) -> bool:
    """Say whether a particle is followed by a name word: "van Dijk", "de la Cruz"; not "and", "to"."""
    following = words[at + 1 : at + 3]
    return any(w.group()[0].isupper() for w in following) and len(words[at].group()) > 1


def _acts(text: str, word: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Say whether somebody named by a given name alone acts: "Becky to send", "Becky will write"."""
    after = text[word.end() : word.end() + 30]
    if not after.startswith(" "):
        return False
    strong = vocabulary.pattern("commitments.strong").match(after, 1)
    return strong is not None


def _is_thing(word: str, vocabulary: Vocabulary) -> bool:
    key = plain(word.rstrip(".,"))
    return key in vocabulary.set("names.things") or key in vocabulary.set("organisations.words")
