"""Shapes of minutes of bodies that nobody had seen: verbs at the end, slips of the keyboard, ticks, brackets, pending boxes."""

from __future__ import annotations

import io

import pytest

from drafts import draft
from minutesparse import pipeline
from minutesparse.parsing.decisions import find_decisions
from minutesparse.parsing.sections import outline
from minutesparse.schema import Action
from minutesparse.vocabulary import load

TITLE = (
    "# Weir Trust\n\nMinutes of the meeting on 4 May 2021\n\nPresent: Dora Fenwick, Ravi Menon, Ilse Tarn\n\n"
)


def found(text: str) -> list[Action]:
    (minutes,) = pipeline.extract("m.md", stream=io.BytesIO((TITLE + text).encode()))
    return minutes.actions


def owned(text: str) -> list[tuple[str, list[str]]]:
    return [(a.text, [o.text for o in a.owners]) for a in found(text)]


def decided(text: str, code: str = "en") -> list[str]:
    said = f"# Weir Trust, 3 May 2021\n\n# 1. The weir\nThe boats were looked at in spring.\n{text}"
    return [d.text for d in find_decisions(outline(draft(said), load(code)))]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Dem Haushalt wurde von allen Anwesenden zugestimmt.", "de"),
        ("Dem Kauf von drei Booten wurde mit 6 von 8 Stimmen zugestimmt.", "de"),
        ("Der Kauf von drei neuen Booten für die Jugend wurde mit 4 zu 2 Stimmen abgelehnt.", "de"),
        ("Nora Feld ist als Kassenwartin bestätigt worden und führt die Bücher.", "de"),
        ("Die Mehrheit der Anwesenden war dafür, dass der Steg im Mai gestrichen wird.", "de"),
        ("Der Bericht wurde von Nora Feld verlesen und von den Anwesenden genehmigt.", "de"),
        ("Het voorstel voor de nieuwe steiger werd met vijf stemmen voor aangenomen.", "nl"),
        ("Nora Field was confirmed as Treasurer.", "en"),
    ],
)
def test_the_verb_may_end_the_clause(text: str, code: str) -> None:
    assert decided(text, code) == [text]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der neue Plan für den Umbau des Stegs wurde im März vom Bauamt genehmigt.", "de"),
        ("Es wurde berichtet, dass der Antrag im Amt noch nicht genehmigt wurde.", "de"),
        ("Het plan voor de oude steiger in de haven werd in mei door de eigenaar goedgekeurd.", "nl"),
        ("The booking was confirmed as final.", "en"),
    ],
)
def test_what_another_decides_at_the_end_of_the_clause_is_none(text: str, code: str) -> None:
    assert decided(text, code) == []


@pytest.mark.parametrize(
    "text",
    [
        "Idea from Nora: Move to take the new rules as they stand. Ivo seconded. Motion passsed by all.",
        "Nora nominates Ivo for Lock Keeper. Lou seconded. Motion passsed by unanimous consent.",
        "Nora: Move to adjourn.\nIvo: Seconded.\nMotion passed by unanimous consent.",
    ],
)
def test_a_motion_may_be_put_behind_a_name_and_misspelt(text: str) -> None:
    assert decided(text) == [" ".join(text.split())]


def test_what_only_moves_is_no_motion() -> None:
    assert decided("Move to the hall in May. It is dry.") == []


def test_what_somebody_tries_is_a_task_and_an_office_taken_up_is_none() -> None:
    spanish = (
        "# Acta de la reunión del 4 de mayo de 2021\n\nAsistentes: Dora Pena, Raúl Mena\n\n## 1. La presa\n"
        "La junta habló de los barcos y de la presa que está rota, y aprueba el gasto con los votos de todos.\n\n"
    )
    (minutes,) = pipeline.extract(
        "m.md", stream=io.BytesIO(f"{spanish}Dora Pena trata de conseguir un permiso del puerto.\n".encode())
    )
    assert [[o.text for o in a.owners] for a in minutes.actions] == [["Dora Pena"]]
    business = "## 1. Weir\n"
    assert found(f"{business}Ravi Menon offered to resume his earlier role as Treasurer.\n") == []
    assert found(f"{business}Dora Fenwick nominates Ravi Menon to fill the empty seat.\n") == []


def test_what_ends_a_page_owns_nothing() -> None:
    listed = "## Actions\n\n1. DF/RM to mend the gauge.\n\nEND\n"
    assert owned(listed) == [("DF/RM to mend the gauge.", ["DF", "RM"])]


def test_the_initials_of_one_who_says_something_are_no_marker() -> None:
    assert found("## 1. Weir\n1. AI asked if it was safe to row. DF confirmed this.\n") == []


