"""Measure what a Dask cluster costs beside the same work on the same processors without one, in one run.

    python benchmarks/cluster.py [--documents 10000] [--shard-size 250] [--write docs/performance.md]

A scheduler and two workers of one thread are started on this machine; beside them the same shards are read
with `--jobs 2`. Wall time, as the work is done by other processes; nothing else should run.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "tests")]
from made import make_text
from measuring import Figure, table

from cluster_made import cluster

PAGES = 2
BEGIN, END = "<!-- cluster -->\n", "<!-- /cluster -->\n"


def write_documents(folder: Path, count: int) -> None:
    """Write invented minutes of two pages, each different from the others."""
    folder.mkdir()
    text = make_text(PAGES).decode()
    for number in range(count):
        (folder / f"{number:06}.txt").write_text(f"{text}\nEnd of paper {number}.\n", encoding="utf-8")


def timed(*words: object) -> float:
    """Return the seconds that `minutes extract` takes; a run that fails is none."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "minutesparse", "extract", *map(str, words), "--quiet"], check=True)
    return time.perf_counter() - begun


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--shard-size", type=int, default=250)
    parser.add_argument("--write", type=Path, help="put the figure into this page, between its two marks")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        write_documents(home / "minutes", asked.documents)
        size = ("--shard-size", asked.shard_size)
        with cluster(home / "cluster") as made:
            shared = timed(home / "minutes", "--shards", home / "many", *size, "--cluster", made.address)
        alone = timed(home / "minutes", "--shards", home / "alone", *size, "--jobs", 2)
        same = all(
            (home / "many" / part.name).read_bytes() == part.read_bytes()
            for part in (home / "alone").iterdir()
        )
    if not same:
        print("the cluster's shards are not those of one machine", file=sys.stderr)
        return 1
    what = f"{asked.documents:,} documents by two workers of a Dask cluster, beside two processes without one"
    told = f"{table([Figure(what, shared * 1000, alone * 1000, 1.1)])}\n"
    print(told)
    if asked.write:
        page = asked.write.read_text("utf-8")
        before, after = page[: page.index(BEGIN) + len(BEGIN)], page[page.index(END) :]
        asked.write.write_text(f"{before}\n{told}\n{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
