"""The register: documents and what people said of their actions, in one file that loses nothing."""

from __future__ import annotations

import json
import sqlite3
from hashlib import sha256

import pytest

from minutesparse.errors import RegisterError
from minutesparse.register import register, store
from minutesparse.register.events import Event, new_event
from minutesparse.register.migrations import APPLICATION, MIGRATIONS
from stand_ins import RIA, action, due, minutes

GATE, PRINTER = "Ola to mend the east gate", "Pay the printer for the spring leaflets"
MAY = minutes(
    action(GATE, due=due("2020-05-20", "by 20 May")), action(PRINTER, owners=(RIA,)), path="may.txt"
)
JUNE = minutes(
    action(GATE, previous=True, status="carried_forward", status_stated=True),
    date="2020-06-01",
    path="june.txt",
)


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "kept.register"
    store.create(made)
    return made


def signed(read):
    """As a file that is known by what it says, whatever it is called."""
    told = sha256(repr(read.actions).encode()).hexdigest()
    return read.model_copy(update={"source": read.source.model_copy(update={"sha256": told})})


def add(file, *read, there=()):
    return register.read_in(file, map(signed, read), lambda path: path in there)


def say(file, kind, which, **told):
    return register.tell(file, new_event(kind, which, told, at="2020-06-10T09:00:00+00:00", who="Ola"))


def standing(file):
    return {record["text"]: record for record in register.actions(file)[0]}


def state(file, text=GATE):
    return standing(file)[text]["state"]


def ids(file):
    return {text: record["id"] for text, record in standing(file).items()}


def exported(file):
    return [json.loads(json.dumps(line)) for line in register.export_lines(file)]


def test_reading_the_same_again_changes_nothing(file):
    assert add(file, MAY, JUNE) == 2
    before = exported(file)
    assert add(file, JUNE, MAY) == 0
    assert exported(file) == before
    assert register.check(file) == []


def test_what_people_say_counts_beside_the_minutes(file):
    add(file, MAY, JUNE)
    gate = ids(file)[GATE]
    say(file, "close", gate[:5], on="2020-06-09", because="Seen it swing")
    closed = standing(file)[GATE]
    assert (closed["state"], closed["closed_in"]["date"]) == ("done", "2020-06-09")
    assert closed["evidence"]["words"] == "Seen it swing"
    say(file, "reopen", gate)
    assert state(file) == "open"
    say(file, "assign", gate, owners=["Ria Sund"])
    say(file, "due", gate, date="2020-07-01")
    say(file, "note", gate, text="Hinges are ordered")
    changed = standing(file)[GATE]
    assert [owner["text"] for owner in changed["owners"]] == ["Ria Sund"]
    assert [given["date"] for given in changed["due_history"]] == ["2020-05-20", "2020-07-01"]
    assert changed["notes"][0]["text"] == "Hinges are ordered"
    say(file, "drop", gate, on="2020-06-10", because=None)
    assert state(file) == "dropped"


def test_minutes_that_carry_on_what_was_closed_are_told(file):
    add(file, MAY, JUNE)
    say(file, "close", ids(file)[GATE], on="2020-05-20", because=None)
    [finding] = standing(file)[GATE]["findings"]
    assert (finding["code"], finding["path"]) == ("register-conflict", "june.txt")


def test_undo_takes_back_and_can_be_taken_back(file):
    add(file, MAY)
    closed = say(file, "close", ids(file)[GATE], on="2020-05-20", because=None)
    undone = say(file, "undo", closed.action, event=closed.id)
    assert state(file) == "open"
    say(file, "undo", closed.action, event=undone.id)
    assert state(file) == "done"
    assert len(register.events_of(file)) == 3


def test_the_id_of_what_was_merged_names_the_one_that_stays(file):
    add(file, MAY)
    gate, printer = ids(file)[GATE], ids(file)[PRINTER]
    say(file, "merge", printer, into=gate)
    assert say(file, "close", printer, on="2020-06-10", because=None).action == gate
    assert state(file) == "done"


def test_two_actions_that_are_one_are_merged_and_one_that_is_two_is_split(file):
    add(file, MAY, JUNE)
    gate, printer = ids(file)[GATE], ids(file)[PRINTER]
    merged = say(file, "merge", printer, into=gate)
    assert list(standing(file)) == [GATE]
    assert PRINTER in standing(file)[GATE]["also"]
    say(file, "undo", merged.action, event=merged.id)
    say(file, "split", gate, texts=["Mend the gate", "Paint the gate"])
    assert set(standing(file)) == {"Mend the gate", "Paint the gate", PRINTER}
    assert standing(file)["Paint the gate"]["first_seen"]["path"] == "may.txt"


