"""Why each action was taken for one, is this person's and due then: what `minutes show --why` shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from minutesparse.dates import find_due
from minutesparse.outputs.findings import place
from minutesparse.outputs.rows import Column, Listing, Row
from minutesparse.outputs.signs import in_words
from minutesparse.parsing.actions.prose import LEAST
from minutesparse.parsing.actions.reasons import Reasons, Sighting
from minutesparse.resolving.reasons import Fit, explain_owner
from minutesparse.schema import Due, Evidence, Minutes, Owner
from minutesparse.vocabulary import DEFAULT, load

Record = dict[str, Any]

REASONS = Listing(
    ("file", "date", "id", "action", "place", "about", "why", "weight"),
    (Column("about", "About", most=10), Column("why", "Why"), Column("weight", "Weight", most=8)),
    group=("id", "action", "place"),
)

_DUES = {
    "date": "a day or a month is written",
    "week": "a week is named by a day",
    "weekday": "the first such weekday after the meeting",
    "days": "so many days after the meeting",
    "span": "so long after the meeting",
    "period": "the end of that week, month, quarter or year",
    "quarter": "the last day of that quarter",
    "half": "the last day of that half year",
    "season": "the last day of that season",
    "festival": "the day of that festival",
    "meeting": "the day of a meeting",
    "words": "words that give no date",
}
"""What makes a date of each kind of due phrase."""


def records(meeting: Minutes, reasons: Iterable[Reasons]) -> Iterator[Record]:
    """Yield, for each action and each sentence that was nearly one, all that speaks for it and against."""
    actions = {action.id: action for action in meeting.actions}
    for told in reasons:
        action = actions.get(told.action or "")
        first = told.sightings[0]
        yield {
            "file": meeting.source.path,
            "date": meeting.meeting.date,
            "id": told.action,
            "text": action.text if action else first.evidence.text,
            "taken": action is not None,
            "confidence": action.confidence if action else first.confidence,
            "evidence": (action or first).evidence.model_dump(mode="json"),
            "seen": [_seen(sighting) for sighting in told.sightings],
            "owners": [_owner(owner, meeting) for owner in action.owners] if action else [],
            "due": _due(action.due, meeting) if action and action.due else None,
            "status": {"status": action.status, "stated": action.status_stated} if action else None,
        }


def _seen(sighting: Sighting) -> Record:
    return {
        "how": sighting.how,
        "text": sighting.evidence.text,
        "before": sighting.before,
        "column": sighting.column,
        "confidence": sighting.confidence,
        "signs": [
            {"sign": sign, "words": in_words(sign), "weight": weight} for sign, weight in sighting.signs
        ],
        "sum": sighting.total,
        "least": None if sighting.total is None else LEAST,
    }


def _owner(owner: Owner, meeting: Minutes) -> Record:
    fits = explain_owner(owner, meeting)
    return {
        **owner.model_dump(mode="json"),
        "why": owner_why(owner, fits),
        "fits": [asdict(fit) for fit in fits],
    }


def owner_why(owner: Owner, fits: Sequence[Fit]) -> str:
    """Say how an owner's words became a person, or why they became none."""
    others = [fit for fit in fits if not fit.taken]
    if owner.person:
        how = f", by {owner.method}" if owner.method else ""
        said = f"is {owner.person.name}{how}"
    elif owner.candidates:
        names = " or ".join(candidate.name for candidate in owner.candidates)
        said = f"may be {names}: each fits by {owner.method}, and nothing tells them apart"
        return said + _less(others)
    elif owner.kind in ("everyone", "group", "role"):
        return {
            "everyone": "stands for everybody",
            "group": "is a group, and no single person",
            "role": "is an office; nothing here says who holds it",
        }[owner.kind]
    else:
        said = "fits nobody whom the minutes name"
    return said + (_less(others) or ("; nobody else fits" if owner.person else ""))


def _less(others: Sequence[Fit]) -> str:
    if not others:
        return ""
    told = ", ".join(f"{fit.name} (by {fit.method}{_away(fit)})" for fit in others)
    return f"; not taken: {told}"


