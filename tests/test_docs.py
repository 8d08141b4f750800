from __future__ import annotations

import json
import re
import runpy
import shutil
from pathlib import Path

import jsonschema
import pytest

from minutesparse.schema import SCHEMA_VERSION, Minutes

ROOT = Path(__file__).parents[1]
MAKE = runpy.run_path(str(ROOT / "tools" / "make_docs.py"))


def test_the_page_on_the_command_line_is_current():
    assert (ROOT / "docs" / "cli.md").read_text("utf-8") == MAKE["cli_page"](), "run: make docs"


def test_the_page_on_the_command_line_has_every_option_of_every_command(run):
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    parts = {part.partition("\n")[0]: part for part in page.split("\n## ")}
    shared = parts["Options of every command that reads"]
    commands = [title for title in parts if title.startswith("minutes ")]
    assert len(commands) > 25
    for title in commands:
        said = run(*title.split()[1:], "--help").out
        options = set(re.findall(r"(?m)^  (?:-\w, )?(--[a-z-]+)", said)) - {"--help"}
        told = parts[title] + (shared if "And the [options" in parts[title] else "")
        assert options <= set(re.findall(r"--[a-z-]+", told)), title


def test_the_json_schema_in_the_docs_is_current():
    assert json.loads((ROOT / "docs" / "schema.json").read_text("utf-8")) == json.loads(MAKE["schema_page"]())


def test_the_json_schema_is_a_schema_and_says_its_version():
    schema = json.loads(MAKE["schema_page"]())
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["properties"]["schema_version"]["default"] == SCHEMA_VERSION


def test_fields_of_a_later_version_are_kept():
    later = {"source": {"path": "a", "sha256": "b", "format": "text", "pen": "blue"}, "mood": {"good": True}}
    printed = Minutes.model_validate(later).model_dump(mode="json")
    assert printed["mood"] == {"good": True}
    assert printed["source"]["pen"] == "blue"


@pytest.mark.parametrize(
    "page", [*sorted(ROOT.glob("docs/**/*.md")), ROOT / "README.md"], ids=lambda p: p.name
)
def test_links_between_pages_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_lines_that_open_the_page_on_the_api_run(tmp_path, monkeypatch, capsys):
    page = (ROOT / "docs" / "api.md").read_text("utf-8")
    code = re.search(r"(?ms)^```python\n(.*?)^```$", page)[1]
    shutil.copy(ROOT / "tests" / "fixtures" / "sources" / "museum-trustees.docx", tmp_path / "minutes.docx")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "api.md", "exec"), {})  # noqa: S102 - our own page
    assert "2020-01-22" in capsys.readouterr().out
    monkeypatch.chdir(tmp_path.parent)
    exec(compile(code, "api.md", "exec"), {})  # noqa: S102 - our own page
    assert capsys.readouterr().out.startswith("minutes.docx: no such file")
