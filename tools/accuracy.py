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


def tables(
    scorer: ModuleType, output: str, labels: Path, suffixes: tuple[str, ...], bodies: dict[str, str]
) -> tuple[str, str, int]:
    """Return the table by field, the table by body, and how many documents were scored.

    A document whose body is not told stands for itself.
    """
    outputs = scorer.read_outputs(output)
    total = scorer.new_score()
    by_body: dict[str, list[dict[str, Any]]] = {}
    files = [
        f for f in sorted(labels.rglob("*.gold.json")) if f.name.removesuffix(".gold.json").endswith(suffixes)
    ]
    for file in files:
        gold = json.loads(file.read_text("utf-8"))
        name = file.name.removesuffix(".gold.json")
        scorer.score_one(gold, outputs.get(name) or {}, total, [])
        known = re.split(r"[,(:]", bodies.get(name, name))[0].strip()
        score, count = by_body.setdefault(known, [scorer.new_score(), 0])
        scorer.score_one(gold, outputs.get(name) or {}, score, [])
        by_body[known] = [score, count + 1]
    rows = [
        f"| {body} | {count} | {' | '.join(share(score[k].row()) for k in BY_FILE)} |"
        for body, (score, count) in sorted(by_body.items(), key=lambda pair: pair[0].casefold())
    ]
    field = [f"| {shown} | {figure(total[key].row())} |" for key, shown in SHOWN.items()]
    by_field = "\n".join(["| field | right | beside it | labelled |", "|---|---|---|---|", *field])
    head = f"| body | documents | {' | '.join(BY_FILE)} |"
    table = "\n".join([head, "|---" * (len(BY_FILE) + 2) + "|", *rows])
    return by_field, table, len(files)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("output")
    parser.add_argument("labels", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--formats", default=".docx,.pdf,.txt,.md", help="endings of the documents to score")
    parser.add_argument("--sources", type=Path, help="a table that says which body each document is of")
    parser.add_argument("--write", type=Path, help="the page whose tables are to be replaced")
    args = parser.parse_args()
    by_field, by_body, count = tables(
        load_scorer(args.scorer),
        args.output,
        args.labels,
        tuple(args.formats.split(",")),
        bodies_of(args.sources),
    )
    if args.write is None:
        sys.stdout.write(f"{count} documents\n\n{by_field}\n")
        return
    page = args.write.read_text("utf-8")
    for mark, table in (("by-field", by_field), ("by-body", by_body), ("count", str(count))):
        begin, end = f"<!-- {mark} -->", f"<!-- /{mark} -->"
        before, rest = page.split(begin, 1)
        _, after = rest.split(end, 1)
        space = "" if mark == "count" else "\n"
        page = f"{before}{begin}{space}{table}{space}{end}{after}"
    args.write.write_text(page, "utf-8")


if __name__ == "__main__":
    main()
