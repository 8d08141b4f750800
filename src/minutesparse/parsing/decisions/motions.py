"""Motions: who moved and seconded them, in which words, and how they ended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.parsing.decisions.found import Found
from minutesparse.parsing.decisions.markers import markers_of
from minutesparse.parsing.decisions.movers import read_movers
from minutesparse.parsing.decisions.said import Sentence
from minutesparse.parsing.decisions.votes import read_bare_vote, read_vote
from minutesparse.parsing.decisions.wording import wording_of
from minutesparse.parsing.lines import Outline
from minutesparse.phrases import any_phrase
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_SAID = 6
"""Words of a clause in which it names what it is about."""
_QUOTED = ("“", '"', "‘", "That ", "THAT ")
_NEAR = 8  # sentences
_BARE = 6  # words of "All in favour, none against."
_NOMINATION = compiled(r"\bproposed\s+(?:[A-Z][\w’'.-]*\s+){1,4},?\s*seconded")
_PART = r"[A-ZÀ-Þ][\w’'.-]*+"


class Motions:
    """Reads the motions of one document."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.vocabulary = outline.vocabulary
        self.wording = wording_of(outline.vocabulary)
        self.marker = markers_of(outline.vocabulary)
        self.proposed = outline.vocabulary.pattern("decisions.proposed")
        self.seconded = outline.vocabulary.pattern("decisions.seconded")
        self.carried = outline.vocabulary.pattern("decisions.carried")
        self.lost = outline.vocabulary.pattern("decisions.lost")
        self.movers = outline.vocabulary.pattern("decisions.movers")
        self.paired, self.alone = _shapes(outline.vocabulary)
        motions = any_phrase(outline.vocabulary.list("decisions.results"))
        self._motion = compiled(rf"(?:the\s+)?(?:{motions})\s+(?:was\s+)?", re.IGNORECASE)
        clause = any_phrase(outline.vocabulary.list("decisions.clause"))
        self._clause = compiled(rf"\s(?:{clause})\s+\S+\s+\S", re.IGNORECASE)
        self._vague = frozenset().union(
            *(outline.vocabulary.set(f"decisions.{key}") for key in ("leaning", "leaning_whole", "vague"))
        )
        self.imperative = _imperative(outline.vocabulary)

    def put(self, said: Sequence[Sentence], at: int) -> tuple[Found, int] | None:
        """A motion set apart: "MOTION: Reed/Marsh", its words, who seconded it, CARRIED."""
        one = said[at]
        match = self.marker.match(one.text) if not one.start else None
        if match is None or not self.proposed.match(match["word"]):
            return None
        end, last, result = at, at, None
        for ahead in range(at, min(len(said), at + 8)):
            text = said[ahead].text
            again = ahead > at and not said[ahead].start and self.marker.match(text)
            if (again and self.proposed.match(again["word"]) and not self.wording.result(text)) or said[
                ahead
            ].line.table is not one.line.table:
                break
            if ahead > at and said[ahead].line.item is not one.line.item:
                break
            ended = self._ended(text, own=ahead == at)
            if ended:
                end, result = ahead, ended
                break
            last = ahead
        if result is None and not (match["colon"] and len(one.line.text.split()) >= 5):
            return None
        if result is None and last > at and said[at + 1].text.startswith("That "):
            end = at + 1
        weight = 0.92 if result else 0.6
        return self.found(one, said[end], result or "motion", weight, marked=True), end - at + 1

    def moved(self, said: Sequence[Sentence], at: int) -> tuple[Found, int] | None:
        """A motion, with the lines that say who seconded it and how it ended."""
        one = said[at]
        headed = one.line.heading and not (self.seconded.search(one.text) and self.proposed.search(one.text))
        if headed or not self._proposes(one.text):
            return None
        end, seconded, result = at, bool(self.seconded.search(one.text)), self._ended(one.text, own=True)
        while end + 1 < len(said) and end - at < 4 and not said[end + 1].line.heading:
            after = said[end + 1].text
            if self._proposes(after) and not self.wording.result(after) and len(after.split()) > 4:
                break
            more = self._ended(after, own=False)
            again = len(after.split()) <= 14 and bool(self.seconded.search(after))
            if not more and not again and not result and self._comes_back(said, end + 2):
                end += 1  # a word on it, before who seconded it
                continue
            if not more and not again:
                break
            if result and more and len(after.split()) > _BARE:
                break  # carried already: this is of another matter
            result, seconded, end = result or more, seconded or again, end + 1
        if not result and (not seconded or _NOMINATION.search(one.text)):
            return None
        first = one
        led = one.start and at and said[at - 1].line is one.line and self.movers.match(one.text)
        if led and not self._says_what(one.text):
            first = said[at - 1]  # "Village hall: Cllr Cobb. Proposed by Cllr Reed, seconded by Cllr Marsh."
        weight = 0.9 if result else 0.62
        behind = self._words_behind(said, end) if result else None
        if behind:
            mover, seconder = read_movers(" ".join(s.text for s in said[at : end + 1]), self.vocabulary)
            made = self.found(said[behind[0]], said[behind[1]], result or "", weight, marked=True)
            return replace(made, mover=mover, seconder=seconder), behind[1] - at + 1
        ruling = None if result else self.wording.ruling(one.text)
        put = self.proposed.search(one.text)
        kind = result or (ruling and ruling.kind) or (put and put.group().lower()) or "proposed"
        return self.found(first, said[end], kind, weight, marked=bool(result)), end - at + 1

    def _says_what(self, text: str) -> bool:
        """Tell a motion that says behind its movers what it is: "Motion by Reed, second by Marsh to buy a lamp."."""
        named = list(self.seconded.finditer(text))
        clause = self._clause.search(text, named[-1].end()) if named else None
        if clause is None:
            return False
        told = {plain(word.strip(".,;:")) for word in text[clause.start() :].split()[:_SAID]}
        return told.isdisjoint(self._vague)  # "… to approve it", "on behalf of the crew"

    def _comes_back(self, said: Sequence[Sentence], at: int) -> bool:
        """Tell a sentence that goes on with the motion before what stands between: "Motion seconded by Reed."."""
        if at >= len(said) or said[at].line is not said[at - 2].line:
            return False
        opens = self._motion.match(said[at].text)
        return opens is not None and self.seconded.match(said[at].text, opens.end()) is not None

    def _words_behind(self, said: Sequence[Sentence], end: int) -> tuple[int, int] | None:
        """Return where the words of a motion begin and end that stand behind how it ended: "And resolved:", "“That …”"."""
        if not said[end].text.rstrip(" *_").endswith(":"):
            return None
        near = [
            at
            for at in range(end + 1, min(len(said), end + _NEAR))
            if not said[at].start
            and said[at].line.index - said[end].line.index <= 2  # a page may end between
        ]
        quoted = [at for at in near if said[at].text.lstrip(" *_").startswith(_QUOTED)]
        first = quoted[0] if quoted else end + 1
        if first >= len(said) or said[first].line.heading or said[first].line.index == said[end].line.index:
            return None
        last = first
        while last + 1 < len(said) and said[last + 1].line is said[first].line:
            last += 1
        return first, last

    def _proposes(self, text: str) -> bool:
        """Tell whether a sentence puts a motion: it opens with the word, or somebody moves or proposes."""
        match = self.proposed.search(text)
        if self.imperative.match(text):
            return True
        if match is None or re.search(r"(?<!\w)(?:to be|previously|will be|if)\s$", text[: match.start()]):
            return False
        opens = match.start() <= 12 and (
            match.group().lower().startswith("motion") or self.movers.search(text) is not None
        )
        return (
            opens
            or bool(self.movers.search(text) or self.paired.search(text))
            or bool(
                re.search(r"[A-Za-z.)]\s*$", text[: match.start()])
                and match.group().islower()
                and (match.group() == "motioned" or not match.group().startswith("motion"))
            )
        )

    def _ended(self, text: str, *, own: bool) -> str | None:
        """How a motion ended: "Carried", "7 votes for, 1 against", in its own sentence or the next."""
        if own:
            second = self.seconded.search(text)
            tail = text[second.end() :] if second else text[-60:]
            match = self.lost.search(tail) or self.carried.search(tail)
            if self.wording.elsewhere(text):
                return None
            near = match is not None and (second is not None or match.end() >= len(tail) - 25)
            return self._word(match.group()) if match and near else None
        found = self.wording.result(text)
        if found:
            return self._word(found)
        if len(text.split()) <= 14 and (read_vote(text, self.vocabulary) or read_bare_vote(text)):
            return "carried"
        return None

    def _word(self, result: str) -> str:
        """Return how a motion ended; "Vote: yes" is a word of the vote, not of the result."""
        return "carried" if result.lower() in self.vocabulary.set("decisions.in_favour") else result.lower()

    def only_names(self, text: str) -> bool:
        """Tell a line that says who proposed and who seconded, and not what: "Proposed: Reed Seconded: Marsh"."""
        return self.alone.match(text) is not None

    def names_movers(self, said: Sequence[Sentence], at: int) -> bool:
        """ "Proposed by Reed, seconded by Marsh, all in favour.": how what was just said was decided."""
        if at >= len(said) or said[at].line.heading or said[at].line.index - said[at - 1].line.index > 1:
            return False
        text = said[at].text
        opens = self.movers.search(text) or self.seconded.search(text)
        early = opens is not None and opens.start() <= 12
        return early and len(text.split()) <= 16 and bool(self.seconded.search(text))

    def found(self, first: Sentence, last: Sentence, kind: str, weight: float, *, marked: bool) -> Found:
        """Return what stands from one sentence to another as a decision."""
        start = first.line.paragraph.place.start + first.start
        end = last.line.paragraph.place.start + last.end
        text = self.outline.document.text[start:end]
        return Found(
            first.line,
            start,
            end,
            " ".join(kind.split()),
            marked=marked,
            confidence=min(0.97, weight),
            how="marker" if marked else "prose",
            vote=read_vote(text, self.vocabulary) or (read_bare_vote(last.text) if marked else None),
        )


