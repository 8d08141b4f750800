"""Splitting a line of people into entries, without cutting an entry at its own commas."""

from __future__ import annotations

import re
from dataclasses import replace

from minutesparse.compiling import compiled
from minutesparse.names.codes import is_acronym, is_call_sign
from minutesparse.names.cutting import Piece, cut_pieces, segments
from minutesparse.names.holders import offices_first
from minutesparse.names.judging import (
    bare,
    is_given,
    is_honorific,
    is_name,
    is_note,
    is_organisation,
    is_postnominal,
    is_role,
    mapping,
    strip_honorifics,
)
from minutesparse.names.offices import trailing_office
from minutesparse.names.person import read_person
from minutesparse.remembering import remembered
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_FAR = 50
_CODED = compiled(r"(?<!\S)([A-Z0-9]{4,9})\s[-–—:]\s(?=[A-Z])")
_INITIALS = compiled(r"[A-Z]{2,3}")
_FEWEST_INITIALS = 2
_SHORT = 2
"""Letters of most initials: three each are rather bodies."""
_ONE_NAME = 3
_NICK = compiled(r"['‘\"“][\w-]+['’\"”]")
_SURNAME_FIRST = compiled(r"\s*[^\W\d_][\w'’-]*\s*,\s*[^\W\d_][\w'’.-]*(?:\s[^\W\d_]\.?)?\s*")


@remembered
def split_people(text: str, vocabulary: Vocabulary, *, listed: bool = False) -> list[tuple[int, int, str]]:
    """Split a line, cell or paragraph into entries: start, end and text of each.

    An entry's text is the stretch itself, except where the line says a thing once for several: a
    plural title ("Cllrs Moss, Hale") or a shared surname. `listed` says that the text is one item of
    a list, where what follows the first comma is about the same person unless it is plainly another.

    >>> from minutesparse.vocabulary import load
    >>> [t for _, _, t in split_people("Cllrs Moss, Hale and Ann Berry (Clerk), Jo Tarn, Acme Ltd", load("en"))]
    ['Cllr Moss', 'Cllr Hale', 'Cllr Ann Berry (Clerk)', 'Jo Tarn, Acme Ltd']
    >>> [t for _, _, t in split_people("Moss, Ann; Hale, Jo", load("en"))]
    ['Moss, Ann', 'Hale, Jo']
    """
    if held := offices_first(text, vocabulary):
        return [(start, end, text[start:end]) for start, end in held]
    entries: list[Piece] = []
    pieces = cut_pieces(text, vocabulary)
    semicolons = sum(p.by == ";" for p in pieces) > 0
    parted = segments(pieces)
    for segment in parted:
        start, end = segment[0].start, segment[-1].end
        # "Moss, Ann" alone may be two people
        sure = listed or len(parted) > 1 or "." in segment[-1].text
        if sure and _is_surname_first(text[start:end], segment, vocabulary):
            entries.append(replace(segment[0], end=end, text=text[start:end]))
            continue
        entries.extend(_joined(text, segment, vocabulary, listed=listed or semicolons))
    if len(entries) == 1 and (letters := _initials_in(entries[0], vocabulary, listed=listed)):
        entries = letters
    else:
        entries = [run for entry in entries for run in _run_on_names(entry, vocabulary)]
    return [(e.start, e.end, e.text) for e in _with_shared_words(entries, vocabulary)]


def _is_surname_first(text: str, segment: list[Piece], vocabulary: Vocabulary) -> bool:
    """Say whether a whole segment is one "Moss, Ann"; two given names are two people."""
    if len(segment) != 2 or segment[1].by != "," or not _SURNAME_FIRST.fullmatch(text):
        return False
    surname, given = segment[0].text, segment[1].text
    initials = bool(re.fullmatch(r"(?:[A-Z]\.\s?){1,3}", given))
    return (is_given(given.split()[0], vocabulary) or initials) and not is_given(surname, vocabulary)


def _joined(text: str, segment: list[Piece], vocabulary: Vocabulary, *, listed: bool) -> list[Piece]:
    """Join to each person the pieces that are about the same person."""
    names = [_names_somebody(p.text, vocabulary) for p in segment]
    # Nothing but capitals, several times: a list of initials, not a person and bodies
    capitals = sum(is_acronym(p.text) for p in segment) * 2 > len(segment)
    entries: list[Piece] = []
    for i, piece in enumerate(segment):
        if not entries or not _is_about_last(i, segment, names, vocabulary, listed=listed, capitals=capitals):
            entries.append(piece)
        else:
            entries[-1] = replace(entries[-1], end=piece.end, text=text[entries[-1].start : piece.end])
    return entries


