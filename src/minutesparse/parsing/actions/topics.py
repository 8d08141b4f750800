"""Which lines of a list of actions only stand over its entries: a topic, a group's name, the names of those who act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from minutesparse.compiling import compiled
from minutesparse.parsing.actions.tasks import Tasks
from minutesparse.parsing.headings import heading_key
from minutesparse.parsing.lines import Line, Part
from minutesparse.parsing.statuses import box_status, written_box
from minutesparse.text import plain

_APART = compiled(r"(?::|\s?[–—-])\s*$")
_PIECES = compiled(r"[,;]\s")
_NAMED = compiled(
    r"^@?[A-Z][\w’'.-]*(?:[ /&]{1,3}(?:(?:and|or) )?[A-Z]?[\w’'.-]+){0,3}\s*(?::\s|\s?[–—-]\s|\s(?:to|will|zal)\s)"
)
_BRACKETED = compiled(r"^\W{0,4}[(\[]@?[^\W\d][\w.’'-]{1,20}[)\]]\s+\w")
_MOST_WORDS = 6
"""Of a line that only says what the entries beneath it are about."""
_LIKELY = 0.35


@dataclass(frozen=True, slots=True)
class Above:
    """Whose actions stand beneath a line of a list, and how deep that line is."""

    owners: tuple[str, ...] = ()
    level: int = -1

    def at(self, line: Line, tasks: Tasks) -> Above:
        """Return what of it still holds at a line: all under a heading that only says how far ("Jo", then "Ongoing")."""
        if self.owners and heading_key(line.text) in tasks.vocabulary.set("headings.states_over"):
            return self
        ended = line.heading or (self.owners and level_of(line) <= self.level)
        return Above() if ended else self

    def over(self, owners: tuple[str, ...], level: int) -> Above:
        """Return what holds beneath a line that heads others: a topic under somebody's name is theirs too."""
        return Above(owners, level) if owners or not self.owners else self


def is_entry(line: Line) -> bool:
    """Tell whether a line is an entry of a list."""
    return line.paragraph.label is not None or line.paragraph.level is not None


def level_of(line: Line) -> int:
    """Return how deep a line is listed: -1 where it is no entry of a list, -2 for a heading."""
    if line.heading:
        return -2
    return line.paragraph.level if line.paragraph.level is not None else -1


def set_apart(line: Line) -> bool:
    """Tell whether a line ends with a colon or a dash, as one over others does."""
    return _APART.search(line.text) is not None


def stretches(run: Sequence[Line], tasks: Tasks) -> list[list[Line]]:
    """Part a run where a short line that is no entry stands between its entries: "Reports", "For next year".

    What stands behind it may be actions too, or something else that no heading told.
    """
    parts: list[list[Line]] = [[]]
    for line in run:
        entries = sum(is_entry(other) for other in parts[-1])
        title = not line.heading and not is_entry(line) and len(line.text.split()) <= 6
        if entries >= 2 and title and not line.text.rstrip().endswith(".") and not tasks.owners(line.text):
            parts.append([])
        parts[-1].append(line)
    return parts


def names_each(run: Sequence[Line]) -> bool:
    """Tell whether most entries of a list begin with a name set apart: "Jo - …", "Ana/Ben: …", "(jo) …"."""
    entries = [line for line in run if not line.heading]
    named = [line for line in entries if _NAMED.match(line.text) or _BRACKETED.match(line.text)]
    return len(named) >= 2 and len(named) >= 0.4 * len(entries)


def names_over(run: Sequence[Line], tasks: Tasks) -> frozenset[int]:
    """Return which lines of a run hold only names, each over paragraphs that say what they are to do."""
    named = [
        at
        for at, line in enumerate(run)
        if not is_entry(line) and not line.heading and tasks.owners(line.text.strip(" :*_–—-"))
    ]
    over = [at for at in named if at + 1 < len(run) and at + 1 not in named and not run[at + 1].heading]
    return frozenset(over) if len(over) >= 2 and named == over else frozenset()


