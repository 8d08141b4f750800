"""The patterns by which a language's words tell who can act: offices, groups, titles, what joins them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.phrases import any_phrase, whole_words
from minutesparse.schema import Person
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary, load

_CALL_SIGN = r"[A-Z]{1,2}[0-9Ø][A-Z]{2,4}(?!\w)"  # of a radio amateur
INITIALS = (
    _CALL_SIGN
    + r"|[A-Z]{2,4}(?![\w’']|\s+[A-Z]{2,}\b)|[A-Z][a-z]?[A-Z][a-z]{0,3}(?!\w)|[A-Z]{1,2}[a-z]{0,2}[A-Z]{1,2}(?!\w)"
)
_HANDLE = r"@(?![\w-]{1,60}(?:\.[\w-]{1,60}){0,3}\.(?:org|com|net|io|edu|gov|info|uk|de|nl|eu|fr|es)\b)[\w][\w.-]*\w"
# "@jo", and not the end of an address: "@weir.org"
_LETTER = r"[B-HJ-Z]"  # of a surname: "I" and "A" are words
_WORD = r"[A-ZÀ-Þ](?=[\w’']{0,40}[a-zà-ÿ])[\w’']{0,80}+(?:-[\w’']{1,80}+){0,5}"
SMALL = compiled(r"(?<![\w’'-])[a-z][\w’'-]+")
_SURNAME_BEHIND = compiled(r" ([A-Z][a-zà-ÿ’'-]+)(?! [A-ZÀ-Þ])")


@dataclass(frozen=True, slots=True)
class ActorWords:
    """The patterns that a language gives, the same for all its documents.

    `titled` finds names with a title, `general` offices, everybody, initials and capitals; `start` is
    how each begins. `speaking` finds who reports, says or is to do something.
    """

    start: str
    titled: re.Pattern[str]
    general: re.Pattern[str]
    join: re.Pattern[str]
    lead: re.Pattern[str]
    attached: re.Pattern[str]
    speaking: re.Pattern[str]


@cache
def words_of(code: str) -> ActorWords:
    """Return the patterns of a language, made once."""
    vocabulary = load(code)
    offices = any_phrase((*vocabulary.list("actors.roles"), *vocabulary.list("actors.groups")))
    everyone = any_phrase((*vocabulary.list("actors.everyone"), *vocabulary.list("actors.we")))
    each = any_phrase(vocabulary.list("actors.each"))
    titles = any_phrase(vocabulary.list("honorifics.titles"))
    of = r"(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w’'-]*|\s+[A-Z]{2,5}(?![\w’'-]))?"
    start = rf"(?<![\w@?])(?:(?i:{any_phrase(vocabulary.list('actors.leads'))})\s+)?"
    marker = any_phrase(vocabulary.list("markers.alone"))
    calendar = [w for part in ("months", "weekdays") for w in _every(vocabulary, part)]
    no_initials = any_phrase(vocabulary.list("actors.no_initials"), blind=False)
    nobody = any_phrase((*vocabulary.list("actors.nobody"), *vocabulary.list("names.articles"), *calendar))
    tied = any_phrase(
        {p.split()[0] for key in ("strong", "weak") for p in vocabulary.list(f"commitments.{key}")}
    )
    # "@Jo B. will": the letter is the name's where what he is to do follows it, or another name
    surname = rf"(?<=[a-z]) (?:{_LETTER}\.? ){{0,2}}{_LETTER}(?:(?=\.?\s*(?:$|[@,:–—-]|(?i:{tied})\s))\.?|(?=\s[A-Z]))(?!\w)"
    titled = rf"{start}(?:{_HANDLE}(?:{surname})?|\?{{2,3}}(?=\s)|(?:(?i:{titles})\.?\s+){{1,3}}(?:[A-Z]\.?\s+)?{_WORD})"
    small = any_phrase((*vocabulary.list("verbs.prepositions"), *vocabulary.list("actors.joins")))
    led = rf"(?<![\w@?])(?i:{any_phrase(vocabulary.list('actors.leads'))})\s+"
    trades = any_phrase(vocabulary.list("actors.doers"))
    doers = (
        rf"{led}(?:(?!(?:{small})\s)[a-z][\w-]+\s+){{0,2}}(?:{trades})(?:s|es|ies)?(?=\s+(?:{tied})\s)|"
        if vocabulary.list("actors.doers")
        else ""
    )
    general = (
        rf"{led}(?:(?!(?:{small})\s)[a-z][\w-]+\s+){{1,2}}(?i:{offices})(?![\w’'-])|"  # "the core team"
        rf"{doers}"  # "the new contractor will"
        rf"{start}(?!(?i:{marker})(?![\w’'-]))(?:"
        rf"(?i:{each})\s+(?:[a-z][\w-]+\s+){{0,2}}(?i:{offices})(?![\w’'-])|"
        rf"(?:{_WORD}(?:\s+|/)|{INITIALS}(?:\s+|/)){{0,3}}(?:(?<=[A-Z]\s)[a-z]+\s+)?(?i:{offices})(?![\w’'-]){of}"
        rf"|(?i:{everyone})(?![\w’'-])"
        rf"|(?!(?:{no_initials})\b)(?:{INITIALS})"
        rf"|(?!(?i:{nobody})(?![\w’'-])){_WORD}(?:\s+{_WORD}){{0,2}}(?:\s+[A-Z](?=\s*[:–—-]|\.?\s+[a-zà-ÿ]))?"
        rf")"
    )
    joins, leads, attached = (
        any_phrase(vocabulary.list(f"actors.{key}"), blind=False) for key in ("joins", "leads", "attached")
    )
    past = whole_words(vocabulary.list("prose.past"), blind=False)
    ties = rf"(?:{past}|(?:will|to|shall|zal)\s+[a-z]|:\s)"
    return ActorWords(
        start=start,
        titled=compiled(titled),
        general=compiled(general),
        join=compiled(rf"\s*(?:,\s*(?:(?:{joins}|&)\s)?|/|&|\+|\b(?:{joins})\b)\s*"),
        lead=compiled(rf"(?:{leads})\s+"),
        attached=compiled(rf"(?:{attached})\s+[a-zà-ÿ][\w-]+"),
        speaking=compiled(rf"(?<![\w’'@.-])([A-Z][a-z][\w’'-]+)(?=\s+{ties}|:\s)"),
    )


def _every(vocabulary: Vocabulary, part: str) -> Iterator[str]:
    """Yield every name of a month or a weekday."""
    table = vocabulary.entry(part)
    for key in table if isinstance(table, dict) else ():
        yield from vocabulary.list(f"{part}.{key}")


def whole_name(
    found: re.Match[str], *, general: re.Pattern[str], short: Collection[str], verbs: Collection[str]
) -> re.Match[str]:
    """Return the match of "Noah Rude" where "Noah" was found: not the beginning of a name.

    `short` holds the names of those whose surname the document does not list ("Noah R").
    """
    longer = general.match(found.string, found.start()) if found.group() in short else None
    more = _SURNAME_BEHIND.match(found.string, found.end()) if longer else None
    whole = longer and more and more.end() == longer.end() and plain(more[1]) not in verbs
    return longer if longer and whole else found


def without_honorific(key: str, vocabulary: Vocabulary) -> str:
    words = key.split()
    titles = vocabulary.set("honorifics.titles")
    while words and words[0].rstrip(".") in titles:
        words.pop(0)
    return " ".join(words)


def forms_of(people: Iterable[Person]) -> tuple[set[str], set[str]]:
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
        if len(words) == 3 and all(len(w) > 1 and w[0].isupper() and w[-1].islower() for w in words):
            names |= {f"{words[0]} {words[1]}", f"{words[1]} {words[2]}"}  # "Mei Ling" of "Tan Mei Ling"
        if len(words) > 1 and len(words[-1]) > 2:
            names.add(words[-1])
            names.add(f"{words[0]} {words[-1]}")
            names.add(f"{words[0]} {words[-1][0]}")
            names.add(f"{words[0][0]}. {words[-1]}")
            names.add(f"{words[0][0]} {words[-1]}")
            letters = "".join(w[0] for w in words if w[0].isalpha())
            initials |= {letters, letters.upper()}  # "kit Tarn" may be kT
    return {n for n in names if len(n) > 1}, {i for i in initials if len(i) > 1}


def speakers(text: str, vocabulary: Vocabulary) -> set[str]:
    """Return the words that act like names: they report, say, agree or are to do something, at least twice.

    Minutes may call people by surnames or nicknames that no list of those present holds. A name is
    never written small in the same text, so "Proposal to …" and "Members will …" are told apart.
    """
    seen = Counter(words_of(vocabulary.code).speaking.findall(text))
    repeated = {word for word, count in seen.items() if count >= 2}
    if not repeated:
        return set()
    small = set(SMALL.findall(text))
    never = vocabulary.set("names.never") | vocabulary.set("verbs.tasks") | vocabulary.set("actors.groups")
    never |= vocabulary.set("actors.nobody")
    return {
        w
        for w in repeated
        if w.lower() not in small and plain(w) not in never and not is_verbal(w, vocabulary)
    }


def is_verbal(word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a word is a form of a verb of doing: "Requested", "Aiming".

    >>> from minutesparse.vocabulary import load
    >>> is_verbal("Requested", load("en")), is_verbal("Reed", load("en"))
    (True, False)
    """
    verbs = vocabulary.set("verbs.tasks")
    stems = {
        plain(word.removesuffix(e)) for e in vocabulary.list("actors.verbal_endings") if word.endswith(e)
    }
    return any(v in verbs for stem in stems for v in (stem, f"{stem}e"))
