"""Texts of one hand that look as if others spoke in them: speeches, diaries, letters, tales."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.structure.line_roles import LineRole
from evals.training.page_parts import a_title, ending, preamble
from evals.training.people import Person, a_date, person
from evals.training.render_words import WORDS

if TYPE_CHECKING:
    from evals.training.canvas import Canvas

QUOTATION_MARKS = ("“{}”", "“{}”", '"{}"', "‘{}’", "«{}»", "« {} »", "„{}“")


def speech(canvas: Canvas) -> None:
    """Add a speech: greetings, repeated openings, questions to nobody, quotations, applause."""
    rng = canvas.rng
    preamble(canvas)
    for _ in range(rng.choice((0, 1, 1, 2, 3))):
        line = rng.choice(WORDS["occasions"])
        canvas.aside(line.format(n=person(rng, 5).full, h=a_title(canvas), d=a_date(rng)))
    canvas.blank()
    gap = rng.choice((1, 1, 1, 0))
    if canvas.chance(0.7):
        _add_own(canvas, rng.choice(WORDS["greetings"]), gap)
    openings = [" ".join(canvas.own().split()[: rng.randint(1, 4)]).strip(".,?!;:")]
    openings += rng.sample(WORDS["openings"], 2)
    repeated, asked, heard = (rng.choice((0, 0.1, 0.4)) for _ in range(3))
    for _ in range(rng.choice((4, 8, 14, 26))):
        words = _spoken(canvas, asked / 2)
        if canvas.chance(repeated):
            words = f"{rng.choice(openings)} {words[:1].lower()}{words[1:]}"
        _add_own(canvas, words, gap)
        if canvas.chance(heard / 4):
            canvas.aside(rng.choice(("(Applause)", "[Applause.]", "(Laughter.)", "[Laughter]")))
            canvas.blank(gap)
        elif canvas.chance(0.04):
            _add_heading(canvas, a_title(canvas), gap)
    if canvas.chance(0.5):
        _add_own(canvas, rng.choice(WORDS["thanks"]), gap)
    ending(canvas)


def _spoken(canvas: Canvas, asked: float) -> str:
    """A paragraph of a speech: own words, a question, what another said, or a few words only."""
    if canvas.chance(asked):
        return canvas.rng.choice(canvas.material.questions)
    if canvas.chance(0.12):
        return quoted_words(canvas, person(canvas.rng, 6))
    words = canvas.own() if canvas.chance(0.6) else canvas.text(1, 6)
    if canvas.chance(0.06):
        return " ".join(words.split()[: canvas.rng.randint(2, 6)]).strip(",;:.") + "."
    return words


def quoted_words(canvas: Canvas, who: Person) -> str:
    """What somebody else said, told by the writer in one of many ways."""
    rng = canvas.rng
    quoted = rng.choice(QUOTATION_MARKS).format(canvas.said())
    verb = rng.choice(WORDS["saying"])
    name = rng.choice((who.full, who.surname, who.role, f"The {who.role.lower()}", who.given))
    return rng.choice(
        (
            f"{name} {verb}: {quoted}",
            f"{quoted} {verb} {name}.",
            f"{quoted}, {name} {verb}.",
            f"{quoted} {canvas.told()}",
            quoted,
            f"As {name} once {verb}, {quoted}",
            f"{canvas.told()} {quoted}",
            f"{name}, {canvas.rng.randint(20, 80)}, {verb}: {quoted}",
        )
    )


def essay(canvas: Canvas) -> None:
    """Add an essay in sections, with a motto, passages of others, and notes at its end."""
    rng = canvas.rng
    preamble(canvas)
    if canvas.chance(0.3):
        _add_passage(canvas, is_motto=True)
    number = rng.choice(("", "{}", "{}.", "{}. {}", "§ {}", "{} {}", "({})", "* * *"))
    opened = rng.choice((0, 0.2, 0.6))
    subject = person(rng, 0)
    for section in range(1, rng.randint(2, 7)):
        if number:
            title = a_title(canvas)
            _add_heading(canvas, number.replace("{}", str(section), 1).format(title), 1)
        for _ in range(rng.randint(1, 6)):
            words = canvas.text(2, 7) if canvas.chance(0.6) else canvas.own()
            if canvas.chance(opened):
                words = f"{rng.choice((subject.full, subject.surname))} {words[:1].lower()}"
                words += canvas.text(1, 4)
            _add_own(canvas, quoted_words(canvas, subject) if canvas.chance(0.1) else words, 1)
        if canvas.chance(0.15):
            _add_passage(canvas, is_motto=False)
    for note in range(1, rng.choice((1, 1, 1, 4, 7))):
        mark = rng.choice(("[{}] ", "{}. ", "{} "))
        canvas.aside(f"{mark.format(note)}{person(rng, 3).full}, {a_title(canvas)}")
    ending(canvas)


def _add_passage(canvas: Canvas, *, is_motto: bool) -> None:
    """A passage of another's words, with its writer below or not, and the writer's own again."""
    rng = canvas.rng
    lead = rng.choice(("> ", "    ", "  ", "> "))
    start = len(canvas.lines)
    canvas.paragraph(canvas.text(1, 3), LineRole.BEGINS, prefix=lead, hang=lead)
    if lead == "> ":
        canvas.quoted.update(range(start, len(canvas.lines)))
    if is_motto or canvas.chance(0.3):
        canvas.aside(f"{lead}{rng.choice(('— ', '– ', '', '-- '))}{person(rng, 4).full}")
    canvas.blank()
    canvas.paragraph(canvas.text(2, 5), LineRole.RETURNS)
    canvas.blank()


def diary(canvas: Canvas) -> None:
    """Add entries by one writer, each below or behind a date."""
    rng = canvas.rng
    preamble(canvas)
    day = rng.choice(("{d}", "{d}", "{w}, {d}", "{w}", "{d}, {t}", "Day {n}", "{d}. {h}", "{t}"))
    is_inline = canvas.chance(0.4)
    gap = rng.choice((1, 1, 0))
    who = person(rng, 0)
    for number in range(1, rng.choice((4, 8, 16))):
        hour = f"{rng.randint(5, 23)}:{rng.randint(0, 59):02}"
        date = day.format(
            d=a_date(rng), w=rng.choice(WORDS["weekdays"]), n=number, t=hour, h=a_title(canvas)
        )
        prefix = f"{date}{rng.choice(('. ', ': ', ' – ', ' '))}" if is_inline else ""
        if not is_inline:
            _add_heading(canvas, date, rng.choice((0, gap)))
        for at in range(rng.choice((1, 1, 2, 3))):
            words = quoted_words(canvas, who) if canvas.chance(0.15) else canvas.own()
            canvas.paragraph(words, LineRole.WORDS, prefix="" if at else prefix)
            canvas.blank(gap)
    ending(canvas)


def one_letter(canvas: Canvas) -> None:
    """Add a letter by one writer, with its address, greeting and signature."""
    rng = canvas.rng
    writer, to = person(rng, 0), person(rng, 1)
    for _ in range(rng.choice((0, 1, 3))):
        canvas.aside(rng.choice((writer.full, to.full, a_title(canvas), a_date(rng), to.party)))
    canvas.blank()
    greeting = rng.choice(("Dear {}", "Dear {},", "{},", "Sir,", "To {}", "Liebe {},", "An open"))
    canvas.add(greeting.format(rng.choice((to.given, to.full, to.surname))), LineRole.WORDS)
    canvas.blank()
    for _ in range(rng.randint(2, 9)):
        words = quoted_words(canvas, to) if canvas.chance(0.12) else canvas.own()
        _add_own(canvas, words, 1)
    if canvas.chance(0.8):
        canvas.aside(rng.choice(WORDS["closings"]))
    canvas.blank(rng.choice((0, 1)))
    canvas.aside(rng.choice((writer.full, writer.given, f"{writer.full}, {writer.occupation}")))
    if canvas.chance(0.25):
        canvas.blank()
        mark = rng.choice(("P.S. ", "PS: ", "PS ", "P.S.: "))
        canvas.paragraph(canvas.own(), LineRole.WORDS, prefix=mark)


def tale(canvas: Canvas) -> None:
    """Add a tale in whose paragraphs people talk, quoted by the one who tells it."""
    rng = canvas.rng
    preamble(canvas)
    marks = rng.choice(QUOTATION_MARKS)
    people = [person(rng, number) for number in range(rng.choice((2, 2, 3)))]
    talking = rng.choice((0.2, 0.5, 0.8))
    gap = rng.choice((1, 1, 0))
    for _ in range(rng.choice((6, 12, 30))):
        if not canvas.chance(talking):
            _add_own(canvas, canvas.story() if canvas.chance(0.5) else canvas.told(), gap)
            continue
        quoted = marks.format(canvas.said())
        who = rng.choice(people)
        name = rng.choice((who.given, who.surname, "he", "she", f"the {who.role.lower()}"))
        verb = rng.choice(WORDS["saying"])
        tags = ("", "", f" {verb} {name}.", f" {name} {verb}.", f" {canvas.told()[:160]}")
        _add_own(canvas, quoted + rng.choice(tags), gap)
    ending(canvas)


def report(canvas: Canvas) -> None:
    """Add a report: numbered paragraphs, findings, quoted witnesses, tables' captions."""
    rng = canvas.rng
    preamble(canvas)
    number = rng.choice(("{}. ", "{} ", "", "{}.{} ", "({}) ", "[{}] ", "{}\t"))
    keys = rng.sample(WORDS["report_keys"], 3)
    keyed, quoted = rng.choice((0.05, 0.2)), rng.choice((0.05, 0.2, 0.4))
    gap = rng.choice((1, 1, 0))
    count = 0
    for section in range(1, rng.randint(3, 8)):
        title = rng.choice((a_title(canvas), rng.choice(WORDS["headings"])))
        _add_heading(canvas, rng.choice((f"{section}. {title}", title)), rng.choice((0, 1)))
        for _ in range(rng.randint(1, 6)):
            count += 1
            prefix = number.format(section if "}.{" in number else count, count)
            if canvas.chance(keyed):
                prefix = f"{rng.choice(keys)} {count}{rng.choice((': ', '. ', ' – '))}"
            who = person(rng, 2)
            words = quoted_words(canvas, who) if canvas.chance(quoted) else canvas.told()
            canvas.paragraph(words, LineRole.WORDS, prefix=prefix)
            canvas.blank(gap)
            if canvas.chance(0.05):
                canvas.aside(f"{rng.choice(('Table', 'Figure', 'Box'))} {count}: {a_title(canvas)}")
                canvas.blank(gap)
    ending(canvas)


def _add_own(canvas: Canvas, words: str, gap: int) -> None:
    canvas.paragraph(words, LineRole.WORDS)
    canvas.blank(gap)


def _add_heading(canvas: Canvas, words: str, gap: int) -> None:
    canvas.headings.append(len(canvas.lines))
    canvas.aside(words)
    canvas.blank(gap)
