"""Who the owners of actions are: one candidate or none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from minutesparse.names import split_owners
from minutesparse.parsing.attendance import find_mentioned, find_people
from minutesparse.parsing.sections import outline
from minutesparse.resolving.fitting import fitting
from minutesparse.resolving.people import resolve_people, who
from minutesparse.schema import Action, Evidence, Meeting, Minutes, Owner, Source
from minutesparse.text import plain
from minutesparse.vocabulary import load
from written import write

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
EN = load("en")
BOARD = (
    "Present: Ann Moss (Chair), Joe Hale (JH), Ivy Berry, Arthur Chan, Alan Cane, Pat O'Dell, Joan Smith-Bell,"
    " Joris van der Meer, Rebecca Lane, Sue Tarn (Clerk)"
)


def resolve(*owners, attendance=BOARD, notes=(), text=None, chair=None):
    """Return the minutes with one action that has these owners, resolved."""
    document = write(attendance, "", "# 1. Bins", *notes, text or "The bins are to be emptied.")
    lines = outline(document, EN)
    people = find_people(lines)
    task = text or "The bins are to be emptied."
    at = document.text.index(task)
    action = Action(
        id="a1",
        text=task,
        owners=[Owner(text=o) for o in owners],
        confidence=1,
        evidence=Evidence(start=at, end=at + len(task), text=task),
    )
    minutes = Minutes(
        source=Source(path="m.txt", sha256="", format="txt", language="en"),
        meeting=Meeting(chair=chair),
        people=[*people, *find_mentioned(lines, people)],
        actions=[action],
    )
    return resolve_people(minutes, document)


def owner(text, **how):
    return resolve(text, **how).actions[0].owners[0]


def name_of(text, **how):
    found = owner(text, **how).person
    return found.name if found else None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("JH", "Joe Hale"),
        ("AM", "Ann Moss"),
        ("ACh", "Arthur Chan"),
        ("ACa", "Alan Cane"),
        ("PO", "Pat O'Dell"),
        ("O'D", "Pat O'Dell"),
        ("JSB", "Joan Smith-Bell"),
        ("JS-B", "Joan Smith-Bell"),
        ("MvdM", None),
        ("JvdM", "Joris van der Meer"),
        ("A Moss", "Ann Moss"),
        ("IBer", "Ivy Berry"),
        ("Ivy", "Ivy Berry"),
        ("Berry", "Ivy Berry"),
        ("Cllr Berry", "Ivy Berry"),
        ("Becky", "Rebecca Lane"),
        ("Reb", "Rebecca Lane"),
        ("Rebeca Lane", "Rebecca Lane"),
        ("IXB", "Ivy Berry"),
        ("@Ivy", "Ivy Berry"),
        ("AM on behalf of JH", "Ann Moss"),
        ("Parents (IB)", "Ivy Berry"),
        ("Cllr Sam Vale", "Sam Vale"),
        ("Joe", None),
        ("ZZ", None),
    ],
)
def test_a_short_form_goes_to_the_one_it_fits(written, name):
    extra = f"{BOARD}, Joe Marsh" if written == "Joe" else BOARD
    notes = ("Cllr Sam Vale spoke of the lamp.",)
    assert name_of(written, attendance=extra, notes=notes) == name


def test_a_handle_or_call_sign_beside_a_name_is_its_bearers():
    notes = ("Sal Vale (@sals) and Ann spoke.",)
    attendance = "Present: Ann Moss K7XYZ, Ann Hale, Joe Hale"
    assert name_of("@sals", notes=notes) == "Sal Vale"
    assert name_of("Ann K7XYZ", attendance=attendance) == "Ann Moss"


def test_two_who_fit_are_both_listed_and_a_finding_says_so():
    minutes = resolve("AC")
    found = minutes.actions[0].owners[0]
    assert found.person is None
    assert [c.name for c in found.candidates] == ["Arthur Chan", "Alan Cane"]
    finding = next(f for f in minutes.findings if f.code == "ambiguous-owner")
    assert finding.candidates == ["Arthur Chan", "Alan Cane"]
    assert finding.evidence == minutes.actions[0].evidence


def test_printed_initials_win_over_those_of_another_name():
    attendance = "Present: Mark Hill (MH), Mary Holt, Ann Moss"
    assert name_of("MH", attendance=attendance) == "Mark Hill"


def test_whoever_has_other_initials_printed_is_not_meant():
    attendance = "Present: Ann Wood (AWo), Andrew West, Joe Hale"
    assert name_of("AW", attendance=attendance) == "Andrew West"


def test_one_who_came_is_meant_before_one_who_sent_apologies():
    attendance = ("Present: Ann Moss, Mick Marsh", "Apologies: Moira Mole")
    document = "\n".join(attendance)
    assert "Moira" in document
    people = find_people(outline(write(*attendance, "", "# 1. Bins", "They were emptied."), EN))
    found, _ = fitting("MM", people, EN)
    assert [p.name for p in found] == ["Mick Marsh"]


def test_a_person_who_is_only_mentioned_can_own_an_action():
    notes = ("The theme lead is to be John Macey, said the chair.",)
    assert name_of("JMac", notes=notes) == "John Macey"
    assert name_of("John Macey", notes=notes) == "John Macey"


def test_initials_nobody_fits_go_to_the_one_the_action_itself_calls():
    minutes = resolve(
        "BL", "ALL", attendance="Present: Ann Moss, Joe Hale", text="Becky to send out the chart."
    )
    first, second = minutes.actions[0].owners
    assert (first.kind, first.person.name) == ("person", "Becky")
    assert second.kind == "everyone"
    assert not [f for f in minutes.findings if f.code == "unknown-initials"]


def test_initials_nobody_fits_give_a_finding():
    minutes = resolve("QZ")
    assert [f.code for f in minutes.findings] == ["unknown-initials"]
    assert minutes.actions[0].owners[0].kind == "unknown"


def test_nothing_is_doubted_where_nobody_is_listed():
    assert resolve("QZ", attendance="Held in the hall").findings == []


@pytest.mark.parametrize(
    ("written", "kind"),
    [("All", "everyone"), ("??", "unknown"), ("TBC", "unknown"), ("Officers", "group"), ("the Board", "group"),
     ("Finance Committee", "group"), ("Treasurer", "role"), ("Louise", "person")],
)  # fmt: skip
def test_owners_that_are_no_single_person_keep_their_kind(written, kind):
    found = owner(written)
    assert (found.kind, found.person) == (kind, None)


@pytest.mark.parametrize("role", ["the Clerk", "Clerk", "The Parish Clerk"])
def test_an_office_goes_to_the_one_who_holds_it(role):
    found = owner(role)
    assert (found.kind, found.person.name) == ("role", "Sue Tarn")


def test_the_chair_of_the_meeting_holds_the_chair():
    assert name_of("Chairman", attendance="Present: Ann Moss, Joe Hale", chair="Joe Hale") == "Joe Hale"


def test_letters_of_an_office_stand_for_its_holder():
    attendance = "Present: Ann Moss, Joe Hale (Executive Director)"
    assert name_of("ED", attendance=attendance) == "Joe Hale"


@pytest.mark.parametrize("body", ["CTB", "CAF", "DfE", "MSB"])
def test_letters_of_a_body_are_nobody(body):
    attendance = "Present: Carol Birch, Tom Tarn, Mary Beth Stone"
    notes = ("The CTB met. CAF members and the DfE were thanked by the Moor Safety Board (MSB).",)
    assert name_of(body, attendance=attendance, notes=notes) is None


def test_doubtful_initials_of_speakers_are_reported_though_they_own_nothing():
    minutes = resolve(
        "JH", attendance="Present: Anne Birch, Allan Bell, Joe Hale", notes=("AB – welcomed it.",)
    )
    finding = next(f for f in minutes.findings if f.code == "ambiguous-initials")
    assert finding.candidates == ["Anne Birch", "Allan Bell"]
    assert finding.evidence.text == "AB"


def test_who_says_how_a_form_fits_and_where_the_name_stands():
    minutes = resolve("JH")
    assert [(p.name, method, at.text) for p, method, at in who(minutes, "JH")] == [
        ("Joe Hale", "printed initials", "Joe Hale (JH)")
    ]
    assert [p.name for p, _, _ in who(minutes, "AC")] == ["Arthur Chan", "Alan Cane"]
    assert [(p.name, method) for p, method, _ in who(minutes, "the Clerk")] == [("Sue Tarn", "role")]


def test_resolving_is_the_same_every_time():
    assert resolve("AC", "BL", "JH").model_dump() == resolve("AC", "BL", "JH").model_dump()


@pytest.mark.skipif(
    not (SHARED / "corpus" / "labels").is_dir(), reason="the labelled minutes are not on this machine"
)
def test_labelled_owners_are_split_as_they_are_labelled():
    kept = total = 0
    for file in sorted((SHARED / "corpus" / "labels").glob("*.gold.json")):
        for action in json.loads(file.read_text("utf-8"))["actions"]:
            for written in action["owners"]:
                total += 1
                kept += [plain(o) for o in split_owners(written, EN)] == [plain(written)]
    assert kept >= 0.99 * total
