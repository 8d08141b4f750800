"""Days as the command line takes them; the one place that asks the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime

import typer


def iso_date(text: str) -> date:
    """Read a day as the command line takes it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day like 2024-05-31") from None


def today() -> date:
    """Return the day it is where the user is; nothing but the command line asks."""
    return datetime.now(tz=UTC).astimezone().date()


def now() -> str:
    """Return the moment it is, as UTC."""
    return datetime.now(tz=UTC).isoformat(timespec="seconds")
