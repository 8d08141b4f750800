"""Which body met: its name in the title lines or beside a label, without "Minutes of", dates and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from minutesparse.dates import find_dates, find_times
from minutesparse.names import looks_like_person, strip_honorifics
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Column, Line, Outline, Part
from minutesparse.parsing.meeting_facts import Fact, label_kinds
from minutesparse.text import plain, words
from minutesparse.vocabulary import Vocabulary

_TITLE_LINES = 9
_LEAST = 1.4
_MAX_WORDS = 16
_CUT = "\x1f"
_PARTS = re.compile(rf"{_CUT}|\s[–—|•·-]{{1,2}}\s|(?<=\w):\s|\s{{3,}}|\t")
_EDGE = " \t,;:.–—-|•·*_#\"'“”()[]/"


@dataclass(frozen=True, slots=True)
class Body:
    """A name that may be the body's, as written. `weight` says how much speaks for it."""

    name: str
    weight: float
    index: int
    organisation: str | None = None


def find_body(outline: Outline, facts: Sequence[Fact]) -> tuple[str | None, str | None]:
    """Return the body that met and its parent organisation, each None where the minutes don't say."""
    found = [*_labelled(outline, facts), *_from_titles(outline), *_from_sentences(outline), *_from_margins(outline)]
    found = [b for b in found if b.weight >= _LEAST and _is_name_of_body(b.name, outline.vocabulary, told=b.weight > 4)]
    if not found:
        return _first_heading(outline), _labelled_organisation(facts)
    best = max(found, key=lambda b: (b.weight, -b.index))
    parent = best.organisation or _labelled_organisation(facts) or _line_above(outline, best)
    if parent and plain(best.name) in plain(parent):
        parent = None
    return best.name, parent


def _first_heading(outline: Outline) -> str | None:
    """Return what heads the whole document where it is a name: a project's, a club's."""
    first = outline.lines[0] if outline.lines else None
    if first is None or not first.heading or first.part is not Part.HEAD:
        return None
    name = first.text.strip(_EDGE)
    bodies = read_title(name, outline.vocabulary)
    whole = bodies and sum(len(b.name) for b in bodies) > 0.7 * len(name) and _is_proper(name)
    return name if whole and not (label_kinds(name, outline.vocabulary) or _is_only_small(name, outline.vocabulary)) else None


def find_title(outline: Outline) -> str | None:
    """Return the line that says what the document is, as written, None where there is none."""
    pattern = outline.vocabulary.pattern("meeting.minutes")
    for line in title_lines(outline):
        if pattern.search(line.text) and len(line.text) <= 200:
            return line.text
    first = next(iter(title_lines(outline)), None)
    return first.text if first and first.heading and len(first.text) <= 120 else None


def title_lines(outline: Outline) -> list[Line]:
    """Return the first lines, up to the attendance or the business, without facts beside labels."""
    found = []
    for line in outline.lines[: _TITLE_LINES + 8]:
        numbered = bool(line.paragraph.label and re.match(r"\d", line.paragraph.label))
        if line.part in ATTENDANCE_PARTS or line.part is Part.NEXT_MEETING or numbered:
            break
        if line.part is Part.BUSINESS and line.index >= 3 and not line.heading:
            break
        in_facts = line.table is not None and line.column in {Column.LABEL, Column.NOTES}
        bullet = line.paragraph.label and line.index > 0
        if (line.index == 0 or not in_facts) and not bullet and not _is_fact(line.text, outline.vocabulary):
            found.append(line)
    return found[:_TITLE_LINES]


