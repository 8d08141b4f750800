"""Who came: from the fields of front matter, and from labels of one word that hold another."""

from __future__ import annotations

from io import BytesIO

from minutesparse.parsing.attendance import find_people
from minutesparse.parsing.sections import outline
from minutesparse.readers.markdown import read as read_markdown
from minutesparse.vocabulary import load
from written import BUSINESS, read_people, statuses


def came(fields: str, text: str = "## Roof\n\nThe roof leaks.\n") -> dict[str, str | None]:
    written = f"---\n{fields}\n---\n\n{text}"
    return statuses(find_people(outline(read_markdown(BytesIO(written.encode())), load("en"))))


def test_front_matter_tells_who_came_where_the_text_does_not():
    fields = "roll-call: [Ann Moss (AM), Joe Hale]\nregrets: Una Fell\nmembers: [Tom Vale]"
    assert came(fields) == {"Ann Moss": "present", "Joe Hale": "present", "Una Fell": "apologies"}
    assert list(came(fields, "Present: Ivy Berry, Sam Reed\n\n## Roof\n\nIt leaks.\n")) == [
        "Ivy Berry",
        "Sam Reed",
    ]


def test_members_in_front_matter_came_only_where_nothing_says_who_did():
    assert list(came("title: Fell Board\nmembers: [Tom Vale, Ann Moss]")) == ["Tom Vale", "Ann Moss"]


def test_a_word_that_ends_in_members_says_which_people_came():
    people = read_people(
        "# Anwesende Gründungsmitglieder", "- Anna Moos", "- Jo Hal", *BUSINESS, language="de"
    )
    assert statuses(people) == {"Anna Moos": "present", "Jo Hal": "present"}
