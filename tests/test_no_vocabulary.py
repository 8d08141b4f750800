"""Minutes in languages without a vocabulary: what layout, names and figures tell is given, and a finding says the rest."""

from __future__ import annotations

import pytest

from minutesparse import extract

ITALIAN = """# Verbale della riunione del comitato

Data: 12/03/2024

La seduta si apre nella sala civica alla presenza dei soci e della signora Dalla Torre.

## 1. Manutenzione del tetto

Il presidente illustra i preventivi ricevuti dalle imprese e i soci ne discutono a lungo.

## 2. Festa di primavera

La festa si terrà nel cortile con la banda e con un banco di dolci.

| Azione | Responsabile | Scadenza |
|---|---|---|
| Chiedere un terzo preventivo per il tetto | Elena Rossetti | 25/03/2024 |
| Prenotare la banda per la festa | Marco Bellandi | 02/04/2024 |
| Stampare i manifesti | Giulia Ferrante | 10/04/2024 |
"""

POLISH = """# Protokół z zebrania zarządu

Data: 12.03.2024

Zebranie odbyło się w świetlicy, obecni byli członkowie zarządu oraz goście z sąsiedniej wsi.

## 1. Remont dachu

Przewodniczący przedstawił oferty firm, a członkowie długo o nich rozmawiali.

## 2. Święto wiosny

Święto odbędzie się na podwórzu z orkiestrą i ze stołem pełnym ciast.

| Zadanie | Osoba | Termin |
|---|---|---|
| Poprosić o trzecią ofertę na dach | Ewa Malinowska | 25.03.2024 |
| Zamówić orkiestrę na święto | Piotr Zawada | 02.04.2024 |
| Wydrukować plakaty | Hanna Kowalik | 10.04.2024 |
"""

OWNERS = {
    ITALIAN: ["Elena Rossetti", "Marco Bellandi", "Giulia Ferrante"],
    POLISH: ["Ewa Malinowska", "Piotr Zawada", "Hanna Kowalik"],
}


@pytest.mark.parametrize("text", OWNERS, ids=["italian", "polish"])
def test_rows_dates_and_names_are_given_without_a_vocabulary(text, tmp_path):
    path = tmp_path / "minutes.md"
    path.write_text(text, "utf-8")
    (minutes,) = extract(path)
    assert minutes.source.language is None
    assert minutes.meeting.date == "2024-03-12"
    assert [i.title for i in minutes.items] == [
        line[6:] for line in text.split("\n") if line.startswith("## ")
    ]
    rows = [line.strip("| ").split(" | ") for line in text.split("\n")[-4:-1]]
    assert [a.text for a in minutes.actions] == [row[0] for row in rows]
    assert [[o.text for o in a.owners] for a in minutes.actions] == [[name] for name in OWNERS[text]]
    assert [a.due.date if a.due else None for a in minutes.actions] == [
        "2024-03-25",
        "2024-04-02",
        "2024-04-10",
    ]
    assert "unknown-language" in {f.code for f in minutes.findings}


@pytest.mark.parametrize("text", OWNERS, ids=["italian", "polish"])
def test_nothing_is_made_up_of_words_that_are_not_known(text, tmp_path):
    path = tmp_path / "minutes.md"
    path.write_text(text.partition("\n| ")[0], "utf-8")
    (minutes,) = extract(path)
    assert minutes.actions == []
    assert minutes.decisions == []
    assert minutes.meeting.next_meeting is None
