"""What stands within a line: looks, blanks, columns, the label in front."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from minutesparse.document import DocumentBuilder, Run
from minutesparse.text import split_label

_GAP = re.compile(r"[^\S\n]*\t[^\S\n]*|[^\S\n]{2,}|[^\S\n]")
_TASK = re.compile(r"(\[[ xX✓✔]?\])\s*(?=\S)(?!\()")
_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})")
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
        blank, before, after = match[0], text[: match.start()], text[match.end() : match.end() + 1]
        if "\t" not in blank and len(blank) < 3:
            return " "
        if not before.strip() or not after or after.islower():
            return " "
        if "\t" not in blank and (before.endswith((".", ",", ";", ":", "!", "?", " by", " the", " of"))):
            return " "
        return "\t"

    return _GAP.sub(gap, text)


def tidy(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Fold the blanks of a line, strip its ends and join neighbours of one look."""
    joined: list[Run] = []
    for run in runs:
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    folded: list[Run] = []
    at_blank = True
    for run in joined:
        text = fold_blanks(run.text)
        text = text.lstrip() if at_blank else text
        if text:
            folded.append(replace(run, text=text))
            at_blank = text[-1].isspace()
    while folded and not folded[-1].text.rstrip():
        folded.pop()
    if folded:
        folded[-1] = replace(folded[-1], text=folded[-1].text.rstrip())
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
            kept.append(replace(run, text=run.text[cut:]))
    return tuple(kept)


def part_label(runs: Sequence[Run]) -> tuple[str | None, tuple[Run, ...]]:
    """Part a typed number, bullet or task box ("[ ]", "[x]") from a tidy line.

    >>> part_label([Run("1. [X] Order salt")])
    ('1. [x]', (Run(text='Order salt', bold=False, italic=False, underline=False, strike=False, colour=None),))
    """
    text = plain_text(runs)
    label, rest = split_label(text)
    task = _TASK.match(rest)
    if task:
        box = "[ ]" if task[1] in ("[]", "[ ]") else "[x]"
        rest = rest[task.end() :]
        label = f"{label} {box}" if label and label[0].isalnum() else box
    return label, drop_front(runs, len(text) - len(rest))


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
    runs = tidy(runs)
    if label and not label[0].isalnum():
        typed, runs = part_label(runs)
        label = typed or label  # "- [ ] task", "- 3.1 Accounts": the typed one says more than a bullet
    elif label:
        task = _TASK.match(plain_text(runs))
        if task:
            label, runs = (
                f"{label} [{' ' if task[1] in ('[]', '[ ]') else 'x'}]",
                drop_front(runs, task.end()),
            )
    else:
        label, runs = part_label(runs)
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
