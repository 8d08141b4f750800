"""What a Rich Text reader knows at a place in the text: the group it is in, the text it has so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from minutesparse.readers.flat import CellShape, RowShape, Stream
from minutesparse.readers.flow import FlowParagraph
from minutesparse.readers.looks import Look

SHOWN, SKIPPED, QUIET, UNREAD, LABEL, INSTRUCTION, FONT, COLOUR, STYLE, TITLE, CHOICE = range(11)
"""Where a group's text goes. `QUIET`: it isn't shown, but groups within may be; `UNREAD`: only its Unicode
twin is."""


@dataclass(slots=True)
class Field:
    """A field: its instruction, what a form's box or list holds, how much was shown before it."""

    instruction: str = ""
    box: int | None = None
    default: int = 0
    choices: list[str] = field(default_factory=list)
    before: int = 0


@dataclass(slots=True)
class Flow:
    """A text of its own: the body, a header, a note, a text box; with the paragraph that is open."""

    stream: Stream = field(default_factory=Stream)
    open: FlowParagraph = field(default_factory=FlowParagraph)
    contents: bool = False
    marked: bool = False
    """Whether an automatic mark stands before the next note."""
    ends_in_note: bool = False
    depth: int = 0


@dataclass(slots=True)
class State:
    """What a group hands on to the groups within it. The first six fields make a look."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    colour: int = 0
    font: int = 0
    hidden: bool = False
    deleted: bool = False
    fallback: int = 1
    """How many characters stand in for one that is written by number."""
    place: int = SHOWN
    flow: Flow = field(default_factory=Flow)
    field: Field | None = None
    contents: bool = False
    in_table: bool = False
    nesting: int = 0
    style: int = 0
    outline: int | None = None
    depth: int | None = None
    look: Look | None = None
    opened: str = ""
    """What this very group has begun, and ends: "note", "box", "header", "field"."""
    outer: Flow | None = None

    def inner(self) -> State:
        """Return the state of a group that begins here."""
        return State(
            self.bold,
            self.italic,
            self.underline,
            self.strike,
            self.colour,
            self.font,
            self.hidden,
            self.deleted,
            self.fallback,
            self.place,
            self.flow,
            self.field,
            self.contents,
            self.in_table,
            self.nesting,
            self.style,
            self.outline,
            self.depth,
            self.look,
        )

    def plain_paragraph(self) -> None:
        self.in_table = False
        self.nesting = self.style = 0
        self.outline = self.depth = None

    def plain_text(self) -> None:
        self.bold = self.italic = self.underline = self.strike = self.hidden = self.deleted = False
        self.colour = 0
        self.look = None

    @property
    def tables(self) -> int:
        """How many tables the paragraph stands in."""
        return max(self.nesting, 1) if self.in_table else self.nesting


@dataclass(frozen=True, slots=True)
class Font:
    name: str = ""
    codec: str | None = None


@dataclass(frozen=True, slots=True)
class Style:
    name: str = ""
    outline: int | None = None
    base: int | None = None


@dataclass(slots=True)
class Row:
    """The shape of a row while its cells are told."""

    left: int = 0
    header: bool = False
    cells: list[CellShape] = field(default_factory=list)
    across: str = ""
    down: str = ""

    def shape(self) -> RowShape:
        return RowShape(self.left, tuple(self.cells), self.header)
