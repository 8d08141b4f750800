"""Tables that list who belongs to the body without saying who came: a rota, the members and their mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minutesparse.document import Cell, Table
from minutesparse.names import read_person
from minutesparse.parsing.attendance.attendees import Attendee, is_same_name
from minutesparse.parsing.attendance.people_columns import header_row, headers_of
from minutesparse.parsing.lines import Outline
from minutesparse.schema import Person
from minutesparse.vocabulary import Vocabulary

_FEWEST, _MOST = 2, 100


def roster_entries(outline: Outline, people: Sequence[Person]) -> Iterator[Attendee]:
    """Yield the people of each table's column of names that holds somebody who is known already.

    "Name" over "Ann", "Jo Moss" and "Kit" tells that Kit is one of them, whatever the table is for.
    """
    seen: set[int] = set()
    for line in outline.lines:
        if line.table is None or line.table.number in seen:
            continue
        seen.add(line.table.number)
        cells = _names(line.table, outline.vocabulary)
        entries = [_entry(cell, outline.vocabulary) for cell in cells]
        found = [entry for entry in entries if entry is not None]
        named = [entry.person.name for entry in found]
        known = any(is_same_name(name, p.name) for name in named for p in people if p.attendance)
        if known and len(found) == len(entries) >= _FEWEST:
            yield from found


def _names(table: Table, vocabulary: Vocabulary) -> list[Cell]:
    """Return the filled cells under the header of names, or of a table that has but one column."""
    if len(table.rows) > _MOST:
        return []
    headers = headers_of(table, at := header_row(table, vocabulary))
    named = [c for c, header in headers.items() if header in vocabulary.set("columns.name")]
    if not named and any(len(row) > 1 for row in table.rows):
        return []
    rows = table.rows[at + 1 :] if named else table.rows
    wanted = named[:1] or [1]
    return [c for row in rows for c in row if c.column in wanted and c.text.strip()]


def _entry(cell: Cell, vocabulary: Vocabulary) -> Attendee | None:
    """Read a cell that is one name and nothing else."""
    text = cell.text.strip(" []")
    person = read_person(text, vocabulary)
    parts = list(cell.paragraphs())
    if person is None or person.name != text or len(parts) != 1:
        return None
    return Attendee(person, None, parts[0], parts[0].place.start, parts[0].place.end)
