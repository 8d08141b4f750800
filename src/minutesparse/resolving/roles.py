"""Who holds an office: "the Clerk", "Chair", "ED" for the Executive Director."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutesparse.names.initials import letters
from minutesparse.schema import Meeting, Person
from minutesparse.text import plain, words
from minutesparse.vocabulary import Vocabulary


def role_holders(
    text: str, people: Sequence[Person], meeting: Meeting, vocabulary: Vocabulary
) -> list[Person]:
    """Return the people whom the record says hold an office; one is an answer, more are a doubt."""
    asked = _office(text, vocabulary)
    if not asked:
        return []
    holders = [
        p
        for p in people
        if p.role and any(asked == _office(r, vocabulary) for r in re.split(r"[,;/]", p.role))
    ]
    if not holders and is_acronym_of_office(text, people):
        holders = [p for p in people if p.role and letters(text) == _heads(p.role)]
    if holders:
        return holders
    named = meeting.chair if asked <= vocabulary.set("roles.chair") else None
    if named is None and asked <= vocabulary.set("roles.secretary"):
        named = meeting.secretary
    return [p for p in people if named and plain(p.name) == plain(named)]


def is_acronym_of_office(text: str, people: Sequence[Person]) -> bool:
    """Say whether capitals are short for an office of the record: "ED" where somebody is Executive Director."""
    return (
        text.isupper() and len(text) > 1 and any(p.role and letters(text) == _heads(p.role) for p in people)
    )


def _heads(role: str) -> str:
    return "".join(w[0] for w in words(role) if w not in {"of", "the", "and", "for"})


def _office(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Reduce the name of an office to what tells it: "the Hon. Treasurer" and "Treasurer" are one.

    >>> from minutesparse.vocabulary import load
    >>> sorted(_office("the Parish Clerk", load("en"))), sorted(_office("Vice-Chairman", load("en")))
    (['clerk'], ['chair', 'vice'])
    """
    same = vocabulary.mapping("roles.same")
    kept = []
    for written in words(re.sub(r"[.]", "", text)):
        word = same.get(written, written)
        if word not in vocabulary.set("roles.unspecific"):
            kept.append(word)
    return frozenset(kept)
