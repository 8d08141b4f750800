"""What the words of a report say of an action: done, dropped, still open, or probably done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from minutesparse.compiling import compiled
from minutesparse.parsing.reports import stated
from minutesparse.parsing.sentences import sentences
from minutesparse.parsing.statuses import read_status
from minutesparse.parsing.told import participles
from minutesparse.register.wording import content, stem
from minutesparse.schema import Action
from minutesparse.text import plain, words
from minutesparse.vocabulary import Vocabulary

Verdict = Literal["done", "dropped", "open", "probably done"]
_CLAUSE = compiled(r"\n|;\s|,\s*(?=but\b|however\b|maar\b|aber\b|mais\b|pero\b)|\s[–—-]\s")
_DASH = compiled(r"\s[–—-]\s+")
_FEW = 3


@dataclass(frozen=True, slots=True)
class Task:
    """What was to be done: the stems of its words, in no order, and the words as written."""

    stems: frozenset[str]
    words: frozenset[str]
    is_named_only: bool

    @classmethod
    def of(cls, texts: list[str], vocabulary: Vocabulary) -> Task:
        joined = " ".join(texts)
        named = len(content(texts[0])) <= _FEW and not vocabulary.pattern("commitments.strong").search(
            texts[0]
        )
        return cls(content(joined), frozenset(words(joined)), named)


def verdict(action: Action, vocabulary: Vocabulary) -> tuple[Verdict, str] | None:
    """Return what a meeting says became of an action and the words that say so, None where it says nothing.

    What the status says goes first, except that the words beside it may say more ("Not done by January.
    Action removed."). A report that tells the task's own verb as done closes it ("The wiki has been
    enabled"); one that tells something else as done makes it probable; what is to come closes nothing.
    """
    report = action.report.text if action.report else _told_behind_dash(action)
    texts = [_DASH.split(action.text)[0] if not action.report else action.text, *action.also]
    said = judge(report, Task.of(texts, vocabulary), vocabulary) if report else None
    if action.status in ("done", "dropped"):
        if said and said[0] == "dropped":
            return said
        return ("done" if action.status == "done" else "dropped"), report or action.text
    if said and (said[0] != "open" or not action.status_stated):
        if said[0] != "dropped" and _in_words(action, report or "", vocabulary):
            return "open", report or action.text
        return said
    return ("open", report or action.text) if action.status_stated else None


def _in_words(action: Action, report: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a report says in so many words that it goes on: "Carries.", "In hand"."""
    if action.status == "carried_forward":
        return True
    return action.status == "in_progress" and stated(report, vocabulary) == "in_progress"


def _told_behind_dash(action: Action) -> str | None:
    """A review without columns writes "Mailing list – a list has been set up"."""
    parts = _DASH.split(action.text)
    return parts[-1] if action.previous and len(parts) > 1 else None


def judge(report: str, task: Task, vocabulary: Vocabulary) -> tuple[Verdict, str] | None:
    """Return what a report's clauses come to: the last that states anything plainly, and its words."""
    found: tuple[Verdict, str] | None = None
    for clause in clauses(report):
        told = _clause(clause, task, vocabulary)
        if told is None:
            continue
        if told == "probably done" and found:
            continue
        if told == "open" and found and found[0] in ("done", "dropped") and not _states(clause, vocabulary):
            continue  # "Done. Ann will thank them.": what follows is another matter
        found = told, clause
    return found


def clauses(report: str) -> list[str]:
    """Part a report into what it tells one after the other.

    >>> clauses("Sent to Ann, but not posted yet. Action closed")
    ['Sent to Ann', 'but not posted yet.', 'Action closed']
    """
    whole = " ".join(report.split()) if "\n" not in report else re.sub(r"(?<=[\w,])\n(?=[a-z])", " ", report)
    spans = [whole[a:b] for a, b in sentences(whole)]
    return [c.strip() for span in spans for c in _CLAUSE.split(span) if c and re.search(r"\w", c)]


def _states(clause: str, vocabulary: Vocabulary) -> bool:
    return read_status(clause, vocabulary) is not None


def _clause(clause: str, task: Task, vocabulary: Vocabulary) -> Verdict | None:
    if vocabulary.pattern("closing.dropped").search(clause):
        return "dropped"
    status = read_status(clause, vocabulary)
    pending = vocabulary.pattern("closing.pending").search(clause)
    if status in ("done", "dropped"):
        return "done" if status == "done" else "dropped"
    if status or pending:
        return "open"
    if vocabulary.pattern("closing.done").search(clause):
        return "done"
    told = participles(clause, vocabulary)
    if not told:
        return None
    if plain(clause).strip(" .!") in vocabulary.set("closing.alone"):
        return "done"
    if any(same_verb(participle, task, vocabulary) for participle in told):
        return "done"
    if all(participle in vocabulary.set("closing.talk") for participle in told):
        return None
    shared = content(clause) & task.stems
    if shared and task.is_named_only:
        return "done"
    return "probably done" if shared else None


def same_verb(participle: str, task: Task, vocabulary: Vocabulary) -> bool:
    """Tell whether a participle is of a verb that the task names: "enabled" of "to enable"."""
    verb = plain(vocabulary.mapping("closing.irregular").get(participle, ""))
    if verb:
        return any(w == verb or stem(w) == stem(verb) for w in task.words)
    if stem(participle) in task.stems and participle not in task.words:
        return True
    bare = re.sub(r"^(\w{0,4})ge(?=\w{3})", r"\1", participle)  # geregeld, rondgestuurd, abgestimmt
    return any(_alike(bare, w) or _alike(participle, w) for w in task.words if w != participle)


def _alike(participle: str, word: str) -> bool:
    shortest = min(len(participle), len(word))
    same = next((i for i in range(shortest) if participle[i] != word[i]), shortest)
    return same >= 4 and same >= len(participle) - 3 and same >= len(word) - 3
