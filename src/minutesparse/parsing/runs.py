"""The numberings that run through a document, with text between their members."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from minutesparse.document import Block, Paragraph, Table
from minutesparse.parsing.headings import emphasis, heading_part
from minutesparse.parsing.lines import ACTION_PARTS
from minutesparse.parsing.numbering import Number, Run, find_runs
from minutesparse.parsing.scattered import find_scattered
from minutesparse.vocabulary import Vocabulary

_FEW = 25
_HEADS = 3
_LONG = 9  # words from which a line is more than a title


def running_numbers(
    blocks: Sequence[Block], numbers: Sequence[Number | None], vocabulary: Vocabulary
) -> dict[int, int]:
    """Return the places of the numbers that run through the document, and which run each belongs to.

    Several numberings may: two meetings in one file, or "2.1" inside "2". A list is none: its members
    stand side by side and cover little.
    """
    lengths = [0, *accumulate(len(b.text) if isinstance(b, Paragraph) else _table_length(b) for b in blocks)]
    heads = [0, *accumulate(map(_stands_out, blocks))]
    taken = _Taken()
    narrow: list[Run] = []
    runs, scattered = _numberings(blocks, numbers, vocabulary)
    if scattered:
        taken.take(scattered)
    begun = Counter(run.shape for run in runs)
    for run in sorted(runs, key=lambda r: (r.members[0], -r.members[-1])):
        covered = (lengths[run.members[-1]] - lengths[run.members[0]]) / max(1, lengths[-1])
        anew = begun[run.shape] >= 4 and covered < 0.4 and not _titled(run, blocks, numbers, deep=False)
        listed = covered < 0.4 and _is_list_between_headings(run, heads)
        if anew or listed or _is_plain_beside_marked(run, runs):
            continue  # numbered remarks that begin anew beneath every heading, a list between headings
        wide = covered >= 0.12
        if taken.holds(run):
            if _titled(run, blocks, numbers):
                taken.take(run)
        elif _spreads(run, blocks, numbers, vocabulary):
            if wide:
                taken.take(run)
            elif _titled(run, blocks, numbers, deep=False):
                narrow.append(run)
    few = len(blocks) <= _FEW and not any(isinstance(b, Paragraph) and b.heading for b in blocks)
    alone = few and not taken.places and not any(run.shape == "9" for run in narrow[1:])
    for run in narrow:
        # "1, 2" before "1" to "5", or before "3a": a short run before a long one is of its kind; so is the
        # only one there is, in minutes of a few lines
        short = run.members[0] < taken.last and not taken.holds(run) and run.shape.startswith("9")
        if short or (alone and run is narrow[0] and run.shape == "9"):
            taken.take(run)
    return taken.places


def _numberings(
    blocks: Sequence[Block], numbers: Sequence[Number | None], vocabulary: Vocabulary
) -> tuple[list[Run], Run | None]:
    """Return the runs of numbers that rise, and that of items that were taken out of their order, if they were."""
    listed = _in_lists_of_actions(blocks, vocabulary)
    found = [
        (at, n, b.level)
        for at, (b, n) in enumerate(zip(blocks, numbers, strict=True))
        if n and isinstance(b, Paragraph) and at not in listed
    ]
    marked = {at for at, _, _ in found if _is_marked(blocks[at])}
    runs = [run for run in find_runs(found, marked) if _is_run(run, numbers)]
    scattered = find_scattered(
        found, runs, marked, lambda at, members: _is_apart(at, members, blocks, numbers, vocabulary)
    )
    if scattered:
        runs = [run for run in runs if set(run.members).isdisjoint(scattered.members)]
    return runs, scattered


def _in_lists_of_actions(blocks: Sequence[Block], vocabulary: Vocabulary) -> set[int]:
    """Return the lines between a heading of the file's own that lists actions and the next: "3.1 Jo: order bins".

    Their numbers are the actions'. A heading that has a number itself may have items beneath it.
    """
    heads = [at for at, b in enumerate(blocks) if isinstance(b, Paragraph) and b.heading]
    if len(heads) < _HEADS:
        return set()
    found: set[int] = set()
    for at, end in pairwise([*heads, len(blocks)]):
        head = blocks[at]
        if (
            isinstance(head, Paragraph)
            and not head.label
            and heading_part(head.text, vocabulary) in ACTION_PARTS
        ):
            found.update(range(at + 1, end))
    return found


def _is_marked(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(block.heading or emphasis(block))


def _is_plain_beside_marked(run: Run, runs: Sequence[Run]) -> bool:
    """Tell a plain list (of questions, say) before or among titles in bold that are numbered as it is, and go on."""
    if run.marked or "." in run.shape or "/" in run.shape:
        return False
    reach = run.members[-1] - run.members[0]
    return any(
        other.shape == run.shape
        and other.marked >= 0.8 * len(other.members)
        and run.members[0] < other.members[-1]
        and other.members[-1] - other.members[0] > 2 * reach
        for other in runs
    )


def _is_list_between_headings(run: Run, heads: Sequence[int]) -> bool:
    """Tell a list whose members stand side by side, under one of the headings that stand out before and behind it.

    `heads` counts, for each block, how many before it stand out.
    """
    first, last = run.members[0], run.members[-1]
    if last - first >= len(run.members):
        return False
    return heads[first] >= _HEADS and heads[-1] - heads[last + 1] >= _HEADS


def _stands_out(block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.label or len(block.text.split()) > _LONG:
        return False
    return bool(block.heading or emphasis(block))


@dataclass(slots=True)
class _Taken:
    """The runs that are taken for running through the document."""

    places: dict[int, int] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)
    count: int = 0
    last: int = -1

    def take(self, run: Run) -> None:
        self.count += 1
        self.places.update(dict.fromkeys(run.members, self.count))
        self.ends[run.shape] = max(self.ends.get(run.shape, -1), run.members[-1])
        self.starts[run.shape] = min(self.starts.get(run.shape, run.members[0]), run.members[0])
        self.last = max(self.last, run.members[-1])

    def holds(self, run: Run) -> bool:
        """Tell whether a run stands inside another: "3.1" and "a)" in "3", a list from 1 to 5 before "4"."""
        first = run.members[0]
        if any(start <= first for shape, start in self.starts.items() if shape != run.shape):
            return True
        return self.starts.get(run.shape, first + 1) <= first < self.ends.get(run.shape, -1)


def _is_run(run: Run, numbers: Sequence[Number | None]) -> bool:
    """Two numbers make a run; of letters and bare numbers it takes three, from the first."""
    members = [n for at in run.members if (n := numbers[at]) is not None]
    if any(n.doubtful for n in members):
        return len(members) >= 3 and members[0].text in ("A", "I", "1", "2")
    return len(members) >= 2


def _table_length(block: Block) -> int:
    return sum(len(p.text) for p in block.paragraphs()) if isinstance(block, Table) else 0


def _spreads(
    run: Run, blocks: Sequence[Block], numbers: Sequence[Number | None], vocabulary: Vocabulary
) -> bool:
    """Most members have text of their own behind them, in the next line, in their own, or as a whole paragraph."""
    members = set(run.members)
    apart = sum(_is_apart(at, members, blocks, numbers, vocabulary) for at in run.members)
    return apart >= max(2, 0.5 * len(run.members))  # something always stands behind the last


def _is_apart(
    at: int,
    members: Collection[int],
    blocks: Sequence[Block],
    numbers: Sequence[Number | None],
    vocabulary: Vocabulary,
) -> bool:
    """Tell whether a numbered line has text of its own: another than the next member behind it, or enough in itself."""
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    headed = (
        len(members) > 2 and isinstance(after, Paragraph) and after.heading is not None
    )  # the end of a list
    if at + 1 not in members and after is not None and not headed:
        return True
    block, number = blocks[at], numbers[at]
    if not isinstance(block, Paragraph):
        return False
    return len(block.text.split()) >= 25 or _runs_in(block.text[number.end if number else 0 :], vocabulary)


def _runs_in(text: str, vocabulary: Vocabulary) -> bool:
    """ "Challenge to the chair: none was made" has its heading in its own line; "Jo: write to them" has not.

    Before a full stop it is a heading that is known or hardly more than a word: "Highways. The clerk reported …"
    """
    head, colon, rest = text.partition(": ")
    if colon and rest.strip() and len(head.split()) <= 8:
        return len(head.split()) >= 3 or heading_part(head, vocabulary) is not None
    head, stop, rest = text.partition(". ")
    if not stop or not rest[:1].isupper() or len(head.split()) > 8:
        return False
    return len(head.split()) <= 3 or heading_part(head, vocabulary) is not None


def _titled(
    run: Run, blocks: Sequence[Block], numbers: Sequence[Number | None], *, deep: bool = True
) -> bool:
    """Nested numbers ("3.1") count where they stand before titles; letters under a number don't."""
    titles = 0
    for at in run.members:
        block, number = blocks[at], numbers[at]
        if isinstance(block, Paragraph) and number:
            head = block.text.split(": ")[0].rstrip()
            stops = (";", ",") if emphasis(block) and ". " not in head else (".", ";", ",")
            titles += len(head.split()) <= _LONG and not head.endswith(stops)
    return titles >= 0.6 * len(run.members) and (not deep or "." in run.shape or "/" in run.shape)
