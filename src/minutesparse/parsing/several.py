"""Several meetings in one file: where each one's minutes begin.

A meeting begins at a title of its own ("Minutes of the annual meeting held on …") that has a date or
a heading look, and a list of those present soon behind it; or at what a file that is kept from meeting
to meeting repeats (`series`). One such title is the whole file's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from minutesparse.dates import find_dates
from minutesparse.document import Block, Document, Paragraph, Table
from minutesparse.parsing.headings import emphasis, heading_part, is_prose
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Part
from minutesparse.parsing.meeting.facts import label_kinds
from minutesparse.parsing.series import Head, find_heads, in_order, is_one_sitting
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_TITLE_WORDS = 35
_ATTENDANCE_WITHIN = 14
_FACTS_WITHIN = 5
_APART = 6
_LEAD = 2
_WHOLE_FORM = 8
"""Rows: so long a table may hold all of a meeting's minutes."""
_SAID = 4
_TRIED = 12
"""Series: a log repeats few things so often as what its meetings begin with."""
_TITLE_LINES = 5
_PREFACE = 14
"""Blocks that may stand before the first meeting of a log: its title, who the team are."""


def split_meetings(document: Document, vocabulary: Vocabulary) -> list[Document]:
    """Return a document for each meeting the file holds; their texts and offsets are the file's own."""
    blocks = document.blocks
    starts = max(_titles(blocks, vocabulary), _repeated(blocks, vocabulary), key=len)
    if len(starts) < 2:
        return [document]
    edges = [0, *starts[1:], len(blocks)]
    return [replace(document, blocks=blocks[a:b]) for a, b in pairwise(edges) if b > a]


