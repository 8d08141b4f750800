"""Actions that only a sentence commits somebody to: "The Clerk will write to the county"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minutesparse.parsing.actions.candidates import Candidate, named_reference
from minutesparse.parsing.actions.leadins import entries_under, led_actions
from minutesparse.parsing.actions.proposals import Proposal, Proposals
from minutesparse.parsing.actions.tasks import Tasks
from minutesparse.parsing.actions.weighing import likelihood
from minutesparse.parsing.headings import emphasis, is_prose
from minutesparse.parsing.lines import Column, Line, Outline, Part
from minutesparse.schema import Person

_PARTS = frozenset(
    {Part.HEAD, Part.BUSINESS, Part.NEXT_MEETING, Part.CLOSING, Part.DECISIONS, Part.APOLOGIES}
)
_COLUMNS = frozenset({None, Column.NOTES, Column.OTHER, Column.DECISION, Column.ITEM})
LEAST = 0.55
DOUBTFUL = 0.35
"""From here up to `LEAST` a sentence is no action, and yet too likely one to be passed over in silence."""
_OFTEN = 3
LISTING = 3  # so many marked actions tell that the minutes mark theirs


def find_prose_actions(
    outline: Outline, tasks: Tasks, people: Sequence[Person], *, marked: int
) -> list[Candidate]:
    """Return the sentences of the business that commit somebody to something, or may.

    Those that only may have a confidence below `LEAST`. `marked` says how many actions the minutes mark otherwise.
    """
    found: list[Candidate] = []
    for line, proposals in proposed(outline, tasks, people, marked=marked):
        best = max(proposals, key=lambda p: likelihood(p.signals))
        sure = likelihood(best.signals) >= LEAST
        listed = entries_under(line, outline.lines) if best.end == len(line.text.rstrip()) else []
        if listed:
            found.extend(led_actions(_candidate(line, best), listed, tasks, sure=sure))
        elif likelihood(best.signals) >= DOUBTFUL and not tasks.commitments.breaks_off(
            line.text[best.start : best.end]
        ):
            found.append(_candidate(line, best))
    return found


def proposed(
    outline: Outline, tasks: Tasks, people: Sequence[Person], *, marked: int
) -> Iterator[tuple[Line, list[Proposal]]]:
    """Yield each sentence of the business that may commit somebody, with all it may commit anybody to."""
    present = [
        n for p in people if p.attendance != "apologies" for n in (p.name, *p.name.split(), *p.initials)
    ]
    proposals = Proposals(
        tasks.commitments, outline.vocabulary, present, listing=marked >= LISTING, reporting=_reports(outline)
    )
    for line in outline.lines:
        titled = line.part is Part.HEAD and not is_prose(line.text)
        if titled or line.part not in _PARTS or line.column not in _COLUMNS:
            continue
        if line.heading and (line.paragraph.heading or len(line.text.split()) < 5):
            continue  # a whole sentence in bold looks like a heading, and may be the action
        for made in proposals.of(line):
            if made:
                yield line, made


def _reports(outline: Outline) -> bool:
    """Tell minutes that put all that was said in the past: there "would" is what others write "will" for."""
    plainly = outline.vocabulary.pattern("commitments.plainly")
    conditional = outline.vocabulary.pattern("commitments.conditional")
    said = sum(len(conditional.findall(line.text)) for line in outline.lines)
    return said >= _OFTEN and said >= 3 * sum(len(plainly.findall(line.text)) for line in outline.lines)


def _candidate(line: Line, proposal: Proposal) -> Candidate:
    at, start, end = line.paragraph.place.start, proposal.start, proposal.end
    return Candidate(
        text=line.text[start:end],
        paragraph=line.paragraph,
        start=at + start,
        end=at + end,
        owners=proposal.owners,
        reference=named_reference(line.text[start : end + 24]),  # the bracket may stand behind the full stop
        item=line.item,
        previous=False,
        marked=emphasis(line.paragraph) in ("bold", "underline"),
        confidence=round(likelihood(proposal.signals), 2),
        how="prose",
        signals=proposal.signals,
    )
