"""Who can be asked to act: people of the document, initials, offices, bodies, everybody.

The recogniser is made for one document: it knows the names the minutes print, and for the rest the
shapes of initials, handles, offices with their qualifiers ("the Village Hall Committee") and names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial

from minutesparse.compiling import compiled
from minutesparse.parsing.actions.actor_words import (
    INITIALS,
    SMALL,
    forms_of,
    is_verbal,
    speakers,
    whole_name,
    without_honorific,
    words_of,
)
from minutesparse.phrases import any_phrase
from minutesparse.schema import Person
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_NEXT_HANDLE = compiled(r"\s(?=@\w)")
_ONE_NAME = compiled(r"[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ]")
_INITIALS = compiled(INITIALS)
_SURNAME = r"(?<=[a-zà-ÿ])\s[A-Z]{1,3}(?=\s*[:–—]|-?\s)(?!\s+[A-Z])"  # "Ben HW will ring", "Jo H- order"
_INSIDE = compiled(r"(?<=[a-z,] )[A-ZÀ-Þ][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Actor:
    """One who can act, as written.

    `kind` says what it was taken for: "known" (a person of the document), "called" (somebody whom the
    text shows acting, whoever that is), "initials", "handle", "role", "group", "everyone", "we", "name"
    (it begins with a given name), "doer" (a noun for one who does something), "code" (a call sign, or
    anything like one), "word" (only capitals).
    """

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class ActorList:
    """One or more actors joined in a text: "TG & BM", "the Clerk and Cllr Reed"."""

    start: int
    end: int
    actors: tuple[Actor, ...]

    @property
    def owners(self) -> tuple[str, ...]:
        return tuple(a.text for a in self.actors)

    @property
    def sure(self) -> bool:
        """Every actor is more than a capitalised word."""
        return all(a.kind not in ("word", "code") for a in self.actors)


class Actors:
    """Finds the actors in a text of one document."""

    def __init__(self, people: Iterable[Person], vocabulary: Vocabulary, text: str = "") -> None:
        """Know the people of a document, and those whom its `text` shows speaking or acting."""
        self._vocabulary, people = vocabulary, tuple(people)
        names, initials = forms_of(people)
        self._people: dict[str, set[str]] = {}
        for person in people:
            for form in set().union(*forms_of([person])):
                self._people.setdefault(plain(form), set()).add(person.id)
        speaking = speakers(text, vocabulary)
        self._called = {plain(n) for n in speaking - names}
        names |= speaking
        self.names, self.initials = names, initials
        words = words_of(vocabulary.code)
        known = any_phrase({*names, *initials}, blind=False)
        named = rf"{words.start}(?:{known})(?:{_SURNAME})?(?![\w’']|-\w)"
        self._patterns = (words.titled, re.compile(named), words.general)
        self._join, self._lead, self._attached = words.join, words.lead, words.attached
        self._kinds = {
            kind: vocabulary.set(f"actors.{kind}") for kind in ("everyone", "we", "roles", "groups")
        }
        self._sent_by = {plain(p.organisation) for p in people if p.organisation}
        self._verbs = vocabulary.set("verbs.tasks")
        short = {p.name.split()[0] for p in people if len(p.name.split()) < 2 or len(p.name.split()[-1]) < 3}
        self._whole = partial(whole_name, general=words.general, short=short, verbs=self._verbs)
        self._plural = {plain(title) for title in vocabulary.mapping("honorifics.plural")}
        self._given = vocabulary.given_names | {plain(n) for n in vocabulary.mapping("names.short")}
        self._names_plain = {plain(n) for n in names}
        self._text = text
        self._told: dict[str, str] = {}
        self._found: dict[str, tuple[ActorList, ...]] = {}

    def at(self, text: str, position: int = 0) -> ActorList | None:
        """Return the actors that stand at a position of the text, or None."""
        match = self._one(text, position)
        return self._list(text, match) if match else None

    def find(self, text: str) -> tuple[ActorList, ...]:
        """Return every list of actors in a text, in order."""
        if text not in self._found:
            self._found[text] = tuple(self._look(text))  # several finders ask for one sentence
        return self._found[text]

    def _look(self, text: str) -> Iterator[ActorList]:
        position = 0
        ahead: list[re.Match[str] | None] = [p.search(text) for p in self._patterns]
        while any(ahead):
            first = self._whole(min((m for m in ahead if m), key=lambda m: m.start()))
            if self._does(first):
                position = first.end()
            else:
                found = self._list(text, first)
                yield found
                position = found.end
            ahead = [
                p.search(text, position) if m and m.start() < position else m
                for p, m in zip(self._patterns, ahead, strict=True)
            ]

    def may_be_same(self, one: str, other: str) -> bool:
        """Tell whether two texts may name one person: "DF" and "Dora", where Dora Fenwick was there."""
        said, also = sorted((plain(one).split(), plain(other).split()), key=len)
        if said and said in (also[: len(said)], also[-len(said) :]):
            return True  # "Ann" and "Ann Moss", "Moss" and "Ann Moss"
        here, there = self._people.get(plain(one)), self._people.get(plain(other))
        if here and there:
            return not here.isdisjoint(there)
        short, name = sorted((one, other), key=len)
        return bool(re.fullmatch(r"[A-Z][a-z]+", name)) and short.isupper() and name[0] == short[0]

    def all_of(self, text: str) -> ActorList | None:
        """Return the actors where they are the whole text (an owner cell, a margin note), or None."""
        found = self.at(text.strip())
        return found if found and found.end >= len(text.strip().rstrip(".:?")) else None

    def _one(self, text: str, position: int) -> re.Match[str] | None:
        """Return the one actor at a position: titled names before known ones, offices and bare capitals last."""
        found = next((self._whole(m) for p in self._patterns if (m := p.match(text, position))), None)
        return None if found and self._does(found) else found

    def _does(self, match: re.Match[str]) -> bool:
        """Tell a verb in a capital from a name: "Request Typeform", "Using Doodle, Jo will …", "Try to …"."""
        first = match.group().split()[0]
        verb = plain(first) in self._verbs or is_verbal(first, self._vocabulary)
        if match.string.startswith(":", match.end()):
            return False  # "Lead: order the bricks"
        return verb and first[0].isupper() and not first.isupper() and self.kind(match.group()) == "word"

    def _list(self, text: str, match: re.Match[str]) -> ActorList:
        """Go on from one actor to those joined to it: "TG & BM", "the Clerk and Cllr Reed"."""
        actors, end = self._parted(match), match.end()
        while join := self._join.match(text, end) or _beside(actors[-1], text, end):
            more = self._one(text, join.end())
            if more and actors[-1].kind == "handle" and not more.group().startswith("@"):
                more = _ONE_NAME.match(text, join.end())  # "@jo/Ana Order the bins"
            if more:
                actors.append(self._actor(more))
            elif more := self._attached.match(text, join.end()):
                actors.append(Actor(more.group(), "role"))  # "Jo or her deputy"
            else:
                break
            end = more.end()
        if (
            len(actors) > 1
            and actors[-1].kind in ("group", "role")
            and all(a.kind == "word" for a in actors[:-1])
            and not {"/", ",", "+"} & set(text[match.start() : end])
        ):
            actors = [
                Actor(text[match.start() : end].strip(), actors[-1].kind)
            ]  # "District and Borough colleagues"
        if len(actors) > 1:
            actors = self._untitled(actors)
        return ActorList(match.start(), end, tuple(actors))

    def _untitled(self, actors: list[Actor]) -> list[Actor]:
        """Take the title of several off the first of them, and know all by it: "Cllrs Reed and Hale"."""
        first, _, rest = actors[0].text.partition(" ")
        if not rest or plain(first.rstrip(".")) not in self._plural:
            return actors
        named = [replace(actors[0], text=rest), *actors[1:]]
        return [replace(a, kind="known") if a.kind == "word" else a for a in named]

    def _parted(self, match: re.Match[str]) -> list[Actor]:
        """Part "Jo/Officers", where the one is a person; "Parks/Open Space Committee" is one body."""
        text = match.group().strip()
        pieces = [piece.strip() for piece in text.split("/")]
        kinds = [self.kind(piece) if piece else "word" for piece in pieces]
        if len(pieces) > 1 and set(kinds[:-1]) <= {"known", "called"}:
            return [Actor(piece, kind) for piece, kind in zip(pieces, kinds, strict=True)]
        return [self._actor(match)]

    def _actor(self, match: re.Match[str]) -> Actor:
        return Actor(match.group().strip(), self.kind(match.group()))

    def kind(self, text: str) -> str:
        """Tell what sort of actor a text is."""
        if text not in self._told:
            self._told[text] = self._tell(text)
        return self._told[text]

    def _tell(self, text: str) -> str:
        key = plain(text.strip())
        bare = self._lead.sub("", key, count=1) if self._lead.match(key) else key
        if key in self._kinds["everyone"] or bare in self._kinds["everyone"]:
            return "everyone"
        if key in self._kinds["we"]:
            return "we"
        if named := self._named(key, text):
            return named
        if text.startswith("@") and not any(word[0].islower() for word in text.split()[1:]):
            return "handle"
        if text.startswith("??"):
            return "role"  # somebody, not yet named
        if bare.split()[0] in self._verbs:
            return "word"  # "Encourage parents to …" opens with a verb
        if held := self._office(bare):
            return held
        if _INITIALS.fullmatch(text.strip()) and (short := self._short_form(key)):
            return short
        if self._vocabulary.pattern("honorifics.titles").search(text):
            return "known"  # also "District Cllr Moss"
        if key != bare and text.rsplit(maxsplit=1)[-1].islower():
            return "doer"  # "the contractor"
        return "name" if bare.split()[0] in self._given else "word"

    def _short_form(self, key: str) -> str | None:
        """Tell initials ("AS", but not "NEW") from a call sign ("KA0XYZ")."""
        if not key.isalpha():
            return "code"
        return "initials" if len(key) < 3 or key not in self._vocabulary.set("actors.nobody") else None

    def _office(self, bare: str) -> str | None:
        """Tell an office or a body by its last words; "Harbour Trust" is one where one of those present came from it."""
        ends = {bare, " ".join(bare.split()[-2:]), re.split(r"[\s/]", bare)[-1]}
        if ends & self._kinds["roles"]:
            return "role"
        return "group" if ends & self._kinds["groups"] or bare in self._sent_by else None

    def is_proper(self, text: str) -> bool:
        """Tell whether the document writes every word of a text with a capital wherever it stands, also inside a sentence."""
        words = text.split()
        return not self._small.intersection(w.lower() for w in words) and any(
            w in self._inside for w in words
        )

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(SMALL.findall(self._text))

    @cached_property
    def _inside(self) -> frozenset[str]:
        return frozenset(_INSIDE.findall(self._text))

    def _named(self, key: str, text: str) -> str | None:
        """Tell whether the document itself names somebody so."""
        if key in self._called:
            return "called"
        names = self._names_plain
        known = key in names or without_honorific(key, self._vocabulary) in names
        return "known" if known or text.strip() in self.initials else None


def _beside(actor: Actor, text: str, at: int) -> re.Match[str] | None:
    """Return the blank before a handle that stands behind another: "@jo @ana order the bins"."""
    return _NEXT_HANDLE.match(text, at) if actor.kind == "handle" else None
