"""From blocks to the stream of lines: which part of the meeting, which item, which column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minutesparse.dates import find_dates
from minutesparse.document import Document, Paragraph, Table
from minutesparse.parsing.grid import walk_table
from minutesparse.parsing.headings import MARKED, emphasis, heading_key, heading_part, is_prose
from minutesparse.parsing.items import find_items
from minutesparse.parsing.layout import Piece, lay_out
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Item, Line, Outline, Part
from minutesparse.parsing.list_ends import close_lists
from minutesparse.parsing.placing import place_entries
from minutesparse.parsing.rolls import lists_people, names_group
from minutesparse.parsing.statuses import box_status
from minutesparse.parsing.topics import title_of
from minutesparse.parsing.tree import is_marker
from minutesparse.parsing.turns import says_how_most_stand
from minutesparse.parsing.walk import Walk, open_heading
from minutesparse.vocabulary import Vocabulary

_SENTENCE = 5
"""As many words with a full stop behind them tell something."""

_BEHIND = 1
"""Lines right behind the last that tells something."""

_LONGEST_ROLL = 80
"""Lines behind a heading that are looked at for a list of people."""
_ENDS = frozenset({Part.CLOSING, Part.NEXT_MEETING})
_TAIL = frozenset({*MARKED, *_ENDS})
_APART = frozenset({*MARKED, *ATTENDANCE_PARTS, Part.OTHER, Part.HEAD})


def outline(document: Document, vocabulary: Vocabulary) -> Outline:
    """Return the document's lines with the part, the item and the column of each."""
    walk = Walk(vocabulary, styled=document.format != "pdf", titled=_has_title(document, vocabulary))
    pieces = lay_out(document.blocks, vocabulary, styled=walk.styled)
    through: dict[int, int] = {}
    for at, piece in enumerate(pieces):
        if isinstance(piece.block, Table):
            walk_table(walk, piece.block)
        else:
            if piece.item:
                through[len(walk.lines)] = piece.run
            if at and pieces[at - 1].run_in:
                walk.add(piece.block)  # what a heading in the same line heads
            else:
                seen = _LONGEST_ROLL if piece.weight >= 1.0 else 1
                _walk_line(walk, piece, piece.block, pieces[at + 1 : at + 1 + seen])
    boxed, reviewed = _boxes_in_agenda(walk.lines, vocabulary)
    lines = _begin_business(_settle_agenda(boxed))
    agenda = frozenset(line.index for line in walk.lines if line.part is Part.AGENDA)
    items = find_items(lines, vocabulary, through, walk.kinds, agenda)
    items = tuple(sorted({i.line: i for i in (*reviewed.values(), *items)}.values(), key=lambda i: i.line))
    placed = [n.placed(n.part, reviewed.get(n.index, n.item)) for n in _place(lines, items, vocabulary)]
    placed = place_entries(_lists_under_entries(placed, vocabulary), vocabulary)
    return Outline(document, vocabulary, tuple(placed), items, walk.columns)


def _has_title(document: Document, vocabulary: Vocabulary) -> bool:
    """Tell whether front matter says which meeting it was; the title of other files may be of a template."""
    title = document.properties.get("title", "") if document.format == "markdown" else ""
    return bool(vocabulary.pattern("meeting.minutes", "meeting.sittings").search(title))


def _begin_business(lines: list[Line]) -> list[Line]:
    """In notes that head nothing ("Hi all, notes from Sunday: …") what is told behind the title is the business.

    Told is what stands in a list, and what is a sentence; what stands among it belongs to it ("Due: May").
    """
    if any(line.part is not Part.HEAD and line.part not in ATTENDANCE_PARTS for line in lines):
        return _with_parents(lines)
    begun = [line.index for line in lines if line.part is Part.HEAD and _tells(line)]
    begun = [at for at in begun if at > 0 or lines[0].paragraph.label is not None]
    first, last = min(begun, default=len(lines)), max(begun, default=-1) + _BEHIND
    return [
        line.placed(Part.BUSINESS, line.item)
        if line.part is Part.HEAD and first <= line.index <= last and not line.heading
        else line
        for line in lines
    ]


