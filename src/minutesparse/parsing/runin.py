"""Headings that run into their line ("Apologies: Cllr Reed"), cut off from what they head."""

from __future__ import annotations

import re
from dataclasses import replace

from minutesparse.compiling import compiled
from minutesparse.dates import find_times
from minutesparse.document import Paragraph, Run
from minutesparse.parsing.headings import MARKED, VERB, heading_key, heading_part, is_marked_action
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Part
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_SUBTITLE = 10
_SAID = 4  # words behind a colon without a blank
_TIME = 16  # characters
_RUN_IN = compiled(
    r"(?:(?<!\s)\s+)?:[-–—]?\s+|(?<=[a-z)]):(?=[A-Z][a-z])|\t+\s*|\s[–—-]\s+|(?<=[a-z]{4})[–—-]\s+|(?<=[a-z)])\.\s+(?=[A-Z])"
)
_SENTENCE = compiled(r"\b(?:was|were|is|are|has|have|had|will|be|been|reported|agreed|noted)\b")
_CODE = compiled(r"(?:\d{1,2}[.)]\s)?(?:[A-Z][A-Za-z]{1,8}\s?#?\d{3,8}|[A-Z]{2,3}(?:-[A-Z]{2,3})?)")
_RUNS_IN = frozenset({*ATTENDANCE_PARTS, Part.NEXT_MEETING, Part.AGENDA, Part.CLOSING})


def split_run_in(
    paragraph: Paragraph, vocabulary: Vocabulary, *, item: bool = False, lead: bool = False
) -> tuple[Paragraph, Paragraph] | None:
    """Part a heading that stands in one line with what it heads, or return None.

    "Apologies: Cllr Reed", "**Present** A, B". With `item` the line is known to open an agenda item
    ("2878. Highways: the Clerk reported …", "4. Planning. Two applications …"); with `lead` the bold
    beginnings of lines are known to be headings in this document. A marker ("Action: JB") is left
    where it is: it marks its own line and heads nothing.
    """
    bold = lead_length(paragraph)
    text = paragraph.text
    if bold and bold < len(text) - 2:
        head = text[:bold].rstrip(" :–—-\t.")
        known = heading_part(head, vocabulary)
        marked = known in MARKED or is_marked_action(head, vocabulary)
        if 1 <= len(head.split()) <= 12 and not marked and (known or item or lead):
            rest = bold + len(text[bold:]) - len(text[bold:].lstrip(" :–—-\t."))
            return part_paragraph(paragraph, len(head), rest)
    told = vocabulary.pattern("decisions.be").search(text[:80]) if item else None
    if told and heading_part(text[: told.start()], vocabulary) in ATTENDANCE_PARTS:
        # "1. Apologies for absence were received from Cllr Wren."
        return part_paragraph(paragraph, len(text[: told.start()].rstrip()), told.start())
    match = next((m for m in _RUN_IN.finditer(text[:120]) if _cuts(m, text, vocabulary)), None)
    if match and match.end() < len(text):
        head = text[: match.start()]
        if head.count("(") > head.count(")") or head.count("[") > head.count("]"):
            return None  # "Membership (resolved: yes)"
        if plain(head.split()[-1] if head.split() else "") in vocabulary.set("honorifics.titles"):
            return None  # "2. Mr. Reed to move …"
        if heading_key(head) in vocabulary.set("headings.minuted"):
            return None  # "2.3 Resolved: that …"
        part = heading_part(head, vocabulary)
        if part is None and _CODE.fullmatch(head.strip()) and _is_subtitle(text[match.end() :]):
            return None  # "RFE 955428: Add a word for the width", "JM: spring course" are all title
        count = len(head.split())
        dashed = not set(match.group()) & set(":.\t")
        if dashed and part not in _RUNS_IN and (paragraph.heading or _is_subtitle(text[match.end() :])):
            return None  # "Welcome – R Marsh" is all title
        named = part in _RUNS_IN and count <= 8 and "." not in match.group()
        if count and part not in MARKED and (named or ((item or lead) and _is_title(head, match.group()))):
            return part_paragraph(paragraph, match.start(), match.end())
    return None


def _cuts(match: re.Match[str], text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a colon without a blank parts a title from what was said; that of "Re:Store project" does not."""
    if match.group() != ":":
        return True
    return (
        heading_part(text[: match.start()], vocabulary) is not None
        or len(text[match.end() :].split()) >= _SAID
    )


def gives_end(paragraph: Paragraph, vocabulary: Vocabulary) -> bool:
    """Tell whether a line only gives when the meeting ended: "End time: 19:45"; at the top it closes nothing."""
    head, colon, rest = paragraph.text.partition(":")
    told = find_times(rest, vocabulary, bare=True) if colon and len(rest) <= _TIME else []
    return bool(told) and heading_part(head, vocabulary) is Part.CLOSING


def part_paragraph(paragraph: Paragraph, end: int, start: int) -> tuple[Paragraph, Paragraph]:
    """Cut a paragraph in two: what ends at `end` and what begins at `start` of its text."""
    at = paragraph.place.start
    first = replace(
        paragraph,
        text=paragraph.text[:end],
        runs=_cut(paragraph.runs, 0, end),
        place=replace(paragraph.place, end=at + end),
    )
    second = replace(
        paragraph,
        text=paragraph.text[start:],
        runs=_cut(paragraph.runs, start, len(paragraph.text)),
        place=replace(paragraph.place, start=at + start),
        label=None,
        heading=None,
        gap=False,
    )
    return first, second


def _cut(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    cut, at = [], 0
    for run in runs:
        piece = run.text[max(0, start - at) : max(0, end - at)]
        if piece:
            cut.append(replace(run, text=piece))
        at += len(run.text)
    return tuple(cut)


def _is_subtitle(rest: str) -> bool:
    """Tell whether what stands behind a dash goes on with the title: too short for a sentence, or without a verb."""
    count = len(rest.split())
    return count < 5 or (count <= _SUBTITLE and rest.rstrip()[-1:] not in ".;!?" and not VERB.search(rest))


def _is_title(head: str, cut: str) -> bool:
    """A title is short, begins with a capital, and is no sentence: a full stop ends longer ones too."""
    limit = 12 if ":" in cut else 7 if "." in cut else 9
    return len(head.split()) <= limit and head[:1].isupper() and not _SENTENCE.search(head)


def lead_length(paragraph: Paragraph) -> int:
    """Return how long the bold or underlined beginning of a line is, 0 where there is none."""
    length = 0
    for run in paragraph.runs:
        if run.text.strip() and not (run.bold or run.underline):
            break
        length += len(run.text)
    return length
