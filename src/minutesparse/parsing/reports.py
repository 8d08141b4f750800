"""What the report on an action says of its state: "Letter has been sent", "Awaiting a quote", "Done. No reply."

A report is the text of a status cell, the line under an entry of a review, or what stands behind the
task in it. Words of state ("Done", "Carried forward") come first; without them a report closes an
action only where it says that the very thing was done, and nothing in it is still to come.
"""

from __future__ import annotations

import re

from minutesparse.compiling import compiled
from minutesparse.parsing.sentences import sentences
from minutesparse.parsing.statuses import opening_status, read_status, whole_status
from minutesparse.schema import Status
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_MOST_LATE_WORDS = 4
_THING = 3
"""Letters of a word for a thing."""
_ENDING = 2
"""Letters that one form of such a word has more than another."""
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


def told_by_paragraph(text: str, task: str, vocabulary: Vocabulary) -> Status | None:
    """Return the state that a paragraph below an entry surely gives it: in words of state that are all its first
    clause says, or by the task's own verbs.

    >>> from minutesparse.vocabulary import load
    >>> en = load("en")
    >>> told_by_paragraph("The oars have been ordered.", "Order new oars", en)
    'done'
    >>> told_by_paragraph("The hut has been broken into.", "Order lamps for the hut", en) is None
    True
    """
    spans = sentences(text)
    first = text[: spans[0][1]] if spans else text
    told = whole_status(_CLAUSES.split(first, maxsplit=1)[0], vocabulary)
    if told == "done" and vocabulary.pattern("status.unfinished").search(first):
        return "in_progress"
    said = told or stated(first, vocabulary)
    if told or (said and said not in ("done", "dropped")):
        return said
    past = {plain(word) for word in _WORD.findall(first)}
    verbs = _pasts(task, vocabulary)
    judged = _judge(first, task, vocabulary)
    sure = bool(verbs) and all(not past.isdisjoint(pasts) for pasts in verbs)
    return judged if sure or judged == "in_progress" else None


def told_by_rest(rest: str, task: str, boxed: Status | None, vocabulary: Vocabulary) -> Status | None:
    """Return the state of a task that a report stands behind: that it was given up outdoes a tick, which outdoes the rest.

    >>> from minutesparse.vocabulary import load
    >>> told_by_rest("This action has been superseded by the plan.", "Draft a lease", "done", load("en"))
    'dropped'
    >>> told_by_rest("The old one was superseded in May.", "Draft a lease", None, load("en")) is None
    True
    """
    given_up = any(_is_given_up(rest[start:end], vocabulary) for start, end in sentences(rest))
    if given_up and boxed in (None, "done"):
        return "dropped"
    return boxed or stated(rest, vocabulary) or report_status(rest, task, vocabulary)


def _is_given_up(sentence: str, vocabulary: Vocabulary) -> bool:
    """Tell a sentence that says of the action itself, or of nothing by name, that it was given up, and no more."""
    dropped = vocabulary.pattern("closing.dropped")
    subject = vocabulary.pattern("reports.subjects").match(sentence)
    end = subject.end() if subject else 0
    became = vocabulary.pattern("closing.perfect", "reports.became").match(sentence[end:].lstrip())
    behind = sentence[end:].lstrip()[became.end() :] if became else sentence[end:]
    found = dropped.match(sentence) or (dropped.match(behind.lstrip()) if subject or became else None)
    rest = found.string[found.end() :].lstrip() if found else "-"
    return found is not None and (
        not rest[:1].isalnum() or vocabulary.pattern("decisions.by").match(rest) is not None
    )


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
    said = {plain(word) for word in _WORD.findall(past)}
    verbs = _pasts(task, vocabulary)
    share = sum(not said.isdisjoint(pasts) for pasts in verbs) / len(verbs) if verbs else 0.0
    if vocabulary.pattern("reports.been").search(past) and (share or _speaks_of(past, task, vocabulary)):
        return 1.0
    if len(verbs) < 2 and _was_arranged(past, task, vocabulary):
        return 1.0
    return share


def _was_arranged(report: str, task: str, vocabulary: Vocabulary) -> bool:
    """Tell whether what a task was to arrange took place: "The call took place on Friday"."""
    told = [plain(word) for word in _WORD.findall(task)]
    verbs = [word for word in told if word in vocabulary.set("verbs.tasks")]
    # "Ein Treffen organisieren": where nouns have capitals, the verb stands last
    verb = told[-1:] if vocabulary.entry("language.noun_capitals") else verbs[:1]
    arranged = not vocabulary.set("reports.arranging").isdisjoint(verb)
    return (
        arranged
        and vocabulary.pattern("reports.happened").search(report) is not None
        and _speaks_of(report, task, vocabulary)
    )


def _speaks_of(report: str, task: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a report and a task share a word for a thing: "bins" and "a bin", no name and no small word."""
    small = [vocabulary.set(key) for key in ("verbs.articles", "verbs.prepositions", "actors.nobody")]
    named = vocabulary.given_names if vocabulary.entry("language.noun_capitals") else None
    things = {
        plain(word)
        for word in _WORD.findall(task)
        if len(word) >= _THING and (word.islower() if named is None else plain(word) not in named)
    }
    things = {thing for thing in things if not any(thing in words for words in small)}
    said = [plain(word) for word in _WORD.findall(report)]
    return any(
        abs(len(word) - len(thing)) <= _ENDING and (word.startswith(thing) or thing.startswith(word))
        for word in said
        if len(word) >= _THING
        for thing in things
    )


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
