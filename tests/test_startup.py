"""No library is imported before a file needs it: most of the time of a short run is imports."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = Path(__file__).parent / "fixtures" / "sources"
HEAVY = {
    "docx",
    "lxml",
    "markdown_it",
    "numpy",
    "openpyxl",
    "pdfplumber",
    "PIL",
    "pydantic",
    "pypdfium2",
    "python_calamine",
    "rapidocr",
    "rich",
    "selectolax",
}
TELL = """
import json, sys
from minutesparse.cli import main
sys.argv[0] = "minutes"
try:
    main()
except SystemExit:
    pass
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
"""


def loaded(*arguments):
    """Return which of the heavy libraries a run of the command has imported."""
    ran = subprocess.run(
        [sys.executable, "-c", TELL, *arguments], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return HEAVY & set(json.loads(ran.stderr.splitlines()[-1]))


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_imports_no_library(arguments):
    assert not loaded(*arguments)


def test_help_of_a_command_imports_no_reader():
    assert loaded("extract", "--help") <= {"pydantic"}


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("radio-society.txt", {"pydantic"}),
        ("makerspace.md", {"markdown_it", "pydantic"}),
        ("museum-trustees.docx", {"docx", "lxml", "pydantic"}),
    ],
)
def test_a_file_imports_what_it_needs_and_no_other_reader(name, needed):
    assert loaded("extract", str(SOURCES / name), "--quiet") <= needed


def test_a_pdf_loads_no_other_reader():
    assert not loaded("extract", str(SOURCES / "lantern-festival.pdf"), "--quiet") & {
        "docx",
        "markdown_it",
        "rapidocr",
        "rich",
    }


def test_the_library_loads_nothing_until_a_name_is_used():
    ran = subprocess.run(
        [sys.executable, "-c", "import minutesparse, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert HEAVY.isdisjoint(ran.stdout.split())
