from __future__ import annotations

from minutesparse.register.outstanding import outstanding
from stand_ins import OLA, RIA, action, due, minutes

JUNE = "2020-06-30"


def texts(*meetings, as_of=JUNE):
    return [one.action.text for one in outstanding(meetings, as_of)]


def test_an_action_that_is_done_or_dropped_is_not_outstanding():
    assert texts(minutes(action("A"), action("B", status="done"), action("C", status="dropped"))) == ["A"]


def test_a_later_meeting_that_reports_an_action_done_ends_it():
    first = minutes(action("Ola to mend the east gate"), date="2020-05-04", path="b.txt")
    later = minutes(
        action("Ola to mend the east gate: done", status="done", previous=True),
        date="2020-06-01",
        path="a.txt",
    )
    assert texts(later, first) == []


def test_an_action_listed_again_stands_once_since_its_first_meeting():
    first = minutes(action("Ola to mend the east gate"), date="2020-05-04")
    again = minutes(action("Ola to mend the east gate", previous=True), date="2020-06-01")
    [one] = outstanding([again, first], JUNE)
    assert (one.first.meeting.date, one.last.meeting.date) == ("2020-05-04", "2020-06-01")


def test_a_reference_alone_does_not_make_two_actions_one():
    first = minutes(action("Ola to mend the east gate", reference="1"), date="2020-05-04")
    later = minutes(action("Pay the printer", reference="1", status="done"), date="2020-06-01")
    assert texts(first, later) == ["Ola to mend the east gate"]


def test_a_reference_with_much_the_same_words_does():
    first = minutes(action("Ola to mend the east gate", reference="20/7"), date="2020-05-04")
    later = minutes(action("Gate: Ola to mend it", reference="20/7", status="done"), date="2020-06-01")
    assert texts(first, later) == []


def test_another_body_with_the_same_action_is_another_matter():
    mine = minutes(action("Ola to mend the east gate"), body="Weir Keepers")
    theirs = minutes(
        action("Ola to mend the east gate", status="done"), body="Lock Keepers", date="2020-06-01"
    )
    assert texts(mine, theirs) == ["Ola to mend the east gate"]


def test_meetings_after_the_day_that_is_asked_for_are_not_known_yet():
    first = minutes(action("Ola to mend the east gate"), date="2020-05-04")
    later = minutes(action("Ola to mend the east gate", status="done"), date="2020-06-01")
    assert texts(first, later, as_of="2020-05-31") == ["Ola to mend the east gate"]


def test_an_action_is_overdue_from_the_day_after_it_was_due():
    meeting = minutes(
        action("A", due=due("2020-06-29")), action("B", due=due(JUNE)), action("C", owners=(OLA, RIA))
    )
    assert [one.overdue for one in outstanding([meeting], JUNE)] == [True, False, False]
