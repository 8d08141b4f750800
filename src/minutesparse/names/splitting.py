"""Splitting a line of people into entries, without cutting an entry at its own commas."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from minutesparse.names.judging import (
    bare,
    is_acronym,
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
from minutesparse.names.person import read_person
from minutesparse.vocabulary import Vocabulary

_OPEN, _CLOSE = "([{", ")]}"
_DASH_BY_TAB = re.compile(r"\t[\t ]*[-–—:][\t ]*|[ \t]+[-–—][ \t]*\t[\t ]*")
_SURNAME_FIRST = re.compile(r"\s*[^\W\d_][\w'’-]*\s*,\s*[^\W\d_][\w'’.-]*(?:\s[^\W\d_]\.?)?\s*")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch between separators. `by` is the separator before it: one of "\\n", ";", "\\t", ",", "&", ")"."""

    start: int
    end: int
    text: str
    by: str


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
    entries: list[_Piece] = []
    pieces = _pieces(text, vocabulary)
    semicolons = sum(p.by == ";" for p in pieces) > 0
    segments = _segments(pieces)
    for segment in segments:
        start, end = segment[0].start, segment[-1].end
        # "Moss, Ann" alone may be two people
        sure = listed or len(segments) > 1 or "." in segment[-1].text
        if sure and _is_surname_first(text[start:end], segment, vocabulary):
            entries.append(replace(segment[0], end=end, text=text[start:end]))
            continue
        entries.extend(_joined(text, segment, vocabulary, listed=listed or semicolons))
    entries = [run for entry in entries for run in _run_on_names(entry, vocabulary)]
    return [(e.start, e.end, e.text) for e in _with_shared_words(entries, vocabulary)]


def _pieces(text: str, vocabulary: Vocabulary) -> list[_Piece]:
    """Cut at every separator outside brackets, and behind a bracket that a name follows."""
    text_ = _DASH_BY_TAB.sub(lambda m: " " * (len(m.group()) - 2) + "- ", text)
    joiner = vocabulary.pattern("names.and")
    cuts: list[tuple[int, int, str]] = []
    depth = 0
    i = 0
    while i < len(text_):
        c = text_[i]
        if c in _OPEN:
            depth += 1
        elif c in _CLOSE and depth:
            depth -= 1
            if not depth and re.match(r"[:.]?\s+[^\W\d_]", text_[i + 1 : i + 40]) and _begins_entry(text_[i + 1 :], vocabulary):
                cuts.append((i + 1, i + 1 + len(text_[i + 1 :]) - len(text_[i + 1 :].lstrip(":. \t")), ")"))
        elif c == "\n":
            depth = 0  # a bracket left open ends with its line
            cuts.append((i, i + 1, "\n"))
        elif not depth and c in ",;\t|•":
            cuts.append((i, i + 1, ";" if c in ";|•" else c))
        elif not depth and c in "&+/" and text_[i - 1 : i] in {" ", ")"} and not _is_one_phrase(text_, i, cuts, vocabulary):
            cuts.append((i, i + 1, "&"))
        elif not depth and c.isspace() and text_[i + 1 : i + 2].isalpha():
            match = joiner.match(text_, i + 1)
            if match and text_[match.end() : match.end() + 1].isspace() and not _is_one_phrase(text_, i, cuts, vocabulary):
                cuts.append((match.start(), match.end(), "&"))
                i = match.end()
                continue
        i += 1
    pieces, at, by = [], 0, "\n"
    for start, end, mark in [*cuts, (len(text), len(text), "")]:
        if start < at:
            continue
        left = at + len(text[at:start]) - len(text[at:start].lstrip(" \t,;.•*"))
        right = start - (len(text[left:start]) - len(text[left:start].rstrip(" \t,;"))) if left < start else left
        if left < right:
            pieces.append(_Piece(left, right, text[left:right], by))
            by = mark
        elif "\n" in (by, mark) or ";" in (by, mark):
            by = "\n" if "\n" in (by, mark) else ";"
        else:
            by = mark if by != "&" else by
        at = end
    return pieces


def _is_one_phrase(text: str, at: int, cuts: list[tuple[int, int, str]], vocabulary: Vocabulary) -> bool:
    """Say whether the "and" at a place is within an office or body: "Parks and Roads Manager"."""
    begin = cuts[-1][1] if cuts else 0
    phrase = text[begin : at + 80]
    phrase = re.split(r"[,;:()\[\]\n\t]", phrase[: at - begin])[-1] + re.split(r"[,;:()\[\]\n\t.]", phrase[at - begin :])[0]
    phrase = phrase.strip()
    if not phrase or is_given(phrase.split()[0], vocabulary) or is_honorific(phrase.split()[0], vocabulary):
        return False
    held = is_role(phrase, vocabulary) or is_organisation(phrase, vocabulary)
    return held and read_person(phrase, vocabulary) is None


