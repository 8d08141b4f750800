"""The walk over a document: which headings are open, and so which part of the meeting a line is in.

A heading of the same look, or of a higher style, closes those below it; a heading whose words say
nothing ("Board members" under "Present") inherits the part it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from minutesparse.document import Paragraph, Table
from minutesparse.parsing.headings import (
    MARKED,
    emphasis,
    heading_key,
    heading_part,
    is_container,
    is_fact,
    is_prose,
    opens_meeting,
)
from minutesparse.parsing.layout import Piece
from minutesparse.parsing.lines import ACTION_PARTS, ATTENDANCE_PARTS, Column, Line, Part
from minutesparse.parsing.settling import Kind, Reading
from minutesparse.parsing.statuses import whole_status
from minutesparse.vocabulary import Vocabulary

_SENTENCE = 4  # words
_ENTRY = 15
"""Words of an entry of an agenda."""
_LISTS = frozenset({*ATTENDANCE_PARTS, Part.AGENDA, Part.NEXT_MEETING, Part.CLOSING, Part.HEAD})


@dataclass(frozen=True, slots=True)
class Look:
    """What tells one level of headings from another.

    `style` is the file's own level (0 without), `item` whether it is a number that runs through the
    document, `depth` how nested the number is, `level` the list level.
    """

    style: int
    emphasis: str
    item: bool
    depth: int
    level: int


@dataclass(slots=True)
class Open:
    """A heading that is open: what it looks like, and the part it opened."""

    look: Look
    part: Part
    run_in: bool = False
    bullet: bool = False  # it is a bullet itself
    listed: bool = False  # its entries so far are bullets


@dataclass(slots=True)
class Walk:
    """What the walk knows so far. `styled`: the file itself says what is a heading."""

    vocabulary: Vocabulary
    styled: bool = True
    lines: list[Line] = field(default_factory=list)
    stack: list[Open] = field(default_factory=list)
    columns: dict[int, tuple[Column, ...]] = field(default_factory=dict)
    kinds: dict[tuple[int, int], Kind] = field(default_factory=dict)
    before: Reading | None = None
    begun: bool = False  # the business of the meeting has begun
    runs: set[int] = field(default_factory=set)  # the numberings met so far
    attached: bool = False  # "Attachments" has been headed
    roll_called: bool = False  # there has been a list of who was present
    left_head: bool = False  # something else than the title block has begun
    told: bool = False  # a sentence has been met
    titled: bool = False  # the file's own fields say which meeting it was

    @property
    def part(self) -> Part:
        if self.stack:
            return self.stack[-1].part
        return Part.BUSINESS if self.begun else Part.HEAD

    def add(
        self,
        paragraph: Paragraph,
        part: Part | None = None,
        *,
        heading: bool = False,
        table: Table | None = None,
        row: int | None = None,
        column: Column | None = None,
    ) -> None:
        part = part or self.part
        self.begun = self.begun or part is Part.BUSINESS
        self.left_head = self.left_head or part is not Part.HEAD
        self.roll_called = self.roll_called or part is Part.PRESENT
        self.told = self.told or is_prose(paragraph.text)
        self.lines.append(Line(len(self.lines), paragraph, part, None, heading, table, row, column))


def look_of(piece: Piece, paragraph: Paragraph) -> Look:
    depth = piece.number.depth if piece.number else 0
    return Look(paragraph.heading or 0, emphasis(paragraph), piece.item, depth, paragraph.level or 0)


def open_heading(
    walk: Walk, piece: Piece, paragraph: Paragraph, after: Piece | None, *, roll: bool = False
) -> None:
    """Open a heading: close those it ends, and settle the part that it begins.

    `after` is what stands behind it; with `roll` that is a list of people, among those who came.
    """
    look = look_of(piece, paragraph)
    told = _told(walk, piece, paragraph, after)
    listing = walk.part
    if walk.part is Part.AGENDA and not look.style and not piece.item and _goes_on_listing(walk, told, after):
        return  # "Tasks:" directly under "Agenda", "Motions" over some of its entries
    while walk.stack and _closes(look, told, walk.stack[-1]):
        walk.stack.pop()
    same = next((i for i, o in enumerate(walk.stack) if o.look == look), None)
    if same is not None:
        del walk.stack[same:]
    inherited = walk.part
    if roll and told is None:
        told = _group(listing, inherited) if listing in ATTENDANCE_PARTS else Part.PRESENT
    if heading_key(paragraph.text) in walk.vocabulary.set("headings.attached"):
        walk.attached = True
    elif walk.attached and told in (None, Part.BUSINESS, Part.OTHER) and piece.run not in walk.runs:
        told = Part.OTHER  # what is attached to the minutes has headings, and numbers, of its own
    elif piece.run:
        walk.runs.add(piece.run)
    if inherited is Part.OTHER and not look.style and told is Part.BUSINESS:
        told = Part.OTHER  # "Topics" in a table of contents
    if told is None and inherited in ATTENDANCE_PARTS and not roll and _ends_roll(walk, paragraph, after):
        told = Part.BUSINESS
    if told is None or (told is Part.BUSINESS and inherited is Part.HEAD):
        told = _unsaid(walk, piece, look, after, paragraph.text)
    walk.stack.append(Open(look, told, piece.run_in, paragraph.label is not None))


def _unsaid(walk: Walk, piece: Piece, look: Look, after: Piece | None, text: str) -> Part:
    """The part of a heading whose words do not say it: that around it, or the business if that may begin.

    A page headed "Minutes" is still at its title.
    """
    inherited = walk.part
    if inherited in (Part.HEAD, Part.AGENDA, Part.CLOSING, Part.OTHER):
        return Part.BUSINESS if _begins_business(walk, piece, look, after, text) else inherited
    return Part.BUSINESS if inherited in ATTENDANCE_PARTS and piece.item else inherited


def _ends_roll(walk: Walk, paragraph: Paragraph, after: Piece | None) -> bool:
    """ "Roof", set apart behind the names, over bullets that are no names: the first topic, in files without heading styles."""
    listed = after is not None and after.paragraph is not None and after.paragraph.label is not None
    return listed and paragraph.gap and not paragraph.heading and not walk.lines[-1].heading


def _group(listing: Part, inherited: Part) -> Part:
    """The part of a group of people who are listed behind others: "Staff" beside "Apologies" is another list."""
    return listing if inherited is listing or listing is Part.IN_ATTENDANCE else Part.PRESENT


def _beside_topics(walk: Walk, look: Look, text: str) -> bool:
    """ "Venue" between headings of topics in the same style is one of them."""
    if not look.style or ":" in text.rstrip(" :"):
        return False
    return any(o.look == look and o.part is Part.BUSINESS for o in walk.stack)


def _is_title_line(walk: Walk, text: str) -> bool:
    """ "Team meeting 4, 12 May 2021" at the top, before anything is told, says which meeting this was."""
    if walk.left_head or walk.told or not any(c.isdigit() for c in text):
        return False
    return not walk.vocabulary.set("meeting.sittings").isdisjoint(heading_key(text).split())


def _goes_on_listing(walk: Walk, told: Part | None, after: Piece | None) -> bool:
    behind = after.paragraph if after else None
    firm = walk.stack[-1].look.style + walk.stack[-1].look.item > 0
    if firm and told is None and after is not None and after.weight >= 1:
        return True  # "Break" between two headings in the agenda's list
    if behind is not None and firm and told is Part.BUSINESS and walk.lines[-1].heading and _is_listed(after):
        return True  # "Introductions (5 min)", the first of several lines under "Agenda"
    if behind is None or behind.label is None or len(behind.text.split()) > 40:
        return False
    if walk.lines[-1].heading and told in MARKED:
        return True
    return firm and told in (None, Part.BUSINESS, Part.ACTIONS, Part.DECISIONS)


def _is_listed(after: Piece | None) -> bool:
    """Tell whether a line may be one more entry of a list without bullets: short, and no sentence."""
    behind = after.paragraph if after else None
    if behind is None or after is None or after.weight >= 1 or behind.gap or behind.label or behind.heading:
        return False
    return len(behind.text.split()) <= _ENTRY and behind.text.rstrip()[-1] not in ".!?;:"


def _heads_list(piece: Piece, after: Piece | None) -> bool:
    """ "4. Agenda" over its entries, not "1. Agenda: adopted as circulated"."""
    behind = after.paragraph if after else None
    if behind is None or piece.run_in:
        return False
    return behind.label is not None or (after is not None and after.weight >= 1)


def _told(walk: Walk, piece: Piece, paragraph: Paragraph, after: Piece | None) -> Part | None:
    """The part that the heading's words open, in view of where it stands."""
    text = paragraph.text[piece.number.end :] if piece.number else paragraph.text
    told = heading_part(text, walk.vocabulary)
    if opens_meeting(text, walk.vocabulary):
        return told or Part.BUSINESS
    if told is None and walk.part in ACTION_PARTS and whole_status(text, walk.vocabulary):
        return None  # "Open", "Finished" among actions say how these stand, not when the meeting ended
    if told is None and not piece.item and (is_fact(text, walk.vocabulary) or _is_title_line(walk, text)):
        return None if _beside_topics(walk, look_of(piece, paragraph), text) else Part.HEAD
    money = heading_key(text) in walk.vocabulary.set("headings.payments")
    if piece.item and (money or (told is Part.AGENDA and not _heads_list(piece, after))):
        return Part.BUSINESS  # "5. Accounts for payment": business, whatever else the words may head
    if told is Part.OTHER and walk.begun and heading_key(text) in walk.vocabulary.set("headings.notices"):
        return None  # "Code of conduct" among the topics
    weak = told in ATTENDANCE_PARTS and heading_key(text) in _weak(walk.vocabulary)
    first = told is Part.PRESENT and text.rstrip().endswith(":") and not walk.roll_called
    if weak and walk.begun and walk.part not in ATTENDANCE_PARTS and not first:
        # "7. Staff", "Visitors" in the middle of the meeting is a subject, not a list of who came
        return Part.BUSINESS if piece.item else None
    return told


