"""Minutes, profiles and pages of letters rendered in composed styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.structure.line_roles import LineRole
from evals.training.page_parts import KEYS, a_title, ending, introduction, preamble
from evals.training.people import Person, a_date, person
from evals.training.render_words import WORDS

if TYPE_CHECKING:
    from evals.training.canvas import Canvas


def minutes(canvas: Canvas) -> None:
    """Add minutes of a meeting: what people said is told by their writer."""
    rng = canvas.rng
    people = [person(rng, number) for number in range(rng.randint(3, 6))]
    preamble(canvas, people)
    item = rng.choice(("{y}/{n}  {h}", "{n}. {h}", "{n} {h}", "Item {n}: {h}", "{h}", "§ {n}\t{h}"))
    lead = rng.choice(("", "", "({a}) ", "{n}.{i} ", "– ", "{n}.{i}\t", "* ", "{i}) "))
    form = rng.choice(("{0.full}", "{0.title} {0.surname}", "The {0.role}", "{0.surname}"))
    keys = rng.sample(WORDS["minute_keys"], 4)
    keyed = rng.choice((0.1, 0.3, 0.3, 1.0))
    bold = canvas.chance(0.5)
    year = rng.randint(1, 26)
    gap = rng.choice((0, 0, 1))
    for number in range(1, rng.randint(4, 9)):
        canvas.headings.append(len(canvas.lines))
        canvas.aside(item.format(y=f"{year:02}", n=number + 20, h=a_title(canvas)))
        canvas.blank(rng.choice((0, gap)))
        for at in range(rng.randint(1, 5)):
            key = f"{rng.choice(keys)}{rng.choice((':', ':', ': that', ' –', '.'))} "
            mark = lead.format(a="abcdefg"[at], n=number, i=at + 1)
            is_keyed = canvas.chance(keyed)
            if is_keyed and bold:
                canvas.emphasised.append((len(canvas.lines), len(key)))
            prefix = key if is_keyed else mark
            canvas.paragraph(_reported(canvas, form, people), LineRole.WORDS, prefix=prefix)
            canvas.blank(gap)
        canvas.blank()
    ending(canvas)


def _reported(canvas: Canvas, form: str, people: list[Person]) -> str:
    """What somebody said, as minutes tell it."""
    rng = canvas.rng
    words = canvas.text(1, 3)
    if canvas.chance(0.35):
        return words
    who, verb = form.format(rng.choice(people)), rng.choice(WORDS["minute_verbs"])
    if canvas.chance(0.15):
        return f"{who} asked that it be minuted: “{words}”"
    return f"{who} {verb} {words[:1].lower()}{words[1:]}"


def profiles(canvas: Canvas) -> None:
    """Add portraits of people, each below a name: told by the author, who is none of them."""
    rng = canvas.rng
    preamble(canvas)
    introduction(canvas, 2)
    form = rng.choice(
        ("{0.full}, {1}, {0.occupation}", "{0.full}", "{0.full} ({0.party})", "{0.role} {0.full}")
    )
    number = rng.choice(("", "", "", "{}. ", "{} "))
    bold = canvas.chance(0.7)
    is_inline = canvas.chance(0.2)
    separator = rng.choice((": ", ". ", " – ", " "))
    inner, gap = rng.choice((0, 0, 1)), rng.choice((1, 1, 0))
    for at in range(rng.randint(3, 8)):
        who = person(rng, at)
        name = number.format(at + 1) + form.format(who, rng.randint(19, 84))
        canvas.emphasised += [(len(canvas.lines), len(name))] if bold else []
        if not is_inline:
            canvas.aside(name)
            canvas.blank(inner)
        for paragraph in range(rng.choice((1, 1, 2, 3))):
            subject = rng.choice((who.surname, who.given, who.full, "He", "She", "They", ""))
            words = canvas.told() if canvas.chance(0.7) else canvas.told().split(". ")[0] + "."
            words = f"{subject} {words[:1].lower()}{words[1:]}" if subject else words
            prefix = f"{name}{separator}" if is_inline and not paragraph else ""
            canvas.paragraph(words, LineRole.WORDS, prefix=prefix)
            canvas.blank(gap)
        canvas.blank()
    ending(canvas)


def letters(canvas: Canvas) -> None:
    """Add letters of several people, each ended by its signature."""
    rng = canvas.rng
    preamble(canvas)
    if canvas.chance(0.3):
        canvas.aside(f"{rng.choice(KEYS)}: letters may be cut.")
        canvas.blank()
    sign = rng.choice(("{n}", "{n}, {o}", "— {n}", "{n}\n{o}", "{f}", "{t} {n}\n{p}", "{n} ({p})"))
    greet = rng.choice(("Dear {f},", "Sir –", "Dear Editor", "{f}:", "", "", ""))
    is_inline = canvas.chance(0.4)
    titles = rng.choice((0, 0.3, 1.0, 1.0))
    noted = rng.choice((0, 0, 0.2))
    bold = canvas.chance(0.5)
    people = [person(rng, number) for number in range(rng.choice((2, 3, 4, 9)))]
    for number in range(rng.randint(2, 9)):
        who, to = people[number % len(people)], people[(number + 1) % len(people)]
        if canvas.chance(titles):
            canvas.headings.append(len(canvas.lines))
            canvas.aside(rng.choice((a_title(canvas), a_title(canvas), a_date(rng))))
            canvas.blank(rng.choice((0, 1)))
        greeting = greet.format(f=to.given)
        if greet and not is_inline:
            canvas.add(greeting, LineRole.BEGINS)
            canvas.blank()
        prefix = f"{greeting} " if greet and is_inline else ""
        for at in range(rng.randint(1, 4)):
            begins = not at and (is_inline or not greet)
            role = LineRole.BEGINS if begins else LineRole.WORDS
            canvas.paragraph(canvas.own(), role, prefix="" if at else prefix)
            canvas.blank()
        written = sign.format(n=who.full, o=who.occupation, f=who.given, t=who.title, p=who.party)
        for line in written.split("\n"):
            canvas.emphasised += [(len(canvas.lines), None)] if bold else []
            canvas.aside(line)
        canvas.blank()
        if canvas.chance(noted):
            note = rng.choice(("{} – Ed.", "[{} – Editor]", "{} (Ed.)", "The editor writes: {}"))
            canvas.paragraph(note.format(canvas.told()), LineRole.BEGINS)
            canvas.blank()
    ending(canvas)
