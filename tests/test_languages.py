"""Minutes in each language there is a vocabulary for: the same things are found in all of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from minutesparse import extract
from minutesparse.dates import find_dates
from minutesparse.parsing.columns import column_roles
from minutesparse.parsing.headings import heading_part
from minutesparse.parsing.lines import Column, Part
from minutesparse.resolving.due import resolve_due
from minutesparse.vocabulary import detect, languages, load

SOURCES = Path(__file__).parent / "fixtures" / "sources"
MEETING, NEXT = date(2024, 5, 14), date(2024, 6, 18)  # a Tuesday
COMPLETE = ("de", "es", "fr")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The board thanked the warden for the report and agreed that it will be sent to members.", "en"),
        ("Het bestuur bespreekt de begroting en er wordt besloten om de brief aan de leden te sturen.", "nl"),
        ("Der Vorstand dankt dem Kassierer für den Bericht, und die Leitung wird noch geprüft.", "de"),
        ("El tesorero explica las cuentas y la junta aprueba el gasto con los votos de una mayoría.", "es"),
        ("Le trésorier présente les comptes et la réunion est close par une question sur le budget.", "fr"),
        ("A tesoureira apresentou as contas da associação e foi decidido que não há mais obras.", None),
        ("Il presidente apre la seduta e dà la parola al tesoriere per la relazione sui conti.", None),
        ("Nora Beck, Ivo Tarn, Lou Hale; Zoom; 14:00", None),
    ],
)
def test_the_language_is_told_by_its_commonest_words(text, language):
    assert detect(text) == language


def test_languages_that_share_short_words_are_told_apart_in_long_texts():
    for name, language in (("gartenverein", "de"), ("comunidad-vecinos", "es"), ("conseil-ecole", "fr")):
        text = (SOURCES / f"{name}.md").read_text("utf-8")
        assert detect(text) == language
        assert detect(text * 3) == language


@pytest.mark.parametrize("code", COMPLETE)
def test_a_language_has_every_section_and_key_that_dutch_has(code):
    dutch, table = load("nl").table, load(code).table
    keys = {f"{s}.{k}" for s, section in dutch.items() for k in section}
    assert keys <= {f"{s}.{k}" for s, section in table.items() for k in section}
    assert not [k for k in keys if not load(code).entry(k)]


@pytest.mark.parametrize("code", languages())
def test_no_name_of_a_month_or_weekday_stands_for_two(code):
    vocabulary = load(code)
    for section, count in (("months", 12), ("weekdays", 7)):
        names = [n for i in range(1, count + 1) for n in set(vocabulary.list(f"{section}.{i}"))]
        assert len(names) == len(set(names)) >= count


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("de", "am Donnerstag, den 6. März 2025 im Saal", "2025-03-06"),
        ("de", "vom 24.12.2024", "2024-12-24"),
        ("es", "el lunes 3 de junio de 2024, en la sala", "2024-06-03"),
        ("es", "a 1º de septiembre del 2025", "2025-09-01"),
        ("fr", "le mardi 11 février 2025 à 18h", "2025-02-11"),
        ("fr", "du 1er août 2025", "2025-08-01"),
    ],
)
def test_a_date_is_read_as_the_language_writes_it(code, text, day):
    assert [str(d.date) for d in find_dates(text, load(code))] == [day]


@pytest.mark.parametrize("code", languages())
def test_every_month_is_found_by_each_of_its_names(code):
    vocabulary = load(code)
    for month in range(1, 13):
        for name in vocabulary.list(f"months.{month}"):
            text = f"7 {name.capitalize()} 2023"
            assert [d.month for d in find_dates(text, vocabulary)] == [month], text


@pytest.mark.parametrize(
    ("code", "text", "part"),
    [
        ("de", "Teilnehmerinnen und Teilnehmer:", Part.PRESENT),
        ("de", "Entschuldigt", Part.APOLOGIES),
        ("de", "Unentschuldigt", Part.ABSENT),
        ("de", "Aufgaben bis zur nächsten Sitzung", Part.ACTIONS),
        ("de", "Offene Punkte aus der letzten Sitzung", Part.PREVIOUS_ACTIONS),
        ("de", "Offene Punkte / To-dos", Part.ACTIONS),
        ("de", "Bis zur nächsten Sitzung zu erledigen", Part.ACTIONS),
        ("de", "Nächste Sitzung", Part.NEXT_MEETING),
        ("es", "Asistentes", Part.PRESENT),
        ("es", "Excusados:", Part.APOLOGIES),
        ("es", "Ausentes", Part.ABSENT),
        ("es", "Tareas asignadas", Part.ACTIONS),
        ("es", "Acuerdos adoptados", Part.DECISIONS),
        ("es", "Próxima reunión", Part.NEXT_MEETING),
        ("fr", "Présents", Part.PRESENT),
        ("fr", "Absents excusés :", Part.APOLOGIES),
        ("fr", "Absents", Part.ABSENT),
        ("fr", "Actions à mener", Part.ACTIONS),
        ("fr", "À faire", Part.ACTIONS),
        ("fr", "À réaliser avant la prochaine séance", Part.ACTIONS),
        ("es", "Por hacer antes de la próxima reunión", Part.ACTIONS),
        ("nl", "Te doen voor de volgende vergadering", Part.ACTIONS),
        ("fr", "Relevé de décisions", Part.DECISIONS),
        ("fr", "Date de la prochaine réunion", Part.NEXT_MEETING),
    ],
)
def test_a_heading_opens_its_part(code, text, part):
    assert heading_part(text, load(code)) is part


@pytest.mark.parametrize(
    ("code", "header"),
    [
        ("de", ["aufgabe", "wer", "bis wann", "status"]),
        ("es", ["tarea", "responsable(s)", "fecha limite", "estado"]),
        ("fr", ["action", "responsable", "echeance", "etat"]),
    ],
)
def test_the_header_of_an_action_table_tells_its_columns(code, header):
    roles = [column_roles(name, load(code))[0] for name in header]
    assert roles == [Column.ACTION, Column.OWNER, Column.DUE, Column.STATUS]


@pytest.mark.parametrize(
    ("code", "phrase", "due", "precision"),
    [
        ("de", "bis zum 31. Mai", "2024-05-31", "day"),
        ("de", "bis Ende Juni", "2024-06-30", "month"),
        ("de", "nächste Woche", "2024-05-26", "week"),
        ("de", "innerhalb von zwei Wochen", "2024-05-28", "day"),
        ("de", "bis zur nächsten Sitzung", "2024-06-18", "meeting"),
        ("de", "schnellstmöglich", None, None),
        ("es", "antes del 31 de mayo", "2024-05-31", "day"),
        ("es", "a finales de junio", "2024-06-30", "month"),
        ("es", "la próxima semana", "2024-05-26", "week"),
        ("es", "en el plazo de dos semanas", "2024-05-28", "day"),
        ("es", "para la próxima reunión", "2024-06-18", "meeting"),
        ("es", "cuanto antes", None, None),
        ("fr", "avant le 31 mai", "2024-05-31", "day"),
        ("fr", "d'ici fin juin", "2024-06-30", "month"),
        ("fr", "la semaine prochaine", "2024-05-26", "week"),
        ("fr", "sous deux semaines", "2024-05-28", "day"),
        ("fr", "pour la prochaine réunion", "2024-06-18", "meeting"),
        ("fr", "dès que possible", None, None),
    ],
)
def test_a_due_phrase_comes_to_its_day(code, phrase, due, precision):
    found = resolve_due(phrase, MEETING, NEXT, load(code))
    assert (found.date, found.precision) == (due, precision)


@pytest.mark.parametrize(
    ("name", "came", "stayed_away", "done", "last_due"),
    [
        ("gartenverein", 4, ["Holger Brandt"], [], "2025-03-28"),
        ("comunidad-vecinos", 4, ["Paloma Iriarte"], ["Avisar a los vecinos del portal 1"], "2024-09-18"),
        ("conseil-ecole", 4, ["Odile Fournel"], ["Afficher le procès-verbal à l'entrée"], "2025-06-03"),
    ],
)
def test_minutes_are_read_whole(name, came, stayed_away, done, last_due):
    (minutes,) = extract(SOURCES / f"{name}.md")
    assert sum(p.attendance == "present" for p in minutes.people) == came
    assert [p.name for p in minutes.people if p.attendance == "apologies"] == stayed_away
    assert minutes.meeting.chair
    assert minutes.meeting.start_time
    assert minutes.meeting.next_meeting
    assert [d.marked for d in minutes.decisions] == [False, True]
    listed = [a for a in minutes.actions if a.marked]
    assert len(listed) == 4
    assert all(o.person for a in listed for o in a.owners)
    assert [a.text for a in listed if a.status == "done"] == done
    assert listed[-1].due
    assert listed[-1].due.date == last_due


def test_a_german_ordinal_ends_no_sentence():
    (minutes,) = extract(SOURCES / "gartenverein.md")
    assert (
        minutes.decisions[0].text
        == "Das Protokoll der Sitzung vom 6. Februar 2025 wurde einstimmig genehmigt."
    )
