"""Score what `minutes extract` prints against labelled minutes, and write docs/accuracy.md.

    python tools/accuracy.py OUTPUT.ndjson LABELS SCORER [--write docs/accuracy.md]

LABELS is a folder of `<file>.gold.json`, SCORER the script that holds output against them; neither is
part of this project, as the labelled documents are other people's.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

SHOWN = {
    "date": "date of the meeting",
    "body": "body",
    "start": "start time",
    "place": "place",
    "chair": "chair",
    "next meeting": "next meeting",
    "attendance": "attendance, with status",
    "items": "agenda items",
    "decisions": "decisions",
    "actions (marked)": "marked actions",
    "actions": "all actions",
    "owners": "owners, as written",
    "resolved people": "owners, as people",
    "due": "due dates",
    "status": "status",
    "previous": "of an earlier meeting",
    "action item": "action's agenda item",
}
Scored = tuple[str, dict[str, Any], dict[str, Any]]
"""A document's name, its labels, and what was found in it."""

BY_FILE = ("attendance", "items", "decisions", "actions", "owners")


def load_scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figure(row: dict[str, float]) -> str:
    """One figure as the table shows it: an F1, or a share of right values with the false ones beside it."""
    if "f1" in row:
        return f"F1 {row['f1']:.3f} | P {row['precision']:.3f} R {row['recall']:.3f} | {row['gold']}"
    false = f"{row['spurious']} false of {row['of_silent']} silent" if row["of_silent"] else ""
    return f"{row['accuracy']:.3f} | {false} | {row['asked']}"


def share(row: dict[str, float]) -> str:
    if "f1" in row:
        return f"{row['f1']:.2f}" if row["gold"] or row["predicted"] else "–"
    return f"{row['accuracy']:.2f}" if row["asked"] else "–"


def bodies_of(sources: Path | None) -> dict[str, str]:
    """Read which body each document is of, from a table with the columns file and organisation."""
    if sources is None:
        return {}
    with sources.open(encoding="utf-8", newline="") as stream:
        return {row["file"]: row["organisation"] for row in csv.DictReader(stream, delimiter="\t")}


def format_of(name: str) -> str:
    """The family of formats that a document is of, as the table shows it."""
    ending = Path(name).suffix.lower()
    return {".doc": ".doc, .odt, .rtf", ".odt": ".doc, .odt, .rtf", ".rtf": ".doc, .odt, .rtf"}.get(
        ending, ending
    )


def grouped(scorer: ModuleType, scored: list[Scored], group: Callable[[str], str], head: str) -> str:
    """Return the table of F1 by a property of the documents' names."""
    groups: dict[str, list[Scored]] = {}
    for one in scored:
        groups.setdefault(group(one[0]), []).append(one)
    rows = []
    for name, members in sorted(groups.items(), key=lambda pair: pair[0].casefold()):
        score = scorer.new_score()
        for _, gold, found in members:
            scorer.score_one(gold, found, score, [])
        rows.append(f"| {name} | {len(members)} | {' | '.join(share(score[k].row()) for k in BY_FILE)} |")
    lines = [f"| {head} | documents | {' | '.join(BY_FILE)} |", "|---" * (len(BY_FILE) + 2) + "|", *rows]
    return "\n".join(lines)


def by_field(scorer: ModuleType, scored: list[Scored]) -> str:
    """Return the table of all fields over all documents."""
    total = scorer.new_score()
    for _, gold, found in scored:
        scorer.score_one(gold, found, total, [])
    rows = [f"| {shown} | {figure(total[key].row())} |" for key, shown in SHOWN.items()]
    return "\n".join(["| field | right | beside it | labelled |", "|---|---|---|---|", *rows])


def reliability(scorer: ModuleType, scored: list[Scored]) -> str:
    """Return how many of the actions given each confidence are right, by tenths.

    An action is right where it is paired with a labelled one; one paired with a task in prose that names
    nobody counts neither way, as in the score.
    """
    right: Counter[int] = Counter()
    given: Counter[int] = Counter()
    for _, gold, found in scored:
        golds, made = gold.get("actions") or [], found.get("actions") or []
        items = gold.get("items") or []
        paired = scorer.pair_up(golds, made, lambda g, p, items=items: scorer.action_sim(g, p, items), 0.6)
        pairs = {j: golds[i] for i, j in paired}
        for at, action in enumerate(made):
            label = pairs.get(at)
            if label and not label.get("marked") and not label.get("owners"):
                continue
            tenth = int(action["confidence"] * 10 + 1e-9)
            given[tenth] += 1
            right[tenth] += label is not None
    rows = [
        f"| 0.{tenth} | {given[tenth]} | {right[tenth] / given[tenth]:.2f} |"
        for tenth in sorted(given, reverse=True)
    ]
    return "\n".join(["| confidence, from | actions | right |", "|---|---|---|", *rows])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("output")
    parser.add_argument("labels", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--sources", type=Path, help="a table that says which body each document is of")
    parser.add_argument("--write", type=Path, help="the page whose tables are to be replaced")
    args = parser.parse_args()
    scorer, bodies = load_scorer(args.scorer), bodies_of(args.sources)
    outputs = scorer.read_outputs(args.output)
    scored: list[Scored] = []
    for file in sorted(args.labels.rglob("*.gold.json")):
        name = file.name.removesuffix(".gold.json")
        scored.append((name, json.loads(file.read_text("utf-8")), outputs.get(name) or {}))
    parts = {
        "count": str(len(scored)),
        "by-field": by_field(scorer, scored),
        "by-format": grouped(scorer, scored, format_of, "format"),
        "by-body": grouped(scorer, scored, lambda n: re.split(r"[,(:]", bodies.get(n, n))[0].strip(), "body"),
        "reliability": reliability(scorer, scored),
    }
    if args.write is None:
        sys.stdout.write(f"{parts['count']} documents\n\n{parts['by-field']}\n")
        return
    page = args.write.read_text("utf-8")
    for mark, table in parts.items():
        begin, end = f"<!-- {mark} -->", f"<!-- /{mark} -->"
        before, rest = page.split(begin, 1)
        _, after = rest.split(end, 1)
        space = "" if mark == "count" else "\n"
        page = f"{before}{begin}{space}{table}{space}{end}{after}"
    args.write.write_text(page, "utf-8")


if __name__ == "__main__":
    main()
