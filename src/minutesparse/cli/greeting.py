"""`minutes` alone: what stands in this folder, and what to try next."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from minutesparse.cli.paths import File, ending_of, walk_folder
from minutesparse.cli.talk import counted

MOST = 5_000
"""How many files are looked at; a greeting is no search of the disk."""
SHOWN = 4
"""How many kinds of them it tells, so that the line has room on 80 columns."""


def greet(folder: str = ".") -> list[str]:
    """Return five lines on a folder with files that may hold minutes; none where there are no such files.

    No file is opened: what a file holds, the other commands say.
    """
    found = list(islice(walk_folder(folder), MOST))
    kinds = Counter(ending_of(file.path) or "without an ending" for file in found if isinstance(file, File))
    if not kinds:
        return []
    least = "At least " if len(found) == MOST else ""
    common = sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    if len(common) > SHOWN:
        common[SHOWN - 1 :] = [("of other kinds", sum(n for _, n in common[SHOWN - 1 :]))]
    told = [f"{n} {kind}" for kind, n in common]
    return [
        f"{least}{counted(kinds.total(), 'file')} here may hold minutes: {', '.join(told)}.",
        "  minutes actions .                   who has to do what by when",
        "  minutes outstanding .               what is still to be done, and since when",
        "  minutes report . -o report.html     the same as a page to look at and send on",
        "All the commands: minutes --help",
    ]
