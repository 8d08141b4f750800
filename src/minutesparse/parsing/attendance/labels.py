"""What a heading or a label says of those named under it: that they came, sent apologies, were away."""

from __future__ import annotations

from functools import cache

from minutesparse.compiling import compiled
from minutesparse.parsing.headings import heading_key, heading_part, says_all_came
from minutesparse.parsing.lines import Part
from minutesparse.remembering import remembered
from minutesparse.schema import Attendance
from minutesparse.vocabulary import Vocabulary

STATUS: dict[Part, Attendance] = {
    Part.PRESENT: "present",
    Part.IN_ATTENDANCE: "in_attendance",
    Part.APOLOGIES: "apologies",
    Part.ABSENT: "absent",
}
LABEL_WORDS = 8
LABEL_REACH = 60
_COMPOUNDED = 8  # letters
_KEYS: tuple[tuple[str, Attendance], ...] = (
    ("headings.absent", "absent"),
    ("headings.apologies", "apologies"),
    ("headings.in_attendance", "in_attendance"),
    ("headings.present", "present"),
)
_FROM = compiled(r"\b(?:from|of|for|at|van|voor|namens)\s+(\S.{0,40})$")
_NUMBERED = compiled(r"^[^\W\d]{4,12}\s+\w{1,3}\s*[:.–-]\s*(?=\S)")
_INNER = compiled(r"(?<!\S)((?:[A-Z]\w+ )?)([A-Z]\w+):\s+(?=\S)")
INLINE = compiled(r"^([^:–—\t]{3,60}?)\s*(?::|\t+\s*[-–—:]?|\s[-–—](?=\s))\s*(?=\S)")


@remembered
def label_status(text: str, vocabulary: Vocabulary, *, firm: bool = False) -> Attendance | None:
    """Return the status that a label gives, None where its words give none.

    `firm` asks for a phrase of the vocabulary, with nothing beside it but small words.

    >>> from minutesparse.vocabulary import load
    >>> [label_status(t, load("en")) for t in ("Present", "Directors absent:", "Present from Tarnworks", "Bins")]
    ['present', 'absent', 'present', None]
    >>> label_status("Attachment 1: Attendees", load("en")), label_status("Members (late arrival)", load("en"))
    ('present', 'part')
    """
    if says_all_came(text, vocabulary):
        return None
    text = _NUMBERED.sub("", text.strip().rstrip(" :–—-"))
    if not text or len(text.split()) > LABEL_WORDS or ":" in text:
        return None
    key = heading_key(text)
    if key in vocabulary.set("attendance.part_mark"):
        return "part"
    if key in vocabulary.set("attendance.aides"):
        return "in_attendance"
    part = heading_part(text, vocabulary) or _part_from(text, vocabulary)
    status = STATUS.get(part) if part is not None else None if firm else _by_edges(key, vocabulary)
    # "Board members (late or early departure)": under this stand people who came
    aside = text[text.index("(") :] if "(" in text else ""
    named = status or (is_membership(text, vocabulary) and "present")
    return "part" if named and vocabulary.pattern("attendance.part").search(aside) else status


def _part_from(text: str, vocabulary: Vocabulary) -> Part | None:
    """Return the part that "Members present from Tarnworks" opens; "A present from the club" is a gift."""
    match = _FROM.search(text)
    part = heading_part(text[: match.start()], vocabulary) if match else None
    if match is None or part is not Part.PRESENT:
        return part
    who = heading_key(text[: match.start()]).split()
    return part if all(_says_which(word, vocabulary) for word in who) else None


def _by_edges(key: str, vocabulary: Vocabulary) -> Attendance | None:
    """Read a label that begins or ends with a known phrase, the rest saying only which people.

    "Voting member attendance", "Directors absent", "Present/Absent".
    """
    words = key.replace("/", " ").split()
    if not words:
        return None
    for name, status in _KEYS if "/" not in key else reversed(_KEYS):
        for known in _opening_or_closing(name, vocabulary, words[0], words[-1]):
            if len(known) >= len(words) and "/" not in key:
                continue
            if words[-len(known) :] == known:
                rest = words[: -len(known)]
            elif words[: len(known)] == known:
                rest = words[len(known) :]
            else:
                continue
            if all(_says_which(w, vocabulary) for w in rest):
                return status
    return None


def _opening_or_closing(name: str, vocabulary: Vocabulary, first: str, last: str) -> list[list[str]]:
    """Return the phrases that begin with a word or end with another: few, of hundreds."""
    beginning, ending = _by_first_and_last(name, vocabulary)
    return [*beginning.get(first, ()), *ending.get(last, ())]