def test_a_tick_in_a_cell_of_states_says_done_and_days_after_the_meeting_that_the_list_was_kept_up() -> None:
    made = found(
        "## Actions\n\n| Item | Owner | Status |\n|---|---|---|\n"
        "| Ring the lock keeper | Dora Fenwick | Pending |\n"
        "| File the deeds | Ravi Menon | ✅ Completed May 17, 2021 |\n"
        "| Apply for the grant | Ravi Menon | ✅ Filed May 19, 2021 — pending approval |\n"
        "| Mend the roof | Ilse Tarn | ⏳ In progress |\n"
    )
    assert [(a.status, a.previous) for a in made] == [
        ("open", False),
        ("done", False),
        ("done", False),
        ("in_progress", False),
    ]


def test_brackets_may_hand_a_task_to_somebody_or_stand_before_more() -> None:
    listed = "## To do\n\n- Clean the sign at the gate (delegate to grounds committee)\n"
    assert owned(listed) == [("Clean the sign at the gate", ["grounds committee"])]
    behind = "## To do\n\n- Update the map and print it (Ravi) The old one is here. Feel free to change it.\n"
    assert owned(behind) == [("Update the map and print it", ["Ravi"])]


def test_boxes_under_a_heading_that_says_pending_are_still_to_be_done() -> None:
    boxes = "- [ ] Elect the lock keeper\n- [ ] Confirm the rota\n"
    told = [(a.text, a.owners, a.status) for a in found(f"## Pending – for the next meeting\n\n{boxes}")]
    assert told == [("Elect the lock keeper", [], "open"), ("Confirm the rota", [], "open")]
    assert found(f"## Order of the evening\n\n{boxes}") == []


def test_a_name_in_brackets_or_before_a_comma_owns_an_entry_where_others_are_so_owned() -> None:
    listed = "## To do\n\n- (Ravi) Ring the lock keeper\n- (dora) write up the rota\n- (all) read the map\n"
    assert owned(listed) == [
        ("Ring the lock keeper", ["Ravi"]),
        ("write up the rota", ["dora"]),
        ("read the map", ["all"]),
    ]
    listed = "## Actions\n\n- Ravi, order the rope\n- Dora & Ilse, mend the gauge\n"
    assert owned(listed) == [("order the rope", ["Ravi"]), ("mend the gauge", ["Dora", "Ilse"])]


def test_a_topic_or_a_state_under_somebodys_name_is_still_theirs() -> None:
    listed = (
        "## Actions\n\n**Ravi**\n\n**Ongoing**\n\n- Order the rope\n- Boathouse\n  - Mend the door\n- Ring the mill\n\n"
        "**Dora**\n\n- Print the map\n"
    )
    assert owned(listed) == [
        ("Order the rope", ["Ravi"]),
        ("Mend the door", ["Ravi"]),
        ("Ring the mill", ["Ravi"]),
        ("Print the map", ["Dora"]),
    ]


@pytest.mark.parametrize("heading", ["AIs", "Action items & follow-ups", "To-dos / tasks"])
def test_a_heading_may_name_a_list_of_actions_twice_or_in_short(heading: str) -> None:
    assert owned(f"## {heading}\n\n- Order the rope\n- Ravi to ring the mill\n") == [
        ("Order the rope", []),
        ("Ravi to ring the mill", ["Ravi"]),
    ]


def test_a_heading_in_such_a_list_says_by_when_in_brackets() -> None:
    made = found(
        "## Action items & follow-ups\n\n### Small things\n\n- Order the rope\n\n### Later (by end of May)\n\n- Mend the door\n"
    )
    assert [(a.text, a.due and a.due.text) for a in made] == [
        ("Order the rope", None),
        ("Mend the door", "by end of May"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Action to Ilse: ring the yard", [("ring the yard", ["Ilse"])]),
        ("Actions on Ravi Menon: order rope", [("order rope", ["Ravi Menon"])]),
        ("Action for website: mend the map", []),
        ("Agree agenda for the next meeting", []),
    ],
)
def test_a_marker_may_say_whom_a_task_is_given_to(text: str, told: list[tuple[str, list[str]]]) -> None:
    assert owned(f"## 1. Weir\n\n{text}\n") == told


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Auftrag an jonas: Seil bestellen", "jonas"),
        ("Dora Fenn erklärt sich bereit, die Werft anzurufen.", "Dora Fenn"),
        ("Ilse kümmert sich, beim Amt nach dem Plan zu fragen.", "Ilse"),
    ],
)
def test_german_tasks_behind_a_comma_or_given_to_somebody(text: str, owner: str) -> None:
    head = (
        "# Protokoll der Sitzung\n\nDatum: 4. Mai 2021\n\nAnwesend: Dora Fenn, Ravi Menon, Ilse Tarn\n\n## 1. Steg\n\n"
        "Der Vorstand spricht über die Boote und den Steg, der repariert wird.\n\n"
    )
    (minutes,) = pipeline.extract("m.md", stream=io.BytesIO(f"{head}{text}\n".encode()))
    assert [[o.text for o in a.owners] for a in minutes.actions] == [[owner]]


