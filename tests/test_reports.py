"""What minutes say came of an action: words of state, boxes, and reports in sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts import outlined
from minutesparse.parsing.actions import find_actions
from minutesparse.parsing.reports import report_status
from minutesparse.parsing.statuses import trailing_status
from minutesparse.schema import Action
from minutesparse.vocabulary import languages, load

EN = load("en")


def found(text: str) -> list[Action]:
    return find_actions(outlined(text), []).actions


@pytest.mark.parametrize(
    ("report", "status"),
    [
        ("Asked them all, and obtained three quotes", "done"),
        ("Bench has been ordered and fitted. Action closed", "done"),
        ("Done. New lamps are on order", "done"),
        ("Done, but not uploaded yet. Carries.", "carried_forward"),
        ("O/S", "open"),
        ("In-progress", "in_progress"),
        ("Feb 23 - in hand", "in_progress"),
        ("Nora has asked the builder for quotes", "in_progress"),
        ("Nora has rung one builder and is awaiting his quote", "in_progress"),
        ("Quotes were obtained, but the best of them will run out", "in_progress"),
        ("Nora will do so when she is back", "open"),
        ("Not yet asked", "open"),
        ("Agenda item", None),
        ("See minute 6 below", None),
        ("The trustees discussed the weir at length", None),
    ],
)
def test_a_report_closes_an_action_only_where_it_says_so(report: str, status: str | None) -> None:
    assert report_status(report, "Ask three builders and obtain quotes for the weir", EN) == status


@pytest.mark.parametrize(
    ("code", "report", "task"),
    [
        ("nl", "De brief is verstuurd", "Brief aan de gemeente sturen"),
        ("de", "Die Lampen wurden bestellt", "Lampen bestellen"),
        ("de", "Das Treffen fand im Mai statt", "Treffen mit den Webern organisieren"),
        ("fr", "La lettre a été envoyée", "Envoyer la lettre à la mairie"),
        ("es", "Se ha enviado la carta", "Enviar la carta al ayuntamiento"),
    ],
)
def test_reports_are_read_in_every_language(code: str, report: str, task: str) -> None:
    assert report_status(report, task, load(code)) == "done"


@pytest.mark.parametrize(
    ("report", "task", "status"),
    [
        ("The rope call took place on Friday.", "Organise a call about ropes", "done"),
        (
            "The call was held without the weavers; another is to be set",
            "Arrange a call with them",
            "in_progress",
        ),
        ("The call did not take place", "Arrange a call", "open"),
        ("The meeting took place", "Write to Jo about the meeting", None),
        ("The run took place", "Write about the run", None),
        ("The meeting took place", "Arrange a meeting and circulate its notes", None),
        ("A walk was held in May", "Arrange a meeting", None),
    ],
)
def test_what_was_to_be_arranged_took_place(report: str, task: str, status: str | None) -> None:
    assert report_status(report, task, EN) == status


@pytest.mark.parametrize("code", languages())
def test_every_language_knows_how_reports_are_worded(code: str) -> None:
    keys = ("reports.moving", "reports.ahead", "reports.been", "reports.past_endings", "reports.pasts")
    assert all(load(code).entry(key) for key in keys)


@given(st.text(max_size=80), st.text(max_size=40))
def test_any_report_is_read_without_a_fault(report: str, task: str) -> None:
    assert report_status(report, task, EN) in (
        None,
        "open",
        "done",
        "in_progress",
        "carried_forward",
        "dropped",
    )


@pytest.mark.parametrize(
    ("text", "task", "status"),
    [
        ("Order lamps. Status: Done", "Order lamps", "done"),
        ("Order lamps – deferred to next meeting.", "Order lamps", "carried_forward"),
        ("Order lamps: ask the shop. Update after the meeting: Done.", None, "done"),
        ("Order lamps. Done: twelve came by post on Friday.", "Order lamps", "done"),
        ("Order lamps PENDING", "Order lamps", "open"),
        ("Order lamps -- completed", "Order lamps", "done"),
        ("Order lamps --> done", "Order lamps", "done"),
        ("Order lamps IN PROGRESS", "Order lamps", "in_progress"),
        ("Order lamps - pending - will ask the shop again", "Order lamps", "open"),
        ("Order lamps - on Monday - at noon", None, None),
        ("Sort out what is to be done", None, None),
    ],
)
def test_a_state_behind_a_task_is_told_from_the_task(text: str, task: str | None, status: str | None) -> None:
    told = trailing_status(text, EN)
    assert (told[1] if told else None) == status
    if task and told:
        assert text[: told[0]].rstrip(" .") == task


def test_a_note_under_an_earlier_action_says_in_a_sentence_what_came_of_it() -> None:
    actions = found("""
        # Minutes of the Weir Trust, 4 May 2021
        ## Actions from last meeting
        - Ravi to contact the county
          - Contacted the county on Monday
        - Dora to oil the gate
          - Has not been able to
        - [-] Sal to sort the keys
        ## Business
        - New rules were read out
    """)
    assert [(a.text[-10:], a.status, a.status_stated) for a in actions] == [
        ("the county", "done", True),
        ("l the gate", "open", True),
        ("t the keys", "in_progress", True),
    ]


def test_a_marker_may_say_the_state() -> None:
    actions = found("""
        # Minutes of the Weir Trust, 4 May 2021
        ## Matters arising
        - Action still pending: Ravi to paint the sluice
        - Action (done): Dora to oil the gate
        - Action: Sal to sort the keys
    """)
    assert [(a.status, a.status_stated, a.previous) for a in actions] == [
        ("open", True, True),
        ("done", True, True),
        ("open", False, False),
    ]


def test_the_task_of_a_log_stands_before_its_owner_and_what_came_of_it_behind() -> None:
    actions = found("""
        # Minutes of the Weir Trust, 4 May 2021
        ## Actions from the last meeting
        | No. | Detail | Resp. | Status | Notes |
        | 2.1 | Ask the miller for his key | RM | Done | He has sent two of them by post and wants one back soon |
        | 2.2 | Write a note on the sluice | DF | Not done | |
    """)
    assert [(a.text, a.status) for a in actions] == [
        ("Ask the miller for his key", "done"),
        ("Write a note on the sluice", "open"),
    ]


def test_a_review_headed_with_its_time_is_a_review() -> None:
    actions = found("""
        # Minutes of the Weir Trust, 4 May 2021
        ## :05 - :10 Action items from last meeting
        - Ravi to paint the sluice
    """)
    assert [a.previous for a in actions] == [True]


def test_plain_lines_under_a_numbered_heading_are_the_entries_of_a_review() -> None:
    text = """# 1. Actions from the last meeting
