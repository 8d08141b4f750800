"""Fetch the libraries that the report carries, as their npm packages ship them (needs npm).

    python tools/vendor_report.py

Change a version here, run it, look at the report, and commit what it wrote.
"""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path(__file__).parents[1] / "src" / "minutesparse" / "outputs" / "report" / "vendor"

PACKAGES = {
    "d3@7.9.2": {"dist/d3.min.js": "d3.min.js", "LICENSE": "LICENSE.d3"},
    "@observablehq/plot@0.6.17": {"dist/plot.umd.min.js": "plot.min.js", "LICENSE": "LICENSE.plot"},
    "datatables.net@3.1.5": {
        "js/dataTables.min.js": "datatables.min.js",
        "License.txt": "LICENSE.datatables",
    },
}


def fetch(package: str, wanted: dict[str, str]) -> None:
    """Take the wanted files out of a package of the npm registry, under the names they have here."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["npm", "pack", "--silent", package],
            cwd=folder,
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        with tarfile.open(Path(folder) / packed.stdout.strip()) as archive:
            for name, kept in wanted.items():
                member = archive.extractfile(f"package/{name}")
                assert member is not None, name
                (VENDOR / kept).write_bytes(member.read())


if __name__ == "__main__":
    for package, wanted in PACKAGES.items():
        fetch(package, wanted)
