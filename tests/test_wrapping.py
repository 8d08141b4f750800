"""Which line breaks a width forced, and which the writer meant."""

from hypothesis import given
from hypothesis import strategies as st

from minutesparse.readers.wrapping import between, joins, unwrap, wrap_width
from minutesparse.text import words

PROSE = """\
The treasurer told the meeting that the roof of the pavilion would have
to be mended before the winter, and that two of the three quotations
were dearer than the reserve allows. Members asked whether the county
would help; the clerk did not know.
""".splitlines()

line = st.text(alphabet="abcDE .:;-•1)\t>[]", max_size=90)


@given(st.lists(line, max_size=30))
def test_unwrapping_keeps_every_word_in_order(lines: list[str]) -> None:
    assert words(" ".join(unwrap(lines))) == words(" ".join(lines))


@given(st.lists(line.filter(lambda text: bool(text.strip())), max_size=30), st.none() | st.integers(40, 110))
def test_joins_answers_for_every_line_and_never_joins_the_first(lines: list[str], width: int | None) -> None:
    found = joins(lines, width)
    assert len(found) == len(lines)
    assert not any(found[:1])


def test_wrapped_prose_becomes_one_paragraph() -> None:
    assert len(unwrap(PROSE)) == 1


def test_width_is_that_of_the_lines_that_were_broken() -> None:
    assert wrap_width(PROSE) in range(66, 73)
    assert wrap_width(["Present:", "Ida Moss", "Tom Reed", "Apologies:", "Ann Day"]) is None


def test_text_of_long_lines_has_no_width() -> None:
    assert wrap_width([("A sentence that goes on and on. " * 8).strip()] * 5 + PROSE) is None


def test_lists_of_short_lines_stay_lists() -> None:
    lines = ["Present:", "Ida : chair", "Tom", "Absent:", "Ann"]
    assert unwrap(lines) == lines


def test_a_list_of_handles_in_small_letters_stays_a_list() -> None:
    lines = ["Attending:", "ida", "tom", "ann", "oona (late)", "will (second half, later)"]
    assert joins(lines, None, source=lines) == [False] * 6


def test_in_prose_a_capital_may_begin_any_line() -> None:
    lines = [
        "All of the accounts of the society are now with the Village",
        "Bank, and we are out of the other one. There is a full report",
        "that can be had from the treasurer, or be read at the hall on",
        "any day, and it was put on the board for the members to see",
    ]
    assert len(unwrap(lines, 72)) == 1


def test_a_speaker_an_action_and_a_bullet_begin_anew_behind_a_full_line() -> None:
    full = "and the group agreed that nothing could be done about it this year so"
    for start in (
        "Ida: I could ask the county",
        "ACTION: Ida to ask the county",
        "- ask the county",
        "[ ] ask",
    ):
        assert unwrap([*PROSE, full, start])[-1] == start


def test_a_bullet_goes_on_under_itself() -> None:
    lines = [
        "- Ida to ask the county whether the lamp",
        "  outside the hall can be moved",
        "- Tom to paint the door",
    ]
    assert unwrap(lines) == [
        "- Ida to ask the county whether the lamp outside the hall can be moved",
        "- Tom to paint the door",
    ]


def test_a_second_thought_under_a_bullet_stays_a_line() -> None:
    lines = ["* no changes, the list is here:", "  https://example.org/list"]
    assert unwrap(lines) == ["* no changes, the list is here:", "https://example.org/list"]


def test_an_action_wrapped_by_hand_is_one_line() -> None:
    lines = [
        "ACTION : Ida to see to it that the new key box is put up at",
        "the hall [Done, mostly by Tom]",
        "ACTION : Tom to write to the county about the lamp",
    ]
    assert len(unwrap(lines)) == 2


def test_a_year_at_a_line_start_is_no_list_number() -> None:
    lines = ["The clerk read from the newsletter as it was printed in May,", "2012. It was received."]
    assert unwrap([*PROSE, "", *lines])[1:] == [" ".join(lines)]


def test_names_cut_by_a_wrap_are_mended() -> None:
    lines = ["Present: Ida Moss, Tom Reed, Ann Day, Oona", "Byrne, Will Hart"]
    assert joins(lines, 45) == [False, True]


def test_a_word_broken_at_its_own_hyphen_keeps_it() -> None:
    full = "the members who had come from every corner of the parish met a multi-"
    assert unwrap([*PROSE, "", full, "agency group."])[1] == f"{full}agency group."
    assert between("the lamp -", "again") == " "


def test_a_hundred_thousand_lines_take_no_more_than_their_share() -> None:
    assert len(unwrap(["the clerk said that it was so in all of the cases, and"] * 100_000)) == 1
