"""What minutes say became of an action: the cell beside it, the words behind it, the lines under it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from minutesparse.parsing.actions.candidates import Candidate
from minutesparse.parsing.actions.topics import set_apart
from minutesparse.parsing.lines import Column, Line, Outline
from minutesparse.parsing.statuses import read_status
from minutesparse.text import split_label, words

_TELLING = (Column.STATUS, Column.NOTES, Column.OTHER)
_MOST_LINES = 6
_MOST_LETTERS = 1200


def with_reports(candidates: Sequence[Candidate], outline: Outline) -> list[Candidate]:
    """Return the candidates, those of reviews and logs with the span that tells what became of them."""
    starts = [line.paragraph.place.start for line in outline.lines]
    taken = sorted(c.start for c in candidates if c.how == "list")
    return [_with_report(c, outline, starts, taken) for c in candidates]


def _with_report(
    candidate: Candidate, outline: Outline, starts: Sequence[int], taken: Sequence[int]
) -> Candidate:
    at = bisect_right(starts, candidate.start) - 1
    if at < 0 or candidate.report or not (candidate.previous or candidate.status):
        return candidate
    line = outline.lines[at]
    if line.table is not None:
        span = _beside(outline.row_lines(line), candidate) if candidate.how == "row" else None
    else:
        span = _behind(outline, at, candidate, taken)
    if span is None:
        return candidate
    start, end = span
    said = outline.document.text[start:end]
    start += len(said) - len(said.lstrip(" \n\t.,;:–—-([*_"))
    said = outline.document.text[start:end]
    start += len(said) - len(split_label(said)[1])
    said = outline.document.text[start:end].rstrip()
    if set(words(said)) <= {word for owner in candidate.owners for word in words(owner)}:
        return candidate
    return replace(candidate, report=(start, start + len(said)))


def _beside(row: Sequence[Line], candidate: Candidate) -> tuple[int, int] | None:
    """The cells of a log that tell its state: "Status", else "Update" or "Comments", right of the task."""
    telling = [
        line
        for line in row
        if line.column in _TELLING and not candidate.start <= line.paragraph.place.start < candidate.end
    ]
    status = [line for line in telling if line.column is Column.STATUS]
    first = (
        status[0] if status else next((t for t in telling if t.paragraph.place.start >= candidate.end), None)
    )
    if first is None:
        return None
    last = first
    for line in row[row.index(first) + 1 :]:
        if line.column not in _TELLING:
            break
        last = line
    return first.paragraph.place.start, last.paragraph.place.end


def _behind(outline: Outline, at: int, candidate: Candidate, taken: Sequence[int]) -> tuple[int, int] | None:
    """The rest of an entry's own paragraph, and for an entry of a list the lines that belong to it."""
    first, *below = outline.lines[at : at + _MOST_LINES + 1]
    end = first.paragraph.place.end
    if candidate.how == "list":
        for line in below:
            place = line.paragraph.place
            if not _belongs(line, first, outline) or place.start in taken or place.end - end > _MOST_LETTERS:
                break
            end = place.end
    return (candidate.end, end) if end > candidate.end else None


def _belongs(line: Line, entry: Line, outline: Outline) -> bool:
    """A line under an entry belongs to it where it stands deeper, or has no mark and says "Done"."""
    if line.heading or line.table is not None or line.part is not entry.part or line.item != entry.item:
        return False
    if set_apart(line):
        return False  # "Carried forward to June:" leads to what is beneath it
    mine, above = line.paragraph, entry.paragraph
    if mine.level is not None and above.level is not None and mine.level > above.level:
        return True
    return (
        mine.label is None and mine.level is None and read_status(line.text, outline.vocabulary) is not None
    )
