"""What a finder of actions hands to the arbiter: a value, its evidence, how it was found, how sure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutesparse.compiling import compiled
from minutesparse.document import Paragraph
from minutesparse.parsing.lines import Item
from minutesparse.schema import Status


@dataclass(frozen=True, slots=True)
class Candidate:
    """One finder's view of an action. `start` and `end` are offsets into the document's text.

    `report` is the span of the words that tell what became of an earlier action. `how` names the finder
    ("row", "column", "list", "marker", "margin", "prose"); `signals` are the signs that it saw, which
    `minutes show --why` tells; `joined` are the candidates that it was made of, where there were several.
    """

    text: str
    paragraph: Paragraph
    start: int
    end: int
    owners: tuple[str, ...] = ()
    due: str | None = None
    status: Status | None = None
    reference: str | None = None
    item: Item | None = None
    item_name: str | None = None
    previous: bool = False
    marked: bool = True
    confidence: float = 0.8
    how: str = "prose"
    report: tuple[int, int] | None = None
    run: int | None = None
    """Which list or table it is an entry of: entries of one list differ on purpose."""
    signals: tuple[str, ...] = ()
    joined: tuple[Candidate, ...] = ()


_REFERENCE = compiled(
    r"(?:[\[(]|[-=]{1,2}>|→)\s*(?:action|ai|ap|actie)\s*(?:no\.?\s*|#\s*)?(\d[\d./-]*[a-z]?)\s*(?:[\])]|\.?$)",
    re.IGNORECASE,
)
_LASTING = compiled(r"\d[./-]\d")


def is_lasting(reference: str | None) -> bool:
    """Tell a number that an action keeps ("2.3", "2021-05") from its place in a list ("3")."""
    return bool(reference and _LASTING.search(reference))


def named_reference(text: str) -> str | None:
    """Return the action number that a sentence names for itself: "AG to ask them (Action 2.3)", "… -> AP 2.3"."""
    match = _REFERENCE.search(text)
    return match[1].rstrip(".") if match else None
