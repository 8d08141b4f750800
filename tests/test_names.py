"""Names, entries and owners as strings."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutesparse.names import (
    initials_of,
    is_group,
    is_initials,
    is_name,
    is_organisation,
    is_role,
    looks_like_person,
    plain_initials,
    read_person,
    split_owners,
    split_people,
)
from minutesparse.names.initials import letters
from minutesparse.vocabulary import load

EN, NL = load("en"), load("nl")
NAME_WORD = st.from_regex(r"\A[A-Z][a-z]{2,8}\Z")
NAMES = st.lists(NAME_WORD, min_size=1, max_size=4).map(" ".join)
MESS = st.text(
    alphabet=st.sampled_from("ABab  ,,;&()[]-–.:\t\n/@'’12é") | st.characters(codec="utf-8"), max_size=120
)


def entries(text, vocabulary=EN, **how):
    return [entry for _, _, entry in split_people(text, vocabulary, **how)]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Cllr Ann Moss (Chair)", ("Ann Moss", "Cllr", "Chair", None, None)),
        (
            "Joe Hale (JH), Tarn Institute, Data Centre",
            ("Joe Hale", None, None, "Tarn Institute, Data Centre", "JH"),
        ),
        (
            "Ivy Berry (IB) (Chair)\t-\tMoor Health Board",
            ("Ivy Berry", None, "Chair", "Moor Health Board", "IB"),
        ),
        ("Mrs Joy Hale – Chairman", ("Joy Hale", "Mrs", "Chairman", None, None)),
        ("Rory : chair", ("Rory", None, "chair", None, None)),
        ("President Sal K0ABC", ("Sal K0ABC", None, "President", None, None)),
        ("Sal Tarn K0ABC", ("Sal Tarn", None, None, None, None)),
        ("Ann Moss on Thursday by phone", ("Ann Moss", None, None, None, None)),
        ("Mr. Kit Vale from RDR", ("Kit Vale", "Mr", None, "RDR", None)),
        ("Robert (Bob) Moss", ("Robert Moss", None, None, None, None)),
        ("Jane Tarn left at 11:04", ("Jane Tarn", None, None, None, None)),
        ("J. Moss (Treasurer, JM)", ("J. Moss", None, "Treasurer", None, "JM")),
        ("Moss, Jane", ("Jane Moss", None, None, None, None)),
        ("[x] Jane Tarn, Acme", ("Jane Tarn", None, None, "Acme", None)),
        ("@tarnling", ("@tarnling", None, None, None, None)),
        ("Dr P O'Dell MBE", ("P O'Dell", "Dr", None, None, None)),
        ("Becky", ("Becky", None, None, None, None)),
        ("Jane Tarn (late, 7.10pm)", ("Jane Tarn", None, None, None, None)),
        ("Peter Vale - Vice-Chair - by phone", ("Peter Vale", None, "Vice-Chair", None, None)),
        ("Kate Fell (KF) CLERK", ("Kate Fell", None, "CLERK", None, "KF")),
        ("County Cllr Berry", ("Berry", None, "County Cllr", None, None)),
        ("Chairman Cllr Mrs Berry", ("Berry", "Cllr Mrs", "Chairman", None, None)),
        ("Baroness Berry (MoT)", ("Baroness Berry", "Baroness", None, "MoT", None)),
        ("K7XYZ - Sam Tarn", ("Sam Tarn", None, None, None, None)),
        ("Tarnworks (CEO Ann Moss)", ("Ann Moss", None, "CEO", "Tarnworks", None)),
        ("AM (Ann Moss)", ("Ann Moss", None, None, None, "AM")),
        ("Jo Tarn for Sam Hale", ("Jo Tarn", None, None, None, None)),
        ("Claire @ Tarnodon", ("Claire", None, None, "Tarnodon", None)),
    ],
)
def test_an_entry_is_taken_apart(entry, expected):
    person = read_person(entry, EN)
    assert person is not None
    assert (person.name, person.honorific, person.role, person.organisation, person.initials) == expected


def test_how_somebody_came_is_kept_as_a_note():
    assert read_person("Jane Tarn (late, 7.10pm)", EN).note == "late, 7.10pm"
    assert read_person("Jo Tarn for Sam Hale", EN).note == "for Sam Hale"
    assert read_person("Ann Moss Apologies", EN).note == "Apologies"


def test_a_dutch_entry_is_read_with_dutch_words():
    person = read_person("mw. A. de Vries (voorzitter)", NL)
    assert (person.name, person.honorific, person.role) == ("A. de Vries", "mw", "voorzitter")


@pytest.mark.parametrize(
    "text",
    ["None", "5 members of the public", "the Clerk", "A quorum was present.", "Matters Arising", "12", "", "TBC",
     "Moor Trust Board of Directors", "Recording Link", "Welcome and overview – Moss"],
)  # fmt: skip
def test_what_is_no_person_gives_none(text):
    assert read_person(text, EN) is None


@pytest.mark.parametrize(
    ("printed", "initials", "body"),
    [
        ("TB", "TB", None),
        ("TGB", "TGB", None),
        ("TBerry", "TBerry", None),
        ("ESA", None, "ESA"),
        ("DfX", None, "DfX"),
    ],
)
def test_letters_in_brackets_are_initials_only_where_they_fit_the_name(printed, initials, body):
    person = read_person(f"Tom Berry ({printed})", EN)
    assert (person.initials, person.organisation) == (initials, body)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ann Moss, Joe Hale and Ivy Berry", ["Ann Moss", "Joe Hale", "Ivy Berry"]),
        ("Cllrs Moss, Hale, Berry", ["Cllr Moss", "Cllr Hale", "Cllr Berry"]),
        ("@mira, @jonas, Lena Voss", ["@mira", "@jonas", "Lena Voss"]),
        ("Ann Moss, @amoss, Jo Tarn", ["Ann Moss, @amoss", "Jo Tarn"]),
        ("Messrs. B. Moss & C. Hale", ["Mr B. Moss", "Mr C. Hale"]),
        ("Mr and Mrs Moss, Jo Tarn", ["Mr Moss", "Mrs Moss", "Jo Tarn"]),
        ("Moss, Ann; Hale, Joe", ["Moss, Ann", "Hale, Joe"]),
        ("Jane Tarn, Acme Ltd", ["Jane Tarn, Acme Ltd"]),
        ("Jo Tarn, Parks and Roads Manager, Ann Moss", ["Jo Tarn, Parks and Roads Manager", "Ann Moss"]),
        (
            "Jo Tarn (Parks, Roads and Bins) Ann Moss (AM)",
            ["Jo Tarn (Parks, Roads and Bins)", "Ann Moss (AM)"],
        ),
        ("John Moss Joe Hale Tim Berry", ["John Moss", "Joe Hale", "Tim Berry"]),
        ("Ann Moss\tJoe Hale", ["Ann Moss", "Joe Hale"]),
        ("Ivy Berry (IB)\t\t-\tMoor Health Board", ["Ivy Berry (IB)\t\t-\tMoor Health Board"]),
        ("Ann Moss, and the Clerk", ["Ann Moss", "the Clerk"]),
        ("mono,Brad,Nat20,OddOne", ["mono", "Brad", "Nat20", "OddOne"]),
        ("AB, CD and EF", ["AB", "CD", "EF"]),
        ("Jane Hale MBE, Joe Moss PhD", ["Jane Hale MBE", "Joe Moss PhD"]),
        ("Jo Tarn, Chair, Ann Moss, Treasurer", ["Jo Tarn, Chair", "Ann Moss, Treasurer"]),
        ("Mrs Ann Moss.  7 members of the public", ["Mrs Ann Moss", "7 members of the public"]),
    ],
)
def test_a_line_is_split_into_entries(line, expected):
    assert entries(line) == expected


def test_what_follows_the_comma_in_a_list_item_is_a_body():
    assert entries("Ann Moss, Tarnworks", listed=True) == ["Ann Moss, Tarnworks"]
    assert entries("Ann Moss, Joe", listed=True) == ["Ann Moss", "Joe"]


@given(MESS)
def test_splitting_loses_no_word(text):
    spans = split_people(text, EN)
    covered = " ".join(text[a:b] for a, b, _ in spans)
    joiners = EN.pattern("names.and")
    missing = [w for w in re.findall(r"[^\W_]+", text) if w not in covered and not joiners.fullmatch(w)]
    assert not missing
    assert all(0 <= a < b <= len(text) for a, b, _ in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


@given(MESS)
def test_any_text_can_be_read_as_an_entry_or_an_owner(text):
    person = read_person(text, EN)
    assert person is None or person.name.strip()
    assert all(owner.strip() for owner in split_owners(text, EN))


@given(NAMES)
def test_the_forms_of_a_name_hold_its_plain_initials(name):
    forms = initials_of(name)
    assert "".join(word[0] for word in name.split()) in forms
    assert name.split()[0] in forms
    assert plain_initials(name) <= {letters(form) for form in forms}


@settings(max_examples=30)
@given(st.text(max_size=300))
def test_the_forms_of_any_text_are_few(text):
    assert len(initials_of(text)) < 20_000


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Carol Chan", {"CC", "CCh", "C Chan", "Carol", "Chan"}),
        ("Arthur Chan", {"ACh", "ACha"}),
        ("John Maceywell", {"JM", "JMac", "JMace"}),
        ("Pat O'Brim", {"PO", "POB", "PO'B", "OB", "O'B", "POBr"}),
        ("Joan Smith-Bell", {"JS", "JB", "JSB", "JS-B"}),
        ("Joris van der Meer", {"JM", "JvdM", "JVDM", "J van der Meer"}),
        ("Ann Mary Holt", {"AH", "AMH"}),
        ("Jean-Marc Dell", {"JD", "JMD", "J-MD"}),
        ("SKoT McDell", {"SM", "SMc", "SMcD"}),
        ("Kim Wells", {"KimW", "KW"}),
    ],
)
def test_every_form_a_minute_taker_may_use_is_derived(name, forms):
    assert forms <= initials_of(name)


def test_shapes_are_told_apart():
    assert all(is_initials(t) for t in ("TH", "ACh", "JMac", "R.J.", "MvdV", "PO'B"))
    assert not any(is_initials(t) for t in ("Ann", "A Moss", "the", "ABCDEF", ""))
    assert all(is_organisation(t, EN) for t in ("CTB", "CAF", "DfE", "Acme Ltd", "Moor District Council"))
    assert not any(is_organisation(t, EN) for t in ("Joan Church", "Cllr Moss", "Ann Moss"))
    assert all(is_role(t, EN) for t in ("Chair", "Head of Finance", "Vice-Chairman", "Scrum Master"))
    assert not any(is_role(t, EN) for t in ("Ann Moss", "Mark Warden", "Dean Moss", "Councillor Moss"))
    assert all(is_group(t, EN) for t in ("Officers", "Finance Committee", "T&F group"))
    assert not any(is_group(t, EN) for t in ("Ann Moss", "TH", "Clerk"))


def test_acronyms_of_bodies_look_like_nobody():
    assert not any(looks_like_person(t, EN) for t in ("CTB", "CAF", "DfE", "NHS", "the Clerk", "Finance"))
    assert all(looks_like_person(t, EN) for t in ("Ann Moss", "Cllr Moss", "Becky", "J. van der Meer"))


def test_a_surname_that_is_also_a_word_stays_a_name():
    assert all(
        is_name(n, EN) for n in ("Denny Page", "He Yu Hao", "Will Order", "Mark Church", "April Early")
    )


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("TG & BM", ["TG", "BM"]),
        ("MW/YO", ["MW", "YO"]),
        ("ND+MH", ["ND", "MH"]),
        ("FD / DH / MM", ["FD", "DH", "MM"]),
        ("Lou and Jody", ["Lou", "Jody"]),
        ("CC on behalf of AO", ["CC on behalf of AO"]),
        ("All", ["All"]),
        ("??", ["??"]),
        ("Clerk/Chair", ["Clerk", "Chair"]),
        ("@handle", ["@handle"]),
        ("John (with Mary)", ["John", "Mary"]),
        ("AB (lead), CD", ["AB", "CD"]),
        ("Ann Moss, Joe Hale", ["Ann Moss", "Joe Hale"]),
        ("Parish and District colleagues", ["Parish and District colleagues"]),
        ("Parks/Open Space Committee", ["Parks/Open Space Committee"]),
        ("Finance & Resources Manager", ["Finance & Resources Manager"]),
        ("T&F group", ["T&F group"]),
        ("TP (Toby)", ["TP (Toby)"]),
        ("R.J, B.H", ["R.J", "B.H"]),
        ("BL / ALL", ["BL", "ALL"]),
        ("the Clerk", ["the Clerk"]),
        ("J. Moss, Jr.", ["J. Moss, Jr."]),
        ("", []),
    ],
)
def test_owners_are_split_as_written(text, owners):
    assert split_owners(text, EN) == owners


def test_hostile_lines_are_split_in_linear_time():
    for text in ("a," * 3000, "(" * 5000, "A and " * 2000, "Mr " * 3000, "A. " * 3000, "\t-" * 3000):
        assert isinstance(split_people(text, EN), list)
        read_person(text, EN)
        split_owners(text[:4000], EN)
