"""People over meetings, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minutesparse.outputs.rows import Column, Listing, Row
from minutesparse.register.people import Known

JOINED = Listing(
    (
        "name",
        "also",
        "initials",
        "doubtful_initials",
        "bodies",
        "roles",
        "first_seen",
        "last_seen",
        "meetings",
        "attended",
        "id",
    ),
    (
        Column("name", "Name", under="also"),
        Column("initials", "Initials", most=10),
        Column("doubtful_initials", "Doubtful", most=10),
        Column("first_seen", "First", most=10),
        Column("last_seen", "Last", most=10),
        Column("attended", "Came", most=5),
        Column("held", "Role"),
    ),
    group=(),
)


def rows(found: Iterable[Known]) -> Iterator[Row]:
    for known in found:
        dates = [seen.date for seen in known.seen if seen.date]
        seen = [dates[0], dates[-1]] if dates else [None, None]
        yield {
            "name": known.name,
            "also": known.also,
            "initials": known.initials,
            "doubtful_initials": known.doubtful,
            "bodies": known.bodies,
            "roles": [_role(*held) for held in known.roles],
            "held": [role if days == seen else _role(role, *days) for role, *days in known.roles],
            "first_seen": seen[0],
            "last_seen": seen[1],
            "meetings": known.meetings,
            "attended": known.came,
            "id": known.id,
        }


def _role(role: str, first: str | None, last: str | None) -> str:
    """Say a role and from when to when it was given: "Clerk (2019-05-02 to 2021-01-07)"."""
    days = [day for day in dict.fromkeys((first, last)) if day]
    return f"{role} ({' to '.join(days)})" if days else role