@cache
def _shapes(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what names a mover and a seconder side by side ("Motion Reed, seconded Marsh"), and a line of no more."""
    moved = any_phrase((*vocabulary.list("decisions.movers"), *vocabulary.list("decisions.proposed")))
    seconded = any_phrase((*vocabulary.list("decisions.seconders"), *vocabulary.list("decisions.seconded")))
    by = any_phrase(vocabulary.list("decisions.by"))
    part = rf"(?!(?i:{seconded})(?!\w)){_PART}"
    name = rf"{part}(?:\s+{part}){{0,3}}+\s*"
    mark = r"\s*[:–—-]?\s*"
    pair = rf"(?i:{moved}){mark}{name}[,;/]?\s*(?:(?i:{seconded}){mark}){name}"
    motion = any_phrase(vocabulary.list("decisions.results"))
    return (
        compiled(
            rf"(?<!\w){pair}|(?<!\w)(?i:{motion})\s[^.;]{{1,60}}?\s(?i:{by})\s+{name}[,;]?\s*(?i:{seconded})"
        ),
        compiled(rf"\W*{pair}\W*$"),
    )


@cache
def _imperative(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what opens with the words of who puts a motion, behind their name: "Reed: Move to adjourn."."""
    words = any_phrase(vocabulary.list("decisions.put"))
    return compiled(rf"[\W_]{{0,3}}(?:[^:.;?!]{{1,40}}:[\W_]{{0,3}})?(?i:{words})\s")
