"""Whom a short form can stand for: the people it fits, the surest way of fitting first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from minutesparse.names import initials_of, is_initials, plain_initials, strip_honorifics
from minutesparse.names.codes import is_call_sign
from minutesparse.names.initials import letters
from minutesparse.names.judging import mapping
from minutesparse.schema import Person
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

ATTENDED = frozenset({"present", "in_attendance", "part"})
_INITIALS = frozenset({"printed initials", "initials", "derived initials", "first and last initial"})
_LOOSE = frozenset({"short first name", "beginning of the first name", "misspelt name"})
SHORTEST_PREFIX = 3
SHORTEST_MISSPELT = 5
_Fits = Callable[[str, Person], bool]


def fitting(text: str, people: Sequence[Person], vocabulary: Vocabulary) -> tuple[list[Person], str | None]:
    """Return the people a text can stand for, by the surest way that fits anybody, and that way's name.

    More than one is returned only where nothing in that way tells them apart. Those of the attendance
    record come before people who are only mentioned, and among them one who came before those who
    were away: a short form is made for those who speak.
    """
    honorific, name = strip_honorifics(text.strip(" @.,:"), vocabulary)
    method, found = next(ways_that_fit(text, people, vocabulary), (None, []))
    return (_narrowed(found, name, method, titled=honorific is not None), method) if method else ([], None)


def ways_that_fit(
    text: str, people: Sequence[Person], vocabulary: Vocabulary
) -> Iterator[tuple[str, list[Person]]]:
    """Yield each way in which a text fits anybody, the surest first, with all whom it fits."""
    listed = [p for p in people if p.attendance is not None]
    # a given name that only stands in a sentence is nobody yet: see `_by_first_names_beside`
    mentioned = [p for p in people if p.attendance is None and (" " in p.name or p.role)]
    honorific, name = strip_honorifics(text.strip(" @.,:"), vocabulary)
    for method, fits in _ways(text, vocabulary, titled=honorific is not None):
        for group in (listed, mentioned):
            found = _distinct([p for p in group if fits(name, p)])
            if group is mentioned and method in _LOOSE:
                continue
            if group is mentioned and method in _INITIALS:
                found = [p for p in found if letters(p.name)[:1] == letters(name)[:1]]
            if found:
                yield method, found


def _distinct(people: Sequence[Person]) -> list[Person]:
    return list({p.id: p for p in people}.values())


def _narrowed(found: list[Person], name: str, method: str, *, titled: bool) -> list[Person]:
    """Leave out those whom printed initials, or the way they came, show not to be meant."""
    if len(found) < 2:
        return found
    if method == "printed initials":
        # the same letters printed twice, once by mistake: they fit one of the two names
        fit = [p for p in found if letters(name) in plain_initials(p.name)]
        return fit if len(fit) == 1 else found
    if method in _INITIALS:
        # whoever has other initials printed beside the name goes by those
        found = [p for p in found if not p.initials] or found
    if titled and method == "surname":
        return found
    there = [p for p in found if p.attendance in ATTENDED]
    return there if len(there) == 1 else found


def _ways(text: str, vocabulary: Vocabulary, *, titled: bool) -> list[tuple[str, _Fits]]:
    """Return the ways a text of this shape can stand for somebody, the surest first."""
    bare = text.strip(" @.,:")
    names: list[tuple[str, _Fits]] = [
        ("full name", _same_name),
        ("part of the name", _part_of_name),
    ]
    if titled:
        return [*names, ("surname", _surname), ("misspelt name", _misspelt)]
    short: list[tuple[str, _Fits]] = [
        ("printed initials", lambda t, p: t.replace(" ", "") in [i.replace(" ", "") for i in p.initials]),
        ("printed initials", lambda t, p: letters(t) in [letters(i) for i in p.initials]),
    ]
    derived: list[tuple[str, _Fits]] = [
        ("initials", lambda t, p: letters(t) in plain_initials(p.name)),
        ("derived initials", _derived),
        ("first and last initial", _outer_initials),
    ]
    given: list[tuple[str, _Fits]] = [
        ("handle", _handle),
        ("first name", _first_name),
        ("short first name", lambda t, p: _nickname(t, p, vocabulary)),
        ("surname", _surname),
        ("part of the name", _part_of_name),
        ("beginning of the first name", _prefix),
        ("derived initials", _derived),
        ("misspelt name", _misspelt),
    ]
    if is_initials(bare):
        return [*short, *derived, *given[:1]]
    if " " in bare:
        return [
            names[0],
            ("call sign", _call_sign),
            *short,
            *derived[1:2],
            names[1],
            ("short first name", lambda t, p: _nickname_full(t, p, vocabulary)),
            ("misspelt name", _misspelt),
        ]
    return [names[0], *short[:1], *given]


@lru_cache(maxsize=20_000)
def _words(name: str) -> list[str]:
    return re.sub(r"[.,_-]+", " ", plain(name)).split()


def _same_name(text: str, person: Person) -> bool:
    return _words(text) == _words(person.name)


def _part_of_name(text: str, person: Person) -> bool:
    """Fit words that stand in the name, in its order: "Jun Yi" in "Yeo Jun Yi", "Ana Ruiz" in "Ana Ruiz Gil"."""
    said, full = _words(text), _words(person.name)
    if not said or len("".join(said)) < SHORTEST_PREFIX:
        return False
    rest = iter(full)
    if all(word in rest for word in said):
        return True
    # "A Moss" or "Anne B. Moss" for "Anne Moss"
    return (
        len(said) > 1
        and said[-1] == full[-1]
        and said[0][:1] == full[0][:1]
        and 1 in (len(said[0]), len(full[0]))
    )


def _derived(text: str, person: Person) -> bool:
    """Fit a form with a capital for each part it stands for: "ACh", "KimW", "A Moss"; not "Joe" for Jo Ellis."""
    if not _is_form(text.strip()):
        return False
    return letters(text) in _forms(person.name)


@lru_cache(maxsize=20_000)
def _forms(name: str) -> frozenset[str]:
    return frozenset(letters(f) for f in initials_of(name) if _is_form(f))


def _is_form(text: str) -> bool:
    """Say whether a text has a capital inside, or a blank: one capital in front is any name's."""
    return " " in text or any(c.isupper() for c in text[1:])


