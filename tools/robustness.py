"""How far what is found in minutes moves when they are written in another shape.

    python tools/robustness.py [FOLDER]

Each variant of `variants` is made of every document of a folder (the fixtures' sources unless named),
and what is found in it is held against what is found in the document itself: people with their
attendance, items, decisions, actions with their owners, due dates, states and items. A figure is the F1
of these facts; 1 means that nothing moved.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from minutesparse import parsing, pipeline, readers
from minutesparse.document import Document
from minutesparse.errors import MinutesError, NotMinutes
from minutesparse.schema import Minutes, Source

sys.path.insert(0, str(Path(__file__).parent))
import variants

SOURCES = Path(__file__).parents[1] / "tests" / "fixtures" / "sources"
Word = Callable[[str], str]
Counts = tuple[int, int, int]
"""Facts found in both, in the document, in its variant."""


def facts(meetings: Sequence[Minutes], word: Word) -> Counter[tuple[object, ...]]:
    """Return what was found, each text as `word` writes it."""
    found: Counter[tuple[object, ...]] = Counter()
    for m in meetings:
        found.update(("person", word(p.name), p.attendance) for p in m.people if p.attendance)
        found.update(("item", i.number, word(i.title)) for i in m.items)
        found.update(("decision", word(d.text)) for d in m.decisions)
        for a in m.actions:
            owners = tuple(sorted(word(o.person.name if o.person else o.text) for o in a.owners))
            item = (a.item.number, word(a.item.title or "")) if a.item else None
            text = word(a.text)
            found.update(
                [
                    ("action", text),
                    ("owners", text, owners),
                    ("due", text, a.due.date if a.due else None),
                    ("status", text, a.status, a.status_stated, a.previous),
                    ("item of action", text, item),
                ]
            )
    return found


def counts(path: Path) -> Iterator[tuple[str, Counts]]:
    """Yield each variant of a document, with how many facts it keeps; nothing for what is no minutes."""
    document = readers.read(path)
    with pipeline.open_file(path) as stream:
        source = pipeline.describe(document, path, None, stream)
    try:
        known = pipeline.understand(document, source)
    except NotMinutes:
        return
    other = variants.Renaming(known, document.text)
    vocabulary = parsing.language_of(source)
    made: dict[str, tuple[Document, Word]] = {
        "bold lost": (variants.without_bold(document), _typed),
        "headings lost": (variants.without_headings(document), _typed),
        "typed": (variants.typed(document), _typed),
        "typeset": (variants.typeset(document), _typed),
        "renamed": (other.document(document), lambda text: _typed(other.text(text))),
        "shuffled": (variants.shuffled(document, vocabulary), _typed),
    }
    for name, (variant, word) in made.items():
        wanted, got = facts(known, word), facts(_understood(variant, source), _typed)
        yield name, ((wanted & got).total(), wanted.total(), got.total())


def _understood(document: Document, source: Source) -> list[Minutes]:
    try:
        return pipeline.understand(document, source)
    except NotMinutes:
        return []


def _typed(text: str) -> str:
    return text.translate(variants.TYPED)


def figures(paths: Sequence[Path]) -> dict[str, float]:
    """Return the F1 of each variant over all the documents."""
    total: dict[str, Counts] = {}
    for path in paths:
        for name, (both, wanted, got) in counts(path):
            before = total.get(name, (0, 0, 0))
            total[name] = (before[0] + both, before[1] + wanted, before[2] + got)
    return {name: 2 * both / (wanted + got) for name, (both, wanted, got) in total.items() if wanted + got}


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCES
    readable = []
    for path in sorted(p for p in folder.iterdir() if p.is_file()):
        try:
            readers.read(path)
        except MinutesError as error:
            print(f"left out: {error.line(path.name)}", file=sys.stderr)
        else:
            readable.append(path)
    for name, figure in figures(readable).items():
        print(f"{name:14} {figure:.3f}")


if __name__ == "__main__":
    main()