def _is_about_last(
    i: int, segment: list[Piece], names: list[bool], vocabulary: Vocabulary, *, listed: bool, capitals: bool
) -> bool:
    piece, before = segment[i], segment[i - 1]
    words = piece.text.split()
    head = piece.text[:1]
    if (
        bare(words[0]) in vocabulary.set("names.articles")
        or piece.by == ")"
        or ((words[0].isdigit() or words[0] in vocabulary.set("dates.number_words")) and len(words) > 1)
    ):
        return False
    if head == "@" and not before.text.startswith("@"):
        begins = {w[:1] for w in plain(before.text).split()}
        return plain(piece.text[1:2]) in begins  # "Ann Moss, @amoss" is one person, "Jo, @lenny" two
    if head == "@":
        return False  # "@mira, @jonas": a list of handles
    if (
        head in "(["
        or bare(piece.text) in vocabulary.set("names.suffixes")
        or is_postnominal(piece.text, vocabulary)
    ):
        return True
    if all(is_honorific(w, vocabulary) for w in before.text.split()):
        return False  # "Mr and Mrs Moss"
    if is_note(piece.text, vocabulary) and not head.isupper():
        return True
    if names[i]:
        if not is_given(words[0], vocabulary) and (
            (len(words) == 1 and _has_open_office(segment, i, vocabulary))
            or (listed and _is_of_office(segment, i, vocabulary))
        ):
            return True  # "Ann Moss Director, Roads and Bins"
        if piece.by == "&":
            # "Ann Moss - Tarnworks / moor7": a nick behind a full name
            return len(words) == 1 and any(c.isdigit() for c in words[0]) and len(segment[0].text.split()) > 1
        shouted = piece.text.isupper() and len(words) == 1 and not before.text.isupper()
        bodyish = (is_acronym(piece.text) or shouted) and len(before.text.split()) > 1 and not capitals
        if bodyish:
            return True
        # one item of a list, "Ann Moss, Tarnworks": one word behind a full name
        return (
            listed
            and len(words) == 1
            and len(_bare_name(before.text, vocabulary)) > 1
            and i == len(segment) - 1
            and not is_given(piece.text, vocabulary)
        )
    if piece.by == "tab" and not (is_role(piece.text, vocabulary) or is_organisation(piece.text, vocabulary)):
        return bool(head) and not head.isupper()
    return True


def _is_of_office(segment: list[Piece], i: int, vocabulary: Vocabulary) -> bool:
    """Say whether a piece tells of what the office before it is: "Ann Moss, Minister of State, Roads and Safe Ways"."""
    at = i - 1
    if segment[i].by == "&" and at > 0 and len(segment[at].text.split()) == 1:
        at -= 1
    elif len(segment[i].text.split()) > 1:
        return False
    office = segment[at].text
    return (
        at > 0
        and len(office.split()) > 1
        and is_role(office, vocabulary)
        and not read_person(office, vocabulary)
    )


def _has_open_office(segment: list[Piece], i: int, vocabulary: Vocabulary) -> bool:
    """Say whether the last of the pieces before that is a full name runs on into an office, with no bracket."""
    for piece in reversed(segment[max(0, i - _FAR) : i]):
        words = piece.text.split()
        if len(words) > 2 and "(" not in piece.text:
            said = re.split(r":\s|\s[-–—]\s", piece.text)[1:]  # "Jo Moss: Cabinet Member: Roads and Bins"
            if any(is_role(part, vocabulary) for part in said):
                return True
        if len(words) > 2:
            return "(" not in piece.text and trailing_office(words, vocabulary)[1] is not None
        if len(words) == 2:
            return False
    return False


