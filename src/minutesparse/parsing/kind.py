"""Whether a document is minutes at all: a record of a meeting, not its agenda, a letter or a report.

Several weak signs are weighed: people listed as present, a title that says minutes or notes, headings
of a meeting, actions and decisions set apart, "moved", "seconded", "the meeting closed".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping

from minutesparse.compiling import compiled
from minutesparse.dates import find_dates
from minutesparse.document import Document
from minutesparse.parsing.headings import is_marked_action, is_prose
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Column, Outline, Part
from minutesparse.text import plain, words
from minutesparse.vocabulary import DEFAULT, Vocabulary, load

ENOUGH = 0.5
_SHEETS = frozenset({"xlsx", "ods", "csv"})
"""Formats that hold all kinds of figures, and now and then a log of actions, or minutes."""
_LOG = frozenset({Column.ACTION, Column.OWNER, Column.DUE, Column.STATUS})
_DATED = compiled(
    r"(?<!\d)(?:19|20)\d\d[-_. ]?\d\d(?:[-_. ]?\d\d)?(?!\d)|(?<!\d)\d{1,2}[-_.]\d{1,2}[-_.](?:20)?\d\d(?!\d)"
)
_TYPED = compiled(r"\s*\$ [a-z]")
_TYPES = 2
"""So many lines with a prompt tell a guide to some program."""
_COMMAND = compiled(rf"^{_TYPED.pattern}|(?<!\S)--[a-z]{{2}}|[{{}}]")
_OF_MINUTES = frozenset(
    {
        "titled as minutes",
        "the file's title says minutes",
        "the file's own fields say minutes",
        "the subject says minutes",
        "named as minutes",
        "attendance",
        "a meeting in the title",
        "actions set apart",
        "an action that names itself",
        "the columns of an action log",
    }
)
_OF_ONE_MEETING = frozenset(
    {
        "a date at the top",
        "a date in its name",
        "the subject says minutes",
        "named as minutes",
        "attendance",
        "the columns of an action log",
    }
)
_FILING = frozenset({"layout", "type", "category", "categories", "tags", "group"})
"""Fields of front matter that say what kind of page it is."""
_LONGEST_NOTE = 1500
"""Characters: what has minutes attached says little itself."""


def minutes_signs(lines: Outline, name: str = "") -> dict[str, float]:
    """Return the signs that a document is minutes, with the weight of each that was found.

    `name` is the file's own name, a weak sign: minutes that say nothing of themselves are filed as such.
    """
    vocabulary = lines.vocabulary
    head = _head(lines)
    parts = {line.part for line in lines.lines}
    text = lines.document.text
    headings = " · ".join(line.text for line in lines.lines if line.heading)
    signs = _called_minutes(lines, f"{head} · {headings}")
    if any(line.part in ATTENDANCE_PARTS and not line.heading for line in lines.lines):
        signs["attendance"] = 1.5
    if parts & {Part.ACTIONS, Part.PREVIOUS_ACTIONS}:
        signs["actions set apart"] = 0.8
    if any(is_marked_action(line.text, vocabulary) for line in lines.lines):
        signs["an action that names itself"] = 0.3
    if Part.DECISIONS in parts:
        signs["decisions set apart"] = 0.5
    if vocabulary.pattern("kind.record").search(text):
        signs["words of a record"] = 1.0
    if len(lines.items) >= 3:
        signs["items"] = 0.5
    if vocabulary.pattern("kind.meeting").search(head):
        signs["a meeting in the title"] = 0.7
    if _has_log_columns(lines):
        signs["the columns of an action log"] = 0.8
    if find_dates(head, vocabulary) or find_dates(_fields(lines.document), vocabulary):
        signs["a date at the top"] = 0.4
    signs.update(_doubts(lines, signs.keys(), head, name))
    return signs


def _called_minutes(lines: Outline, headings: str) -> dict[str, float]:
    """Return the strongest sign that calls the document minutes: a heading, the file's title, its other fields."""
    called = lines.vocabulary.pattern("kind.title")
    if called.search(headings):
        return {"titled as minutes": 2.0}
    if called.search(lines.document.properties.get("title", "")):
        return {"the file's title says minutes": 1.0}
    filed = _filed_as_minutes(lines.document, lines.vocabulary)
    return {"the file's own fields say minutes": 1.0} if filed else {}


