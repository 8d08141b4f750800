"""The smallest file for every way in which a file can't be read, with the line that a user then reads."""

from __future__ import annotations

import pytest

from conftest import FIXTURES

LINES = {
    "archive.docx": "this is a gzip archive. Save it as .docx, .pdf, .txt or .md.",
    "archive.gz": "this is a gzip archive. Save it as .docx, .pdf, .txt or .md.",
    "binary.xlsb": "this is a binary Excel workbook (.xlsb). Save it as .xlsx.",
    "bomb.zip": "it unpacks to over 2 MB. Split it into smaller files.",
    "cut.json": "line 1 is not whole JSON. Run extract again.",
    "damaged.docx": "the zip container is broken or cut short. "
    "Open the file in the program that made it and save it again.",
    "damaged.pdf": "no PDF that can be opened. Open the file in the program that made it and save it again.",
    "empty.txt": "the file is empty. Name the file that holds the minutes.",
    "encrypted.docx": "the file is locked with a password. Remove the password and try again.",
    "encrypted.eml": "the message is encrypted. Save it unencrypted from your mail program.",
    "encrypted.pdf": "it asks for a password. Remove the password and try again.",
    "later.json": "has version 2.0 of the JSON, not 1.0. Update minutesparse, or run extract again.",
    "letter.txt": "not minutes as far as can be told: no day, nobody present, nothing of one meeting (found: a date at the top, written as a letter). Name the minutes themselves.",
    "letter.zip": "it holds no minutes. Name the minutes themselves.",
    "old.xls": "this is an old Excel workbook (.xls). Save it as .xlsx.",
    "textless.pdf": "1 page without any text. No letters are seen on it either: scan it again, at 300 dots an inch.",
    "textless.xlsx": "the workbook holds no text. Name the file that holds the minutes.",
}
INSIDE = {"bomb.zip": "bomb.zip/minutes.txt"}
"""Of an archive, the file in it that is refused."""


def test_every_file_of_errors_is_expected():
    assert {path.name for path in (FIXTURES / "errors").iterdir()} == set(LINES)


@pytest.mark.parametrize("name", LINES)
def test_a_file_that_cannot_be_read_is_refused_in_one_line(run, monkeypatch, name):
    monkeypatch.chdir(FIXTURES)
    ran = run("extract", "--quiet", "--format", "ndjson", f"errors/{name}")
    assert (ran.code, ran.out, ran.err) == (
        3,
        "",
        f"errors/{INSIDE.get(name, name)}: {LINES[name]}\n",
    )


def test_a_file_that_is_not_there_is_refused_in_one_line(run):
    ran = run("extract", "--quiet", "nowhere/minutes.docx")
    assert (ran.code, ran.err) == (3, "nowhere/minutes.docx: no such file. Look at the name again.\n")


def test_a_walk_over_them_goes_on_to_the_end(run, monkeypatch):
    monkeypatch.chdir(FIXTURES)
    ran = run("extract", "--format", "ndjson", "errors", "sources/radio-society.txt")
    assert ran.code == 3
    assert ran.out.count("\n") == 1
    assert ran.err.splitlines()[-1] == (
        "13 files: 1 read, 2 hold no minutes, 3 hold no text, 7 refused; "
        "passed over: 2 .json, 1 .gz, 1 .xls, 1 .xlsb"
    )