def _with_parents(lines: list[Line]) -> list[Line]:
    """Give the business the bullets above its first line that this one stands beneath."""
    first = next((line for line in lines if line.part is Part.BUSINESS), None)
    if first is None or first.heading or not first.paragraph.label or not first.paragraph.level:
        return lines
    at = first.index
    while at and lines[at].paragraph.level and lines[at - 1].part is Part.HEAD:
        at -= 1
    if lines[at].paragraph.level != 0:
        return lines
    return [
        line.placed(Part.BUSINESS, line.item) if at <= line.index < first.index else line for line in lines
    ]


def _tells(line: Line) -> bool:
    if line.heading:
        return False
    if line.paragraph.label is not None or line.paragraph.level is not None:
        return True
    return len(line.text.split()) >= _SENTENCE and line.text.rstrip().endswith((".", "!", "?"))


def _walk_line(walk: Walk, piece: Piece, paragraph: Paragraph, following: Sequence[Piece]) -> None:
    after = following[0] if following else None
    behind = after.paragraph if after else None
    if piece.weight >= 1.0 and not _is_entry(walk, piece, paragraph, behind):
        group = names_group(paragraph.text, walk.vocabulary)
        among = walk.part in ATTENDANCE_PARTS or (group and not walk.roll_called)
        may_list = among and not (piece.item or piece.run_in)
        roll = may_list and lists_people(following, walk.vocabulary, group=group)
        open_heading(walk, piece, paragraph, after, roll=roll)
        walk.add(paragraph, heading=True)
        return
    if piece.item:
        open_heading(
            walk, piece, paragraph, after
        )  # "4. The treasurer reported …" begins an item without a title
    else:
        close_lists(walk, paragraph, behind)
    walk.add(paragraph)


def _is_entry(walk: Walk, piece: Piece, paragraph: Paragraph, after: Paragraph | None) -> bool:
    """Names in an attendance list, and the day under "Next meeting", may be bold or in capitals: they head nothing."""
    if walk.part is Part.NEXT_MEETING and walk.lines[-1].heading and not (paragraph.heading or piece.item):
        return bool(find_dates(paragraph.text, walk.vocabulary))
    if walk.part not in ATTENDANCE_PARTS or paragraph.heading or piece.item or piece.run_in:
        return False
    if heading_part(paragraph.text, walk.vocabulary) is not None or paragraph.text.rstrip().endswith(":"):
        return False
    listed = walk.stack[-1].listed if walk.stack else False
    if paragraph.gap and listed and emphasis(paragraph) and not paragraph.label:
        return False  # a bold line behind bullets
    if not paragraph.gap or after is None:
        return True
    if walk.stack and walk.stack[-1].run_in and emphasis(paragraph):
        return False  # "Present: A, B" is over where a bold line stands apart
    return not (is_prose(after.text) or (after.label is not None and not listed))


def _place(lines: list[Line], items: tuple[Item, ...], vocabulary: Vocabulary) -> list[Line]:
    """Give each line the item in whose section it stands.

    An entry of a printed agenda is an item where nothing better is headed, but opens no section.
    """
    opened = {item.line: item for item in items}
    last = items[-1].line if items else 0
    keys = Counter(heading_key(line.text) for line in lines if line.heading)
    current: Item | None = None
    reviews = _reviews(lines, items, vocabulary)
    summaries = _summaries(lines, items, reviews)
    placed = []
    for line in lines:
        mine = opened.get(line.index)
        if mine is not None:
            current = mine
        elif current is not None and line.heading and line.table is None and not is_marker(line, vocabulary):
            alone = line.index > last and keys[heading_key(line.text)] == 1
            if _ends_item(line, lines[current.line], alone=alone):
                current = None
        shown = current if line.part is not Part.AGENDA or mine is None else mine
        if line.part is Part.AGENDA and mine is not None:
            current = None
        loose = line.part is Part.HEAD or (line.part in ATTENDANCE_PARTS and current is None)
        if line is not lines[current.line if current else 0] and current in summaries and line.part in MARKED:
            loose = True
        part = Part.PREVIOUS_ACTIONS if line.part is Part.ACTIONS and shown in reviews else line.part
        placed.append(line.placed(part, None if loose else shown))
    return placed


def _reviews(lines: list[Line], items: tuple[Item, ...], vocabulary: Vocabulary) -> list[Item]:
    """The items that go through what was set before: "Action items" with more business behind, or told states."""
    parts = [lines[i.line].part for i in items]
    last = max((at for at, part in enumerate(parts) if part not in _TAIL), default=-1)
    return [
        item
        for at, item in enumerate(items)
        if _may_review(lines[item.line], item)
        and (at < last or says_how_most_stand(_section(lines, items, at), vocabulary))
    ]


