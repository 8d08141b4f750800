"""What a text says of an action's state: a status cell, a note behind the task, a ticked box."""

from __future__ import annotations

import re
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.phrases import any_phrase, whole_words
from minutesparse.schema import Status
from minutesparse.text import plain
from minutesparse.vocabulary import DEFAULT, Vocabulary, load

# Where several phrases fit at the same place the longer wins, so "not done" is not "done".
_ORDER: tuple[Status, ...] = ("open", "carried_forward", "in_progress", "dropped", "done")
_TICKED = frozenset({"[x]", "[X]", "☑", "☒", "✓", "✔", "✅"})
_PICTURES = compiled("^\\s*[\u2190-\u2bff\ufe0f\U0001f300-\U0001faff]+\\s*")  # "✅ Completed", "⏳ Pending"
_CLAUSES = compiled(r"[,;.:(–—]\s*|\s-{1,2}\s")
_EMPTY = frozenset({"[ ]", "☐", "[]"})


@cache
def _phrases(code: str) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, Status]]:
    """The phrases of a language as two patterns, for the beginning and the end of a text, and their states."""
    vocabulary = load(code)
    found: dict[str, Status] = {
        p.replace("-", " "): status for status in _ORDER for p in vocabulary.set(f"status.{status}")
    }
    ordered = sorted(found, key=lambda p: (-len(p), p))
    begins = "|".join(map(re.escape, ordered)) or "(?!)"
    ends = "|".join(re.escape(p) for p in ordered if len(p) > 3) or "(?!)"
    return compiled(rf"(?:{begins})(?!\w)"), compiled(rf"(?<!\w)(?:{ends})$"), found


def _whole(key: str, vocabulary: Vocabulary) -> Status | None:
    """Return the state that is all a text says; "(done)" is said in minutes of every language."""
    found = _phrases(vocabulary.code)[2].get(key)
    if found is None and key in load(DEFAULT).set("status.borrowed"):
        found = _phrases(DEFAULT)[2][key]
    return found


def whole_status(text: str, vocabulary: Vocabulary) -> Status | None:
    """Return the state that is all a text says: "On-going", not "On-going, see below"."""
    return _whole(_key(text), vocabulary)


def read_status(text: str, vocabulary: Vocabulary) -> Status | None:
    """Return the state that a status cell or a short note states, None where it states none.

    The first words decide; "Done – see below" is done. A longer text that merely holds such a word
    ("the work to be done is large") states nothing.

    >>> v = load("en")
    >>> read_status("Not done", v), read_status("Completed 3/5", v), read_status("C/F to May", v)
    ('open', 'done', 'carried_forward')
    """
    key = _key(text)
    if not key:
        return None
    if whole := _whole(key, vocabulary):
        return whole
    begins, ends, states = _phrases(vocabulary.code)
    first = begins.match(key)
    if first and _is_task(first, vocabulary):
        return None
    if first:
        status = states[first.group()]
        if status == "done" and vocabulary.pattern("status.unfinished").search(key):
            late = begins.fullmatch(key.rpartition(". ")[2])  # "Done, but not sent. Carries."
            return states[late.group()] if late else "in_progress"
        return status
    last = ends.search(key) if len(key.split()) <= 12 else None
    if not last:
        return None
    before = f" {key[: last.start()]}"
    limits = vocabulary.set("closing.pending") | vocabulary.set("status.negations")
    denied = "%" in before or any(f" {word} " in before for word in limits)
    return "open" if denied and states[last.group()] == "done" else states[last.group()]


def opening_status(text: str, vocabulary: Vocabulary) -> Status | None:
    """Return the state that a text opens with, None where its first words name none.

    >>> opening_status("Done (by the Clerk)", load("en")), opening_status("To be discussed", load("en"))
    ('done', None)
    """
    begins, _, states = _phrases(vocabulary.code)
    if whole := _whole(_key(text), vocabulary):
        return whole
    match = begins.match(_key(text))
    return states[match.group()] if match and not _is_task(match, vocabulary) else None


