"""Which body met, where no title names one: by the kind of meeting, or by whose members came."""

from __future__ import annotations

import pytest

from minutesparse.parsing.meeting.body import find_body
from minutesparse.parsing.meeting.facts import find_facts
from minutesparse.parsing.sections import outline
from minutesparse.vocabulary import load
from written import write


def body_of(*blocks, title, language="en"):
    lines = outline(write(*blocks, "# Budget", "It was read.", title=title), load(language))
    return find_body(lines, find_facts(lines))


@pytest.mark.parametrize(
    ("language", "title", "body"),
    [
        ("en", "2023-08-07 Members' Meeting", "Members' Meeting"),
        ("en", "Annual General Meeting 2017", "Annual General Meeting"),
        ("en", "Coordination Meeting", "Coordination Meeting"),
        ("en", "Lane Meeting 109", "Lane Meeting"),
        ("en", "moorkit CC meeting agenda", "moorkit CC"),
        ("nl", "Notulen bestuursvergadering 9 november 2022", "bestuursvergadering"),
        ("de", "Protokoll der Mitgliederversammlung 2021", "Mitgliederversammlung"),
        ("de", "Planungstreffen", "Planungstreffen"),
        ("en", "Monthly Meeting", None),
        ("en", "Kickoff Meeting", None),
        ("en", "June 2021 Ordinary Meeting Minutes", None),
        ("en", "Meeting 0008 Results", None),
        ("en", "Meeting Minutes 2", None),
    ],
)
def test_a_title_may_say_only_what_kind_of_meeting_it_was(language, title, body):
    assert body_of(title=title, language=language) == (body, None)


def test_a_task_that_speaks_of_the_meeting_is_no_body():
    assert body_of("Document the meeting", "Previous meeting", title="3 May 2021") == (None, None)


def test_the_kind_of_minutes_is_no_part_of_a_body():
    assert body_of(title="Board minutes of Moor Trust") == ("Board", "Moor Trust")
    title = "Compte rendu de l'assemblée constitutive de l'association Les amis du Fell"
    assert body_of(title=title, language="fr") == ("assemblée constitutive", "association Les amis du Fell")


def test_whose_members_came_tells_the_body():
    assert body_of("# TAC Voting Members", "[x] Ann Moss", "[ ] Joe Hale", title="2023-08-09") == (
        "TAC",
        None,
    )


def test_a_sentence_below_the_title_is_no_fuller_name():
    found = body_of("# Review of the actions", "See Lane Meeting actions", title="Lane Meeting 109")
    assert found == ("Lane Meeting", None)
