"""From passages and sheets to the neutral document: runs, labels, levels, headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from minutesparse import vocabulary
from minutesparse.document import DocumentBuilder, Run
from minutesparse.readers.inline import part_label, plain_text
from minutesparse.readers.pdf.breaks import is_broken
from minutesparse.readers.pdf.furniture import wording
from minutesparse.readers.pdf.headings import heading_level
from minutesparse.readers.pdf.labels import glued_bullet, is_number
from minutesparse.readers.pdf.lines import Line
from minutesparse.readers.pdf.pages import PageText
from minutesparse.readers.pdf.passages import Passage
from minutesparse.readers.pdf.sheets import Block, Sheet
from minutesparse.readers.pdf.words import Look, Word

Known = Callable[[], frozenset[str]]
"""Gives the words of the whole document in small letters, reckoned when first asked for."""

_CLOSING = frozenset(",.;:!?)]%")  # a word too wide for its cell may leave its comma on the next line
_MARKS = ".,;:!?()[]\"'“”‘’ "
_LEVEL = 4.0
"""Points: bullets that are nearer to each other in x are on one level."""


def write_blocks(
    builder: DocumentBuilder, blocks: Iterable[Block], known: Known, headings: dict[float, int]
) -> None:
    """Add a document's passages and tables, in reading order."""
    levels = Levels()
    for block in blocks:
        if isinstance(block, Passage):
            heading = heading_level(block, headings)
            write_passage(builder, block, known, heading=heading, level=levels.of(block))
        else:
            write_sheet(builder, block, known)


def write_furniture(
    builder: DocumentBuilder, pages: Sequence[PageText], lines: dict[int, list[Line]]
) -> None:
    """Add what was set apart, each wording once, and what stands askew."""
    said: set[str] = set()
    for page in pages:
        for line in lines.get(page.number, []) + page.aside:
            key = wording(line.text)
            if key not in said:
                said.add(key)
                builder.paragraph(line.text, page=page.number, furniture=True)


def write_passage(
    builder: DocumentBuilder,
    passage: Passage,
    known: Known,
    *,
    heading: int | None = None,
    level: int | None = None,
) -> None:
    """Add a passage to the document."""
    runs = passage_runs(passage, known)
    label = passage.label.text if passage.label else None
    text = plain_text(runs)
    first = text[:1]
    if first == "[" or not (label or first.isalnum() or first.isascii() or not glued_bullet(text[:40])):
        typed, rest = part_label(runs)
        if typed and rest and (not label or typed in ("[ ]", "[x]")):
            label = f"{label} {typed}" if label and label[0].isalnum() else typed
            runs = list(rest)
    if passage.gap:
        builder.gap()
    builder.paragraph(
        runs, heading=heading, level=level, label=label, page=passage.page, box=_rounded(passage)
    )


def _rounded(passage: Passage) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = passage.box
    return round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)


def passage_runs(passage: Passage, known: Known) -> list[Run]:
    """Return the passage's text in its looks, lines joined, notes at the end behind tabs."""
    pieces: list[tuple[str, Look]] = []
    above: Sequence[Word] = ()
    for row in passage.rows:
        whole = len(above) == 1 and bool(row) and is_broken(above[0], row[0], passage.size, passage.column)
        _add_row(pieces, row, above, known, whole=whole)
        above = row
    for note in passage.notes:
        if pieces:
            pieces.append(("\t", pieces[-1][1]))
        above = ()
        for fragment in note:
            _add_row(pieces, fragment.words, above, known)
            above = fragment.words
    return _runs(pieces)


def _add_row(
    pieces: list[tuple[str, Look]],
    row: Sequence[Word],
    above: Sequence[Word],
    known: Known,
    *,
    whole: bool = False,
) -> None:
    """Add a line's words behind those of the line above, a broken word made whole; `whole` says it is one."""
    if not row:
        return
    lead, alone = "", len(above) == 1
    if above and pieces and not whole:
        before, look = pieces[-1]
        kept, lead = join_words(before, row[0].text, known, alone=alone)
        pieces[-1] = kept, look
    for i, word in enumerate(row):
        if i:
            lead = word.lead and ("\t" if word.lead == "\t" else " ")
        pieces.append((lead + word.text, word.look))


