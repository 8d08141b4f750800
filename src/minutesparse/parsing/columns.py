"""What one column of a table holds: by the words of its header, or by what stands in its cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from minutesparse.compiling import compiled
from minutesparse.document import Cell, Paragraph, Table
from minutesparse.parsing.lines import Column
from minutesparse.parsing.statuses import read_status
from minutesparse.remembering import remembered
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
_NUMBER = compiled(r"^[A-Z]{0,4}[\s.#-]?\d{1,4}(?:[./-]\d{1,4}){0,3}[.)]?[a-z]?$")
_INITIALS = compiled(r"^[A-Z][A-Za-z]{0,3}(?:\s?(?:[/&+,;]|and)\s?[A-Z][A-Za-z]{0,3})*$")
_NAMES = compiled(
    r"^(?:[A-ZÀ-Þ][\w’'.-]*+\s?){1,3}(?:\s?(?:[/&+,;]|and|en)\s?(?:[A-ZÀ-Þ][\w’'.-]*+\s?){1,3}){0,6}$"
)
_DATE = compiled(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2}|^[A-Z][a-z]{2,8}\s\d{1,4}"
)
_MONEY = compiled(r"^[-(]?\s*+(?:(?:[£$€]|GBP|USD|EUR)\s*+)?[-(]?\d[\d,.]*\s*%?\)?$")


def column_roles(name: str, vocabulary: Vocabulary) -> list[Column]:
    """Return the roles a column header may mean, the likelier first.

    >>> from minutesparse.vocabulary import load
    >>> column_roles("lead officer", load("en"))
    [<Column.OWNER: 'owner'>]
    """
    return list(_roles(name, vocabulary))


@remembered
def names_a_column(name: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text is a column header word for word."""
    return any(name in vocabulary.set(f"columns.{role.value}") for role in Column)


@remembered
def _roles(name: str, vocabulary: Vocabulary) -> tuple[Column, ...]:
    if not name:
        return ()
    if name in vocabulary.set("columns.other"):
        return (Column.OTHER,)
    for spelt in (name, f"{name}s", name.removesuffix("s")):  # "Deadlines" is a column of deadlines
        exact = [role for role in _ROLES if spelt in vocabulary.set(f"columns.{role.value}")]
        if exact:
            return tuple(exact)
    if len(name.split()) > 14 or re.search(r"\d\d", name):
        return ()
    found: Counter[Column] = Counter()
    spaced = f" {name.replace('/', ' ')} "
    for role in _ROLES:
        for phrase in vocabulary.set(f"columns.{role.value}"):
            if len(phrase) > 3 and f" {phrase} " in spaced:
                found[role] = max(found[role], len(phrase.split()))
    if Column.NOTES in found and Column.DECISION in found:
        del found[Column.DECISION]  # "Business considered and decisions taken": all that was said
    return tuple(role for role, _ in found.most_common())


def column_cells(table: Table, column: int, rows: Sequence[int] | None = None) -> list[Cell]:
    """Return the cells that begin in a grid column (from 1), of all rows or of those named (from 0)."""
    chosen = table.rows if rows is None else [table.rows[i] for i in rows]
    return [c for row in chosen for c in row if c.column == column and c.text.strip()]


def shown(paragraph: Paragraph) -> str:
    """Return a paragraph with its label, as a reader sees it."""
    return f"{paragraph.label} {paragraph.text}" if paragraph.label else paragraph.text


def role_by_content(cells: Sequence[Cell], vocabulary: Vocabulary | None = None) -> Column:
    """Tell a column without a header by what its cells hold; OTHER where that tells nothing."""
    texts = [shown(p) for c in cells for p in c.paragraphs()]
    if not texts:
        return Column.OTHER
    if _share(texts, lambda t: bool(_DATE.search(t)) and len(t) < 25) >= 0.6:
        return Column.DUE
    if _share(texts, lambda t: bool(_NUMBER.match(t.strip()))) >= 0.7:
        return Column.NUMBER
    if (
        vocabulary
        and _share(texts, lambda t: len(t.split()) <= 3 and read_status(t, vocabulary) is not None) >= 0.7
    ):
        return Column.STATUS
    if holds_owners(cells):
        return Column.OWNER
    if sum(len(t.split()) for t in texts) >= 4 * len(texts):
        return Column.NOTES
    return Column.OTHER


def holds_owners(cells: Sequence[Cell]) -> bool:
    """Tell whether cells hold initials, and nothing else, wherever they hold anything."""
    texts = [p.text.strip() for c in cells for p in c.paragraphs()]
    texts = [t for t in texts if any(ch.isalnum() for ch in t)]
    return bool(texts) and _share(texts, lambda t: bool(_INITIALS.match(t.rstrip(".")))) >= 0.7


def holds_names(cells: Sequence[Cell]) -> bool:
    """Tell whether cells hold initials or names: one to three capitalised words, some joined."""
    texts = [c.text.replace("\n", " ").strip() for c in cells]
    texts = [t for t in texts if any(ch.isalnum() for ch in t)]
    return (
        bool(texts)
        and _share(texts, lambda t: len(t.split()) <= 9 and bool(_NAMES.match(t.rstrip(".")))) >= 0.8
    )


def holds_money(cells: Sequence[Cell]) -> bool:
    """Tell whether cells hold amounts and figures."""
    texts = [c.text.strip() for c in cells]
    return bool(texts) and _share(texts, lambda t: bool(_MONEY.match(t))) >= 0.6


def mean_words(cells: Sequence[Cell]) -> float:
    return sum(len(c.text.split()) for c in cells) / len(cells) if cells else 0.0


def mean_paragraphs(cells: Sequence[Cell]) -> float:
    return sum(sum(1 for _ in c.paragraphs()) for c in cells) / len(cells) if cells else 0.0


def _share(texts: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(1 for t in texts if fits(t)) / len(texts)
