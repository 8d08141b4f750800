"""Items: remarks, second titles and the sections of forms, which look like them, and those that look like none."""

from __future__ import annotations

import io

from minutesparse import pipeline

TALK = "The ranger told the board that the deer had been at the young trees again."


def read(text: str, name: str = "m.md"):
    (minutes,) = pipeline.extract(name, stream=io.BytesIO(text.encode()))
    return minutes


def titles(text: str, name: str = "m.md") -> list[str]:
    return [i.title for i in read(text, name).items]


def test_what_each_said_in_turn_is_no_item_though_it_is_numbered():
    said = "\n".join(
        f"{n}. {who} {what}"
        for n, (who, what) in enumerate(
            [
                ("AM", f"said that the gates are to be mended. {TALK}"),
                ("JH", "asked whether the board had the money for it, and what it would cost in all."),
                ("UF", "explained the difference between oak gates and those of pine, of which we have ten."),
                ("AM", f"told of the paths. {TALK} JH thanked her."),
                ("JH", "reported that the bank has answered, and that the letter is in the box by the door."),
            ],
            1,
        )
    )
    people = "\n".join(f"| {name} | Present |" for name in ("Ann Moss", "Joe Hale", "Una Fell"))
    text = f"# Fell Board, 3 May 2021\n\n## Attendance\n\n| Name | Status |\n|---|---|\n{people}\n\n## Minutes\n\n{said}\n"
    assert titles(text) == []


def test_bullets_that_say_what_somebody_did_name_no_topics():
    text = f"""# Fell Board, 3 May 2021

## Attendees

- Ann Moss
- Joe Hale

## Notes

- Ann mended the gates after the storm
  - {TALK}
- Joe painted the boats before the fair
  - They are blue now, all of them.
"""
    assert titles(text) == []


def test_any_other_business_set_one_level_too_deep_is_an_item():
    text = f"# Fell Board, 3 May 2021\n\n## Gates\n\n{TALK}\n\n## Elections\n\n### Chair\n\nAnn was elected.\n\n### Any other business\n\n{TALK}\n\n## Date of next meeting\n\n7 June\n"
    assert titles(text) == ["Gates", "Elections", "Any other business", "Date of next meeting"]


def test_a_second_title_with_the_day_of_the_first_is_no_item():
    text = f"## Minutes of the Fell Board, 3 May 2021\n\n## Present\n\n- Ann Moss\n- Joe Hale\n\n## Minutes of 3 May 2021 meeting prepared by Ann Moss\n\n{TALK}\n"
    assert titles(text) == []


def test_what_was_told_of_the_same_day_is_an_item():
    head = "# Fell Board, 3 May 2024\n\n## Present\n\n- Ann Moss\n- Joe Hale\n\n"
    text = f"{head}## Minutes of 3 May 2024 trip\n\n{TALK}\n\n## Gates\n\n{TALK}\n"
    assert titles(text) == ["Minutes of 3 May 2024 trip", "Gates"]
    text = f"{head}## Minutes of 3 May 2024 - Fell Board\n\n{TALK}\n\n## Gates\n\n{TALK}\n"
    assert titles(text) == ["Gates"]


def test_sections_of_a_form_may_have_two_names_each():
    text = """# Protokoll

### Agenda
1. Vorstellung der Schleusen
2. Rundgang am Wehr

### Besprochene Themen / Notizen
- Die Mitglieder haben die Schleusen gesehen und es war eine gute Führung für alle.

### Entscheidungen / Beschlüsse
- Die Boote werden im Mai gestrichen.

### To-Dos / Aufgaben
- [ ] Farbe kaufen (Anna)
"""
    assert titles(text) == ["Vorstellung der Schleusen", "Rundgang am Wehr"]
    text = f"# Fell Board, 3 May 2021\n\n## Major Discussion Topics\n\n### Gates\n\n- {TALK}\n\n### Paths\n\n- {TALK}\n\n## Action Items & Follow-ups\n\n- [ ] **Ann**: Mend the gates\n\n## Key Decisions Made\n\n1. The gates will be blue.\n"
    assert titles(text) == ["Gates", "Paths"]


def test_titles_may_begin_small_and_stand_tight_behind_their_marks():
    text = f"# Fell Board, 3 May 2021\n\n##Gates\n\n{TALK}\n\n##Paths\n\n{TALK}\n"
    assert titles(text) == ["Gates", "Paths"]
    tagged = f"# Fell Board, 3 May 2021\n\n## Gates\n\n{TALK}\n\n##winning side\n\n## Paths\n\n{TALK}\n"
    assert titles(tagged) == ["Gates", "Paths"]
    text = f"# Fell Board minutes, 3 May 2021\n\nPresent: Ann Moss, Joe Hale\n\nAgenda:\n\n- gates\n\neBarge gates:\n\n- {TALK}\n\neBarge paths:\n\n- {TALK}\n\nNext plans:\n\n- {TALK}\n"
    assert titles(text) == ["eBarge gates", "eBarge paths", "Next plans"]


