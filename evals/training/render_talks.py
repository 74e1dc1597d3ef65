"""Talks rendered in composed styles: labelled turns, interviews without labels, people asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.structure.line_roles import LineRole
from evals.training.label_styles import label_style
from evals.training.page_parts import ending, interlude, introduction, preamble
from evals.training.people import OCCUPATIONS, Person, a_date, person
from evals.training.render_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.training.canvas import Canvas


def talk(canvas: Canvas) -> None:
    """Add a talk with labels."""
    rng = canvas.rng
    people = [person(rng, number) for number in range(rng.choice((2, 2, 2, 3, 4, 6)))]
    style = label_style(rng, people)
    preamble(canvas, people)
    if canvas.chance(0.5):
        introduction(canvas)
    gap = rng.choice((0, 1, 1, 1, 2))
    inner = rng.choice((0, 0, 1)) if gap else 0
    indent = rng.choice(("", "", "", "    ", "\t", "  "))
    hang = rng.choice(("", "", "  ", "      "))
    narrated = canvas.chance(0.2)
    unlabelled = rng.choice((0, 0, 0, 0.5)) if style.layout == "inline" else 0
    is_chamber = canvas.chance(0.12)
    for who, words in _turns(canvas, people):
        interlude(canvas, gap, narrated=narrated)
        label, name = style.label(rng, who)
        if unlabelled and who is people[0] and canvas.chance(unlabelled):
            canvas.emphasised.append((len(canvas.lines), None))
            canvas.paragraph(words[0], LineRole.BEGINS, hang=hang)
        elif style.layout == "own":
            if style.time_place == "line":
                canvas.aside(style.times.next(rng))
            line = f"{label}{style.separator.rstrip()}"
            canvas.emphasised += [(len(canvas.lines), None)] if style.bold else []
            canvas.add(line, LineRole.HEAD, name, len(line))
            canvas.blank(inner)
            canvas.paragraph(words[0], LineRole.BEGINS, indent=indent, hang=hang)
        else:
            if style.time_place == "line":
                canvas.aside(style.times.next(rng))
            lead = f"{label}{style.separator}"
            if style.layout == "column":
                lead = f"{label:<{style.column}}  "
            bold = f"{len(canvas.lines)}"
            canvas.emphasised += [(int(bold), len(label))] if style.bold else []
            canvas.paragraph(words[0], LineRole.BEGINS, prefix=lead, name=name, hang=hang)
        for more in words[1:]:
            canvas.blank(gap)
            canvas.paragraph(more, LineRole.WORDS, indent=indent, hang=hang)
        while is_chamber and canvas.chance(0.4):
            _add_heard(canvas, gap)
            canvas.paragraph(canvas.said(), LineRole.WORDS, indent=indent, hang=hang)
        canvas.blank(gap)
    ending(canvas)


def _add_heard(canvas: Canvas, gap: int) -> None:
    """What is heard while somebody speaks, who goes on below."""
    rng = canvas.rng
    who, words = person(rng, 6), " ".join(canvas.said().split()[:12])
    canvas.blank(gap)
    canvas.aside(rng.choice(WORDS["heard"]).format(n=who.full, p=who.party, w=words))
    canvas.blank(gap)


def _turns(canvas: Canvas, people: Sequence[Person]) -> list[tuple[Person, list[str]]]:
    """Turns of the people."""
    rng = canvas.rng
    count = rng.choice((3, 5, 8, 12, 20, 34))
    turns: list[tuple[Person, list[str]]] = []
    if canvas.chance(0.5):
        scene = rng.choice(canvas.material.dialogues)
        at = rng.randrange(len(scene))
        turns = [
            (people[who % len(people)], [words or "Hm."]) for who, words in scene[at : at + count]
        ]
    before: Person | None = None
    for _ in range(count if not turns else 0):
        who = rng.choice([one for one in people if one is not before])
        asks = who is people[0] and canvas.chance(0.7)
        words = [rng.choice(canvas.material.questions)] if asks else [canvas.said()]
        while not asks and canvas.chance(0.2):
            words.append(canvas.text(1, 4))
        turns.append((who, words))
        before = who
    return turns


def interview(canvas: Canvas) -> None:
    """Questions without labels: told by typography, a mark, or nothing but that they ask."""
    rng = canvas.rng
    people = [person(rng, number) for number in range(2)]
    preamble(canvas, people)
    introduction(canvas, 3)
    lead = rng.choice(("", "", "", "", "– ", "— ", "> ", "Q ", "1. ", "• ", "*", "// "))
    bold = canvas.chance(0.5)
    upper = canvas.chance(0.15)
    gap = rng.choice((1, 1, 1, 0))
    for number in range(rng.choice((3, 5, 8, 12))):
        interlude(canvas, gap, narrated=False)
        asked = rng.choice(canvas.material.questions)
        if not asked.endswith("?"):
            asked += "?" if canvas.chance(0.7) else "."
        if canvas.chance(0.2):
            asked = f"{canvas.text(1, 1)} {asked}"
        asked = asked.upper() if upper else asked
        canvas.emphasised += [(len(canvas.lines), None)] if bold else []
        mark = lead.replace("1", str(number + 1))
        canvas.paragraph(asked, LineRole.BEGINS, prefix=mark)
        canvas.blank(gap)
        for at in range(rng.choice((1, 1, 1, 2, 3))):
            role = LineRole.WORDS if at else LineRole.BEGINS
            mark = lead if lead in {"– ", "— "} and not at else ""
            canvas.paragraph(canvas.text(1, 5), role, prefix=mark)
            canvas.blank(gap)
    ending(canvas)


def people_asked(canvas: Canvas) -> None:
    """Several people asked: names with descriptions above or before what each one says."""
    rng = canvas.rng
    people = [person(rng, number) for number in range(rng.randint(3, 7))]
    style = label_style(rng, people, kind=rng.choice(("full", "full", "first", "titled", "handle")))
    style.extra = rng.choice(("age", "occupation", "age", "role", "dash", style.extra))
    style.extra_share = 1.0
    style.manner_share = 0
    preamble(canvas)
    introduction(canvas, 2)
    own = canvas.chance(0.5)
    stars = canvas.chance(0.2)
    for who in people:
        label, name = style.label(rng, who)
        if own:
            canvas.emphasised += [(len(canvas.lines), None)] if style.bold else []
            canvas.add(label, LineRole.HEAD, name, len(label))
            if canvas.chance(0.3):
                canvas.aside(rng.choice((rng.choice(OCCUPATIONS), a_date(rng), who.party)))
            if stars:
                canvas.aside(rng.choice(("★★★★☆", "5/5", "2 out of 5 stars", "★")))
            canvas.paragraph(canvas.own(), LineRole.BEGINS)
        else:
            canvas.paragraph(
                canvas.own(), LineRole.BEGINS, prefix=f"{label}{style.separator}", name=name
            )
        if canvas.chance(0.25):
            canvas.blank()
            canvas.paragraph(canvas.text(1, 3), LineRole.WORDS)
        canvas.blank()
    if canvas.chance(0.4):
        canvas.paragraph(canvas.text(1, 3), LineRole.RETURNS)
    ending(canvas)