def _weak(vocabulary: Vocabulary) -> frozenset[str]:
    """The headings of lists that in the midst of the business are subjects as well."""
    return vocabulary.set("headings.weak") | vocabulary.set("headings.ways_in")


def _closes(look: Look, told: Part | None, other: Open) -> bool:
    """A styled heading closes all of its level and below, and all that have no style of their own."""
    if other.run_in and not (look.item and other.look.item):
        return True
    if look.item and other.look.item:
        return other.look.depth >= look.depth
    if look.style:
        return other.look.style == 0 or other.look.style >= look.style
    if other.look.style:
        return False
    if look.item:
        return True
    if other.look.item:
        return told is not None and told not in MARKED and look.level <= other.look.level
    if look.depth and other.look.depth and look.level == other.look.level:
        return other.look.depth >= look.depth
    if look.level != other.look.level:
        return look.level < other.look.level
    return other.part in _LISTS or told is not None


def _begins_business(walk: Walk, piece: Piece, look: Look, after: Piece | None, text: str) -> bool:
    """The title lines at the top open nothing; a numbered heading does, or one with text behind it."""
    if piece.item or walk.part is not Part.HEAD or walk.left_head:
        return True
    if opens_meeting(text, walk.vocabulary):
        return True
    behind = after.paragraph if after else None
    content = after is not None and (
        behind is None or behind.label is not None or len(behind.text.split()) >= 9
    )
    if walk.styled and look.style and after is not None and after.weight < 1:
        content = True
    below = bool(look.style) and any(0 < o.look.style < look.style for o in walk.stack)
    listed = behind is not None and behind.label is not None and not is_fact(behind.text, walk.vocabulary)
    if listed and is_container(text, walk.vocabulary):
        return True
    if listed and behind is not None and is_prose(behind.text) and piece.weight >= 1:
        return True
    if listed and walk.titled and look.style and not _names_meeting(walk, text):
        return True  # front matter has the title: "# Duties" over bullets is the first topic
    if walk.told and after is not None and (after.weight >= 1 or _is_said(behind)):
        return (
            True  # "The meeting commenced at noon …", then "Reports" over headings, or over short sentences
        )
    return (content and (below or walk.told or len(walk.lines) >= 4)) or (
        below and after is not None and after.weight >= 1
    )


def _names_meeting(walk: Walk, text: str) -> bool:
    """Tell whether a heading may be the title: it gives a date or a number, or speaks of minutes or a meeting."""
    spoken = walk.vocabulary.pattern("meeting.minutes", "meeting.sittings").search(text)
    return bool(spoken) or any(c.isdigit() for c in text)


def _is_said(behind: Paragraph | None) -> bool:
    """Tell whether a paragraph is a sentence, however short: no part of a title ends so."""
    return behind is not None and len(behind.text.split()) >= _SENTENCE and behind.text.rstrip()[-1] in ".!?"


def business() -> Open:
    return Open(Look(0, "", item=False, depth=0, level=0), Part.BUSINESS)
