"""Questions among the entries of a list of actions that set no task."""

from __future__ import annotations

from minutesparse.compiling import compiled
from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.parsing.actions.tasks import Tasks
from minutesparse.text import plain, words

_ASKED = compiled(r"\?\s*(?:$|[-=]{1,2}>|→)")


def is_settled(candidate: Candidate, tasks: Tasks) -> bool:
    """A question that nobody is to answer, or that has its answer, sets no task: "By letter? -> Yes".

    What is to be done may stand behind one too: "Gate locked? -> ring the yard".
    """
    asked = _ASKED.search(candidate.text) if not candidate.owners else None
    if asked is None:
        return False
    answer = candidate.text[asked.end() :].strip(" .!")
    return not answer or _answers(candidate.text[: asked.start()], answer, tasks)


def behind_question(text: str) -> str:
    """Return what stands behind the arrow of a question, the whole text where there is none."""
    asked = _ASKED.search(text)
    return text[asked.end() :].strip() if asked else text


def _answers(question: str, answer: str, tasks: Tasks) -> bool:
    """Tell an answer from a task: "Yes, by mail", or only words of the question ("By letter or by mail? -> By mail")."""
    known = tasks.vocabulary.set("decisions.answers")
    said = [plain(word) for word in words(answer)]
    if plain(answer) in known or set(said) <= {plain(word) for word in words(question)}:
        return True
    return bool(said) and said[0] in known and not any(tasks.commitments.doing.is_task(word) for word in said)
