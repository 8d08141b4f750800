"""Which file is the register."""

from __future__ import annotations

import os


def the_register(given: str | None) -> str:
    """Return the register's file: the one given, that of MINUTES_REGISTER, or minutes.register here."""
    return given or os.environ.get("MINUTES_REGISTER") or "minutes.register"
