from __future__ import annotations

import json


def test_show_prints_every_line_with_its_part_and_what_was_found_in_it(run, sources):
    ran = run("show", sources / "radio-society.txt", "--json")
    rows = {row["text"]: row for row in json.loads(ran.out)}
    assert ran.code == 0
    assert rows["Gordon Lisle (chair)"]["part"] == "present"
    assert rows["Gordon Lisle (chair)"]["found"] == ["person: Gordon Lisle (present)"]
    assert rows["Rosalind Key"]["part"] == "apologies"
    action = next(row for text, row in rows.items() if "stainless wire" in text)
    assert [found.split(" ")[0] for found in action["found"] if not found.startswith("finding")] == ["action"]
    assert "date: 2009-11-17" in ran.err


def test_show_shows_what_is_no_minutes_too(run, errors):
    ran = run("show", errors / "letter.txt", "--json")
    assert ran.code == 0
    assert json.loads(ran.out)[0]["text"] == "Dear Mrs Alder,"
    assert "not minutes" in ran.err


def test_show_refuses_what_cannot_be_read(run, errors):
    ran = run("show", errors / "damaged.pdf")
    assert (ran.code, ran.out) == (3, "")
    assert len(ran.err.splitlines()) == 1
