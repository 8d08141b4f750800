"""Write the JSON that is expected of every file in tests/fixtures/sources.

    python tools/make_golden.py

What it writes becomes what is right, so read the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

from minutesparse import extract
from minutesparse.outputs import json

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures"
SOURCES, EXPECTED = FIXTURES / "sources", FIXTURES / "expected"


def sources() -> list[Path]:
    return sorted(path for path in SOURCES.rglob("*") if path.is_file())


def golden_path(source: Path) -> Path:
    return EXPECTED / f"{source.relative_to(SOURCES).as_posix()}.json"


def golden(source: Path) -> str:
    """Return what extract makes of a file now."""
    return "".join(json.render_array(extract(source, root=SOURCES)))


if __name__ == "__main__":
    for path in sources():
        golden_path(path).parent.mkdir(parents=True, exist_ok=True)
        golden_path(path).write_text(golden(path), encoding="utf-8", newline="\n")
    for path in sorted(EXPECTED.rglob("*.json")):
        if not (SOURCES / path.relative_to(EXPECTED)).with_suffix("").exists():
            path.unlink()
