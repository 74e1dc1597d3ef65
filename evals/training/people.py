"""Invented people, dates and times for rendered documents."""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.english.given_names import GIVEN_NAMES
from evals.training.render_words import WORDS

if TYPE_CHECKING:
    from random import Random

_GIVEN = sorted(name.title() for name in GIVEN_NAMES if name.isalpha() and len(name) > 2)
_SYLLABLES = WORDS["syllables"]
_ENDS = WORDS["ends"]
ROLES = WORDS["roles"]
_TITLES = WORDS["titles"]
_PARTIES = WORDS["parties"]
_MONTHS = WORDS["months"]
_LONG_MONTHS = WORDS["long_months"]
OCCUPATIONS = WORDS["occupations"]


def random_surname(rng: Random) -> str:
    """An invented surname."""
    name = "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((1, 1, 2)))) + rng.choice(_ENDS)
    name = name.capitalize()
    draw = rng.random()
    if draw < 0.03:
        return f"{rng.choice(('Mc', 'O’', 'Mac', 'De', 'Le'))}{name}"
    if draw < 0.06:
        return f"{rng.choice(('van ', 'de ', 'von ', 'da ', 'al-'))}{name}"
    return f"{name}-{random_surname(rng)}" if draw < 0.09 else name


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks in a rendered document."""

    given: str
    surname: str
    title: str
    role: str
    handle: str
    party: str
    occupation: str
    number: int

    @property
    def full(self) -> str:
        """The given name and the surname."""
        return f"{self.given} {self.surname}"

    @property
    def initials(self) -> str:
        """The first letters of the two names."""
        return self.given[0] + self.surname[0].upper()


def person(rng: Random, number: int) -> Person:
    """An invented person."""
    given = rng.choice(_GIVEN)
    if rng.random() < 0.08:
        given += f" {rng.choice(string.ascii_uppercase)}."
    last = random_surname(rng)
    handle = rng.choice(
        (
            f"{given[:4].lower()}{rng.randint(1, 99)}",
            f"{last.lower().replace(' ', '')}_{rng.choice(ROLES).lower()}",
            f"{rng.choice(ROLES)}{last[:3]}",
            f"{rng.choice(ROLES).lower()}{rng.randint(1, 2000)}",
            f"{given.split()[0]}{last[0].upper()}",
            f"{rng.choice(('the', 'old', 'not', 'real', 'mad'))}-{last.lower().replace(' ', '')}",
            f"{given.split()[0].lower()}.{last.lower().replace(' ', '')}",
        )
    )
    return Person(
        given.strip(),
        last,
        rng.choice(_TITLES),
        rng.choice(ROLES),
        handle,
        rng.choice(_PARTIES),
        rng.choice(OCCUPATIONS),
        number,
    )


def a_date(rng: Random) -> str:
    """A date in one of many forms."""
    day, month, year = rng.randint(1, 28), rng.randint(0, 11), rng.randint(1975, 2026)
    return rng.choice(
        (
            f"{day} {_LONG_MONTHS[month]} {year}",
            f"{_LONG_MONTHS[month]} {day}, {year}",
            f"{_MONTHS[month]} {day}",
            f"{year}-{month + 1:02}-{day:02}",
            f"{day:02}.{month + 1:02}.{year}",
            f"{month + 1}/{day}/{year % 100:02}",
            f"{day} {_MONTHS[month]}",
        )
    )


@dataclass(slots=True)
class TimeStyle:
    """How a document writes times; each one is later than the one before."""

    kind: int
    now: int = 0

    @classmethod
    def drawn(cls, rng: Random) -> TimeStyle:
        """A random way to write times, from a random time on."""
        return cls(rng.randrange(10), rng.choice((0, 0, rng.randint(20_000, 80_000))))

    def next(self, rng: Random) -> str:
        """The next time."""
        self.now += rng.randint(1, 90)
        hours, minutes, seconds = self.now // 3600 % 24, self.now // 60 % 60, self.now % 60
        return (
            f"{hours:02}:{minutes:02}:{seconds:02}",
            f"{hours}:{minutes:02}:{seconds:02}",
            f"{minutes}:{seconds:02}",
            f"{minutes:02}:{seconds:02}",
            f"{hours or 1}.{minutes:02}",
            f"{hours % 12 or 12}:{minutes:02} {'AM' if hours < 12 else 'PM'}",
            f"{hours:02}:{minutes:02}:{seconds:02},{rng.randint(0, 999):03}",
            f"{hours:02}{minutes:02}",
            f"{hours}h{minutes:02}",
            f"{hours % 12 or 12}:{minutes:02}pm",
        )[self.kind]
