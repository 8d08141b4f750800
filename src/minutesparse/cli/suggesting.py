"""What is known of owners, bodies and ids before any document is read: what a press of Tab offers.

It comes from the register, or from what was kept of files that were read before. No document is read,
and the search ends after a moment, whatever it has found.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from minutesparse.cli.register_file import the_register

MOST_FILES = 1000
MOMENT = 0.4
"""Seconds in which files are looked for; a person waits at the prompt."""

_NEVER = frozenset('\\`$"[]')
"""What zsh's and rich's own scripts would act upon: a document must not get a word in there."""
_BLANKED = str.maketrans(dict.fromkeys(_NEVER, " "))
_SPECIAL = frozenset(" \t\"'\\$`&|;<>()*?[]{}!#~")

Known = dict[str, Any]
Offer = tuple[str, str]
"""What a word may go on as, and what is said of it."""


class _Escaped(str):
    """A value as bash has to have it, a backslash before each blank, that still begins as what was typed."""

    __slots__ = ("plain",)
    plain: str

    def startswith(self, prefix: Any, *bounds: Any) -> bool:
        return self.plain.startswith(prefix, *bounds)


@dataclass(frozen=True, slots=True)
class About:
    """Where to look: in the files of a command line, or in a register."""

    paths: Sequence[str] = ()
    register: str | None = None


def owners(incomplete: str, about: About) -> list[Offer]:
    """Return the owners whose name, or a later word of it, begins as what was typed."""
    return _fitting(incomplete, (_named(owner) for one in _known(about) for owner in one["owners"]))


def bodies(incomplete: str, about: About) -> list[Offer]:
    return _fitting(incomplete, (one["body"] for one in _known(about)))


def people(incomplete: str, about: About) -> list[Offer]:
    """Return the names and initials of whom the minutes name."""
    there = (person for minutes in _kept(about.paths or ["."]) for person in minutes["people"])
    return _fitting(incomplete, (name for person in there for name in (person["name"], *person["initials"])))


def ids(incomplete: str, about: About) -> list[Offer]:
    """Return the ids of the register's actions, each with what is to be done; the open ones first."""
    found = [record for record in _register(about) if record["id"].startswith(incomplete)]
    found.sort(key=lambda record: record["state"] != "open")
    return [(record["id"], _short(record["text"])) for record in found]


def _known(about: About) -> Iterator[Known]:
    """Yield what is known of actions: by the register, or by the files of the command line or of this folder."""
    standing = [] if about.paths and not about.register else _register(about)
    for record in standing:
        yield {"owners": record["owners"], "body": record["body"]}
    for minutes in [] if standing else _kept(about.paths or ["."]):
        meeting = minutes["meeting"]
        name, organisation = meeting.get("body") or meeting.get("title"), meeting.get("organisation")
        whole = f"{organisation}, {name}" if name and organisation and organisation not in name else name
        yield {
            "owners": [owner for action in minutes["actions"] for owner in action["owners"]],
            "body": whole,
        }


def _register(about: About) -> list[Known]:
    from minutesparse.errors import MinutesError
    from minutesparse.register.glancing import glance

    file = the_register(about.register)
    try:
        return glance(file) if Path(file).is_file() else []
    except MinutesError:
        return []  # a Tab is no place for a complaint


def _kept(paths: Iterable[str]) -> Iterator[Known]:
    """Yield the minutes of files as they were kept when they were last read, while the moment lasts."""
    import json

    from minutesparse.batch.cache import Cache
    from minutesparse.cli.paths import File, find_files
    from minutesparse.files import cache_folder

    if not cache_folder().is_dir():
        return
    cache = Cache(cache_folder())
    ends = time.monotonic() + MOMENT
    for found in islice(find_files(paths), MOST_FILES):
        if isinstance(found, File) and found.path != "-":
            for said in cache.recall(found.path, found.path) or []:
                if said.answer[:1] == b"M":
                    yield from json.loads(said.answer[1:])
        if time.monotonic() > ends:
            break
    cache.close()


def _named(owner: Known) -> str:
    return str(owner["person"]["name"] if owner["person"] else owner["text"])


def _fitting(incomplete: str, names: Iterable[str | None]) -> list[Offer]:
    """Return what goes on as what was typed, in whatever case: the name, or its rest from a later word on."""
    typed = incomplete.casefold()
    found: dict[str, str] = {}
    for name in map(_harmless, dict.fromkeys(name for name in names if name)):
        words = name.split()
        for at in range(len(words)):
            rest = " ".join(words[at:])
            if rest.casefold().startswith(typed) and (at == 0 or typed):
                found.setdefault(incomplete + rest[len(incomplete) :], name)
                break
    as_typed = _quoting()
    return [(as_typed(value), name if name != value else "") for value, name in sorted(found.items())]


def _quoting() -> Callable[[str], str]:
    """Return how a value is written for the shell that asks; all but bash do it themselves."""
    if not os.environ.get("_MINUTES_COMPLETE", "").endswith("bash"):
        return str
    typed = os.environ.get("COMP_WORDS", "")
    if typed.count('"') % 2 or typed.count("'") % 2:
        return str  # in a quote that is still open all stands for itself
    return escaped


def escaped(value: str) -> str:
    r"""Return a value as one word of bash.

    >>> print(escaped("Ada Brandt (Clerk)"))
    Ada\ Brandt\ \(Clerk\)
    """
    made = _Escaped("".join(f"\\{c}" if c in _SPECIAL else c for c in value))
    made.plain = value
    return made


def _harmless(text: str) -> str:
    """Return a document's words on one line, without any sign that a shell would act upon."""
    from minutesparse.outputs.visible import one_line

    return " ".join(one_line(text).translate(_BLANKED).split())


def _short(text: str) -> str:
    line = _harmless(text)
    return line if len(line) <= 60 else f"{line[:59]}…"
