"""The public shape of what is read from minutes: pydantic models, one `Minutes` a meeting.

Absent values are None, never an empty string; lists are in document order; dates and times are ISO
8601 strings ("2012-09-14", "13:30"). Fields this version does not know are kept when read back, so
that a newer file passes through an older tool unharmed.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.0"

Attendance = Literal["present", "in_attendance", "part", "apologies", "absent"]
OwnerKind = Literal["person", "role", "group", "everyone", "unknown"]
Precision = Literal["day", "week", "month", "quarter", "season", "meeting"]
Status = Literal["open", "done", "in_progress", "carried_forward", "dropped"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="allow")


class Evidence(_Model):
    """The place that proves a value: `document.text[start:end] == text`.

    `page`, `table`, `row`, `column`, `paragraph` count from 1; `box` is left, top, right, bottom in
    points from the page's top left corner. `confidence` is how sure the reading is of its least sure
    word, 0 to 1, where the page is a picture; None, and not printed, where the file holds the text itself.
    """

    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    paragraph: int | None = None
    start: int
    end: int
    text: str
    confidence: float | None = Field(default=None, exclude_if=lambda sure: sure is None)


class Source(_Model):
    """The file that was read. `path` has forward slashes; `sha256` is of its bytes."""

    path: str
    sha256: str
    format: str
    pages: int | None = None
    language: str | None = None


class NextMeeting(_Model):
    date: str | None = None
    start_time: str | None = None
    place: str | None = None


class Meeting(_Model):
    """The facts about the meeting itself. `chair` and `secretary` are names."""

    body: str | None = None
    organisation: str | None = None
    title: str | None = None
    date: str | None = None
    start_time: str | None = None
    end_time: str | None = None
    place: str | None = None
    chair: str | None = None
    secretary: str | None = None
    next_meeting: NextMeeting | None = None


class PersonRef(_Model):
    """A person of the same `Minutes`, by id."""

    id: str
    name: str


class Person(_Model):
    """Somebody the minutes name. `attendance` is None for people who are only mentioned.

    `initials` are those printed beside the name, and those the text calls the person by where they fit
    nobody else.
    """

    id: str
    name: str
    initials: list[str] = Field(default_factory=list)
    honorific: str | None = None
    role: str | None = None
    organisation: str | None = None
    attendance: Attendance | None = None
    evidence: Evidence


class ItemRef(_Model):
    number: str | None = None
    title: str | None = None


class AgendaItem(_Model):
    id: str
    number: str | None = None
    title: str
    evidence: Evidence


class Vote(_Model):
    """Counts of a vote. `for` is a keyword in Python: the field is `in_favour` there."""

    model_config = ConfigDict(extra="allow", populate_by_name=True, serialize_by_alias=True)

    in_favour: int | None = Field(default=None, alias="for")
    against: int | None = None
    abstain: int | None = None


class Decision(_Model):
    """What the body resolved. `kind` is the decision's own word where one is given (resolved, agreed…)."""

    id: str
    item: ItemRef | None = None
    text: str
    kind: str | None = None
    mover: str | None = None
    seconder: str | None = None
    vote: Vote | None = None
    marked: bool = False
    confidence: float
    evidence: Evidence


class Owner(_Model):
    """Who has to act, as written, and whom that stands for.

    `person` is given only where one candidate remained; two or more are listed in `candidates` and
    in a finding. `method` says how the text was resolved ("printed initials", "first name", …).
    """

    text: str
    kind: OwnerKind = "unknown"
    person: PersonRef | None = None
    candidates: list[PersonRef] = Field(default_factory=list)
    method: str | None = None


class Due(_Model):
    """When an action is due. A phrase that gives no date keeps its words and a null `date`.

    A date less precise than a day is the last day of its period; a week named by a day ("w/c 3 May")
    keeps that day. `basis` says what the phrase was reckoned from ("meeting date", "next meeting",
    "written in full").
    """

    text: str
    date: str | None = None
    precision: Precision | None = None
    basis: str | None = None


class Action(_Model):
    """A task for somebody after the meeting.

    `also` holds the same action's other wordings. `status` is what the document says, or "open"
    where it says nothing (`status_stated` is then false); `report` holds the words that tell what became of
    an earlier action: a log's status cell, the note behind the task or under it. `previous`: it reports on an action of an
    earlier meeting. `marked`: signalled by layout or a marker, not only by a sentence.
    """

    id: str
    reference: str | None = None
    item: ItemRef | None = None
    text: str
    also: list[str] = Field(default_factory=list)
    owners: list[Owner] = Field(default_factory=list)
    due: Due | None = None
    status: Status = "open"
    status_stated: bool = False
    report: Evidence | None = None
    previous: bool = False
    marked: bool = False
    confidence: float
    evidence: Evidence


class Report(_Model):
    """A sentence that tells something as done, perhaps an action of an earlier meeting; its words are the
    evidence. `reviewing`: it stands where earlier actions are gone through.
    """

    item: ItemRef | None = None
    reviewing: bool = False
    evidence: Evidence


class Finding(_Model):
    """A doubt about minutes that could be read; `code` is one of those in the documentation."""

    code: str
    message: str
    evidence: Evidence | None = None
    candidates: list[str] = Field(default_factory=list)


class Minutes(_Model):
    """One meeting's minutes."""

    schema_version: str = SCHEMA_VERSION
    source: Source
    meeting: Meeting = Field(default_factory=Meeting)
    people: list[Person] = Field(default_factory=list)
    items: list[AgendaItem] = Field(default_factory=list)
    decisions: list[Decision] = Field(default_factory=list)
    actions: list[Action] = Field(default_factory=list)
    reports: list[Report] = Field(default_factory=list)
    findings: list[Finding] = Field(default_factory=list)
