"""Whether a sentence commits somebody: who acts, what ties them to it, and what is to be done.

"JM to circulate", "The Clerk will write", "Officers were asked to report back" commit; "JM
circulated", "the hall will be closed", "it would be good to" do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.parsing.actions.actor_words import is_verbal
from minutesparse.parsing.actions.actors import ActorList, Actors
from minutesparse.parsing.actions.business import Business
from minutesparse.parsing.actions.doing import CLAUSE_LENGTH, Doing
from minutesparse.parsing.actions.ties import (
    BACK,
    CLAUSE,
    SURE,
    Commitment,
    actor_weight,
    last_of,
    leads,
    leads_of,
    strong_ties,
)
from minutesparse.parsing.actions.untied import Untied
from minutesparse.phrases import any_phrase
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_GAP = compiled(r"\s*(?:\([^)]{0,40}\))?\s*(?:[:–—-]\s+)?")
_DOT = compiled(r"\.(?=\s+[a-zà-ÿ])")
_APPOSITION = compiled(r"(?:,\s[^,;:.()]{2,40})?,\s+")
_TOKEN = compiled(r"\S+")
_ARROW = compiled(r"(?:[-=]{1,2}>|→|⇒)\s*$")
_LAST_WORD = compiled(r"(?<![\w’'-])([\w’'-]+)\s*$")


class Commitments:
    """Reads commitments in the sentences of one document."""

    def __init__(self, actors: Actors, vocabulary: Vocabulary) -> None:
        self.actors = actors
        self.doing = Doing(vocabulary)
        self._business = Business(vocabulary)
        self._strong = strong_ties(vocabulary)
        self._weak = vocabulary.pattern("commitments.weak")
        self._infinitive = vocabulary.set("commitments.infinitive")
        self._governing = vocabulary.set("commitments.governing")
        self._alike = _alike(vocabulary)
        self._conditional = vocabulary.set("commitments.conditional")
        self._passive = vocabulary.set("commitments.passive")
        self._serving = vocabulary.pattern("commitments.serving")
        self._filling = _filling(vocabulary)
        self._asking = leads_of(vocabulary.code).asking
        self._aims = leads_of(vocabulary.code).aims
        self._untied = Untied(vocabulary, self.doing, self._business, initials=bool(actors.initials))
        self._agreeing = vocabulary.pattern("commitments.agreeing")
        self._articles = vocabulary.set("verbs.articles")
        self._prepositions = vocabulary.set("verbs.prepositions")
        self._excepting = vocabulary.set("verbs.excepting")
        self._deciding = vocabulary.set("commitments.deciding")
        self._idle = vocabulary.set("commitments.idle_verbs")
        self._past = vocabulary.set("prose.past")
        self._vocabulary = vocabulary
        self._told: tuple[str, int] = ("", 0)  # a sentence, and where its first word of report ends

    def read(self, sentence: str) -> Commitment | None:
        """Return the surest commitment of a sentence, or None where there is none."""
        best: Commitment | None = None
        for made in self.readings(sentence):
            if best is None or made.weight > best.weight + 0.05:
                best = made
        return best

    def readings(self, sentence: str) -> Iterator[Commitment]:
        """Yield all that a sentence may commit anybody to, weak or sure, in order."""
        for found in self.actors.find(sentence):
            if made := self.weigh(sentence, found):
                yield made

    def names_nobody(self, found: ActorList) -> bool:
        """ "Encouraging members to …", "Continue to …": a verb in a capital that opens a sentence is no name."""
        first, *rest = found.actors[0].text.split() or [""]
        if (
            found.start
            or found.actors[0].kind in ("known", "role", "name")
            or any(w[0].isupper() for w in rest)
        ):
            return False
        bare = not rest and found.actors[0].kind == "word" and plain(first) in self._idle | self._deciding
        return bare or is_verbal(first, self._vocabulary)

    def weigh(self, sentence: str, found: ActorList) -> Commitment | None:
        """Return what a sentence commits those actors to, with the signs for and against it, or None."""
        if self.names_nobody(found) or self._excepted(sentence, found):
            return None
        if told := self._by_apposition(sentence, found):
            return self.weigh(sentence, told)
        after = sentence[found.end : found.end + 80]
        gap = _GAP.match(after)
        at = gap.end() if gap else 0
        strong, weak = self._strong.match(after, at), self._weak.match(after, at)
        if strong and weak:  # "wil graag" says less than "wil"
            strong, weak = (strong, None) if strong.end() >= weak.end() else (None, weak)
        asked = leads(self._asking, sentence, found.start)
        tie = strong or weak
        if tie and len(found.actors) > 1 and self._is_object(sentence, found, "", "", asked=asked):
            return self._last_asked(sentence, found, tie.group())
        if tie and (
            (self._sets_nothing(after[tie.end() :]) and not self._is_whole(sentence, found, tie.group()))
            or self._business.is_aside(after[tie.end() :])
            or self._business.is_wish(tie.group(), after[tie.end() :])
            or self._business.is_put_to_the_meeting(found, tie.group(), after[tie.end() :], asked=asked)
            or self._is_object(sentence, found, after[tie.end() :], tie.group(), asked=asked)
            or (weak and leads(self._aims, sentence, found.start))  # "so that Jo can row": what it is for
        ):
            return None
        if tie is None:
            return self._untied.read(sentence, found, asked=asked)
        weight, signals = (
            (0.62, [f"“{plain(tie.group())}” after the actor"])
            if strong
            else (0.25, [f"weak “{plain(tie.group())}”"])
        )
        if asked:
            weight, signals = 0.7, [*signals, "asked"]
        weight += actor_weight(found, signals, initials=bool(self.actors.initials))
        sure = all(a.kind in SURE for a in found.actors)
        rest = sentence[found.end + tie.end() : found.end + tie.end() + CLAUSE_LENGTH]
        if rest.strip(" .,;"):
            weight += self.doing.weigh(rest, tie.group(), signals, sure=sure)
        else:
            signals.append(f"verb of doing “{plain(tie.group())}”")
        if sentence.rstrip().endswith("?"):
            weight -= 0.35
            signals.append("a question")
        if all(a.kind in ("group", "everyone", "we") for a in found.actors) and self._decides(
            after, tie.end()
        ):
            weight -= 0.3
            signals.append("the body's own decision")
        if self._agreeing.search(sentence[max(0, found.start - 40) : found.start]):
            weight += 0.12
            signals.append("agreed that")
        weight += self._place_weight(sentence, found, strong, weak, signals, asked=asked)
        return Commitment(found, max(0.0, min(0.97, weight)), tuple(signals), found.end + tie.end())

    def _by_apposition(self, sentence: str, found: ActorList) -> ActorList | None:
        """ "Jo Reed, the Clerk, will write", "Ana M. will ring": the actors as if they ended where the tie begins."""
        end = found.end
        if re.fullmatch(r"\W?[A-Z]", sentence[max(0, end - 2) : end]) and _DOT.match(sentence, end):
            end += 1
        gap = _APPOSITION.match(sentence, end)
        if found.start and not leads(CLAUSE, sentence, found.start):
            gap = None  # "thanked Jo, the outgoing treasurer, will …"
        if gap is None:
            return replace(found, end=end) if end > found.end else None
        tie = self._strong.match(sentence, gap.end())
        if tie is None or plain(tie.group()) in self._infinitive:
            return None
        named = [a for a in found.actors if a.kind not in ("role", "group", "initials")]
        couple = len(found.actors) == 2 and "," in sentence[found.start : found.end]
        actors = tuple(named) if couple and len(named) == 1 else found.actors
        return ActorList(found.start, gap.end(), actors)

    def _last_asked(self, sentence: str, found: ActorList, tie: str) -> Commitment | None:
        """ "The plans of the Club and Jo was asked to …" asks Jo; "a letter to Jo and Ana will …" binds nobody.

        Behind a comma alone a clause may begin: "When asked for the plan, Jo will …".
        """
        last = last_of(sentence, found)
        clause = sentence[found.start : last.start].rstrip().endswith(",")
        named = all(a.kind not in ("group", "role", "everyone") for a in found.actors[:-1])
        if not clause and (named or plain(tie) not in self._passive):
            return None
        return self.weigh(sentence, last)

    def _place_weight(
        self,
        sentence: str,
        found: ActorList,
        strong: re.Match[str] | None,
        weak: re.Match[str] | None,
        signals: list[str],
        *,
        asked: bool,
    ) -> float:
        """Weigh where in the sentence the actors stand, and add what it says to the signs."""
        weight = 0.0
        if found.start and leads(CLAUSE, sentence, found.start):
            signals.append("opens a clause")
        if found.start == 0:
            weight += 0.08
            signals.append("opens the sentence")
            if (
                weak
                and plain(weak.group()) in self._conditional
                and all(a.kind in SURE for a in found.actors)
            ):
                signals.append("what somebody told by name would do")  # "Cllr Reed would ask the county"
            if strong and plain(strong.group()) in self._infinitive:
                signals.append("who, then what to do, opens the sentence")  # "CDT to appoint a warden"
        elif (
            strong
            and plain(strong.group()) == "to"
            and not asked
            and not leads(CLAUSE, sentence, found.start)
        ):
            weight -= 0.25
            signals.append("in the middle of a clause")
        elif not asked and "agreed that" not in signals and self._reported(sentence, found):
            weight -= 0.12
            signals.append("reported speech")
        if weak and plain(weak.group()) in self._conditional and self._reported(sentence, found):
            signals.append("a promise in reported speech")  # "Jo said that she would ask"
        return weight

    def _is_whole(self, sentence: str, found: ActorList, tie: str) -> bool:
        """ "Neue Ruder nötig -> Jo kauft": behind an arrow a verb of doing needs nothing more.

        "Tor -> Jo repariert" may as well tell what was done.
        """
        auxiliary = plain(tie) in self._governing | self._infinitive and " " not in tie  # "Jo kümmert sich"
        done = self._alike.search(plain(tie)) is not None
        return bool(self._governing) and not (auxiliary or done) and leads(_ARROW, sentence, found.start)

    def _sets_nothing(self, rest: str) -> bool:
        """ "agreed to carry on as treasurer" fills an office; "Jo to" is where a page ends."""
        if rest.strip() == ":":
            return False  # "Jo will:" leads to a list
        rest = rest.strip(" \t.,;:")
        return not rest or any(said.match(rest) for said in (self._serving, self._filling))

    def _decides(self, after: str, at: int) -> bool:
        """ "The Board agreed to adopt …" decides; "agreed to write to …" commits."""
        return self.doing.next(after[at:]) in self._deciding

    def _is_object(self, sentence: str, found: ActorList, rest: str, tie: str, *, asked: bool) -> bool:
        """ "a letter from the Clerk to the county", "wait for the Board to decide": nobody is committed."""
        if plain(tie) == "to" and self.doing.next(rest) in self._articles:
            return True
        before = _LAST_WORD.search(sentence, max(0, found.start - BACK), found.start)
        return bool(before and not asked and plain(before[1]) in self._prepositions)

    def _excepted(self, sentence: str, found: ActorList) -> bool:
        """ "Everyone except Jo and Ana will come": they are not to."""
        before = _LAST_WORD.search(sentence, max(0, found.start - BACK), found.start)
        return bool(before and plain(before[1]) in self._excepting)

    def breaks_off(self, sentence: str) -> bool:
        """Tell whether a sentence ends with what ties somebody to a task, and a colon: "Jo will:"."""
        ties = self._strong.finditer(sentence)
        return any(sentence[tie.end() :].strip() == ":" for tie in ties)

    def tie(self, sentence: str, at: int) -> float:
        """Weigh what ties an actor that ends at `at` to a task; 0 where nothing does."""
        strong = self._strong.match(sentence, at + len(sentence[at:]) - len(sentence[at:].lstrip()))
        if strong is None:
            return 0.0
        signals: list[str] = []
        return 0.66 + self.doing.weigh(sentence[strong.end() :], strong.group(), signals)

    def vocabulary_agreed(self, sentence: str) -> bool:
        """Tell whether a sentence says that something was agreed."""
        return bool(self._agreeing.search(sentence))

    def tells(self, rest: str) -> bool:
        """Tell whether what follows a name is speech or report: "reported that …", "asked if …"."""
        match = re.match(r"\s*([\w’'-]+)", rest)
        return bool(match and (plain(match[1]) in self._past or match[1].endswith("ed")))

    def _reported(self, sentence: str, found: ActorList) -> bool:
        if sentence != self._told[0]:
            past = (m.end() for m in _TOKEN.finditer(sentence) if plain(m.group()) in self._past)
            self._told = (sentence, next(past, len(sentence) + 1))
        return self._told[1] <= found.start


@cache
def _alike(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what finds a verb whose form for somebody's doing is its participle too: "erledigt", "repariert"."""
    begins = [f"^{re.escape(plain(part))}" for part in vocabulary.list("commitments.alike_beginnings")]
    ends = [f"{re.escape(plain(part))}$" for part in vocabulary.list("commitments.alike_endings")]
    return compiled("|".join((*begins, *ends)) or "(?!)")


@cache
def _filling(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what fills an office: "fill the vacant seat on the Board", not "fill the seat with foam"."""
    fill, of = (any_phrase(vocabulary.list(f"commitments.{key}")) for key in ("filling", "post_of"))
    posts = any_phrase((*vocabulary.list("commitments.posts"), *vocabulary.list("roles.titles")))
    small = any_phrase(vocabulary.list("verbs.prepositions"))
    between = rf"(?:(?!{small}\s)[\w’'-]+\s+){{0,3}}?"
    return compiled(rf"{fill}\s+{between}{posts}(?=\W*$|[,;.]|\s+{of}\b)", re.IGNORECASE)
