"""Entries of a list that a mark tells apart: "Ann Moss*", with "* absent" below the list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from minutesparse.compiling import compiled
from minutesparse.parsing.attendance.attendees import Attendee
from minutesparse.parsing.attendance.labels import label_status
from minutesparse.parsing.lines import Outline
from minutesparse.schema import Attendance

_TOP_LINES = 100
_MARK = r"\*{1,3}|[†‡§#^]"
_LEGEND = compiled(rf"({_MARK})\s*[-=:–—]?\s*(\w[\w ]{{2,40}})\.?")


def by_marks(outline: Outline, found: Sequence[Attendee]) -> list[Attendee]:
    """Give those whom a mark sets apart the status that the line below the list says it has."""
    told = dict(_legends(outline)) if found else {}
    return [_marked(a, told) for a in found] if told else list(found)


def _legends(outline: Outline) -> list[tuple[str, Attendance]]:
    """Return the marks that a line of their own explains; that of a bullet may be taken for its label."""
    legends: list[tuple[str, Attendance]] = []
    for line in outline.lines[:_TOP_LINES]:
        label = line.paragraph.label or ""
        mark = f"{label} " if re.fullmatch(_MARK, label) else ""
        match = _LEGEND.fullmatch(f"{mark}{line.text.strip()}")
        status = label_status(match[2], outline.vocabulary, firm=True) if match else None
        if match and status and status != "present":
            legends.append((match[1], status))
    return legends


def _marked(attendee: Attendee, told: dict[str, Attendance]) -> Attendee:
    text, base = attendee.paragraph.text, attendee.paragraph.place.start
    tail = re.search(rf"({_MARK})$", text[: attendee.end - base].rstrip())
    mark = tail or re.match(rf"\s?({_MARK})", text[attendee.end - base :])
    status = told.get(mark[1]) if mark else None
    return replace(attendee, status=status) if status else attendee