def test_an_id_is_taken_by_its_beginning_where_that_is_one_actions(file):
    add(file, MAY)
    with pytest.raises(RegisterError, match="the beginning of 2 ids"):
        say(file, "note", "t", text="?")
    with pytest.raises(RegisterError, match="no action has the id nothing"):
        say(file, "note", "nothing", text="?")


def test_ids_stay_when_files_are_renamed_corrected_or_joined_by_neighbours(file):
    add(file, JUNE)
    before = ids(file)[GATE]
    say(file, "note", before, text="mine")
    april = minutes(action("Ola to see to the east gate and mend it"), date="2020-04-06", path="april.txt")
    add(file, april, MAY)
    assert ids(file)[GATE] == before
    renamed = JUNE.model_copy(update={"source": JUNE.source.model_copy(update={"path": "2020-06.txt"})})
    add(file, renamed)
    assert ids(file)[GATE] == before
    assert [m["path"] for m in standing(file)[GATE]["mentions"]] == ["april.txt", "may.txt", "2020-06.txt"]
    register.forget(file, "april.txt")
    assert ids(file)[GATE] == before
    assert standing(file)[GATE]["notes"][0]["text"] == "mine"
    assert register.check(file) == []


def test_an_event_whose_action_is_gone_is_told_and_comes_back_with_it(file):
    add(file, MAY)
    say(file, "close", ids(file)[PRINTER], on="2020-05-20", because=None)
    add(file, minutes(action(GATE), path="may.txt"))
    records, [lost] = register.actions(file)
    assert [record["text"] for record in records] == [GATE]
    assert (lost.kind, register.check(file)) == ("close", [register.told_lost(lost)])
    add(file, MAY)
    assert state(file, PRINTER) == "done"


def test_the_past_is_told_as_it_was_known_then(file):
    add(file, MAY, JUNE)
    say(file, "close", ids(file)[GATE], on="2020-06-09", because=None)
    then = {r["text"]: (r["state"], r["carried_forward"]) for r in register.actions(file, "2020-05-31")[0]}
    assert then[GATE] == ("open", 0)


def test_an_export_makes_the_same_register_again(file, tmp_path):
    add(file, MAY, JUNE)
    say(file, "close", ids(file)[GATE], on="2020-06-09", because="Ja, “so”")
    lines, copy = exported(file), tmp_path / "copy.register"
    register.import_lines(copy, lines)
    assert exported(copy) == lines
    register.import_lines(copy, lines)
    assert (exported(copy), register.check(copy)) == (lines, [])


def test_what_is_no_export_changes_nothing(file):
    add(file, MAY)
    before = exported(file)
    with pytest.raises(RegisterError, match="line 2 is nothing that export writes"):
        register.import_lines(file, [before[1], {"surprise": 1}])
    assert exported(file) == before


def test_events_are_only_ever_added(file):
    add(file, MAY)
    say(file, "note", ids(file)[GATE], text="kept")
    with sqlite3.connect(file) as connection:
        for change in ("DELETE FROM event", "UPDATE event SET who = 'nobody'"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
                connection.execute(change)
    connection.close()


def test_a_register_of_the_first_version_is_brought_up_to_date(tmp_path):
    old = tmp_path / "old.register"
    with sqlite3.connect(old) as connection:
        connection.executescript(MIGRATIONS[0])
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert add(old, MAY) == 1
    assert register.check(old) == []


def test_a_later_register_another_database_and_no_database_are_refused(file, tmp_path):
    with sqlite3.connect(file) as connection:
        connection.execute(f"PRAGMA user_version = {store.VERSION + 1}")
    connection.close()
    with pytest.raises(RegisterError, match="later version"):
        add(file, MAY)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    with pytest.raises(RegisterError, match="no register"):
        add(other, MAY)
    text = tmp_path / "notes.txt"
    text.write_text("these are notes, and no database at all " * 40)
    with pytest.raises(RegisterError, match="no register"):
        add(text, MAY)
    with pytest.raises(RegisterError, match="no such register"):
        add(tmp_path / "absent", MAY)


def test_a_full_disk_changes_nothing(file, monkeypatch):
    add(file, MAY)
    before = exported(file)
    settle = store._bring_up_to_date

    def no_room(connection, path):
        settle(connection, path)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    monkeypatch.setattr(store, "_bring_up_to_date", no_room)
    with pytest.raises(RegisterError, match="the disk is full, nothing was changed"):
        add(
            file,
            minutes(
                *(action(f"Count the boats at lock {n}, all of them") for n in range(200)), path="long.txt"
            ),
        )
    monkeypatch.undo()
    assert (exported(file), register.check(file)) == (before, [])


def test_an_event_is_kept_once_however_often_it_comes(file):
    add(file, MAY)
    event = Event("e1", "2020-06-10T09:00:00+00:00", "Ola", "note", ids(file)[GATE], {"text": "once"})
    register.tell(file, event)
    register.tell(file, event)
    assert register.events_of(file) == [event]