def _bare_name(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return the words of an entry's name, without brackets and titles."""
    outside = re.split(r"[(\[]|\s[-–—]\s", text, maxsplit=1)[0].strip()
    return strip_honorifics(outside, vocabulary)[1].split() if outside else []


def _names_somebody(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether a piece by itself begins an entry: it holds a name, and is no office or body."""
    if is_role(text, vocabulary) and read_person(text, vocabulary) is None:
        return False
    outside = re.split(r"[(\[]|\s[-–—:]\s|\t", text, maxsplit=1)[0].strip()
    if not outside or (is_note(outside, vocabulary) and not outside[:1].isupper()):
        return False
    person = read_person(outside, vocabulary)
    return person is not None and (len(person.name) > 1 or person.name.isupper())


def _run_on_names(entry: Piece, vocabulary: Vocabulary) -> list[Piece]:
    """Cut "Ann Moss Joe Hale" in two, where the given names tell that there are two."""
    signs = [m.start(1) for m in _CODED.finditer(entry.text) if is_call_sign(m[1])]
    if len(signs) > 1:  # "K7XYZ - Ann Moss K7ABC - Joe Hale"
        signs = signs if signs[0] == 0 else [0, *signs]
        ends = [*signs[1:], len(entry.text)]
        cuts = [(a, a + len(entry.text[a:b].rstrip())) for a, b in zip(signs, ends, strict=True)]
        return [Piece(entry.start + a, entry.start + b, entry.text[a:b], entry.by) for a, b in cuts]
    bare_text = re.split(r"\s[(\[]", entry.text, maxsplit=1)[0]
    words = [w for w in re.finditer(r"\S+", bare_text) if not _NICK.fullmatch(w.group())]
    if len(words) > 1 and all(w.group().startswith("@") for w in words):
        return [  # "@mira @jonas"
            Piece(entry.start + w.start(), entry.start + w.end(), w.group(), entry.by) for w in words
        ]
    plain_words = all(re.fullmatch(r"[^\W\d_][\w'’-]+", w.group()) and w.group()[0].isupper() for w in words)
    if len(words) < 4 or len(words) % 2 or not plain_words:
        return [entry]
    firsts, seconds = words[::2], words[1::2]
    known = sum(is_given(w.group(), vocabulary) for w in firsts)
    odd = sum(is_given(w.group(), vocabulary) for w in seconds)
    if known * 3 < len(firsts) * 2 or (len(words) == 4 and (known < 2 or odd)) or odd * 2 > len(seconds):
        return [entry]
    cut = [(a.start(), b.end()) for a, b in zip(firsts, seconds, strict=True)]
    cut[-1] = (cut[-1][0], len(entry.text))  # what stands in brackets is the last one's
    return [Piece(entry.start + a, entry.start + b, entry.text[a:b], entry.by) for a, b in cut]


def _initials_in(entry: Piece, vocabulary: Vocabulary, *, listed: bool) -> list[Piece]:
    """Cut an entry that is nothing but initials with no mark between them ("AM JH CV"), else return nothing."""
    words = list(re.finditer(r"\S+", re.split(r"\s[(\[]", entry.text, maxsplit=1)[0]))
    said = [w.group() for w in words]
    # Two in one item of a list are more likely one name in capitals.
    if len(said) < _FEWEST_INITIALS + listed or not all(_INITIALS.fullmatch(w) for w in said):
        return []
    if 2 * sum(len(w) == _SHORT for w in said) < len(said) or bare(" ".join(said)) in vocabulary.set(
        "attendance.none"
    ):
        return []  # "BBC ITV", "NO ONE"
    if len(said) <= _ONE_NAME and is_given(said[0], vocabulary):
        return []  # "ANN MAY LEE"
    if all(is_postnominal(w, vocabulary) for w in said[1:]):
        return []  # "AM MBE" is one person
    return [Piece(entry.start + w.start(), entry.start + w.end(), w.group(), entry.by) for w in words]


def _with_shared_words(entries: list[Piece], vocabulary: Vocabulary) -> list[Piece]:
    """Give each entry the title or surname that the line says once for several."""
    title: str | None = None
    done: list[Piece] = []
    for i, entry in enumerate(entries):
        words = entry.text.split()
        if entry.by == "line" or (entry.by == ";" and not title):
            title = None
        if is_honorific(words[0], vocabulary):
            follows = entries[i + 1] if i + 1 < len(entries) else None
            title = mapping(vocabulary, "honorifics.plural").get(bare(words[0]))
            done.append(replace(entry, text=_titled(words, title, follows, vocabulary) or entry.text))
        elif title and is_name(_outside(entry.text), vocabulary):
            done.append(replace(entry, text=f"{title} {entry.text}"))
        else:
            done.append(entry)
    return done


def _titled(words: list[str], title: str | None, follows: Piece | None, vocabulary: Vocabulary) -> str | None:
    """Write out an entry that begins with a title, where it leaves something to the next: "Mr and Mrs Moss"."""
    if len(words) > 1:
        return " ".join([title, *words[1:]]) if title else None
    if follows is None or follows.by != "&":
        return None
    surname = strip_honorifics(follows.text, vocabulary)[1].split()[-1]
    return f"{title or words[0]} {surname}"


def _outside(text: str) -> str:
    return re.split(r"[(\[]", text, maxsplit=1)[0].strip()
