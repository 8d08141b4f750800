"""How sure the reading of a scan is, beside the values that stand on it; no engine is needed here."""

from __future__ import annotations

from minutesparse.document import DocumentBuilder, Run
from minutesparse.pipeline import understand
from minutesparse.schema import Minutes, Source

LINES = [
    "Reed Pond Wardens",
    "Minutes of the meeting held on 4 May 2021",
    "Present: Hal Brook (HB), Kit Thorne (KT), Hugo Bell (HE)",
    "1. The pump",
    "It was agreed to buy a new pump.",
    "ACTION: HB to ask for prices by 1 June 2021",
]


def read_as(sure: dict[str, float], *, scanned: bool = True) -> Minutes:
    """Return the minutes of LINES, each word as sure as `sure` says, else 0.9."""
    builder = DocumentBuilder("image")
    for line in LINES:
        words = [
            Run(word if i == 0 else f" {word}", confidence=sure.get(word, 0.9) if scanned else None)
            for i, word in enumerate(line.split(" "))
        ]
        builder.paragraph(words, heading=2 if line.startswith("1.") else None)
    source = Source(path="scan.png", sha256="0", format="image", language="en")
    [minutes] = understand(builder.build(), source)
    return minutes


def test_each_value_says_how_sure_its_least_sure_word_is():
    minutes = read_as({"Kit": 0.6, "pump": 0.5, "prices": 0.4})
    assert {p.name: p.evidence.confidence for p in minutes.people} == {
        "Hal Brook": 0.9,
        "Kit Thorne": 0.6,
        "Hugo Bell": 0.9,
    }
    assert [i.evidence.confidence for i in minutes.items] == [0.5]
    assert [d.evidence.confidence for d in minutes.decisions] == [0.9]  # "pump." was read well
    assert [a.evidence.confidence for a in minutes.actions] == [0.4]
    assert {f.evidence.confidence for f in minutes.findings if f.evidence} <= {0.4, 0.5, 0.9}


def test_a_file_that_holds_its_text_says_nothing_of_it():
    minutes = read_as({"HB": 0.1}, scanned=False)
    assert {p.evidence.confidence for p in (*minutes.people, *minutes.actions)} == {None}
    assert "doubtful-initials" not in {f.code for f in minutes.findings}


def test_initials_read_with_doubt_are_a_finding_with_those_they_may_be():
    minutes = read_as({"HB": 0.5, "Reed": 0.2})
    [finding] = [f for f in minutes.findings if f.code == "doubtful-initials"]
    assert finding.candidates == ["Hal Brook", "Hugo Bell"]
    assert finding.evidence is not None
    assert (finding.evidence.text, finding.evidence.confidence) == ("HB", 0.5)
    assert finding.message == "“HB” was read with doubt (0.5): look at the page"
    sure = read_as({})
    assert "doubtful-initials" not in {f.code for f in sure.findings}
    assert [a.owners for a in sure.actions] == [a.owners for a in minutes.actions]
