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


def test_offices_in_the_plural_stand_before_several_names_of_a_sentence():
    said = "Board members present were supervisors Ann Moss and Joe Hale, clerks Linda Vale and Mary Fell, and treasurer Ivy Berry."
    assert [p.name for p in read_people(said, *BUSINESS)] == [
        "Ann Moss",
        "Joe Hale",
        "Linda Vale",
        "Mary Fell",
        "Ivy Berry",
    ]


def test_a_picture_behind_a_name_is_none_of_it():
    people = read_people("# Present", "- Ann Moss \U0001f468\u200d\U0001f4bb", "- Joe Hale \u2615", *BUSINESS)
    assert [p.name for p in people] == ["Ann Moss", "Joe Hale"]


def test_what_somebody_did_before_a_name_is_no_nick():
    people = read_people("Present: Ann Moss, elf Tarn", "Apologies: Joe Hale, copied Una Fell", *BUSINESS)
    assert [p.name for p in people] == ["Ann Moss", "elf Tarn", "Joe Hale"]


def test_those_who_belong_to_the_body_by_any_of_its_names_came_where_nothing_says_who_did():
    fields = "title: Fell Trust\ndirectors:\n- Mina Fane\n- Ravi Orr\nmembers: Kit Moss"
    assert list(came(fields)) == ["Mina Fane", "Ravi Orr", "Kit Moss"]
