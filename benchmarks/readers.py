"""Measure reading and understanding against what they cannot be faster than, in one run.

    python benchmarks/readers.py [--shared ../shared] [--quick] [--write docs/performance.md]

The documents are invented (`made.py`); with --shared also those of its folder `bench`. Peers that
are not installed are left out with a line that says how to get them: `pip install office-oxide`.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from lxml import etree
from made import HEADERS, MAKERS, parts_read, rows
from measuring import Figure, medians, process_medians, report

from minutesparse import pipeline, readers, remembering
from minutesparse.document import Document, Table
from minutesparse.errors import NotMinutes
from minutesparse.garbage import collect_rarely

PAGES = 40
BARE = "import typer, pydantic"
Named = tuple[str, bytes]


def documents(suffix: str, shared: Path | None) -> Iterator[Named]:
    """Yield the documents of a format that are measured, with their names."""
    if suffix in MAKERS:
        yield f"made, {PAGES} pages, .{suffix}", MAKERS[suffix](PAGES)
    for path in sorted(shared.glob(f"bench/*_l.{suffix}")) if shared else ():
        yield path.name, path.read_bytes()


def read(content: bytes, suffix: str) -> Document:
    return readers.read(f"minutes.{suffix}", stream=io.BytesIO(content))


def understand(document: Document, content: bytes, suffix: str) -> None:
    """Parse and resolve as for a file never seen: nothing is remembered of its lines."""
    remembering.forget()
    source = pipeline.describe(document, f"minutes.{suffix}", None, io.BytesIO(content))
    try:
        pipeline.understand(document, source)
    except NotMinutes as error:
        print(f"not taken for minutes: {error}", file=sys.stderr)


def packages(shared: Path | None) -> Iterator[Figure]:
    """Yield reading of .docx and .odt beside unzipping and parsing their parts."""
    for suffix in ("docx", "odt"):
        for name, content in documents(suffix, shared):
            floor = lambda c=content, s=suffix: [etree.fromstring(p) for p in parts_read(c, s)]
            ours, bare = medians(partial(read, content, suffix), floor, rounds=9)
            yield Figure(f"{name}: read, beside unzip + bare XML parse", ours, bare, 4)


def rich_text(shared: Path | None) -> Iterator[Figure]:
    for name, content in documents("rtf", shared):
        (ours,) = medians(partial(read, content, "rtf"))
        yield Figure(f"{name}: read", ours, None, 40)


def old_word(shared: Path | None) -> Iterator[Figure]:
    if find_spec("office_oxide") is None:
        print("no .doc beside office-oxide: pip install office-oxide", file=sys.stderr)
        return
    import office_oxide

    for name, content in documents("doc", shared):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "minutes.doc")
            path.write_bytes(content)
            peer = lambda p=str(path): office_oxide.Document.open(p).to_ir()
            ours, theirs = medians(partial(read, content, "doc"), peer)
        yield Figure(f"{name}: read, beside office-oxide", ours, theirs, 3)


def pages(shared: Path | None) -> Iterator[Figure]:
    """Yield reading of .pdf beside its bare text and beside pdfplumber's tables."""
    for name, content in documents("pdf", shared):
        ours, bare = medians(partial(read, content, "pdf"), partial(_bare_text, content))
        yield Figure(f"{name}: read, beside pypdfium2's plain text", ours, bare, 5)
        (slow,) = medians(partial(_plumbed, content), rounds=1, warm=0)
        yield Figure(f"{name}: pdfplumber's tables, beside reading here", slow, ours, 10, at_least=True)
        truth = _truth(name, shared)
        right, theirs = _right(_own_rows(read(content, "pdf")), truth), _right(_plumbed(content), truth)
        print(
            f"{name}: of {len(truth)} rows right here {len(right)}, by pdfplumber {len(theirs)}",
            file=sys.stderr,
        )
        missed = len(theirs - right)
        yield Figure(f"{name}: rows that pdfplumber gets right and we don't", missed, None, 0, unit="rows")


def _bare_text(content: bytes) -> list[str]:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_range() for page in pdf]
    finally:
        pdf.close()


