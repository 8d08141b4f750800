"""Who the owners of actions are: one candidate or none, never a guess.

Initials go to people by what is printed beside a name, then by every form a name gives; first names,
surnames and handles likewise. Where two people fit, both are listed and a finding says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from minutesparse.compiling import compiled
from minutesparse.document import Document
from minutesparse.names import (
    initials_of,
    is_everyone,
    is_group,
    is_initials,
    is_name,
    is_role,
    is_unknown,
    looks_like_person,
    read_person,
    strip_honorifics,
)
from minutesparse.names.codes import is_acronym
from minutesparse.names.initials import letters
from minutesparse.names.judging import is_given
from minutesparse.resolving.bodies import names_of_bodies, own_letters
from minutesparse.resolving.doubts import unknown_initials
from minutesparse.resolving.fitting import fitting
from minutesparse.resolving.roles import is_acronym_of_office, role_holders
from minutesparse.resolving.speakers import doubtful_speakers, with_initials_used
from minutesparse.schema import Action, Evidence, Finding, Minutes, Owner, Person, PersonRef
from minutesparse.text import plain, stable_id
from minutesparse.vocabulary import DEFAULT, Vocabulary, load

_BRACKET = compiled(r"^(.*?)(?<!\s)\s*[(\[]([^()\[\]]{1,40})[)\]]\s*$")
_ACTS = compiled(r"\b([^\W\d_][\w'’-]+)\s+(?=[a-z])")


@dataclass(slots=True)
class _Register:
    """What is known while the owners of one meeting are resolved."""

    minutes: Minutes
    document: Document
    vocabulary: Vocabulary
    people: list[Person]
    bodies: frozenset[str]
    findings: list[Finding] = field(default_factory=list)
    doubted: set[str] = field(default_factory=set)


def resolve_people(minutes: Minutes, document: Document, vocabulary: Vocabulary | None = None) -> Minutes:
    """Return the minutes with the owners of every action resolved, and a finding for each doubt.

    The vocabulary is that of the document's language unless given.
    """
    vocabulary = vocabulary or load(minutes.source.language or DEFAULT)
    bodies = names_of_bodies(document, minutes.people, vocabulary) | own_letters(minutes.meeting)
    register = _Register(minutes, document, vocabulary, list(minutes.people), bodies)
    actions = [
        action.model_copy(update={"owners": [_resolved(o, action, register) for o in action.owners]})
        for action in minutes.actions
    ]
    actions = _by_first_names_beside(actions, register)
    register.findings += unknown_initials(actions, register.people, register.doubted)
    speakers = doubtful_speakers(document, register.people, vocabulary, bodies, register.doubted)
    return minutes.model_copy(
        update={
            "actions": actions,
            "people": with_initials_used(document, register.people, vocabulary, bodies),
            "findings": [*minutes.findings, *register.findings, *speakers],
        }
    )


def who(
    minutes: Minutes, initials: str, vocabulary: Vocabulary | None = None
) -> list[tuple[Person, str, Evidence]]:
    """Return whom a short form can stand for in these minutes, how it fits, and where the person is named."""
    vocabulary = vocabulary or load(minutes.source.language or DEFAULT)
    found, method = fitting(initials, minutes.people, vocabulary)
    if not found and is_role(initials, vocabulary):
        found, method = role_holders(initials, minutes.people, minutes.meeting, vocabulary), "role"
    return [(person, method or "", person.evidence) for person in found]


def _ref(person: Person) -> PersonRef:
    return PersonRef(id=person.id, name=person.name)


def _resolved(owner: Owner, action: Action, register: _Register) -> Owner:
    vocabulary = register.vocabulary
    text = owner.text.strip()
    if owner.person or is_unknown(text, vocabulary):
        return owner if owner.person else owner.model_copy(update={"kind": "unknown"})
    if is_everyone(text, vocabulary):
        return owner.model_copy(update={"kind": "everyone"})
    doer = _doer(text, vocabulary)
    found, method = _candidates(doer, register)
    if found:
        return _with(owner, found, method, action, register)
    if _is_office(doer, register):
        held = role_holders(doer, register.people, register.minutes.meeting, vocabulary)
        one = _ref(held[0]) if len(held) == 1 else None
        refs = [_ref(p) for p in held] if len(held) > 1 else []
        return owner.model_copy(
            update={"kind": "role", "person": one, "candidates": refs, "method": "role" if one else None}
        )
    if is_group(doer, vocabulary) or letters(doer) in register.bodies:
        return owner.model_copy(update={"kind": "group"})
    named = _named_in_full(doer, action, register)
    if named:
        return owner.model_copy(update={"kind": "person", "person": _ref(named), "method": "named in full"})
    name = strip_honorifics(doer.lstrip("@"), vocabulary)[1]
    person_like = is_name(name, vocabulary, loose=doer.startswith("@")) and not is_initials(doer)
    return owner.model_copy(update={"kind": "person" if person_like else "unknown"})


def _is_office(text: str, register: _Register) -> bool:
    office = _without_article(text, register.vocabulary)
    titles = register.vocabulary.set("roles.titles") - register.vocabulary.set("groups.words")
    if is_role(office, register.vocabulary) and (
        not is_group(office, register.vocabulary) or plain(office.split()[-1]) in titles
    ):
        return True  # "the Parish Clerk" is no parish
    return is_acronym_of_office(office, register.people)


def _without_article(text: str, vocabulary: Vocabulary) -> str:
    match = vocabulary.pattern("names.articles").match(text)
    return text[match.end() :].strip() or text if match else text


def _doer(text: str, vocabulary: Vocabulary) -> str:
    """Return who acts, in "CC on behalf of AO"."""
    match = vocabulary.pattern("names.behalf").search(text)
    return text[: match.start()].strip() if match and match.start() else text


def _candidates(text: str, register: _Register) -> tuple[list[Person], str | None]:
    """Return the people a text can stand for; what brackets add narrows it: "TP (Toby)", "Parents (JR)"."""
    vocabulary = register.vocabulary
    bracket = _BRACKET.match(text)
    if bracket:
        outer, method = _candidates(bracket[1], register)
        inner, inner_method = _candidates(bracket[2], register)
        both = [p for p in outer if p in inner]
        if both:
            return both, method
        if len(inner) == 1 and letters(bracket[1]) in {letters(f) for f in initials_of(inner[0].name)}:
            return inner, inner_method
        if inner and not outer:
            return inner, inner_method
        return outer, method
    person = read_person(text, vocabulary) if " " in text else None
    if person and person.honorific is None and person.role:
        text = person.name  # "County Cllr Moss", "Treasurer Ann Moss"
    elif is_given(text, vocabulary) and not is_initials(text):
        return fitting(text, register.people, vocabulary)
    if letters(text) in register.bodies and not _is_printed(text, register.people):
        return [], None
    if is_group(text, vocabulary) and not looks_like_person(text, vocabulary):
        return [], None
    if not is_initials(text.strip("@. ")) and is_role(_without_article(text, vocabulary), vocabulary):
        return [], None
    return fitting(text, register.people, vocabulary)


def _is_printed(text: str, people: Sequence[Person]) -> bool:
    return any(text in p.initials for p in people)


def _with(
    owner: Owner, found: list[Person], method: str | None, action: Action, register: _Register
) -> Owner:
    if len(found) == 1:
        return owner.model_copy(update={"kind": "person", "person": _ref(found[0]), "method": method})
    key = plain(owner.text)
    if key not in register.doubted:
        register.doubted.add(key)
        names = [p.name for p in found]
        register.findings.append(
            Finding(
                code="ambiguous-owner",
                message=f"“{owner.text}” could be {_listed(names)}",
                evidence=action.evidence,
                candidates=names,
            )
        )
    return owner.model_copy(
        update={"kind": "person", "candidates": [_ref(p) for p in found], "method": method}
    )


def _listed(names: list[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]])


def _named_in_full(text: str, action: Action, register: _Register) -> Person | None:
    """Take an owner who is named in full, and nowhere else, for the person of that name."""
    vocabulary = register.vocabulary
    honorific, name = strip_honorifics(text, vocabulary)
    if (
        len(name.split()[-1]) == 1
        or (is_acronym(name.split()[-1]) and not name.isupper())  # "June AGM"
        or not looks_like_person(text, vocabulary)
        or not ((honorific and len(name) > 1) or (" " in name and _is_called(name.split()[0], register)))
    ):
        return None
    at = register.document.text.find(text, max(0, action.evidence.start - 1))
    at = at if at >= 0 else register.document.text.find(text)
    if at < 0:
        return None
    person = Person(
        id=stable_id("p", [name]),
        name=name,
        honorific=honorific,
        evidence=_evidence_at(register.document, at, at + len(text)),
    )
    register.people.append(person)
    return person


def _is_called(word: str, register: _Register) -> bool:
    """Say whether a word is a given name: a common one, or one that stands alone elsewhere in the text."""
    if is_given(word, register.vocabulary):
        return True
    said = re.findall(rf"\b([a-z]+),?\s{re.escape(word)}\b(?!\s+[A-Z])", register.document.text)
    return bool(said) and register.vocabulary.set("names.articles").isdisjoint(said)


def _evidence_at(document: Document, start: int, end: int) -> Evidence:
    place = next((p.place for p in document.paragraphs() if p.place.start <= start < p.place.end), None)
    return Evidence(
        page=place.page if place else None,
        box=place.box if place else None,
        table=place.table if place else None,
        row=place.row if place else None,
        column=place.column if place else None,
        paragraph=place.paragraph if place else None,
        start=start,
        end=end,
        text=document.text[start:end],
    )


def _by_first_names_beside(actions: list[Action], register: _Register) -> list[Action]:
    """Give initials nobody fits to somebody whom the same action calls by a given name.

    "Becky to send the chart" beside the owner BL: Becky is BL, if she is the only such one, in every
    action that BL owns.
    """
    fits: dict[str, dict[str, Person]] = {}
    for action in actions:
        for owner in action.owners:
            if owner.person is None and not owner.candidates and is_initials(owner.text):
                beside = fits.setdefault(owner.text, {})
                beside.update({p.id: p for p in _called_in(action, owner.text, register)})
    known = {text: next(iter(people.values())) for text, people in fits.items() if len(people) == 1}
    return [
        action.model_copy(update={"owners": [_told(o, known) for o in action.owners]}) for action in actions
    ]


def _called_in(action: Action, initials: str, register: _Register) -> list[Person]:
    """Return the people known by one name alone whom an action's words call, and whose name fits."""
    words = {plain(m[1]) for text in (action.text, *action.also) for m in _ACTS.finditer(text)}
    return [
        p
        for p in register.people
        if " " not in p.name and plain(p.name) in words and letters(p.name)[:1] == letters(initials)[:1]
    ]


def _told(owner: Owner, known: dict[str, Person]) -> Owner:
    person = known.get(owner.text)
    if person is None or owner.person is not None:
        return owner
    return owner.model_copy(
        update={"kind": "person", "person": _ref(person), "method": "named in the action's own words"}
    )
