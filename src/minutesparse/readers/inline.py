"""What stands within a line: looks, blanks, columns, the label in front."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutesparse.compiling import compiled
from minutesparse.document import DocumentBuilder, Run
from minutesparse.readers.decoding import DROPPED
from minutesparse.readers.looks import with_text
from minutesparse.text import split_label

_BLANK = compiled(r"[^\S\n\t ]")
_GAP = compiled(r"[ \t]{2,}|\t")
_CLAUSE_ENDS = (".", ",", ";", ":", "!", "?")
DANGLING = compiled(r"(?:[,&(/]|(?<![^\W_])[a-z]{1,3})$")
"""What ends a line in mid-sentence: a comma, or a little word ("by", "the")."""
_TASK = compiled(r"(\[[ xX✓✔]?\])\s*(?=\S)(?!\()")
_TIGHT = compiled(r"[-–—*](?=[^\W\d_]|@)")
_HEX = compiled(r"#?([0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)
_RGB = compiled(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})")
_NAMED = {
    "red": "FF0000",
    "green": "008000",
    "blue": "0000FF",
    "orange": "FFA500",
    "purple": "800080",
    "navy": "000080",
    "maroon": "800000",
    "teal": "008080",
    "gray": "808080",
    "grey": "808080",
}


def fold_blanks(text: str) -> str:
    r"""Fold blanks to one, but leave a tab where a column begins.

    Typists align columns with tabs or many blanks; a sentence holds them by accident. What follows
    a column's gap begins in a capital or a digit, and what stands before it ends no clause.

    >>> fold_blanks("Ida Moss (chair)     Hill Farm"), fold_blanks("seconded by     Cllr Moss")
    ('Ida Moss (chair)\tHill Farm', 'seconded by Cllr Moss')
    """

    def gap(match: re.Match[str]) -> str:
        start, end = match.span()
        after = text[end : end + 1]
        is_tab = "\t" in match[0]
        if not start or not after or after.islower() or (end - start == 2 and not is_tab):
            return " "
        before = text[max(0, start - 5) : start]
        if not is_tab:
            return " " if before.endswith(_CLAUSE_ENDS) or DANGLING.search(before) else "\t"
        # "Proposed by <tab><tab> Cllr Moss": tabs that a typist put in to reach the next line.
        return " " if start > 40 and DANGLING.search(before) else "\t"

    text = DROPPED.sub("", _BLANK.sub(" ", text))
    return _GAP.sub(gap, text)


def tidy(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Fold the blanks of a line, strip its ends and join neighbours of one look."""
    joined: list[Run] = []
    for run in runs:
        if joined and with_text(joined[-1], "") == with_text(run, ""):
            joined[-1] = with_text(run, joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    folded: list[Run] = []
    at_blank = True
    for run in joined:
        text = fold_blanks(run.text)
        text = text.lstrip() if at_blank else text
        if text:
            folded.append(with_text(run, text))
            at_blank = text[-1].isspace()
    while folded and not folded[-1].text.rstrip():
        folded.pop()
    if folded:
        folded[-1] = with_text(folded[-1], folded[-1].text.rstrip())
    return tuple(folded)


def plain_text(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


def drop_front(runs: Sequence[Run], count: int) -> tuple[Run, ...]:
    """Return the runs without their first `count` characters."""
    kept: list[Run] = []
    for run in runs:
        cut = min(count, len(run.text))
        count -= cut
        if cut < len(run.text):
            kept.append(with_text(run, run.text[cut:]) if cut else run)
    return tuple(kept)


def typed_label(text: str) -> tuple[str | None, str]:
    """Part a number or bullet from the words behind it, a dash that touches them too.

    >>> typed_label("-Ida Moss"), typed_label("2. Lamps")
    (('-', 'Ida Moss'), ('2.', 'Lamps'))
    """
    if _TIGHT.match(text):
        return text[0], text[1:]
    return split_label(text)


def part_label(runs: Sequence[Run]) -> tuple[str | None, tuple[Run, ...]]:
    """Part a typed number, bullet or task box ("[ ]", "[x]") from a tidy line.

    >>> part_label([Run("1. [X] Order salt")])
    ('1. [x]', (Run(text='Order salt', bold=False, italic=False, underline=False, strike=False, colour=None),))
    """
    text = plain_text(runs)
    label, rest = typed_label(text)
    task = _TASK.match(rest)
    if task:
        box = "[ ]" if task[1] in ("[]", "[ ]") else "[x]"
        rest = rest[task.end() :]
        label = f"{label} {box}" if label and label[0].isalnum() else box
    return label, drop_front(runs, len(text) - len(rest)) if len(rest) < len(text) else tuple(runs)


def add_line(
    builder: DocumentBuilder,
    runs: Sequence[Run],
    *,
    heading: int | None = None,
    level: int | None = None,
    label: str | None = None,
    furniture: bool = False,
) -> None:
    """Add a line to the document; its label is the list's own, else what is typed in front."""
    typed, runs = part_label(tidy(runs))
    if label and typed and typed[0] == "[" and label[0].isalnum():
        label = f"{label} {typed}"  # "1. [x] Order salt"
    else:
        # "- [ ] task", "- 3.1 Accounts", "1. 7. Review": what the writer typed says more.
        label = typed or label
    if label and level is None and heading is None and not any(c.isalnum() for c in label):
        level = 0  # a typed bullet makes a list as much as the word processor's own
    builder.paragraph(tidy(runs), heading=heading, level=level, label=label, furniture=furniture)


def colour_of(css: str) -> str | None:
    """Return six hex digits for a CSS colour, None for black and for what says no colour.

    >>> colour_of("#c00"), colour_of("rgb(255, 0, 0)"), colour_of("red"), colour_of("#000000")
    ('CC0000', 'FF0000', 'FF0000', None)
    """
    css = css.strip().lower()
    if rgb := _RGB.match(css):
        found = "".join(f"{min(255, int(part)):02X}" for part in rgb.groups())
    elif digits := _HEX.match(css):
        found = digits[1].upper()
        found = "".join(c * 2 for c in found) if len(found) == 3 else found
    else:
        found = _NAMED.get(css, "000000")
    return None if found == "000000" else found