def _begins_entry(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether what follows a closing bracket, with no comma, begins another person."""
    head = re.split(r"[,;:(\[\n\t]|\s[-–—]\s", text.lstrip(" :.\t"), maxsplit=1)[0].strip()
    joined = vocabulary.pattern("names.and").split(head, maxsplit=1)[0].strip()
    _, name = strip_honorifics(joined, vocabulary)
    return is_name(name, vocabulary) and not is_role(joined, vocabulary) and not is_organisation(joined, vocabulary)


def _segments(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Group the pieces between line ends and semicolons, which always end an entry."""
    segments: list[list[_Piece]] = []
    for piece in pieces:
        if piece.by in "\n;" or not segments:
            segments.append([piece])
        else:
            segments[-1].append(piece)
    return segments


def _is_surname_first(text: str, segment: list[_Piece], vocabulary: Vocabulary) -> bool:
    """Say whether a whole segment is one "Moss, Ann"; two given names are two people."""
    if len(segment) != 2 or segment[1].by != "," or not _SURNAME_FIRST.fullmatch(text):
        return False
    surname, given = segment[0].text, segment[1].text
    initials = bool(re.fullmatch(r"(?:[A-Z]\.\s?){1,3}", given))
    return (is_given(given.split()[0], vocabulary) or initials) and not is_given(surname, vocabulary)


def _joined(text: str, segment: list[_Piece], vocabulary: Vocabulary, *, listed: bool) -> list[_Piece]:
    """Join to each person the pieces that are about the same person."""
    names = [_names_somebody(p.text, vocabulary) for p in segment]
    # Nothing but capitals, several times: a list of initials, not a person and bodies
    capitals = sum(is_acronym(p.text) for p in segment) * 2 > len(segment)
    entries: list[_Piece] = []
    for i, piece in enumerate(segment):
        if not entries or not _is_about_last(i, segment, names, vocabulary, listed=listed, capitals=capitals):
            entries.append(piece)
        else:
            entries[-1] = replace(entries[-1], end=piece.end, text=text[entries[-1].start : piece.end])
    return entries


def _is_about_last(
    i: int, segment: list[_Piece], names: list[bool], vocabulary: Vocabulary, *, listed: bool, capitals: bool
) -> bool:
    piece, before = segment[i], segment[i - 1]
    words = piece.text.split()
    head = piece.text[:1]
    if bare(words[0]) in {"the", "de", "het"} or piece.by == ")" or (words[0].isdigit() and len(words) > 1):
        return False
    if head in "([" or bare(piece.text) in vocabulary.set("names.suffixes") or is_postnominal(piece.text, vocabulary):
        return True
    if all(is_honorific(w, vocabulary) for w in before.text.split()):
        return False  # "Mr and Mrs Moss"
    if is_note(piece.text, vocabulary) and not head.isupper():
        return True
    if names[i]:
        if piece.by == "&":
            # "Ann Moss - Tarnworks / moor7": a nick behind a full name
            return len(words) == 1 and any(c.isdigit() for c in words[0]) and len(segment[0].text.split()) > 1
        shouted = piece.text.isupper() and len(words) == 1 and not before.text.isupper()
        bodyish = (is_acronym(piece.text) or shouted) and len(before.text.split()) > 1 and not capitals
        if bodyish:
            return True
        # one item of a list, "Ann Moss, Tarnworks": one word behind a full name
        return listed and len(words) == 1 and len(_bare_name(before.text, vocabulary)) > 1 and i == len(segment) - 1 \
            and not is_given(piece.text, vocabulary)
    if piece.by == "\t" and not (is_role(piece.text, vocabulary) or is_organisation(piece.text, vocabulary)):
        return bool(head) and not head.isupper()
    return True


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


def _run_on_names(entry: _Piece, vocabulary: Vocabulary) -> list[_Piece]:
    """Cut "Ann Moss Joe Hale" in two, where the given names tell that there are two."""
    words = list(re.finditer(r"\S+", entry.text))
    plain_words = all(re.fullmatch(r"[^\W\d_][\w'’-]+", w.group()) and w.group()[0].isupper() for w in words)
    if len(words) < 4 or len(words) % 2 or not plain_words:
        return [entry]
    firsts, seconds = words[::2], words[1::2]
    known = sum(is_given(w.group(), vocabulary) for w in firsts)
    odd = sum(is_given(w.group(), vocabulary) for w in seconds)
    if known * 3 < len(firsts) * 2 or (len(words) == 4 and (known < 2 or odd)) or odd * 2 > len(seconds):
        return [entry]
    cut = [(a.start(), b.end()) for a, b in zip(firsts, seconds, strict=True)]
    return [_Piece(entry.start + a, entry.start + b, entry.text[a:b], entry.by) for a, b in cut]


def _with_shared_words(entries: list[_Piece], vocabulary: Vocabulary) -> list[_Piece]:
    """Give each entry the title or surname that the line says once for several."""
    plural = mapping(vocabulary, "honorifics.plural")
    title: str | None = None
    done: list[_Piece] = []
    for i, entry in enumerate(entries):
        words = entry.text.split()
        if entry.by in "\n;" and not (entry.by == ";" and title):
            title = None
        if is_honorific(words[0], vocabulary):
            title = plural.get(bare(words[0]))
            follows = entries[i + 1] if i + 1 < len(entries) else None
            if len(words) == 1 and follows and follows.by == "&":
                # "Mr and Mrs Moss": two people, one surname
                surname = strip_honorifics(follows.text, vocabulary)[1].split()[-1]
                entry = replace(entry, text=f"{plural.get(bare(words[0]), words[0])} {surname}")
            elif title and len(words) > 1:
                entry = replace(entry, text=" ".join([title, *words[1:]]))
        elif title and (is_name(_outside(entry.text), vocabulary)):
            entry = replace(entry, text=f"{title} {entry.text}")
        done.append(entry)
    return done


def _outside(text: str) -> str:
    return re.split(r"[(\[]", text, maxsplit=1)[0].strip()
