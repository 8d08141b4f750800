"""The programs that read letters out of pictures: tesseract where it is installed, else rapidocr."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from minutesparse import vocabulary
from minutesparse.errors import TookTooLong, UnreadableDocument
from minutesparse.readers.ocr import rapid
from minutesparse.readers.ocr.reading import Reading

REMEDY = (
    "Install tesseract (apt install tesseract-ocr, brew install tesseract, or the Windows installer), "
    "or pip install 'minutesparse[ocr]'."
)
_WINDOWS_FOLDERS = (("Tesseract-OCR",), ("Programs", "Tesseract-OCR"))

NAMES = {"en": "eng", "nl": "nld", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "pt": "por"}
"""What tesseract calls the languages of ours, and those that may come."""
_NO_LANGUAGES = {"", "osd", "equ"}

SECONDS = 120
"""What one page may take; a full page of small print takes three."""


class Engine(NamedTuple):
    """`read` takes a grey picture and its dots an inch; `at_once` is how many pages may be read together.

    `languages` gives the engine's name for each language of ours that it knows; `at_once` is 0 where
    each page has a process of its own. Of a page that lies on its side or head down the engine is no surer
    than `poor`; of an upright one, to 0.9.
    """

    name: str
    read: Callable[[Any, float], list[Reading]]
    languages: dict[str, str]
    at_once: int = 0
    poor: float = 0.6

    def speaking(self, language: str) -> Engine:
        """Return the engine as it reads one language, itself where it does not know it."""
        if language not in self.languages:
            return self
        return self._replace(read=partial(tesseract, language=self.languages[language]))


def find_engine() -> Engine | None:
    """Return the best engine that is installed, None where none is."""
    if program := _tesseract_program():
        learnt = _languages(program)
        known = {code: NAMES[code] for code in ("en", *vocabulary.languages()) if NAMES.get(code) in learnt}
        first = [*known.values(), *learnt, "eng"][0]
        return Engine("tesseract", partial(tesseract, language=first), known)
    if rapid.is_installed():
        return Engine("rapidocr", rapid.read_column, {}, at_once=1, poor=0.8)
    return None


def _tesseract_program() -> str | None:
    """Return where tesseract is; its Windows installer puts it on no path."""
    if found := shutil.which("tesseract"):
        return found
    homes = [os.environ[name] for name in ("PROGRAMFILES", "LOCALAPPDATA") if name in os.environ]
    usual = [Path(home, *folder, "tesseract.exe") for home in homes for folder in _WINDOWS_FOLDERS]
    return next((str(path) for path in usual if path.is_file()), None)


def tesseract_languages() -> list[str] | None:
    """Return the languages that tesseract has learnt, as it names them; None where it isn't installed."""
    program = _tesseract_program()
    return _languages(program) if program else None


def tesseract_version() -> str:
    """Return what tesseract says its version is, "" where it can't say."""
    program = _tesseract_program()
    if program is None:
        return ""
    try:
        done = subprocess.run([program, "--version"], capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    words = (done.stdout or done.stderr).decode("utf-8", "replace").split()
    return words[1].removeprefix("v") if len(words) > 1 else ""


@cache
def _languages(program: str) -> list[str]:
    """Return the languages that tesseract has learnt, as it names them; none where it can't say."""
    try:
        done = subprocess.run([program, "--list-langs"], capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return []
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return sorted({line.strip() for line in lines[1:]} - _NO_LANGUAGES)


def tesseract(image: Any, dpi: float, *, language: str = "eng") -> list[Reading]:
    """Return the words that tesseract reads in a grey picture, in its reading order.

    The picture goes in and the words come out through pipes: nothing is written to disk. Raises
    `TookTooLong` for a page of more than two minutes.
    """
    program = _tesseract_program() or "tesseract"
    command = [program, "stdin", "stdout", "-l", language, "--psm", "4", "--dpi", str(round(dpi))]
    command += ["-c", "tessedit_create_tsv=1"]
    header = b"P5 %d %d 255\n" % image.size
    try:
        done = subprocess.run(  # noqa: S603
            command,
            input=header + image.tobytes(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise TookTooLong(f"a page was not read within {SECONDS} seconds") from None
    except OSError as error:
        raise UnreadableDocument(f"tesseract can't be started ({error.strerror})", remedy=REMEDY) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UnreadableDocument(
            f"tesseract failed on it ({said[-1] if said else done.returncode})",
            remedy="Look whether `tesseract --list-langs` works.",
        )
    return _table(done.stdout.decode("utf-8", "replace"))


def _table(table: str) -> list[Reading]:
    r"""Return the words of tesseract's table of levels (page, block, paragraph, line, word).

    >>> row = "5\t1\t1\t1\t2\t1\t30\t40\t50\t10\t91.5\tChair"
    >>> _table("level\tpage_num\n" + row)
    [Reading(text='Chair', left=30, top=40, right=80, bottom=50, confidence=0.915, line=0)]
    """
    found: list[Reading] = []
    lines: dict[tuple[str, ...], int] = {}
    for row in table.splitlines():
        columns = row.split("\t")
        if len(columns) != 12 or columns[0] != "5" or not columns[11].strip():
            continue
        left, top, width, height = (int(c) for c in columns[6:10])
        line = lines.setdefault(tuple(columns[1:5]), len(lines))
        confidence = round(max(0.0, float(columns[10])) / 100, 3)
        found.append(Reading(columns[11].strip(), left, top, left + width, top + height, confidence, line))
    return found
