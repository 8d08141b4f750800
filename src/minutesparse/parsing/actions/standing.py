"""Lists parted by how their actions stand: "New", "On-going", "Finished", each over the entries that do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.parsing.actions.topics import is_entry, level_of, set_apart
from minutesparse.parsing.headings import heading_key
from minutesparse.parsing.lines import Line
from minutesparse.parsing.statuses import box_status, whole_status
from minutesparse.remembering import remembered
from minutesparse.schema import Status
from minutesparse.vocabulary import Vocabulary

_MOST_WORDS = 6
_STATES: tuple[Status, ...] = ("open", "carried_forward", "in_progress", "dropped", "done")
_SETTLED = frozenset({"carried_forward", "in_progress", "dropped", "done"})
_ON_THE_WAY = frozenset({"open", "in_progress"})


@dataclass(frozen=True, slots=True)
class Standing:
    """How the entries of a list stand; `previous` is None where its heading does not tell whether they are new."""

    status: Status
    previous: bool | None

    def given_to(self, candidate: Candidate) -> Candidate:
        """Return an entry as it stands; what it says itself holds, and to be open needs no saying."""
        previous = candidate.previous if self.previous is None else self.previous
        stated = None if self.status == "open" else self.status
        return replace(candidate, status=candidate.status or stated, previous=previous)


@remembered
def standing_under(text: str, vocabulary: Vocabulary) -> Standing | None:
    """Return how the entries stand that a line heads, None where its words say nothing of it.

    >>> from minutesparse.vocabulary import load
    >>> standing_under("Completed actions (3):", load("en"))
    Standing(status='done', previous=True)
    >>> standing_under("New", load("en")), standing_under("Action completed", load("en"))
    (Standing(status='open', previous=False), None)
    """
    tokens = heading_key(text).split()
    if not tokens or len(tokens) > _MOST_WORDS or tokens[0] in vocabulary.set("headings.single_action"):
        return None
    named = vocabulary.set("headings.action_words") | vocabulary.set("listed.entries")
    rest = [token for token in tokens if token not in named]
    key = " ".join(rest or tokens)
    if key in vocabulary.set("verbs.tasks"):
        return None  # "Complete" may say what is to be done with what is beneath
    if key in vocabulary.set("listed.new"):
        return Standing("open", previous=False)
    for status in _STATES:
        if key in vocabulary.set(f"listed.{status}") or whole_status(key, vocabulary) == status:
            return Standing(status, previous=True if status in _SETTLED else None)
    return None


def heads_entries(lines: Sequence[Line], at: int, vocabulary: Vocabulary) -> bool:
    """Tell a line over entries that stand alike from one that says how the action above it stands.

    A heading, a line set apart ("Finished:") or one less deep than what stands above it, right over entries
    or over another one of its kind.
    """
    line = lines[at]
    if standing_under(line.text, vocabulary) is None or not (_stands_out(line) or _ends_above(lines, at)):
        return False
    if at + 1 == len(lines):
        return line.heading
    below = lines[at + 1]
    over = is_entry(below) and not below.heading and level_of(below) > _depth(line)
    again = _form(below) == _form(line) and standing_under(below.text, vocabulary) is not None
    return over or again or (is_entry(line) and below.heading)


def _stands_out(line: Line) -> bool:
    return line.heading or set_apart(line)


def _ends_above(lines: Sequence[Line], at: int) -> bool:
    """Tell whether an entry is less deep than the one above it, so that it cannot be a note on it."""
    return at > 0 and is_entry(lines[at]) and level_of(lines[at]) < level_of(lines[at - 1])


def _depth(line: Line) -> int:
    """Return how deep a line stands; one without a mark of its own is no entry, though it follow one closely."""
    return level_of(line) if line.heading or line.paragraph.label else -1


def parted(run: Sequence[Line], vocabulary: Vocabulary) -> list[tuple[list[Line], Standing | None]]:
    """Part a run of lines at those that head entries by how they stand; those lines themselves are left out."""
    heads = _heads(run, vocabulary)
    parts: list[tuple[list[Line], Standing | None]] = [([], None)]
    over: Line | None = None
    for at, line in enumerate(run):
        if at in heads:
            parts.append(([], heads[at]))
            over = line
            continue
        if over is not None and _ends(line, over, parts[-1][0]):
            parts.append(([], None))
            over = None
        parts[-1][0].append(line)
    return [(lines, standing) for lines, standing in parts if lines]


def _heads(run: Sequence[Line], vocabulary: Vocabulary) -> dict[int, Standing]:
    """Return which lines of a run head entries, and how those stand.

    Where one line of a form does (a heading, an entry of a level, a line with a colon), its like do, be
    there entries beneath them or not.
    """
    said = {
        at: standing
        for at, line in enumerate(run)
        if box_status(line.paragraph.label) is None
        and (standing := standing_under(line.text, vocabulary)) is not None
    }
    forms: dict[tuple[int, bool], list[int]] = {}
    for at in said:
        forms.setdefault(_form(run[at]), []).append(at)
    heads = {at: said[at] for alike in forms.values() if _head_alike(run, alike, vocabulary) for at in alike}
    settled = [standing.status for standing in heads.values() if standing.status not in _ON_THE_WAY]
    return heads if settled or len(heads) > 1 else {}  # "Ongoing actions" alone heads all there are


def _head_alike(run: Sequence[Line], alike: Sequence[int], vocabulary: Vocabulary) -> bool:
    line = run[alike[0]]
    if _stands_out(line):
        return any(heads_entries(run, at, vocabulary) for at in alike)
    over = [at for at in alike if at + 1 < len(run) and level_of(run[at + 1]) > _depth(line)]
    before = [other for other in run[: alike[0]] if not other.heading]
    mine = line.paragraph.label is not None
    spoken_of = [other for other in before if not mine or level_of(other) <= level_of(line)]
    return bool(over) and not spoken_of  # nothing stands before it that it could speak of


def _form(line: Line) -> tuple[int, bool]:
    return _depth(line), set_apart(line) and not line.heading


def _ends(line: Line, head: Line, beneath: Sequence[Line]) -> bool:
    """Tell whether a line stands no more beneath one that heads entries, the lines `beneath` so far.

    Another label does not ("For June:"), nor a paragraph of its own behind the entries.
    """
    if line.heading:
        rank, above = line.paragraph.heading, head.paragraph.heading
        return not (rank is not None and above is not None and rank > above)
    if head.paragraph.label and not head.heading:
        return _depth(line) <= level_of(head)
    if line.paragraph.label:
        return False
    return set_apart(line) or (not is_entry(line) and any(map(is_entry, beneath)))