def _outer_initials(text: str, person: Person) -> bool:
    """Fit three initials of which one is a middle name that is not printed: "CMJ" for "Cora Jones"."""
    key, words = letters(text), _words(person.name)
    return (
        len(key) == 3
        and text.isupper()
        and len(words) == 2
        and (key[0], key[2]) == (words[0][0], words[1][0])
    )


def _handle(text: str, person: Person) -> bool:
    """Fit a handle printed beside the name, or one that is the name: "@amoss"; a call sign likewise."""
    key = plain(text.lstrip("@"))
    beside = re.findall(r"@([\w.-]+)", plain(person.evidence.text))
    return bool(key) and (key in beside or key == plain(person.name.lstrip("@")) or _call_sign(text, person))


def _call_sign(text: str, person: Person) -> bool:
    """Fit "Jo K7XYZ", or the call sign alone, to the one beside whose name it is printed."""
    said = text.split()
    return bool(said) and is_call_sign(said[-1]) and said[-1] in person.evidence.text.split()


def _first_name(text: str, person: Person) -> bool:
    words = _words(person.name)
    return bool(words) and len(words) > 1 and plain(text.strip("@")) == words[0] and len(words[0]) > 1


def _nickname(text: str, person: Person, vocabulary: Vocabulary) -> bool:
    """Fit a short form to the full one, either way round: "Becky" and "Rebecca"."""
    key, words = plain(text.strip("@")), _words(person.name)
    if not words:
        return False
    short = mapping(vocabulary, "names.short")
    return words[0] in plain(short.get(key, "")).split() or key in plain(short.get(words[0], "")).split()


def _nickname_full(text: str, person: Person, vocabulary: Vocabulary) -> bool:
    """Fit "Becky Lane" to "Rebecca Lane"."""
    said, full = _words(text), _words(person.name)
    return len(said) > 1 and len(full) > 1 and said[-1] == full[-1] and _nickname(said[0], person, vocabulary)


def _surname(text: str, person: Person) -> bool:
    said, full = _words(text), _words(person.name)
    return bool(said) and len(said) <= len(full) and full[-len(said) :] == said and len(said[-1]) > 1


def _prefix(text: str, person: Person) -> bool:
    key, words = plain(text.strip("@")), _words(person.name)
    return len(key) >= SHORTEST_PREFIX and bool(words) and words[0].startswith(key)


def _misspelt(text: str, person: Person) -> bool:
    """Fit a name with one slip of the pen, in its first or last word or as a whole."""
    said, full = _words(text), _words(person.name)
    if len(said) == 1:
        return any(one_slip(said[0], word) for word in {full[0], full[-1]} if full)
    return (
        len(said) == len(full)
        and sum(a != b for a, b in zip(said, full, strict=True)) == 1
        and all(a == b or one_slip(a, b) for a, b in zip(said, full, strict=True))
    )


def one_slip(a: str, b: str) -> bool:
    """Say whether two words differ by one letter put in, left out, changed, or two swapped.

    >>> one_slip("kristen", "kirsten"), one_slip("renee", "renae"), one_slip("ann", "anne"), one_slip("marie", "maria")
    (True, True, False, True)
    """
    if min(len(a), len(b)) < SHORTEST_MISSPELT or abs(len(a) - len(b)) > 1 or a == b or a[0] != b[0]:
        return False
    if len(a) > SHORTEST_MISSPELT and sorted(a) == sorted(b) and a[-1] == b[-1]:
        return True
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    x, y = a[at:], b[at:]
    return x[1:] == y[1:] or x[1:] == y or x == y[1:] or (x[:2] == y[1::-1] and x[2:] == y[2:])
