"""Who asks whether somebody else may come along: "can my son come too", "can I bring a friend"."""

import re
from dataclasses import dataclass
from typing import Literal

from domain.opportunities import ADULT

Who = Literal["child", "young", "adult", "somebody"]
"""child: their own; young: of others in their family; adult: a grown-up, by the word; somebody: it
doesn't say."""
OLDEST = 110
LONGEST = 120
_WHO: dict[str, Who] = {
    **dict.fromkeys(
        ("son", "sons", "daughter", "daughters", "child", "children", "kid", "kids", "boy", "boys",
         "girl", "girls", "baby", "toddler", "teenager", "teenagers", "little one", "little ones",
         "stepson", "stepdaughter", "youngest", "eldest", "oldest", "twins"),
        "child",
    ),
    **dict.fromkeys(
        ("grandson", "granddaughter", "grandchild", "grandchildren", "grandkid", "grandkids",
         "nephew", "niece", "godson", "goddaughter", "foster son", "foster daughter",
         "foster child"),
        "young",
    ),
    **dict.fromkeys(
        ("wife", "husband", "partner", "girlfriend", "boyfriend", "mum", "mother", "dad", "father",
         "mom", "carer", "colleague", "colleagues", "parents"),
        "adult",
    ),
    **dict.fromkeys(
        ("friend", "friends", "mate", "mates", "neighbour", "neighbours", "sister", "brother",
         "cousin", "family", "somebody", "someone",
         "somebody else", "someone else", "another person"),
        "somebody",
    ),
}  # fmt: skip
_WORD = "|".join(sorted(map(re.escape, _WHO), key=len, reverse=True))
_OLD = r"(?P<age>\d{1,3}) ?(?:-| )?(?:years?|yrs?|yo)?(?:-| )?(?:old)? "
_SOMEBODY = (
    rf"(?:my|our|a|the|his|her) (?:{_OLD})?(?:old |little |young |small )?(?P<who>{_WORD})"
    r"(?: \w+)??(?: who is (?P<is>\d{1,3})| (?P<after>\d{1,3}))?|(?P<one>somebody else|someone else"
    r"|somebody|someone|another person|friends|mates|colleagues|kids|children)"
)
_ALONG = r"(?: (?:too|along|with me|with us|as well|also|there|on the day|please|then))*"
_TO = (
    r"(?: (?:(?:to|on|at|for) )?(?P<to>(?:(?<=\bto |\bon |\bat )|(?<=\bfor )).+"
    r"|(?:this |next )?(?:mon|tue|wed|thu"
    r"|fri|sat|sun|today|tomorrow|weekend).*))?"
)
_ASK = r"(?:(?:hi|hello|please|and|also|ok|so) )*"
_OK = r"(?:ok|okay|alright|all right|fine|possible)"
_SAID = (
    rf"(?:can|could|may) (?:i|we) (?:bring|take|come with)(?: along)? (?:{_SOMEBODY})",
    (
        rf"(?:can|could|may) (?:{_SOMEBODY}) (?:come|join|help|take part|volunteer)"
        r"(?: in| us| me| out)?"
    ),
    (
        rf"(?:is it|will it be|would it be|is that) {_OK} (?:if|for|to) (?:(?:i|we) bring |bring )?"
        rf"(?:{_SOMEBODY})(?: (?:comes?|joins?|helps?|to come|to join|to help|coming))?"
    ),
    rf"(?:{_SOMEBODY}) (?:wants?|would like|would love|'d like) to (?:come|join|help)",
    (
        r"(?:i would like|i'd like|i want|i will|i'll|i am|i'm) (?:to )?bring(?:ing)?(?: along)?"
        rf" (?:{_SOMEBODY})"
    ),
)
_AGED = re.compile(
    r" (?:(?:(?:and )?(?:he|she|they|it|who)(?:'s|s| is|'re| are| will be)|aged?)"
    r"(?: only| just| nearly| about| almost)?) (?P<age>\d{1,3})(?: years?| yrs?| yo)?(?: old)?$"
)
"""Behind the question: "he's 9", "she is nearly 12 years old", "aged 9"."""
_PATTERNS = tuple(re.compile(f"{_ASK}{said}{_ALONG}{_TO}") for said in _SAID)


@dataclass(frozen=True, slots=True)
class PlusOne:
    """Somebody who would come along: who, by the word; their age, where it is said; and the words
    about where to, empty where there are none."""

    who: Who
    word: str
    age: int | None = None
    where: str = ""

    @property
    def adult(self) -> bool:
        """Whether they are a grown-up for sure."""
        return self.age >= ADULT if self.age is not None else self.who == "adult"


def read(words: str) -> PlusOne | None:
    """Who would come along, where a whole message asks that; None for everything else."""
    said = " ".join(re.sub(r"[,.!?;:]+", " ", words.replace("’", "'").casefold()).split())
    if len(said) > LONGEST:
        return None
    aged = _AGED.search(said)
    if aged is not None:
        said = said[: aged.start()]
    for pattern in _PATTERNS:
        found = pattern.fullmatch(said)
        if found is None:
            continue
        word = found["who"] or found["one"]
        age = next((int(found[n]) for n in ("age", "is", "after") if found[n]), None)
        if age is None and aged is not None:
            age = int(aged["age"])
        if age is not None and age > OLDEST:
            age = None
        return PlusOne(_WHO[word], word, age, found["to"] or "")
    return None


def read_age(words: str) -> int | None:
    """An age in years: "14", "he is 14", "14 years old", "nearly 9"; None where there is none."""
    numbers = re.findall(r"\d+", words)
    if len(numbers) != 1:
        return None
    age = int(numbers[0][:4])
    return age if 0 < age <= OLDEST else None
