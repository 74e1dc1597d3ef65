"""Talks whose turns are told apart by where and how they stand, and pages by several hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.structure.line_roles import LineRole
from evals.training.page_parts import a_title, ending, interlude, introduction, preamble
from evals.training.people import Person, TimeStyle, a_date, person
from evals.training.render_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from evals.training.canvas import Canvas

_BEHIND = (" ({})", " — {}", " – {}", " [{}]", " -- {}", " ~{}", " / {}", " <{}>")
_ROWS = ("| {n} | {w} |", "{n} | {w}", "|{t}|{n}|{w}|", "{t}\t{n}\t{w}", "{n};{w}", "║ {n} ║ {w}")
_LEADS = (">> ", "- ", "— ", "• ", "* ", ">", "// ", "» ", "→ ", "+ ", "Q. ", "◦ ")
_RULES = ("---", "***", "* * *", "———", "~", "+++", "—")


def placed_talk(canvas: Canvas) -> None:
    """Add a talk without labels before the words: names behind them, columns, indents, marks."""
    rng = canvas.rng
    people = [person(rng, number) for number in range(rng.choice((2, 2, 3, 4)))]
    preamble(canvas, people)
    introduction(canvas, 2)
    add_turn = rng.choice((_named_behind, _in_rows, _marked, _indented, _ruled_heads))(canvas)
    gap = rng.choice((0, 1, 1))
    before: Person | None = None
    for _ in range(rng.choice((4, 7, 12, 24))):
        who = rng.choice([one for one in people if one is not before])
        interlude(canvas, gap, narrated=False)
        asks = who is people[0] and canvas.chance(0.6)
        words = rng.choice(canvas.material.questions) if asks else canvas.said()
        add_turn(who, words)
        canvas.blank(gap)
        before = who
    ending(canvas)


def _name_form(canvas: Canvas) -> Callable[[Person], str]:
    """How this document writes names."""
    form = canvas.rng.choice(("full", "given", "surname", "initials", "role", "handle", "upper"))
    if form == "upper":
        return lambda who: who.surname.upper()
    return lambda who: getattr(who, form)


def _named_behind(canvas: Canvas) -> Callable[[Person, str], None]:
    """Names behind the words, in their line or below."""
    name = _name_form(canvas)
    behind = canvas.rng.choice(_BEHIND)
    is_below = canvas.chance(0.5)

    def add(who: Person, words: str) -> None:
        signed = behind.format(name(who))
        canvas.paragraph(words if is_below else words + signed, LineRole.BEGINS)
        if is_below:
            canvas.aside(signed.strip())

    return add


def _in_rows(canvas: Canvas) -> Callable[[Person, str], None]:
    """Rows of a table, with the name in one of its columns."""
    name = _name_form(canvas)
    row = canvas.rng.choice(_ROWS)
    times = TimeStyle.drawn(canvas.rng)
    if canvas.chance(0.4):
        canvas.aside(row.format(t="Time", n="Speaker", w="Text"))

    def add(who: Person, words: str) -> None:
        before = row.partition("{n}")[0].format(t=times.next(canvas.rng))
        behind = row.partition("{n}")[2].format(w=words)
        place = (len(before), len(before) + len(name(who)))
        start = place[1] + behind.index(words)
        canvas.add(f"{before}{name(who)}{behind}", LineRole.BEGINS, place, start)

    return add


def _marked(canvas: Canvas) -> Callable[[Person, str], None]:
    """A mark at the beginning of each turn, or of those of one person."""
    lead = canvas.rng.choice(_LEADS)
    is_of_all = canvas.chance(0.5)
    other = "" if canvas.chance(0.6) else canvas.rng.choice(_LEADS)

    def add(who: Person, words: str) -> None:
        mark = lead if is_of_all or who.number == 0 else other
        canvas.paragraph(words, LineRole.BEGINS, prefix=mark)

    return add


def _indented(canvas: Canvas) -> Callable[[Person, str], None]:
    """The words of one person in, those of the other out, or in capitals."""
    indent = canvas.rng.choice(("    ", "  ", "\t", "            "))
    is_upper = canvas.chance(0.2)

    def add(who: Person, words: str) -> None:
        shift = indent if who.number else ""
        words = words.upper() if is_upper and not who.number else words
        canvas.paragraph(words, LineRole.BEGINS, indent=shift, hang=shift)

    return add


def _ruled_heads(canvas: Canvas) -> Callable[[Person, str], None]:
    """Names on lines of their own between rules, marks or numbers."""
    name = _name_form(canvas)
    rng = canvas.rng
    left, right = rng.choice((("--- ", " ---"), ("### ", ""), ("", " ▸"), ("◆ ", ""), ("", ".")))
    rule = rng.choice((*_RULES, "", "", ""))
    times = TimeStyle.drawn(rng)
    time = rng.choice(("", "", " {}", " · {}", "  [{}]"))

    def add(who: Person, words: str) -> None:
        if rule:
            canvas.aside(rule)
        head = f"{left}{name(who)}{right}{time.format(times.next(rng))}"
        place = (len(left), len(left) + len(name(who)))
        canvas.add(head, LineRole.HEAD, place, len(head))
        canvas.paragraph(words, LineRole.BEGINS)

    return add


def advice_column(canvas: Canvas) -> None:
    """Add letters of readers, each with the answer of the one who writes the column."""
    rng = canvas.rng
    preamble(canvas)
    introduction(canvas, 2)
    label = rng.choice(("", "", "{n}: ", "A: ", "{g} writes: ", "Answer: ", "{n} replies: "))
    asked = rng.choice(("", "", "", "Q: ", "Dear {g}, ", "Question: "))
    sign = rng.choice(("{h}", "— {h}", "{n}", "{n}, {o}", "({n})", ""))
    who = person(rng, 0)
    for _ in range(rng.randint(2, 6)):
        reader = person(rng, 1)
        if canvas.chance(0.4):
            canvas.headings.append(len(canvas.lines))
            canvas.aside(a_title(canvas))
            canvas.blank(rng.choice((0, 1)))
        canvas.emphasised += [(len(canvas.lines), None)] if canvas.chance(0.3) else []
        canvas.paragraph(canvas.own(), LineRole.BEGINS, prefix=asked.format(g=who.given))
        if sign:
            canvas.aside(sign.format(h=a_title(canvas), n=reader.full, o=reader.occupation))
        canvas.blank()
        prefix = label.format(n=who.full, g=who.given)
        role = LineRole.BEGINS if prefix else LineRole.RETURNS
        for at in range(rng.choice((1, 1, 2))):
            canvas.paragraph(
                canvas.text(1, 5), LineRole.WORDS if at else role, prefix="" if at else prefix
            )
            canvas.blank()
    ending(canvas)


def guest_post(canvas: Canvas) -> None:
    """Add a text that its host opens and perhaps ends, with a guest's own words within."""
    rng = canvas.rng
    preamble(canvas)
    guest = person(rng, 1)
    for _ in range(rng.randint(1, 3)):
        canvas.paragraph(f"{guest.full} {canvas.told()}", LineRole.WORDS)
        canvas.blank()
    canvas.paragraph(rng.choice(WORDS["handing_over"]).format(guest.given), LineRole.WORDS)
    canvas.blank()
    if canvas.chance(0.6):
        canvas.aside(rng.choice((*_RULES, a_title(canvas), f"By {guest.full}", a_date(rng))))
        canvas.blank()
    for at in range(rng.randint(2, 8)):
        canvas.paragraph(canvas.own(), LineRole.WORDS if at else LineRole.BEGINS)
        canvas.blank()
    if canvas.chance(0.5):
        canvas.aside(rng.choice((*_RULES, f"— {guest.full}", guest.given)))
        canvas.blank()
        canvas.paragraph(canvas.text(1, 3), LineRole.RETURNS)
    ending(canvas)
