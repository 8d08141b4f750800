"""Which column of a table is what, and so what the table is for.

Columns are told by the header's words where there is a header, by the cells' content where there is
none, and by the table before where one table goes on in another of the same width.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from minutesparse.document import Cell, Paragraph, Table
from minutesparse.parsing.headings import heading_key, heading_part
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Column, Part
from minutesparse.vocabulary import Vocabulary

_ROLES = (
    Column.NUMBER,
    Column.OWNER,
    Column.DUE,
    Column.STATUS,
    Column.ACTION,
    Column.ITEM,
    Column.NOTES,
    Column.DECISION,
    Column.MOVER,
    Column.SECONDER,
    Column.NAME,
    Column.ORGANISATION,
    Column.ROLE,
    Column.ATTENDANCE,
)
_NUMBER = re.compile(r"^[A-Z]{0,4}[\s.-]?\d{1,4}(?:[./-]\d{1,4}){0,3}[.)]?[a-z]?$")
_INITIALS = re.compile(r"^[A-Z][A-Za-z]{0,3}(?:\s?(?:[/&+,;]|and)\s?[A-Z][A-Za-z]{0,3})*$")
_DATE = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2}|^[A-Z][a-z]{2,8}\s\d{1,4}"
)


class Kind(Enum):
    """What a table is for."""

    ACTIONS = "actions"  # one action a row
    BUSINESS = "business"  # items, notes, and perhaps who acts
    MOTIONS = "motions"
    ATTENDANCE = "attendance"
    FACTS = "facts"  # label and value
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a table is to be read: its kind, the role of each grid column, and how many rows are header."""

    kind: Kind
    columns: tuple[Column, ...]
    header_rows: int


def read_table(
    table: Table, vocabulary: Vocabulary, *, section: Part, before: Reading | None = None
) -> Reading:
    """Say how a table is to be read. `section` is the part it stands in, `before` the table that it may go on."""
    header = _header(table, vocabulary)
    if header:
        at, names = header
        columns = _settle(names, table, at + 1, vocabulary, section)
        kind = _kind_of(columns, section)
        if kind is not Kind.OTHER:
            return Reading(kind, columns, at + 1)
    if _is_facts(table, vocabulary):
        width = table.width
        return Reading(Kind.FACTS, (Column.LABEL, *[Column.NOTES] * (width - 1)), 0)
    if header is None and before and len(before.columns) == table.width and before.kind is not Kind.FACTS:
        return Reading(before.kind, before.columns, 0)
    return _headerless(table, vocabulary, section)


def _grid_names(row: Sequence[Cell], width: int) -> list[str]:
    names = [""] * width
    for cell in row:
        if cell.column <= width:
            names[cell.column - 1] = heading_key(cell.text.replace("\n", " "))
    return names


def column_roles(name: str, vocabulary: Vocabulary) -> list[Column]:
    """Return the roles a column header may mean, the likelier first.

    >>> from minutesparse.vocabulary import load
    >>> column_roles("lead officer", load("en"))
    [<Column.OWNER: 'owner'>]
    """
    if not name:
        return []
    exact = [role for role in _ROLES if name in vocabulary.set(f"columns.{role.value}")]
    if exact:
        return exact
    words = name.split()
    if len(words) > 14:
        return []
    found: Counter[Column] = Counter()
    for role in _ROLES:
        for phrase in vocabulary.set(f"columns.{role.value}"):
            size = len(phrase.split())
            if len(phrase) > 3 and f" {phrase} " in f" {name.replace('/', ' ')} ":
                found[role] = max(found[role], size)
    return [role for role, _ in found.most_common()]


def _header(table: Table, vocabulary: Vocabulary) -> tuple[int, list[str]] | None:
    """Find the header row: most of its filled cells name a column. Return its index and the names."""
    for at, row in enumerate(table.rows[:4]):
        names = _grid_names(row, table.width)
        filled = [n for n in names if n]
        if len(filled) < 2:
            continue
        known = sum(bool(column_roles(n, vocabulary)) for n in filled)
        long = sum(len(n.split()) > 8 for n in filled)
        if known >= 2 and known >= 0.6 * len(filled) and long <= 1:
            return at, names
        if table.header_rows and known >= 1 and known >= 0.5 * len(filled):
            return at, names
        if any(len(c.text) > 120 for c in row):
            break
    return None


