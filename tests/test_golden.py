from __future__ import annotations

import json
import runpy
from pathlib import Path

import jsonschema
import pytest

from minutesparse import extract
from minutesparse.outputs.json import schema

GOLDEN = runpy.run_path(str(Path(__file__).parents[1] / "tools" / "make_golden.py"))
SOURCES = GOLDEN["sources"]()
VALIDATOR = jsonschema.Draft202012Validator(schema())


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.name)
def test_a_file_gives_the_json_that_is_expected_of_it(source):
    expected = GOLDEN["golden_path"](source)
    assert expected.exists(), f"read what extract makes of {source.name}, then run: make golden"
    made = GOLDEN["golden"](source)
    assert json.loads(made) == json.loads(expected.read_text("utf-8")), "if it is right now, run: make golden"
    assert made == expected.read_text("utf-8")


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.name)
def test_what_is_printed_keeps_to_the_json_schema(source):
    for meeting in json.loads(GOLDEN["golden"](source)):
        VALIDATOR.validate(meeting)


def test_nothing_is_expected_of_a_file_that_is_not_there():
    expected = {p.name.removesuffix(".json") for p in GOLDEN["EXPECTED"].rglob("*.json")}
    assert expected <= {p.name for p in SOURCES}


def test_ids_do_not_depend_on_the_format():
    """The same minutes in Word and in PDF have the same people and actions, by id."""
    twins = [p for p in SOURCES if p.suffix == ".docx" and p.with_suffix(".pdf") in SOURCES]
    assert twins
    for word in twins:
        [one], [other] = extract(word), extract(word.with_suffix(".pdf"))
        assert [p.id for p in one.people] == [p.id for p in other.people], word.name
        assert [a.id for a in one.actions] == [a.id for a in other.actions], word.name
