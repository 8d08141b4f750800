"""One entry of an attendance list, as printed, taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from minutesparse.compiling import compiled
from minutesparse.names.behind import came_or_left, initials_behind, stand_in
from minutesparse.names.codes import is_acronym, is_call_sign, is_radio_call
from minutesparse.names.holders import holder_of
from minutesparse.names.initials import initials_of, is_initials, letters
from minutesparse.names.judging import (
    bare,
    is_given,
    is_honorific,
    is_name,
    is_note,
    is_organisation,
    is_particle,
    is_postnominal,
    is_role,
    strip_honorifics,
)
from minutesparse.names.offices import leading_office, trailing_office
from minutesparse.remembering import remembered
from minutesparse.text import fold, split_label
from minutesparse.vocabulary import Vocabulary

LONGEST_ENTRY = 400
LONGEST_BODY = 14
_BOX = compiled(r"^\s*(?:\[[ xX✓✔-]?\]|[☐☑☒✓✔✗✘✅❌])\ufe0f?\s*")
_PICTURES = compiled(r"[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d]+")
_LINKED = compiled(r"\s*\w+:\s*")
_RULE = compiled(r"\s*-{3}")
_ADDRESS = compiled(
    r"<?(?:[\w+]{1,12}:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}>?|https?://\S{1,300}|<[^<>]{0,200}>"
)
_BRACKETS = compiled(r"[(\[{]((?:[^()\[\]{}]|[(\[][^()\[\]]{0,80}[)\]]){0,300})(?:[)\]}]|$)")
_CUTS = compiled(
    r"(?:(?<!\s)\s+)?(?:\t|;|,|\||//|:|\s@\s|\s/\s|(?:^|\s)[-–—]{1,2}(?=\s)|[–—]|\s-(?=[^\W\d_]))\s*"
)
_NICK = compiled(r"([A-Z][\w.'’-]*)\s[(\"“]([A-Z][\w'’-]+)[)\"”]\s(?=[A-Z])(.*)", re.DOTALL)
_HANDLE = compiled(r"(?:^|\s)(?:[A-Z]\w{2,12}:)?@[\w.-]{1,60}")


@dataclass(frozen=True, slots=True)
class PersonText:
    """What an entry says of one person; `name` is without titles, degrees, office and body.

    `initials` are those printed. `note` holds the rest: how the person came or left, pronouns,
    handles, degrees, whom they stood in for.
    """

    name: str
    honorific: str | None = None
    role: str | None = None
    organisation: str | None = None
    initials: str | None = None
    note: str | None = None


@remembered
def read_person(text: str, vocabulary: Vocabulary) -> PersonText | None:
    """Read one entry of a list of people; None where it names nobody.

    >>> from minutesparse.vocabulary import load
    >>> read_person("Cllr Anne Moss (AM) (Chair) - Moor District Council", load("en"))
    PersonText(name='Anne Moss', honorific='Cllr', role='Chair', organisation='Moor District Council', \
initials='AM', note=None)
    >>> read_person("Chairman: Mrs Joy Hale MBE (late)", load("en"))
    PersonText(name='Joy Hale', honorific='Mrs', role='Chairman', organisation=None, initials=None, note='MBE; late')
    >>> read_person("5 members of the public", load("en")) is None
    True
    """
    if len(text) > 2 * LONGEST_ENTRY or _RULE.match(text):
        return None  # "----- BEGIN SIGNED MESSAGE -----"
    text = _tidy(text)
    if not text or len(text) > LONGEST_ENTRY:
        return None
    notes = [m.group().strip(" <>") for m in _ADDRESS.finditer(text)]
    text = _ADDRESS.sub(" ", text)
    if _LINKED.fullmatch(text) and not is_given(text.strip(" :"), vocabulary):
        return None  # "Wiki: https://…"
    nick = _NICK.match(text)
    if nick and is_given(nick[2], vocabulary):
        text, notes = f"{nick[1]} {nick[3]}", [*notes, nick[2]]  # "Robert (Bob) Moss"
    asides = [a for m in _BRACKETS.finditer(text) for a in _aside_parts(m[1])]
    outside = _BRACKETS.sub(" ", text)
    held = holder_of(outside.strip(), asides[0], vocabulary) if len(asides) == 1 else None
    if held:
        return PersonText(held[1], honorific=held[0], role=outside.strip())
    outside, came = came_or_left(outside, vocabulary)
    notes += came
    outside, stood_for = stand_in(outside, vocabulary)
    notes += stood_for
    if not outside.lstrip().startswith("@") and _HANDLE.search(outside):
        notes += [h.strip() for h in _HANDLE.findall(outside)]
        outside = _HANDLE.sub(" ", outside)
    pieces = [p for p in (c.strip(" .,'\"*-–—") for c in _CUTS.split(outside)) if p]
    comma = "," in outside and ":" not in outside
    found = _pick_name(pieces, asides, vocabulary, comma=comma)
    if found is None:
        return None
    person, rest = found
    for part in rest:
        person = _add(person, part, vocabulary)
    return replace(person, note="; ".join([*([person.note] if person.note else []), *notes]) or None)


def _tidy(text: str) -> str:
    """Take off what stands before an entry in a list: a box, a bullet, a number."""
    text = re.sub(r"(?:(?<!\s)\s+)?\t\s*", "\t", text.replace("\u00a0", " ").strip())
    text = _PICTURES.sub("", _BOX.sub("", text)).replace("**", "").strip()
    label, rest = split_label(text)
    # "J. Moss" and "A. Holt" are names, not list letters; only what no name begins with goes
    if label and not label[0].isalpha():
        text = rest
    return "\t".join(fold(part) for part in text.split("\t")).strip(" ,;.*•|") + (
        "." if text.endswith(" Jr.") else ""
    )


def _aside_parts(text: str) -> list[str]:
    """Part what stands in one pair of brackets: "Treasurer, JS" is an office and initials."""
    parts = [p.strip() for p in re.split(r"[;,]", text) if p.strip()]
    if any(is_initials(p) for p in parts):
        return parts
    return [text.strip()] if text.strip() else []


def _pick_name(
    pieces: list[str], asides: list[str], vocabulary: Vocabulary, *, comma: bool
) -> tuple[PersonText, list[str]] | None:
    """Find the piece that is the name; return it with the others, in order."""
    if len(pieces) == 2 and comma and _is_surname_first(pieces[0], pieces[1], vocabulary):
        pieces = [f"{pieces[1]} {pieces[0]}"]
    for index, piece in enumerate(pieces[:3]):
        person = _read_name(piece, vocabulary)
        if person is None and not _may_precede(piece, vocabulary):
            return None  # "Welcome and overview – Moss"
        if person is None:
            continue
        if index and comma and not person.honorific and not _is_called(person.name, vocabulary):
            return None  # "Minister of State, Justice"
        later = pieces[index + 1 :]
        # "K0ABC - Ann Moss": a call sign or number first, the name behind it
        if index == 0 and later and _is_code(piece) and is_name(later[0], vocabulary):
            continue
        explained = _explained(person, later, asides, vocabulary)
        if explained:
            return explained
        return person, [*pieces[:index], *asides, *later]
    return None


def _is_called(name: str, vocabulary: Vocabulary) -> bool:
    return " " in name or is_given(name, vocabulary)


def _explained(
    person: PersonText, later: list[str], asides: list[str], vocabulary: Vocabulary
) -> tuple[PersonText, list[str]] | None:
    """Read what stands first as a body or as initials, where the name follows it.

    "Tarnworks (CEO Ann Moss)", "AM - Ann Moss", "AM (Ann Moss)".
    """
    if " " not in person.name and not is_given(person.name, vocabulary):
        inner = [p for a in asides if (p := _read_name(a, vocabulary)) and p.role and " " in p.name]
        if inner:
            return replace(inner[0], organisation=person.name), later
    if is_initials(person.name):
        for other in (*later[:1], *asides[:1]):
            named = _read_name(other, vocabulary)
            if named and letters(person.name) in {letters(f) for f in initials_of(named.name)}:
                rest = [p for p in (*later, *asides) if p != other]
                return replace(named, initials=person.name), rest
    return None


def _may_precede(piece: str, vocabulary: Vocabulary) -> bool:
    """Say whether a piece may stand before the name: an office, a body, a code, "all present"."""
    return (
        is_role(piece, vocabulary)
        or is_organisation(piece, vocabulary)
        or is_note(piece, vocabulary)
        or is_honorific(piece, vocabulary)
        or _is_code(piece)
        or bare(piece) in vocabulary.set("attendance.none")
    )


def _is_code(piece: str) -> bool:
    return " " not in piece and (any(c.isdigit() for c in piece) or is_radio_call(piece))


def _is_odd(words: list[str], vocabulary: Vocabulary) -> bool:
    """Say whether the last word is none of the name: "Ann Moss Apologies", but not "Parks Design Team"."""
    last = words[-1]
    if bare(last) in vocabulary.set("groups.words") and not is_given(words[0], vocabulary):
        return False
    return bare(last) in vocabulary.set("names.never") and last[0].isupper()


def _is_surname_first(first: str, second: str, vocabulary: Vocabulary) -> bool:
    """Say whether two pieces are a surname and a given name: "Moss, Ann", "van der Meer, J."."""
    words, given = first.split(), second.split()
    if len(given) > 2 or not all(w[:1].isupper() for w in given) or is_role(second, vocabulary):
        return False
    if is_postnominal(second, vocabulary) or bare(second) in vocabulary.set("names.suffixes"):
        return False
    short = len(words) == 1 or all(is_particle(w, vocabulary) for w in words[:-1])
    initials = all(re.fullmatch(r"(?:[A-Z]\.?-?){1,3}", w) for w in given)
    known = is_given(given[0], vocabulary) and not is_given(words[0], vocabulary)
    return short and is_name(first, vocabulary) and ((initials and "." in second) or known)


@remembered
def _read_name(piece: str, vocabulary: Vocabulary) -> PersonText | None:
    """Read a piece that may hold an office, titles, a name, degrees and an office behind it."""
    if is_note(piece, vocabulary) and not piece.startswith("@"):
        return None
    role, rest = leading_office(piece, vocabulary)
    honorific, rest = strip_honorifics(rest, vocabulary)
    words = rest.split()
    degrees: list[str] = []
    while len(words) > 1 and is_postnominal(words[-1], vocabulary):
        degrees.insert(0, words.pop().strip(",."))
    printed = initials_behind(words)  # "Ann Moss AM"
    words = words[:-1] if printed else words
    said: list[str] = []
    while len(words) > 2 and (is_call_sign(words[-1]) or _is_odd(words, vocabulary)):
        said.insert(0, words.pop())  # "Ann Moss Apologies", "Ann Moss K7XYZ"
    words, behind = trailing_office(words, vocabulary)
    name = " ".join(words)
    if behind and bare(words[-1]) in vocabulary.set("roles.qualifiers"):
        return None  # "Tarnworks Managing Director"
    if not is_name(name.lstrip("@"), vocabulary, loose=True) or is_role(name, vocabulary):
        return None
    if is_organisation(name, vocabulary) and not honorific and not is_initials(name):
        return None
    note = " ".join([*degrees, *said]) or None
    return PersonText(name, honorific, role or behind, initials=printed, note=note)


def _add(person: PersonText, part: str, vocabulary: Vocabulary) -> PersonText:
    """Put one more thing that an entry says where it belongs."""
    part = part.strip(" .,;")
    if not part:
        return person
    if person.initials is None and " " not in part and _are_initials_of(part, person.name):
        return replace(person, initials=part)
    if is_note(part, vocabulary) or is_postnominal(part, vocabulary):
        return replace(person, note=f"{person.note}; {part}" if person.note else part)
    if is_role(part, vocabulary) and not (is_acronym(part) and person.role):
        return replace(person, role=f"{person.role}, {part}" if person.role else part)
    if _is_code(part) and len(part) > 3:
        return replace(person, note=f"{person.note}; {part}" if person.note else part)
    if part[0].islower() and not is_organisation(part, vocabulary):
        return replace(person, note=f"{person.note}; {part}" if person.note else part)
    if part == person.organisation:
        return person
    if len(part.split()) > LONGEST_BODY:
        return replace(person, note=f"{person.note}; {part}" if person.note else part)
    return replace(person, organisation=f"{person.organisation}, {part}" if person.organisation else part)


def _are_initials_of(part: str, name: str) -> bool:
    """Say whether what is printed beside a name are its initials, rather than a body's.

    >>> [_are_initials_of(p, "Tom Berry") for p in ("TB", "TGB", "TBerry", "ESA", "JR")]
    [True, True, True, False, False]
    """
    key = letters(part)
    if len(part) > 1 and sum(c.isupper() for c in part) < 2:
        return False
    if key in {letters(f) for f in initials_of(name)} and (part[0].isupper()):
        return True
    words = name.split()
    first, last = letters(words[0])[:1], letters(words[-1])[:1]
    if not key or key[0] != first:
        return False
    return len(key) == 2 or (len(key) == 3 and key[-1] == last)