def _is_task(match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Tell "Complete the list", which sets a task, from "Complete"."""
    going_on = re.match(r"\s[^\W\d]", match.string[match.end() :])
    return bool(going_on) and match.group() in vocabulary.set("verbs.tasks")


def _qualifies(text: str, vocabulary: Vocabulary) -> bool:
    """Tell a word of state that says which thing is meant: "(closed division and rules)", not "(closed by post)"."""
    match = _BESIDE.match(text)
    if match is None or plain(match[1]) not in vocabulary.set("status.adjectives"):
        return False
    small = vocabulary.set("language.stopwords") | vocabulary.set("verbs.prepositions")
    return plain(match[2]) not in small and not match[2].endswith(vocabulary.list("status.adverbs"))


def _may_be_verb(text: str, vocabulary: Vocabulary) -> bool:
    """Tell what may set a task as well: "COMPLETE – the form for the council"."""
    return _key(text) in vocabulary.set("verbs.tasks")


def _key(text: str) -> str:
    """Return a text as the phrases of state are written: plain, without the marks around it."""
    text = _PICTURES.sub("", text)
    return " ".join(re.sub(r"[*_-]", " ", plain(text)).split()).strip(" .:;–—()[]!…")


def status_line(text: str, vocabulary: Vocabulary) -> Status | None:
    """Return what a line of its own under an action says of its state: "Action carried forward", "Done."

    >>> status_line("Action completed", load("en")), status_line("Action: Jo to ring", load("en"))
    ('done', None)
    >>> status_line("Resolved.", load("en")), status_line("RESOLVED: the hedge stays", load("en"))
    ('done', None)
    """
    if len(text.split()) > 6:
        return None
    decided = vocabulary.pattern("markers.decision").match(text.strip(" *_•-"))
    if decided and (told := re.match(r"\s*:\s*(\w.*)", text.strip(" *_•-")[decided.end() :])):
        return read_status(told[1], vocabulary)  # a decision of its own, below the action
    marker = vocabulary.pattern("markers.action").match(text.strip(" *_•-"))
    rest = text.strip(" *_•-")[marker.end() :] if marker else text
    if re.search(r"\w\s+[–—-]{1,2}\s+\w", rest):
        return opening_status(rest, vocabulary)  # "Letter to the school – received" is an entry of its own
    return None if _qualifies(rest, vocabulary) else read_status(rest, vocabulary)


def opens_with_status(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a line's first words, perhaps behind a marker, are of a state: "Action closed on Monday"."""
    bare = text.strip(" *_•-")
    marker = vocabulary.pattern("markers.action").match(bare)
    return bool(
        opening_status(bare, vocabulary) or (marker and opening_status(bare[marker.end() :], vocabulary))
    )


_LAST = compiled(
    r"(?:\s?[–—]\s+|\s-{1,3}>?\s+|\s?→\s+|[:.;!?]\s+|(?:(?<!\s)\s+)?[\[(])([^\[\]().:;–—!?]{2,60})[\])]?[\s.!…]*$"
)
_BETWEEN = compiled(r"\s[–—-]{1,3}\s+([^\W\d_][\w ]{2,24}?)(?=\s[–—-]{1,3}\s)")
_MOST_NOTES = 6
_WRITTEN = compiled(r"\[([^\]\d])\]\s+(?=\S)")
_BESIDE = compiled(r"\W*(\w+)\s+([a-zà-þ][\w’'-]*)")
_LABEL = compiled(r"(?<![\s.;,–-])[\s.;,–-]+([^\W\d_]{2,20})$")
_CAPITALS = compiled(r"(?<=[\s.;,–-])\s?~?((?:[A-Z]{2,3} )?[A-Z]{4,}(?: [A-Z]{2,}){0,5})(?!\w)")
_LEADING = compiled(
    r"\W{0,3}((?:[A-Z]{2,3} )?[A-Z]{4,})(?!\w)\s{0,3}(?:[:!\])–—-]|\.\s|\\o/)[\s!:–—-]{0,4}(?=[A-ZÀ-Þ@\[])"
)
_SENTENCE = compiled(r"(?<=[.!?)])\s+([^\W\d_][\w ]{2,24}?)(?=\s+([A-ZÀ-Þ][\w’']*))")
_OPENED = compiled(r"(?<=[.!?])\s+([^\W\d_][^.:;!?\n]{1,40})[:.–—!]")


def trailing_status(text: str, vocabulary: Vocabulary) -> tuple[int, Status] | None:
    """Find a status noted behind a task: "… – DONE", "… [Done]", "… (ongoing)", "… PENDING", "… Done: by post.",
    "… – pending – will be sent".

    Return where the task ends and the status.
    """
    last = _LAST.search(text)
    named = plain(text[: last.start()].rpartition(" ")[2]) if last else ""  # "write to Mr. Sorted"
    if last and len(last[1].split()) <= 8 and named not in vocabulary.set("honorifics.titles"):
        brief = len(last[1].split()) <= 3
        status = read_status(last[1], vocabulary) if brief else opening_status(last[1], vocabulary)
        if _qualifies(last[1], vocabulary):
            status = None
        if last.group().startswith(":") and not _whole(_key(last[1]), vocabulary):
            status = None  # "Action: Complete the form" sets a task
        if status:
            return _less_label(text, last.start(), vocabulary), status
    dashed = re.search(r"\s(?:[–—-]|--)\s+([^–—]{2,70})$", text)
    if dashed and (status := opening_status(dashed[1], vocabulary)):
        return dashed.start(), status
    return _status_within(text[:400], vocabulary)


def _status_within(text: str, vocabulary: Vocabulary) -> tuple[int, Status] | None:
    """Find a status that more words follow: between dashes, in capitals, or as a sentence of its own."""
    for between in list(_BETWEEN.finditer(text))[:_MOST_NOTES]:
        if status := _whole(_key(between[1]), vocabulary):
            return between.start(), status
    for capitals in _CAPITALS.finditer(text):
        before = text[: capitals.start()].split()[-1:]
        if before and plain(before[0]) in vocabulary.set("verbs.articles"):
            continue  # "work through the TODO list" names a thing
        if status := opening_status(capitals[1], vocabulary):
            return capitals.start(), status
    for alone in _SENTENCE.finditer(text):  # "Order the bins. Closed The new ones came in May"
        opens = plain(alone[2]) in vocabulary.set("language.stopwords")
        if (
            opens
            and (status := _whole(_key(alone[1]), vocabulary))
            and not _may_be_verb(alone[1], vocabulary)
        ):
            return alone.start(), status
    for opened in _OPENED.finditer(text):
        if len(opened[1].split()) <= 3 and (status := opening_status(opened[1], vocabulary)):
            return opened.start(), status
    return None


def _less_label(text: str, end: int, vocabulary: Vocabulary) -> int:
    """Return where a task ends that has a label before its state: "Order bins. Status: Done"."""
    label = _LABEL.search(text[:end])
    return label.start() if label and plain(label[1]) in vocabulary.set("columns.status") else end


def leading_status(text: str, vocabulary: Vocabulary) -> tuple[int, Status | None]:
    """Return where an entry begins behind a state in capitals that opens it, and the state: "DONE Jo: order bins".

    >>> leading_status("DONE – Jo: order bins", load("en")), leading_status("DONE deals by Jo", load("en"))
    ((7, 'done'), (0, None))
    """
    match = _LEADING.match(text)
    status = _whole(_key(match[1]), vocabulary) if match else None
    if not match or not status or _may_be_verb(match[1], vocabulary):
        return 0, None
    return match.end(), status


def written_box(text: str) -> tuple[int, Status | None]:
    """Return where a text begins behind a box that its author filled by hand, and the state: "[-] Order bins".

    A dash, a stroke or a tilde is halfway; other letters mean what the author made them mean.

    >>> written_box("[-] Order bins"), written_box("[C] Order bins"), written_box("Order bins")
    ((4, 'in_progress'), (4, None), (0, None))
    """
    match = _WRITTEN.match(text)
    if not match:
        return 0, None
    return match.end(), box_status(f"[{match[1]}]") or ("in_progress" if match[1] in "-/~" else None)


def ticked_cell(text: str, vocabulary: Vocabulary) -> Status | None:
    """Return "done" for a cell of states that opens with a tick, unless its words name another state or say
    that something is left to do.

    >>> ticked_cell("✅ Filed 3 May, receipt pending", load("en")), ticked_cell("✓ In progress", load("en"))
    ('done', 'in_progress')
    >>> ticked_cell("✔ half of it", load("en")), ticked_cell("✓ Approved, to be ordered", load("en"))
    ('in_progress', 'in_progress')
    """
    if text.strip()[:1] not in _TICKED:
        return None
    if whole := whole_status(text, vocabulary):
        return whole
    opens = opening_status(text, vocabulary) and read_status(text, vocabulary)
    if opens and opens != "done":
        return opens
    return "in_progress" if _leaves_some(_PICTURES.sub("", text), vocabulary) else "done"


def _leaves_some(text: str, vocabulary: Vocabulary) -> bool:
    """Tell what says that a part is still to do; "Filed, receipt pending" names the state of another thing."""
    if vocabulary.pattern("status.unfinished").search(text):
        return True
    first, *others = _CLAUSES.split(text.strip())
    doubts, more = _doubts(vocabulary)
    if opening_status(first, vocabulary) != "done" and (doubts.search(first) or more.search(first)):
        return True
    return any(more.search(clause) for clause in others)


@cache
def _doubts(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the words of what is not done yet, and those that name no state, or who is to do it: "Joe to ring"."""
    months = {name for n in range(1, 13) for name in vocabulary.set(f"months.{n}")}  # "Paid in May"
    pending = vocabulary.set("closing.pending") - months
    more = whole_words(sorted(pending - frozenset(_phrases(vocabulary.code)[2])))
    to, tasks = (any_phrase(vocabulary.list(key)) for key in ("commitments.infinitive", "verbs.tasks"))
    return (
        compiled(whole_words(sorted(pending | vocabulary.set("status.negations"))), re.IGNORECASE),
        compiled(rf"{more}|^\s*(?:[\w’'.-]+\s)?{to}\s{tasks}\b", re.IGNORECASE),
    )


def box_status(label: str | None) -> Status | None:
    """Return what a checkbox label says: ticked is done, empty is open."""
    if label in _TICKED:
        return "done"
    return "open" if label in _EMPTY else None