def _plumbed(content: bytes) -> set[str]:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return {_row(row) for page in pdf.pages for found in page.extract_tables() for row in found}


def _own_rows(document: Document) -> set[str]:
    """Each row as a reader sees it: a number or bullet that was taken for a label stands before its text."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return {
        _row(["".join(f"{p.label or ''}{p.text}" for p in cell.paragraphs()) for cell in row])
        for found in tables
        for row in found.rows
    }


def _row(cells: list[str | None]) -> str:
    return "|".join("".join((c or "").split()) for c in cells)


def _truth(name: str, shared: Path | None) -> set[str]:
    """The true rows of a document, white space aside; bullets are no part of them."""
    if name.startswith("made"):
        return {_row(list(row)) for row in [HEADERS, *rows(PAGES)]}
    assert shared is not None
    told = json.loads(Path(shared, "bench", f"{name.removesuffix('.pdf')}.truth.json").read_text("utf-8"))
    return {_row([" ".join(cell) for cell in row]) for found in told["tables"] for row in found}


def _right(found: set[str], truth: set[str]) -> set[str]:
    return {row for row in (r.replace("•", "").replace("\uf0b7", "") for r in found) if row in truth}


def understanding(shared: Path | None) -> Iterator[Figure]:
    """Yield parsing and resolving beside reading, on documents warmed up by others."""
    for suffix in ("docx", "pdf", "odt", "rtf"):
        for name, content in documents(suffix, shared):
            document = read(content, suffix)
            ours, reading = medians(
                partial(understand, document, content, suffix), partial(read, content, suffix), rounds=3
            )
            yield Figure(f"{name}: parse + resolve, beside reading", ours, reading, 1)


def length(longest: int) -> Iterator[Figure]:
    """Yield the time a page in long documents beside that in one of 10 pages."""
    for suffix in ("docx", "txt"):
        first = None
        for count in (c for c in (10, 100, 1000) if c <= longest):
            content = MAKERS[suffix](count)
            (took,) = medians(partial(_whole, content, suffix), rounds=3 if count < 100 else 1)
            page = took / count
            yield Figure(
                f"made, {count:,} pages, .{suffix}: read + parse + resolve, a page",
                page,
                first,
                first and 1.5,
            )
            first = first or page


def _whole(content: bytes, suffix: str) -> None:
    understand(read(content, suffix), content, suffix)


def processes(shared: Path | None) -> Iterator[Figure]:
    """Yield whole processes on one short file beside one that only imports what a command line needs."""
    with tempfile.TemporaryDirectory() as folder:
        named = []
        for suffix, bar in (("docx", 3), ("pdf", 4)):
            path = Path(folder, f"made.{suffix}")
            path.write_bytes(MAKERS[suffix](5))
            named.append((path, bar))
            named += [(p, bar) for p in (sorted(shared.glob(f"bench/*_s.{suffix}")) if shared else ())]
        commands = [["-m", "minutesparse", "extract", "--no-cache", str(path)] for path, _ in named]
        bare, helped, *took = process_medians(["-c", BARE], ["-m", "minutesparse", "--help"], *commands)
    yield Figure(f"minutes --help, beside python -c '{BARE}'", helped, bare, 1.5)
    for (path, bar), one in zip(named, took, strict=True):
        yield Figure(f"minutes extract {path.name}, beside the same", one, bare, bar)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", type=Path, help="the folder that holds bench/")
    parser.add_argument("--quick", action="store_true", help="nothing of 1,000 pages")
    parser.add_argument("--write", type=Path, help="put the figures into this page, between its two marks")
    asked = parser.parse_args()
    collect_rarely()  # as the program does
    shared = asked.shared if asked.shared and asked.shared.is_dir() else None
    figures = [
        *packages(shared),
        *rich_text(shared),
        *old_word(shared),
        *pages(shared),
        *understanding(shared),
        *length(100 if asked.quick else 1000),
        *processes(shared),
    ]
    report(figures, "figures", asked.write)
    return 0


if __name__ == "__main__":
    sys.exit(main())
