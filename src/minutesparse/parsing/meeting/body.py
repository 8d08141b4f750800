"""Which body met: the best of the names in the title lines, beside labels and in the opening sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from minutesparse.compiling import compiled
from minutesparse.dates import find_dates, find_times
from minutesparse.names import looks_like_person
from minutesparse.parsing.headings import heading_part
from minutesparse.parsing.lines import Line, Outline, Part
from minutesparse.parsing.meeting.cuts import CUT, without_times
from minutesparse.parsing.meeting.facts import Fact, label_kinds
from minutesparse.parsing.meeting.naming import is_name_of_body, is_numbered_sitting, is_with, met
from minutesparse.parsing.meeting.occasion import (
    named_by_members,
    named_by_occasion,
    named_in_fields,
    with_sitting,
)
from minutesparse.parsing.meeting.properties import body_in_properties
from minutesparse.parsing.meeting.title import (
    EDGE,
    MAX_WORDS,
    Body,
    has_board_word,
    has_body_word,
    is_bare_body,
    is_only_small,
    is_proper,
    names_organisation,
    read_title,
    strip_title,
    with_parent,
)
from minutesparse.parsing.meeting.title_lines import TITLE_LINES, title_lines
from minutesparse.text import plain, words
from minutesparse.vocabulary import Vocabulary, detect

_LEAST = 1.4
_HEADINGS = 20


def find_body(outline: Outline, facts: Sequence[Fact]) -> tuple[str | None, str | None]:
    """Return the body that met and its parent organisation, each None where the minutes don't say."""
    field = body_in_properties(outline)
    found = [
        *([Body(field, 6.0, len(outline.lines), told=True)] if field else []),
        *_labelled(outline, facts),
        *_from_titles(outline),
        *_from_sentences(outline),
        *_from_margins(outline),
    ]
    found = [
        b for b in found if b.weight >= _LEAST and is_name_of_body(b.name, outline.vocabulary, told=b.told)
    ]
    if not found:
        return _first_heading(outline) or _otherwise(outline), _labelled_organisation(facts)
    best = max(found, key=lambda b: (b.weight, -b.index))
    if plain(best.name) in outline.vocabulary.set("meeting.unnamed"):
        found = [b for b in found if has_board_word(b.name, outline.vocabulary) and b.index < best.index]
        above = _heading_above(outline, best)
        if above or not found:
            return above or named_by_members(outline), _labelled_organisation(facts)
        best = max(found, key=lambda b: (b.weight, -b.index))
    # "Minutes of the Parish Council" under "Moor and Wick Parish Council".
    fuller = [b for b in found if _is_fuller(b, best, outline)]
    best = replace(fuller[0], organisation=best.organisation) if fuller else _spelt_out(best, found)
    best = _named_in_margins(outline, best)
    parent = best.organisation or _labelled_organisation(facts) or _line_beside(outline, best)
    if parent and plain(best.name) in plain(parent):
        parent = None
    told = [line.text for line in title_lines(outline)] + [outline.document.properties.get("title", "")]
    return with_sitting(best.name, told, outline.vocabulary), parent


def _otherwise(outline: Outline) -> str | None:
    """Return what kind of meeting it was, or whose members came, where no title names a body."""
    by_occasion = named_by_occasion(title_lines(outline), outline.vocabulary)
    return by_occasion or named_by_members(outline) or named_in_fields(outline)


def _spelt_out(best: Body, found: Sequence[Body]) -> Body:
    """Return the name of which the best is the letters: "MRS" where the text says "the Moor Ramblers Society"."""
    if not 2 < len(best.name) < 8 or not best.name.isupper():
        return best
    for other in found:
        heads = "".join(w[0] for w in other.name.split() if w[0].isupper())
        if heads == best.name:
            return replace(other, organisation=best.organisation or other.organisation)
    return best


def _is_fuller(other: Body, best: Body, outline: Outline) -> bool:
    """Whether a title line gives the same name with more before it, and all of it a name."""
    vocabulary = outline.vocabulary
    line = outline.lines[other.index] if other.index < len(outline.lines) else None
    if line and not line.heading and line.part is not Part.HEAD:
        return False  # "See Moor Meeting actions" below the title "Moor Meeting 8"
    small = (
        vocabulary.set("dates.of") | vocabulary.set("dates.and") | vocabulary.set("dates.articles") | {"for"}
    )
    capital = all(w[:1].isupper() or plain(w) in small - {"to"} for w in other.name.split())
    return capital and plain(other.name).endswith(f" {plain(best.name)}") and other.index < TITLE_LINES


