"""Read minutes that already exist, and say who has to do what by when.

    from minutesparse import extract
    for minutes in extract("minutes.docx"):
        print(minutes.meeting.date, [action.text for action in minutes.actions])

`extract` goes the whole way; `read`, `parse` and `resolve` are its steps. Importing the package is
cheap: each name is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from minutesparse.version import __version__

if TYPE_CHECKING:
    from minutesparse.document import Document
    from minutesparse.errors import (
        DamagedDocument,
        EncryptedDocument,
        MinutesError,
        NoTextFound,
        NotMinutes,
        OutOfMemory,
        ReaderFailed,
        TookTooLong,
        TooLarge,
        UnreadableDocument,
        UnsupportedFormat,
    )
    from minutesparse.parsing import parse
    from minutesparse.pipeline import extract
    from minutesparse.readers import read
    from minutesparse.resolving import resolve
    from minutesparse.schema import (
        SCHEMA_VERSION,
        Action,
        AgendaItem,
        Decision,
        Due,
        Evidence,
        Finding,
        ItemRef,
        Meeting,
        Minutes,
        NextMeeting,
        Owner,
        Person,
        PersonRef,
        Source,
        Vote,
    )

_HOMES = {
    "Document": "document",
    "extract": "pipeline",
    "parse": "parsing",
    "read": "readers",
    "resolve": "resolving",
}
"""The module of each name that is neither an error nor a class of the schema."""

__all__ = [
    "SCHEMA_VERSION",
    "Action",
    "AgendaItem",
    "DamagedDocument",
    "Decision",
    "Document",
    "Due",
    "EncryptedDocument",
    "Evidence",
    "Finding",
    "ItemRef",
    "Meeting",
    "Minutes",
    "MinutesError",
    "NextMeeting",
    "NoTextFound",
    "NotMinutes",
    "OutOfMemory",
    "Owner",
    "Person",
    "PersonRef",
    "ReaderFailed",
    "Source",
    "TooLarge",
    "TookTooLong",
    "UnreadableDocument",
    "UnsupportedFormat",
    "Vote",
    "__version__",
    "extract",
    "parse",
    "read",
    "resolve",
]


def __getattr__(name: str) -> object:
    if name in __all__:
        for home in [_HOMES[name]] if name in _HOMES else ["errors", "schema"]:
            module = import_module(f"{__name__}.{home}")
            if hasattr(module, name):
                return getattr(module, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
