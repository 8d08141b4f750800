"""What the cells of a table of actions hold: the entries of one, and the owners that another names."""

from __future__ import annotations

from collections.abc import Sequence

from minutesparse.compiling import compiled
from minutesparse.dates import find_dates, find_times
from minutesparse.names import split_owners as split_names
from minutesparse.parsing.actions.tasks import Tasks
from minutesparse.parsing.lines import Line

_NUMERIC = compiled(r"\d")
_MOST_WORDS = 6  # of an owner's cell that names nobody we know of


def joined(lines: Sequence[Line]) -> str:
    """Return the text of several lines as one."""
    return " ".join(line.text for line in lines)


def entries_of(cells: list[Line]) -> list[list[Line]]:
    """Part a cell where its bullets begin; without bullets each paragraph is an entry."""
    if not cells[0].paragraph.label:
        return [[line] for line in cells]
    entries: list[list[Line]] = []
    for line in cells:
        if line.paragraph.label:
            entries.append([])
        entries[-1].append(line)
    return entries


def owners_of(lines: Sequence[Line], tasks: Tasks) -> tuple[str, ...]:
    """Return the owners of a cell: one or more a line, or a name that goes on over lines."""
    alone = [line for line in lines if line.text.strip()]
    if len(alone) > 1 and all(tasks.actors.all_of(line.text) for line in alone):
        return tuple(dict.fromkeys(o for line in alone for o in split_owners(line.text, tasks)))
    return split_owners(joined(lines), tasks)


def split_owners(text: str, tasks: Tasks) -> tuple[str, ...]:
    """Return each owner of an owner cell as written: "TG & BM", "MW/YO", "CC on behalf of AO", "All"."""
    lead = tasks.vocabulary.pattern("columns.owner").match(text)
    bare = text[lead.end() :].lstrip(" :–-") if lead and len(lead.group().split()) > 1 else text
    if _tells_something_else(bare, tasks):
        return ()
    return tuple(split_names(bare or text, tasks.vocabulary))


def _tells_something_else(text: str, tasks: Tasks) -> bool:
    """Tell a day, an hour, or a whole sentence that names nobody, from owners."""
    words = text.split()
    if len(words) <= _MOST_WORDS and not _NUMERIC.search(text):
        return False
    if find_times(text, tasks.vocabulary) and not tasks.actors.find(text):
        return True
    if any(a.kind not in ("word", "we") for found in tasks.actors.find(text) for a in found.actors):
        return False
    return len(words) > _MOST_WORDS or bool(find_dates(text, tasks.vocabulary))