def _settle(
    names: list[str], table: Table, first_row: int, vocabulary: Vocabulary, section: Part
) -> tuple[Column, ...]:
    """Choose one role a column, each at most once, in view of the others and of the cells."""
    options = [column_roles(n, vocabulary) for n in names]
    flat = {role for o in options for role in o}
    about_people = _about_people(options, section)
    chosen: list[Column] = []
    for index, option in enumerate(options):
        pick = [r for r in option if r not in chosen or r in (Column.NAME, Column.NOTES)]
        if about_people:
            people = [r for r in pick if r in _PEOPLE_ROLES]
            chosen.append(people[0] if people else Column.OTHER)
            continue
        pick = [r for r in pick if r not in _PEOPLE_ROLES] or pick
        if Column.STATUS in pick and len(pick) > 1 and Column.STATUS in chosen:
            pick.remove(Column.STATUS)
        if not pick and names[index] == "":
            chosen.append(_by_content(table, index + 1, first_row))
        else:
            chosen.append(pick[0] if pick else Column.OTHER)
    owner = next((i for i, r in enumerate(chosen) if r is Column.OWNER), None)
    if owner is None and not about_people and flat & {Column.ACTION, Column.NOTES}:
        owner = next((i for i, o in enumerate(options) if Column.NAME in o or Column.ROLE in o), None)
        if owner is not None and flat & {Column.ACTION, Column.DUE}:
            chosen[owner] = Column.OWNER
    return _promote_action(chosen, table, first_row, section)


_PEOPLE_ROLES = (Column.NAME, Column.ORGANISATION, Column.ROLE, Column.ATTENDANCE)


def _about_people(options: list[list[Column]], section: Part) -> bool:
    """A table is about people where every header can be a column about people."""
    told = [o for o in options if o]
    fit = sum(any(r in _PEOPLE_ROLES for r in o) for o in told)
    named = any(Column.NAME in o for o in told)
    if section in ATTENDANCE_PARTS:
        return named and fit >= 0.5 * len(told)
    strict = {r for o in told for r in o[:1]}
    return named and fit == len(told) and not strict & {Column.ACTION, Column.OWNER}


def _promote_action(chosen: list[Column], table: Table, first_row: int, section: Part) -> tuple[Column, ...]:
    """Without an Action column, the description beside an owner is the action where each row is one task.

    "No | Detail | Resp. | Status" is a log of actions; "Item | Discussion | Lead officer" is the
    meeting's business with those who act beside it.
    """
    has = set(chosen)
    if Column.ACTION in has or Column.OWNER not in has:
        return tuple(chosen)
    texts = [i for i, r in enumerate(chosen) if r in (Column.NOTES, Column.ITEM, Column.OTHER, Column.NAME)]
    if not texts:
        return tuple(chosen)
    log = bool(has & {Column.STATUS, Column.DUE}) or section in (Part.ACTIONS, Part.PREVIOUS_ACTIONS)
    lengths = {i: _mean_words(table, i + 1, first_row) for i in texts}
    longest = max(texts, key=lambda i: lengths[i])
    if log or (lengths[longest] <= 25 and _mean_paragraphs(table, longest + 1, first_row) < 1.5):
        chosen[longest] = Column.ACTION
    elif chosen[longest] is Column.OTHER:
        chosen[longest] = Column.NOTES
    return tuple(chosen)


def _kind_of(columns: tuple[Column, ...], section: Part) -> Kind:
    has = set(columns)
    if Column.NAME in has and not has & {Column.ACTION, Column.OWNER, Column.NOTES}:
        return Kind.ATTENDANCE
    if has & {Column.MOVER, Column.SECONDER} and has & {
        Column.DECISION,
        Column.NOTES,
        Column.ITEM,
        Column.ACTION,
    }:
        return Kind.MOTIONS
    if Column.ACTION in has:
        if has & {Column.OWNER, Column.DUE, Column.STATUS} and Column.NOTES not in has:
            return Kind.ACTIONS
        if section in (Part.ACTIONS, Part.PREVIOUS_ACTIONS) and Column.NOTES not in has:
            return Kind.ACTIONS
        return Kind.BUSINESS if has & {Column.NOTES, Column.ITEM} else Kind.ACTIONS
    if Column.DECISION in has:
        return Kind.MOTIONS
    if Column.NOTES in has and has & {Column.OWNER, Column.ITEM, Column.NUMBER}:
        return Kind.BUSINESS
    return Kind.OTHER


def column_cells(table: Table, column: int, first_row: int = 0) -> list[Cell]:
    return [c for row in table.rows[first_row:] for c in row if c.column == column]


