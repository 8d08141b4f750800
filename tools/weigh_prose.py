"""Learn what each sign of a prose action weighs, from labelled minutes, and write it down.

    python tools/weigh_prose.py DOCUMENTS LABELS SCORER SOURCES [--write]

DOCUMENTS and LABELS are folders (`<file>` and `<file>.gold.json`), SCORER the script that says when two
texts tell the same, SOURCES a table with the columns file and organisation. Prints what to expect of
bodies that were not learnt from: each body is judged by weights learnt from all others. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import accuracy
from minutesparse import pipeline, readers
from minutesparse.errors import MinutesError
from minutesparse.parsing import language_of, outline
from minutesparse.parsing.actions import find_marked, reading_of
from minutesparse.parsing.actions.prose import proposed
from minutesparse.parsing.actions.weighing import BASE, general
from minutesparse.parsing.attendance import find_people
from minutesparse.parsing.several import split_meetings

WEIGHTS = Path("src/minutesparse/parsing/actions/prose_weights.toml")
STRENGTH = 0.2
COMMON = 15  # a phrase in quotes weighs by itself where so many sentences hold it


@dataclass
class Example:
    """One proposal of a sentence; `sentence` numbers the sentence, `right` says whether it is labelled."""

    body: str
    sentence: tuple[str, int]
    signals: tuple[str, ...]
    right: bool
    text: str


def examples(args: argparse.Namespace) -> list[Example]:
    scorer = accuracy.load_scorer(args.scorer)
    bodies = accuracy.bodies_of(args.sources)
    found: list[Example] = []
    for file in sorted(args.labels.glob("*.gold.json")):
        name = file.name.removesuffix(".gold.json")
        gold = json.loads(file.read_text("utf-8"))
        try:
            with pipeline.open_file(args.documents / name) as stream:
                document = readers.read(args.documents / name, stream=stream)
                source = pipeline.describe(document, name, None, stream)
        except MinutesError:
            continue
        found += _of(document, source, gold, scorer, bodies.get(name, name))
    return found


def _of(document: Any, source: Any, gold: dict[str, Any], scorer: Any, body: str) -> list[Example]:
    vocabulary = language_of(source)
    lines = outline(split_meetings(document, vocabulary)[0], vocabulary)
    people = find_people(lines)
    reading = reading_of(lines, people)
    marked = [(c.start, c.end) for c in find_marked(lines, reading)]
    golds = [(a, [scorer.tokens(t) for t in (a["text"], *a.get("also", []))]) for a in gold["actions"]]
    found: list[Example] = []
    for number, (line, proposals) in enumerate(proposed(lines, reading, people, marked=len(marked))):
        at = line.paragraph.place.start + proposals[0].start, line.paragraph.place.start + proposals[0].end
        if any(a < at[1] and at[0] < b for a, b in marked):
            continue
        told = scorer.tokens(line.text[proposals[0].start : proposals[0].end])
        same = [a for a, texts in golds if max(scorer.overlap(t, told) for t in texts) >= 0.6]
        if any(not a["owners"] for a in same):
            continue  # a task without anybody may be found or not
        owners = {scorer.owner_key(o) for a in same for o in a["owners"]}
        fits = [bool(owners & {scorer.owner_key(o) for o in p.owners}) for p in proposals]
        for proposal, fit in zip(proposals, fits, strict=True):
            right = bool(same) and (fit or not any(fits))
            found.append(
                Example(
                    body,
                    (source.path, number),
                    proposal.signals,
                    right,
                    f"{proposal.owners} {line.text[proposal.start : proposal.end]}",
                )
            )
    return found


def features(example: Example, common: set[str]) -> dict[str, float]:
    return {s if s in common else general(s): 1.0 for s in example.signals}


def learn(rows: list[Example]) -> tuple[DictVectorizer, LogisticRegression, set[str]]:
    seen = Counter(s for e in rows for s in set(e.signals))
    common = {s for s, count in seen.items() if count >= COMMON or general(s) == s}
    vectors = DictVectorizer()
    table = vectors.fit_transform([features(e, common) for e in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit(table, [e.right for e in rows])
    return vectors, model, common


def judge(rows: list[Example]) -> dict[tuple[str, int], tuple[float, bool]]:
    """Return the best proposal of each sentence, as weights learnt without its body have it."""
    best: dict[tuple[str, int], tuple[float, bool]] = {}
    for body in sorted({e.body for e in rows}):
        vectors, model, common = learn([e for e in rows if e.body != body])
        mine = [e for e in rows if e.body == body]
        likely = model.predict_proba(vectors.transform([features(e, common) for e in mine]))[:, 1]
        for e, p in zip(mine, likely, strict=True):
            where = (e.sentence[0], e.sentence[1])
            best[where] = max(best.get(where, (0.0, False)), (float(p), e.right))
    return best


def report(best: dict[tuple[str, int], tuple[float, bool]], rows: list[Example]) -> None:
    total = len({tuple(e.sentence) for e in rows if e.right})
    print(f"{len(best)} sentences, {total} of them actions; each body judged without having been learnt from")
    for least in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8):
        taken = [right for p, right in best.values() if p >= least]
        hits = sum(taken)
        precision, recall = hits / max(1, len(taken)), hits / total
        print(f"  from {least:.2f}: {len(taken):4} taken, precision {precision:.2f}, recall {recall:.2f}")
    bands: dict[int, list[bool]] = defaultdict(list)
    for p, right in best.values():
        bands[min(9, int(p * 10))].append(right)
    for band, told in sorted(bands.items()):
        print(f"  said {band / 10:.1f}-{band / 10 + 0.1:.1f}: {np.mean(told):.2f} right of {len(told)}")


def show(best: dict[tuple[str, int], tuple[float, bool]], rows: list[Example]) -> None:
    """Print the sentences that are judged most wrongly."""
    text = {tuple(e.sentence): f"{Path(e.sentence[0]).name[:24]} {e.text}" for e in rows}
    text |= {tuple(e.sentence): f"{Path(e.sentence[0]).name[:24]} {e.text}" for e in rows if e.right}
    wrong = sorted(((abs(right - p), s, right) for s, (p, right) in best.items()), reverse=True)
    for off, sentence, right in wrong[:150]:
        print(f"{'missed' if right else 'invented'} {off:.2f} {text[sentence][:300]}")


def write(rows: list[Example]) -> None:
    vectors, model, _ = learn(rows)
    pairs = sorted(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True), key=lambda p: p[0])
    lines = [
        "# What each sign of a prose action adds to the log odds. Written by tools/weigh_prose.py.",
        "[weights]",
        f'"{BASE}" = {model.intercept_[0]:.2f}',
        *(
            f"{json.dumps(name, ensure_ascii=False)} = {value:.2f}"
            for name, value in pairs
            if abs(value) >= 0.05
        ),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("labels", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("sources", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    parser.add_argument("--show", action="store_true", help="print what is judged most wrongly")
    parser.add_argument("--keep", type=Path, help="keep the examples here, or use those kept there")
    args = parser.parse_args()
    if args.keep and args.keep.exists():
        rows = [Example(**row) for row in json.loads(args.keep.read_text("utf-8"))]
    else:
        rows = examples(args)
        if args.keep:
            args.keep.write_text(json.dumps([vars(e) for e in rows]), encoding="utf-8")
    best = judge(rows)
    report(best, rows)
    if args.show:
        show(best, rows)
    if args.write:
        write(rows)


if __name__ == "__main__":
    main()
