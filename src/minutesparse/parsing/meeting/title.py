"""Taking a title line apart: the body's name without "Minutes of", dates and places."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.dates.grammar import any_of
from minutesparse.parsing.meeting.cuts import CUT, alone, cut_place, without_times
from minutesparse.text import plain, words
from minutesparse.vocabulary import Vocabulary

MAX_WORDS = 16
_GOES_ON = compiled(r"\s(?:the|a|an)\s", re.IGNORECASE)
_OF = compiled(r"\b(?:of|van)\s(?:the\s|de\s)?$", re.IGNORECASE)
_PARTS = compiled(rf"{CUT}|\s[–—|•·-]{{1,2}}\s|(?<=\w):\s|\s{{3,}}|\t")
_TWO = 2
_PICTURES = compiled(r"[\u2300-\u27bf\U0001f300-\U0001faff\ufe0f]+")
EDGE = " \t,;:.–—-|•·*_#\"'“”()[]/"


@dataclass(frozen=True, slots=True)
class Body:
    """A name that may be the body's, as written. `weight` says how much speaks for it.

    `told`: the line speaks of minutes or of a meeting, so that an unlikely name is one all the same.
    """

    name: str
    weight: float
    index: int
    organisation: str | None = None
    told: bool = False


def read_title(text: str, vocabulary: Vocabulary) -> list[Body]:
    """Return the bodies that a title line may name, with weights of its own words.

    >>> from minutesparse.vocabulary import load
    >>> [b.name for b in read_title("DRAFT Minutes of the Harbour Committee Meeting, 3 May 2021", load("en"))]
    ['Harbour Committee']
    >>> read_title("Minutes of the meeting held on 3 May 2021", load("en"))
    []
    """
    if len(text) > 220 or "@" in text or "://" in text:
        return []
    text = re.sub(r"^\[[^\[\]]{1,30}\]\s+(?=\S)", "", re.sub(r"\s\w+:$", "", text))  # "[list] …", "… Next:"
    text = re.sub(r"^\d{4}-\d\d-\d\d\s+(?=[^\W\d_])", "", text)  # a file's name, of whatever century
    bare = cut_place(without_times(text, vocabulary), vocabulary)
    pieces = [p for p in _PARTS.split(bare) if p.strip(EDGE)]
    found = []
    whole, told_whole = strip_title(" ".join(bare.replace(CUT, " ").split()), vocabulary)
    beside = len(pieces) == _TWO and any(_is_of_minutes(piece, vocabulary) for piece in pieces)
    for piece in pieces:
        name, told = strip_title(piece, vocabulary)
        meets = vocabulary.pattern("meeting.sittings").search(piece)
        if not (meets or has_body_word(name, vocabulary)) and vocabulary.pattern("headings.agenda").search(
            piece
        ):
            told = False  # "Consent agenda" is an item
        if not name or len(words(name)) > MAX_WORDS:
            continue
        weight = 1.0 + 3.0 * told + _body_weight(name, vocabulary)
        places = _places_of(name, text)
        if any(_GOES_ON.match(text, end) for _, end in places):
            continue  # "Includes the minutes of …" is no name
        if len(pieces) == 1 and told_whole:
            name = whole
        if told and any(_OF.search(text, max(0, start - 8), start) for start, _ in places):
            weight += 1.5  # "Minutes of the Harbour Committee" leaves no doubt
        sure = told or (beside and not meets and is_proper(name) and _may_meet(name, vocabulary))
        found += [with_parent(Body(name, weight, 0, told=sure), vocabulary)]
    if len(found) > 1 and found[1].weight > found[0].weight and is_proper(found[0].name):
        # "Moor Society: Finance Committee Meeting"
        found[1] = replace(
            found[1], organisation=found[1].organisation or found[0].name, weight=found[1].weight + 0.1
        )
    return found


def _is_of_minutes(piece: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a piece of a title only says that these are minutes: "Moor Ramblers - Minutes"."""
    return plain(piece).strip(EDGE) in vocabulary.set("meeting.minutes") - vocabulary.set("headings.agenda")


