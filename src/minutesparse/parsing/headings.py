"""What a heading's words say: which part of a meeting it opens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from minutesparse.compiling import compiled
from minutesparse.dates import find_dates
from minutesparse.document import Paragraph
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Part
from minutesparse.remembering import remembered
from minutesparse.text import plain, words
from minutesparse.vocabulary import Vocabulary

MAX_WORDS = 18
_LONGEST_MARKER = 60  # characters
_NUMBER_BEHIND = compiled(r"(?<=[a-zA-Z])\s#?\d{1,4}(?:[./-]\d{1,4}){0,2}[a-z]?\s*$")
_OPENS = (
    ("headings.previous_actions", Part.PREVIOUS_ACTIONS),
    ("headings.next_meeting", Part.NEXT_MEETING),
    ("headings.in_attendance", Part.IN_ATTENDANCE),
    ("headings.apologies", Part.APOLOGIES),
    ("headings.absent", Part.ABSENT),
    ("headings.present", Part.PRESENT),
    ("headings.agenda", Part.AGENDA),
    ("headings.actions", Part.ACTIONS),
    ("headings.decisions", Part.DECISIONS),
    ("headings.matters_arising", Part.BUSINESS),
    ("headings.closing", Part.CLOSING),
    ("headings.business", Part.BUSINESS),
    ("headings.other", Part.OTHER),
)
_BRACKETED = compiled(r"[\[(][^()\[\]]{0,80}[\])]")
_NOISE = compiled(r"[^\w&'/ -]+")
_NUMBER = compiled(r"(?i)^\W*(?:item\s+)?(?:\d{1,4}(?:[./-]\d{1,3})*|[a-z]|[ivx]{1,5})[.):]?\s+(?=\S)")
_LETTER = compiled(r"\W*([a-z])\s+\S")
VERB = compiled(
    r"\b(?:was|were|is|are|has|have|had|will|said|reported|opened|asked|agreed|noted|welcomed|presented|discussed)\b"
)
_OF_PEOPLE = frozenset({"headings.present", "headings.absent", "headings.apologies"})
MARKED = frozenset({Part.ACTIONS, Part.PREVIOUS_ACTIONS, Part.DECISIONS})
_FIGURES = compiled(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}")
_TIMED = compiled(r"^[\s(\[]*\d{0,2}:\d{1,2}(?:\s*[–—-]\s*\d{0,2}:\d{1,2})?[\s)\]:–—-]+")
_ORDINAL = compiled(r"\d{1,2}(?:st|nd|rd|th)$")
_BEFORE_TIME = compiled(r"[:(\d]")
_ZONED = compiled(r"(?<!\d)\d{1,2}[:.]\d\d(?:\s?[-–]\s?\d{1,2}[:.]\d\d)?(?:\s?[A-Z]{1,4}T|\sUTC)(?!\w)")
NUMBER_LABEL = compiled(r"^\(?(?:\d{1,4}(?:[./-]\d{1,3})*|[A-Za-z]|[ivxlIVXL]{1,5})[.):]*$")


@remembered
def heading_key(text: str) -> str:
    """Reduce a heading to its bare phrase: no number, brackets, marks or emphasis.

    >>> heading_key("3. Matters Arising (from 2 May):")
    'matters arising'
    """
    bare = _BRACKETED.sub(" ", plain(text))
    bare = _NUMBER.sub("", bare)
    return " ".join(_NOISE.sub(" ", bare).split()).strip(" -/")


@lru_cache(maxsize=8192)
def heading_part(text: str, vocabulary: Vocabulary) -> Part | None:
    """Return the part of a meeting that a heading with this text opens, None if its words don't tell.

    A phrase of the vocabulary must be the heading, or cover all of it but small words, numbers and
    dates: "Actions" in "Actions from the last meeting" does not make it a list of new actions.
    """
    text = _TIMED.sub("", text)
    key = _key_in(text, vocabulary)
    if not key or len(key) > 90:
        return None
    for name, part in _OPENS:
        if key in vocabulary.set(name):
            return part
    if says_all_came(text, vocabulary):
        return None
    same = _part_of_all(key, vocabulary)
    if same is not None:
        return same
    tokens = key.split()
    if (
        len(tokens) <= 4
        and tokens[-1] in vocabulary.set("headings.attended")
        and key not in vocabulary.set("headings.absent")
    ):
        return Part.PRESENT  # "Voting member attendance"
    if re.search(r":\s*\S", text):
        # "Last week's action: none" is said of one action and heads nothing, but two columns may be
        # headed in one line: "Present:   Members of the public:"
        told = [heading_part(piece, vocabulary) for piece in re.split(r"[:\t]+", text.rstrip(": \t"))]
        return told[0] if len(told) > 1 and all(t in ATTENDANCE_PARTS for t in told) else None
    if _is_status(tokens, vocabulary) or _ORDINAL.match(tokens[0]):
        return None  # "2nd order of business" is one of several
    if _mentions(tokens, vocabulary, "headings.action_words"):
        if _mentions(tokens, vocabulary, "headings.previous_words"):
            both = _mentions(tokens, vocabulary, "headings.new_words")  # "New and carried over action items"
            return Part.ACTIONS if both else Part.PREVIOUS_ACTIONS
        if len(tokens) <= 6 and _covered(tokens, vocabulary, "headings.actions"):
            return Part.ACTIONS
    return next((part for name, part in _OPENS if _opens(name, part, tokens, vocabulary)), None)


def _key_in(text: str, vocabulary: Vocabulary) -> str:
    """Return the bare phrase of a heading, with a letter that is a word of the language: "À faire"."""
    opening = _LETTER.match(plain(text))
    word = opening is not None and opening[1] in vocabulary.set("headings.around")
    return f"{opening[1]} {heading_key(text)}" if opening and word else heading_key(text)


def _part_of_all(key: str, vocabulary: Vocabulary) -> Part | None:
    """Return the part that each of two words for it opens: "To-dos / Tasks", "Decisions and resolutions"."""
    said = _joined(vocabulary).split(key)
    parts = {next((part for name, part in _OPENS if one in vocabulary.set(name)), None) for one in said}
    if parts == {
        Part.ACTIONS,
        Part.PREVIOUS_ACTIONS,
    }:  # "Outstanding items / Tasks" holds the old and the new
        pending = vocabulary.set("headings.pending")
        looks_back = set(key.split()) & (vocabulary.set("headings.previous_words") - pending)
        return Part.ACTIONS if not looks_back and not pending.isdisjoint(key.split()) else None
    return parts.pop() if len(said) > 1 and len(parts) == 1 else None


def _opens(name: str, part: Part, tokens: list[str], vocabulary: Vocabulary) -> bool:
    """Tell whether a heading is a phrase of `name` with small words around it."""
    joining = part is Part.PRESENT and _mentions(tokens, vocabulary, "headings.joining")
    if joining and not _mentions(tokens, vocabulary, "headings.attended"):
        return False  # "New members" are those who joined the club
    if part is Part.ACTIONS:  # "Action points for the boat house"
        about = next((at for at, word in enumerate(tokens) if word in vocabulary.set("headings.about")), 0)
        named = about > 1 and _mentions(tokens[:about], vocabulary, "headings.action_words")
        tokens = tokens[:about] if named and len(tokens) - about <= MAX_WORDS // 3 else tokens
    return _covered(tokens, vocabulary, name)


def says_all_came(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a line says that all came, and heads nothing: "All attendees", above what they did."""
    return heading_key(text) in vocabulary.set("headings.everyone") and not text.rstrip().endswith(":")