def _heading_above(outline: Outline, best: Body) -> str | None:
    """Return the name that heads minutes whose next line says "Team meeting 3", which names nobody."""
    first = outline.lines[0]
    name = first.text.strip(EDGE)
    if best.index == 0 or not first.heading or first.text.startswith("[") or len(words(name)) > 5:
        return None
    told = label_kinds(name, outline.vocabulary) or find_dates(name, outline.vocabulary)
    _, speaks = strip_title(name, outline.vocabulary)
    return None if told or speaks or is_only_small(name, outline.vocabulary) else name


def _first_heading(outline: Outline) -> str | None:
    """Return what heads the whole document where it is a name: a project's, a club's."""
    first = outline.lines[0] if outline.lines else None
    if first is None or not first.heading or first.part is not Part.HEAD:
        return None
    if detect(outline.document.text) is None:
        return None  # in a language that is not known, "Minutes" may be the whole of it
    name = first.text.strip(EDGE)
    if is_with(name, outline.vocabulary) or is_numbered_sitting(name, outline.vocabulary):
        return None
    if heading_part(name, outline.vocabulary) is not None:
        return None
    bodies = read_title(name, outline.vocabulary)
    whole = bodies and sum(len(b.name) for b in bodies) > 0.7 * len(name) and is_proper(name)
    told = label_kinds(name, outline.vocabulary) or is_only_small(name, outline.vocabulary)
    return name if whole and not told else None


def _labelled(outline: Outline, facts: Sequence[Fact]) -> Iterator[Body]:
    for fact in facts:
        if not fact.kinds & {"body", "title"} or len(words(fact.value)) > MAX_WORDS or len(fact.values) > 2:
            continue
        if fact.line.part is Part.BUSINESS and fact.line.table and fact.value in fact.line.text:
            continue  # "Project: Gates" in a cell is what an item is about
        if len(fact.values) > 1 and all(looks_like_person(v, outline.vocabulary) for v in fact.values):
            continue  # "Committee" over those of it who came
        name, told = strip_title(
            without_times(fact.value, outline.vocabulary).replace(CUT, " "), outline.vocabulary
        )
        if "body" not in fact.kinds and told and not met(name, outline.vocabulary):
            continue
        fits = told or (has_body_word(name[-24:], outline.vocabulary) and len(words(name)) <= 8)
        weight = 7.0 if "body" in fact.kinds else 3.5 if fits else 0
        if name and (fits or len(words(name)) <= 7):
            yield Body(name, weight - fact.line.index / 20, fact.line.index, told=True)


def _labelled_organisation(facts: Sequence[Fact]) -> str | None:
    return next((f.value for f in facts if "organisation" in f.kinds and len(f.values) == 1), None)


def _names_a_part(line: Line, vocabulary: Vocabulary) -> bool:
    """ "Agenda", or "Minute taker" with who that was in the next cell: no body, whatever words it holds."""
    label = label_kinds(line.text, vocabulary) - {"body", "title"} if line.table is not None else None
    if plain(line.text) in vocabulary.set("headings.present"):
        return True  # "Roll Call"
    return bool(label) or heading_part(line.text, vocabulary) is Part.AGENDA


def _from_titles(outline: Outline) -> Iterator[Body]:
    """Yield what each title line names; a line that breaks off in "of" goes on in the next."""
    lines = title_lines(outline)
    carried = ""
    for at, line in enumerate(lines):
        if _names_a_part(line, outline.vocabulary):
            continue
        text = f"{carried} {line.text}".strip()
        if at + 1 < len(lines) and _goes_on(text, lines[at + 1].text, outline.vocabulary):
            carried = text
            continue
        joined, carried = bool(carried), ""
        for body in read_title(text, outline.vocabulary):
            above = lines[at - 1].text if at else ""
            subject = "title" in label_kinds(above, outline.vocabulary)  # "Subject" over what it was about
            if _is_address(text, body, outline.vocabulary) or (
                subject and not met(body.name, outline.vocabulary)
            ):
                continue
            bonus = 0.5 * line.heading + 0.5 * joined - line.index / 8
            yield replace(body, weight=body.weight + bonus, index=line.index)
    known = {line.index for line in lines}
    for line in outline.lines[:_HEADINGS]:
        # Attendance may stand above the title: "Present …", then "Minutes of the Harbour Committee".
        if line.heading and line.index not in known and line.part is not Part.NEXT_MEETING:
            for body in read_title(line.text, outline.vocabulary):
                if body.told and find_dates(line.text, outline.vocabulary):
                    yield replace(body, weight=body.weight - 1, index=line.index)
    said = "".join(words(" ".join(line.text for line in outline.lines[:12])))
    for key in ("title", "subject"):
        for body in read_title(outline.document.properties.get(key, ""), outline.vocabulary):
            # Where the text says the same in letters run together, the file's own title has the blanks.
            # Front matter's title is printed above the text; that of other files may be of a template.
            unsaid = -0.5 if body.told and outline.document.format == "markdown" else -2.5
            weight = body.weight + (0.7 if "".join(words(body.name)) in said else unsaid)
            yield replace(body, weight=weight, index=len(outline.lines))