Mara Holt to paint the stile - Done, two coats.
Jon Reeve to price new oars - Carried forward."""
    assert [(a.text, a.status, a.previous) for a in found(text)] == [
        ("Mara Holt to paint the stile", "done", True),
        ("Jon Reeve to price new oars", "carried_forward", True),
    ]


def test_lines_between_marked_entries_say_what_came_of_them() -> None:
    actions = found("""
        # Minutes of the Weir Trust, 4 May 2021
        ## Actions from last meeting
        ACTION: Ravi to ask the county about the sluice
        - Done, they will write
        ACTION: Dora to oil the gate
        - No news here
        - It squeaks
    """)
    assert [(a.text[:4], a.status, a.status_stated) for a in actions] == [
        ("Ravi", "done", True),
        ("Dora", "open", True),
    ]


def test_a_table_that_goes_on_with_an_old_list_holds_earlier_actions() -> None:
    actions = found("""
        # Minutes of the Weir Trust, 4 May 2021
        ## Gauge
        It is broken.
        ## Actions
        | Action | Who | Status |
        | Mend the gauge | RM | in progress |
        | Paint the sluice | DF | open |
        | Sort the keys | SO | open |
    """)
    assert [a.previous for a in actions] == [True, False, False]


def test_a_line_that_reports_on_several_actions_is_none() -> None:
    actions = found("""
        # Minutes of the Weir Trust, 4 May 2021
        ## Actions from last meeting
        Actions 4.2-3 completed.
    """)
    assert actions == []


def test_a_review_may_be_headed_by_the_state_of_its_entries() -> None:
    text = """# Open actions
- Mara Holt to paint the stile
# Completed actions
Completed actions stay in this list for one meeting.
- Jon Reeve to price new oars"""
    assert [(a.text, a.previous) for a in found(text)] == [
        ("Mara Holt to paint the stile", True),
        ("Jon Reeve to price new oars", True),
    ]


def test_codes_that_number_on_are_references() -> None:
    text = """# 2. Open actions
- B7 (MH): paint the stile - done
- B8 (MH, JR): price new oars - not started
# 3. Slipway
- The slipway is slippery.
- B9 JR: scrub the slipway
- B10 all: bring brushes"""
    assert [(a.reference, [o.text for o in a.owners], a.text, a.previous) for a in found(text)] == [
        ("B7", ["MH"], "paint the stile", True),
        ("B8", ["MH", "JR"], "price new oars", True),
        ("B9", ["JR"], "scrub the slipway", False),
        ("B10", ["all"], "bring brushes", False),
    ]


def test_a_size_of_paper_is_no_code() -> None:
    assert [a.reference for a in found("# Actions\n- A4 posters to be printed\n- JR to hang them")] == [
        None,
        None,
    ]


def test_a_sentence_that_there_are_none_is_no_action() -> None:
    text = """# Actions from the last meeting
There were no outstanding actions from the last meeting."""
    assert found(text) == []
