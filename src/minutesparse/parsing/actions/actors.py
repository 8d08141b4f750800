"""Who can be asked to act: people of the document, initials, offices, bodies, everybody.

The recogniser is made for one document: it knows the names the minutes print, and for the rest the
shapes of initials, handles, offices with their qualifiers ("the Village Hall Committee") and names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from minutesparse.phrases import any_phrase, whole_words
from minutesparse.schema import Person
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary, load

_INITIALS = r"[A-Z]{2,4}(?![\w’']|\s+[A-Z]{2,}\b)|[A-Z][a-z]?[A-Z][a-z]{0,3}(?!\w)|[A-Z]{1,2}[a-z]{0,2}[A-Z]{1,2}(?!\w)"
_ONE_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ]")
_HANDLE = r"@[\w][\w.-]*\w"
_WORD = r"[A-ZÀ-Þ][\w’']*[a-zà-ÿ][\w’']*(?:-[\w’']+)*"


@dataclass(frozen=True, slots=True)
class Actor:
    """One who can act, as written.

    `kind` says what it was taken for: "known" (a person of the document), "called" (somebody whom the
    text shows acting, whoever that is), "initials", "handle",
    "role", "group", "everyone", "we", "name" (it begins with a given name), "word" (only capitals).
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
        return all(a.kind != "word" for a in self.actors)


class Actors:
    """Finds the actors in a text of one document."""

    def __init__(self, people: Iterable[Person], vocabulary: Vocabulary, text: str = "") -> None:
        """Know the people of a document, and those whom its `text` shows speaking or acting."""
        self._vocabulary = vocabulary
        people = tuple(people)
        names, initials = _forms(people)
        self._people: dict[str, set[str]] = {}
        for person in people:
            for form in set().union(*_forms([person])):
                self._people.setdefault(plain(form), set()).add(person.id)
        self._called = {plain(n) for n in speakers(text, vocabulary) - names}
        names |= speakers(text, vocabulary)
        self.names = names
        self.initials = initials
        titled, general = _language_patterns(vocabulary.code)
        known = any_phrase({*names, *initials}, blind=False)
        self._patterns = (titled, re.compile(rf"{_start(vocabulary)}(?:{known})(?![\w’'-])"), general)
        joins = any_phrase(vocabulary.list("actors.joins"), blind=False)
        self._join = re.compile(rf"\s*(?:,\s*(?:(?:{joins}|&)\s)?|/|&|\+|\b(?:{joins})\b)\s*")
        self._lead = re.compile(rf"(?:{any_phrase(vocabulary.list('actors.leads'), blind=False)})\s+")
        self._attached = re.compile(
            rf"(?:{any_phrase(vocabulary.list('actors.attached'), blind=False)})\s+[a-zà-ÿ][\w-]+"
        )
        self._kinds = {
            kind: vocabulary.set(f"actors.{kind}") for kind in ("everyone", "we", "roles", "groups")
        }
        self._verbs = vocabulary.set("verbs.tasks")
        self._given = vocabulary.set("names.given") | {plain(n) for n in vocabulary.mapping("names.short")}
        self._names_plain = {plain(n) for n in names}
        self._told: dict[str, str] = {}

    def at(self, text: str, position: int = 0) -> ActorList | None:
        """Return the actors that stand at a position of the text, or None."""
        match = self._one(text, position)
        return self._list(text, match) if match else None

    def find(self, text: str) -> Iterator[ActorList]:
        """Yield every list of actors in a text, in order."""
        position = 0
        ahead: list[re.Match[str] | None] = [p.search(text) for p in self._patterns]
        while any(ahead):
            first = min((m for m in ahead if m), key=lambda m: m.start())
            found = self._list(text, first)
            yield found
            position = found.end
            ahead = [
                p.search(text, position) if m and m.start() < position else m
                for p, m in zip(self._patterns, ahead, strict=True)
            ]

    def may_be_same(self, one: str, other: str) -> bool:
        """Tell whether two texts may name one person: "DF" and "Dora", where Dora Fenwick was there."""
        if plain(one) == plain(other):
            return True
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
        return next((m for p in self._patterns if (m := p.match(text, position))), None)

    def _list(self, text: str, match: re.Match[str]) -> ActorList:
        """Go on from one actor to those joined to it: "TG & BM", "the Clerk and Cllr Reed"."""
        actors, end = [self._actor(match)], match.end()
        while join := self._join.match(text, end):
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
        return ActorList(match.start(), end, tuple(actors))

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
        if text.startswith("@"):
            return "handle"
        if text.startswith("??"):
            return "role"  # somebody, not yet named
        if bare.split()[0] in self._verbs:
            return "word"  # "Encourage parents to …" opens with a verb
        last = re.split(r"[\s/]", bare)[-1]
        tail = " ".join(bare.split()[-2:])
        if {bare, tail, last} & self._kinds["roles"]:
            return "role"
        if {bare, tail, last} & self._kinds["groups"]:
            return "group"
        if re.fullmatch(_INITIALS, text.strip()):
            return "initials"
        if self._vocabulary.pattern("honorifics.titles").search(text):
            return "known"  # also "District Cllr Moss"
        return "name" if bare.split()[0] in self._given else "word"

    def _named(self, key: str, text: str) -> str | None:
        """Tell whether the document itself names somebody so."""
        if key in self._called:
            return "called"
        names = self._names_plain
        known = key in names or _without_honorific(key, self._vocabulary) in names
        return "known" if known or text.strip() in self.initials else None


