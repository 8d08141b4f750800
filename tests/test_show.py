from __future__ import annotations

import json
import math

import pytest

from minutesparse import pipeline
from minutesparse.outputs.signs import in_words
from minutesparse.parsing.actions.weighing import weights


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


def why(run, *arguments):
    ran = run("show", *arguments, "--why", "--json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


@pytest.mark.parametrize(
    "name",
    ["radio-society.txt", "harbour-delivery-group.docx", "conseil-ecole.md", "thornley-parish-council.pdf"],
)
def test_every_action_has_its_reasons_and_the_weights_add_up(run, sources, name):
    told = why(run, sources / name)
    [meeting] = pipeline.extract(sources / name)
    taken = [record for record in told if record["taken"]]
    assert [(r["id"], r["confidence"]) for r in taken] == [(a.id, a.confidence) for a in meeting.actions]
    assert [[o["text"] for o in r["owners"]] for r in taken] == [
        [o.text for o in a.owners] for a in meeting.actions
    ]
    weighed = [seen for record in told for seen in record["seen"] if seen["sum"] is not None]
    assert weighed
    for seen in weighed:
        total = sum(sign["weight"] for sign in seen["signs"])
        assert seen["sum"] == pytest.approx(total, abs=0.006)
        assert seen["confidence"] == pytest.approx(1 / (1 + math.exp(-total)), abs=0.006)
    for record in told:
        assert record["taken"] is (max(seen["confidence"] for seen in record["seen"]) >= 0.5)


def test_the_reasons_are_in_plain_words(run, sources):
    lines = run("show", sources / "radio-society.txt", "--why").out
    assert "behind an action marker: “ACTION:”" in lines
    assert "verb of duty: “to”" in lines
    assert "“Ynez” is Ynez Duarte, by first name; nobody else fits" in lines
    assert "“by 1 December”: a day or a month is written, reckoned from" in lines
    doubtful = why(run, sources / "harbour-delivery-group.docx")
    said = {owner["text"]: owner["why"] for record in doubtful for owner in record["owners"]}
    assert (
        said["AB"]
        == "may be Anton Brandt or Anya Birkett: each fits by initials, and nothing tells them apart"
    )


def test_an_owner_is_told_with_those_who_were_not_taken(run, tmp_path):
    (tmp_path / "may.txt").write_text(
        "Minutes of the Bins Group\n12 March 2019\nPresent: Ola Brandt, Ria Stone\nApologies: Olive Bright\n"
        "ACTION: OB to order nine bins.\nThe group might perhaps look at the lids.\n"
    )
    [record] = why(run, tmp_path / "may.txt")
    assert record["owners"][0]["why"] == (
        "is Ola Brandt, by initials; not taken: Olive Bright (by initials, sent apologies)"
    )
    assert (
        run("show", tmp_path / "may.txt", record["id"][:4], "--json").out
        == run("show", tmp_path / "may.txt", "--why", "--json").out
    )
    ran = run("show", tmp_path / "may.txt", "a-none")
    assert (ran.code, ran.out) == (3, "")
    assert "may.txt: it holds no action a-none." in ran.err


def test_an_action_of_the_register_is_shown_by_its_id(run, sources, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MINUTES_REGISTER", raising=False)
    run("register", "init")
    run("register", "add", sources / "radio-society.txt")
    kept = json.loads(run("outstanding", "--json").out)[0]
    [record] = json.loads(run("show", kept["id"], "--json").out)
    assert (record["text"], record["taken"]) == (kept["text"], True)
    assert run("show", "t-none").err.startswith("t-none: no such file, and no action has the id t-none.")


@pytest.mark.parametrize("sign", weights())
def test_every_sign_that_weighs_something_has_words(sign):
    assert in_words(sign) != sign or sign.startswith("verb of doing")
