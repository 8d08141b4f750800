"""What the shell is told when somebody presses Tab: owners, bodies and ids that are known already.

They come from the register, and from what was kept of files that were read before. No document is read,
and the search ends after a moment, whatever it has found.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import typer

MOST_FILES = 1000
MOMENT = 0.4
"""Seconds in which files are looked for; a person waits at the prompt."""

_NEVER = frozenset('\\`$"[]')
"""What zsh's and rich's own scripts would act upon: a document must not get a word in there."""
_SPECIAL = frozenset(" \t\"'\\$`&|;<>()*?[]{}!#~")

Known = dict[str, Any]


class _Escaped(str):
    """A value as bash has to have it, a backslash before each blank, that still begins as what was typed."""

    __slots__ = ("plain",)
    plain: str

    def startswith(self, prefix: Any, *bounds: Any) -> bool:
        return self.plain.startswith(prefix, *bounds)


def owners(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the owners whose name, or a later word of it, begins as what was typed."""
    return _fitting(incomplete, (_named(owner) for one in _known(context) for owner in one["owners"]))


def bodies(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    return _fitting(incomplete, (one["body"] for one in _known(context)))


def people(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the names and initials of whom the minutes name."""
    return _fitting(incomplete, (name for one in _known(context) for name in one["people"]))


def ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the ids of the register's actions, each with what is to be done; the open ones first."""
    found = _register(context)
    found.sort(key=lambda record: record["state"] != "open")
    return [(record["id"], _short(record["text"])) for record in found if record["id"].startswith(incomplete)]


def _known(context: typer.Context) -> Iterator[Known]:
    """Yield what is known of actions and people: by the register, then by each file that was read."""
    # an option that still waits for its value ends click's parsing, which leaves the paths in `args`
    paths = context.params.get("paths") or context.args
    for record in [] if paths and not context.params.get("register") else _register(context):
        yield {"owners": record["owners"], "body": record["body"], "people": []}
    for minutes in _kept(paths or ["."]):
        meeting = minutes["meeting"]
        name, organisation = meeting.get("body") or meeting.get("title"), meeting.get("organisation")
        whole = f"{organisation}, {name}" if name and organisation and organisation not in name else name
        named = [n for person in minutes["people"] for n in (person["name"], *person["initials"])]
        yield {
            "owners": [owner for action in minutes["actions"] for owner in action["owners"]],
            "body": whole,
            "people": named,
        }


def _register(context: typer.Context) -> list[Known]:
    from minutesparse.cli.telling import the_register
    from minutesparse.errors import MinutesError
    from minutesparse.register.glancing import glance

    file = the_register(context.params.get("register"))
    try:
        return glance(file) if Path(file).is_file() else []
    except MinutesError:
        return []  # a Tab is no place for a complaint


def _kept(paths: Iterable[str]) -> Iterator[Known]:
    """Yield the minutes of files as they were kept when they were last read, while the moment lasts."""
    import json

    from minutesparse.batch.cache import Cache, default_folder
    from minutesparse.cli.paths import File, find_files

    if not default_folder().is_dir():
        return
    cache = Cache(default_folder())
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


def _fitting(incomplete: str, names: Iterable[str | None]) -> list[tuple[str, str]]:
    """Return what goes on as what was typed, in whatever case: the name, or its rest from a later word on."""
    typed = incomplete.casefold()
    found: dict[str, str] = {}
    for name in dict.fromkeys(_harmless(name) for name in names if name):
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

    return " ".join("".join(" " if c in _NEVER else c for c in one_line(text)).split())


def _short(text: str) -> str:
    line = _harmless(text)
    return line if len(line) <= 60 else f"{line[:59]}…"
