"""Tables drawn with characters in plain text: rows between bars, boxes with rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from minutesparse.compiling import compiled
from minutesparse.readers.wrapping import between, in_sentence, starts_anew

_RULE = compiled(r"\s*[-=+|:][-=+|: ]*$")
_UNPARTED = compiled(r"\s{0,3}-{3,}(?:\+-{3,})*\s*")
"""A rule that no bar parts."""
_FRAMED = compiled(r"\|[^\n]+\|")
_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class TextGrid:
    """Rows of cells, each the lines in it, found in `count` lines of text; the first may be titles."""

    rows: tuple[tuple[tuple[str, ...], ...], ...]
    count: int
    header_rows: int


def find_grid(lines: Sequence[str], start: int) -> TextGrid | None:
    """Return the table whose first line stands at `start`, None where none begins there."""
    end = start
    while end < len(lines) and _is_row(lines[end]):
        end += 1
    drawn = lines[start:end]
    rules = [i for i, line in enumerate(drawn) if _is_rule(line)]
    cells = [_cells(line) for i, line in enumerate(drawn) if i not in set(rules)]
    if len(cells) < 2 or max(map(len, cells)) < 2:
        return None
    ruled = len(rules) >= 1
    framed = all(line.lstrip().startswith(("|", "+")) for line in drawn)
    steady = len({len(row) for row in cells}) == 1
    if not (ruled or framed or (steady and len(cells) >= 3 and len(cells[0]) >= 3)):
        return None
    rows = _boxed_rows(drawn, rules) if len(rules) >= 3 else [tuple((c,) for c in row) for row in cells]
    header = 1 if rules and (rules[0] == 1 or (rules[0] == 0 and len(rules) > 1)) else 0
    return TextGrid(tuple(rows), end - start, header)


def is_loose_grid(content: str) -> bool:
    """Tell rows between bars to which the rule below the titles is missing, so that they are no table yet."""
    lines = content.split("\n")
    return len(lines) > 1 and all(line.lstrip().startswith("|") and line.count("|") > 2 for line in lines)


def with_parted_rules(lines: Sequence[str]) -> list[str]:
    """Draw the bars into a rule below the titles of a table that has none, as Markdown asks: no line more or less.

    >>> with_parted_rules(["Name | Body", "-----------", "Ann | Tarnworks"])
    ['Name | Body', '---|---', 'Ann | Tarnworks']
    """
    mended = list(lines)
    for at, line in enumerate(lines[1:-1], start=1):
        if not _UNPARTED.fullmatch(line) or (at > 1 and lines[at - 2].strip()):
            continue
        titles, first = lines[at - 1], lines[at + 1]
        count = len(_cells(titles))
        if count > 1 and " | " in titles and " | " in first and len(_cells(first)) == count:
            mended[at] = "|".join(["---"] * count)
    return mended


def with_broken_rows(lines: Sequence[str]) -> list[str]:
    """Break the rows of a table that stand in one line behind that of its titles, and draw the rule it has lost.

    >>> with_broken_rows(["| Task | Who |", "", "| Mend | Ann | | Paint | Joe |"])
    ['| Task | Who |', '|---|---|', '| Mend | Ann |', '| Paint | Joe |']
    """
    broken: list[str] = []
    for at, line in enumerate(lines):
        bare = line.strip()
        titles = next((before for before in reversed(broken[-2:]) if before.strip()), "")
        count = len(_cells(titles)) if _FRAMED.fullmatch(titles.strip()) else 0
        rows = _rows_of(bare, count) if count > 1 and _FRAMED.fullmatch(bare) else []
        fresh = at + 1 >= len(lines) or not lines[at + 1].strip().startswith("|")
        if len(rows) < _FEWEST_ROWS or not fresh:
            broken.append(line)
            continue
        while not broken[-1].strip():
            broken.pop()
        ruled = _is_rule(rows[0])
        broken += rows if ruled else ["|" + "---|" * count, *rows]
    return broken


def _rows_of(line: str, count: int) -> list[str]:
    """Return the rows of so many cells that a line holds, [] where it holds something else."""
    cells = [cell.strip() for cell in line.split("|")[1:-1]]
    if (len(cells) + 1) % (count + 1) or any(cells[at] for at in range(count, len(cells), count + 1)):
        return []
    return [f"| {' | '.join(cells[at : at + count])} |" for at in range(0, len(cells), count + 1)]


def _is_rule(line: str) -> bool:
    return bool(_RULE.match(line)) and ("--" in line or "==" in line) and ("|" in line or "+" in line)


def _is_row(line: str) -> bool:
    bare = line.strip()
    if bare.startswith("|") and bare.count("|") >= 2:
        return True
    return bool(bare) and (_is_rule(line) or bare.count(" | ") >= 1)


def _cells(line: str) -> list[str]:
    bare = line.strip()
    bare = bare.removeprefix("|")
    bare = bare.removesuffix("|") if not bare.endswith("\\|") else bare
    return [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", bare)]


def _boxed_rows(drawn: Sequence[str], rules: Sequence[int]) -> list[tuple[tuple[str, ...], ...]]:
    """Return the rows of a table with a rule between any two: several lines may make one row."""
    rows: list[tuple[tuple[str, ...], ...]] = []
    for above, below in zip([-1, *rules], [*rules, len(drawn)], strict=True):
        lines = [_cells(line) for line in drawn[above + 1 : below]]
        if lines:
            width = max(map(len, lines))
            rows.append(tuple(tuple(row[i] for row in lines if i < len(row)) for i in range(width)))
    return rows


def cell_lines(drawn: Sequence[str]) -> list[str]:
    """Return a cell's lines, those joined that the narrow column cut in mid-sentence.

    >>> cell_lines(["Paint the", "door", "", "Tom", "Ann"])
    ['Paint the door', '', 'Tom', 'Ann']
    """
    lines: list[str] = []
    for line in drawn:
        if lines and lines[-1] and line and in_sentence(lines[-1], line) and not starts_anew(line, lines[-1]):
            lines[-1] += between(lines[-1], line) + line
        else:
            lines.append(line)
    return lines
