"""Parts of rendered pages that are nobody's words, and the author's around a talk."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from corpus.structure.line_roles import LineRole
from evals.training.people import Person, a_date, person
from evals.training.render_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.training.canvas import Canvas

_DIRECTIONS = WORDS["directions"]
HEADINGS = WORDS["headings"]
KEYS = WORDS["keys"]
CREDITS = WORDS["credits"]


def a_title(canvas: Canvas) -> str:
    """A title of some words."""
    words = canvas.text(1, 1).split()[: canvas.rng.randint(2, 11)]
    text = " ".join(words).strip('.,;:"')
    return canvas.rng.choice((text, text.title(), text.upper(), text, f"{text}?", f"“{text}”"))


def preamble(canvas: Canvas, people: Sequence[Person] = ()) -> None:
    """Add what stands above a text: title, byline, date, notes, who is present."""
    rng = canvas.rng
    if canvas.chance(0.85):
        canvas.headings.append(len(canvas.lines))
        canvas.aside(a_title(canvas))
        canvas.blank()
    if canvas.chance(0.4):
        writer = person(rng, 9)
        canvas.aside(
            rng.choice(
                (
                    "By {}",
                    "by {}",
                    "{}",
                    "Von {}",
                    "Text: {}",
                    "{} reports",
                    "BY {}, Correspondent",
                )
            ).format(writer.full)
        )
    if canvas.chance(0.3):
        canvas.aside(
            rng.choice(("", "Published ", "Updated: ", "Kelmouth, ", "Hearing of ")) + a_date(rng)
        )
    for _ in range(rng.choice((0, 0, 0, 1, 2, 4))):
        value = rng.choice(
            (canvas.text(1, 1)[:50], a_date(rng), person(rng, 8).full, str(rng.randint(1, 90)))
        )
        canvas.aside(f"{rng.choice(KEYS)}{rng.choice((': ', ': ', ' - ', ':  ', chr(9)))}{value}")
    if people and canvas.chance(0.25):
        canvas.aside(rng.choice(("Present:", "PARTICIPANTS", "Speakers", "In attendance", "Cast")))
        for who in people:
            canvas.aside(
                rng.choice(
                    (
                        "{n}, {o}",
                        "{n} – {r}",
                        "{r}: {n}",
                        "{n} ({p})",
                        "- {n}",
                        "{i} = {n}",
                        "{n}",
                    )
                ).format(n=who.full, o=who.occupation, r=who.role, p=who.party, i=who.initials)
            )
    canvas.blank()


def introduction(canvas: Canvas, most: int = 4) -> None:
    """Add some paragraphs of the author."""
    for _ in range(canvas.rng.randint(0, most)):
        canvas.paragraph(canvas.text(1, 4), LineRole.WORDS)
        canvas.blank()


def interlude(canvas: Canvas, gap: int, *, narrated: bool) -> bool:
    """Add a direction, heading or furniture now and then; True where narration was added."""
    rng = canvas.rng
    draw = rng.random()
    if draw < 0.03:
        words = rng.choice(_DIRECTIONS)
        left, right = rng.choice(
            (("(", ")"), ("[", "]"), ("*", "*"), ("", ""), ("(", ")"), ("— ", " —"))
        )
        canvas.aside(f"{rng.choice(('', '', '    '))}{left}{words}{right}")
    elif draw < 0.045:
        canvas.headings.append(len(canvas.lines))
        canvas.aside(rng.choice((rng.choice(HEADINGS), a_title(canvas))))
    elif draw < 0.06:
        canvas.aside(
            rng.choice(
                (
                    f"Page {rng.randint(2, 40)} of 41",
                    f"- {rng.randint(2, 99)} -",
                    str(rng.randint(2, 99)),
                    a_date(rng),
                    rng.choice(CREDITS).format(n=person(rng, 7).full, h=a_title(canvas)),
                )
            )
        )
    elif narrated and draw < 0.11:
        who = rng.choice((person(rng, 7).full, "He", "She"))
        canvas.blank()
        canvas.paragraph(
            rng.choice((canvas.story(), f"{who} {canvas.text(1, 2)[:200].lower()}")),
            LineRole.RETURNS,
        )
        canvas.blank(gap)
        return True
    else:
        return False
    canvas.blank(gap)
    return False


def ending(canvas: Canvas) -> None:
    """Add credits."""
    rng = canvas.rng
    for _ in range(rng.choice((0, 0, 1, 2))):
        canvas.blank()
        canvas.aside(rng.choice(CREDITS).format(n=person(rng, 7).full, h=a_title(canvas)))


def add_quotation(canvas: Canvas, words: str, lead: str, role: LineRole) -> None:
    """Add the words as a quotation, each line behind a mark."""
    for number, line in enumerate(textwrap.wrap(words, 72)):
        canvas.quoted.add(len(canvas.lines))
        canvas.add(f"{lead}{line}", LineRole.WORDS if number else role)
