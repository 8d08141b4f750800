"""Doubts about the short forms that actions are given by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minutesparse.names.initials import is_initials, letters
from minutesparse.schema import Action, Finding, Person
from minutesparse.text import plain

_OF_A_PERSON = 2  # first name and surname


def unknown_initials(
    actions: Sequence[Action], people: Sequence[Person], doubted: set[str]
) -> Iterator[Finding]:
    """Yield a finding for each set of initials that nobody fits, where the minutes list people at all.

    Each is told once, and goes into `doubted`. Where nobody goes by three letters or more, as many
    capitals are an organisation ("VAT", "the CDC").
    """
    if not any(p.attendance for p in people):
        return
    longest = max((len(i) for p in people for i in p.initials), default=_OF_A_PERSON)
    for action in actions:
        for owner in action.owners:
            key = plain(owner.text)
            unmet = owner.kind == "unknown" and is_initials(owner.text) and not owner.candidates
            if not unmet or key in doubted or len(letters(owner.text)) > max(longest, _OF_A_PERSON):
                continue
            doubted.add(key)
            yield Finding(
                code="unknown-initials",
                message=f"nobody in these minutes fits the initials “{owner.text}”",
                evidence=action.evidence,
            )