def _fields(document: Document) -> str:
    """Return the front matter's lines on when it was: "date: 2018-02-24"."""
    properties = document.properties
    told = (p.text for p in document.furniture if p.text.partition(": ")[0] in properties)
    return " · ".join(text for text in told if plain(text.partition(":")[0]) == "date")


def _filed_as_minutes(document: Document, vocabulary: Vocabulary) -> bool:
    """Tell whether front matter files a page among the minutes: "layout: minutes", "tags: weekly-minutes"."""
    filed = (value for key, value in document.properties.items() if plain(key) in _FILING)
    told = vocabulary.pattern("kind.title"), load(DEFAULT).pattern("kind.title")
    return any(pattern.search(re.sub(r"[-_]", " ", value)) for value in filed for pattern in told)


def _head(lines: Outline) -> str:
    """Return the titles at the top: what is no sentence, and no command; a sentence that dates a meeting is one too."""
    vocabulary = lines.vocabulary
    told = (line for line in lines.lines[:12] if not _COMMAND.search(line.text))
    return " · ".join(
        line.text
        for line in told
        if line.heading or not is_prose(line.text) or find_dates(line.text, vocabulary)
    )


def _has_log_columns(lines: Outline) -> bool:
    """Tell a table of tasks: it names a column for them, and one for who does them, by when, or their state.

    Under "actions" stand words; a table of how many there are has figures.
    """
    vocabulary = lines.vocabulary
    named: defaultdict[int, set[Column]] = defaultdict(set)
    worded: set[int] = set()
    for line in lines.lines:
        if line.table is None or line.column not in _LOG:
            continue
        if plain(line.text) in vocabulary.set(f"columns.{line.column.value}"):
            named[line.table.number].add(line.column)
        elif line.column is Column.ACTION and len(words(line.text)) > 1 and not line.text[0].isdigit():
            worded.add(line.table.number)
    return any(
        Column.ACTION in columns and len(columns) >= 2 and table in worded for table, columns in named.items()
    )


def _doubts(lines: Outline, found: Collection[str], head: str, name: str) -> dict[str, float]:
    """What the file's name says for it, and what speaks against its being minutes."""
    vocabulary = lines.vocabulary
    signs: dict[str, float] = {}
    if found and vocabulary.pattern("kind.title").search(lines.document.properties.get("subject", "")):
        signs["the subject says minutes"] = 0.4  # alone it says nothing: so does that of every answer to them
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|[\W\d_]+", " ", name)
    if _DATED.search(name):
        signs["a date in its name"] = 0.0
    if vocabulary.pattern("kind.title", "kind.meeting").search(spaced):
        signs["named as minutes"] = 0.6
    recorded = {"titled as minutes", "attendance", "words of a record"} & set(found)
    logged = {"the columns of an action log", "an action that names itself"} & set(found)
    if lines.document.format in _SHEETS and not recorded and not logged:
        signs["a sheet of something else"] = -3.0
    if not recorded and vocabulary.pattern("kind.agenda").search(head):
        signs["titled as an agenda, with no record in it"] = -1.5
    if sum(bool(_TYPED.match(line.text)) for line in lines.lines) >= _TYPES:
        signs["it shows what to type"] = -4.0
    short = len(lines.document.text) < _LONGEST_NOTE
    if (
        short
        and not {"attendance", "words of a record", "items"} & set(found)
        and vocabulary.pattern("kind.covering").search(head)
    ):
        signs["a note that passes something on"] = -4.0
    if vocabulary.pattern("kind.letter").search(lines.document.text) and "attendance" not in found:
        signs["written as a letter"] = -2.0
    return signs


def why_not_minutes(lines: Outline, name: str = "", *, known_language: bool = True) -> str | None:
    """Return why a document is not taken for minutes, None where it is.

    In a language without a vocabulary the words say little: there any sign at all is enough.
    """
    signs = minutes_signs(lines, name)
    if known_language and not (_OF_MINUTES & signs.keys() and _OF_ONE_MEETING & signs.keys()):
        return (
            f"not minutes as far as can be told: no day, nobody present, nothing of one meeting{_told(signs)}"
        )
    if sum(signs.values()) >= (ENOUGH if known_language else 0.1):
        return None
    return f"not minutes as far as can be told{_told(signs)}"


def _told(signs: Mapping[str, float]) -> str:
    return f" (found: {', '.join(signs)})" if signs else ""
