"""What comes of every public document that is hard to read: kept, so that a change for worse or better is seen.

    python tools/keep_expected.py ../shared/hostile/public          # says what is otherwise than was kept
    python tools/keep_expected.py ../shared/hostile/public --write  # keeps it

A line a file: its name, what came of it ("read" or the kind of error), and where it was read how many meetings
and actions, and the characters of text that the reader found, whether or not they are minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from minutesparse import pipeline, readers
from minutesparse.batch.answers import Fault, Part, Request
from minutesparse.batch.limits import Limits
from minutesparse.batch.pool import Pool
from minutesparse.errors import MinutesError, NotMinutes

KEPT = Path(__file__).parent.parent / "tests" / "fixtures" / "public.tsv"


def work(request: Request) -> Iterator[Part]:
    """Yield a file, to be made its line: a worker's work."""

    def make() -> bytes:
        letters = len("".join(readers.read(request.file).text.split()))
        try:
            found = pipeline.extract(request.file)
        except NotMinutes:
            return f"no minutes\t\t\t{letters}".encode()
        return f"read\t{len(found)}\t{sum(len(m.actions) for m in found)}\t{letters}".encode()

    yield Part(request.path, make)


def results(folder: Path, only: str = "") -> Iterator[tuple[str, str]]:
    """Yield each file's name and what came of it, in order of name."""
    files = [p for p in sorted(folder.iterdir()) if p.is_file() and p.suffix != ".tsv" and only in p.name]
    with Pool(work, Limits(), 2) as pool:
        for path, said in zip(files, pool.answers(Request(p.name, str(p)) for p in files), strict=True):
            try:
                yield path.name, said[0].content().decode()
            except Fault:
                yield path.name, "a fault of ours\t\t\t"
            except MinutesError as error:
                yield path.name, f"{type(error).__name__}\t\t\t"


def kept() -> dict[str, str]:
    """Return what was kept: name to the rest of its line."""
    lines = KEPT.read_text("utf-8").splitlines()[1:]
    return {name: rest for name, _, rest in (line.partition("\t") for line in lines)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="keep what comes of them now")
    asked = parser.parse_args()
    now = dict(results(asked.folder))
    before = kept() if KEPT.exists() else {}
    for name in sorted(now.keys() | before.keys()):
        if now.get(name) != before.get(name):
            print(f"{name}: {before.get(name, '-')!r} -> {now.get(name, '-')!r}")
    if asked.write:
        lines = ["file\tresult\tmeetings\tactions\tletters", *("\t".join(pair) for pair in now.items())]
        KEPT.write_text("\n".join(lines) + "\n", "utf-8")
    return 0 if asked.write or now == before else 1


if __name__ == "__main__":
    sys.exit(main())
