from __future__ import annotations

from itertools import permutations

from minutesparse.register.outstanding import follow, outstanding
from stand_ins import OLA, RIA, action, due, minutes, person

JUNE = "2020-06-30"


def texts(*meetings, as_of=JUNE):
    return [one.text for one in outstanding(meetings, as_of)]


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
    assert (one.first.date, one.last.date) == ("2020-05-04", "2020-06-01")


def test_a_reference_alone_does_not_make_two_actions_one():
    first = minutes(action("Ola to mend the east gate", reference="1"), date="2020-05-04")
    later = minutes(action("Pay the printer", reference="1", status="done"), date="2020-06-01")
    assert texts(first, later) == ["Ola to mend the east gate"]


def test_a_reference_with_much_the_same_words_does():
    first = minutes(action("Ola to mend the east gate", reference="20/7"), date="2020-05-04")
    later = minutes(action("Gate: Ola to mend it", reference="20/7", status="done"), date="2020-06-01")
    assert texts(first, later) == []


def test_the_second_of_two_alike_is_another_task_than_the_first():
    first = minutes(action("Ola to read the first draft of the report"), date="2020-05-04")
    later = minutes(
        action("Ola to read the second draft of the report", status="done", previous=True), date="2020-06-01"
    )
    assert texts(first, later) == ["Ola to read the first draft of the report"]


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
    assert [one.overdue(JUNE) for one in outstanding([meeting], JUNE)] == [True, False, False]


def test_a_body_that_is_called_a_group_once_is_the_same_where_the_same_people_meet():
    people = [person(OLA), person(RIA)]
    first = minutes(action("Ola to mend the east gate"), body="Weir Committee", people=people)
    later = minutes(
        action("Ola to mend the east gate", status="done", previous=True),
        body="Weir Group",
        date="2020-06-01",
        people=people,
    )
    assert texts(first, later) == []
    assert texts(first, later.model_copy(update={"people": []})) == ["Ola to mend the east gate"]


def test_two_files_of_one_meeting_are_one_meeting():
    draft = minutes(action("Ola to mend the east gate"), path="weir-draft.docx")
    approved = minutes(action("Ola to mend the east gate by June"), path="weir.pdf")
    [one] = follow([draft, approved], JUNE)
    assert [m.path for m in one.mentions] == ["weir.pdf", "weir-draft.docx"]
    assert one.carried_forward == 0


def test_what_is_reported_done_and_yet_listed_anew_is_not_done():
    first = minutes(action("Ola to mend the east gate"))
    later = minutes(
        action("Ola to mend the east gate", status="done", status_stated=True, previous=True),
        action("Ola to mend the east gate again"),
        date="2020-06-01",
    )
    assert [one.state for one in follow([first, later], JUNE)] == ["open"]


def test_an_action_says_how_its_date_and_its_owner_changed():
    first = minutes(action("Ola to mend the east gate", due=due("2020-05-10", "by 10 May")))
    later = minutes(
        action(
            "Ria to mend the east gate",
            owners=(RIA, OLA),
            due=due("2020-06-10", "by 10 June"),
            previous=True,
            status="carried_forward",
            status_stated=True,
        ),
        date="2020-06-01",
    )
    [one] = follow([first, later], JUNE)
    assert [given.date for _, given in one.dues] == ["2020-05-10", "2020-06-10"]
    assert [owners for _, owners in one.owner_changes] == [("Ola Brandt",), ("Ria Sund", "Ola Brandt")]
    assert (one.carried_forward, one.overdue(JUNE), one.age(JUNE)) == (1, True, 57)


def test_the_order_of_the_files_does_not_matter():
    held = [
        minutes(action("Ola to mend the east gate"), action("Pay the printer"), path="a"),
        minutes(action("Ola to mend the east gate", previous=True), date="2020-06-01", path="b"),
        minutes(action("Pay the printer", status="done"), date="2020-06-02", path="c"),
        minutes(action("Ola to mend the east gate"), body="Lock Keepers", path="d"),
    ]
    assert len({repr(follow(order, JUNE)) for order in permutations(held)}) == 1


def test_minutes_without_a_date_stand_where_their_files_name_puts_them():
    first = minutes(action("Ola to mend the east gate"), date=None, path="2020-05-04.txt")
    later = minutes(
        action("Ola to mend the east gate", previous=True, status="done"), date=None, path="20200601 weir.txt"
    )
    later.source.sha256 = "1" * 64
    assert texts(later, first) == texts(first, later) == []
    [one] = follow([later, first], JUNE)
    assert (one.first.path, one.first.date) == ("2020-05-04.txt", None)