def test_a_title_in_capitals_among_bold_ones_is_an_item_as_they_are():
    heads = ["Banquet", "Trip report", "NEW LETTERS", "Boathouse", "Spring regatta"]
    text = "# Fell Board, 3 May 2021\n\nPresent: Ann Moss, Joe Hale\n\n" + "\n\n".join(
        f"**{head}**\n\n{TALK}" for head in heads
    )
    assert titles(text) == heads


def test_rows_that_a_copy_put_in_one_line_are_rows():
    text = "# Fell Board, 3 May 2021\n\nPresent: Ann Moss, Joe Hale\n\n## Action items\n\n| Task | Assigned to | Deadline |\n\n| Mend the gates | Ann Moss | 7 May 2021 | | Paint the boats | Joe Hale | 8 May 2021 |\n"
    assert [(a.text, [o.text for o in a.owners]) for a in read(text).actions] == [
        ("Mend the gates", ["Ann Moss"]), ("Paint the boats", ["Joe Hale"]),
    ]  # fmt: skip


def test_titles_behind_stars_and_open_marks_are_items():
    text = f"Date: 2021-05-03\nAttendees: Ann Moss, Joe Hale\n\nAgenda:\n * Gates\n * Ropes\n\n** Gates\n\n{TALK}\n\n** Handing of ropes to guests\n\nAI: Joe to buy ropes.\n\n** Boats\nThe boats were sold.\n"
    assert titles(text, "m.txt") == ["Gates", "Handing of ropes to guests", "Boats"]
    assert read(text, "m.txt").actions[0].item.title == "Handing of ropes to guests"


def test_actions_and_decisions_behind_stars_are_no_titles():
    text = "Fell Society minutes\n3 May 2024\nPresent: Ann Moss, Joe Hale\n\nGates were talked of.\n\n** Joe Hale to buy rope by 5 May\n\nFine.\n\n** Ann Moss to ring the yard\n\n** Decided: close the gate\n"
    found = read(text, "m.txt")
    assert [(a.text.lstrip("* "), [o.text for o in a.owners]) for a in found.actions] == [
        ("Joe Hale to buy rope by 5 May", ["Joe Hale"]), ("Ann Moss to ring the yard", ["Ann Moss"]),
    ]  # fmt: skip
    assert [d.text.lstrip("* ") for d in found.decisions] == ["Decided: close the gate"]
    assert str(found.meeting.date) == "2024-05-03"
    assert titles(text, "m.txt") == []


def test_a_title_may_begin_with_a_number_that_is_a_word():
    bullets = f"- {TALK}\n- {TALK}\n"
    text = f"# Fell Board minutes, 3 May 2021\n\nPresent: Ann Moss, Joe Hale\n\nProperty\n\n{bullets}\n501c3\n\n{bullets}\nMoving\n\n{bullets}"
    assert titles(text) == ["Property", "501c3", "Moving"]


def test_a_code_of_conduct_among_the_topics_is_one_of_them():
    heads = "\n\n".join(f"## {head}\n\n- {TALK}" for head in ("Gates", "Ropes", "Code of conduct"))
    assert titles(f"# Fell Board, 3 May 2021\n\nPresent: Ann Moss, Joe Hale\n\n{heads}\n") == [
        "Gates", "Ropes", "Code of conduct",
    ]  # fmt: skip


def test_new_actions_beside_those_carried_over_were_not_all_set_before():
    text = f"# Fell Board, 3 May 2021\n\nPresent: Ann Moss, Joe Hale\n\n## Gates\n\n{TALK}\n\n## New and carried over action items\n\n- Joe to buy ropes.\n"
    assert [a.previous for a in read(text).actions] == [False]


def test_a_heading_minutes_over_what_became_of_them_is_an_item_and_a_pause_is_none():
    heads = f"## Minutes\n\nThe minutes of the 2020 meeting were approved by all.\n\n## Gates\n\n{TALK}\n\n## 5 Minute Break\n\n## Ropes\n\n{TALK}\n"
    found = titles(f"# Fell Board, 3 May 2021\n\n## Present\n\n- Ann Moss\n- Joe Hale\n\n{heads}")
    assert found == ["Minutes", "Gates", "Ropes"]


def test_two_words_with_a_stroke_may_head_a_topic_and_a_link_is_none_of_a_title():
    heads = ["MINUTES/PAYMENTS", "FENCES", "Blue gates (see https://example.org/gates.html)"]
    text = "# Fell Board, 3 May 2021\n\nPresent: Ann Moss, Joe Hale\n\n" + "\n\n".join(
        f"## {head}\n\n{TALK}" for head in heads
    )
    assert titles(text) == ["MINUTES/PAYMENTS", "FENCES", "Blue gates"]
