"""Beginnings of lines that are headings in a document: "**Footpaths** The warden said …", "Bridge repairs: …"."""

from __future__ import annotations

from collections.abc import Sequence

from minutesparse.compiling import compiled
from minutesparse.document import Block, Paragraph
from minutesparse.names import looks_like_person
from minutesparse.names.judging import is_given, is_honorific
from minutesparse.parsing.headings import (
    MARKED,
    heading_key,
    heading_part,
    is_fact,
    is_marked_action,
)
from minutesparse.parsing.lines import Part
from minutesparse.parsing.runin import lead_length
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

_LEAST = 4
_KNOWN = 2
_DIFFERENT = 0.8
_SHARE = 0.5
_TITLE = compiled(r"([A-Z][^:.;?!\t]{2,70}):\s+(?=[\w\"“‘(])")
_TITLE_WORDS = 8
_SAID = 8  # words of a sentence behind a title


def find_leads(blocks: Sequence[Block], vocabulary: Vocabulary) -> frozenset[int]:
    """Return the lines whose beginnings are headings here: many, different, and before prose.

    A speaker's name ("Reed: I would rather …") comes back again and again; a heading doesn't. Where none
    stand in bold, titles before a colon are headings if most lines between the first and last have one.
    """
    bold = {at: key for at, block in enumerate(blocks) if (key := _bold_title(block, vocabulary))}
    if _are_headings(bold):
        return frozenset(bold)
    plain = {at: key for at, block in enumerate(blocks) if (key := _plain_title(block, vocabulary))}
    sure = {at: key for at, key in plain.items() if not looks_like_person(_title(blocks[at]), vocabulary)}
    known = [at for at in plain if heading_part(_title(blocks[at]), vocabulary) is Part.BUSINESS]
    # "Old business:" and "New business:" tell that what else stands so is no speaker
    surely = _are_headings(plain) if len(known) >= _KNOWN else _are_headings(sure)
    if not surely or (len(sure) < _SHARE * len(plain)):
        return frozenset()
    between = [b for b in blocks[min(plain) : max(plain) + 1] if isinstance(b, Paragraph) and b.level is None]
    return frozenset(plain) if len(plain) >= _SHARE * len(between) else frozenset()


def _are_headings(found: dict[int, str]) -> bool:
    different = len(set(found.values()))
    return different >= _LEAST and different >= _DIFFERENT * len(found)


def _bold_title(block: Block, vocabulary: Vocabulary) -> str | None:
    if not isinstance(block, Paragraph) or block.heading or block.level is not None:
        return None
    length = lead_length(block)
    head = block.text[:length].strip(" :.–—-")
    rest = block.text[length:]
    if block.text[:length].strip() == head and rest.lstrip()[:1].islower():
        return None  # a name in bold, whose sentence goes on
    if not head or len(rest.split()) < 5 or len(head.split()) > 10 or not head[:1].isupper():
        return None
    return heading_key(head) if heading_part(head, vocabulary) not in MARKED else None


def _plain_title(block: Block, vocabulary: Vocabulary) -> str | None:
    """The key of a title before a colon, with a sentence behind it; a name that stands there is none."""
    if not isinstance(block, Paragraph) or block.heading or block.level is not None or block.label:
        return None
    head = _title(block)
    rest = block.text[len(head) + 1 :]
    first = head.split()[0] if head else ""
    if (
        not first
        or len(head.split()) > _TITLE_WORDS
        or len(rest.split()) < _SAID
        or rest.rstrip()[-1] not in ".!?"
    ):
        return None
    if (
        is_given(first, vocabulary)
        or is_honorific(first, vocabulary)
        or (head == first and not _is_code(head))
    ):
        return None
    if heading_part(head, vocabulary) not in (None, Part.BUSINESS) or is_fact(block.text, vocabulary):
        return None
    if is_marked_action(block.text, vocabulary) or leads_to_tasks(f"{head}:", vocabulary):
        return None
    return heading_key(head) if not _marks_for_somebody(head, vocabulary) else None


def _marks_for_somebody(head: str, vocabulary: Vocabulary) -> bool:
    """ "Action for Jo", "Task Ann Moss", "Action JM": a marker with the one whose task follows, no title."""
    key = heading_key(head)
    markers = [m for m in vocabulary.set("markers.action") if key.startswith(f"{m} ")]
    if not markers:
        return False
    who = head.split()[len(max(markers, key=len).split()) :]
    if who and who[0].lower() in vocabulary.set("verbs.prepositions"):
        who = who[1:]
    named = " ".join(who)
    return bool(who) and (
        is_given(who[0], vocabulary) or named.isupper() or looks_like_person(named, vocabulary)
    )


def _title(block: Block) -> str:
    match = _TITLE.match(block.text) if isinstance(block, Paragraph) else None
    return match[1] if match else ""


def _is_code(word: str) -> bool:
    """Tell "WEIRights" and "DDP" from a name."""
    return sum(map(str.isupper, word)) >= 3


def leads_to_tasks(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a line says of somebody what the list beneath it goes on with: "Jo will bring:"."""
    tie = vocabulary.pattern("commitments.strong").search(text) if text.rstrip().endswith(":") else None
    before = text[: tie.start()].split() if tie and tie.group().lower() != "to" else []
    named = 0 < len(before) <= 4 and before[0][0].isupper()
    return named and plain(before[0]) not in vocabulary.set("actors.nobody")