def _titles(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[int]:
    """Where titles stand that name minutes and a date, each with those present behind it."""
    starts: list[int] = []
    for at, block in enumerate(blocks):
        if not _is_title(block, vocabulary) or not _attendance_behind(blocks, at, len(blocks), vocabulary):
            continue
        if starts and at - starts[-1] < _APART:
            continue  # a title of several lines
        starts.append(at)
    return starts


def _is_title(block: Block, vocabulary: Vocabulary) -> bool:
    """A title names minutes and a date, and stands by itself; a sentence about minutes does not begin so."""
    if not isinstance(block, Paragraph) or len(block.text.split()) > _TITLE_WORDS or block.label:
        return False
    if is_prose(block.text) and not block.heading:
        return False  # "The minutes of the meeting held on 4 April were confirmed and signed."
    match = vocabulary.pattern("kind.title").search(block.text[:60])
    if match is None or len(block.text[: match.start()].split()) > 6:
        return False
    dated = any(found.precision == "day" for found in find_dates(block.text, vocabulary))
    return dated and (match.start() <= 12 or bool(block.heading) or bool(emphasis(block)))


def _attendance_behind(blocks: Sequence[Block], at: int, end: int, vocabulary: Vocabulary) -> bool:
    for block in blocks[at + 1 : min(at + 1 + _ATTENDANCE_WITHIN, end)]:
        if isinstance(block, Paragraph):
            head = block.text.split(":")[0][:60]
            words = head.split()
            tries = [head]
            if ":" in block.text or len(words) < _SAID or "," in block.text:
                tries += [" ".join(words[:1]), " ".join(words[-1:]), " ".join(words[:2])]
            weak = vocabulary.set("headings.weak")  # "Members asked for quotes, …" lists nobody
            if any(heading_part(t, vocabulary) in ATTENDANCE_PARTS for t in tries if plain(t) not in weak):
                return True
        elif _lists_people(block, vocabulary):
            return True
    return False


def _lists_people(table: Table, vocabulary: Vocabulary) -> bool:
    return any(heading_part(p.text, vocabulary) in ATTENDANCE_PARTS for p in list(table.paragraphs())[:12])


def _repeated(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[int]:
    """Where what a log of meetings repeats stands; of several such things, what comes most often, and first."""
    series: dict[tuple[object, ...], list[Head]] = defaultdict(list)
    for head in find_heads(blocks, vocabulary):
        if not _is_ahead(blocks, head, vocabulary):
            series[head.shape].append(head)
    several = sorted((h for h in series.values() if len(h) > 1), key=lambda h: (-len(h), h[0].at))
    heads = next((h for h in several[:_TRIED] if _part_meetings(blocks, h, vocabulary)), [])
    return _with_titles(blocks, [h.at for h in heads])


def _part_meetings(blocks: Sequence[Block], heads: Sequence[Head], vocabulary: Vocabulary) -> bool:
    """Tell whether these begin meetings: each has notes behind it, and most have what minutes open with.

    Where they have not, the file's own title has to come again, or all of the file to be so divided.
    """
    ends = [*(h.at for h in heads[1:]), len(blocks)]
    if not in_order(heads) or is_one_sitting(heads):
        return False
    if not _filled(blocks, heads, ends) or _is_below(blocks, heads):
        return False
    told = sum(
        _attendance_behind(blocks, h.at - (h.shape[0] == "form"), end, vocabulary)
        or (len(heads) > 2 and _facts_behind(blocks, h, end, vocabulary))
        for h, end in zip(heads, ends, strict=True)
    )
    if told >= max(2, 0.6 * len(heads)):
        return True
    return _is_title_again(blocks, heads, ends) or _are_all_there_is(blocks, heads, vocabulary)


def _is_title_again(blocks: Sequence[Block], heads: Sequence[Head], ends: Sequence[int]) -> bool:
    """Tell whether the file's own title comes again and again, or are all its headings of the highest level."""
    if heads[0].at >= _TITLE_LINES or (heads[0].shape[0] != "title" and not _are_titles(blocks, heads)):
        return False
    return min(end - h.at for h, end in zip(heads, ends, strict=True)) >= _APART


def _are_all_there_is(blocks: Sequence[Block], heads: Sequence[Head], vocabulary: Vocabulary) -> bool:
    """Tell whether days divide the file from its beginning to its end, and it says that they are of meetings."""
    if len(heads) < 3 or any(h.field or h.days[0] is None for h in heads) or not _covers(blocks, heads):
        return False
    opened = blocks[: heads[0].at]
    if _attendance_behind(opened, -1, len(opened), vocabulary):
        return False  # the file's own list of who came: what follows is of one meeting
    named = all(h.named for h in heads) or any(
        vocabulary.pattern("kind.title", "meeting.sittings").search(p.text)
        for p in opened
        if isinstance(p, Paragraph) and not is_prose(p.text)
    )
    return named and _are_outermost(blocks, heads)


def _is_ahead(blocks: Sequence[Block], head: Head, vocabulary: Vocabulary) -> bool:
    """Tell whether a head is the day of the next meeting, under a heading that says so."""
    own = blocks[head.at]
    for block in reversed(blocks[max(0, head.at - _LEAD) : head.at]):
        if not isinstance(block, Paragraph):
            return False
        if heading_part(block.text, vocabulary) is Part.NEXT_MEETING:
            level = own.heading if isinstance(own, Paragraph) else None
            return level is None or (block.heading is not None and level > block.heading)
        if find_dates(block.text, vocabulary):
            return False  # the next meeting's day has been given
    return False


def _filled(blocks: Sequence[Block], heads: Sequence[Head], ends: Sequence[int]) -> bool:
    """Tell whether most heads have something beneath them: a list of days to come has nothing."""
    empty = sum(
        end - h.at < 2 and (not isinstance(form := blocks[h.at], Table) or len(form.rows) < _WHOLE_FORM)
        for h, end in zip(heads, ends, strict=True)
    )
    return empty <= len(heads) // 5


def _is_below(blocks: Sequence[Block], heads: Sequence[Head]) -> bool:
    """Tell whether a heading of a higher level stands between the heads: they are parts of something."""
    first = blocks[heads[0].at]
    level = first.heading if isinstance(first, Paragraph) else None
    titles = {at for h in heads for at in range(h.at - _TITLE_LINES, h.at)}
    return level is not None and any(
        isinstance(b, Paragraph) and b.heading is not None and b.heading < level
        for at, b in enumerate(blocks[heads[0].at : heads[-1].at], start=heads[0].at)
        if at not in titles
    )


def _are_titles(blocks: Sequence[Block], heads: Sequence[Head]) -> bool:
    """Tell whether the heads are the file's headings of the highest level, and all of them."""
    first = blocks[heads[0].at]
    level = first.heading if isinstance(first, Paragraph) else None
    highest = [b.heading for b in blocks if isinstance(b, Paragraph) and b.heading]
    return level is not None and min(highest) == level and highest.count(level) == len(heads)


def _covers(blocks: Sequence[Block], heads: Sequence[Head]) -> bool:
    """Tell whether the heads go from the beginning of the file to its end."""
    return heads[0].at <= max(_PREFACE, len(blocks) // 5) and heads[-1].at >= len(blocks) // 2


def _are_outermost(blocks: Sequence[Block], heads: Sequence[Head]) -> bool:
    """Tell whether hardly anything else between the heads looks as they do: else they are some of the items."""
    first = blocks[heads[0].at]
    if not isinstance(first, Paragraph):
        return True
    if first.heading is None and first.label is None and not emphasis(first) and not heads[0].named:
        return sum(isinstance(b := blocks[h.at], Paragraph) and b.gap for h in heads) >= 0.8 * len(heads)
    alike = sum(
        isinstance(b, Paragraph)
        and (b.heading, b.level, b.label is None) == (first.heading, first.level, first.label is None)
        and (b.heading is not None or b.label is not None)
        for b in blocks[heads[0].at : heads[-1].at + 1]
    )
    return alike <= 1.25 * len(heads)


def _facts_behind(blocks: Sequence[Block], head: Head, end: int, vocabulary: Vocabulary) -> bool:
    """Tell whether the time, the place or (for what is only counted) the day stand labelled behind a head."""
    wanted = {"time", "start", "place", "chair"} | ({"date"} if head.count is not None else set())
    if isinstance(blocks[head.at], Table):
        return True
    for block in blocks[head.at + 1 : min(head.at + 1 + _FACTS_WITHIN, end)]:
        lines = [block] if isinstance(block, Paragraph) else list(block.paragraphs())[:_FACTS_WITHIN]
        if any(label_kinds(p.text.partition(":")[0][:60], vocabulary) & wanted for p in lines):
            return True
    return False


def _with_titles(blocks: Sequence[Block], starts: list[int]) -> list[int]:
    """Begin each meeting at its title, where a heading stands right before the field with its day."""
    for _ in range(_TITLE_LINES):
        before = [_title_look(blocks[at - 1]) if at else None for at in starts]
        known = [look for look in before if look is not None]
        if not known or len(known) < 0.6 * len(starts):
            break
        common = max(set(known), key=known.count)
        if known.count(common) < 0.6 * len(starts):
            break
        starts = [at - (look == common) for at, look in zip(starts, before, strict=True)]
    return starts


def _title_look(block: Block) -> tuple[object, ...] | None:
    if not isinstance(block, Paragraph) or block.label or len(block.text.split()) > _TITLE_WORDS:
        return None
    look = (block.heading, emphasis(block))
    return look if any(look) else None
