"""`minutes` alone: what stands in this folder, and what to try next."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from minutesparse.cli.paths import File, ending_of, walk_folder

MOST = 5_000
"""How many files are looked at; a greeting is no search of the disk."""


def greet(folder: str = ".") -> list[str]:
    """Return five lines on a folder with files that may hold minutes; none where there are no such files.

    No file is opened: what a file holds, the other commands say.
    """
    found = list(islice(walk_folder(folder), MOST))
    kinds = Counter(ending_of(file.path) or "without an ending" for file in found if isinstance(file, File))
    if not kinds:
        return []
    total, least = kinds.total(), "at least " if len(found) == MOST else ""
    told = ", ".join(
        f"{n} {kind}" for kind, n in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))[:5]
    )
    few = f", {len(kinds) - 5} kinds more" if len(kinds) > 5 else ""
    return [
        f"{least}{total} file{'' if total == 1 else 's'} here may hold minutes: {told}{few}.".capitalize(),
        "  minutes actions .                   who has to do what by when",
        "  minutes outstanding .               what is still to be done, and since when",
        "  minutes report . -o report.html     the same as a page to look at and send on",
        "All the commands: minutes --help",
    ]
