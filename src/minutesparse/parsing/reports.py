"""What the report on an action says of its state: "Letter has been sent", "Awaiting a quote", "Done. No reply."

A report is the text of a status cell, the line under an entry of a review, or what stands behind the
task in it. Words of state ("Done", "Carried forward") come first; without them a report closes an
action only where it says that the very thing was done, and nothing in it is still to come.
"""

from __future__ import annotations

import re

from minutesparse.compiling import compiled
from minutesparse.parsing.sentences import sentences
from minutesparse.parsing.statuses import opening_status, read_status
from minutesparse.schema import Status
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_MOST_LATE_WORDS = 4
_DATED = compiled(r"^[^\W\d]{3,9}\.?\s?\d{1,4}\s?[:–—-]\s*")  # "Feb 23 - in hand"
_CLAUSES = compiled(r"[,;]\s+|\s[–—-]\s+|\bbut\b")
_WORD = compiled(r"[^\W\d_][\w-]*")


def report_status(report: str, task: str, vocabulary: Vocabulary) -> Status | None:
    """Return the state that a report gives of a task, None where it tells none.

    >>> from minutesparse.vocabulary import load
    >>> en = load("en")
    >>> report_status("Bin has been ordered. Action closed", "Order a bin", en)
    'done'
    >>> report_status("Jo has spoken to one builder and is awaiting a quote", "Obtain quotes", en)
    'in_progress'
    >>> report_status("Will be done on her return", "Lay the hedge", en)
    'open'
    >>> report_status("See item 4", "Lay the hedge", en) is None
    True
    """
    told = stated(report, vocabulary)
    if told:
        return told
    for start, end in sentences(report):
        status = _judge(report[start:end], task, vocabulary)
        if status:
            return status
    return None


def told_behind(text: str, vocabulary: Vocabulary) -> Status | None:
    """Return the state that an entry of a review reports behind its task, after a dash or in a sentence of its own.

    >>> from minutesparse.vocabulary import load
    >>> told_behind("Order new lamps – they have been ordered", load("en"))
    'done'
    """
    spans = sentences(text)
    dash = re.search(r"\s[–—-]\s+", text)
    if dash and text[: dash.start()].strip() and (len(spans) < 2 or dash.end() < spans[0][1]):
        cut, begin = dash.start(), dash.end()
    elif len(spans) > 1:
        cut, begin = spans[0][1], spans[1][0]
    else:
        return None
    status = report_status(text[begin:], text[:cut], vocabulary)
    return None if status == "open" else status  # "Bins – Jo will order two" sets the task


def stated(report: str, vocabulary: Vocabulary) -> Status | None:
    """Return the state that a report names in words of state, the last one where it names several.

    "Done, but not uploaded. Carries." is carried forward; "Closed. New lamps are on order" is done.
    """
    first = _CLAUSES.split(report, maxsplit=1)[0]
    status = read_status(report, vocabulary)
    if status is None and len(first.split()) <= _MOST_LATE_WORDS:
        status = read_status(first, vocabulary)  # "Amendments complete, to be announced"
    for start, end in sentences(report):
        sentence = _DATED.sub("", report[start:end])
        brief = len(sentence.split()) <= _MOST_LATE_WORDS
        if brief or status is None:
            marker = vocabulary.pattern("markers.action").match(sentence)
            rest = sentence[marker.end() :] if marker and brief else sentence
            whole = opening_status(sentence, vocabulary)  # "Action removed."
            status = whole or opening_status(rest.lstrip(" :–-"), vocabulary) or status
    return status


def _judge(sentence: str, task: str, vocabulary: Vocabulary) -> Status | None:
    """Read one sentence of a report that has no word of state."""
    if vocabulary.pattern("reports.moving").search(sentence):
        return "in_progress"
    ahead = bool(vocabulary.pattern("reports.ahead").search(sentence))
    clauses = [c for c in _CLAUSES.split(sentence) if not vocabulary.pattern("reports.ahead").search(c)]
    share = _done_share(" ".join(clauses), task, vocabulary)
    if share:
        return "in_progress" if ahead or share < 1 else "done"
    return "open" if ahead else None


def _done_share(past: str, task: str, vocabulary: Vocabulary) -> float:
    """Return how much of a task was done: all of it by "has been ordered", or by its own verbs in the past.

    Of "ask three builders and choose one", "asked three builders" is a half.
    """
    if vocabulary.pattern("reports.been").search(past):
        return 1.0
    said = {plain(word) for word in _WORD.findall(past)}
    verbs = _pasts(task, vocabulary)
    return sum(not said.isdisjoint(pasts) for pasts in verbs) / len(verbs) if verbs else 0.0


def _pasts(task: str, vocabulary: Vocabulary) -> list[set[str]]:
    """Return how each verb of doing in a task is written once it is done: "sent" for "send", "ordered" for "order".

    Its first verb counts, and those joined to it: in "send the report" the report is no doing.
    """
    irregular = vocabulary.mapping("reports.pasts")
    endings = vocabulary.list("reports.past_endings")
    verbs, joined = vocabulary.set("verbs.tasks"), vocabulary.set("decisions.joined")
    found: list[set[str]] = []
    before = ""
    for word in map(plain, _WORD.findall(task)):
        if (word in irregular or word in verbs) and (not found or before in joined):
            regular = _regular(word, endings) if word not in irregular else set()
            found.append(regular | set(plain(irregular.get(word, "")).split()))
        before = word
    return found


def _regular(verb: str, endings: tuple[str, ...]) -> set[str]:
    """Put a language's endings behind a verb ("-ed"), or in place of its last letters ("y-ied", "en-t")."""
    made: set[str] = set()
    for ending in endings:
        off, _, on = plain(ending).partition("-")
        if verb.endswith(off):
            made.add(verb.removesuffix(off) + on)
    return made
