"""What the columns under a table's header hold, and so what the table is for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from minutesparse.document import Table
from minutesparse.parsing.columns import (
    column_cells,
    column_roles,
    holds_names,
    holds_owners,
    mean_paragraphs,
    mean_words,
    role_by_content,
)
from minutesparse.parsing.lines import ATTENDANCE_PARTS, Column, Part
from minutesparse.vocabulary import Vocabulary

_PEOPLE = frozenset({Column.NAME, Column.ORGANISATION, Column.ROLE, Column.ATTENDANCE})
_SENTENCE = 4  # as many words in a cell may set a task
_TITLE = 9  # as many words in a cell may be its row's title
LOGS = (Part.ACTIONS, Part.PREVIOUS_ACTIONS)


class Kind(Enum):
    """What rows of a table are for."""

    ACTIONS = "actions"  # one action a row
    BUSINESS = "business"  # items, notes, and perhaps who acts
    MOTIONS = "motions"
    ATTENDANCE = "attendance"
    FACTS = "facts"  # label and value
    OTHER = "other"
    HEADER = "header"
    WHOLE = "whole"  # one cell over the width: a line like any outside tables


@dataclass(frozen=True, slots=True)
class Reading:
    """How a stretch of rows is to be read: what for, and the role of each grid column."""

    kind: Kind
    columns: tuple[Column, ...]


def settle_columns(
    names: list[str], table: Table, body: Sequence[int], vocabulary: Vocabulary, section: Part
) -> tuple[Column, ...]:
    """Choose one role a column, each at most once, in view of the others and of the cells."""
    options = [column_roles(n, vocabulary) for n in names]
    _tell_sentences(options, table, body)
    _part_notes(options, table, body)
    _part_actions(options, table, body)
    _part_dates(options, names, vocabulary)
    people = _about_people(options, section)
    chosen: list[Column] = []
    for index, option in enumerate(options):
        cells = column_cells(table, index + 1, body)
        pick = [r for r in option if r not in chosen or r in (Column.NAME, Column.NOTES, Column.OTHER)]
        if people:
            fit = [r for r in option if r in _PEOPLE]
            spare = [r for r in fit if r not in chosen]
            other = Column.NUMBER if Column.NUMBER in option else Column.OTHER
            chosen.append(next(iter(spare or fit), other))
            continue
        pick = [r for r in pick if r not in _PEOPLE] or pick
        if (
            pick[:1] == [Column.NUMBER]
            and len(pick) > 1
            and role_by_content(cells, vocabulary) is not Column.NUMBER
        ):
            pick = pick[1:]  # "Issue/progress" over words
        counts = role_by_content(cells, vocabulary) is Column.NUMBER and Column.NUMBER not in chosen
        if pick[:1] == [Column.ITEM] and counts:
            pick = [Column.NUMBER]  # "Item" over 1, 2, 3
        if pick[:1] == [Column.ACTION] and counts and len(names) > 2:
            pick = [Column.NUMBER]  # "Action" over them, beside a "Description"
        if Column.ACTION in pick and Column.OWNER not in chosen and holds_owners(cells):
            chosen.append(Column.OWNER)  # "Action" over a column of initials: who acts beside the notes
        elif not pick and (
            names[index] == "" or role_by_content(cells, vocabulary) in (Column.NUMBER, Column.DUE)
        ):
            chosen.append(role_by_content(cells, vocabulary))
        else:
            chosen.append(pick[0] if pick else Column.OTHER)
    if not any(options):
        _tell_unknown(chosen, table, body)
    if not people:
        _name_owner(chosen, options, table, body)
        beside = any(c is Column.OWNER and Column.ACTION in o for c, o in zip(chosen, options, strict=True))
        if not beside or section in LOGS:
            grounds = {
                i for i, n in enumerate(names) if not vocabulary.set("columns.grounds").isdisjoint(n.split())
            }
            _promote_action(chosen, grounds, table, body, section)
    return tuple(chosen)


def _tell_unknown(chosen: list[Column], table: Table, body: Sequence[int]) -> None:
    """Under headers in words that are not known, rows of a text, a name and a day say what, who and when."""
    cells = {i: column_cells(table, i + 1, body) for i, c in enumerate(chosen) if c is Column.OTHER}
    named = [i for i, held in cells.items() if holds_names(held)]
    texts = [i for i, held in cells.items() if i not in named and mean_words(held) >= 2]
    if len(body) >= 2 and Column.DUE in chosen and len(named) == 1 and texts:
        chosen[named[0]] = Column.OWNER
        chosen[max(texts, key=lambda i: mean_words(cells[i]))] = Column.ACTION


def _tell_sentences(options: list[list[Column]], table: Table, body: Sequence[int]) -> None:
    """ "Actions: responsible" over whole sentences holds the actions; then "Notes/action items" beside it holds notes."""
    for index, option in enumerate(options):
        cells = column_cells(table, index + 1, body)
        if option[:1] != [Column.OWNER] or Column.ACTION not in option or mean_words(cells) <= _SENTENCE:
            continue
        options[index] = [Column.ACTION]
        for other, told in enumerate(options):
            if other != index and told[:1] == [Column.ACTION] and Column.NOTES in told:
                options[other] = [Column.NOTES]


def _part_notes(options: list[list[Column]], table: Table, body: Sequence[int]) -> None:
    """ "Discussion points | Notes": of two columns for notes the first names the items where it holds no more than titles."""
    noted = [i for i, o in enumerate(options) if o[:1] == [Column.NOTES]]
    if len(noted) < 2 or noted[0] or any(o[:1] == [Column.ITEM] for o in options):
        return
    first = column_cells(table, 1, body)
    if mean_paragraphs(first) == 1 and mean_words(first) <= _TITLE and len(first) >= len(body) - 1:
        options[0] = [Column.ITEM]


def _part_actions(options: list[list[Column]], table: Table, body: Sequence[int]) -> None:
    """ "Task | Progress | Solution/Action": of two columns for actions the fuller one is, the other names the item."""
    acting = [i for i, o in enumerate(options) if o[:1] == [Column.ACTION]]
    if len(acting) == 2:
        brief = min(acting, key=lambda i: mean_words(column_cells(table, i + 1, body)))
        options[brief] = [Column.ITEM]


def _part_dates(options: list[list[Column]], names: Sequence[str], vocabulary: Vocabulary) -> None:
    """ "Date | Action | Due": beside a column that says when tasks are due, a mere date is when they were set."""
    timed = [i for i, o in enumerate(options) if o[:1] == [Column.DUE]]
    bare = [i for i in timed if names[i] in vocabulary.set("columns.label")]
    if len(bare) < len(timed):
        for index in bare:
            options[index] = [Column.OTHER]


def _about_people(options: list[list[Column]], section: Part) -> bool:
    """A table is about people where every header can be a column about people (or a number)."""
    told = [o for o in options if o and o[0] is not Column.NUMBER]
    fit = sum(any(r in _PEOPLE for r in o) for o in told)
    named = any(Column.NAME in o for o in told)
    if section in ATTENDANCE_PARTS:
        return named and fit >= 0.5 * len(told)
    strict = {r for o in told for r in o[:1]}
    return named and fit == len(told) and not strict & {Column.ACTION, Column.OWNER}


def _name_owner(chosen: list[Column], options: list[list[Column]], table: Table, body: Sequence[int]) -> None:
    """A "Name" or "Role" beside tasks says who acts; so does a column of names that no header tells."""
    has = set(chosen)
    if Column.OWNER in has or not has & {Column.ACTION, Column.DUE, Column.STATUS}:
        return
    if not has & {Column.ACTION, Column.NOTES, Column.ITEM}:
        return
    for index, option in enumerate(options):
        unknown = chosen[index] is Column.OTHER and holds_names(column_cells(table, index + 1, body))
        if Column.NAME in option or Column.ROLE in option or unknown:
            if Column.ACTION in has or unknown:
                chosen[index] = Column.OWNER
            return


def _promote_action(
    chosen: list[Column], grounds: Collection[int], table: Table, body: Sequence[int], section: Part
) -> None:
    """Without an Action column, the description beside an owner is the action where each row is one task.

    "No | Detail | Resp. | Status" is a log of actions; "Item | Discussion | Lead officer" is the
    meeting's business with those who act beside it.
    """
    has = set(chosen)
    if Column.ACTION in has or Column.OWNER not in has:
        return
    texts = [
        i
        for i, r in enumerate(chosen)
        if r in (Column.NOTES, Column.ITEM, Column.OTHER, Column.NAME, Column.DECISION)
    ]
    if not texts:
        return
    lengths = {i: mean_words(column_cells(table, i + 1, body)) for i in texts}
    before = [i for i in texts if i < chosen.index(Column.OWNER) and lengths[i] >= _SENTENCE]
    stated = Column.STATUS in has  # "Detail | Resp. | Status | Notes": the notes say what came of it
    longest = max((stated and before) or texts, key=lambda i: lengths[i])
    cells = column_cells(table, longest + 1, body)
    log = bool(has & {Column.STATUS, Column.DUE}) or section in LOGS
    owned = column_cells(table, chosen.index(Column.OWNER) + 1, body)
    # Beside a meeting's business most rows name nobody; a task names whose it is.
    brief = lengths[longest] <= 25 and mean_paragraphs(cells) < 1.5 and 2 * len(owned) > len(cells)
    if chosen[longest] is Column.DECISION or (Column.DECISION in has and longest in grounds):
        return  # "Decision | Context | Responsible"
    if log or (brief and has <= {Column.NUMBER, Column.OWNER, Column.OTHER, chosen[longest]}):
        chosen[longest] = Column.ACTION
    elif chosen[longest] is Column.OTHER:
        chosen[longest] = Column.NOTES


def kind_of(columns: tuple[Column, ...], section: Part) -> Kind:
    has = set(columns)
    if Column.NAME in has and not has & {Column.ACTION, Column.OWNER, Column.NOTES}:
        return Kind.ATTENDANCE
    told = has & {Column.DECISION, Column.NOTES, Column.ITEM, Column.ACTION}
    if has & {Column.MOVER, Column.SECONDER} and told:
        return Kind.MOTIONS
    if Column.DECISION in has and (
        Column.OWNER in has or not has & {Column.ACTION, Column.ITEM} or section is Part.DECISIONS
    ):
        return Kind.MOTIONS
    if Column.ACTION in has:
        log = bool(has & {Column.OWNER, Column.DUE, Column.STATUS}) or section in LOGS
        if (log and Column.NOTES not in has) or (has & {Column.STATUS, Column.DUE} and Column.OWNER in has):
            return Kind.ACTIONS
        return Kind.BUSINESS if has & {Column.NOTES, Column.ITEM} else Kind.ACTIONS
    if Column.DECISION in has:
        return Kind.BUSINESS
    if Column.NOTES in has and has & {Column.OWNER, Column.ITEM, Column.NUMBER}:
        return Kind.BUSINESS
    if Column.ITEM in has and Column.OWNER in has:
        return Kind.BUSINESS
    return Kind.OTHER
