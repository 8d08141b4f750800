"""Which lines head what follows them, judged over the whole document.

No document's style is known beforehand, so a heading is told by several signs together: the file's
own heading styles, bold or capitals standing alone, a number that goes on through the document, a
known phrase ("Matters arising"), a short line with prose behind it. A look that mostly stands before
other text is a look of headings; one that stands in blocks is a list.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from minutesparse.compiling import compiled
from minutesparse.document import Block, Paragraph
from minutesparse.parsing.headings import (
    MARKED,
    emphasis,
    heading_key,
    heading_part,
    is_prose,
    opens_meeting,
)
from minutesparse.parsing.leads import find_leads, leads_to_tasks
from minutesparse.parsing.lines import ATTENDANCE_PARTS
from minutesparse.parsing.numbering import Number, read_number
from minutesparse.parsing.runin import gives_end, split_run_in
from minutesparse.parsing.runs import running_numbers
from minutesparse.parsing.titles import begins_large, begins_small, is_long_title
from minutesparse.vocabulary import Vocabulary

MAX_WORDS = 18
_LEADER = compiled(r"[.…_]{6,}|…{2,}")
_SAID = 4  # words of a sentence right behind its title
_TOP = 12  # lines
_LONG = 9  # words from which a line is more than a title


@dataclass(frozen=True, slots=True)
class Piece:
    """A table, or a line outside tables, with what makes it a heading.

    `weight` of 1 or more is a heading. `run` tells the numberings that run through the document
    apart (0: none); `run_in` is set on a heading whose text goes on in the next piece.
    """

    block: Block
    weight: float = 0.0
    number: Number | None = None
    run: int = 0
    run_in: bool = False

    @property
    def item(self) -> bool:
        """Tell whether its number belongs to a numbering that runs through the document."""
        return self.run > 0

    @property
    def paragraph(self) -> Paragraph | None:
        return self.block if isinstance(self.block, Paragraph) else None


Look = tuple[str, str, int]
"""How a line without a heading style looks: emphasis, shape of its number, list level."""


def lay_out(blocks: Sequence[Block], vocabulary: Vocabulary, *, styled: bool = True) -> list[Piece]:
    """Return a document's blocks with headings cut from the lines they run into, and weighed.

    `styled` is false where heading levels were only guessed from the size of the type (PDF).
    """
    numbers = [read_number(b) if isinstance(b, Paragraph) else None for b in blocks]
    through = running_numbers(blocks, numbers, vocabulary)
    leads = find_leads(blocks, vocabulary)
    pieces: list[Piece] = []
    for at, block in enumerate(blocks):
        run = through.get(at, 0)
        number = numbers[at]
        if number is not None and number.doubtful and not run:
            numbers[at] = None
        split = None
        planned = 2 * at < len(blocks) and at < _TOP
        if isinstance(block, Paragraph) and (not block.heading or run):
            fact = planned and gives_end(block, vocabulary)
            split = None if fact else split_run_in(block, vocabulary, item=run > 0, lead=at in leads)
        if split:
            pieces.append(Piece(split[0], 2.0, numbers[at], run=run, run_in=True))
            pieces.append(Piece(split[1]))
        else:
            pieces.append(Piece(block, 0.0, numbers[at], run=run))
    return _weigh(pieces, vocabulary, set() if styled else _streaks(pieces), styled=styled)


def _streaks(pieces: Sequence[Piece]) -> set[int]:
    """Return the lines in large type that stand in a block of three or more: a title, or a list of names."""
    found: set[int] = set()
    streak: list[int] = []
    for at, piece in enumerate(pieces):
        level = piece.paragraph.heading if piece.paragraph and not piece.item else None
        if streak and (level is None or level != _heading_level(pieces[streak[-1]])):
            found.update(streak if len(streak) >= 3 else ())
            streak = []
        if level is not None:
            streak.append(at)
    return found | set(streak if len(streak) >= 3 else ())


def _heading_level(piece: Piece) -> int | None:
    return piece.paragraph.heading if piece.paragraph else None


def _weigh(pieces: list[Piece], vocabulary: Vocabulary, unsure: set[int], *, styled: bool) -> list[Piece]:
    looks = [_look(p, p.paragraph) if p.paragraph else None for p in pieces]
    bonus = _look_bonus(pieces, looks)
    plain_bonus = _plain_bonus(pieces, vocabulary)
    weighed = []
    for at, piece in enumerate(pieces):
        paragraph = piece.paragraph
        if paragraph is None or piece.run_in or (at and pieces[at - 1].run_in):
            weighed.append(piece)
            continue
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        weight = _strength(piece, paragraph, after, vocabulary)
        if (
            0 <= weight < 1
            and styled
            and paragraph.heading
            and is_long_title(paragraph, after.paragraph if after else None)
        ):
            weight = 2.0
        sentence = (
            not styled and paragraph.heading and not piece.item and paragraph.text.rstrip().endswith(".")
        )
        if sentence or (at in unsure and heading_part(paragraph.text, vocabulary) is None):
            weight = 0.3
        if weight and not paragraph.heading:
            look = looks[at]
            gain = bonus.get(look, 0.0) if look else 0.0
            weight += 0.0 if gain < 0 and _heads_bullets(piece, paragraph, after, vocabulary) else gain
            weight += plain_bonus if _is_short_title(piece) and _is_prose_or_list(after) else 0.0
        weighed.append(Piece(piece.block, weight, piece.number, piece.run))
    return weighed


def _heads_bullets(piece: Piece, paragraph: Paragraph, after: Piece | None, vocabulary: Vocabulary) -> bool:
    """ "• Action items:" over deeper bullets is a heading, whatever the other bullets do."""
    if piece.number or not paragraph.text.rstrip().endswith(":"):
        return False
    return _deeper(paragraph, after) and heading_part(paragraph.text, vocabulary) is not None


def _look(piece: Piece, paragraph: Paragraph) -> Look:
    shape = piece.number.options[0][0] if piece.number else "•" if paragraph.label else ""
    return (emphasis(paragraph), shape if not piece.item else "item", paragraph.level or 0)


def _look_bonus(pieces: Sequence[Piece], looks: Sequence[Look | None]) -> dict[Look, float]:
    """Weigh each look by what its lines do over the document: head something, or stand in a block.

    `looks` are those of the pieces, None for a table.
    """
    heads: dict[Look, list[bool]] = defaultdict(list)
    words: Counter[Look] = Counter()
    for at, piece in enumerate(pieces):
        paragraph, look = piece.paragraph, looks[at]
        if paragraph is None or look is None or paragraph.heading or piece.run_in:
            continue
        behind = at + 1
        heads[look].append(behind < len(pieces) and _is_content(pieces[behind], looks[behind], look))
        words[look] += len(paragraph.text.split())
    bonus = {}
    for look, found in heads.items():
        if look[:2] == ("", "") or len(found) < 3:
            continue
        share = sum(found) / len(found)
        if share >= 0.75 and words[look] <= 10 * len(found):
            bonus[look] = 0.35
        elif share < 0.4 and look[1] != "item":
            bonus[look] = -0.5
    return bonus


def _plain_bonus(pieces: Sequence[Piece], vocabulary: Vocabulary) -> float:
    """Weigh short plain lines set apart: headings where nearly all have prose behind them.

    "Footpaths" on a line of its own, then what was said of them: three or more make a style.
    """
    at_titles = [
        at
        for at, piece in enumerate(pieces)
        if _is_short_title(piece)
        and piece.paragraph is not None
        and heading_part(piece.paragraph.text, vocabulary) not in ATTENDANCE_PARTS
    ]
    heads = sum(_is_prose_or_list(pieces[at + 1] if at + 1 < len(pieces) else None) for at in at_titles)
    known = any((p := pieces[at].paragraph) and heading_part(p.text, vocabulary) for at in at_titles)
    all_head = heads >= 2 and heads == len(at_titles) and known
    return 0.6 if all_head or (heads >= 3 and heads >= 0.6 * len(at_titles)) else 0.0


def _is_short_title(piece: Piece) -> bool:
    paragraph = piece.paragraph
    if paragraph is None or not paragraph.gap or paragraph.heading or piece.run_in:
        return False
    if paragraph.label or paragraph.level is not None or emphasis(paragraph):
        return False
    text = paragraph.text.rstrip()
    return len(text.split()) <= 10 and begins_large(text) and text[-1] not in ".;,?!" and ": " not in text


def _is_prose_or_list(piece: Piece | None) -> bool:
    paragraph = piece.paragraph if piece else None
    if paragraph is None or paragraph.heading:
        return False
    count = len(paragraph.text.split())
    said = count >= _SAID and not paragraph.gap and paragraph.text.rstrip()[-1] in ".:"
    return count >= _LONG or said or paragraph.label is not None


def _is_content(piece: Piece, look: Look | None, above: Look) -> bool:
    """Tell whether a piece is something that a line of the look `above` would head."""
    paragraph = piece.paragraph
    if paragraph is None:
        return True
    return not paragraph.heading and not piece.run_in and look != above


def _strength(piece: Piece, paragraph: Paragraph, after: Piece | None, vocabulary: Vocabulary) -> float:
    """Weigh the signs that one line heads what follows; 0 is a line that cannot."""
    text = paragraph.text[piece.number.end :] if piece.number else paragraph.text
    if piece.item and not text.strip():
        return 1.0  # "Item 3", with its title in the next line
    count = len(text.split())
    ends = text.rstrip()[-1:]
    if not any(map(str.isalpha, text)) or count > MAX_WORDS or len(text) > 140 or _LEADER.search(text):
        return 0.0
    if paragraph.heading:
        # A page whose type is all of one size: the reader takes sentences for headings too.
        return 0.3 if count >= 8 and (ends == "." or is_prose(text)) and not piece.item else 2.0
    if _goes_on(piece, after) or leads_to_tasks(text, vocabulary):
        return 0.01
    look = emphasis(paragraph)
    weight = 0.0
    told = heading_part(text, vocabulary) if count <= 8 else None
    if told in MARKED and paragraph.label and not piece.number and not _deeper(paragraph, after):
        return 0.01  # "• Action: …" in a list is an entry of it
    if told or heading_key(text) in vocabulary.set("headings.aob") or opens_meeting(text, vocabulary):
        weight += 1.0 if ends == ":" or look or count <= 4 else 0.6
    if look:
        weight += 1.0 if count <= 14 and ends not in ".;," else 0.4
    if ends == ":" and count <= 8:
        weight += 0.3
    if ends in ".;,":
        weight -= 0.4
    if begins_small(text) and not (look and _is_repository(text)):
        weight -= 0.6
    weight += _place_weight(piece, paragraph, after, count, title=begins_large(text) and ends not in ".;,")
    return max(weight, 0.01)


def _is_repository(text: str) -> bool:
    """ "moor/bridge" in bold heads what is about that repository, though names of code begin small."""
    return "/" in text and len(text.split()) == 1


def _goes_on(piece: Piece, after: Piece | None) -> bool:
    """A name in bold, and "presented the report." in the next line: one sentence."""
    behind = after.paragraph if after else None
    if behind is None or behind.gap or behind.label or piece.item or behind.level is not None:
        return False
    return behind.text[:1].islower() and len(behind.text.split()) >= 5


def _deeper(paragraph: Paragraph, after: Piece | None) -> bool:
    """Tell whether the next line is a bullet beneath this one."""
    behind = after.paragraph if after else None
    return behind is not None and behind.level is not None and behind.level > (paragraph.level or 0)


def _place_weight(
    piece: Piece, paragraph: Paragraph, after: Piece | None, count: int, *, title: bool
) -> float:
    """Weigh a line's number and surroundings."""
    behind = after.paragraph if after else None
    if piece.item:
        return 1.0 if title and count <= 14 else 0.5
    if piece.number and not paragraph.level:
        heads = after is not None and not after.number and not (behind and behind.heading)
        return 0.4 if heads and title and count <= 12 else 0.1
    if paragraph.label:
        return -0.8 if paragraph.level else 0.0 if _deeper(paragraph, after) else -0.5
    if paragraph.gap and title and count <= 10 and _is_prose_or_list(after):
        return 0.5 if count <= 7 else 0.3
    return 0.0
