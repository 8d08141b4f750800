"""Where a list of people ends without a heading: names are over, the notes begin."""

from __future__ import annotations

from minutesparse.compiling import compiled
from minutesparse.document import Paragraph
from minutesparse.parsing.headings import is_prose
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Part
from minutesparse.parsing.slots import is_clocked, is_slot
from minutesparse.parsing.walk import Open, Walk, business
from minutesparse.vocabulary import Vocabulary

_ENTRY_WORDS = 14
_SPOKEN = compiled(r"[^\W\d_][\w’'.@-]{0,30}(?: [A-Z][\w’'.-]{0,30}){0,2}:\s(?:\S+\s+){3}")
"""Who speaks, and at least a few words of what they say."""


def close_lists(walk: Walk, paragraph: Paragraph, after: Paragraph | None) -> None:
    """End a list of people, or the title block, where plain prose goes on without a heading."""
    words = len(paragraph.text.split())
    opened = walk.stack[-1] if walk.stack else None
    if opened is None:
        told = is_prose(paragraph.text) and words >= 15 and not any(c.isdigit() for c in paragraph.text)
        if told or (words > 30 and len(walk.lines) >= 3):
            walk.stack.append(business())
        return
    if opened.part in ATTENDANCE_PARTS and not opened.look.item:
        ends = _ends_styled if opened.look.style else _ends_attendance
        if ends(walk, opened, paragraph, after):
            walk.stack.pop()
            walk.stack.append(business())
        opened.listed = opened.listed or paragraph.label is not None
    elif (
        opened.run_in
        and opened.part in (Part.NEXT_MEETING, Part.AGENDA)
        and (paragraph.gap or _left_behind(opened, paragraph))
    ):
        walk.stack.pop()


def _left_behind(opened: Open, paragraph: Paragraph) -> bool:
    """ "• Next meeting: 3 May" beneath an entry of a list is over where the list's next entry begins."""
    return opened.bullet and paragraph.label is not None and (paragraph.level or 0) <= opened.look.level


def _ends_styled(walk: Walk, opened: Open, paragraph: Paragraph, after: Paragraph | None) -> bool:
    """Under a heading in the file's own style, names as bullets are over where somebody speaks, set apart from them.

    The next heading of that style would end them, but there may be none: "TD: I will look into it."
    """
    if not opened.listed or paragraph.label is not None or paragraph.level is not None or not paragraph.gap:
        return False
    behind = after is not None and after.label is None and _SPOKEN.match(after.text)
    return bool(
        _SPOKEN.match(paragraph.text) and behind and not speaks_of_attendance(paragraph.text, walk.vocabulary)
    )


def _ends_attendance(walk: Walk, opened: Open, paragraph: Paragraph, after: Paragraph | None) -> bool:
    text = paragraph.text
    if opened.run_in and opened.bullet and paragraph.label and (paragraph.level or 0) <= opened.look.level:
        return True  # "• Attendance: 14", then a bullet beside it
    if is_slot(text):
        return True
    if speaks_of_attendance(text, walk.vocabulary):
        return False
    if is_clocked(text) or _heads_notes(opened, paragraph, after):
        return True
    goes_on = opened.listed and paragraph.label is not None and walk.lines[-1].paragraph.label is not None
    empty = not any(map(str.isalpha, walk.lines[-1].text))  # "Attending: …", and the names below it
    if opened.run_in and not _entry_like(paragraph) and not (goes_on or empty):
        return True
    words = len(text.split())
    if is_prose(text) or (words > 20 and text.count(",") < words / 6):
        return True
    # Names on lines of their own, then the notes as bullets with bullets of their own beneath them.
    begun = walk.lines and not walk.lines[-1].heading
    deeper = after is not None and (after.level or 0) > (paragraph.level or 0)
    moved = ":" in text and walk.vocabulary.pattern("decisions.results").match(text)
    return bool(begun and paragraph.label and not opened.listed and (deeper or moved))


def _heads_notes(opened: Open, paragraph: Paragraph, after: Paragraph | None) -> bool:
    """ "Parking:", set apart from names that stood in one line, over bullets that are sentences."""
    topic = opened.run_in and paragraph.gap and paragraph.text.rstrip().endswith(":")
    return topic and after is not None and after.label is not None and is_prose(after.text)


def speaks_of_attendance(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a sentence is about who came or did not."""
    keys = (
        "attendance.apologise",
        "attendance.apologised",
        "attendance.was_absent",
        "attendance.came_or_left",
    )
    return bool(vocabulary.pattern(*keys).search(text))


def _entry_like(paragraph: Paragraph) -> bool:
    """A line may go on a list of people where it is short and begins like a name."""
    text = paragraph.text
    return len(text.split()) <= _ENTRY_WORDS and text[:1].isupper() and not text.rstrip().endswith(".")
