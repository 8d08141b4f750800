"""Actions that a tag or a box marks in the notes: "migrate the wiki #action (jo)", "[ ] Order the rope"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.parsing.actions.beside import made_of
from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.parsing.actions.tasks import NOBODY, Tasks
from minutesparse.parsing.actions.topics import names_a_thing
from minutesparse.parsing.lines import ACTION_PARTS, ATTENDANCE_PARTS, Line, Outline, Part
from minutesparse.parsing.statuses import box_status
from minutesparse.vocabulary import Vocabulary

_SILENT = frozenset({Part.HEAD, Part.OTHER, *ATTENDANCE_PARTS})
_ENDED = compiled(r"\W*$|\s*[:–—([]|\s+-{1,2}\s")
_FEWEST = 2
"""Words beside a tag that say what is to be done."""


def find_tagged_actions(outline: Outline, tasks: Tasks) -> Iterator[Candidate]:
    """Yield the lines of the notes that carry a tag for actions, and the boxes there that hold a task.

    A box over others names a topic, one that sets nobody apart may tick off the meeting's own routine, and
    boxes before names ("[x] Jo Reed - Lock Keeper") tick off who came.
    """
    tag = _tag(outline.vocabulary)
    for line in outline.lines:
        if line.part in _SILENT or line.table is not None or line.heading:
            continue
        if match := tag.search(line.text):
            yield from _tagged(line, match, tasks)
        elif line.part not in ACTION_PARTS and box_status(line.paragraph.label):
            yield from _boxed(line, outline, tasks)


def _tagged(line: Line, match: re.Match[str], tasks: Tasks) -> Iterator[Candidate]:
    """The words on the side of the tag that has more of them, with whom they name."""
    before, behind = line.text[: match.start()].rstrip(), line.text[match.end() :].lstrip()
    tail = tasks.owners(behind.strip(" ().:,"), lenient=True) if before else ()
    ahead = tail or len(before) > len(behind)
    first, said = (0, before) if ahead else (len(line.text) - len(behind), behind)
    if len(said.split()) < _FEWEST:
        return
    read = tasks.read(said, lenient=True)
    yield made_of(line, first + read.start, first + read.end, read.owners or tail, status=read.status)


def _boxed(line: Line, outline: Outline, tasks: Tasks) -> Iterator[Candidate]:
    below = outline.lines[line.index + 1] if line.index + 1 < len(outline.lines) else None
    deeper = below is not None and (below.paragraph.level or 0) > (line.paragraph.level or 0)
    if deeper and below is not None and box_status(below.paragraph.label):
        return
    pending = box_status(line.paragraph.label) == "open" and _is_under_pending(line, outline)
    read = tasks.read(line.text)
    task = line.text[read.start : read.end]
    called = any(owner.startswith("@") for owner in read.owners)
    apart = bool(read.owners) and ":" in line.text[: read.start]  # "Jo: Stall Booking"
    if not (called or apart or pending) and len(task.split()) > 1 and names_a_thing(task, tasks):
        return
    if pending or read.how == NOBODY or (read.owners and read.how not in ("sentence", "plain")):
        made = made_of(line, read.start, read.end, read.owners, status=read.status)
        yield replace(made, confidence=0.85, signals=("a box in the notes",))


def _is_under_pending(line: Line, outline: Outline) -> bool:
    """Tell a box under a heading that says that what it holds is still to be done: "Pending – for the next meeting"."""
    over = next((other for other in reversed(outline.lines[: line.index]) if other.heading), None)
    said = outline.vocabulary.pattern("headings.pending").match(over.text) if over else None
    return bool(over and said and _ENDED.match(over.text, said.end()))  # not "Open day", "Remaining budget"


@cache
def _tag(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in sorted(vocabulary.set("markers.tags"), key=len, reverse=True))
    return compiled(rf"(?<!\S)#(?i:{words or '(?!)'})(?![\w-])(?:\s+#[\w-]{{1,40}})*")