def _is_fact(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is a fact beside its label, or tells that the meeting opened."""
    label = re.match(r"\W{0,3}([^:|]{1,50}?)\s?:(?:\s|$)", text)
    if label:
        key = label[1]
        about = label_kinds(key, vocabulary) or vocabulary.pattern("meeting.not_this").match(key)
        if about and not _has_body_word(key, vocabulary) and plain(key) not in vocabulary.set("meeting.minutes"):
            return True
    return len(words(text)) > 5 and bool(vocabulary.pattern("meeting.opened").search(text))


def _labelled(outline: Outline, facts: Sequence[Fact]) -> Iterator[Body]:
    for fact in facts:
        if not fact.kinds & {"body", "title"} or len(words(fact.value)) > _MAX_WORDS or len(fact.values) > 2:
            continue
        name, told = strip_title(_without_times(fact.value, outline.vocabulary).replace(_CUT, " "), outline.vocabulary)
        fits = told or (_has_body_word(name[-24:], outline.vocabulary) and len(words(name)) <= 8)
        weight = 7.0 if "body" in fact.kinds else 3.5 if fits else 0
        if name:
            yield Body(name, weight - fact.line.index / 20, fact.line.index)


def _labelled_organisation(facts: Sequence[Fact]) -> str | None:
    return next((f.value for f in facts if "organisation" in f.kinds and len(f.values) == 1), None)


def _from_titles(outline: Outline) -> Iterator[Body]:
    """Yield what each title line names; a line that breaks off in "of" goes on in the next."""
    lines = title_lines(outline)
    carried = ""
    for at, line in enumerate(lines):
        text = f"{carried} {line.text}".strip()
        if re.search(r"(?:^|\s)(?:of|of the|van|van de|the|for)$", text, re.IGNORECASE) and at + 1 < len(lines):
            carried = text
            continue
        joined, carried = bool(carried), ""
        for body in read_title(text, outline.vocabulary):
            bonus = 0.5 * line.heading + 0.5 * joined - line.index / 8
            yield replace(body, weight=body.weight + bonus, index=line.index)
    for key in ("title", "subject"):
        for body in read_title(outline.document.properties.get(key, ""), outline.vocabulary):
            yield replace(body, weight=body.weight - 2.5, index=len(outline.lines))


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
    bare = _cut_place(_without_times(text, vocabulary), vocabulary)
    pieces = [p for p in _PARTS.split(bare) if p.strip(_EDGE)]
    found = []
    whole, told_whole = strip_title(" ".join(bare.replace(_CUT, " ").split()), vocabulary)
    for piece in pieces:
        name, told = strip_title(piece, vocabulary)
        if not name or len(words(name)) > _MAX_WORDS:
            continue
        weight = 1.0 + 3.0 * told + _body_weight(name, vocabulary)
        if re.search(rf"{re.escape(name)}\s(?:the|a|an)\s", text, re.IGNORECASE):
            continue  # "Includes the minutes of …" is no name
        if len(pieces) == 1 and told_whole:
            name = whole
        found += [_with_parent(Body(name, weight, 0), vocabulary)]
    if len(found) > 1 and found[1].weight > found[0].weight and _is_proper(found[0].name):
        # "Moor Society: Finance Committee Meeting"
        found[1] = replace(found[1], organisation=found[1].organisation or found[0].name, weight=found[1].weight + 0.1)
    return found


def _is_proper(name: str) -> bool:
    """Whether a name begins with a capital and is no more than a name."""
    return name[:1].isupper() and len(words(name)) <= 8


def _without_times(text: str, vocabulary: Vocabulary) -> str:
    """Put a cut in the place of dates and times, and drop remarks in brackets that say "draft"."""
    for start, end in sorted(
        [(d.start, d.end) for d in find_dates(text, vocabulary)] + [(t.start, t.end) for t in find_times(text, vocabulary)],
        reverse=True,
    ):
        text = f"{text[:start]}{_CUT}{text[end:]}"
    month = _alone(vocabulary)
    text = re.sub(rf"(?<!\w){month}\s+(?:19|20)\d\d(?!\d)|(?<![\w-])(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)?\d\d)?(?![\w-])", _CUT, text)
    drafts = vocabulary.pattern("meeting.drafts")
    return re.sub(r"[(\[][^()\[\]]{0,60}[)\]]", lambda m: " " if drafts.search(m.group(0)) else m.group(0), text)


@cache
def _alone(vocabulary: Vocabulary) -> str:
    names = [n for i in range(1, 13) for n in vocabulary.list(f"months.{i}") if len(n) > 3]
    return "(?i:" + "|".join(re.escape(n) for n in names) + ")"


def _cut_place(text: str, vocabulary: Vocabulary) -> str:
    """Cut off "held in the Village Hall": what stands behind it is when and where."""
    held = re.search(rf"\s(?:which\s(?:was|were)\s)?(?:{_held(vocabulary)})(?=\s|$)", text, re.IGNORECASE)
    return text[: held.start()] if held and held.start() > 0 else text


@cache
def _held(vocabulary: Vocabulary) -> str:
    first = [p for p in vocabulary.list("meeting.held") if len(p.split()) > 1 or len(p) > 3]
    return "|".join(r"\s".join(re.escape(w) for w in p.split()) for p in sorted(first, key=len, reverse=True)) or "(?!)"


def strip_title(text: str, vocabulary: Vocabulary) -> tuple[str, bool]:
    """Return a name without the words that say "minutes" and "meeting" around it, and whether there were any.

    >>> from minutesparse.vocabulary import load
    >>> strip_title("Regular Monthly Meeting of the Board of Trustees - Minutes", load("en"))
    ('Board of Trustees', True)
    >>> strip_title("General Purposes Committee", load("en"))
    ('General Purposes Committee', False)
    """
    name, told = text.strip(_EDGE), False
    for _ in range(12):
        cut = _strip_once(name, vocabulary)
        if cut == name:
            break
        name = cut
    told = bool(vocabulary.pattern("meeting.minutes", "meeting.sittings").search(text)) and name != text.strip(_EDGE)
    if name.count("(") != name.count(")"):
        name = f"{name})" if name.count("(") > name.count(")") else name.replace(")", "")
    return ("" if _is_only_small(name, vocabulary) else name), told


def _strip_once(name: str, vocabulary: Vocabulary) -> str:
    front, back = _strippers(vocabulary)
    cut = back.sub("", front.sub("", name))
    return cut.strip(_EDGE.replace("(", "").replace(")", "")) if cut != name else name


@cache
def _strippers(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for what goes from the front and from the end of a title."""

    def words_of(*keys: str) -> str:
        phrases = sorted({p for k in keys for p in vocabulary.list(f"meeting.{k}")}, key=lambda p: (-len(p), p))
        return "(?:" + ("|".join(r"\s".join(re.escape(w) for w in p.split()) for p in phrases) or "(?!)") + ")"

    link = r"(?:\s{0,2}[:–—,|-]{1,2}|\s(?:of|from|for|van|to)\b)?(?:\s(?:the|a|an|de|het)\b)?\s{0,2}"
    occasion = rf"(?:(?:{words_of('kinds')}|\d{{1,3}}(?:st|nd|rd|th|e))\s){{0,4}}"
    number = r"(?:\s?(?:no\.?|nr\.?|number|#)?\s?#?\d{1,4}(?:\s?/\s?\d{1,4})?)?"
    front = (
        rf"^(?:(?:{words_of('drafts')}|{words_of('minutes')}){number}{link}(?=\W|\w)"
        rf"|(?:the|a|an|de|het|of)\s|{occasion}{words_of('sittings')}{number}\s(?:of|van)\b(?:\s(?:the|a|an|de|het)\b)?\s{{0,2}}"
        rf"|{words_of('occasions')}\s(?=\S)|{_alone(vocabulary)}\s(?=\S))"
    )
    back = (
        rf"(?:(?:^|\s){occasion}{words_of('sittings')}{number}|(?:^|\s)(?:{words_of('minutes')}|{words_of('drafts')}){number}"
        rf"|(?:^|\s){_alone(vocabulary)}"
        r"|\s(?:of|on|at|for|the|and|held|op|van|-|–|in)|\s(?:no\.?|number|nr\.?)\s?\d{1,4})[\s:.,–—-]{0,3}$"
    )
    return re.compile(front, re.IGNORECASE), re.compile(back, re.IGNORECASE)


def _is_only_small(name: str, vocabulary: Vocabulary) -> bool:
    """Whether nothing is left that could name a body: "the", "Regular", "2", "May"."""
    small = vocabulary.set("meeting.small") | vocabulary.set("meeting.kinds") | vocabulary.set("meeting.drafts")
    small |= vocabulary.set("meeting.minutes") | vocabulary.set("meeting.sittings") | vocabulary.set("meeting.held")
    small |= vocabulary.set("dates.articles") | vocabulary.set("headings.around")
    months = {plain(m) for n in range(1, 13) for m in vocabulary.list(f"months.{n}")}
    days = {plain(d) for n in range(1, 8) for d in vocabulary.list(f"weekdays.{n}")}
    small |= vocabulary.set("meeting.not_this") | {"no", "nr", "number", "ref"}
    return all(w.isdigit() or w in small or w in months or w in days for w in words(name)) or plain(name) in small


def _body_weight(name: str, vocabulary: Vocabulary) -> float:
    """Weigh a name's own words: a committee or board meets, a society or company is what it meets for."""
    if len(words(name)) > 8 or not _has_body_word(name, vocabulary):
        return 0.0
    return 2.0 if vocabulary.pattern("meeting.boards").search(name) else 1.0


def _has_body_word(name: str, vocabulary: Vocabulary) -> bool:
    return bool(vocabulary.pattern("meeting.bodies", "meeting.boards").search(name))


_PARENT_OF = re.compile(
    r"^(?P<body>(?:the\s)?(?:[\w'’-]+\s){0,3}?(?:board|committee|council|court|executive|meeting)"
    r"(?:\sof\s(?:directors|trustees|governors|management|commissioners|education|managers|trustee|supervisors|regents))?)"
    r"\sof\s(?:the\s)?(?P<parent>[A-Z].+)$",
    re.IGNORECASE,
)


def _with_parent(body: Body, vocabulary: Vocabulary) -> Body:
    """Part "Board of Directors of Moor Society", and "Moor Foundation Finance Committee", in body and parent."""
    of = _PARENT_OF.match(body.name)
    if of and _ends_organisation(of["parent"], vocabulary):
        return replace(body, name=of["body"], organisation=of["parent"])
    tokens = body.name.split()
    for at in range(2, len(tokens) - 1):
        if plain(tokens[at - 1]) in vocabulary.set("meeting.parents"):
            rest = " ".join(tokens[at:])
            if plain(tokens[-1]) in vocabulary.set("meeting.bodies") and rest[:1].isupper():
                return replace(body, name=rest, organisation=" ".join(tokens[:at]))
    return body


def _ends_organisation(name: str, vocabulary: Vocabulary) -> bool:
    return bool(vocabulary.set("meeting.organisations") & set(words(name)))


def _is_name_of_body(name: str, vocabulary: Vocabulary, *, told: bool) -> bool:
    """Whether a text may be a body's name: not a person, an address, a place or a sentence."""
    if not re.search(r"[^\W\d_]{2}", name) or len(name) > 120 or "@" in name or "://" in name:
        return False
    known = _has_body_word(name, vocabulary)
    if label_kinds(name, vocabulary) and not known:
        return False
    if not (known or told) and (looks_like_person(name, vocabulary) or strip_honorifics(name, vocabulary)[0]):
        return False
    if re.match(r"\d+\s[a-z]", name):
        return False  # "12 members attended"
    return not name.split()[0].islower() and not re.search(r"\b\d{4,}\b.*\b\d{3,}\b", name)


def _from_sentences(outline: Outline) -> Iterator[Body]:
    """Yield the body of "A meeting of the Harbour Committee was held …" in the opening lines."""
    pattern = _sentence(outline.vocabulary)
    for line in outline.lines[:14]:
        match = pattern.search(line.text[:400])
        if match and _has_body_word(match["name"], outline.vocabulary):
            name, _ = strip_title(match["name"], outline.vocabulary)
            if name:
                yield _with_parent(Body(name, 4.5 - line.index / 20, line.index), outline.vocabulary)


@cache
def _sentence(vocabulary: Vocabulary) -> re.Pattern[str]:
    sittings = "|".join(re.escape(s) for s in vocabulary.list("meeting.sittings"))
    return re.compile(
        rf"(?i:\b(?:{sittings})s?\sof\s(?:the\s)?)(?P<name>[A-Z][^.,;:]{{2,90}}?)(?i:,?\s(?:was|were|held|took|which|convened|took|on|at|met)\b)"
    )


def _from_margins(outline: Outline) -> Iterator[Body]:
    """Yield what running headers and footers name, the weakest of the signs."""
    for paragraph in outline.document.furniture[:6]:
        for body in read_title(paragraph.text, outline.vocabulary):
            yield replace(body, weight=body.weight - 3.0, index=len(outline.lines))


def _line_above(outline: Outline, best: Body) -> str | None:
    """Return the organisation that a title line above the body's line names by itself."""
    for line in title_lines(outline):
        if line.index >= best.index or best.index > _TITLE_LINES:
            return None
        name = line.text.strip(_EDGE)
        if _ends_organisation(name, outline.vocabulary) and len(words(name)) <= 12 and _is_proper(name):
            stripped, told = strip_title(name, outline.vocabulary)
            if stripped and not told and _is_name_of_body(name, outline.vocabulary, told=True):
                return name
    return None
