"""Which body met, where no title names one: by the kind of meeting, or by whose members came."""

from __future__ import annotations

import pytest

from minutesparse.parsing.meeting.body import find_body
from minutesparse.parsing.meeting.facts import find_facts
from minutesparse.parsing.meeting.title_lines import find_title
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


@pytest.mark.parametrize(
    ("language", "title", "body"),
    [
        ("en", "Report of online meeting of Weir Subcommittee, 7th March 2025", "Weir Subcommittee"),
        ("en", "Report of meeting of Weir Subcommittee during Moor Days, 7 May 2025", "Weir Subcommittee"),
        ("en", "Report of Weir Subcommittee meeting during Moor Fell meeting", "Weir Subcommittee"),
        ("en", "Weir Steering Team meeting note, Sept 2024", "Weir Steering Team"),
        ("en", "Notes from Fall 2008 face to face board meeting at Moor Forum", "board"),
        ("en", "Hybrid Board Meeting Minutes", "Board"),
        ("en", "Hybrid Wheels Group Meeting Minutes", "Hybrid Wheels Group"),
        ("en", "Weir/Sluice Committer Phone Meeting 8-Aug-2007", "Weir/Sluice Committer"),
        ("en", "Notes from call", None),
        ("en", "Discussion Summary", None),
        ("fr", "Compte rendu point CD Fell", "CD Fell"),
        ("fr", "Conseil d'administration du 10 octobre 2022", "Conseil d'administration"),
        ("fr", "Compte rendu du comité lors des Journées du Fell", "comité"),
        ("de", "Öffentliches Protokoll der 3. Vorstandssitzung vom 11. Juli 2017", "Vorstand"),
        ("nl", "Kort verslag werkgroep bijeenkomst Paden en Bruggen", "werkgroep Paden en Bruggen"),
    ],
)
def test_what_stands_around_a_body_in_a_title_is_no_part_of_it(language, title, body):
    assert body_of(title=title, language=language) == (body, None)


def test_what_heads_those_who_came_is_no_body():
    assert body_of("- Ann Moss", title="Roll Call") == (None, None)
    assert body_of("# Attendees", "# Team members", "Ann Moss, Joe Hale", title="Minutes") == (None, None)
    assert body_of("All members present.", title="Meeting 3: 06/02/18") == (None, None)


def test_what_an_item_is_about_is_no_body():
    rows = [["No", "Item"], ["1.", "Project: Gates\nThe gates were painted."]]
    assert body_of("Team: Weir Four", "# Items", rows, title="Minutes") == ("Weir Four", None)


def test_a_line_that_points_elsewhere_is_no_title():
    agenda = "See the subcommittee meeting agenda here: https://example.org/agenda.md."
    for line in (agenda, "Meeting notes: https://example.org/notes", "from template"):
        lines = outline(write(line, "# Budget", "It was read.", title="Weir Days 2025"), load("en"))
        assert find_title(lines) == "Weir Days 2025"


def test_a_name_beside_the_word_minutes_is_a_body_though_it_looks_like_a_person():
    assert body_of(title="Anna Bremen - Minutes") == ("Anna Bremen", None)


@pytest.mark.parametrize(
    "title", ["May 2024 Minutes - Moor Hall", "Gates - Minutes", "Minutes - Florence Road"]
)
def test_a_place_or_a_topic_beside_the_word_minutes_is_no_body(title):
    assert body_of(title=title) == (None, None)


def test_letters_are_spelt_out_where_a_sentence_does_so():
    said = "A meeting of the Moor Ramblers Society was called to order at 7 pm."
    assert body_of(said, title="MRS Meeting Minutes, 3 May 2021") == ("Moor Ramblers Society", None)
    assert body_of(said, title="Wed Jun 9, 2021 at 8:00am PST") == ("Moor Ramblers Society", None)
    assert body_of(title="Wed Jun 9, 2021 at 8:00am PST") == (None, None)
