"""The whole way of one file: read, parse, resolve, check."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import BinaryIO

from minutesparse import checks, parsing, readers, remembering, resolving, vocabulary
from minutesparse.document import Document
from minutesparse.errors import MinutesError, NotMinutes, UnsupportedFormat
from minutesparse.files import open_file, shown_path
from minutesparse.readers.unpacking import unpack
from minutesparse.schema import Finding, Minutes, Source
from minutesparse.sureness import with_sureness

_LONG = 1_000_000
"""Characters; what is remembered of the lines of a longer document is not kept for the next."""


def extract(
    path: str | os.PathLike[str],
    *,
    root: str | os.PathLike[str] | None = None,
    stream: BinaryIO | None = None,
) -> list[Minutes]:
    """Return the minutes in a file, one object a meeting, in document order; never an empty list.

    Of an archive or a message, those in each document that it holds, with a path of its own:
    "old.zip/2019/may.docx". `source.path` is the path as given with forward slashes, or what it is under
    `root`. Where there is a `stream`, it is the one document to read (a message's own text, without what
    is attached), and `path` only says how it is called.

    Raises a `MinutesError`: `UnsupportedFormat` or an `UnreadableDocument` where there is no document
    to be had, `NotMinutes` where the document is something else. Where a file holds minutes and something
    that can't be read, that is a finding of the first of them.
    """
    if stream is None:
        with open_file(path) as opened:
            return _extract_all(path, root, opened)
    document = readers.read(Path(path), stream=stream)
    source = describe(document, path, root, stream)
    return understand(document, source, resolving.directory_beside(path))


def _extract_all(
    path: str | os.PathLike[str], root: str | os.PathLike[str] | None, stream: BinaryIO
) -> list[Minutes]:
    found: list[Minutes] = []
    problems: dict[str, MinutesError] = {}
    for member in unpack(os.fspath(path), stream):
        if member.passed:
            continue
        try:
            found += extract(member.path, root=root, stream=member.open())
        except MinutesError as error:
            if not member.inside:
                raise
            if not isinstance(error, NotMinutes | UnsupportedFormat):
                problems[member.path] = error
    if not found:
        raise next(iter(problems.values()), NotMinutes("it holds no minutes"))
    doubts = [Finding(code="reading-doubt", message=f"{name}: {error}") for name, error in problems.items()]
    found[0] = found[0].model_copy(update={"findings": [*found[0].findings, *doubts]})
    return found


def understand(
    document: Document, source: Source, directory: resolving.Directory | None = None
) -> list[Minutes]:
    """Return the minutes in a document that has been read; raises `NotMinutes` where there are none.

    `directory` states people beside what the document says of them.
    """
    try:
        as_written = parsing.parse(document, source)
        if not as_written:
            raise NotMinutes("no meeting found in it")
        resolved = [with_sureness(resolving.resolve(m, document, directory), document) for m in as_written]
        whole = document if len(resolved) == 1 else None
        return [m.model_copy(update={"findings": checks.check(m, whole)}) for m in resolved]
    finally:
        if len(document.text) > _LONG:
            remembering.forget()


def describe(
    document: Document,
    path: str | os.PathLike[str],
    root: str | os.PathLike[str] | None,
    stream: BinaryIO,
) -> Source:
    """Return what the JSON says of the file itself."""
    digest = hashlib.sha256()
    stream.seek(0)
    while piece := stream.read(1 << 20):
        digest.update(piece)
    written = Path(path).relative_to(root) if root is not None else path
    return Source(
        path=shown_path(written),
        sha256=digest.hexdigest(),
        format=document.format,
        pages=document.pages,
        language=vocabulary.detect(document.text),
    )