def test_the_list_may_name_one_more_than_the_notes() -> None:
    notes = "## 1. Weir\n\nRavi took the action to set up a session to look at the liability of the lock.\n\n"
    listed = "## Actions\n\n1. Ravi/Dora to set up session on the liability of the lock.\n"
    assert [[o.text for o in a.owners] for a in found(notes + listed)] == [["Ravi", "Dora"]]


def test_what_is_to_be_agreed_at_a_meeting_is_not_decided() -> None:
    assert decided("** Agree agenda for next meeting\n** Agree the minutes of the last one") == []
    assert decided("Accepted the minutes of the previous meeting.") != []


def test_a_word_may_stand_between_a_motion_and_who_seconded_it() -> None:
    text = (
        "Nora motioned to have Ivo act as keeper this year. The club will take names in May. "
        "Motion seconded by Lou. All in favor, motion carried."
    )
    assert decided(text) == [text]


def test_who_is_confirmed_in_an_office_is_decided_though_no_verb_of_being_stands_there() -> None:
    assert decided("JC confirmed as Chair (by e-mail)") == ["JC confirmed as Chair (by e-mail)"]
    assert decided("Rooms confirmed as booked.") == []


def test_a_marker_in_capitals_names_whom_it_is_for_and_a_line_of_who_told_sets_no_task() -> None:
    assert owned("## 1. Weir\n\n- **TODO for Ravi:** mend the gate\n") == [("mend the gate", ["Ravi"])]
    assert owned("## 1. Weir\n\n- TODO for boat reps: mend the gate\n") == [("mend the gate", ["boat reps"])]
    assert owned("## 1. Weir\n\n**Update by:** Dora Fenwick\n\nAll is well.\n") == []


def test_assent_in_the_words_of_one_who_was_there_decides_nothing() -> None:
    talk = "## 1. Weir\n\n- **Ravi**: Agreed, and proposed to draw it.\n- **Dora**: Agreed.\n- Agreed: to buy the rope.\n"
    (minutes,) = pipeline.extract("m.md", stream=io.BytesIO((TITLE + talk).encode()))
    assert [d.text for d in minutes.decisions] == ["Agreed: to buy the rope."]


def test_what_somebody_reports_on_is_no_task_of_theirs():
    assert owned("## Minutes\n\n- Ravi - Update on the sluice\n  - It was oiled in spring.\n") == []


def test_a_summary_may_tell_in_the_plural_what_the_notes_tell_one_by_one():
    notes = "## Talk\n\nRavi and Dora will each come up with one short story.\n\n"
    table = "## Action list\n\n| Action | Who | Due |\n|--|--|--|\n| Two short stories | Dora, Ravi | 10 June 2021 |\n"
    (action,) = found(notes + table)
    assert action.also == ["Two short stories"]
    assert action.due
    assert action.due.date == "2021-06-10"


def test_what_somebody_can_do_by_it_is_no_task_of_theirs():
    assert owned("## Talk\n\nThe yard cut a key so that Ravi Menon can open the gate immediately.\n") == []


def test_who_signs_at_the_end_owns_nothing():
    text = "## 1. Weir\n\nDora asked about the weir.\n\nThanks to all for coming.\n\nRavi\n"
    assert owned(text) == []


def test_capitals_of_nobody_below_a_line_that_asks_for_nothing_are_a_name():
    text = "## 1. Prizes\n\nThe short list is drawn up: most used boat\n\nRNLB\n\nThe fastest one\n\nDora spoke.\n"
    assert owned(text) == []


def test_a_name_below_a_task_owns_it():
    text = "## 1. Weir\n\nOrder three new sluice boards.\n\nIlse\n\nThe weir was looked at in spring.\n"
    assert owned(text) == [("Order three new sluice boards.", ["Ilse"])]


def test_a_thing_called_as_a_marker_is_marks_nothing():
    text = (
        "## 1. Play\n\n- AI can take a risk near the end of the game.\n- AI to be told of the rules: Dora\n"
    )
    assert not [a for a in found(text) if a.text.startswith("can")]
