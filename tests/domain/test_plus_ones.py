"""Who asks whether somebody else may come along."""

import pytest

from domain.plus_ones import PlusOne, read, read_age


@pytest.mark.parametrize(
    ("words", "who", "age", "where"),
    [
        ("can my son come too", "child", None, ""),
        ("Can my son come too?", "child", None, ""),
        ("can my 12 year old daughter come along", "child", 12, ""),
        ("could i bring my kids on saturday", "child", None, "saturday"),
        ("can i bring my grandson to the litter pick", "young", None, "the litter pick"),
        ("can my son come too? he is 9", "child", 9, ""),
        ("Can my girl come to the litter pick, she's nearly 12", "child", 12, "the litter pick"),
        ("can i bring my son leo", "child", None, ""),
        ("is it ok if my niece comes with me", "young", None, ""),
        ("my husband would like to come too", "adult", None, ""),
        ("can I bring a friend", "somebody", None, ""),
        ("can my boy Ali come as well", "child", None, ""),
        ("can my daughter who is 16 join", "child", 16, ""),
        ("i'd like to bring my 19 year old son", "child", 19, ""),
    ],
)
def test_asked_for_somebody_else(words: str, who: str, age: int | None, where: str) -> None:
    found = read(words)
    assert found is not None
    assert (found.who, found.age, found.where) == (who, age, where)


@pytest.mark.parametrize(
    "words",
    ["can my son help with my garden thursday", "my son needs a lift", "can i bring my dog",
     "can somebody come and fix my tap", "can i come", "can my son come home",
     "who can take my daughter to school", "2hrs gardening for my friend"],
)  # fmt: skip
def test_what_is_something_else(words: str) -> None:
    assert read(words) is None


def test_ages() -> None:
    assert [read_age(words) for words in ("14", "he is 14", "nearly 9 years old", "9 and 11", "old",
                                          "400")] == [14, 14, 9, None, None, None]  # fmt: skip
    assert PlusOne("child", "son", 18).adult
    assert not PlusOne("somebody", "friend").adult
