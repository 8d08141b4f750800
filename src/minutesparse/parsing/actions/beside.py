"""Owners set beside a task without a marker: initials at the right edge, a name before a colon or in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutesparse.compiling import compiled
from minutesparse.dates import find_due
from minutesparse.parsing.actions.actor_words import is_verbal
from minutesparse.parsing.actions.candidates import Candidate, named_reference
from minutesparse.parsing.actions.tasks import Tasks
from minutesparse.parsing.headings import is_numbered
from minutesparse.parsing.lines import Line, Part
from minutesparse.parsing.sentences import sentences
from minutesparse.parsing.statuses import box_status
from minutesparse.text import plain


def of_owners(
    text: str, spans: list[tuple[int, int]], owners: tuple[str, ...], tasks: Tasks
) -> tuple[int, int]:
    """The last sentence that commits one of the owners, or else the last of all: "Jo to ring. Ana has a ladder."."""
    for start, end in reversed(spans):
        made = tasks.commitments.read(text[start:end])
        if made and made.weight >= 0.5:
            for owner in owners:
                if any(tasks.actors.may_be_same(owner, actor) for actor in made.actors.owners):
                    return start, end
    return spans[-1]


def made_of(
    line: Line,
    start: int,
    end: int,
    owners: tuple[str, ...],
    *,
    previous: bool = False,
    status: object = None,
    heading: Line | None = None,
) -> Candidate:
    at = line.paragraph.place.start
    return Candidate(
        text=line.text[start:end].strip(),
        paragraph=line.paragraph,
        start=at + start,
        end=at + end,
        owners=owners,
        reference=named_reference(line.text[start:]),
        status=status or box_status(line.paragraph.label),  # type: ignore[arg-type]
        item=line.item,
        previous=previous or line.part is Part.PREVIOUS_ACTIONS,
        confidence=0.92 if owners else 0.82,
        how="marker",
        signals=("behind an action marker" if heading is None else "owner named by a marker",),
    )


_WORD = compiled(r"(?<!\w)[^\W\d_]{2,}\s+[^\W\d_]{2,}")  # "12 Mar   17" are columns of figures
_PIECES = compiled(r"[.,;]\s+")
_NUMERAL = compiled(r"[IVX]{1,5}[.)]?")  # "III." that stood in a column of its own
# "Signage at the door to be replaced.          CI": the blanks may be lost.
_BESIDE = compiled(r"[.!?]\s+([A-Z]{2,4}(?:\s?[/&,+]\s?[A-Z]{2,4}){0,4})$")


def in_margin(line: Line, before: Line | None, tasks: Tasks) -> Iterator[Candidate]:
    """Initials set apart at the right edge, or alone on a line, own what stands beside or above them."""
    text = line.text
    tab = text.rfind("\t")
    task = text[:tab].rstrip().endswith(".") and tasks.commitments.doing.opens(text)
    if (line.heading and not task) or is_numbered(line.paragraph):
        return  # beside a heading stands who speaks to the item
    tail = text[tab + 1 :].strip() if tab > 0 else ""
    beside = None if tail else _BESIDE.search(text)
    if (
        beside
        and (owners := tasks.actors.all_of(beside[1]))
        and all(a.kind == "known" for a in owners.actors)
    ):
        spans = sentences(text[: beside.start(1)])
        yield made_of(line, *of_owners(text, spans, owners.owners, tasks), owners.owners)
        return
    if tail and len(tail) <= 30:
        found = tasks.actors.all_of(tail)
        if (
            found
            and found.sure
            and all(a.kind in ("known", "called", "initials", "everyone", "role") for a in found.actors)
        ):
            spans = sentences(text[:tab])
            if spans and _WORD.search(text[:tab]):
                yield made_of(line, spans[-1][0], spans[-1][1], found.owners)
        return
    if before is None or len(text) > 24 or line.paragraph.label:
        return
    if line.table is not None and _cell(line) != _cell(before):
        return  # two short cells side by side are mover and seconder, not notes and owner
    if tasks.actors.all_of(before.text) and len(before.text) <= 24:
        return  # one owner under another: the first has its sentence
    found = tasks.actors.all_of(text)
    if _NUMERAL.fullmatch(text.strip()) and not (found and all(a.kind == "known" for a in found.actors)):
        return
    short = found and all(re.fullmatch(r"[A-Z][A-Za-z]{0,4}", a.text) for a in found.actors)
    if found and short and all(a.kind in ("known", "called", "initials") for a in found.actors):
        start, end = sentences(before.text)[-1]
        if any(a.kind == "initials" for a in found.actors) and not _sets_a_task(
            before.text[start:end], tasks
        ):
            return  # of nobody who is known, below a line that asks for nothing: as likely a thing's name
        yield made_of(before, start, end, found.owners, heading=line)


def _sets_a_task(sentence: str, tasks: Tasks) -> bool:
    made = tasks.commitments.read(sentence)
    return tasks.commitments.doing.opens(sentence) or (made is not None and made.weight >= 0.5)


def _cell(line: Line) -> tuple[int | None, int | None, int | None]:
    place = line.paragraph.place
    return place.table, place.row, place.column


_TALK = 6
"""Lines that begin with a name and a colon: fewer are no dialogue."""
SPEAKER = compiled(r"-?@?[A-Za-z][\w’'./-]*(?: [A-Z][\w’'.-]*)?\s?:\s|(?:[A-Z]{2,4}|@[\w.-]+)\s[-–—]\s")
"""Before a dash stand initials or a handle: "Gates - the clerk reported …" has a topic there."""


def is_dialogue(lines: Sequence[Line], tasks: Tasks) -> bool:
    """Tell a record of what was said from one of who does what: few of its "Jo: …" open with a verb of doing."""
    said = [line.text[match.end() :] for line in lines if (match := SPEAKER.match(line.text))]
    return len(said) >= _TALK and 2 * sum(map(tasks.commitments.doing.opens, said)) < len(said)


def _is_dated(task: str, tasks: Tasks) -> bool:
    """ "shortlist to the board by 7 May" is to be done; "Announced it by 7 May" and "Motion to …" are not."""
    first = task.split(maxsplit=1)[0] if task.strip() else ""
    will = tasks.vocabulary.pattern("commitments.plainly").search(task.partition(".")[0])
    sets = plain(first) in tasks.vocabulary.set("actors.we") or (
        will and _is_done_to(task[will.end() :], tasks)
    )
    if will and will.start() and not sets:
        return False  # "The workshop will be open shortly" tells what is to come
    told = is_verbal(first, tasks.vocabulary) or tasks.vocabulary.pattern("markers.decision").match(first)
    return not told and not task.lstrip().startswith("(") and find_due(task, tasks.vocabulary) is not None


def _is_done_to(rest: str, tasks: Tasks) -> bool:
    """Tell what somebody will do to a thing: "(will) be sent to the council", not "be open"."""
    being, *others = rest.split(maxsplit=2) or [""]
    pasts = " ".join(tasks.vocabulary.mapping("reports.pasts").values()).split()
    done = bool(others) and (others[0] in pasts or is_verbal(others[0], tasks.vocabulary))
    return done and plain(being) in tasks.vocabulary.set("commitments.being")


def _is_topic(task: str, tasks: Tasks) -> bool:
    """Tell "update on the weir" from "review of the lease, then write to the landlord"."""
    if not tasks.vocabulary.pattern("verbs.topics").match(task) or find_due(task, tasks.vocabulary):
        return False
    later = _PIECES.split(task)[1:]
    opens = tasks.commitments.doing.opens
    return not any(opens(piece) or opens(piece.partition(" ")[2]) for piece in later)


def assigned(line: Line, tasks: Tasks, *, dialogue: bool) -> Iterator[Candidate]:
    """A line in the business that sets a known person apart from a task: "(Jo) Order the bins", "Jo: order bins".

    In a record of what was said ("Jo: open it to all"), a name before a colon only speaks.
    """
    if line.heading or (dialogue and SPEAKER.match(line.text)):
        return
    read = tasks.read_apart(line.text)
    if read is None or read.how == "before a bare verb":
        return
    kinds = {tasks.actors.kind(o) for o in read.owners}
    task = line.text[read.start : read.end]
    assent = tasks.vocabulary.pattern("markers.assent").match(task)
    if assent and re.match(r"\s*(?:[.,;!–—-]|$)", task[assent.end() :]):
        return  # "Jo: Agree, but let it be one gate"
    spans = sentences(task)
    if spans and task[: spans[0][1]].rstrip(' *_"”').endswith("?"):
        return  # "Jo: order bins?"
    if _is_topic(task, tasks):
        return  # "Jo - Update on the weir": what somebody reports on
    if kinds <= {
        "known",
        "called",
        "name",
        "handle",
        "role",
        "everyone",
        "group",
    } and (
        tasks.commitments.doing.opens(task) or (read.how == "set apart before" and _is_dated(task, tasks))
    ):
        bracketed = read.how == "in brackets before"
        made = made_of(line, read.start, read.end, read.owners, status=read.status)
        yield replace(
            made, confidence=0.8 if bracketed else 0.7, signals=(f"owner {read.how}", "opens with a verb")
        )
