"""People as minutes print them: reading an entry, splitting a line into entries, initials, owners.

Pure functions over strings; the words they know come with the `Vocabulary` of the document's language.
"""

from __future__ import annotations

from minutesparse.names.initials import initials_of, is_initials, plain_initials
from minutesparse.names.judging import (
    is_name,
    is_note,
    is_organisation,
    is_role,
    looks_like_person,
    strip_honorifics,
)
from minutesparse.names.owners import is_everyone, is_group, is_unknown, split_owners
from minutesparse.names.person import PersonText, read_person
from minutesparse.names.splitting import split_people

__all__ = [
    "PersonText",
    "initials_of",
    "is_everyone",
    "is_group",
    "is_initials",
    "is_name",
    "is_note",
    "is_organisation",
    "is_role",
    "is_unknown",
    "looks_like_person",
    "plain_initials",
    "read_person",
    "split_owners",
    "split_people",
    "strip_honorifics",
]