def _is_address(text: str, body: Body, vocabulary: Vocabulary) -> bool:
    """Whether "7.15 pm – Moor Community Centre" only says where the body met."""
    if body.told or not vocabulary.pattern("meeting.places").search(body.name.split()[-1]):
        return False
    return bool(find_times(text, vocabulary)) and not vocabulary.pattern("meeting.boards").search(body.name)


def _goes_on(text: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether a title line breaks off: "Minutes of the", or "Meeting of the Moor" over "Parks Committee"."""
    if re.search(r"(?:^|\s)(?:of|of the|van|van de|the|for)$", text, re.IGNORECASE):
        return True
    tail = re.search(r"\b(?:of|of the|for the)\s((?:[A-Z][\w'’-]+\s?){1,3})$", text)
    if not tail or has_body_word(tail[1], vocabulary):
        return False
    name, told = strip_title(after, vocabulary)
    return has_body_word(name, vocabulary) and not told and is_proper(name)


def _from_sentences(outline: Outline) -> Iterator[Body]:
    """Yield the body of "A meeting of the Harbour Committee was held …" in the opening lines."""
    pattern = _sentence(outline.vocabulary)
    for line in outline.lines[:14]:
        match = pattern.search(line.text[:400])
        if match and has_body_word(match["name"], outline.vocabulary):
            name, _ = strip_title(match["name"], outline.vocabulary)
            if name:
                yield with_parent(Body(name, 4.5 - line.index / 20, line.index), outline.vocabulary)


@cache
def _sentence(vocabulary: Vocabulary) -> re.Pattern[str]:
    sittings = "|".join(re.escape(s) for s in vocabulary.list("meeting.sittings"))
    return compiled(
        rf"(?i:\b(?:{sittings})s?\sof\s(?:the\s)?)\[?(?P<name>[A-Z][^.,;:\[\]]{{2,90}}?)\]?(?i:,?\s(?:was|were|held|took|which|convened|took|on|at|met)\b)"
    )


def _from_margins(outline: Outline) -> Iterator[Body]:
    """Yield what running headers and footers name, the weakest of the signs."""
    for paragraph in outline.document.furniture[:6]:
        for body in read_title(paragraph.text, outline.vocabulary):
            yield replace(body, weight=body.weight - 3.0, index=len(outline.lines))


def _named_in_margins(outline: Outline, best: Body) -> Body:
    """Give a bare "Board" the fuller name that the foot of each page has: "MOOR TRUST BOARD MEETING"."""
    if len(words(best.name)) > 1 or not is_bare_body(best.name, outline.vocabulary):
        return best
    fuller = [
        body
        for body in _from_margins(outline)
        if body.told and plain(best.name) in words(body.name) and len(words(body.name)) > 1
    ]
    return replace(best, name=fuller[0].name, organisation=fuller[0].organisation) if fuller else best


def _line_beside(outline: Outline, best: Body) -> str | None:
    """Return the organisation that a title line above the body's names by itself, or the one right below.

    "Moor Borough / Finance Committee", and "Board Meeting Minutes / Moor Software Foundation".
    """
    if best.index > TITLE_LINES:
        return None
    lines = [line for line in title_lines(outline) if line.index <= best.index + 1]
    for line in lines:
        name = line.text.split("\t")[0].strip(EDGE)
        below = line.index > best.index
        alone = is_bare_body(best.name, outline.vocabulary) or (
            has_board_word(best.name, outline.vocabulary)
            and not names_organisation(best.name, outline.vocabulary)
        )
        held = outline.vocabulary.pattern("meeting.held").match(name)
        if line.index == best.index or (below and (held or not alone)):
            continue
        if names_organisation(name, outline.vocabulary) and len(words(name)) <= 12 and is_proper(name):
            stripped, told = strip_title(name, outline.vocabulary)
            bare = without_times(name, outline.vocabulary)
            named = stripped and not told and CUT not in bare
            if named and is_name_of_body(name, outline.vocabulary, told=True):
                return name
    return None
