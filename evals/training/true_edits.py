"""Edits of a sentence that keep what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evals.training.pair_edits import (
    CLAUSE_JOINTS,
    join_clauses,
    with_capital,
    without_capital,
    word_edit,
)

if TYPE_CHECKING:
    import random

    from evals.training.pair_edits import Edit

_TURNABLE = {"because": "because", "before": "after", "after": "before"}
_OPENING_PHRASE = re.compile(
    r"\A(?P<phrase>(?:In|On|At|By|During|After|Before|Since|For|Under|With) [^,.;:]{3,50}), "
    r"(?P<rest>[^.;:]{15,}?)(?P<end>[.!?]*)\Z"
)
_PAIR_OF_NAMES = re.compile(r"\b([A-Z]\w+(?: [A-Z]\w+)?) and ([A-Z]\w+(?: [A-Z]\w+)?)\b(?! [A-Z])")
_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
)
_ASIDE = re.compile(
    r",? (?:however|for example|of course|in fact|moreover|meanwhile),|\s\([^()]{2,40}\)"
)
_CONTRACTIONS = (("n't", " not"), ("'re", " are"), ("'ll", " will"), ("'ve", " have"))


def move_phrase(text: str, _premise: str, _rng: random.Random) -> str | None:
    """The opening phrase at the end: "In 2007, X fell." as "X fell in 2007."."""
    match = _OPENING_PHRASE.match(text)
    if match is None:
        return None
    phrase = match["phrase"][0].lower() + match["phrase"][1:]
    return f"{with_capital(match['rest'])} {phrase}{match['end']}"


def turn_order_rightly(text: str, _premise: str, _rng: random.Random) -> str | None:
    """The clauses exchanged with the word between them turned: "A before B" as "B after A"."""
    match = CLAUSE_JOINTS[0].match(text)
    if match is None or match["joint"] not in _TURNABLE:
        return None
    if match["joint"] == "because":
        return f"Because {match['b']}, {without_capital(match['a'])}{match['end']}"
    return join_clauses(match["b"], _TURNABLE[match["joint"]], match["a"], match["end"])


def swap_joined_names(text: str, _premise: str, _rng: random.Random) -> str | None:
    """Return "A and B" as "B and A"."""
    match = _PAIR_OF_NAMES.search(text)
    return None if match is None else text.replace(match[0], f"{match[2]} and {match[1]}")


def respell_number(text: str, _premise: str, _rng: random.Random) -> str | None:
    """Return "3 people" as "three people", and the other way round."""
    if match := re.search(r"(?<![\d.,$£€-])\b([2-9]|1[0-2])\b(?![\d.,%:-]\w?)", text):
        word = _NUMBER_WORDS[int(match[1])]
        return with_capital(text[: match.start()] + word + text[match.end() :])
    if match := re.search(r"\b(two|three|four|five|six|seven|eight|nine|ten)\b", text):
        return text[: match.start()] + str(_NUMBER_WORDS.index(match[1])) + text[match.end() :]
    return None


def drop_aside(text: str, _premise: str, _rng: random.Random) -> str | None:
    """The sentence without "however" or what is in brackets."""
    match = _ASIDE.search(text)
    return None if match is None else text[: match.start()] + text[match.end() :]


def expand_contractions(text: str, _premise: str, _rng: random.Random) -> str | None:
    """Return "didn't" as "did not"."""
    expanded = text.replace("’", "'").replace("can't", "cannot").replace("won't", "will not")
    for short, full in _CONTRACTIONS:
        expanded = expanded.replace(short, full)
    return expanded if expanded != text.replace("’", "'") else None


TRUE_EDITS: tuple[Edit, ...] = (
    word_edit("same"),
    move_phrase,
    turn_order_rightly,
    swap_joined_names,
    respell_number,
    drop_aside,
    expand_contractions,
)


def true_edit(text: str, rng: random.Random, *, times: int = 2) -> str:
    """The sentence in other words, as far as edits that keep its meaning apply."""
    for _ in range(times):
        edits = rng.sample(TRUE_EDITS, len(TRUE_EDITS))
        text = next((new for edit in edits if (new := edit(text, "", rng))), text)
    return text
