"""From the pieces of a paragraph to its lines: breaks parted, blanks folded, labels set apart."""

from __future__ import annotations

from collections.abc import Sequence

from minutesparse.compiling import compiled
from minutesparse.document import DocumentBuilder, Run, make_run
from minutesparse.readers.decoding import DROPPED
from minutesparse.readers.docx_symbols import EMPTY_BOX, TICKED_BOX
from minutesparse.readers.inline import drop_front, fold_blanks, part_label, plain_text
from minutesparse.readers.looks import Piece

_Shown = tuple[bool, bool, bool, bool, str | None]
_Seen = tuple[str, _Shown]

_ODD = compiled(rf"[^\S ]|  |{DROPPED.pattern}")
_TABS = compiled(r" ?\t[ \t]*")
_NO_LABEL = compiled(r"(?![oØ])[^\W\d_][^.)]{5}")
"""A word, not "a)" or "iv.": most lines begin so, and have no label to look for."""
_BOX = compiled(rf"([{EMPTY_BOX}☑{TICKED_BOX}]|\[[ xX]\](?=\s))\s*(?=\S)")
_BOXES = frozenset((EMPTY_BOX, "☑", TICKED_BOX))


def split_lines(pieces: list[Piece]) -> list[list[Piece]]:
    """Part the pieces at the breaks; a paragraph always gives at least one line, which may be empty."""
    if len(pieces) == 1 and pieces[0][0] != "\n":
        return [pieces]
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece[0] == "\n":
            lines.append([])
        else:
            lines[-1].append(piece)
    return lines


def tidy_line(pieces: Sequence[Piece]) -> tuple[Run, ...]:
    """Return a line's runs: blanks folded to one, tabs kept, ends stripped, like neighbours joined."""
    if len(pieces) == 1:
        text, look = pieces[0]
        if text.isprintable() and "  " not in text:  # as nearly every line is
            text = text.strip()
            return (make_run(text, look[:5]),) if text else ()
    folded: list[_Seen] = []
    for texts, seen in _join(pieces):
        text = "".join(texts)
        if _is_odd(text):
            # Real tabs stay: fold_blanks judges by what stands around a gap, which may be the next run.
            text = _TABS.sub("\t", "\t".join(map(fold_blanks, text.split("\t"))))
        if not folded:
            text = text.lstrip()
        elif folded[-1][0][-1] in " \t":
            text = text.lstrip(" ")
        if text.startswith("\t"):
            text = _close_up(folded, text)
        if text:
            folded.append((text, seen))
    while folded and not folded[-1][0].rstrip():
        folded.pop()
    if folded:
        folded[-1] = folded[-1][0].rstrip(), folded[-1][1]
    return tuple([make_run(text, seen) for text, seen in folded])


def _is_odd(text: str) -> bool:
    """Say whether blanks are to be folded or characters to be dropped; nearly always not, which is cheap to tell."""
    return ("  " in text or not text.isprintable()) and _ODD.search(text) is not None


def _join(pieces: Sequence[Piece]) -> list[tuple[list[str], _Shown]]:
    joined: list[tuple[list[str], _Shown]] = []
    for text, look in pieces:
        seen = look[:5]
        if joined and joined[-1][1] == seen:
            joined[-1][0].append(text)
        elif text:
            joined.append(([text], seen))
    return joined


def _close_up(folded: list[_Seen], text: str) -> str:
    """A tab that begins a run takes the blank before it, and is none after another tab."""
    before, seen = folded[-1]
    if before.endswith("\t"):
        return text.lstrip()
    if before.endswith(" "):
        folded.pop()
        if before.rstrip():
            folded.append((before.rstrip(), seen))
        elif not folded:
            return text.lstrip()
    return text


def add_lines(
    builder: DocumentBuilder,
    pieces: list[Piece],
    *,
    label: str | None = None,
    level: int | None = None,
    heading: int | None = None,
) -> None:
    """Add a paragraph's lines; its label goes to the first that shows text.

    A line without a label of the list's own gets the one that is typed in front of it.
    """
    for line in split_lines(pieces) if len(pieces) > 1 else (pieces,):
        runs = tidy_line(line)
        if not runs:
            builder.gap()
            continue
        own, own_level = label, level
        if not _NO_LABEL.match(runs[0].text):
            own, runs = _set_apart(label, runs)
        if own and own_level is None and heading is None and not _is_number(own):
            own_level = 0  # a typed bullet makes a list as much as Word's own
        builder.paragraph(runs, heading=heading, level=own_level, label=own)
        label = None


def _is_number(label: str) -> bool:
    return label != "o" and any(c.isalnum() for c in label)


def _set_apart(label: str | None, runs: tuple[Run, ...]) -> tuple[str | None, tuple[Run, ...]]:
    """Part the label from a line. A box that is the line's only one is its label: "[x]" or "[ ]"."""
    text = plain_text(runs)
    keeps = label is not None and _is_number(label)
    if not keeps:
        typed, runs = part_label(runs)
        if typed:
            label, text = typed, plain_text(runs)
    if text[0] not in "☐☑☒[":
        return label, runs
    box = _BOX.match(text)
    if box is None or not _BOXES.isdisjoint(text[box.end() :]):
        return label, runs
    state = "[ ]" if box[1] in (EMPTY_BOX, "[ ]") else "[x]"
    return (f"{label} {state}" if label and _is_number(label) else state), drop_front(runs, box.end())
