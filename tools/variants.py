"""Other shapes of the same minutes: what must not change what is found in them.

Each variant is a function from a `Document` to another that tells the same: its bold is lost, its
headings are plain lines, its dashes and quotes are other ones, its people have other names, its
sections stand in another order.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from minutesparse.document import Block, Document, DocumentBuilder, Paragraph, Table
from minutesparse.parsing import outline
from minutesparse.schema import Minutes, Person
from minutesparse.text import plain
from minutesparse.vocabulary import Vocabulary

Change = Callable[[Paragraph], Paragraph]
TYPED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_ENDINGS = (
    "arven",
    "oskel",
    "utrin",
    "eldun",
    "impar",
    "yrton",
    "aldric",
    "ombrey",
    "enlow",
    "ustine",
    "irwen",
    "athorn",
)


def rebuilt(document: Document, change: Change, blocks: Sequence[Block] | None = None) -> Document:
    """Return a document with each of its paragraphs changed, and its blocks in the order given."""
    builder = DocumentBuilder(document.format)
    builder.properties, builder.warnings, builder.pages = (
        dict(document.properties),
        list(document.warnings),
        document.pages,
    )
    for paragraph in document.furniture:
        _add(builder, change(paragraph), furniture=True)
    _add_all(builder, document.blocks if blocks is None else blocks, change)
    return builder.build()


def _add_all(builder: DocumentBuilder, blocks: Sequence[Block], change: Change) -> None:
    for block in blocks:
        if isinstance(block, Table):
            _add_table(builder, block, change)
        else:
            _add(builder, change(block))


def _add_table(builder: DocumentBuilder, table: Table, change: Change) -> None:
    builder.open_table(page=table.page)
    for at, row in enumerate(table.rows):
        builder.open_row(header=at < table.header_rows)
        for cell in row:
            builder.open_cell(cell.column, row_span=cell.row_span, column_span=cell.column_span)
            _add_all(builder, cell.blocks, change)
            builder.close_cell()
        builder.close_row()
    builder.close_table()


def _add(builder: DocumentBuilder, paragraph: Paragraph, *, furniture: bool = False) -> None:
    if paragraph.gap:
        builder.gap()
    builder.paragraph(
        paragraph.runs,
        heading=paragraph.heading,
        level=paragraph.level,
        label=paragraph.label,
        page=paragraph.place.page,
        box=paragraph.place.box,
        furniture=furniture,
    )


def without_bold(document: Document) -> Document:
    return rebuilt(document, lambda p: replace(p, runs=tuple(replace(r, bold=False) for r in p.runs)))


def without_headings(document: Document) -> Document:
    """Headings become lines in bold, as whoever knows no styles types them."""

    def change(p: Paragraph) -> Paragraph:
        runs = tuple(replace(r, bold=True) for r in p.runs) if p.heading else p.runs
        return replace(p, heading=None, runs=runs)

    return rebuilt(document, change)


def typed(document: Document) -> Document:
    """Straight quotes, and hyphens for dashes."""
    return rebuilt(document, lambda p: _reworded(p, lambda t: t.translate(TYPED)))


def typeset(document: Document) -> Document:
    """Curly quotes, and dashes between words."""

    def set_(text: str) -> str:
        return re.sub(r"(?<=\s)-(?=\s)", "–", re.sub(r"(?<=\w)'", "’", text))

    return rebuilt(document, lambda p: _reworded(p, set_))


def _reworded(paragraph: Paragraph, reword: Callable[[str], str]) -> Paragraph:
    return replace(paragraph, runs=tuple(replace(run, text=reword(run.text)) for run in paragraph.runs))


class Renaming:
    """Other names for the people of a meeting, each letter for another, so that whose initials clash still do."""

    def __init__(self, meetings: Sequence[Minutes], text: str) -> None:
        lower = {w for w in re.findall(r"[^\W\d_]+", text) if w.islower()}
        kept = lower | {
            plain(word)
            for m in meetings
            for name in (
                m.meeting.body,
                m.meeting.organisation,
                m.meeting.place,
                *(p.organisation for p in m.people),
            )
            for word in re.findall(r"\w+", name or "")
        }
        people = [p for m in meetings for p in m.people]
        while True:
            spared = {w for p in people if not _is_plain(p, kept) for w in _words(p.name)}
            if spared <= kept:
                break
            kept |= spared  # who can't be renamed whole keeps the name, and so do all who share a part of it
        renamed = [p for p in people if _is_plain(p, kept)]
        names = dict.fromkeys(word for p in renamed for word in re.findall(r"[^\W\d_]+", p.name))
        self.words = {word: _other(word, at) for at, word in enumerate(names)}
        parted = [re.findall(r"[^\W\d_]+", p.name) for p in renamed]
        marks = {mark for p in renamed for mark in p.initials} | {a[0] + b[0] for a, b in parted}
        surnames = "|".join(sorted({b for _, b in parted})) or "(?!)"
        self._initial = re.compile(rf"(?<!\w)[A-Z](?=\.?\s(?:{surnames})(?!\w))")  # "J. Fell"
        known = {**self.words, **{mark: "".join(map(_letter, mark)) for mark in marks}}
        longest = "|".join(map(re.escape, sorted(known, key=lambda w: (-len(w), w)))) or "(?!)"
        self._pattern = re.compile(rf"(?<!\w)(?:{longest})(?!\w)")
        self._known = known

    def text(self, text: str) -> str:
        text = self._initial.sub(lambda m: _letter(m.group()), text)
        return self._pattern.sub(lambda m: self._known[m.group()], text)

    def document(self, document: Document) -> Document:
        return rebuilt(document, lambda p: _renamed(p, self.text))


def _words(name: str) -> set[str]:
    return {plain(word) for word in re.findall(r"[^\W\d_]+", name)}


def _is_plain(person: Person, kept: set[str]) -> bool:
    """Tell whether somebody can be renamed whole: two names in full, none of them a word of the text, plain initials."""
    words = re.findall(r"[^\W\d_]+", person.name)
    named = len(words) == 2 and all(len(w) > 2 and w.istitle() and plain(w) not in kept for w in words)
    return named and all(mark.isalpha() and mark.isupper() for mark in person.initials)


def _renamed(paragraph: Paragraph, reword: Callable[[str], str]) -> Paragraph:
    """Rename in a paragraph; where a name goes over two runs, its look is that of the first run."""
    if reword(paragraph.text) == "".join(reword(run.text) for run in paragraph.runs):
        return _reworded(paragraph, reword)
    return replace(paragraph, runs=(replace(paragraph.runs[0], text=reword(paragraph.text)),))


def _letter(letter: str) -> str:
    """Another letter for each letter, a vowel for a vowel: names must still be sayable."""
    alphabet = "AEIOU" if letter in "AEIOU" else "BCDFGHJKLMNPRSTVWZ"
    return alphabet[(alphabet.index(letter) + 1) % len(alphabet)] if letter in alphabet else letter


def _other(word: str, at: int) -> str:
    return (
        _letter(plain(word)[0].upper())
        + _ENDINGS[at % len(_ENDINGS)]
        + ("" if at < len(_ENDINGS) else _ENDINGS[at // len(_ENDINGS) % 12][1:3])
    )


def shuffled(document: Document, vocabulary: Vocabulary) -> Document:
    """The sections of the meeting's business in another order; what stands before the first stays there."""
    lines = outline(document, vocabulary)
    heads = {
        lines.lines[i.line].paragraph.place.start for i in lines.items if lines.lines[i.line].table is None
    }
    sections: list[list[Block]] = [[]]
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.place.start in heads:
            sections.append([])
        sections[-1].append(block)
    rest = sections[1:]
    random.Random(len(rest)).shuffle(rest)
    return rebuilt(document, lambda p: p, [b for section in (sections[0], *rest) for b in section])
