"""Decisions in the notes: marked ("RESOLVED that …"), moved and carried, or told in a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutesparse.compiling import compiled
from minutesparse.dates import find_dates
from minutesparse.names.judging import is_given
from minutesparse.parsing.decisions.found import Found
from minutesparse.parsing.decisions.markers import markers_of, stands_out
from minutesparse.parsing.decisions.motions import Motions
from minutesparse.parsing.decisions.movers import read_movers
from minutesparse.parsing.decisions.said import Sentence, beneath, is_read, lettered, sentences_of
from minutesparse.parsing.decisions.votes import read_vote, voters
from minutesparse.parsing.decisions.wording import wording_of
from minutesparse.parsing.headings import is_day
from minutesparse.parsing.lines import Column, Outline, Part
from minutesparse.schema import Person
from minutesparse.text import plain, words

_TALLIES = 3
_HEAD = 600  # characters in which the day of the meeting stands
_NONE = 2  # words of "none taken"
_BROKEN = 5  # words of "agreed that there shall be:"
_TALK = 12  # lines that begin with a colon behind a given name, or a word that does so again
_SPEAKER = compiled(r"(@?[A-Za-z][\w’'./-]*(?: [A-Z][\w’'.-]*)?):\s")
_PREAMBLE = compiled(r"\s*WHEREAS\b")
_RESOLUTION = compiled(r"\b(?:resolutions?|motions?)\b", re.IGNORECASE)
_RESULT = compiled(r"\W*(?:\w+\s+){0,2}(?:result|motion|resolution|outcome|vote)s?\b", re.IGNORECASE)
_BRACKETED = compiled(r"[\[(]\s*(RESOLVED|AGREED|DECIDED|APPROVED|DECISION)\b[^)\]]{0,120}[)\]]")
_LETTERED = compiled(r"[^(]{1,40}\((?:a|i|1)\)\s")


def find_told(outline: Outline, people: Sequence[Person] = ()) -> Iterator[Found]:
    """Yield the decisions that sentences tell, with the sentence before where one leans on it.

    `people`, where they are known, say whose own words stand behind a colon.
    """
    reader = _Reader(outline, people)
    said = [s for line in outline.lines if is_read(line) for s in sentences_of(line)]
    at = 0
    while at < len(said):
        found, used = reader.read(said, at)
        if found is None:
            found = reader.opened(said[at])
        opens = found is not None and reader.opens_list(said[at].text, found.kind or "")
        under = beneath(said, at, level=reader.said_that(said[at].text)) if opens else []
        if used == 1 and found and found.how == "opened" and not under:
            found = None
        if found and under:
            # "The board agreed that:" and what it agreed, a bullet each
            for one in under:
                yield replace(reader.whole(one, found), marked=True, confidence=0.8)
            used = 1 + sum(s.line in [b.line for b in under] for s in said[at + 1 : at + 60])
        elif found:
            yield found
            more = lettered(said, at + used) if found.marked and _LETTERED.match(said[at].line.text) else []
            yield from (reader.whole(one, found) for one in more)
            used += sum(s.line in [b.line for b in more] for s in said[at + used : at + used + 60])
        at += max(1, used)


class _Reader:
    """Reads one document's sentences."""

    def __init__(self, outline: Outline, people: Sequence[Person]) -> None:
        self.outline = outline
        self.vocabulary = outline.vocabulary
        self.wording = wording_of(outline.vocabulary)
        self.marker = markers_of(outline.vocabulary)
        self.motions = Motions(outline)
        said = Counter(match[1] for line in outline.lines if (match := _SPEAKER.match(line.text)))
        self.known = {
            n for person in people for n in (person.name, *person.name.split()[:1], *person.initials)
        }
        talking = {
            n: count for n, count in said.items() if count > 1 or is_given(n.split()[0], self.vocabulary)
        }
        self.speakers = talking if sum(talking.values()) >= _TALK else {}
        votes = Counter(n for line in outline.lines if not line.heading and (n := voters(line.text)))
        # those who vote stay nearly as many all evening; scores, ages and pages in brackets do not
        self.tallied = sum(votes.values()) >= _TALLIES and 2 * max(votes.values()) > sum(votes.values())
        # the year of the first day that stands at the top: what an earlier one decided is only told again
        days = find_dates(outline.document.text[:_HEAD], outline.vocabulary)
        self.year = next((found.year for found in days if found.year and found.day), 0)
        self.proposed = outline.vocabulary.pattern("decisions.proposed")
        self.clauses = compiled(
            rf"[;,]|\s{outline.vocabulary.pattern('decisions.joined').pattern}\s", re.IGNORECASE
        )
        self.by = compiled(rf"\s{outline.vocabulary.pattern('decisions.by').pattern}\s", re.IGNORECASE)

    def read(self, said: Sequence[Sentence], at: int) -> tuple[Found | None, int]:
        """Return the decision that begins at a sentence, and how many sentences it takes."""
        one = said[at]
        if _PREAMBLE.match(one.text) or self._is_bare_result(one.text) or self._is_empty(one):
            return None, 1
        if self.motions.only_names(one.text):
            return self._seconded(said, at)
        if self.wording.answers(one.line.text) and not one.start:
            whole = Sentence(one.line, 0, len(one.line.text))
            return self.motions.found(whole, whole, "answered", 0.7, marked=False), len(
                sentences_of(one.line)
            )
        if one.line.part is Part.ACTIONS:
            return self.motions.put(said, at) or self._minuted(one)
        made = (
            self.motions.put(said, at)
            or self._tallied(one)
            or self._marked(said, at)
            or self.motions.moved(said, at)
        )
        if made:
            return made
        inside = _BRACKETED.search(one.text)
        if inside:
            return self.motions.found(one, one, inside[1].lower(), 0.9, marked=True), 1
        ruling = self.wording.ruling(one.text)
        if ruling is None or self._introduces(said, at) or self._is_speech(one, ruling.kind):
            return None, 1
        if self._is_told_again(one) or (one.line.heading and (len(one.text.split()) < 6 or ruling.leans)):
            return None, 1
        if one.line.column is Column.STATUS and ruling.weight < 0.8:
            return None, 1
        first = self._before(said, at) if ruling.leans else one
        found = self.motions.found(first, one, ruling.kind, ruling.weight, marked=False)
        if not self.motions.names_movers(said, at + 1):
            return found, 1
        if said[at + 1].line is one.line or first is not one:
            return self.motions.found(first, said[at + 1], ruling.kind, ruling.weight, marked=False), 2
        mover, seconder = read_movers(said[at + 1].text, self.vocabulary)
        vote = found.vote or read_vote(said[at + 1].text, self.vocabulary)
        return replace(found, mover=mover, seconder=seconder, vote=vote), 2

    def _tallied(self, one: Sentence) -> tuple[Found, int] | None:
        """ "Meetings shall be held at noon (5-0)": in minutes that count so, the vote makes all of its line a decision."""
        if one.start or one.line.heading or not (self.tallied and voters(one.line.text)):
            return None
        spans = sentences_of(one.line)
        return self.motions.found(one, spans[-1], "voted", 0.8, marked=True), len(spans)

    def _seconded(self, said: Sequence[Sentence], at: int) -> tuple[Found | None, int]:
        """Return who moved and seconded, with what they did: the sentence before them, or the heading over them."""
        ended = self.motions.moved(said, at)
        used = ended[1] if ended else 1
        before = said[at - 1] if at else None
        near = before and before.line.index >= said[at].line.index - 1
        if not before or not near or before.line.table is not said[at].line.table:
            return ended or (None, 1)
        if not (before.line.heading or before.text.rstrip().endswith((".", ":"))):
            return ended[0] if ended and ended[0].marked else None, used
        kind, sure = (ended[0].kind or "", ended[0].confidence) if ended else ("proposed", 0.62)
        marked = bool(ended and ended[0].marked)
        return self.motions.found(before, said[at + used - 1], kind, sure, marked=marked), used

    def _minuted(self, one: Sentence) -> tuple[Found | None, int]:
        """ "It was agreed that …" in a list of actions is more than an action."""
        ruling = self.wording.ruling(one.text) if one.line.table is None and not one.line.heading else None
        if ruling is None or ruling.weight < 0.85 or ruling.leans:
            return None, 1
        return self.motions.found(one, one, ruling.kind, ruling.weight - 0.1, marked=False), 1

    def _is_speech(self, one: Sentence, kind: str) -> bool:
        """ "Jo: agree, but …", "Ana: we chose the red one" in a record of what was said: somebody's own words."""
        speaks = _SPEAKER.match(one.line.text)
        if (
            not speaks
            or not (speaks[1] in self.speakers or speaks[1] in self.known)
            or one.start
            or self.marker.match(one.text)
        ):
            return False
        return kind in self.vocabulary.set("decisions.spoken")

    def _is_told_again(self, one: Sentence) -> bool:
        """ "In May 2019 we voted to …" in the minutes of a later year."""
        if (self.wording.opening_year(one.text) or self.year) >= self.year:
            return False
        later = self.clauses.split(one.text)[1:]  # "In 2023 we agreed to sell it but tonight we resolved …"
        return not any(self.wording.ruling(clause.strip()) for clause in later)

    def _introduces(self, said: Sequence[Sentence], at: int) -> bool:
        """ "The board approved the following resolutions": they follow, each with its marker."""
        ahead = [s.line for s in said[at + 1 : at + 6] if s.start == 0]
        return bool(_RESOLUTION.search(said[at].text)) and any(
            (m := self.marker.match(line.text)) and m["word"].isupper() for line in ahead
        )

    def _is_bare_result(self, text: str) -> bool:
        """ "Revised motion passed." without the motion: it stands elsewhere, in a summary."""
        return len(text.split()) <= 5 and bool(_RESULT.match(text)) and self.wording.result(text) is not None

    def _is_empty(self, one: Sentence) -> bool:
        """ "Approved: 5 March 2024" is a fact of the minutes, "Outcome: no motion" decides nothing."""
        if self.wording.no_motion(one.text):
            return True
        match = None if one.start else self.marker.match(one.text)
        rest = one.text[match.end("word") :].strip("[]():*_–— ") if match else ""
        rest = self.by.split(rest, maxsplit=1)[0]  # "Approved 5 March 2024 by the Board"
        said = plain(rest).rstrip(".").split()
        if 1 <= len(said) <= _NONE and said[0] in self.vocabulary.set("decisions.none"):
            return True  # "Decision: none", "Decision: none taken"
        return is_day(rest, self.vocabulary) or self.wording.nothing(rest)

    def _marked(self, said: Sequence[Sentence], at: int) -> tuple[Found, int] | None:
        """ "RESOLVED: …", "Agreed: …": a marker makes all of its line a decision."""
        one = said[at]
        match = self.marker.match(one.text)
        if one.start and match and ":" in (match["colon"] or "") and not self.proposed.match(match["word"]):
            told = len(one.text[match.end() :].split()) >= 2
            return (
                (self.motions.found(one, one, match["word"].lower(), 0.85, marked=True), 1) if told else None
            )
        if (
            one.start
            or match is None
            or (self.wording.result(one.line.text) and len(one.line.text.split()) <= 3)
        ):
            return None
        shown = match["word"]
        if not (match["colon"] or shown.isupper() or stands_out(one.line, match.end("word"))):
            return None
        rest = one.line.text[match.end() :].strip()
        named = bool(match["colon"]) and shown.lower() in self.vocabulary.set("decisions.named")
        if (
            len(rest.split()) < (1 if named and rest.isalpha() and rest.isupper() else 2)
            or one.line.heading
            or self.proposed.match(shown)
        ):
            return None
        end = at
        while end + 1 < len(said) and said[end + 1].line is one.line:
            end += 1
        return self.motions.found(one, said[end], shown.lower(), 0.9, marked=True), end - at + 1

    def _before(self, said: Sequence[Sentence], at: int) -> Sentence:
        """The sentence that "This was agreed" leans on: the one before, unless a heading parts them."""
        one = said[at]
        if at and not said[at - 1].line.heading and said[at - 1].line.table is one.line.table:
            before = said[at - 1]
            if before.line is one.line or before.line.index == one.line.index - 1:
                return before
        return one

    def opened(self, one: Sentence) -> Found | None:
        """A marker with nothing behind it ("We consensed on:") opens the list of what was decided."""
        match = self.marker.match(one.text) if one.start == 0 else None
        told = match is not None and match["colon"] and not one.text[match.end() :].strip()
        if match is None or not told or self.vocabulary.pattern("markers.alone").search(match["word"]):
            return None  # "Decision/Action:" may lead to either
        return replace(self.motions.found(one, one, match["word"].lower(), 0.8, marked=True), how="opened")

    def said_that(self, text: str) -> bool:
        return bool(re.search(r"\b(?:that|to|dat)\s*:\s*$", text))

    def opens_list(self, text: str, kind: str) -> bool:
        """ "The board agreed that:" is finished by what stands beneath; "agreed the following changes:" is not."""
        if not text.rstrip().endswith(":"):
            return False
        rest = words(text.lower().rsplit(kind, 1)[-1])
        broken = bool(rest) and {rest[-1]} <= self.vocabulary.set("decisions.breaking")
        return len(rest) <= (_BROKEN if broken else 2)

    def whole(self, one: Sentence, told: Found) -> Found:
        """Return a whole line as a decision of the kind that its introduction tells."""
        last = Sentence(one.line, 0, len(one.line.text))
        return self.motions.found(one, last, told.kind or "", told.confidence, marked=True)
