"""What a sentence of the business may commit somebody to, with every sign for and against it.

Nothing is judged here: `weighing` says how likely a proposal is an action.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from minutesparse.compiling import compiled
from minutesparse.dates import find_due
from minutesparse.parsing.actions.actors import Actor, ActorList
from minutesparse.parsing.actions.commitments import Commitments
from minutesparse.parsing.actions.parting import parted
from minutesparse.parsing.actions.ties import SURE, Commitment
from minutesparse.parsing.lines import Line, Part
from minutesparse.parsing.sentences import sentences
from minutesparse.phrases import any_phrase
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_BRACKET = compiled(r"[(\[]([^()\[\]]{2,40})[)\]]\s*\.?$")
_SAYS = compiled(r"\s*:|\s[-–—]\s")
SHORT, LONG, LONGEST = 6, 25, 45


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who a sentence may commit, and the signs; `start` and `end` are offsets into the line."""

    start: int
    end: int
    owners: tuple[str, ...]
    signals: tuple[str, ...]


class Proposals:
    """Reads proposals off the lines of one document, in order.

    `present` are the names of those who were there; `listing` says that the minutes list their actions,
    `reporting` that they say "would" wherever others say "will".
    """

    def __init__(
        self,
        commitments: Commitments,
        vocabulary: Vocabulary,
        present: Collection[str],
        *,
        listing: bool,
        reporting: bool = False,
    ) -> None:
        self.commitments = commitments
        self._vocabulary = vocabulary
        self._present = {plain(name) for name in present}
        self._listing = listing
        self._pronoun = vocabulary.pattern("actors.pronouns")
        self._words = {
            f"says “{key}”": vocabulary.pattern(f"prose.{key}") for key in ("hedges", "habits", "later")
        }
        self._conditions = vocabulary.pattern("prose.conditions")
        self._reporting = reporting
        self._infinitive = vocabulary.set("commitments.infinitive")
        self._conditional = vocabulary.set("commitments.conditional")
        self._goes_on = compiled(rf"(?:,?\s(?:{any_phrase(vocabulary.list('commitments.goes_on'))})|,)(?=\s)")
        self._parted = compiled(
            rf"[;:]|\b(?:{any_phrase(vocabulary.list('commitments.subordinate'))})\b", re.IGNORECASE
        )
        self._past = vocabulary.set("prose.past")
        self._asking = vocabulary.set("prose.asking")
        self._please = vocabulary.pattern("prose.please")

    def of(self, line: Line) -> Iterator[list[Proposal]]:
        """Yield what each sentence of a line proposes."""
        actors = self.commitments.actors
        speaks = _speaker(line, self.commitments)
        last = speaker = speaks
        whole = sentences(line.text)
        spans = [
            part
            for start, end in whole
            for part in parted(line.text, start, end, self.commitments, self._vocabulary)
        ]
        for at, (start, end) in enumerate(spans):
            sentence = line.text[start:end]
            named = actors.at(line.text, start)
            if named and _SAYS.match(line.text[named.end : end]):
                last = speaker = named.owners
            asks = self._asks(sentence)
            readings = [] if asks else list(self._readings(sentence, last, speaker, spoken=bool(speaks)))
            about = (
                self._about(line, start, end, last=at + 1 == len(spans), spoken=bool(speaks))
                if readings
                else ()
            )
            yield [Proposal(start, end, owners, (*signals, *about)) for owners, signals in readings]
            if named and named.sure:
                last = named.owners

    def _asks(self, sentence: str) -> bool:
        """ "Will it be ready?", "BS - Would that do?": whoever is asked, nobody is bound; by "please" they are.

        "May to ring the yard?" speaks of one called May.
        """
        if not sentence.rstrip().endswith("?") or self._please.search(sentence):
            return False
        speaker = self.commitments.actors.at(sentence)
        known = speaker is not None and all(a.kind == "known" for a in speaker.actors)
        if speaker and known and self.commitments.tie(sentence, speaker.end):
            return False
        said = _SAYS.match(sentence[speaker.end :]) if speaker else None
        rest = plain(sentence[speaker.end + said.end() :] if speaker and said else sentence).split()
        return bool(rest) and rest[0].strip("¿") in self._asking

    def _readings(
        self, sentence: str, last: tuple[str, ...], speaker: tuple[str, ...], *, spoken: bool
    ) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        first = sentence.split(maxsplit=1)[0] if self._please.search(sentence) else ""
        if plain(first) in self._asking:
            sentence = sentence[len(first) :].lstrip()  # "Could Jo please ring the yard?"
        found = list(self.commitments.actors.find(sentence))
        for actors in found:
            made = self.commitments.weigh(sentence, actors)
            if made is None:
                continue
            owners, signals = made.actors.owners, self._who(made.actors, (*made.signals, *_steps(made)))
            if plain(owners[0]) == "i":
                if not last:
                    continue
                owners, signals = last, (*signals, "I for the speaker")
            yield owners, signals
        yield from self._unnamed(sentence, found, last, spoken=spoken)
        yield from self._going_on(sentence, found, speaker)
        bracket = _BRACKET.search(sentence)
        owner = self.commitments.actors.all_of(bracket[1]) if bracket else None
        if owner and owner.sure:
            yield owner.owners, self._who(owner, ("owner in brackets behind", *self._begins(sentence)))

    def _unnamed(
        self, sentence: str, found: list[ActorList], last: tuple[str, ...], *, spoken: bool
    ) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """ "Jo said she will ask", "He will reply", "Jo: will reply": somebody who was named before."""
        for match in self._pronoun.finditer(sentence):
            before = next(
                (
                    f
                    for f in reversed(found)
                    if f.end <= match.start() and (f.sure or self._says(sentence, f))
                ),
                None,
            )
            owners = before.owners if before else last
            stand_in = ActorList(match.start(), match.end(), (Actor(match.group(), "pronoun"),))
            made = self.commitments.weigh(sentence, stand_in) if owners else None
            if made and made.tied:
                said = sentence[before.end : match.start()].split() if before else []
                own = (
                    ("what the speaker would do",)
                    if said and plain(said[0]) in self._past and len(said) <= 2
                    else ()
                )
                told = "named in the sentence" if before else "named before"
                yield owners, (*made.signals, *_steps(made), told, *own)
        opening = self.commitments.weigh(sentence, ActorList(0, 0, (Actor("", "nobody"),))) if last else None
        if opening and opening.tied:
            yield (
                last,
                (*opening.signals, *_steps(opening), "the speaker’s own" if spoken else "named before"),
            )

    def _says(self, sentence: str, found: ActorList) -> bool:
        """Tell whether a sentence opens with somebody, known or not, who says something: "Ulla says she will …"."""
        named = not self.commitments.names_nobody(found)
        return found.start == 0 and named and self.commitments.tells(sentence[found.end :])

    def _going_on(
        self, sentence: str, found: list[ActorList], speaker: tuple[str, ...]
    ) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """ "Cllr Reed has three catalogues and will meet the children": the subject of a second verb opens the sentence.

        Or who speaks in it: "Jo - have seen it, will read it again", "Jo: I have begun and will go on".
        """
        subject = found[0] if found and found[0].start == 0 and found[0].sure else None
        if subject is None:
            return
        begins = subject.end
        if speech := _SAYS.match(sentence[begins:]):
            begins += speech.end()
            told = next((f for f in found if f.start == begins + 1), None)
            if told:
                subject, begins = (subject if plain(told.owners[0]) == "i" else told), told.end
        if plain(subject.owners[0]) == "i":
            if not speaker:
                return  # whoever writes
            subject = replace(subject, actors=tuple(Actor(name, "known") for name in speaker))
        if self.commitments.tells(sentence[begins:]) and not speech:
            return  # what somebody reports may be of anybody, or anything
        parted = self._parted.search(sentence, begins)
        for match in self._goes_on.finditer(sentence, begins):
            if parted and parted.end() <= match.start():
                return  # what follows may be of somebody, or something, else
            made = self.commitments.weigh(
                sentence, ActorList(match.end(), match.end(), (Actor("", "subject"),))
            )
            tie = plain(sentence[match.end() : made.tie_end].strip()) if made else ""
            if match.group() == "," and tie in self._infinitive:
                continue  # "Jo ran a session, to train them" tells what it was for
            if made and made.tied:
                yield subject.owners, self._who(subject, (*made.signals, *_steps(made)))

    def _who(self, actors: ActorList, signals: tuple[str, ...]) -> tuple[str, ...]:
        """Add whether those who are to act were at the meeting, and how many they are."""
        told = list(signals)
        sure = all(a.kind in SURE for a in actors.actors)
        if any(a.kind == "handle" or plain(a.text) in self._present for a in actors.actors):
            told.append("was at the meeting")
        firm = any(signal.startswith("“") for signal in told)
        if sure and any(signal.startswith("weak") for signal in told):
            told.append("somebody told by name, weakly bound")
        if firm and sure:
            told.append("somebody told by name is bound")
            if "opens the sentence" in told:
                told.append("who and what to do open the sentence")
        kinds = {a.kind for a in actors.actors}
        doing = any(signal.startswith("verb of doing") for signal in told)
        if kinds <= {"initials", "group"} and doing and "who, then what to do, opens the sentence" in told:
            told.append("a group or initials, then what to do, open the sentence")
        if kinds == {"word"} and firm and doing and "opens the sentence" in told:
            several = any(" " in a.text.strip() for a in actors.actors)
            bound = "will" if any(s.startswith("“will") for s in told) else "what to do"
            told.append(f"{'capitals' if several else 'a capital'} and {bound} open the sentence")
        if "word" in kinds and all(self.commitments.actors.is_proper(a.text) for a in actors.actors):
            told.append("written with a capital wherever it stands")
        if self._reporting and sure and any(f"weak “{word}”" in told for word in self._conditional):
            told.append("would, in minutes that never say will")
        if len(actors.actors) > 1:
            told.append("several actors")
        return tuple(told)

    def _begins(self, sentence: str) -> tuple[str, ...]:
        return ("opens with a verb of doing",) if self.commitments.doing.opens(sentence) else ()

    def _about(self, line: Line, start: int, end: int, *, last: bool, spoken: bool) -> tuple[str, ...]:
        """What the sentence says and where it stands, whoever it commits.

        What a format may lose (bold, bullets, tables) is no sign: minutes are read alike in every format.
        """
        sentence = line.text[start:end]
        words = plain(sentence).split()
        told = [name for name, pattern in self._words.items() if pattern.search(sentence)]
        signs = {
            "opens with a condition": self._conditions.match(sentence),
            "says when": find_due(sentence, self._vocabulary),
            "says what was said": not self._past.isdisjoint(words),
            "a question": sentence.rstrip().endswith("?"),
            "short": len(words) < SHORT,
            "long": len(words) > LONG,
            "very long": len(words) > LONGEST,
            "the whole paragraph": start == 0 and last,
            "the last sentence of several": last and start > 0,
            "spoken": spoken,
            "where actions are listed elsewhere": self._listing,
            f"among {line.part.value}": line.part is not Part.BUSINESS,
            "agreed": self.commitments.vocabulary_agreed(sentence),
        }
        return (*told, *(name for name, holds in signs.items() if holds))


def _steps(made: Commitment) -> tuple[str, ...]:
    """Say how sure the rules alone are of a commitment, as steps that it passes."""
    return tuple(f"by rule {step} or more" for step in (0.45, 0.6, 0.75, 0.9) if made.weight >= step)


def _speaker(line: Line, commitments: Commitments) -> tuple[str, ...]:
    """ "Jo: I will ask them" — who speaks in a line of dialogue."""
    actors = commitments.actors.at(line.text)
    if actors and _SAYS.match(line.text[actors.end :]):
        return actors.owners
    return ()
