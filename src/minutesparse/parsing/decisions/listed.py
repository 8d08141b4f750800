"""Decisions that layout sets apart: sections of decisions, tables of motions, stamps such as GRANTED."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutesparse.compiling import compiled
from minutesparse.names.judging import is_given
from minutesparse.parsing.decisions.found import Found
from minutesparse.parsing.decisions.votes import read_vote
from minutesparse.parsing.decisions.wording import wording_of
from minutesparse.parsing.headings import heading_key
from minutesparse.parsing.lines import Column, Line, Outline, Part
from minutesparse.text import plain

_STAMPED = frozenset({None, Column.NOTES, Column.OTHER, Column.STATUS})
_NOTHING = compiled(r"^[\s\W]*(?:n/?a|none|nil|tbc|tbd|no (?:motions|decisions)?|x)?[\s\W]*$", re.IGNORECASE)
_NOT_APPLICABLE = compiled(r"\W*(?:n/?a|tbc|tbd)\W*$", re.IGNORECASE)
_ASIDE = compiled(r"^[\[(<$*].*[\])>$*]$")
_NAME = 3  # words
_LINK = compiled(r"\bhttps?://\S+")
_TEMPLATE = compiled(r"^[A-Z ]+$")


def find_sections(outline: Outline) -> Iterator[Found]:
    """Yield the entries under headings for decisions, outside tables."""
    wording = wording_of(outline.vocabulary)
    decided: Line | None = None
    for line in outline.lines:
        if line.part is not Part.DECISIONS or line.table is not None or line.heading:
            decided = None
            continue
        nested = (
            decided and line.paragraph.label and (line.paragraph.level or 0) > (decided.paragraph.level or 0)
        )
        if nested and _is_note(line.text, outline) and not wording.ruling(line.text):
            continue  # "Post of treasurer offered to Jo.", then "See post.md", "Jo accepts if it is paid"
        decided = None
        if (
            _NOTHING.match(line.text)
            or len(_LINK.sub("", line.text).split()) < 3
            or line.text.rstrip().endswith(":")
        ):
            continue
        if _marks_action(line.text, outline):
            continue
        aside = _ASIDE.match(line.text) or line.paragraph.share("italic") > 0.9
        if (line.paragraph.level and not line.paragraph.label) or aside:
            continue
        if line.text.rstrip().endswith(".") or wording.ruling(line.text):
            decided = line  # no mere topic over decisions
        yield _whole(line, line, outline, "decided", "list", 0.8)


def _is_note(text: str, outline: Outline) -> bool:
    """Tell what stands beneath a decision and is none: where to read on, or what somebody says to it."""
    if outline.vocabulary.pattern("markers.information", "decisions.referring").match(text):
        return True
    return is_given(text.split(maxsplit=1)[0], outline.vocabulary)


def _marks_action(text: str, outline: Outline) -> bool:
    """ "Jo: action item to order bins" among decisions is none of them."""
    who, _, rest = text.partition(":")
    marker = outline.vocabulary.pattern("markers.alone").match(rest.lstrip())
    if (
        marker is None
        or len(who.split()) > _NAME
        or outline.vocabulary.pattern("decisions.markers").match(who)
    ):
        return False
    to = outline.vocabulary.pattern("commitments.infinitive")
    return to.match(rest.lstrip()[marker.end() :].lstrip()) is not None


def find_rows(outline: Outline) -> Iterator[Found]:
    """Yield the decisions of tables of motions and of columns for decisions."""
    for row in _rows(outline.lines):
        if row[0].part is Part.OTHER:
            continue
        motions = row[0].part is Part.DECISIONS
        told = _best(row) if motions else _in(row, Column.DECISION)
        if not told or _NOTHING.match(" ".join(line.text for line in told)):
            continue
        if motions and (_is_template(outline, row) or _is_untold(row)):
            continue
        if motions:
            yield _motion(outline, row, told)
        else:
            yield from (
                _whole(line, line, outline, None, "column", 0.75) for line in told if not line.heading
            )


def _is_template(outline: Outline, row: Sequence[Line]) -> bool:
    """A row that nobody filled in: "MOTION TEXT | MOVER", or "Accepted/Rejected" as its outcome."""
    if all(_TEMPLATE.match(line.text) for line in row):
        return True
    outcome = " ".join(line.text for line in _in(row, Column.STATUS, Column.OTHER))
    both = all(outline.vocabulary.pattern(f"decisions.{k}").search(outcome) for k in ("carried", "lost"))
    return both and "/" in outcome and len(outcome.split()) <= 3


def _is_untold(row: Sequence[Line]) -> bool:
    """A row whose outcome is "N/A": what it tells of was not voted on."""
    outcome = _in(row, Column.STATUS, Column.OTHER)
    return bool(outcome) and all(_NOT_APPLICABLE.match(line.text) for line in outcome)


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    rows: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if line.table is not None and line.row is not None and line.column is not None:
            rows.setdefault((line.table.number, line.row), []).append(line)
    yield from rows.values()


def _in(row: Sequence[Line], *columns: Column) -> list[Line]:
    return [line for line in row if line.column in columns]


def _best(row: Sequence[Line]) -> list[Line]:
    """The motion's own words: its text, or the description beside a mere title."""
    decided, notes = _in(row, Column.DECISION), _in(row, Column.NOTES)
    if not decided or not notes:
        return decided or notes or _in(row, Column.ITEM, Column.ACTION)
    words = [sum(len(line.text.split()) for line in lines) for lines in (decided, notes)]
    return notes if words[1] > words[0] and words[1] >= 4 else decided


