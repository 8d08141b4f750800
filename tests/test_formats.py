"""`minutes formats`: what is read, by what, what of it is installed, and how to get the rest."""

from __future__ import annotations

import csv
import io
import json
from importlib.metadata import version

import pytest

from minutesparse.readers import READERS, formats, soffice
from minutesparse.readers.ocr import engines, rapid


@pytest.fixture
def bare(monkeypatch):
    """A machine on which nothing is installed that pip does not bring."""
    monkeypatch.setattr(soffice, "find_program", lambda: None)
    monkeypatch.setattr(engines, "_tesseract_program", lambda: None)
    monkeypatch.setattr(rapid, "is_installed", lambda: False)


def rows(out):
    return [(row["format"], row["read_by"], row["installed"], row["get"]) for row in json.loads(out)]


def test_formats_says_what_reads_each_with_its_version(run):
    ran = run("formats", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ("HTML", f"lxml {version('lxml')}", True, None) in rows(ran.out)
    assert ("Rich text", "minutesparse", True, None) in rows(ran.out)


def test_what_is_not_installed_comes_with_how_to_get_it(run, bare):
    missing = {
        read_by: get for _, read_by, installed, get in rows(run("formats", "--json").out) if not installed
    }
    assert missing.keys() == {"LibreOffice", "tesseract", "rapidocr"}
    assert missing["rapidocr"] == "pip install 'minutesparse[ocr]'"
    assert all(missing.values())


def test_tesseract_says_which_languages_it_lacks(run, monkeypatch):
    monkeypatch.setattr(engines, "tesseract_languages", lambda: ["eng", "nld", "deu", "spa"])
    monkeypatch.setattr(engines, "tesseract_version", lambda: "5.3.0")
    assert (
        "scans and pictures",
        "tesseract 5.3.0",
        True,
        "For more languages add tesseract's data: fra.",
    ) in rows(run("formats", "--json").out)


def test_the_table_fits_a_terminal(run, bare, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    ran = run("formats")
    assert max(map(len, ran.out.splitlines())) <= 80
    assert ran.out.split()[:4] == ["Format", "Endings", "Read", "by"]


def test_csv_has_a_row_for_each(run, bare):
    found = list(csv.DictReader(io.StringIO(run("formats", "-f", "csv").out)))
    assert [row["format"] for row in found[: len(formats.FORMATS)]] == [f.name for f in formats.FORMATS]
    assert found[0]["endings"] == ".docx; .docm; .dotx; .dotm"


def test_every_reader_is_listed():
    assert len(formats.FORMATS) >= len(READERS) - 1  # pictures are listed with the scans


def test_a_program_that_hangs_or_fails_has_no_version(tmp_path):
    assert soffice.program_version(str(tmp_path / "nowhere")) == ""
