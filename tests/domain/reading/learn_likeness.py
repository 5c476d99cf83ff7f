"""`python -m tests.domain.reading.learn_likeness` learns the weights of a second look.

Logistic regression by stochastic gradient, in a fixed order, so that the same cases give the same
weights. What must be caught is weighed against every other sentence in `tests/cases`. With
`--held-out` it learns from four fifths and prints what it finds in the rest.
"""

import json
import random
import re
import sys
from collections import Counter, defaultdict
from math import exp, sqrt
from pathlib import Path
from typing import Any, get_args

from domain.reading.folding import tokens
from domain.reading.likeness import Weights, features, score
from domain.reading.screening import ScreenClass

CASES = Path(__file__).parents[2] / "cases"
OUT = Path(__file__).parents[3] / "domain" / "reading" / "data" / "likeness.json"
KINDS = get_args(ScreenClass)
THRESHOLD = 1.1  # about 0.6% of everyday sentences that were held out lie above it
ROUNDS, RATE, SHRINK, SMALLEST = 12, 0.3, 3e-5, 0.12
URGENT = ("emergency", "crisis", "safeguarding", "escalate", "financial_abuse", "child_at_risk")

LONG_NUMBER = re.compile(r"\d{3}")  # telephone numbers and the like say nothing

Sample = tuple[str, str]  # text and class, "" for an everyday text


def samples() -> list[Sample]:
    """Every English sentence that must be caught, and every everyday sentence, in file order."""
    screening = json.loads((CASES / "screening.json").read_text(encoding="utf-8"))
    urgent = [(c["text"], c["class"]) for c in screening["must_catch"] if c["lang"] == "en"]
    everyday = [c["text"] for c in screening["ordinary"]]
    for path in sorted(CASES.glob("*.json")):
        if path.name != "screening.json":
            everyday += _texts(json.loads(path.read_text(encoding="utf-8")))
    known = {text for text, _ in urgent}
    return urgent + [(text, "") for text in dict.fromkeys(everyday) if text not in known]


def _texts(content: Any) -> list[str]:
    if isinstance(content, list):
        return [text for one in content for text in _texts(one)]
    if not isinstance(content, dict):
        return []
    own = content.get("text")
    if isinstance(own, str):
        told = json.dumps(content)
        return [] if any(word in told for word in URGENT) else [own]
    return [text for one in content.values() for text in _texts(one)]


def learn(known: list[Sample]) -> Weights:
    """The weights learnt from `known`."""
    weight: defaultdict[str, float] = defaultdict(float)
    bias = -2.0
    data = [(sorted(features(tokens(text))), kind) for text, kind in known]
    data = [one for one in data if one[0]]
    shuffled = random.Random(1)
    for _ in range(ROUNDS):
        shuffled.shuffle(data)
        for said, kind in data:
            size = sqrt(len(said))
            sure = bias + sum(weight[one] for one in said) / size
            wrong = bool(kind) - 1 / (1 + exp(-max(-30.0, min(30.0, sure))))
            step = RATE * wrong * (3 if kind else 1)  # to miss one is worse than to be wrong
            for one in said:
                weight[one] += step / size - SHRINK * weight[one]
            bias += step / 10
    speaks: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for said, kind in data:
        if kind:
            for one in said:
                speaks[one][KINDS.index(kind)] += 1
    of = {
        one: (round(value, 2), speaks[one].most_common(1)[0][0] if one in speaks else 0)
        for one, value in sorted(weight.items())
        if abs(value) >= SMALLEST and not LONG_NUMBER.search(one)
    }
    return Weights(round(bias, 3), THRESHOLD, KINDS, of)


def held_out() -> None:
    """Prints, for five parts held out in turn, the share that lies above the threshold."""
    known = samples()
    random.Random(5).shuffle(known)
    caught = missed = alarms = everyday = 0
    for part in range(5):
        weights = learn([one for i, one in enumerate(known) if i % 5 != part])
        for text, kind in known[part::5]:
            above = score(tokens(text), weights) > weights.threshold
            caught += bool(kind) and above
            missed += bool(kind) and not above
            alarms += not kind and above
            everyday += not kind
    print(f"held out: {caught} of {caught + missed} caught, {alarms} alarms in {everyday}")


def write() -> None:
    """Writes the weights that all cases teach."""
    learnt = learn(samples())
    content = learnt._asdict() | {"weights": {}}
    del content["of"]
    head = json.dumps(content, ensure_ascii=False).removesuffix("{}}")
    lines = ",\n".join(f"{json.dumps(one)}: {json.dumps(told)}" for one, told in learnt.of.items())
    OUT.write_text(f"{head}{{\n{lines}\n}}}}\n", encoding="utf-8")


if __name__ == "__main__":
    held_out() if "--held-out" in sys.argv else write()
