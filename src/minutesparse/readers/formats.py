"""Which formats are read, by what, and what of it is installed here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its endings, and the packages that read it ("" is this one, without another's help).

    A walk over a folder reads files with an ending of `endings` and complains of what it can't read; with
    one of `tried` it looks inside, and passes over what no reader reads.
    """

    name: str
    endings: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()


FORMATS = (
    Format("Word (2007 and later)", (".docx", ".docm"), (".dotx", ".dotm"), packages=("lxml",)),
    Format("Word (97 to 2003)", (), (".doc", ".dot")),
    Format("OpenDocument text", (), (".odt", ".ott", ".fodt"), packages=("lxml",)),
    Format("Rich text", (), (".rtf",)),
    Format("PDF", (".pdf",), packages=("pypdfium2", "pdfplumber")),
    Format("HTML", (".html", ".htm"), (".shtml", ".xhtml"), packages=("lxml",)),
    Format("Markdown", (".md", ".markdown"), packages=("markdown-it-py",)),
    Format("text", (".txt", ".text"), ("", ".asc", ".org", ".rst")),
    Format("Excel workbook", (), (".xlsx", ".xlsm"), packages=("lxml",)),
    Format("OpenDocument sheet", (), (".ods", ".fods"), packages=("lxml",)),
    Format("table as text", (), (".csv", ".tsv")),
    Format("e-mail, with what is attached", (), (".eml", ".msg", ".mbox")),
    Format("page saved with its pictures", (), (".mht", ".mhtml"), packages=("lxml",)),
    Format("zip archive of any of these", (), (".zip",)),
)
"""What is read wherever this package is installed."""

READ = frozenset(ending for one in FORMATS for ending in one.endings)
TRIED = frozenset(ending for one in FORMATS for ending in one.tried)


def unread_kind(path: str) -> str | None:
    """Return why a walk over a folder or an archive passes a file over by its name; None where it does not.

    >>> unread_kind("2019/~$may.docx"), unread_kind("__MACOSX/._may.docx"), unread_kind("May.PNG")
    ('lock file', 'hidden', '.png')
    """
    *folders, name = path.replace("\\", "/").split("/")
    if name.startswith("~$"):
        return "lock file"
    if "__MACOSX" in folders or any(part.startswith(".") for part in (*folders, name)):
        return "hidden"
    ending = Path(name).suffix.lower()
    return None if ending in READ | TRIED else ending


_SCANS = (".pdf", ".png", ".jpg", ".tif", ".gif", ".bmp", ".webp")
_GET_LIBREOFFICE = "Install LibreOffice, or save the file as .docx."
_GET_TESSERACT = (
    "Install tesseract (apt install tesseract-ocr, brew install tesseract, or its Windows installer)."
)
_GET_RAPIDOCR = "pip install 'minutesparse[ocr]'"


@dataclass(frozen=True, slots=True)
class Reads:
    """One way to read a format: by what, with its version, whether it is installed, and how to get it."""

    format: str
    endings: tuple[str, ...]
    read_by: str
    installed: bool
    get: str | None = None


def list_formats() -> list[Reads]:
    """Return every format with each thing that reads it, in the order of `FORMATS`; scans come last."""
    own = [
        Reads(
            one.name,
            tuple(ending for ending in (*one.endings, *one.tried) if ending),
            ", ".join(map(_package, one.packages)) or "minutesparse",
            installed=True,
        )
        for one in FORMATS
    ]
    return [*own, _old_word(), *_scans()]


def _package(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # costs more than all else here

    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:  # bundled by a packager that leaves the metadata out
        return name


def _old_word() -> Reads:
    from minutesparse.readers import soffice

    program = soffice.find_program()
    said = soffice.program_version(program) if program else None
    return Reads(
        "Word 2, 6 and 95",
        (".doc", ".dot"),
        " ".join(filter(None, ("LibreOffice", said))),
        program is not None,
        None if program else _GET_LIBREOFFICE,
    )


def _scans() -> Iterator[Reads]:
    from minutesparse.readers.ocr import engines, rapid

    known = engines.tesseract_languages()
    yield Reads(
        "scans and pictures",
        _SCANS,
        " ".join(filter(None, ("tesseract", engines.tesseract_version()))),
        known is not None,
        _GET_TESSERACT if known is None else _missing_languages(known),
    )
    has_rapid = rapid.is_installed()
    yield Reads(
        "scans and pictures",
        _SCANS,
        _package("rapidocr") if has_rapid else "rapidocr",
        has_rapid,
        None if has_rapid else _GET_RAPIDOCR,
    )


def _missing_languages(known: list[str]) -> str | None:
    """Say which of our languages tesseract has not learnt: it reads their letters, and few of their accents."""
    from minutesparse import vocabulary
    from minutesparse.readers.ocr.engines import NAMES

    missing = [NAMES[code] for code in vocabulary.languages() if NAMES[code] not in known]
    return f"For more languages add tesseract's data: {', '.join(missing)}." if missing else None
