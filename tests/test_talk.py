"""What is said at a meeting and sets nobody a task: questions, answers, times."""

from __future__ import annotations

import io

from minutesparse import pipeline


def actions(text: str) -> list[tuple[str, list[str]]]:
    """Return the actions of a Markdown text, each with its owners as written."""
    (minutes,) = pipeline.extract("m.md", stream=io.BytesIO(text.encode()))
    return [(action.text, [owner.text for owner in action.owners]) for action in minutes.actions]


def test_a_question_binds_nobody_and_initials_before_a_dash_may_only_speak():
    text = """# Fell Board, 3 May 2021

Present: BS - Ben Sand, NM - Nan Moss, PR - Pia Rowe

## Demo

1. BS - Will it be possible to show the map on a telephone?
2. NM - The map is getting on well and we expect to finish it by 4 June.
3. PR - Yes, in the week of 7 June 2021.
4. BS - Do we have an agenda for 9 June?
5. NM - That would be no trouble by 10 June.
6. PR - I will write the agenda.
7. NM - Ok.
"""
    assert actions(text) == [("PR - I will write the agenda.", ["PR"])]


def test_a_time_zone_alone_on_a_line_owns_nothing():
    text = "# Fell Board\n\nPresent: Ann Moss, Joe Hale\n\n## Next time\n\nThursday, 28 January 2021 at 13:00\nUTC\n"
    assert actions(text) == []


def test_a_surname_behind_a_known_first_name_is_of_the_same_person():
    text = """# Fell Board minutes, 3 May 2021

The meeting of the board was held in the hall, and it was well attended by all of the members.

Present: Ann M., Noah R.

## Bank

- Noah Rude to write to the council.
"""
    assert actions(text) == [("Noah Rude to write to the council.", ["Noah Rude"])]


def test_initials_that_spell_a_small_word_are_initials():
    text = "# Fell Board\n\nPresent: Ann Shaw (AS), Joe Hale\n\n## Paths\n\n- AS to contact the ranger.\n"
    assert [owners for _, owners in actions(text)] == [["AS"]]
