"""Capitals that stand for a body, a project or a thing, so that no person is made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutesparse.compiling import compiled
from minutesparse.document import Document
from minutesparse.names.codes import is_acronym
from minutesparse.names.initials import letters
from minutesparse.schema import Meeting, Person
from minutesparse.vocabulary import Vocabulary

_CAPITALS = r"[A-Z][A-Za-z]{0,2}[A-Z][A-Za-z]{0,3}|[A-Z]{2,6}"
_SPELT_OUT = compiled(
    rf"(?<![\w'’-])((?:[A-Z][\w'’-]*+\s++(?:(?:of|for|and|the|on|in|&)\s++){{0,2}}){{1,6}})\(({_CAPITALS})\)"
)
_AFTER_WORD = compiled(rf"(?<!\w)([^\W\d_]{{1,5}})\s+({_CAPITALS})\b(?!\s*[-–—:])")
_BEFORE_NOUN = compiled(rf"\b({_CAPITALS})\s+([a-z]+)\b")


def names_of_bodies(document: Document, people: Sequence[Person], vocabulary: Vocabulary) -> frozenset[str]:
    """Return, as plain letters, the capitals that this document uses for something other than a person.

    They are spelt out before ("Clinical Care Board (CCB)"), stand behind an article ("the CCB"),
    before a word for people or papers of a body ("CCB members", "TSC chair"), or beside the name of
    somebody who came from there.
    """
    text = document.text
    found = {letters(m[2]) for m in _SPELT_OUT.finditer(text) if _spells(m[1], m[2])}
    articles = vocabulary.set("names.articles")
    found |= {letters(m[2]) for m in _AFTER_WORD.finditer(text) if m[1].casefold() in articles}
    nouns = (
        vocabulary.set("groups.words")
        | vocabulary.set("organisations.words")
        | vocabulary.set("roles.titles")
    )
    found |= {
        letters(m[1])
        for m in _BEFORE_NOUN.finditer(text)
        if m[2] in nouns and m[2] not in vocabulary.set("roles.verbs")
    }
    beside = (w for p in people for w in re.split(r"[\s,/()]+", p.organisation or ""))
    found |= {letters(w) for w in beside if is_acronym(w) and len(w) > 2}
    return frozenset(f for f in found if len(f) > 1)


def own_letters(meeting: Meeting) -> frozenset[str]:
    """Return the letters that the body that met, and what it belongs to, may be called by ("Weir Trust Board": WTB)."""
    heads = [
        "".join(w[0] for w in re.findall(r"[A-Z][\w'’-]*", name or ""))
        for name in (meeting.body, meeting.organisation, f"{meeting.organisation or ''} {meeting.body or ''}")
    ]
    return frozenset(letters(h) for h in heads if len(h) > 2)


def _spells(words: str, capitals: str) -> bool:
    """Say whether capitals are the first letters of the words before them."""
    heads = "".join(w[0] for w in re.findall(r"[A-Z][\w'’-]*", words)).casefold()
    return heads.endswith(letters(capitals)) and len(heads) >= 2