@cache
def _by_first_and_last(name: str, vocabulary: Vocabulary) -> tuple[dict[str, list[list[str]]], ...]:
    beginning: dict[str, list[list[str]]] = {}
    ending: dict[str, list[list[str]]] = {}
    for known in map(str.split, sorted(vocabulary.set(name))):
        beginning.setdefault(known[0], []).append(known)
        ending.setdefault(known[-1], []).append(known)
    return beginning, ending


def _says_which(word: str, vocabulary: Vocabulary) -> bool:
    groups = (
        vocabulary.set("groups.words") | vocabulary.set("roles.titles") | vocabulary.set("roles.qualifiers")
    )
    statuses = (
        vocabulary.set("attendance.yes")
        | vocabulary.set("attendance.label_words")
        | vocabulary.set("headings.present")
    )
    statuses |= vocabulary.set("headings.absent")
    if word in vocabulary.set("headings.business"):
        return False  # "Missing minutes"
    if word in groups or word.removesuffix("s") in groups or word in statuses:
        return True
    # "Gründungsmitglieder", "subcommittee"
    return any(len(m) >= _COMPOUNDED and word.endswith(m) for m in vocabulary.set("attendance.members"))


def label_body(text: str) -> str | None:
    """Return the body whose people a label announces.

    >>> label_body("Present from Tarnworks:"), label_body("Apologies for absence")
    ('Tarnworks', None)
    """
    match = _FROM.search(text.strip().rstrip(" :"))
    return match[1].strip() if match and match[1][:1].isupper() else None


@remembered
def is_membership(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether a heading announces who belongs to the body, which need not be who came."""
    return heading_key(text) in vocabulary.set("attendance.members")


def inner_labels(text: str, vocabulary: Vocabulary) -> list[tuple[int, int, Attendance]]:
    """Return the labels within a line, each with where it begins and where its names begin.

    "Ann Moss, Joe Hale Apologies: Chris Vale" holds one: lines that a page ran together.

    >>> from minutesparse.vocabulary import load
    >>> inner_labels("Ann Moss, Joe Hale Apologies: Chris Vale", load("en"))
    [(19, 30, 'apologies')]
    """
    found = []
    for match in _INNER.finditer(text):
        for start in (match.start(1), match.start(2)):
            label = text[start : match.end(2)]
            status = label_status(label, vocabulary, firm=True)
            if status is None and text[:start].rstrip().endswith((".", ";")):
                # "… and Joe Hale. Clerk: Chris Vale"
                status = "in_attendance" if is_office_label(label, vocabulary, firm=True) else None
            if status and start > 0:
                found.append((start, match.end(), status))
                break
    return found


@remembered
def inline_label(text: str, vocabulary: Vocabulary) -> tuple[Attendance, int] | None:
    """Return the status and where the names begin, in a line like "Present: Ann Moss, …".

    >>> from minutesparse.vocabulary import load
    >>> inline_label("Directors absent: Ann Moss", load("en")), inline_label("Venue: the hall", load("en"))
    (('absent', 18), None)
    """
    match = INLINE.match(text)
    if not match or match.end() >= len(text):
        return None
    status = label_status(match[1], vocabulary)
    return (status, match.end()) if status else None


def says_how_joined(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether a label only tells how somebody came ("By phone:"): in the business that lists nobody.

    >>> from minutesparse.vocabulary import load
    >>> [says_how_joined(t, load("en")) for t in ("By phone: Ann Moss", "Present: Ann Moss")]
    [True, False]
    """
    return heading_key(text[:LABEL_REACH].partition(":")[0]) in vocabulary.set("headings.ways_in")


@remembered
def is_office_label(text: str, vocabulary: Vocabulary, *, firm: bool = False) -> bool:
    """Say whether a label is that of a chair or minute-taker; `firm` leaves out "Minutes" and "Notes".

    >>> from minutesparse.vocabulary import load
    >>> [is_office_label(t, load("en")) for t in ("Chair:", "Lead/scribe:", "Lead developer:")]
    [True, True, False]
    """
    key = heading_key(text)
    if key in vocabulary.set("roles.chair"):
        return True
    if "/" in key and len(key) < LABEL_REACH:
        return any(is_office_label(part, vocabulary, firm=firm) for part in key.split("/"))
    return key in vocabulary.set("roles.secretary") and not (
        firm and key in vocabulary.set("headings.business")
    )
