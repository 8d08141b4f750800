"""Measure many documents in one run: processes, numbers, the cache, and other programs over the same files.

    python benchmarks/batch.py [--shared ../shared] [--quick] [--peers PYTHON] [--write docs/performance.md]

PYTHON is an interpreter that has the peers: pip install 'markitdown[pdf,docx]' pdfplumber python-docx.
Ratios need a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from made import MAKERS, make_text
from measuring import Figure, Spent, report, spent

PEERS = Path(__file__).with_name("peers.py")
TEXT = (".docx", ".html", ".md", ".pdf", ".txt")
"""What markitdown makes text of."""
TABLES = (".docx", ".pdf")
"""What pdfplumber and python-docx read."""


def minutes(*arguments: str | Path, cache: Path | None = None) -> Spent:
    """Run `minutes extract` as a process of its own and return what it took."""
    kept = ["--no-cache"] if cache is None else []
    command = [sys.executable, "-m", "minutesparse", "extract", "-q", "-f", "ndjson", *kept, *arguments]
    return spent([str(part) for part in command], MINUTESPARSE_CACHE_DIR=str(cache or ""))


def write_mixed(folder: Path, count: int) -> Path:
    """Write minutes of 2 to 6 pages in every format that is made; return their folder."""
    folder.mkdir()
    made = [(pages, suffix, MAKERS[suffix](pages)) for pages in range(2, 7) for suffix in sorted(MAKERS)]
    for number in range(count):
        pages, suffix, content = made[number % len(made)]
        (folder / f"{number:05}-{pages}.{suffix}").write_bytes(content)
    return folder


def write_small(folder: Path, count: int) -> Path:
    """Write minutes of one page, all alike but in name; return their folder."""
    folder.mkdir()
    content = make_text(1)
    for number in range(count):
        (folder / f"{number:05}.txt").write_bytes(content)
    return folder


def processes(folder: Path, what: str) -> Iterator[Figure]:
    """Yield the wall's time of one process beside two, the best of three each, in turns."""
    turns = [[minutes("--jobs", str(jobs), folder).wall for jobs in (1, 2)] for _ in range(3)]
    one, two = (min(took) for took in zip(*turns, strict=True))
    yield Figure(f"{what}: 1 process, beside 2 (wall)", one, two, 1.6, at_least=True)


def numbers(home: Path, many: int) -> Iterator[Figure]:
    """Yield what a document costs among many beside among a hundred, and the parent's memory."""
    few = minutes("--jobs", "1", write_small(home / "few", 100))
    all_ = minutes("--jobs", "1", write_small(home / "many", many))
    yield Figure(
        f"{many:,} documents of a page: each, beside each of 100", all_.cpu / many, few.cpu / 100, 1.1
    )
    if all_.memory:
        yield Figure(f"{many:,} documents: the largest process", all_.memory, None, 300, unit="MB")


def kept(folder: Path, cache: Path, what: str) -> Iterator[Figure]:
    """Yield a folder read for the first time beside again."""
    cold = minutes("--jobs", "1", folder, cache=cache)
    warm = min(minutes("--jobs", "1", folder, cache=cache).cpu for _ in range(3))
    yield Figure(f"{what}: read first, beside read again", cold.cpu, warm, 50, at_least=True)


def peers(folder: Path, python: str) -> Iterator[Figure]:
    """Yield other programs beside `minutes extract`, one process each, over the files both can read."""
    for work, endings, bar, what in (
        ("text", TEXT, 10, "markitdown's text"),
        ("tables", TABLES, 20, "tables by pdfplumber and python-docx"),
    ):
        files = [str(p) for p in sorted(folder.iterdir()) if p.suffix.lower() in endings and not _is_scan(p)]
        theirs = spent([python, str(PEERS), work, *files])
        ours = minutes("--jobs", "1", *files)
        told = f"{folder.name}, {len(files)} files: {what}, beside minutes extract"
        yield Figure(told, theirs.cpu, ours.cpu, bar, at_least=True)


def _is_scan(path: Path) -> bool:
    import pypdfium2

    if path.suffix.lower() != ".pdf":
        return False
    pdf = pypdfium2.PdfDocument(path)
    try:
        return all(page.get_textpage().count_chars() < 20 for page in pdf)
    finally:
        pdf.close()


def figures(home: Path, corpus: Path | None, python: str | None, *, quick: bool) -> Iterator[Figure]:
    """Yield everything, on the documents of a folder beside invented ones where there is one."""
    mixed = write_mixed(home / "mixed", 50 if quick else 1000)
    yield from processes(corpus or mixed, "dev" if corpus else "made")
    yield from numbers(home, 500 if quick else 10_000)
    yield from kept(mixed, home / "cache", f"made, {len(list(mixed.iterdir())):,} files")
    if corpus:
        yield from kept(corpus, home / "cache", f"dev, {len(list(corpus.iterdir())):,} files")
        if python:
            yield from peers(corpus, python)
    if not python:
        print("no peers: --peers PYTHON of an environment that has them", file=sys.stderr)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", type=Path, help="the folder that holds corpus/dev")
    parser.add_argument("--quick", action="store_true", help="fewer documents")
    parser.add_argument("--peers", help="the interpreter that has the peers")
    parser.add_argument("--write", type=Path, help="put the figures into this page, between its two marks")
    asked = parser.parse_args()
    corpus = asked.shared / "corpus" / "dev" if asked.shared else None
    with tempfile.TemporaryDirectory() as home:
        found = list(
            figures(
                Path(home), corpus if corpus and corpus.is_dir() else None, asked.peers, quick=asked.quick
            )
        )
    report(found, "batch", asked.write)
    return 0


if __name__ == "__main__":
    sys.exit(main())
