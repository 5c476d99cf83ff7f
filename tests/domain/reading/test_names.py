"""Who is meant by a name: found through titles, spellings and short forms, never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reading.names import Known, Nobody, One, Several, resolve

JEAN, PAT_DUNN, PAT_OHARA, HUSSAIN, SHAMIM = range(1, 6)
NASREEN, AMINA, LUKASZ, MOHAMMED, GURPREET, DOROTHY = range(6, 12)
PEOPLE = [
    Known(JEAN, "Jean Price"),
    Known(PAT_DUNN, "Pat Dunn"),
    Known(PAT_OHARA, "Pat O'Hara"),
    Known(HUSSAIN, "Mr Tariq Hussain"),
    Known(SHAMIM, "Shamim Begum"),
    Known(NASREEN, "Nasreen Begum"),
    Known(AMINA, "Amina Khatun"),
    Known(LUKASZ, "Łukasz Nowak"),
    Known(MOHAMMED, "Mohammed Ali"),
    Known(GURPREET, "Gurpreet Kaur"),
    Known(DOROTHY, "Dorothy Evans", ("Dot",)),
]


@pytest.mark.parametrize(
    ("mention", "who"),
    [
        ("jean", JEAN),
        ("Jean's", JEAN),
        ("Jaen Price", JEAN),
        ("J Price", JEAN),
        ("pat d", PAT_DUNN),
        ("Pat O’Hara", PAT_OHARA),
        ("mr husain", HUSSAIN),
        ("Tarik bhai", HUSSAIN),
        ("Mrs S Begum", SHAMIM),
        ("Begum, Shamim", SHAMIM),
        ("Mrs Nasrin Begum", NASREEN),
        ("auntie Amina", AMINA),
        ("amina bibi", AMINA),
        ("lukasz", LUKASZ),
        ("Muhammad", MOHAMMED),
        ("mo", MOHAMMED),
        ("gurpret", GURPREET),
        ("Dottie", DOROTHY),
    ],
)
def test_one_person_is_meant(mention, who):
    assert resolve(mention, PEOPLE) == One(who)


@pytest.mark.parametrize(
    ("mention", "who"), [("Pat", (PAT_DUNN, PAT_OHARA)), ("Mrs Begum", (SHAMIM, NASREEN))]
)
def test_two_that_fit_are_both_returned(mention, who):
    assert resolve(mention, PEOPLE) == Several(who)


@pytest.mark.parametrize(
    "mention", ["Bob", "Jean Smith", "Pat Price", "j", "", "the lady at 42", "a" * 5_000, "Mrs"]
)
def test_nobody_fits(mention):
    assert resolve(mention, PEOPLE) == Nobody()


def test_the_order_of_people_does_not_choose():
    twins = [Known(1, "Amina Khan"), Known(2, "Aminah Khan")]
    assert resolve("amena khan", twins) == Several((1, 2))
    assert resolve("amena khan", twins[::-1]) == Several((2, 1))


def test_two_spellings_of_one_name_are_asked_about():
    people = [Known(1, "Ahmed Khan"), Known(2, "Ahmad Raza")]
    assert resolve("Ahmed", people) == Several((1, 2))
    assert resolve("Ahmed R", people) == One(2)


@given(st.text(max_size=200), st.lists(st.text(max_size=40), max_size=8))
def test_whoever_is_found_is_a_candidate(mention, names):
    people = [Known(number, name) for number, name in enumerate(names)]
    match resolve(mention, people):
        case One(who):
            assert who in range(len(names))
        case Several(several):
            assert len(several) > 1
            assert set(several) <= set(range(len(names)))


@given(st.sampled_from(PEOPLE))
def test_a_full_name_is_always_enough(person):
    assert resolve(person.name, PEOPLE) == One(person.id)
