"""All skills of the taxonomy are seen: by label, by synonym, with a letter wrong, as spoken."""

import random
import re

import pytest

from domain.reading import skills, wordfind

PHRASES = [
    (skill.id, words)
    for skill in skills.taxonomy().values()
    for words in (skill.label, *skill.synonyms)
]
TIE = 0.6
"""A word that stands for two skills ("big shop") must have both at the top."""


def top(words):
    ranked = skills.rank(words, 8)
    return {found.skill for found in ranked if found.score >= ranked[0].score - TIE}


def slips(words):
    """`words` with one letter left out, doubled, swapped or replaced, for each longer word."""
    chance = random.Random(words)
    vocabulary = {word for phrase in PHRASES for word in re.findall(r"[a-z]+", phrase[1].lower())}
    for match in re.finditer(r"[A-Za-z]{6,}", words):
        word = match.group()
        at = chance.randrange(1, len(word) - 1)
        for slip in (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + chance.choice("aeiorstn") + word[at + 1 :],
        ):
            another = slip.lower() in wordfind.common_words() | vocabulary
            # A slip that makes another word says that other word.
            if slip != word and not another and wordfind.stem(slip) != "fill":
                yield words[: match.start()] + slip + words[match.end() :]


def test_the_taxonomy_has_its_126_skills():
    assert len(skills.taxonomy()) == 126


@pytest.mark.parametrize("lang", skills.LANGUAGES)
def test_word_files_name_only_skills_that_exist(lang):
    named = set(wordfind.data(f"skills/{lang}.toml")) - {"same"}
    assert named <= set(skills.taxonomy())


def test_every_label_and_synonym_finds_its_skill():
    missed = [(skill, words) for skill, words in PHRASES if skill not in top(words)]
    assert not missed


def test_one_wrong_letter_in_a_longer_word_still_finds_it():
    missed = [
        (skill, slip) for skill, words in PHRASES for slip in slips(words) if skill not in top(slip)
    ]
    assert not missed


@pytest.mark.parametrize("skill", sorted(skills.taxonomy()))
def test_each_skill_is_found_inside_a_sentence(skill):
    label = skills.taxonomy()[skill].label.lower()
    found = skills.rank(
        f"hiya cud any1 help me out wiv {label} pls, i am on me own n its all a bit much", 3
    )
    assert skill in {one.skill for one in found}


SPOKEN = [
    ("puttin me bins out", "home.bins_out"),
    ("me miskin wants fetchin in", "home.bins_out"),
    ("chair leg's bost", "diy.small_repairs"),
    ("sit wiv the babby", "family.babysitting"),
    ("cuttin me grass", "garden.mowing"),
    ("walkin the staffy", "pets.dog_walking"),
    ("avin a natter", "company.chat_visit"),
    ("sort me telly out", "digital.tv_setup"),
    ("takin stuff up the tip", "transport.tip_run"),
    ("lift 2 the qe", "transport.lift_hospital"),
    ("run me down the docs", "transport.lift_appointment"),
    ("lift 2 asda", "transport.lift_shops"),
    ("lift to gurdwara", "transport.lift_social"),
    ("me hedge wants doin", "garden.hedge"),
    ("learnin to speak better english", "language.esol_conversation"),
    ("do me nans hair", "wellbeing.hair"),
    ("fill in me blue badge form", "paperwork.form_help"),
    ("a game of crib", "company.games"),
    ("kids minding after skool", "family.babysitting"),
    ("wud like sum1 to read the paper to me", "company.reading_aloud"),
    ("zoom wont work on me ipad", "digital.video_calls"),
    ("got a dodgy txt think its a scam", "digital.online_safety"),
    ("clean up the cut", "community.litter_pick"),
]


@pytest.mark.parametrize(("words", "skill"), SPOKEN)
def test_brummie_and_text_speak(words, skill):
    assert skill in top(words)


def test_two_things_are_two_only_where_a_word_joins_them():
    assert [f.skill for f in skills.several("ironing and a lift to the shops")] == [
        "home.ironing",
        "transport.lift_shops",
    ]
    assert len(skills.several("lift to the shops for me big shop")) == 1


def test_nothing_is_found_in_words_that_speak_of_no_skill():
    assert not skills.several("how are you keeping bab")
