"""Who a line of an action list or a marker line names, and the task left: "Jo: order bins", "… (TG)".

A line's beginning or end may set the owner apart by a colon, a dash, brackets or a tab; where
nothing is set apart, the one who is to act may open the sentence ("TG to write").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from minutesparse.compiling import compiled
from minutesparse.dates import find_dates
from minutesparse.parsing.actions.actors import ActorList, Actors
from minutesparse.parsing.actions.commitments import Commitments
from minutesparse.parsing.actions.marker_words import is_marker_alone
from minutesparse.parsing.actions.parting import parted
from minutesparse.parsing.sentences import sentences
from minutesparse.parsing.statuses import read_status, trailing_status
from minutesparse.schema import Status
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_APART = compiled(r"\s*(?::|\s[–—-]|[–—-]\s|[-=]{0,2}>|→|\t)\s*")
_SLASHED = compiled(r"\s+(?=[A-ZÀ-Þ][a-zà-ÿ]+\s[a-zà-ÿ])")
_TAIL = compiled(
    r"(?:(?:(?<!\s)\s+|\s)[–—-]{1,2}(?!>)\s*+|(?<!\t)\t\s*+|(?:(?<!\s)\s+)?(?:[\[(]|:\s++)|[–—]\s*+|-\s++|[-=]{1,2}>\s*+|→\s*+)([^\[\]()\t–—:]{1,80}?)[\])]?\s*[.;]?$"
)
_WITHIN = compiled(r"(?<=\w)\s\(([^()]{2,40})\)[.;]?\s+(?=[A-ZÀ-Þ])")
_COMMA = compiled(r",\s+(?=[a-zà-ÿ])")
_HEAD_WORD = compiled(r"^\s*\[?([\w?/][\w?/ ]{0,20}?)\]?\s*(?::|\s[–—-])\s+(?=\S)")
_HEAD_BRACKET = compiled(r"^\s*(?:[–—-]{1,2}\s)?[\[(]([^\[\]()]{1,60})[\])]\s*:?\s*")


_BOUND = 0.7
"""How sure a sentence behind a task must bind somebody to be one of its own."""
NOBODY = "said to be nobody yet"
"""How an owner came about where a line says that there is none: "TBD: book the hall"."""


_HELPERS = compiled(r"(?:(?<!\s)\s+)?[(\[]([^()\[\]]{1,120})[)\]]\s*[.;]?\s*$")


def without_helpers(text: str, vocabulary: Vocabulary) -> str:
    """Return a text without the brackets at its end that name who helps: "Order bins - Jo (with help from Ana)"."""
    found = _HELPERS.search(text)
    helped = found and vocabulary.pattern("groups.helped").match(found[1])
    return text[: found.start()] if found and helped else text


@dataclass(frozen=True, slots=True)
class Task:
    """A task as read from one line: `start` and `end` are offsets into the line."""

    owners: tuple[str, ...]
    start: int
    end: int
    status: Status | None
    how: str


class Tasks:
    """Reads tasks out of the lines of one document."""

    def __init__(self, actors: Actors, commitments: Commitments, vocabulary: Vocabulary) -> None:
        self.actors = actors
        self.commitments = commitments
        self.vocabulary = vocabulary

    def read(self, text: str, *, lenient: bool = False) -> Task:
        """Read one line as a task; a line that names nobody gives no owners.

        `lenient` takes capitalised words set apart for an owner though no list of people knows them:
        behind a marker, or where the whole list is made so.
        """
        end, status = self.until_status(text)
        if nobody := self._nobody_before(text):
            return Task((), nobody, end, status, NOBODY)
        if apart := self._read_apart(text, end, status, lenient=lenient):
            return apart
        made = self.commitments.read(text[:end])
        if made and (made.weight >= 0.5 or (lenient and made.actors.start == 0 and made.weight >= 0.35)):
            return Task(made.actors.owners, 0, end, status, "sentence")
        if doer := self.done_by(text[end:]) if status == "done" else None:
            return Task(doer.owners, 0, end, status, "who did it")
        called = next((a for a in self.actors.find(text[:end]) if a.actors[0].kind == "handle"), None)
        return Task(called.owners if called else (), 0, end, status, "handle inside" if called else "plain")

    def each(self, text: str, task: Task) -> list[Task]:
        """Return a task read from a text, or several where the text gives each of several people one."""
        first, *others = self._by_sentence(text, task)
        if others:
            return [first, *others]
        spans = parted(text, task.start, task.end, self.commitments, self.vocabulary)
        if len(spans) == 1 or task.how not in ("sentence", "before a bare verb"):
            return [task]
        owners = [made.actors.owners for a, b in spans if (made := self.commitments.read(text[a:b]))]
        return [replace(task, owners=o, start=a, end=b) for o, (a, b) in zip(owners, spans, strict=True)]

    def _by_sentence(self, text: str, task: Task) -> list[Task]:
        """Part a task where a sentence behind it binds somebody else: "Jo to ring the yard. Clerk to pay them."."""
        made = [task]
        for start, end in sentences(text[task.start : task.end])[1:]:
            said = self.commitments.read(text[task.start + start : task.start + end])
            if not (
                said and said.tied and said.weight >= _BOUND and said.actors.start == 0 and said.actors.sure
            ):
                continue
            if made[-1].owners and not set(said.actors.owners) & set(made[-1].owners):
                at = task.start + start
                last = len(text[:at].rstrip())
                made[-1] = replace(made[-1], end=last)
                made.append(Task(said.actors.owners, at, task.end, task.status, "sentence"))
        return made

    def read_apart(self, text: str) -> Task | None:
        """Read a line that sets its owner apart from the task; None for any other."""
        end, status = self.until_status(text)
        return self._read_apart(text, end, status, lenient=False)

    def until_status(self, text: str) -> tuple[int, Status | None]:
        """Return where a line ends but for the status noted at its end, and that status."""
        end = len(text.rstrip())
        noted = trailing_status(text[:end], self.vocabulary)
        return noted if noted and noted[0] > 3 else (end, None)

    def _read_apart(self, text: str, end: int, status: Status | None, *, lenient: bool) -> Task | None:
        found = (
            self._bracket_before(text, end, lenient=lenient)
            or self._apart_before(text, end, lenient=lenient)
            or self._handle_before(text, end)
            or self._apart_behind(text, end)
        )
        if not found:
            return None
        owners, start, stop, how = found
        return Task(owners, start, stop, status, how)

    def _nobody_before(self, text: str) -> int:
        """Return where the task begins behind what says that nobody has it yet ("TBD: …", "Unassigned - …"), else 0."""
        told = _HEAD_WORD.match(text)
        unassigned = self.vocabulary.set("groups.unassigned")
        return told.end() if told and plain(told[1]) in unassigned else 0

    def _bracket_before(
        self, text: str, end: int, *, lenient: bool
    ) -> tuple[tuple[str, ...], int, int, str] | None:
        match = _HEAD_BRACKET.match(text)
        if match and match.end() < end and not read_status(match[1], self.vocabulary):
            # "(hans) ring the yard" beside "(Sal) order the rope"
            owners = self.named(match[1]) if lenient and len(match[1].split()) == 1 else ()
            owners = owners or self.owners(match[1], lenient=lenient)
            if owners:
                return owners, match.end(), end, "in brackets before"
        return None

    def _apart_before(
        self, text: str, end: int, *, lenient: bool
    ) -> tuple[tuple[str, ...], int, int, str] | None:
        letter = re.match(r"[A-Z]{1,3}\s*:\s+", text) if lenient else None
        if letter and letter.end() < end and not is_marker_alone(letter.group(), self.vocabulary):
            return (letter.group().rstrip(" :"),), letter.end(), end, "set apart before"
        found = self.actors.at(text)
        if not found or self.commitments.names_nobody(found):
            return None
        bare = re.match(r"\s+(?=[a-zà-ÿ])(?![\w-]+:)", text[found.end : end])
        if bare and found.sure and self.commitments.doing.opens(text[found.end : end]):
            return found.owners, 0, end, "before a bare verb"  # "Jo order the bins"
        comma = _COMMA.match(text, found.end)
        listed = all(a.kind in ("known", "initials", "handle", "everyone") for a in found.actors)
        if comma and listed and found.start == 0 and self.commitments.doing.opens(text[comma.end() : end]):
            return found.owners, comma.end(), end, "set apart before"  # "Jo, order the bins"
        slashed = _SLASHED.match(text, found.end) if "/" in text[: found.end] else None
        if (
            slashed
            and found.start == 0
            and all(a.kind in ("known", "initials", "handle") for a in found.actors)
        ):
            return found.owners, slashed.end(), end, "set apart before"  # "JH/AM We should ring the yard"
        apart = _APART.match(text, found.end)
        tasked = bool(apart and ":" in apart.group() and self.commitments.doing.opens(text[apart.end() :]))
        if not (found.sure or ((lenient or tasked) and len(text[: found.end].split()) <= 4)):
            return None
        gap = re.match(r"\s*(?:\([^()]{0,40}\))?", text[found.end :])
        at = found.end + (gap.end() if gap else 0)
        match = _APART.match(text, at)
        if not match or match.end() >= end:
            return None
        if not found.sure and self._binds(text[match.end() : end]):
            return None  # "Website: Jo to mend the map"
        may_be_topic = any(a.kind in ("word", "group") for a in found.actors)
        if may_be_topic and self._tells_of(text[match.end() : end]):
            return None
        return found.owners, match.end(), end, "set apart before"

    def _binds(self, rest: str) -> bool:
        """Tell whether a text binds somebody who opens it: "Jo to mend the map"."""
        made = self.commitments.read(rest)
        return bool(made and made.tied and made.actors.start == 0 and made.actors.sure)

    def _tells_of(self, rest: str) -> bool:
        """Tell what is said of a topic from a task: "Boiler: Paul has rung them", "News - the lease is in hand"."""
        perfect = self.vocabulary.pattern("closing.perfect")
        named = self.actors.at(rest)
        if named and named.sure:
            return perfect.match(rest[named.end :].lstrip()) is not None
        first = rest.split(maxsplit=1)[0].lower() if rest.strip() else ""
        told = first in self.vocabulary.set("verbs.articles")
        return told and bool(perfect.search(rest) or read_status(rest, self.vocabulary))

    def done_by(self, noted: str) -> ActorList | None:
        """Return who a note of state names: "Done by Jo.", "Done (by JFP)"."""
        by = self.vocabulary.pattern("commitments.by").search(noted)
        doer = self.actors.all_of(noted[by.end() :].rstrip(" )].")) if by else None
        return doer if doer and doer.sure else None

    def _handle_before(self, text: str, end: int) -> tuple[tuple[str, ...], int, int, str] | None:
        found = self.actors.at(text)
        if found and found.actors[0].kind == "handle":
            rest = re.match(r"[\s:,–-]*", text[found.end :])
            return found.owners, found.end + (rest.end() if rest else 0), end, "handle before"
        return None

    def _apart_behind(self, text: str, end: int) -> tuple[tuple[str, ...], int, int, str] | None:
        match = _TAIL.search(without_helpers(text[:end], self.vocabulary))
        if match is None or match.start() < 4:
            return None
        if plain(text[: match.start()].rstrip(" :").rpartition(" ")[2]) in self.vocabulary.set(
            "commitments.by"
        ):
            return None  # "Update by: Jo" says who told of it
        handed = self.vocabulary.pattern("groups.handed", "prose.hedges").match(match[1])
        owners = self.owners(match[1]) or (self.named(match[1][handed.end() :].strip(" :")) if handed else ())
        return (owners, 0, match.start(), "set apart behind") if owners else None

    def _bracket_within(self, text: str, end: int) -> Task | None:
        """ "Mend the map and print it (Jo) The old one is here.": an owner in brackets, and more behind."""
        match = _WITHIN.search(text, 0, end) if self.commitments.doing.opens(text) else None
        found = self.actors.all_of(match[1]) if match else None
        if not match or not found or not found.sure or self._binds(text[match.end() : end].lstrip()):
            return None
        return Task(found.owners, 0, match.start(), None, "set apart behind")

    def named(self, text: str) -> tuple[str, ...]:
        """Return the owners that a text set apart for them consists of, though it write them small: "TODO(lena)"."""
        owners = self.owners(text, lenient=True)
        if owners or not text[:1].islower():
            return owners
        raised = self.owners(text[0].upper() + text[1:])
        return (text.strip(),) if len(raised) == 1 else ()

    def entry(self, text: str, *, lenient: bool = False) -> Task:
        """Read an entry of a list of actions: one who is known may open it before any verb, though written small."""
        task = self.read(text, lenient=lenient)
        if task.owners or not text[:1].isalpha():
            return task
        if within := self._bracket_within(text, task.end):
            return within
        found = self.actors.at(text[0].upper() + text[1:])
        known = found and all(a.kind in ("known", "handle") for a in found.actors)
        if not found or not known or not re.match(r"\s+[a-zà-ÿ]", text[found.end :]):
            return task
        if self.commitments.tells(text[found.end :]):
            return task  # "Jo reported …"
        owners = (text[found.start : found.start + len(found.owners[0])], *found.owners[1:])
        return Task(owners, 0, task.end, task.status, "before a bare verb")

    def owners(self, text: str, *, lenient: bool = False) -> tuple[str, ...]:
        """Return the owners that a text consists of, () where it is anything else."""
        found = self.actors.all_of(text)
        if found and not found.sure and find_dates(text, self.vocabulary, bare=True):
            return ()  # "AP1 (March)": when, not who
        if found and (found.sure or (lenient and len(text.split()) <= 4)):
            return found.owners
        if found and any(a.kind in ("known", "called") for a in found.actors):
            return found.owners  # "Oakley, Harnad", where only Oakley came
        return ()
