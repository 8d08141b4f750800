"""What later minutes tell as done, wherever they tell it: "JM confirmed that the letter had been sent"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.parsing.lines import Line, Outline, Part, span_evidence
from minutesparse.parsing.sentences import sentences
from minutesparse.schema import Action, ItemRef, Report
from minutesparse.text import plain, words
from minutesparse.vocabulary import Vocabulary

_TELLING = frozenset({Part.BUSINESS, Part.PREVIOUS_ACTIONS})
_AFTER_NAME = compiled(
    r"\b(?:[A-Z][\w’'-]{0,40}|[Hh]e|[Ss]he|[Tt]hey|[Ww]e)\s+(?:also |duly |since )?([a-z]{3,})\b"
)
_TOPIC = compiled(r"\w:\s")
_FEWEST, _MOST = 3, 60


def find_reports(outline: Outline, actions: Sequence[Action]) -> list[Report]:
    """Return every sentence of the business that tells something as done, in reading order.

    What is still to come, what was only talked about and what the meeting itself decided is none; what
    belongs to one of the meeting's actions is told with that.
    """
    spans = [(p.start, p.end) for a in actions for p in (a.evidence, a.report) if p]
    found = []
    for line in outline.lines:
        if line.part not in _TELLING or line.heading:
            continue
        for start, end in sentences(line.text):
            sentence = line.text[start:end]
            if _FEWEST <= len(sentence.split()) <= _MOST and tells(sentence, outline.vocabulary):
                found.append(_report(outline, line, start, end))
    return [
        r for r in found if not any(r.evidence.start < end and start < r.evidence.end for start, end in spans)
    ]


def tells(sentence: str, vocabulary: Vocabulary) -> bool:
    """Say whether a sentence tells something as done.

    >>> from minutesparse.vocabulary import load
    >>> [tells(t, load("en")) for t in ("Ola had painted the gate.", "It was agreed to paint the gate.")]
    [True, False]
    """
    if vocabulary.pattern("closing.pending").search(sentence):
        return False
    idle = vocabulary.set("closing.talk") | vocabulary.set("closing.told") | vocabulary.set("closing.decided")
    return any(participle not in idle for participle in participles(sentence, vocabulary))


def participles(clause: str, vocabulary: Vocabulary) -> list[str]:
    """Return the words that a clause tells as done: behind "has been" and the like, behind a name, or where it
    opens, with or without its topic.

    >>> from minutesparse.vocabulary import load
    >>> participles("The wiki has been enabled", load("en")), participles("Sent to Ann", load("en"))
    (['enabled'], ['sent'])
    >>> participles("Grant form: Kofi submitted it on 1 March", load("en"))
    ['submitted']
    >>> participles("Accounts: sent to the auditor", load("en"))
    ['sent']
    """
    at = words(clause)
    opening = {len(words(clause[: colon.end()])) for colon in _TOPIC.finditer(clause)} | {0}
    perfect = {w for phrase in vocabulary.set("closing.perfect") for w in phrase.split()}
    first = next((i for i, w in enumerate(at) if w in perfect), len(at))
    said = {plain(verb) for verb in _AFTER_NAME.findall(clause)}
    return [
        w
        for i, w in enumerate(at)
        if (i in opening or i > first or w in said) and is_participle(w, vocabulary)
    ]


def is_participle(word: str, vocabulary: Vocabulary) -> bool:
    irregular = vocabulary.mapping("closing.irregular")
    return (len(word) > 3 and word.endswith(_endings(vocabulary))) or word in irregular


@cache
def _endings(vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(plain(ending) for ending in vocabulary.list("closing.endings"))


def _report(outline: Outline, line: Line, start: int, end: int) -> Report:
    at = line.paragraph.place.start
    return Report(
        item=line.item.ref if line.item else ItemRef(),
        reviewing=line.part is Part.PREVIOUS_ACTIONS,
        evidence=span_evidence(outline.document, line.paragraph, at + start, at + end),
    )
