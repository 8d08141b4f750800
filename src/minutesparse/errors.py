"""Every exception the package raises on purpose, each with its exit code and its remedy.

Doubt about minutes that could be read is a `Finding` (see `schema`), never an exception.
Anything raised that is not a `MinutesError` is a fault of this program.
"""

from __future__ import annotations

EXIT_OK = 0
EXIT_FOUND = 1
EXIT_USAGE = 2
EXIT_UNREADABLE = 3
EXIT_FAULT = 70
EXIT_UNWRITTEN = 74
EXIT_INTERRUPTED = 130

EXIT_CODES = {
    EXIT_OK: "all well",
    EXIT_FOUND: "--fail-on or register check found something, or who found nobody",
    EXIT_USAGE: "the command line was not understood",
    EXIT_UNREADABLE: "some file could not be read; the others were",
    EXIT_FAULT: "a fault of minutesparse; the other files were read",
    EXIT_UNWRITTEN: "the output could not be written",
    EXIT_INTERRUPTED: "interrupted",
}
"""Every exit code of the program, with what it means."""


class MinutesError(Exception):
    """Something about the input stops the work on it; `str()` says what, in half a line.

    `remedy` says what the user can do about it, and `exit_code` what the command ends with.
    """

    exit_code: int = EXIT_UNREADABLE
    remedy: str = "Open the file in the program that made it and save it again."

    def __init__(self, problem: str, *, remedy: str | None = None) -> None:
        super().__init__(problem)
        if remedy is not None:
            self.remedy = remedy

    def line(self, name: str) -> str:
        """Return the one line that a user reads: the file, what is wrong, what to do.

        >>> NoTextFound("2 pages without any text").line("scan.pdf")
        'scan.pdf: 2 pages without any text. Run it through OCR first, so that it holds text.'
        """
        return f"{name}: {self}. {self.remedy}"


class UnsupportedFormat(MinutesError):
    """The file is of a kind that no reader reads."""

    remedy = "Save it as .docx, .pdf, .txt or .md."


class UnreadableDocument(MinutesError):
    """The file is of a kind we read, but this one gives no document."""


class EncryptedDocument(UnreadableDocument):
    """The file asks for a password."""

    remedy = "Remove the password and try again."


class DamagedDocument(UnreadableDocument):
    """The file is broken, cut short, or not what it says it is."""


class NoTextFound(UnreadableDocument):
    """The file opens, but holds no text (a scan, an empty file)."""

    remedy = "Run it through OCR first, so that it holds text."


class TooLarge(UnreadableDocument):
    """The file, or what it unpacks to, is over a bound."""

    remedy = "Split it into smaller files."


class OutOfMemory(TooLarge):
    """Reading the file takes more memory than it is given."""

    remedy = "Split it into smaller files, or give it more with --memory."


class TookTooLong(UnreadableDocument):
    """Reading went on past the time allowed."""

    remedy = "Split it into smaller files, or give it longer with --timeout."


class ReaderFailed(UnreadableDocument):
    """Whatever read the file broke down over it."""


class NotMinutes(MinutesError):
    """The document can be read, but it is not minutes (an agenda, a letter, a report)."""

    remedy = "Name the minutes themselves."


class RegisterError(MinutesError):
    """The register of actions cannot be opened, read or written."""


class ExportRefused(MinutesError):
    """A file cannot be written where it was asked for."""

    exit_code = EXIT_UNWRITTEN
    remedy = "Give another name, or --force to replace it."