def _away(fit: Fit) -> str:
    return {"apologies": ", sent apologies", "absent": ", absent", None: ", only mentioned"}.get(
        fit.attendance, ""
    )


def _due(due: Due, meeting: Minutes) -> Record:
    vocabulary = load(meeting.source.language or DEFAULT)
    phrase = find_due(due.text, vocabulary, whole=True)
    rule = phrase.kind if phrase else None
    return {**due.model_dump(mode="json"), "rule": rule, "why": due_why(due, rule, meeting)}


def due_why(due: Due, rule: str | None, meeting: Minutes) -> str:
    """Say by what rule a due phrase became a date, or why it gives none."""
    means = _DUES[rule] if rule else "no words that say when"
    if due.date is None:
        missing = "" if rule in (None, "words") else "; what it hangs on is not known"
        return f"{means}{missing}: no date"
    following = meeting.meeting.next_meeting
    basis = {
        "meeting date": f", reckoned from the meeting of {meeting.meeting.date}",
        "next meeting": f", which these minutes set for {following.date}" if following else "",
        "written in full": ", in full",
    }.get(due.basis or "", "")
    return f"{means}{basis}: {due.date}"


def reason_rows(told: Iterable[Record]) -> Iterator[Row]:
    """Yield the rows of a table for each record: what was seen, how sure it is, whose, and when it is due."""
    for record in told:
        nearly = "" if record["taken"] else "not taken for an action: "
        shared: Row = {
            "file": record["file"],
            "date": record["date"],
            "id": record["id"],
            "action": f"{nearly}{record['text']}",
            "place": ", ".join(filter(None, [record["file"], place(Evidence(**record["evidence"]))])),
        }
        for about, why, weight in _reasons(record):
            yield {**shared, "about": about, "why": why, "weight": weight}


def _reasons(record: Record) -> Iterator[tuple[str, str, str]]:
    """Yield what a reason is about, the reason in words, and its weight."""
    for number, seen in enumerate(record["seen"]):
        about = "also seen" if number else "found" if record["taken"] else "seen"
        yield from _signs(about, seen)
    if not record["taken"]:
        return
    if len(record["seen"]) > 1:
        yield (
            "in all",
            "the surest of these, and a little more for each other wording",
            f"{record['confidence']:.2f}",
        )
    for owner in record["owners"]:
        yield "owner", f"“{owner['text']}” {owner['why']}", ""
    if not record["owners"]:
        yield "owner", "nobody is named", ""
    due = record["due"]
    yield "due", f"“{due['text']}”: {due['why']}" if due else "nothing says when", ""
    status = record["status"]
    yield (
        "status",
        f"{status['status']}, {'as the minutes say' if status['stated'] else 'as nothing is said of it'}",
        "",
    )


def _signs(about: str, seen: Record) -> Iterator[tuple[str, str, str]]:
    """Yield the signs of a sighting: one that has no weights is as sure as its kind of place makes it."""
    if seen["sum"] is None:
        marked = ": " if seen["how"] == "marker" else ", behind "
        behind = f"{marked}“{seen['before']}”" if seen["before"] else ""
        under = f", in the column “{seen['column']}”" if seen["column"] else ""
        first, *others = [sign["words"] for sign in seen["signs"]]
        yield about, f"{first}{under}{behind}", f"{seen['confidence']:.2f}"
        yield from (("", words, "") for words in others)
        return
    yield about, "a sentence that may commit somebody", ""
    rules = [sign for sign in seen["signs"] if sign["sign"].startswith("by rule")]
    for sign in seen["signs"]:
        if sign not in rules:
            yield "", sign["words"], f"{sign['weight']:+.2f}"
        elif sign is rules[0]:  # each step holds those below it: one line, for the highest
            highest = max(rules, key=lambda rule: rule["sign"])
            yield "", highest["words"], f"{sum(rule['weight'] for rule in rules):+.2f}"
    yield "", "the sum, as log odds", f"{seen['sum']:+.2f}"
    yield (
        "",
        f"so likely is it an action; from {seen['least']:.2f} on it is taken for one",
        f"{seen['confidence']:.2f}",
    )
