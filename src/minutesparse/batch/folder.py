"""The folder for a run's temporary files: gone when the run ends, and after the next run at the latest."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from pathlib import Path

from minutesparse.compiling import compiled

_NAME = compiled(r"minutesparse-(\d{1,10})-\w{1,20}\Z")


class RunFolder:
    """A folder that only this user can open, with one folder in it for each worker.

    Making it takes away those that runs left behind which were killed.
    """

    def __init__(self) -> None:
        _sweep(Path(tempfile.gettempdir()))
        self._path = tempfile.mkdtemp(prefix=f"minutesparse-{os.getpid()}-")

    def inside(self) -> str:
        """Return a new folder within."""
        return tempfile.mkdtemp(dir=self._path)

    def discard(self, inside: str) -> None:
        shutil.rmtree(inside, ignore_errors=True)

    def remove(self) -> None:
        shutil.rmtree(self._path, ignore_errors=True)


def _sweep(home: Path) -> None:
    try:
        with os.scandir(home) as entries:
            left = [e.path for e in entries if (m := _NAME.match(e.name)) and _is_dead(e, int(m[1]))]
    except OSError:
        return
    for path in left:
        shutil.rmtree(path, ignore_errors=True)


def _is_dead(entry: os.DirEntry[str], pid: int) -> bool:
    """Tell whether a folder is this user's, and the run that made it is no more."""
    try:
        about = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    if not stat.S_ISDIR(about.st_mode) or (hasattr(os, "getuid") and about.st_uid != os.getuid()):
        return False
    import psutil  # only where such a folder lies about

    return pid != os.getpid() and not psutil.pid_exists(pid)