def _mean_words(table: Table, column: int, first_row: int) -> float:
    counts = [len(c.text.split()) for c in column_cells(table, column, first_row) if c.text.strip()]
    return sum(counts) / len(counts) if counts else 0.0


def _mean_paragraphs(table: Table, column: int, first_row: int) -> float:
    counts = [
        sum(1 for _ in c.paragraphs()) for c in column_cells(table, column, first_row) if c.text.strip()
    ]
    return sum(counts) / len(counts) if counts else 0.0


def _by_content(table: Table, column: int, first_row: int) -> Column:
    """Tell a column without a header by what its cells hold."""
    cells = [p for c in column_cells(table, column, first_row) for p in c.paragraphs()]
    texts = [_shown(p) for p in cells]
    if not texts:
        return Column.OTHER
    share = lambda fits: sum(1 for t in texts if fits(t)) / len(texts)  # noqa: E731 - local shorthand
    if share(lambda t: bool(_NUMBER.match(t))) >= 0.7:
        return Column.NUMBER
    if share(lambda t: bool(_DATE.search(t)) and len(t) < 25) >= 0.6:
        return Column.DUE
    if share(lambda t: bool(_INITIALS.match(t))) >= 0.6:
        return Column.OWNER
    words = sum(len(t.split()) for t in texts) / len(texts)
    if words >= 4:
        return Column.NOTES
    return Column.OTHER


def _shown(paragraph: Paragraph) -> str:
    return f"{paragraph.label} {paragraph.text}" if paragraph.label else paragraph.text


def _is_facts(table: Table, vocabulary: Vocabulary) -> bool:
    """A table of facts has labels in its first column: "Date", "Place", "Present"."""
    if table.width < 2 or table.width > 4 or len(table.rows) > 14:
        return False
    firsts = [row[0].text for row in table.rows if row and row[0].column == 1 and row[0].text.strip()]
    if len(firsts) < 2:
        return False
    known = 0
    for text in firsts:
        key = heading_key(text.replace("\n", " "))
        if key in vocabulary.set("columns.label") or _fact_label(key, vocabulary):
            known += 1
    return known >= 2 and known >= 0.5 * len(firsts)


def _fact_label(key: str, vocabulary: Vocabulary) -> bool:
    if len(key.split()) > 6:
        return False
    part = heading_part(key, vocabulary)
    if part in ATTENDANCE_PARTS or part is Part.NEXT_MEETING:
        return True
    return not vocabulary.set("columns.label").isdisjoint(key.split())


def _headerless(table: Table, vocabulary: Vocabulary, section: Part) -> Reading:
    """Read a table without a header by its cells: number | sentence | initials is a list of actions."""
    columns = [_by_content(table, i + 1, 0) for i in range(table.width)]
    has = set(columns)
    if Column.NOTES in has and Column.OWNER in has or section in (Part.ACTIONS, Part.PREVIOUS_ACTIONS):
        notes = [i for i, c in enumerate(columns) if c is Column.NOTES]
        if notes and (
            section in (Part.ACTIONS, Part.PREVIOUS_ACTIONS) or _one_task_rows(table, notes, columns)
        ):
            longest = max(notes, key=lambda i: _mean_words(table, i + 1, 0))
            columns = [_action_column(i, c, longest, table) for i, c in enumerate(columns)]
            return Reading(Kind.ACTIONS, tuple(columns), 0)
    if section in ATTENDANCE_PARTS and table.width >= 1:
        columns = [Column.NAME if i == 0 else Column.OTHER for i in range(table.width)]
        return Reading(Kind.ATTENDANCE, tuple(columns), 0)
    if Column.NOTES in has and Column.OWNER in has:
        return Reading(Kind.BUSINESS, tuple(columns), 0)
    if Column.NUMBER in has and Column.NOTES in has and table.width <= 4:
        return Reading(Kind.BUSINESS, tuple(columns), 0)
    return Reading(Kind.OTHER, tuple([Column.OTHER] * table.width), 0)


def _one_task_rows(table: Table, notes: list[int], columns: list[Column]) -> bool:
    short = all(_mean_words(table, i + 1, 0) <= 30 and _mean_paragraphs(table, i + 1, 0) < 1.5 for i in notes)
    return short and Column.OWNER in columns


def _action_column(index: int, column: Column, longest: int, table: Table) -> Column:
    if index == longest:
        return Column.ACTION
    if column is Column.OTHER and _mean_words(table, index + 1, 0) <= 3 and index > longest:
        return Column.OWNER
    if column is Column.NOTES:
        return Column.STATUS if index > longest else Column.ITEM
    return column
