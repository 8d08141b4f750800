"""A list of people before it is read: the status its heading gives, and the stretches of text."""

from __future__ import annotations

from dataclasses import dataclass, field

from minutesparse.parsing.attendance.labels import STATUS, is_membership, label_body
from minutesparse.parsing.attendance.stretch import Stretch
from minutesparse.parsing.headings import is_numbered
from minutesparse.parsing.lines import Line
from minutesparse.schema import Attendance
from minutesparse.vocabulary import Vocabulary


@dataclass(slots=True)
class PeopleList:
    """The stretches under one heading or label, before they are read.

    `inline` says that the first stretch stands in the label's own line, the `paragraph`-th. `membership`
    marks a list of who belongs to the body, `loose` one that the outline does not take for attendance.
    `beside` is the list of a second column of the page. `passed`: a line that names nobody was passed
    over between the heading and the names. `rank` and `level` are those of the heading. `inside`: it
    divides a list that a heading above opened. `beneath`: it opens while another that is not of members goes
    on ("Project team:" among those who came). `told`: a sentence opens it ("In attendance were: …").
    """

    status: Attendance
    stretches: list[Stretch] = field(default_factory=list)
    organisation: str | None = None
    level: int | None = None
    rank: int = 0
    inline: bool = False
    membership: bool = False
    loose: bool = False
    paragraph: int | None = None
    beside: PeopleList | None = None
    passed: bool = False
    inside: bool = False
    beneath: bool = False
    told: bool = False


def new_list(
    line: Line, status: Attendance, vocabulary: Vocabulary, *, rank: int | None = None, inside: bool = False
) -> PeopleList:
    """Return the empty list that a line opens; `inside` says that it divides one just opened."""
    return PeopleList(
        status,
        organisation=label_body(line.text),
        level=bullet_level(line),
        rank=(line.paragraph.heading or 0) if rank is None else rank,
        membership=status == "present" and is_membership(line.text, vocabulary) and not inside,
        paragraph=line.paragraph.place.paragraph if line.table is None else None,
        loose=STATUS.get(line.part) is None,
        inside=inside,
    )


def bullet_level(line: Line) -> int | None:
    """Return the depth of a line's bullet, None where it has none: a number is no bullet."""
    return line.paragraph.level if line.paragraph.label and not is_numbered(line.paragraph) else None
