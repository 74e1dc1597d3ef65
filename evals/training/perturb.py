"""Perturb a question so that it becomes unanswerable: a number, a name, an antonym, a negation.

People wrote SQuAD 2.0's unanswerable questions that way; these do the same for collections without
any.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Sequence

NEARBY = 30  # years by which a year is moved at most
DENIED = 0.4  # share of the questions to be denied, where nothing else can be changed
_YEAR = re.compile(r"\b1[0-9]{3}\b|\b20[0-9]{2}\b")
_NUMBER = re.compile(r"\b[0-9]+\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: (?:(?:of|the|de|van) )?[A-Z][\w’'-]+)*")
_OPPOSITES: Final = """
    first last; before after; north south; east west; northern southern; eastern western;
    highest lowest; largest smallest; biggest smallest; oldest youngest; longest shortest;
    most least; more less; more fewer; increase decrease; increased decreased; rise fall;
    rose fell; begin end; began ended; start end; started stopped; open close; opened closed;
    win lose; won lost; support oppose; supported opposed; accept reject; accepted rejected;
    allow forbid; allowed banned; build destroy; built destroyed; buy sell; bought sold;
    arrive leave; arrived left; enter leave; entered left; major minor; early late;
    earlier later; high low; higher lower; large small; larger smaller; long short; old new;
    older younger; male female; man woman; men women; father mother; son daughter;
    husband wife; king queen; public private; urban rural; rich poor; strong weak;
    common rare; positive negative; internal external; inside outside; above below;
    upper lower; left right; same different; always never; best worst; better worse;
    good bad; easy difficult; cheap expensive; heavy light; hot cold; hard soft; fast slow;
    success failure; love hate; loved hated; like dislike; liked disliked; friend enemy;
    with without; include exclude; included excluded; create destroy; created destroyed;
    attack defend; attacked defended; majority minority; maximum minimum; birth death;
    born killed; married divorced; hired fired; gained lost; joined left; present absent
"""
_OPPOSITE: Final = {
    one: other
    for pair in _OPPOSITES.split(";")
    for one, other in (pair.split(), pair.split()[::-1])
}
_WORD = re.compile(r"(?<!how )(?<!How )\b[a-z]+\b")  # "how long" asks nothing of length alone
_NOT: Final = {
    "did": "didn't", "does": "doesn't", "do": "don't", "was": "wasn't", "were": "weren't",
    "is": "isn't", "are": "aren't", "has": "hasn't", "had": "hadn't", "have": "haven't",
    "can": "can't", "could": "couldn't", "will": "won't", "would": "wouldn't",
    "should": "shouldn't",
}  # fmt: skip
_VERB = re.compile(rf"\b(?:{'|'.join(_NOT)})\b")


def capitalised_names(text: str) -> Iterator[str]:
    """Runs of capitalised words inside a sentence, a guess at names."""
    yield from _NAME.findall(text)


def perturb(question: str, others: Sequence[str], chance: random.Random) -> str | None:
    """The question with one random change; None when nothing can be changed.

    `others` are names to replace one of the question's.
    """
    ways: list[Callable[[], str | None]] = [
        lambda: _renamed(question, others, chance),
        lambda: _renumbered(question, chance),
        lambda: _turned(question, chance),
    ]
    chance.shuffle(ways)
    # Nearly every question can be denied, so that is kept for where nothing else can be done.
    if chance.random() < DENIED:
        ways.append(lambda: _denied(question))
    found = (way() for way in ways)
    return next((one for one in found if one and one != question), None)


def _renamed(question: str, others: Sequence[str], chance: random.Random) -> str | None:
    held = list(_NAME.finditer(question))
    strange = [name for name in others if name not in question]
    if not held or not strange:
        return None
    return _put(question, chance.choice(held), chance.choice(strange))


def _renumbered(question: str, chance: random.Random) -> str | None:
    held = list(_NUMBER.finditer(question))
    if not held:
        return None
    match = chance.choice(held)
    value = int(match[0])
    by = chance.randint(1, NEARBY) if _YEAR.fullmatch(match[0]) else max(1, value // 2)
    return _put(question, match, str(abs(value + chance.choice((-1, 1)) * by)))


def _turned(question: str, chance: random.Random) -> str | None:
    held = [match for match in _WORD.finditer(question) if match[0] in _OPPOSITE]
    if not held:
        return None
    match = chance.choice(held)
    return _put(question, match, _OPPOSITE[match[0]])


def _denied(question: str) -> str | None:
    match = _VERB.search(question)
    return _put(question, match, _NOT[match[0]]) if match else None


def _put(question: str, match: re.Match[str], word: str) -> str:
    return f"{question[: match.start()]}{word}{question[match.end() :]}"