def group_over(run: Sequence[Line], at: int, tasks: Tasks) -> tuple[str, ...] | None:
    """Return whose actions stand beneath an entry that only heads them, () where it says of nobody; None for any other.

    A topic over boxes or over tasks ("Boathouse"), and "Lock Committee actions" over what that body is to do.
    """
    line = run[at]
    below = list(takewhile(lambda other: level_of(other) > level_of(line), run[at + 1 :]))
    if not below or below[0].heading:
        return None
    boxed = box_status(line.paragraph.label) or written_box(line.text)[1]
    if not boxed and box_status(below[0].paragraph.label) is not None:
        return ()
    said = line.text.strip(" :*_–—-")
    words = plain(said).split()
    if len(words) > _MOST_WORDS or boxed or said.endswith((".", "?", "!")):
        return None
    if words and words[-1] in tasks.vocabulary.set("headings.action_words"):
        named = [found for found in tasks.actors.find(said.rpartition(" ")[0]) if found.sure]
        if named:
            return named[-1].owners
    first = [other for other in below if level_of(other) == level_of(below[0])]
    return () if _is_topic(said, tasks) and all(_sets_task(other, tasks) for other in first[:2]) else None


def goes_on(run: Sequence[Line], lines: Sequence[Line], at: int, tasks: Tasks) -> bool:
    """Tell whether a line of the business goes on with a list: a known name as a heading, or what stands under one.

    A list with entries of its own ends at a name; beneath the names most lines are to set a task, not to report.
    """
    if lines[at].index != run[-1].index + 1 or not _is_named(lines[at], tasks):
        return False
    if run[-1].part is Part.BUSINESS:
        return True
    said = [line for line in run if not line.heading]
    if any(is_entry(line) or _sets_task(line, tasks) or tasks.read(line.text).owners for line in said):
        return False
    below = [line for line in takewhile(lambda one: _is_named(one, tasks), lines[at:]) if not line.heading]
    doing = [line for line in below if any(map(tasks.commitments.doing.opens, _PIECES.split(line.text)))]
    return bool(doing) and 2 * len(doing) >= len(below)


def _is_named(line: Line, tasks: Tasks) -> bool:
    """Tell whether a line of the business may stand in a list by people: no heading but that of somebody known."""
    if line.table is not None or line.part is not Part.BUSINESS:
        return False
    owners = tasks.owners(line.text.strip(" :*_–—-")) if line.heading else ()
    return not line.heading or (bool(owners) and all(tasks.actors.kind(owner) == "known" for owner in owners))


def _is_topic(text: str, tasks: Tasks) -> bool:
    """Tell words that name what tasks are about from one that sets a task or says whose it is."""
    read = tasks.read(text, lenient=True)
    return not read.owners and read.status is None and not tasks.commitments.doing.opens(text)


def names_a_thing(text: str, tasks: Tasks) -> bool:
    """Tell the name of a thing, a body or an office from a task: "Boat Club", "Rope to Shore Project Representative".

    Never where every noun has a capital, nor where a colon sets apart whose it is: "Jo: Stall Booking".
    """
    if tasks.vocabulary.entry("language.noun_capitals") or _has_owner(text, tasks):
        return False
    said = [word for word in text.split() if any(c.isalnum() for c in word)]
    small = tasks.vocabulary.set("verbs.prepositions") | tasks.vocabulary.set("actors.joins")
    capital = [word[0].isupper() or plain(word) in small for word in said]
    return (
        bool(said)
        and len(said) <= _MOST_WORDS + 2
        and all(capital)
        and not tasks.commitments.doing.opens(text)
    )


def _has_owner(text: str, tasks: Tasks) -> bool:
    read = tasks.read(text, lenient=True) if ":" in text else None
    return bool(read and read.owners and ":" in text[: read.start])


def _sets_task(line: Line, tasks: Tasks) -> bool:
    made = tasks.commitments.read(line.text)
    return tasks.commitments.doing.opens(line.text) or bool(made and made.weight >= _LIKELY)
