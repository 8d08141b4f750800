"""Decisions in the notes: marked ("RESOLVED that …"), moved and carried, or told in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from minutesparse.parsing.decisions.found import Found
from minutesparse.parsing.decisions.movers import read_movers
from minutesparse.parsing.decisions.votes import read_bare_vote, read_vote
from minutesparse.parsing.decisions.wording import Wording
from minutesparse.parsing.headings import heading_part, split_run_in
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Column, Line, Outline, Part
from minutesparse.parsing.sentences import sentences
from minutesparse.vocabulary import Vocabulary

_SILENT = frozenset({Part.HEAD, Part.AGENDA, Part.OTHER, Part.ACTIONS, Part.DECISIONS})
_COLUMNS = frozenset({None, Column.NOTES, Column.ITEM, Column.OTHER, Column.ACTION})


@dataclass(frozen=True, slots=True)
class _Sentence:
    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]


def find_told(outline: Outline) -> Iterator[Found]:
    """Yield the decisions that sentences tell, with the sentence before where one leans on it."""
    reader = _Reader(outline)
    said = [s for line in outline.lines if _is_read(line) for s in _sentences(line)]
    at = 0
    while at < len(said):
        found, used = reader.read(said, at)
        if found:
            yield found
        at += max(1, used)


def _is_read(line: Line) -> bool:
    if line.part in _SILENT or line.column not in _COLUMNS:
        return False
    return line.part not in ATTENDANCE_PARTS or line.item is not None


def _sentences(line: Line) -> list[_Sentence]:
    if line.heading and len(line.text.split()) <= 12 and not line.text.rstrip().endswith("."):
        return [_Sentence(line, 0, len(line.text))]
    return [_Sentence(line, a, b) for a, b in sentences(line.text)]


class _Reader:
    """Reads one document's sentences."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.vocabulary = outline.vocabulary
        self.wording = Wording(outline.vocabulary)
        self.marker = _markers(outline.vocabulary)
        self.proposed = outline.vocabulary.pattern("decisions.proposed")
        self.seconded = outline.vocabulary.pattern("decisions.seconded")
        self.carried = outline.vocabulary.pattern("decisions.carried")
        self.lost = outline.vocabulary.pattern("decisions.lost")

    def read(self, said: Sequence[_Sentence], at: int) -> tuple[Found | None, int]:
        """Return the decision that begins at a sentence, and how many sentences it takes."""
        one = said[at]
        if one.line.heading:
            return None, 1
        marked = self._marked(said, at)
        if marked:
            return marked
        moved = self._moved(said, at)
        if moved:
            return moved
        ruling = self.wording.ruling(one.text)
        if ruling is not None:
            first = self._before(said, at) if ruling.leans else one
            return self._found(first, one, ruling.kind, ruling.weight, marked=False), 1
        return None, 1

    def _marked(self, said: Sequence[_Sentence], at: int) -> tuple[Found, int] | None:
        """ "RESOLVED: …", "Agreed: …": a marker makes all of its line a decision."""
        one = said[at]
        if one.start:
            return None
        match = self.marker.match(one.text)
        if match is None:
            return None
        shown = match["word"]
        if not (match["colon"] or shown.isupper() or _stands_out(one.line, match.end("word"))):
            return None
        rest = one.line.text[match.end() :].strip()
        if len(rest.split()) < 2:
            return None
        end = at
        while end + 1 < len(said) and said[end + 1].line is one.line:
            end += 1
        return self._found(one, said[end], shown.lower(), 0.9, marked=True), end - at + 1

    def _moved(self, said: Sequence[_Sentence], at: int) -> tuple[Found, int] | None:
        """A motion, with the lines that say who seconded it and how it ended."""
        one = said[at]
        if not self.proposed.search(one.text):
            return None
        end, seconded, result = at, bool(self.seconded.search(one.text)), self._ended(one.text, own=True)
        while end + 1 < len(said) and end - at < 4 and not said[end + 1].line.heading:
            after = said[end + 1].text
            if self.proposed.search(after) and not self.wording.result(after):
                break
            more = self._ended(after, own=False)
            again = len(after.split()) <= 14 and bool(self.seconded.search(after))
            if not more and not again:
                break
            result, seconded, end = result or more, seconded or again, end + 1
        if not result and not seconded:
            return None
        weight = 0.9 if result else 0.62
        return self._found(one, said[end], result or "proposed", weight, marked=bool(result)), end - at + 1

    def _ended(self, text: str, *, own: bool) -> str | None:
        """How a motion ended: "Carried", "7 votes for, 1 against", in its own sentence or the next."""
        if own:
            tail = text[-60:]
            match = self.lost.search(tail) or self.carried.search(tail)
            return match.group().lower() if match and match.end() >= len(tail) - 25 else None
        found = self.wording.result(text)
        if found:
            return found
        if len(text.split()) <= 14 and (read_vote(text, self.vocabulary) or read_bare_vote(text)):
            return "carried"
        return None

    def _before(self, said: Sequence[_Sentence], at: int) -> _Sentence:
        """The sentence that "This was agreed" leans on: the one before, unless a heading parts them."""
        one = said[at]
        if at and not said[at - 1].line.heading and said[at - 1].line.table is one.line.table:
            before = said[at - 1]
            if before.line is one.line or before.line.index == one.line.index - 1:
                return before
        return one

    def _found(self, first: _Sentence, last: _Sentence, kind: str, weight: float, *, marked: bool) -> Found:
        start = first.line.paragraph.place.start + first.start
        end = last.line.paragraph.place.start + last.end
        text = self.outline.document.text[start:end]
        mover, seconder = read_movers(text, self.vocabulary)
        return Found(
            first.line,
            start,
            end,
            " ".join(kind.split()),
            marked=marked,
            confidence=min(0.97, weight),
            how="marker" if marked else "prose",
            mover=mover,
            seconder=seconder,
            vote=read_vote(text, self.vocabulary) or (read_bare_vote(last.text) if marked else None),
        )


def _markers(vocabulary: Vocabulary) -> re.Pattern[str]:
    phrases = sorted(vocabulary.list("decisions.markers"), key=lambda p: (-len(p), p))
    words = "|".join(r"\s+".join(map(re.escape, p.split())) for p in phrases) or "(?!)"
    return re.compile(
        rf"^[\s*_\[(“\"]{{0,3}}(?P<word>{words})(?![\w-])(?:\s*(?:no\.?|#)?\s*\d[\w./-]{{0,8}})?[*_]{{0,2}}(?P<colon>\s*[:–—-]\s*)?[,\]*_\s]{{0,4}}", re.IGNORECASE
    )


def _stands_out(line: Line, end: int) -> bool:
    """Tell whether the marker's own letters are bold or underlined, and what follows is not."""
    first = line.paragraph.runs[0] if line.paragraph.runs else None
    return bool(first and (first.bold or first.underline) and len(first.text.strip()) <= end + 8)


__all__ = ["find_told", "heading_part", "replace", "split_run_in"]