def _may_meet(name: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a name beside "Minutes" may be a body's: "Gates" is what they spoke of, "Moor Hall" where."""
    *before, last = words(name) or [""]
    return bool(before) and last not in vocabulary.set("names.things") | vocabulary.set("meeting.places")


def _places_of(name: str, text: str) -> list[tuple[int, int]]:
    """Return where a name stands in a text, its case aside: the beginning and end of each place."""
    name, text = name.lower(), text.lower()
    places, at = [], text.find(name)
    while at >= 0:
        places.append((at, at + len(name)))
        at = text.find(name, at + 1)
    return places


def is_proper(name: str) -> bool:
    """Whether a name begins with a capital and is no more than a name."""
    return name[:1].isupper() and len(words(name)) <= 8


def strip_title(text: str, vocabulary: Vocabulary) -> tuple[str, bool]:
    """Return a name without the words that say "minutes" and "meeting" around it, and whether there were any.

    >>> from minutesparse.vocabulary import load
    >>> strip_title("Regular Monthly Meeting of the Board of Trustees - Minutes", load("en"))
    ('Board of Trustees', True)
    >>> strip_title("General Purposes Committee", load("en"))
    ('General Purposes Committee', False)
    >>> strip_title("Vorstandssitzung des Turnvereins", load("de"))
    ('Vorstand des Turnvereins', True)
    """
    text = _PICTURES.sub("", text)
    name = _without_sitting(text.strip(EDGE), vocabulary)
    speaks = bool(vocabulary.pattern("meeting.minutes", "meeting.sittings").search(text))
    speaks = speaks or name != text.strip(EDGE)
    for _ in range(12):
        cut = _strip_once(name, vocabulary, occasions=speaks)
        if cut == name:
            break
        name = cut
    how = vocabulary.pattern("meeting.means_kinds").match(name) if speaks else None
    if how and is_bare_body(name[how.end() :], vocabulary):
        name = name[how.end() :].strip(EDGE)
    told = speaks and name != text.strip(EDGE)
    if "[" in name:
        name = name.split("[")[0].strip(EDGE) if "]" not in name else name
    if name.count('"') == 1 and text.count('"') > 1:
        name = f'"{name}' if name.endswith('"') else f'{name}"'  # the Moor "Bridge"
    if name.count("(") != name.count(")"):
        name = f"{name})" if name.count("(") > name.count(")") else name.replace(")", "")
    return ("" if is_only_small(name, vocabulary) else name), told


def _without_sitting(name: str, vocabulary: Vocabulary) -> str:
    """Return a name whose body and sitting are one word with the body alone: "Vorstandssitzung"."""
    boards = vocabulary.set("meeting.boards")
    for ending in vocabulary.list("meeting.sitting_endings"):
        for word in re.findall(rf"\b\w+(?={ending}\b)", name):
            if plain(word) in boards:
                name = re.sub(rf"(?<!\S)\d{{1,3}}\.\s(?={word}{ending})", "", name)  # "3. Vorstandssitzung"
                name = name.replace(f"{word}{ending}", word)
    return _within(vocabulary).sub(r"\1", name)


@cache
def _within(vocabulary: Vocabulary) -> re.Pattern[str]:
    """A pattern for a sitting between the word for a body and its name: "werkgroep bijeenkomst Paden"."""
    boards = any_of(vocabulary.list("meeting.boards"))
    sittings = any_of(vocabulary.list("meeting.sitting_within"))
    return compiled(rf"(?i:((?<!\w){boards})\s{sittings})(?=\s[A-Z])")


def _strip_once(name: str, vocabulary: Vocabulary, *, occasions: bool) -> str:
    """Strip a phrase from each end; "Annual" and the like only where the title tells of a meeting."""
    front, occasion, back = _strippers(vocabulary)
    cut = back.sub("", front.sub("", name))
    cut = occasion.sub("", cut) if occasions else cut
    return cut.strip(EDGE.replace("(", "").replace(")", "")) if cut != name else name


@cache
def _strippers(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns for what goes from the front of a title, from its front in some, and from its end."""

    def words_of(*keys: str) -> str:
        phrases = sorted(
            {p for k in keys for p in vocabulary.list(f"meeting.{k}")}, key=lambda p: (-len(p), p)
        )
        return (
            "(?:" + ("|".join(r"\s".join(re.escape(w) for w in p.split()) for p in phrases) or "(?!)") + ")"
        )

    link = r"(?:\s{0,2}[:–—,|-]{1,2}|\s(?:of|from|for|van|to)\b)?(?:\s(?:the|a|an|de|het)\b)?\s{0,2}"
    occasion = rf"(?:(?:{words_of('kinds')}|\d{{1,3}}(?:st|nd|rd|th|e)|{any_of(vocabulary.list('dates.ordinal_words'))})\s){{0,4}}"
    number = r"(?:\s?(?:no\.?|nr\.?|number|#)?\s?#?\d{1,4}(?:\s?/\s?\d{1,4})?)?"
    front = (
        rf"^(?:(?:{words_of('drafts')}|{words_of('minutes')})(?![^\W\d_]){number}{link}(?=\W|\w)"
        rf"|(?:the|a|an|de|het|of|and|en|&)\s|(?-i:l['’](?=[a-zß-ÿ]))|{occasion}{words_of('sittings')}{number}\s(?:of|van)\b(?:\s(?:the|a|an|de|het)\b)?\s{{0,2}}"
        r")"
    )
    sometimes = rf"^(?:{words_of('occasions')}|{alone(vocabulary)})\s(?=\S)"
    back = (
        rf"(?:(?:^|\s){occasion}{words_of('sittings')}{number}|(?:^|\s)(?:{words_of('minutes')}|{words_of('drafts')}){number}"
        rf"|(?:^|\s){alone(vocabulary)}"
        rf"|\s(?:of|on|at|for|the|and|-|–|in|{words_of('held', 'parent_links')})|\s(?:no\.?|number|nr\.?)\s?\d{{1,4}})[\s:.,–—-]{{0,3}}$"
    )
    return (
        compiled(front, re.IGNORECASE),
        compiled(sometimes, re.IGNORECASE),
        compiled(back, re.IGNORECASE),
    )


def is_only_small(name: str, vocabulary: Vocabulary) -> bool:
    """Whether nothing is left that could name a body: "the", "Regular", "2", "May"."""
    small = (
        vocabulary.set("meeting.small") | vocabulary.set("meeting.kinds") | vocabulary.set("meeting.drafts")
    )
    small |= (
        vocabulary.set("meeting.minutes")
        | vocabulary.set("meeting.sittings")
        | vocabulary.set("meeting.held")
    )
    small |= vocabulary.set("dates.articles") | vocabulary.set("headings.around")
    months = {plain(m) for n in range(1, 13) for m in vocabulary.list(f"months.{n}")}
    days = {plain(d) for n in range(1, 8) for d in vocabulary.list(f"weekdays.{n}")}
    small |= vocabulary.set("meeting.not_this") | {"no", "nr", "number", "ref"}
    return (
        all(w.isdigit() or w in small or w in months or w in days for w in words(name))
        or plain(name) in small
    )


def _body_weight(name: str, vocabulary: Vocabulary) -> float:
    """Weigh a name's own words: a committee or board meets, a society or company is what it meets for."""
    if len(words(name)) > 8 or not has_body_word(name, vocabulary):
        return 0.0
    return 2.0 if vocabulary.pattern("meeting.boards").search(name) else 1.0


def has_board_word(name: str, vocabulary: Vocabulary) -> bool:
    return bool(vocabulary.pattern("meeting.boards").search(name))


def has_body_word(name: str, vocabulary: Vocabulary) -> bool:
    return bool(vocabulary.pattern("meeting.bodies", "meeting.boards").search(name))


def with_parent(body: Body, vocabulary: Vocabulary) -> Body:
    """Part "Board of Directors of Moor Society", and "Moor Foundation Finance Committee", in body and parent."""
    for link in _links(vocabulary).finditer(body.name):
        name, parent = body.name[: link.start()], body.name[link.end() :]
        first = words(parent)[:1]
        told = has_body_word(name, vocabulary) and names_organisation(parent, vocabulary)
        proper = parent[:1].isupper() or set(first) & vocabulary.set("meeting.organisations")
        # "Board of Education of Moor District"
        if told and proper and not set(first) & vocabulary.set("meeting.of_boards"):
            return replace(body, name=strip_title(name, vocabulary)[0] or name, organisation=parent)
    tokens = body.name.split()
    for at in range(2, len(tokens) - 1):
        if plain(tokens[at - 1]) in vocabulary.set("meeting.parents"):
            rest = " ".join(tokens[at:])
            if plain(tokens[-1]) in vocabulary.set("meeting.bodies") and rest[:1].isupper():
                return replace(body, name=rest, organisation=" ".join(tokens[:at]))
    return body


@cache
def _links(vocabulary: Vocabulary) -> re.Pattern[str]:
    """A pattern for what joins a body's name to its parent's: "of the", "de la"."""
    return compiled(
        rf"(?<=\w)\s{any_of(vocabulary.list('meeting.parent_links'))}(?:\s|(?<=['’]))", re.IGNORECASE
    )


def is_bare_body(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a name says only what kind of body it is: "Board", "Board of Directors", "Management Committee"."""
    tokens = words(name)
    kinds = (
        vocabulary.set("meeting.bodies")
        | vocabulary.set("meeting.boards")
        | vocabulary.set("meeting.of_boards")
    )
    small = vocabulary.set("dates.of") | vocabulary.set("dates.articles") | vocabulary.set("dates.and")
    return plain(name) in kinds or all(w in kinds or w in small for w in tokens)


def names_organisation(name: str, vocabulary: Vocabulary) -> bool:
    return bool(vocabulary.set("meeting.organisations") & set(words(name)))
