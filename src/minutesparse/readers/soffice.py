"""LibreOffice, where it is installed: it turns what no reader of ours reads into a .docx."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from minutesparse.errors import DamagedDocument, TookTooLong

SECONDS = 60
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)


def find_program() -> str | None:
    """Return LibreOffice's program, None where it isn't installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def program_version(program: str) -> str:
    """Return what LibreOffice says its version is, "" where it can't say."""
    try:
        done = subprocess.run(  # noqa: S603 - the program that was found
            [program, "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    words = done.stdout.decode("utf-8", "replace").split()
    return words[1] if len(words) > 1 else ""


def to_docx(program: str, raw: bytes, *, filter: str | None = None) -> bytes:
    """Return a document as a .docx; `filter` is LibreOffice's name for what it is to be read as.

    It works in a folder of its own, with settings of its own: it neither waits for a LibreOffice that
    is open nor leaves anything behind. Raises `TookTooLong`, and `DamagedDocument` where it gives up.
    """
    with tempfile.TemporaryDirectory(prefix="minutes-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, made = folder / "minutes.doc", folder / "made"
        source.write_bytes(raw)
        command = [
            program,
            f"-env:UserInstallation={(folder / 'settings').as_uri()}",
            *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
            *([f"--infilter={filter}"] if filter else []),
            *("--convert-to", "docx", "--outdir", str(made), str(source)),
        ]
        _run(command)
        try:
            return (made / "minutes.docx").read_bytes()
        except OSError as error:
            raise DamagedDocument("LibreOffice could not read it") from error


def _run(command: list[str]) -> None:
    # The program starts others: they end with it, as they are of its group.
    child = subprocess.Popen(  # noqa: S603 - the program that was found, and names of our own
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        child.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise TookTooLong(f"LibreOffice did not read it within {SECONDS} seconds") from None
    finally:
        _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is not None:
        return
    if sys.platform == "win32":
        taskkill = shutil.which("taskkill") or "taskkill"
        subprocess.run(  # noqa: S603 - the system's own program, and a number
            [taskkill, "/F", "/T", "/PID", str(child.pid)], capture_output=True, check=False
        )
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()
    child.wait()