def _section(lines: list[Line], items: tuple[Item, ...], at: int) -> list[Line]:
    end = items[at + 1].line if at + 1 < len(items) else len(lines)
    return lines[items[at].line + 1 : end]


def _may_review(line: Line, item: Item) -> bool:
    return item.number is None and line.heading and line.table is None and line.part is Part.ACTIONS


def _summaries(lines: list[Line], items: tuple[Item, ...], reviews: list[Item]) -> list[Item]:
    """The items at the end that only list again what was to be done: "11. New and ongoing actions".

    An entry of theirs was talked about under another item; a review of actions at the beginning is
    where its entries were talked about.
    """
    found: list[Item] = []
    for item in reversed(items):
        line = lines[item.line]
        if line.part not in MARKED or line.table is not None or item in reviews:
            break
        found.append(item)
    listed = any(lines[i.line].part is not Part.PREVIOUS_ACTIONS for i in found)
    return found if listed and len(found) < len(items) else []


def _ends_item(line: Line, opened: Line, *, alone: bool) -> bool:
    """A section that is no item ends the item before it: the summary of actions, the list of who came.

    `alone` is a heading behind the last item that comes but once: "Actions" under item after item
    belongs to each of them.
    """
    mine, other = line.paragraph.heading, opened.paragraph.heading
    if mine and other:
        return mine <= other
    if mine and not opened.heading and opened.paragraph.label:
        return True  # a heading ends what a bullet began
    return alone and line.part in _APART and not (other and not mine)


def _boxes_in_agenda(lines: list[Line], vocabulary: Vocabulary) -> tuple[list[Line], dict[int, Item]]:
    """ "Previous action items" in a printed agenda, with boxes beneath it: the actions, not what to talk about.

    Such an entry is an item itself, as its actions were gone through under it: returned beside the lines,
    for each line that has a box.
    """
    settled: list[Line] = []
    items: dict[int, Item] = {}
    entry, opened, level = None, None, -1
    for line in lines:
        here = line.paragraph.level if line.paragraph.level is not None else -1
        if line.part is not Part.AGENDA or here <= level:
            entry, opened, level = None, None, -1
        if entry and opened and box_status(line.paragraph.label):
            settled.append(line.placed(opened, line.item))
            items[line.index] = Item(*title_of(entry), entry.index)
            continue
        told = heading_part(line.text, vocabulary) if line.part is Part.AGENDA and not opened else None
        if told in (Part.ACTIONS, Part.PREVIOUS_ACTIONS) and not line.heading:
            entry, opened, level = line, told, here
        settled.append(line)
    return settled, items


def _lists_under_entries(lines: list[Line], vocabulary: Vocabulary) -> list[Line]:
    """ "- Action items" among the notes, with entries one deeper beneath it: those are the list that it names."""
    settled: list[Line] = []
    alone = vocabulary.set("markers.alone")  # "TODO" marks what is beneath it, be it tasks or things
    opened, level = None, -1
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        here = line.paragraph.level if line.paragraph.level is not None else -1
        if opened and (here <= level or line.part is not Part.BUSINESS or line.heading):
            opened = None
        if opened:
            settled.append(line.placed(opened, line.item))
            continue
        settled.append(line)
        listed = here >= 0 and not line.heading and line.part is Part.BUSINESS and line.table is None
        listed = listed and heading_key(line.text) not in alone
        deeper = after is not None and (after.paragraph.level or 0) > here and not after.heading
        told = heading_part(line.text, vocabulary) if listed and deeper else None
        if told in MARKED:
            opened, level = told, here
    return settled


def _settle_agenda(lines: list[Line]) -> list[Line]:
    """Minutes may be headed "Agenda": where little else is left, the agenda is the business."""
    notes = (Part.BUSINESS, Part.PREVIOUS_ACTIONS, Part.DECISIONS)
    agenda = sum(len(line.text) for line in lines if line.part is Part.AGENDA)
    rest = sum(len(line.text) for line in lines if line.part in notes)
    if 0.4 * agenda <= rest:
        return lines
    return [line.placed(Part.BUSINESS, line.item) if line.part is Part.AGENDA else line for line in lines]