def _is_status(tokens: list[str], vocabulary: Vocabulary) -> bool:
    """ "Action completed", "Action carried forwards" say how one action stands and head nothing."""
    if tokens[0] not in vocabulary.set("headings.single_action"):
        return False
    rest = " ".join(tokens[1:])
    kinds = ("done", "in_progress", "carried_forward", "open", "dropped")
    return any(
        {rest, rest.removesuffix("s"), rest.removeprefix("still ")} & vocabulary.set(f"status.{k}")
        for k in kinds
    )


def _mentions(tokens: list[str], vocabulary: Vocabulary, key: str) -> bool:
    return not vocabulary.set(key).isdisjoint(tokens)


def _covered(tokens: list[str], vocabulary: Vocabulary, name: str) -> bool:
    """Tell whether a phrase of `name` and small words make up the whole heading."""
    runs = _runs(" ".join(tokens))
    phrases = vocabulary.set(name)
    if phrases.isdisjoint(runs):
        return False
    small = vocabulary.set("headings.around")
    at, end = next(span for run, span in runs.items() if run in phrases)
    groups = _endings(vocabulary) if name in _OF_PEOPLE else None
    return all(
        t in small or any(c.isdigit() for c in t) or (groups and groups.search(t))
        for t in tokens[:at] + tokens[end:]
    )


@cache
def _endings(vocabulary: Vocabulary) -> re.Pattern[str] | None:
    """A pattern for how words for a group end: "Vorstandsmitglieder", "bestuursleden"."""
    endings = vocabulary.list("groups.endings")
    return compiled(f"(?:{'|'.join(map(re.escape, endings))})$") if endings else None


@lru_cache(maxsize=16)
def _runs(key: str) -> dict[str, tuple[int, int]]:
    """Return every run of a heading's words with where it first begins and ends, the longest first."""
    tokens = key.split()
    runs: dict[str, tuple[int, int]] = {}
    for size in range(len(tokens), 0, -1):
        for at in range(len(tokens) - size + 1):
            runs.setdefault(" ".join(tokens[at : at + size]), (at, at + size))
    return runs


