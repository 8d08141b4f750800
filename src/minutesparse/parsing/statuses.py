"""What a text says of an action's state: a status cell, a note behind the task, a ticked box."""

from __future__ import annotations

import re
from functools import cache

from minutesparse.schema import Status
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary, load

# Where several phrases fit at the same place the longer wins, so "not done" is not "done".
_ORDER: tuple[Status, ...] = ("open", "carried_forward", "in_progress", "dropped", "done")
_TICKED = frozenset({"[x]", "[X]", "☑", "☒", "✓", "✔"})
_EMPTY = frozenset({"[ ]", "☐", "[]"})


@cache
def _phrases(code: str) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, Status]]:
    """The phrases of a language as two patterns, for the beginning and the end of a text, and their states."""
    vocabulary = load(code)
    found: dict[str, Status] = {p: status for status in _ORDER for p in vocabulary.set(f"status.{status}")}
    ordered = sorted(found, key=lambda p: (-len(p), p))
    begins = "|".join(map(re.escape, ordered)) or "(?!)"
    ends = "|".join(re.escape(p) for p in ordered if len(p) > 3) or "(?!)"
    return re.compile(rf"(?:{begins})(?!\w)"), re.compile(rf"(?<!\w)(?:{ends})$"), found


def read_status(text: str, vocabulary: Vocabulary) -> Status | None:
    """Return the state that a status cell or a short note states, None where it states none.

    The first words decide; "Done – see below" is done. A longer text that merely holds such a word
    ("the work to be done is large") states nothing.

    >>> v = load("en")
    >>> read_status("Not done", v), read_status("Completed 3/5", v), read_status("C/F to May", v)
    ('open', 'done', 'carried_forward')
    """
    key = " ".join(plain(text).replace("*", " ").split()).strip(" .:;–—-()[]!")
    if not key:
        return None
    begins, ends, states = _phrases(vocabulary.code)
    first = begins.match(key)
    if first:
        status = states[first.group()]
        unfinished = status == "done" and vocabulary.pattern("status.unfinished").search(key)
        return "in_progress" if unfinished else status
    last = ends.search(key) if len(key.split()) <= 12 else None
    return states[last.group()] if last else None


def status_line(text: str, vocabulary: Vocabulary) -> Status | None:
    """Return what a line of its own under an action says of its state: "Action carried forward", "Done."

    >>> status_line("Action completed", load("en")), status_line("Action: Jo to ring", load("en"))
    ('done', None)
    """
    if len(text.split()) > 6:
        return None
    marker = vocabulary.pattern("markers.action").match(text.strip(" *_•-"))
    rest = text.strip(" *_•-")[marker.end() :] if marker else text
    return read_status(rest, vocabulary)


def trailing_status(text: str, vocabulary: Vocabulary) -> tuple[int, Status] | None:
    """Find a status noted behind a task: "… – DONE", "… [Done]", "… (ongoing)", "… PENDING".

    Return where the task ends and the status.
    """
    match = re.search(r"\s*(?:[–—-]\s+|:\s+|[\[(]|\.\s+|\s)([^\[\]().;–—]{2,60}[\])]?)\s*[.!]?$", text)
    tries = [match] if match else []
    bracket = re.search(r"\s*[\[(]([^\[\]()]{2,60})[\])]\s*[.!]?$", text)
    tries = ([bracket] if bracket else []) + tries
    for found in tries:
        noted = found[1].strip(" ])")
        clear = found.group().lstrip()[:1] in "[(–—-:." or noted.isupper()
        status = _begins_with(noted, vocabulary) if len(noted.split()) > 3 else read_status(noted, vocabulary)
        if status and clear and len(noted.split()) <= 8:
            return found.start(), status
    dashed = re.search(r"\s[–—-]\s+([^–—]{2,70})$", text)
    if dashed and (status := _begins_with(dashed[1], vocabulary)):
        return dashed.start(), status
    for capitals in re.finditer(r"(?<=[\s.;,–-])\s?([A-Z]{4,}(?: [A-Z]{2,}){0,5})(?![\w])", text[:400]):
        if status := _begins_with(capitals[1], vocabulary):
            return capitals.start(), status
    return None


def _begins_with(text: str, vocabulary: Vocabulary) -> Status | None:
    """Return the state that a note opens with: "Done (by the Clerk)", not "the work to be done"."""
    begins, _, states = _phrases(vocabulary.code)
    match = begins.match(plain(text))
    return states[match.group()] if match else None


def box_status(label: str | None) -> Status | None:
    """Return what a checkbox label says: ticked is done, empty is open."""
    if label in _TICKED:
        return "done"
    return "open" if label in _EMPTY else None
