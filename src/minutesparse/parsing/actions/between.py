"""What stands between the entries of a list of actions and is none of them: headings, "None", "Closed: 19:50"."""

from __future__ import annotations

import re
from dataclasses import replace

from minutesparse.compiling import compiled
from minutesparse.dates import find_dates
from minutesparse.parsing.actions.marker_words import is_marker_alone, markers_of, says_nothing
from minutesparse.parsing.actions.tasks import Task, Tasks
from minutesparse.parsing.actions.topics import is_entry
from minutesparse.parsing.headings import heading_part, is_marked_action
from minutesparse.parsing.lines import ACTION_PARTS, Line
from minutesparse.parsing.statuses import opening_status, status_line
from minutesparse.text import words
from minutesparse.vocabulary import Vocabulary

_LONGEST_DATING = 40
_CLOCK = compiled(r"^[A-Za-z][A-Za-z ]{2,24}:?\s+\d{1,2}[:.]\d{2}\W*(?:[ap]\.?m\.?)?\W*$")  # "Closed: 19:50"
_LABEL = compiled(r"[A-Z][a-z]{2,15}:\s+")
_TICKET_NUMBER = compiled(r"\s*(?:[#!]?\d+|[A-Z]{2,10}-\d+|\S{0,200}[/#]\d+)(?=\s)")
_ASIDE = compiled(r"^\([^()]{0,80}\)\s*")
_BOUND = 0.6
_OPENING = 40
"""Characters: where a sentence on several actions names them."""
_MOST_BEFORE = 3
"""Words before them: "All of the other actions"."""


def is_no_entry(line: Line, tasks: Tasks, *, listed: bool) -> bool:
    """Tell what stands between the entries of a list: headings, "None", "Closed: 19:50", "Actions 2 and 3 completed"."""
    if line.heading or _tells_no_task(line.text, tasks.vocabulary):
        return True
    if listed and not is_entry(line) and not bound(line, tasks):
        return True
    if _is_label(line) or _CLOCK.match(line.text) or _is_dating(line, tasks.vocabulary):
        return True
    if _speaks_of_the_list(line, tasks) or _tells_of_several(line.text, tasks):
        return True
    return not line.paragraph.label and bool(status_line(line.text, tasks.vocabulary))


def bound(line: Line, tasks: Tasks) -> Task | None:
    """Read a line between entries that binds somebody by itself: "Response: Clerk to ring the yard."."""
    label = _LABEL.match(line.text)
    at = label.end() if label else 0
    made = tasks.commitments.read(line.text[at:])
    if not (made and made.tied and made.actors.start == 0 and made.actors.sure and made.weight >= _BOUND):
        return None
    read = tasks.read(line.text[at:])
    return replace(read, start=at + read.start, end=at + read.end)


def _is_label(line: Line) -> bool:
    return line.text.rstrip().endswith(":") and not line.paragraph.label


def _is_dating(line: Line, vocabulary: Vocabulary) -> bool:
    """Tell the line that says of which day a list is: "As at 14 March 2021", "Updated: 3 May"."""
    text = line.text
    if line.paragraph.label or len(text) > _LONGEST_DATING:
        return False
    dates = find_dates(text, vocabulary)
    for found in reversed(dates):
        text = f"{text[: found.start]} {text[found.end :]}"
    return bool(dates) and len(words(text)) <= 2


def _tells_no_task(text: str, vocabulary: Vocabulary) -> bool:
    """ "None", a bare "Action item", the legend of the boxes ("[ ] open, [x] done")."""
    return (
        says_nothing(text, vocabulary)
        or is_marker_alone(text, vocabulary)
        or len(re.findall(r"\[[^\[\]]?\]", text)) >= 2
    )


def _tells_of_several(text: str, tasks: Tasks) -> bool:
    """Tell a sentence on the state of several actions together: "Other two actions closed (see above)"."""
    several = tasks.vocabulary.pattern("markers.several").search(text, 0, _OPENING)
    before = text[: several.start()].strip() if several else ""
    named = tasks.owners(before) and tasks.actors.kind(before) != "everyone"  # "All actions"
    if several is None or len(before.split()) > _MOST_BEFORE or named:
        return False
    rest = text[several.end() :].split()
    return not binds(text, tasks) and any(
        opening_status(" ".join(rest[at:]), tasks.vocabulary) for at in range(min(3, len(rest)))
    )


def tells_of_ticket(text: str, tasks: Tasks) -> bool:
    """Tell an entry that only says what became of a ticket, and binds nobody: "Issue #14 has been closed, as …"."""
    kind = tasks.vocabulary.pattern("reports.tickets").match(text)
    number = _TICKET_NUMBER.match(text, kind.end()) if kind else None
    rest = text[number.end() :].lstrip(" ,:–—-") if number else ""
    told = rest and tasks.vocabulary.pattern("closing.perfect").match(_ASIDE.sub("", rest))
    return bool(told) and not binds(rest, tasks)


def tells_how_it_stands(text: str, vocabulary: Vocabulary) -> bool:
    """Tell a note that opens by what it is: "Update 3 May: the posts have come"."""
    label, colon, told = text[:_LONGEST_DATING].partition(":")
    named = vocabulary.pattern("columns.status").match(label) if colon and told else None
    rest = label[named.end() :].strip(" ()") if named else ""
    return bool(named) and (not rest or bool(find_dates(rest, vocabulary)))


def binds(text: str, tasks: Tasks) -> bool:
    """Tell whether anything in a text may bind somebody: "…, Jo to tell the others", "… except Ana to ring"."""
    return any(
        found.actors[0].kind != "we"
        and not tasks.commitments.names_nobody(found)
        and tasks.commitments.tie(text, found.end)
        for found in tasks.actors.find(text)
    )


def is_marked(line: Line, vocabulary: Vocabulary) -> bool:
    """Tell an entry that opens with a marker: "Action 2: Jo to …", "Action – Mill: …"."""
    return is_marked_action(line.text, vocabulary) or markers_of(vocabulary).opening(line) is not None


def _speaks_of_the_list(line: Line, tasks: Tasks) -> bool:
    """Tell a sentence about the list from its entries: "Completed actions stay here for one meeting"."""
    said = line.text.split()
    if len(said) <= 4 or is_marked(line, tasks.vocabulary) or binds(line.text, tasks):
        return False
    return heading_part(" ".join(said[:2]), tasks.vocabulary) in ACTION_PARTS