def join_words(before: str, after: str, known: Known, *, alone: bool = False) -> tuple[str, str]:
    """Return what is left of a line's last word, and what stands between it and the next line's first.

    `alone` says that the last word had the line to itself: one too long for its cell is broken anywhere.

    >>> nothing = frozenset
    >>> join_words("com-", "mittee", nothing), join_words("Anglo-", "Saxon", nothing)
    (('com', ''), ('Anglo-', ''))
    >>> join_words("well-", "kept", lambda: frozenset({"well-kept"})), join_words("the", "end", nothing)
    (('well-', ''), ('the', ' '))
    >>> join_words("Recommen", "dations", lambda: frozenset({"recommendations"}), alone=True)
    ('Recommen', '')
    >>> join_words("30/11/20", "24", nothing, alone=True)
    ('30/11/20', '')
    """
    if before.endswith("\u00ad"):
        return before[:-1], ""
    if after[:1] in _CLOSING:
        return before, ""
    head, tail = before.strip(_MARKS).casefold(), after.strip(_MARKS).casefold()
    if not before.endswith(("-", "\u2010")) or len(before.strip()) < 2 or not before[-2].isalnum():
        whole = alone and tail[:1].isalpha() and head.isalpha() and head + tail in known()
        whole |= alone and before[-1:].isdigit() and after[:1].isdigit()
        return before, "" if whole else " "
    if not after[:1].islower() or not before[-2].islower():
        return before, "" if after[:1].isalnum() else " "
    first, second = head.rstrip("-\u2010").rpartition("-")[2], tail.partition("-")[0]
    words = known()
    if f"{first}-{second}" in words or (first + second not in words and _stands_alone(first, second, words)):
        return before, ""
    return before[:-1], ""


def _stands_alone(first: str, second: str, words: frozenset[str]) -> bool:
    """Say whether what stands before a hyphen keeps it: "re-open", or two words of the document."""
    return first in _prefixes() or (first in words and second in words)


@cache
def _prefixes() -> frozenset[str]:
    return frozenset[str]().union(
        *(vocabulary.load(c).set("layout.hyphened_prefixes") for c in vocabulary.languages())
    )


def _runs(pieces: Iterable[tuple[str, Look]]) -> list[Run]:
    runs: list[Run] = []
    texts: list[str] = []
    now: Look | None = None
    for piece, look in pieces:
        text = piece
        if now is not None and look is not now and _shown(look) != _shown(now):
            runs.append(_run("".join(texts), now))
            texts = []
            blank = len(text) - len(text.lstrip())
            if blank:
                last = runs[-1]
                runs[-1] = Run(last.text + text[:blank], *_shown(now))
                text = text[blank:]
        now = look
        texts.append(text)
    if now is not None:
        runs.append(_run("".join(texts), now))
    return runs


def _run(text: str, look: Look) -> Run:
    return Run(text, *_shown(look))


def _shown(look: Look) -> tuple[bool, bool, bool, bool, str | None, float | None]:
    return look.bold, look.italic, look.underline, look.strike, look.colour, look.confidence


class Levels:
    """How deep in a list each bullet or number is, by how far it is set in from those before it."""

    def __init__(self) -> None:
        self._bullets: list[float] = []
        self._numbers: list[float] = []

    def of(self, passage: Passage) -> int | None:
        """Return a passage's level, 0 the outermost, None where it has no label."""
        x = passage.x0
        if not passage.label:
            if self._bullets and x < self._bullets[0] - _LEVEL:
                self._bullets.clear()
            return None
        numbered = is_number(passage.label.text)
        stack = self._numbers if numbered else self._bullets
        while stack and stack[-1] > x + _LEVEL:
            stack.pop()
        if not stack or x > stack[-1] + _LEVEL:
            stack.append(x)
        if numbered and self._bullets and x < self._bullets[0] + _LEVEL:
            self._bullets.clear()
        return len(stack) - 1


def write_sheet(builder: DocumentBuilder, sheet: Sheet, known: Known) -> None:
    """Add a table, and what is nested in it, to the document."""
    builder.open_table(page=sheet.page)
    for i, row in enumerate(sheet.rows):
        builder.open_row(header=i < sheet.header_rows)
        for cell in row:
            builder.open_cell(cell.column + 1, row_span=cell.row_span, column_span=cell.column_span)
            levels = Levels()
            for block in cell.blocks:
                if isinstance(block, Passage):
                    write_passage(builder, block, known, level=levels.of(block))
                else:
                    write_sheet(builder, block, known)
            builder.close_cell()
        builder.close_row()
    builder.close_table()
