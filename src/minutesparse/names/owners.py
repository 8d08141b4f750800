"""Who an owner's text names: one or several, a person, an office, a group, everybody, nobody known."""

from __future__ import annotations

import re

from minutesparse.compiling import compiled
from minutesparse.names.codes import is_acronym
from minutesparse.names.initials import is_initials
from minutesparse.names.judging import bare, is_given, is_name, is_role, strip_honorifics
from minutesparse.text import fold, plain
from minutesparse.vocabulary import Vocabulary

LONGEST_TIGHT = 7
LONGEST_TEXT = 2000
_OPEN, _CLOSE = "([", ")]"
_MARKS = compiled(r"(?:(?<!\s)\s*)?(?:[;,\n][;,\s&]*|\s[/+|]\s)\s*")
_TIGHT = compiled(r"[/&+]")
_AMPERSAND = compiled(r"\s&\s")
_BRACKET = compiled(r"(?:(?<!\s)\s*)?[(\[]([^()\[\]]{0,60})[)\]]\s*$")


def is_everyone(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether an owner's text means everybody.

    >>> from minutesparse.vocabulary import load
    >>> is_everyone("ALL", load("en")), is_everyone("@all", load("en")), is_everyone("Al", load("en"))
    (True, True, False)
    """
    return plain(fold(text)).strip("@.:()[] ") in vocabulary.set("groups.everyone")


def is_unknown(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether an owner's text says that nobody is known yet: "??", "TBC"."""
    return plain(fold(text)).strip(".:()[] ") in vocabulary.set("groups.unknown") or not re.search(
        r"\w", text
    )


def is_group(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether an owner's text names several people together, or a body.

    >>> from minutesparse.vocabulary import load
    >>> [is_group(t, load("en")) for t in ("Finance Committee", "Officers", "the Board", "Ann Moss", "TH")]
    [True, True, True, False, False]
    """
    words = [bare(w) for w in re.split(r"[\s/&]+", text) if bare(w)]
    if not words:
        return False
    if len(words) == 1:
        return words[0] in vocabulary.set("groups.words")
    known = vocabulary.set("groups.words") | vocabulary.set("organisations.words")
    if is_given(text.split(maxsplit=1)[0], vocabulary) and len(words) == 2:
        return words[1] in vocabulary.set("groups.words")
    return any(w in known for w in words) or vocabulary.pattern("groups.everyone").match(text) is not None


def split_owners(text: str, vocabulary: Vocabulary) -> list[str]:
    """Split the text of an owner's cell or mark into owners, each as written.

    One who acts on behalf of another is one owner. A group whose name holds "and" or a slash stays
    whole.

    >>> from minutesparse.vocabulary import load
    >>> [split_owners(t, load("en")) for t in ("TG & BM", "ND+MH", "FD / DH", "Ann and Jo", "Clerk/Chair")]
    [['TG', 'BM'], ['ND', 'MH'], ['FD', 'DH'], ['Ann', 'Jo'], ['Clerk', 'Chair']]
    >>> split_owners("CC on behalf of AO", load("en")), split_owners("Parks/Open Space Committee", load("en"))
    (['CC on behalf of AO'], ['Parks/Open Space Committee'])
    >>> split_owners("John (with Mary)", load("en")), split_owners("AB (lead), CD", load("en"))
    (['John', 'Mary'], ['AB', 'CD'])
    >>> split_owners("Marie with Jen or Fran", load("en")), split_owners("MW RD", load("en"))
    (['Marie', 'Jen', 'Fran'], ['MW', 'RD'])
    """
    if len(text) > LONGEST_TEXT:
        return [text.strip()]
    owners: list[str] = []
    for part in _outside_brackets(text, vocabulary):
        for owner in _without_brackets(part, vocabulary):
            cleaned = owner.strip(" \t,;:&+/-–—*•.") if re.search(r"\w", owner) else owner.strip()
            cleaned = _closing_stop(owner, cleaned)
            if owners and " " in owners[-1] and _is_suffix(cleaned, owners[-1], vocabulary):
                owners[-1] = f"{owners[-1]}, {cleaned}"
            elif cleaned and cleaned not in owners:
                owners.append(cleaned)
    return owners


def _is_suffix(text: str, name: str, vocabulary: Vocabulary) -> bool:
    """Tell the "Jr" of "Ann Moss, Jr" from somebody's initials: "Ann Moss, JR"."""
    written = re.fullmatch(r"[A-Z][a-z]+\.?|[IV]+", text) is not None or name.isupper()
    return written and bare(text) in vocabulary.set("names.suffixes")


def _closing_stop(written: str, cleaned: str) -> str:
    """Keep the full stop of "R.J." and "Jr.", drop that of a sentence."""
    return cleaned + "." if re.search(r"(?:\b[A-Z]\.[A-Z]|\bJr)\.$", written.strip()) else cleaned


def _outside_brackets(text: str, vocabulary: Vocabulary) -> list[str]:
    """Cut at the separators that stand outside brackets and part owners."""
    flat, depth = [], 0
    for c in text:
        depth += (c in _OPEN) - (c in _CLOSE and depth > 0)
        flat.append("\x00" if depth and c in ",;/&+\n" else c)
    masked = "".join(flat)
    parts = [masked[a:b] for a, b in _spans(masked, _MARKS)]
    parts = [p for part in parts for p in _at_tight_marks(part, vocabulary)]
    parts = [p for part in parts for p in _at_words(part, vocabulary)]
    parts = [p for part in parts for p in _at_blanks(part)]
    # give the masked marks back, in order of appearance
    lost = iter([c for c, f in zip(text, flat, strict=True) if f == "\x00"])
    return ["".join(next(lost) if c == "\x00" else c for c in part) for part in parts]


def _spans(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    at, spans = 0, []
    for match in pattern.finditer(text):
        spans.append((at, match.start()))
        at = match.end()
    return [(a, b) for a, b in [*spans, (at, len(text))] if text[a:b].strip(" \t")]


def _is_owner(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether a part of an owner's text can stand for an owner by itself."""
    text = _BRACKET.sub("", text).strip(" .,@")
    if not text:
        return False
    if bare(text.split()[0]) in vocabulary.set("names.articles"):
        text = text.split(None, 1)[-1]
    name = strip_honorifics(text, vocabulary)[1]
    return (
        (is_initials(text) and len(text) > 1)
        or is_everyone(text, vocabulary)
        or is_role(text, vocabulary)
        or is_group(text, vocabulary)
        or is_name(name, vocabulary, loose=" " not in name)
        or (is_acronym(text) and len(text) > 1)
    )


def _at_tight_marks(part: str, vocabulary: Vocabulary) -> list[str]:
    """Split "MW/YO" and "ND+MH", but not "T&F group", "R&D", "Parks/Open Space Committee"."""
    pieces = [part[a:b].strip() for a, b in _spans(part, _TIGHT)]
    if len(pieces) < 2 or not all(_is_owner(p, vocabulary) for p in pieces):
        return [part]
    if any(len(p) == 1 for p in pieces) or len(part.split()) > LONGEST_TIGHT:
        return [part]
    last = pieces[-1].split()
    if len(last) > 1 and is_group(pieces[-1], vocabulary):
        firm = [is_initials(p) or is_given(p, vocabulary) or is_role(p, vocabulary) for p in pieces[:-1]]
        return pieces if all(firm) else [part]
    return pieces


def _at_words(part: str, vocabulary: Vocabulary) -> list[str]:
    """Split at "and", "&", "with" where what stands on both sides can act.

    "Town and Parish Clerks" and "Finance & Resources Manager" stay whole.
    """
    if vocabulary.pattern("names.behalf").search(part) and not _BRACKET.search(part):
        return [part]
    leading = vocabulary.pattern("names.and").match(part.strip())
    if leading:
        part = part.strip()[leading.end() :]
    between = vocabulary.pattern("names.and", "groups.together")
    loose = [part[a:b].strip() for a, b in _spans(part, _AMPERSAND)]
    pieces = [p[a:b].strip() for p in loose for a, b in _spans(p, between)]
    pieces = [p for piece in pieces for p in _at_either(piece, vocabulary)]
    if len(pieces) < 2 or not all(_is_owner(p, vocabulary) for p in pieces):
        return [part]
    last = pieces[-1]
    phrase = is_group(last, vocabulary) or is_role(last, vocabulary)
    if phrase and len(last.split()) > 1 and bare(last.split()[0]) not in vocabulary.set("names.articles"):
        firm = [
            is_initials(p) or is_given(p.split()[0], vocabulary) or is_role(p, vocabulary)
            for p in pieces[:-1]
        ]
        return pieces if all(firm) else [part]
    return pieces


def _at_either(part: str, vocabulary: Vocabulary) -> list[str]:
    """Split "Jen or Fran" and "AB or CD", but not "Jen or another volunteer"."""
    pieces = [part[a:b].strip() for a, b in _spans(part, vocabulary.pattern("groups.either"))]
    firm = all(p and (is_initials(p) or is_given(p.split()[0], vocabulary)) for p in pieces)
    return pieces if firm and len(pieces) > 1 else [part]


def _at_blanks(part: str) -> list[str]:
    """Split "MW RD", initials with nothing but a blank between them."""
    pieces = part.split()
    alone = 1 < len(pieces) <= LONGEST_TIGHT and all(re.fullmatch(r"[A-Z]{2,3}", p) for p in pieces)
    return pieces if alone else [part]


def _without_brackets(part: str, vocabulary: Vocabulary) -> list[str]:
    """Take what brackets add to an owner: a helper is an owner too, "(lead)" is nobody."""
    match = _BRACKET.search(part)
    if not match or match.start() == 0:
        return [part.strip("()[] ") if match else part]
    inside, before = match[1].strip(), part[: match.start()]
    if plain(inside) in vocabulary.set("groups.lead"):
        return [before]
    helper = vocabulary.pattern("groups.together").match(inside)
    if helper:
        return [before, *split_owners(inside[helper.end() :], vocabulary)]
    return [part]
