"""Which numbers are those of the items, and where the business begins."""

from __future__ import annotations

from drafts import outlined, titles

TALK = "The ranger told the board that the deer had been at the young trees again."


def test_questions_numbered_as_the_bold_titles_are_no_items():
    lines = outlined(
        f"""
        # Notes of the pond group
        Present: Ann Moss, Joe Hale, Una Fell
        The builder came first and answered what had been asked of him by letter.
        1. Will the wall be seen from the lane?
        {TALK}
        2. Is the water to be kept?
        {TALK}
        3. How long will it take?
        {TALK}
        **1. Apologies.**
        Sam Vale had sent his apologies for this meeting.
        **2. Minutes of the last meeting.**
        The minutes of May were read and then signed by the chair.
        **3.1. Warden's report**
        {TALK}
        **3.2. Clerk's report:**
        {TALK}
        **4. Accounts**
        {TALK}
        **5. Paths**
        {TALK}
        **6. Hedges**
        {TALK}
        """
    )
    assert titles(lines) == [
        "1 Apologies.",
        "2 Minutes of the last meeting.",
        "3.1 Warden's report",
        "3.2 Clerk's report",
        "4 Accounts",
        "5 Paths",
        "6 Hedges",
    ]


def test_short_bold_titles_with_a_full_stop_carry_nested_numbers():
    lines = outlined(
        f"""
        **1. Gates**
        {TALK}
        **2. Other business**
        2.1. **A wider path.**
        {TALK}
        2.2. **A second pond.**
        {TALK}
        **3. Fences**
        {TALK}
        """
    )
    assert titles(lines)[1:4] == ["2 Other business", "2.1 A wider path.", "2.2 A second pond."]


def test_business_begins_with_the_first_heading_behind_what_was_told():
    lines = outlined(
        f"""
        **Pond Society**
        **Thursday, 25 May 2017**
        The annual meeting was opened at noon and all who came were welcomed by the warden.

        **Approval of minutes of the 2016 annual meeting**
        They were read out.

        **Reports**
        **Warden**
        {TALK}

        **Garden**
        {TALK}
        """
    )
    assert titles(lines)[:2] == ["Approval of minutes of the 2016 annual meeting", "Reports"]


def test_items_taken_out_of_their_order_are_one_numbering():
    order = ["1. **Gates**", "2. **Paths**", "5. **Hedges**", "4. **Ponds**", "3. **Fences**", "6. **Money**"]
    lines = outlined("\n".join(f"{title}\n{TALK}" for title in order))
    assert [title.split()[0] for title in titles(lines)] == ["1", "2", "5", "4", "3", "6"]


def test_a_list_is_none_of_the_numbers_out_of_order():
    listed = "1. oak\n2. pine\n3. elm"
    order = ["2. **Gates**", "1. **Paths**", "4. **Hedges**", "3. **Ponds**"]
    lines = outlined("\n".join(f"{title}\n{TALK}\n{listed}\n{TALK}" for title in order))
    assert [title.split()[0] for title in titles(lines)] == ["2", "1", "4", "3"]


def test_titles_before_a_colon_are_headings_where_nothing_is_bold_and_names_are_none():
    told = [
        "Fence repairs: The ranger reports that the fence along the lower pond is down again.",
        "Purchase of a boat: Two offers have come in and the board looked at both of them.",
        "BOAT: The name that was painted on it has faded and it may be painted anew.",
        "Opening of the upper path: Una reports that the upper path can be walked again.",
        "Talks in spring: There are four talks so far, and a fifth speaker has been asked.",
    ]
    heads = ["Fence repairs", "Purchase of a boat", "BOAT", "Opening of the upper path", "Talks in spring"]
    top = "# Notes of the pond group\nPresent: Ann Moss, Joe Hale\n"
    assert titles(outlined(top + "\n".join(told))) == heads
    said = [line.replace(head, name) for line, head, name in zip(told, heads, ("Ann", "Joe Hale", "Una", "Sam", "Mr Vale"), strict=True)]  # fmt: skip
    assert titles(outlined(top + "\n".join(said))) == []


def test_a_known_heading_among_bullets_opens_its_part_over_deeper_ones():
    lines = outlined(
        f"""
        1. **Gates**
        {TALK}
        2. **Paths**
        - first path
        - second path
        - third path
        - Action items:
          - Ann to mend the gate
          - Joe to sweep the path
        """
    )
    assert [line.part.value for line in lines.lines][-2:] == ["actions", "actions"]


def test_bullets_under_a_cover_without_a_style_are_the_items():
    lines = outlined(
        f"""
        **Notes**
        - Gates
          - {TALK}
        - Paths
          - {TALK}
        - Ponds
          - {TALK}
        """
    )
    assert titles(lines) == ["Gates", "Paths", "Ponds"]