def is_container(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading only holds others: "Discussion", "Topics / Notes"."""
    key = heading_key(text)
    known = vocabulary.set("headings.containers")
    said = _joined(vocabulary).split(key)
    return key in known or (len(said) > 1 and all(one in known for one in said))


def is_fact(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading names, or states, a fact of the meeting: "Chair", "Venue: Village hall"."""
    head = heading_key(text.split(":", maxsplit=1)[0])
    if ":" not in text.rstrip(" :"):
        parts = _joined(vocabulary).split(head)  # "Location and time"
        return all(part in vocabulary.set("headings.facts") for part in parts)
    return head in vocabulary.set("headings.facts") or head in vocabulary.set("columns.label")


def opens_meeting(text: str, vocabulary: Vocabulary) -> bool:
    """ "CALL TO ORDER: 7:02 pm": what business opens with, perhaps with its time."""
    return heading_key(_BEFORE_TIME.split(text, maxsplit=1)[0]) in vocabulary.set("headings.opening")


def is_break(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading is that of a pause: "Break", "5 Minute Break"."""
    *before, last = heading_key(text).split() or [""]
    told = last in vocabulary.set("meeting.breaks")
    return told and all(word[0].isdigit() or word.startswith("min") for word in before)


def repeats_title(text: str, above: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether "Minutes of the meeting of 3 May, by Ola" gives the day that the title above gives: a second title."""
    if not vocabulary.pattern("meeting.minutes", "meeting.sittings").search(text):
        return False
    told = [found for found in find_dates(text, vocabulary) if found.date]
    if not told or not _names_meeting(text[told[-1].end :], above, vocabulary):
        return False  # "Minutes of 3 May trip"
    days = {found.date for found in told}
    return any(found.date in days for line in above for found in find_dates(line, vocabulary))


def _names_meeting(text: str, above: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether what stands behind a title's day only says who wrote or met, as the lines above do."""
    known = vocabulary.set("meeting.small") | vocabulary.set("meeting.sittings")
    writer = vocabulary.pattern("attendance.by_whom").search(text)
    if writer and text[writer.end() :].strip()[:1].isupper():
        return len(set(words(text[: writer.start()])) - known) <= 1  # "prepared by Ann Moss"
    return known.union(*map(words, above)).issuperset(words(text))


@cache
def _joined(vocabulary: Vocabulary) -> re.Pattern[str]:
    words_ = "|".join(map(re.escape, vocabulary.list("names.and"))) or "(?!)"
    return compiled(rf"\s(?:{words_}|&)\s|\s?/\s?")


@remembered
def is_day(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading holds a date and nothing else: "Monday 8 November (sponsor)", "Meeting 2: 23/01/18"."""
    found = set(words(_ZONED.sub(" ", _BRACKETED.sub(" ", text))))
    named = _calendar(vocabulary)
    rest = {w for w in found - named if not w[0].isdigit()} - _fillers(vocabulary)
    dated = bool(found & named) or bool(_FIGURES.search(text))
    return dated and not rest and any(w[0].isdigit() for w in found)


@cache
def _calendar(vocabulary: Vocabulary) -> frozenset[str]:
    keys = [*(f"months.{n}" for n in range(1, 13)), *(f"weekdays.{n}" for n in range(1, 8))]
    return frozenset(plain(w) for key in keys for w in vocabulary.list(key))


@cache
def _fillers(vocabulary: Vocabulary) -> frozenset[str]:
    return vocabulary.set("meeting.sittings") | vocabulary.set("dates.of") | vocabulary.set("dates.articles")


@remembered
def is_capitals(text: str) -> bool:
    """Tell whether a line is set in capitals, as headings often are (not a lone acronym)."""
    letters = [*filter(str.isalpha, text)]
    return len(letters) >= 6 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)


def emphasis(paragraph: Paragraph) -> str:
    """Return how a whole line stands out: "bold", "underline", "capitals", or ""."""
    for look in ("bold", "underline"):
        if paragraph.share(look) >= 0.9:
            return look
    return "capitals" if is_capitals(paragraph.text) else ""


def is_numbered(paragraph: Paragraph) -> bool:
    return bool(paragraph.label and NUMBER_LABEL.match(paragraph.label))


def is_prose(text: str) -> bool:
    """Tell a sentence from a title or a list entry: it is long enough and has a verb."""
    return len(text.split()) >= 8 and bool(VERB.search(text))


def is_marked_action(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a line is an action that names itself: "ACTION: Ola to order rope", "Action 2.1: …"."""
    marker, colon, rest = text[:_LONGEST_MARKER].partition(":")
    key = heading_key(_NUMBER_BEHIND.sub("", marker)) if colon and rest.strip() else ""
    return bool(key) and key in vocabulary.set("markers.alone")
