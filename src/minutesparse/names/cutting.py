"""Cutting a line of people at its separators: commas, semicolons, tabs, "and", brackets that end an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.names.judging import (
    is_given,
    is_honorific,
    is_name,
    is_organisation,
    is_role,
    strip_honorifics,
)
from minutesparse.names.person import read_person
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_BLANK_RUN = compiled(r"(?<![\t ])[\t ]++(?:[-–—:][\t ]++)?")
_PHRASE_ENDS = compiled(r"[,;:()\[\]\n\t]")
PHRASE_LENGTH = 80
_SEVERAL = 4
"""Words that are more than one name."""
Cut = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch between separators.

    `by` is the separator before it: "line" (a new line), ";", "tab", ",", "&" (any word or mark that
    joins two people) or ")" (nothing but a bracket that closed).
    """

    start: int
    end: int
    text: str
    by: str


@cache
def _tokens(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of everything that may open, close or part entries."""
    words = vocabulary.pattern("names.and").pattern
    by = vocabulary.pattern("attendance.by_whom").pattern
    return compiled(
        rf"(?P<open>[(\[{{])|(?P<close>[)\]}}])|(?P<line>\n)|(?P<mark>[,;\t|•]|(?<=\w\w\w)\.\s+(?=\d|[^\W\d_]{{4,12}}\s{by}\s))"
        rf"|(?P<join>(?<=[\s)])[&+/]|(?<=\s){words}(?=\s))",
        re.IGNORECASE,
    )


def cut_pieces(text: str, vocabulary: Vocabulary) -> list[Piece]:
    """Cut at every separator outside brackets, and behind a bracket that a name follows."""
    even = _BLANK_RUN.sub(_dash_by_tab, text)
    pieces: list[Piece] = []
    at, by = 0, "line"
    for start, end, mark in [*_cuts(even, vocabulary), (len(text), len(text), "")]:
        if start < at:
            continue
        stretch = text[at:start]
        left = at + next(
            (i for i, c in enumerate(stretch) if not (c.isspace() or c in ",;:.•*")), len(stretch)
        )
        right = (
            at
            + len(stretch)
            - next(
                (i for i, c in enumerate(reversed(stretch)) if not (c.isspace() or c in ",;")), len(stretch)
            )
        )
        if left < right:
            pieces.append(Piece(left, right, text[left:right], by))
            by = mark
        else:
            by = _stronger(by, mark)
        at = end
    return pieces


def _dash_by_tab(match: re.Match[str]) -> str:
    """Make " - " of a dash that stands among tabs ("Ann Moss<tab>-<tab>Tarnworks"), as long as it was."""
    run = match.group()
    dashed = run.strip()
    return " " * (len(run) - 2) + "- " if dashed and "\t" in run else run


def _stronger(first: str, second: str) -> str:
    """Of two separators with nothing between them, keep the one that parts more: ", and" joins people."""
    for mark in ("line", ";", "&"):
        if mark in (first, second):
            return mark
    return second


def _cuts(text: str, vocabulary: Vocabulary) -> Iterator[Cut]:
    depth = 0
    begin = 0
    for match in _tokens(vocabulary).finditer(text):
        kind = match.lastgroup
        if kind == "open":
            depth += 1
        elif kind == "line":
            depth, begin = 0, match.end()  # a bracket left open ends with its line
            yield match.start(), match.end(), "line"
        elif kind == "close":
            depth = max(0, depth - 1)
            aside = text[: match.start()][-PHRASE_LENGTH:].rpartition("(")[2]
            after = text[match.end() : match.end() + PHRASE_LENGTH]
            # "Robert (Bob) Moss" is one person, "Ann (Chair) Joe" two
            if not depth and not is_given(aside, vocabulary) and _begins_entry(after, vocabulary):
                yield match.end(), match.end(), ")"
        elif not depth and not (
            kind == "join"
            and (
                _is_in_body(text, begin, match, vocabulary)
                or _is_one_phrase(text, begin, match.start(), vocabulary)
            )
        ):
            begin = match.end()
            yield match.start(), match.end(), _mark(match)


def _mark(match: re.Match[str]) -> str:
    if match.lastgroup == "join":
        return "&"
    return {"\t": "tab", ",": ","}.get(match.group(), ";")


def _is_in_body(text: str, begin: int, match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Say whether "&" joins two words of the body behind a name: "Ann Moss - Tarn & Fell"."""
    before = re.split(r"\s[-–—]\s", text[max(begin, match.start() - PHRASE_LENGTH) : match.start()])
    after = _PHRASE_ENDS.split(text[match.end() : match.end() + PHRASE_LENGTH])[0].split()
    word = before[-1].strip()
    single = len(before) > 1 and len(word.split()) == 1 and len(after) == 1
    return (
        match.group() == "&"
        and single
        and not (is_given(word, vocabulary) and is_given(after[0], vocabulary))
    )


def _is_one_phrase(text: str, begin: int, at: int, vocabulary: Vocabulary) -> bool:
    """Say whether the "and" at a place is within an office or body: "Parks and Roads Manager"."""
    before = _PHRASE_ENDS.split(text[max(begin, at - PHRASE_LENGTH) : at])[-1]
    person = read_person(before, vocabulary)
    if (
        _is_article_behind(text, at, vocabulary)
        or not before.strip()
        or (person and (" " in person.name or person.honorific or person.role))
    ):
        return False
    phrase = (before + _PHRASE_ENDS.split(text[at : at + PHRASE_LENGTH])[0].split(". ")[0]).strip()
    if not phrase or is_given(phrase.split()[0], vocabulary) or is_honorific(phrase.split()[0], vocabulary):
        return False
    held = is_role(phrase, vocabulary) or is_organisation(phrase, vocabulary)
    return held and read_person(phrase, vocabulary) is None


def _is_article_behind(text: str, at: int, vocabulary: Vocabulary) -> bool:
    """Say whether the joining word at a place is followed by an article: "… and the Clerk"."""
    following = text[at : at + PHRASE_LENGTH].split(None, 2)
    return len(following) > 2 and plain(following[1]) in vocabulary.set("names.articles")


def _begins_entry(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether what follows a closing bracket, with no comma, begins another person."""
    match = re.match(r"[:.]?\s+(?=[^\W\d_])", text)
    if not match:
        return False
    head = re.split(r"[,;:(\[\n\t]|\s[-–—]\s", text[match.end() :], maxsplit=1)[0].strip()
    head = vocabulary.pattern("names.and").split(head, maxsplit=1)[0].strip()
    _, name = strip_honorifics(head, vocabulary)
    words = name.split()
    if len(words) >= _SEVERAL and is_given(words[0], vocabulary):
        name = " ".join(words[:2])  # "… (Editor) Lucy Moss Joe Hale": several names with no mark between
    return (
        is_name(name, vocabulary) and not is_role(head, vocabulary) and not is_organisation(head, vocabulary)
    )


def segments(pieces: list[Piece]) -> list[list[Piece]]:
    """Group the pieces between line ends and semicolons, which always end an entry."""
    found: list[list[Piece]] = []
    for piece in pieces:
        if piece.by in ("line", ";") or not found:
            found.append([piece])
        else:
            found[-1].append(piece)
    return found
