"""Markdown minutes."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutesparse.document import Document, Table
from minutesparse.readers import read as read_any
from minutesparse.readers.frontmatter import split_front_matter
from minutesparse.readers.markdown import read


def doc(text: str) -> Document:
    return read(io.BytesIO(text.encode()))


def shape(text: str) -> list[tuple[str | None, int | None, str]]:
    return [(p.label, p.level, p.text) for p in doc(text).paragraphs()]


def texts(text: str) -> list[str]:
    return [p.text for p in doc(text).paragraphs()]


def test_a_name_for_links_is_looked_for_once_behind_a_heading() -> None:
    assert texts("## Gates  {#gates}  ") == ["Gates"]
    assert texts("## a" + " " * 100_000 + "b") == ["a b"]


@given(st.text(alphabet="ab C.:-\t|>*_~`<>/=#![]()\\\n&1", max_size=300))
def test_spans_quote_the_text(text: str) -> None:
    document = doc(text)
    for p in document.paragraphs():
        assert document.text[p.place.start : p.place.end] == p.text == p.text.strip()
        assert p.text == "".join(run.text for run in p.runs)


def test_headings_have_levels_and_labels() -> None:
    document = doc("# Minutes\n\nWater\n-----\n\n## 2. **Paths**\n")
    assert [(p.heading, p.label, p.text) for p in document.paragraphs()] == [
        (1, None, "Minutes"),
        (2, None, "Water"),
        (2, "2.", "Paths"),
    ]


def test_a_bare_dash_beneath_a_bullet_is_an_empty_bullet_and_no_heading() -> None:
    document = doc("- Paid:\n  - Ola\n- Owing\n  -\n- Waived\n")
    assert [(p.heading, p.text) for p in document.paragraphs()][2] == (None, "Owing")


def test_a_rule_drawn_under_a_paragraph_makes_no_heading() -> None:
    document = doc("The society thanked Ida.\nThe meeting closed at nine.\n---\nTom Reed\n")
    assert [p.heading for p in document.paragraphs()] == [None, None, None]


def test_lists_show_the_numbers_a_reader_sees() -> None:
    assert shape("3. Water\n3. Paths\n   - Gate\n     1) Ida\n   - Stile\n") == [
        ("3.", 0, "Water"),
        ("4.", 0, "Paths"),
        ("•", 1, "Gate"),
        ("1)", 2, "Ida"),
        ("•", 1, "Stile"),
    ]


def test_task_items_are_labelled_by_their_box() -> None:
    assert shape("- [ ] Paint the door @tom\n- [X] Buy salt\n- [] Lamp\n1. [x] Key\n\n[ ] Loose\n") == [
        ("[ ]", 0, "Paint the door @tom"),
        ("[x]", 0, "Buy salt"),
        ("[ ]", 0, "Lamp"),
        ("1. [x]", 0, "Key"),
        ("[ ]", 0, "Loose"),
    ]


def test_a_typed_number_says_more_than_the_lists_own() -> None:
    assert shape("1. **7. Paths**\n\n- 3.1 Water\n") == [("7.", 0, "Paths"), ("3.1", 0, "Water")]


def test_escaped_numbers_are_labels() -> None:
    assert shape("1\\. Welcome\n\n4\\. Declarations of interest\n") == [
        ("1.", None, "Welcome"),
        ("4.", None, "Declarations of interest"),
    ]


def test_hard_breaks_begin_lines() -> None:
    assert texts("Present: Ida  \nApologies: Tom\\\nAbsent: Ann<br>Late: Will") == [
        "Present: Ida",
        "Apologies: Tom",
        "Absent: Ann",
        "Late: Will",
    ]


def test_soft_breaks_are_lines_where_no_width_made_them() -> None:
    assert texts("Ida Moss (chair)\nTom Reed\nAnn Day") == ["Ida Moss (chair)", "Tom Reed", "Ann Day"]


def test_lines_are_joined_by_what_stood_in_the_file() -> None:
    wrapped = (
        "The report was given by [Ida](/people/ida-moss/) and accepted, with [Tom\n"
        "Reed](/people/tom-reed/) against. It will be sent to the county as soon\n"
        "as [the clerk](/people/the-clerk-of-the-parish/) has\n"
        "copied it for the file and the notice board, as is usual in such cases\n"
        "everywhere.\n"
    )
    assert len(texts(wrapped)) == 1


def test_a_break_in_mid_sentence_is_none() -> None:
    long = "The members answer for the dates on the notice board and for those for which"
    assert texts(f"{long}  \nthey are asked.") == [f"{long} they are asked."]


def test_indented_notes_are_no_program() -> None:
    assert shape("Water\n\n        - the tap leaks\n\n    Ida will mend it.\n")[-1][2] == "Ida will mend it."


def test_looks_are_kept_and_stray_marks_taken_off() -> None:
    (p,) = doc("**Action:** *Ida* ~~to call~~ <u>to write</u>, **Interest:**none\n").paragraphs()
    assert p.text == "Action: Ida to call to write, Interest:none"
    assert [r.text for r in p.runs if r.bold] == ["Action:", "Interest:"]
    assert [r.text for r in p.runs if r.strike] == ["to call"]
    assert [r.text for r in p.runs if r.underline] == ["to write"]


def test_links_keep_their_words_and_pictures_go() -> None:
    assert texts(
        "![logo](a.png) See [the map](b.html), <https://example.org> <!-- no --> and <ida> says"
    ) == ["See the map, https://example.org and <ida> says"]


def test_tables_keep_lines_within_cells() -> None:
    (table,) = doc("| Action | Who |\n|--------|-----|\n| - Paint<br>- Mend | **Tom** |\n").blocks
    assert isinstance(table, Table)
    assert table.header_rows == 1
    assert [[c.text for c in row] for row in table.rows] == [["Action", "Who"], ["Paint\nMend", "Tom"]]
    assert [p.label for p in table.rows[1][0].paragraphs()] == ["-", "-"]


def test_rows_between_bars_are_a_table_without_its_rule_too() -> None:
    (table,) = doc("| Tom | Paint the door | open |\n| Ida | Mend the tap | done |\n").blocks
    assert isinstance(table, Table)
    assert len(table.rows) == 2


def test_html_in_markdown_is_read() -> None:
    document = doc(
        "Actions\n\n<table>\n<tr><th>What</th><th>Who</th></tr>\n\n<tr><td>Paint</td><td>Tom</td></tr>\n</table>\n\nEnd\n"
    )
    assert isinstance(document.blocks[1], Table)
    assert [p.text for p in document.paragraphs()] == ["Actions", "What", "Who", "Paint", "Tom", "End"]


def test_fenced_lines_are_lines() -> None:
    assert shape("```\nPresent: Ida\n- Tom\n```\n") == [(None, None, "Present: Ida"), ("-", 0, "Tom")]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("---\ntitle: 'Minutes'\ntags: [a, b]\n---\nx", {"title": "Minutes", "tags": "a, b"}),
        (
            '+++\ntitle = "Minutes"\ndate = 2021-05-04\n[extra]\na = 1\n+++\nx',
            {"title": "Minutes", "date": "2021-05-04", "a": "1"},
        ),
        ("---\nwho:\n  - Ida\n  - Tom\n---\nx", {"who": "Ida, Tom"}),
        ("---\nwho: [Ida (IM), Tom,\n\tUna]\n---\nx", {"who": "Ida (IM), Tom, Una"}),
        ("---\nwho: Ida, Tom\n  Fell, Una\n---\nx", {"who": "Ida, Tom Fell, Una"}),
        ("---\nwho: |\n  Ida\n  Tom\n---\nx", {"who": "Ida, Tom"}),
        ("---\n\nMinutes of a meeting\n---\nx", {}),
        ("no fence", {}),
    ],
)
def test_front_matter_is_parted(text: str, fields: dict[str, str]) -> None:
    found, rest = split_front_matter(text)
    assert found == fields
    assert rest.count("\n") == text.count("\n")


def test_the_title_in_front_matter_is_a_heading_and_its_date_is_not_among_the_lines() -> None:
    document = doc("---\ntitle: Minutes of 4 May\ndate: 2021-06-01\n---\nPresent: Ida\n")
    assert [(p.heading, p.text) for p in document.paragraphs()] == [
        (1, "Minutes of 4 May"),
        (None, "Present: Ida"),
    ]
    assert [p.text for p in document.furniture] == ["date: 2021-06-01"]
    assert document.properties["date"] == "2021-06-01"


def test_a_title_in_front_matter_yields_to_the_texts_own() -> None:
    document = doc("---\ntitle: 2021-05-04\n---\n\n# Allotment society\n")
    assert [p.text for p in document.paragraphs()] == ["Allotment society"]
    assert [p.text for p in document.furniture] == ["title: 2021-05-04"]


def test_nesting_without_end_loses_nothing() -> None:
    assert "deep" in doc("> " * 5000 + "deep\n").text
    assert "deep" in doc("- " * 5000 + "deep\n").text
    assert "deep" in doc("".join(f"{'  ' * i}- a\n" for i in range(300)) + "  " * 300 + "- deep\n").text


def test_a_line_of_brackets_is_read_in_time() -> None:
    assert "end" in doc("[" * 50_000 + "end").text


def test_a_page_of_html_under_a_markdown_name_is_a_page() -> None:
    page = b"<h2>Present</h2>\n<dl><dt>Chair</dt>\n<dd>Ida</dd></dl><p>Tom<br>Ann</p><div>a</div><div>b</div>"
    document = read_any("minutes.md", stream=io.BytesIO(page))
    assert document.format == "html"
    assert [p.text for p in document.paragraphs()] == ["Present", "Chair", "Ida", "Tom", "Ann", "a", "b"]


def test_a_site_generator_s_block_without_fences_is_front_matter():
    document = doc(
        "Title: Fell Board, May 2021\nDate: 2022-01-09 10:20\nCategory: minutes\n\nHeld on 4 May 2021."
    )
    assert [p.text for p in document.paragraphs()] == ["Fell Board, May 2021", "Held on 4 May 2021."]
    assert document.properties["date"] == "2022-01-09 10:20"
    assert split_front_matter("Title: Fell Board\nDate: 4 May 2021\n\nAll came.")[0] == {}


def test_a_name_for_links_is_no_part_of_a_heading():
    assert texts("## Report of the chair {#report_of_the_chair}\n\nAll {#well}.") == [
        "Report of the chair",
        "All {#well}.",
    ]


def test_a_wiki_s_escaped_line_breaks_part_lines():
    assert texts("Fell Board 23 \\\\\\\\ Participants: \\\\\\\\ Ann, Joe") == [
        "Fell Board 23",
        "Participants:",
        "Ann, Joe",
    ]