def speakers(text: str, vocabulary: Vocabulary) -> set[str]:
    """Return the words that act like names: they report, say, agree or are to do something, at least twice.

    Minutes may call people by surnames or nicknames that no list of those present holds. A name is
    never written small in the same text, so "Proposal to …" and "Members will …" are told apart.
    """
    past = whole_words(vocabulary.list("prose.past"), blind=False)
    ties = rf"(?:{past}|(?:will|to|shall|zal)\s+[a-z]|:\s)"
    seen = Counter(re.findall(rf"(?<![\w’'@.-])([A-Z][a-z][\w’'-]+)(?=\s+{ties}|:\s)", text))
    repeated = {word for word, count in seen.items() if count >= 2}
    if not repeated:
        return set()
    small = set(re.findall(r"(?<![\w’'-])[a-z][\w’'-]+", text))
    never = vocabulary.set("names.never") | vocabulary.set("verbs.tasks") | vocabulary.set("actors.groups")
    return {
        w
        for w in repeated
        if w.lower() not in small and plain(w) not in never and not is_verbal(w, vocabulary)
    }


def is_verbal(word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a word is a form of a verb of doing: "Requested", "Aiming".

    >>> is_verbal("Requested", load("en")), is_verbal("Reed", load("en"))
    (True, False)
    """
    verbs = vocabulary.set("verbs.tasks")
    stems = {
        plain(word.removesuffix(e)) for e in vocabulary.list("actors.verbal_endings") if word.endswith(e)
    }
    return any(v in verbs for stem in stems for v in (stem, f"{stem}e"))


def _without_honorific(key: str, vocabulary: Vocabulary) -> str:
    words = key.split()
    titles = vocabulary.set("honorifics.titles")
    while words and words[0].rstrip(".") in titles:
        words.pop(0)
    return " ".join(words)


def _forms(people: Iterable[Person]) -> tuple[set[str], set[str]]:
    """The forms a person may be called by: full name, first name, surname, printed initials."""
    names: set[str] = set()
    initials: set[str] = set()
    for person in people:
        words = person.name.split()
        names.add(person.name)
        if person.name.startswith("@"):
            names.add(person.name[1:])  # "@jonas" is called "jonas" where no link is wanted
        initials.update(person.initials)
        if words and len(words[0]) > 2 and words[0][0].isupper():
            names.add(words[0])
        if len(words) > 1 and len(words[-1]) > 2:
            names.add(words[-1])
            names.add(f"{words[0]} {words[-1]}")
            names.add(f"{words[0]} {words[-1][0]}")
            names.add(f"{words[0][0]}. {words[-1]}")
            names.add(f"{words[0][0]} {words[-1]}")
            initials.add("".join(w[0] for w in words if w[0].isalpha()).upper())
    return {n for n in names if len(n) > 1}, {i for i in initials if len(i) > 1}


def _every(vocabulary: Vocabulary, part: str) -> Iterator[str]:
    """Yield every name of a month or a weekday."""
    table = vocabulary.entry(part)
    for key in table if isinstance(table, dict) else ():
        yield from vocabulary.list(f"{part}.{key}")


def _start(vocabulary: Vocabulary) -> str:
    return rf"(?<![\w@?])(?:(?i:{any_phrase(vocabulary.list('actors.leads'))})\s+)?"


@cache
def _language_patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns that a language gives: names with a title, and offices, everybody, initials, capitals."""
    vocabulary = load(code)
    offices = any_phrase((*vocabulary.list("actors.roles"), *vocabulary.list("actors.groups")))
    everyone = any_phrase((*vocabulary.list("actors.everyone"), *vocabulary.list("actors.we")))
    titles = any_phrase(vocabulary.list("honorifics.titles"))
    of = r"(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w’'-]*|\s+[A-Z]{2,5}(?![\w’'-]))?"
    start = _start(vocabulary)
    marker = any_phrase(vocabulary.list("markers.alone"))
    calendar = [w for part in ("months", "weekdays") for w in _every(vocabulary, part)]
    nobody = any_phrase((*vocabulary.list("actors.nobody"), *calendar))
    titled = rf"{start}(?:{_HANDLE}|\?{{2,3}}(?=\s)|(?:(?i:{titles})\.?\s+){{1,3}}(?:[A-Z]\.?\s+)?{_WORD})"
    general = (
        rf"{start}(?!(?i:{marker})(?![\w’'-]))(?:"
        rf"(?:{_WORD}(?:\s+|/)|{_INITIALS}(?:\s+|/)){{0,3}}(?:(?<=[A-Z]\s)[a-z]+\s+)?(?i:{offices})(?![\w’'-]){of}"
        rf"|(?i:{everyone})(?![\w’'-])"
        rf"|{_INITIALS}"
        rf"|(?!(?i:{nobody})(?![\w’'-])){_WORD}(?:\s+{_WORD}){{0,2}}"
        rf")"
    )
    return re.compile(titled), re.compile(general)