def _motion(outline: Outline, row: Sequence[Line], told: Sequence[Line]) -> Found:
    vocabulary = outline.vocabulary
    joined = " ".join(line.text for line in _in(row, Column.STATUS, Column.OTHER, Column.NOTES))
    result = vocabulary.pattern("decisions.lost", "decisions.carried").search(joined)
    movers = _in(row, Column.MOVER)
    seconders = _in(row, Column.SECONDER)
    found = _whole(told[0], told[-1], outline, result.group().lower() if result else "motion", "motion", 0.9)
    return replace(
        found,
        mover=movers[0].text if movers else None,
        seconder=seconders[0].text if seconders else None,
        vote=read_vote(joined, vocabulary),
    )


def find_stamped(outline: Outline) -> Iterator[Found]:
    """Yield what ends with a stamp: "…, dismantle to ground level. NO OBJECTION", a line "GRANTED"."""
    stamps = outline.vocabulary.set("decisions.stamps")
    pattern = outline.vocabulary.pattern("decisions.stamps")
    block: list[Line] = []
    for line in outline.lines:
        if line.part is not Part.BUSINESS or line.column not in _STAMPED:
            block = []
            continue
        if block and (block[-1].table is not line.table or block[-1].row != line.row):
            block = []
        alone = heading_key(line.text) in stamps or plain(line.text).strip(" .:") in stamps
        if alone and (line.text.isupper() or line.paragraph.share("bold") > 0.9):
            # a sentence in a paragraph of its own says it all: "Will be done."
            alone = line.paragraph.gap and line.text.rstrip().endswith(".") and len(line.text.split()) > 1
            first = line if alone else block[0] if block else None
            if first:
                yield _whole(first, line, outline, plain(line.text).strip(" .:"), "stamp", 0.8)
            block = []
            continue
        ends = [m for m in pattern.finditer(line.text) if m.end() >= len(line.text.rstrip(" ."))]
        if ends and ends[-1].group().isupper():
            first = block[0] if block and len(line.text.split()) <= 6 else line
            yield _whole(first, line, outline, ends[-1].group().lower(), "stamp", 0.8)
            block = []
            continue
        if line.heading or line.paragraph.gap:
            block = []
        if not line.heading:
            block = [*block[-3:], line]


def _whole(first: Line, last: Line, outline: Outline, kind: str | None, how: str, sure: float) -> Found:
    text = outline.document.text[first.paragraph.place.start : last.paragraph.place.end]
    return Found(
        first,
        first.paragraph.place.start,
        last.paragraph.place.end,
        kind,
        marked=True,
        confidence=sure,
        how=how,
        vote=read_vote(text, outline.vocabulary),
    )
