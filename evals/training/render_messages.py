"""Comments, mails and letters rendered in composed styles."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.structure.line_roles import LineRole
from evals.training.page_parts import a_title, ending, preamble
from evals.training.people import Person, TimeStyle, a_date, person, surname
from evals.training.render_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.training.canvas import Canvas

_BUTTONS = WORDS["buttons"]
_FORWARDS = (
    "-----Original Message-----",
    "---------- Forwarded message ---------",
    "________________________________",
    "Begin forwarded message:",
    "--",
)


def comments(canvas: Canvas) -> None:
    """Add an article or nothing, and comments on it."""
    rng = canvas.rng
    preamble(canvas)
    for words in list(canvas.article())[: rng.choice((0, 1, 2, 6, 12))]:
        canvas.paragraph(words[:1500], LineRole.WORDS)
        canvas.blank()
    if canvas.chance(0.7):
        canvas.aside(
            rng.choice(
                (
                    "Comments",
                    "{} comments",
                    "Readers' comments ({})",
                    "{} responses",
                    "Kommentare",
                    "Discussion",
                    "Leave a reply",
                    "Sort by: Newest",
                )
            ).format(rng.randint(2, 80))
        )
        canvas.blank()
    people = [person(rng, number) for number in range(rng.randint(2, 6))]
    head = _head_template(canvas)
    name_form = rng.choice(("full", "handle", "handle", "first", "initialled"))
    buttons = rng.sample(_BUTTONS, rng.choice((0, 0, 1, 2, 3)))
    gap = rng.choice((0, 1, 1))
    inner = rng.choice((0, 0, 1))
    style = _CommentStyle(head, name_form, TimeStyle.drawn(rng), inner)
    for number in range(rng.choice((2, 4, 7, 12))):
        who = rng.choice(people)
        indent = rng.choice(("", "", "    ")) if gap else ""
        _add_comment(canvas, who, style, indent, number)
        for button in buttons:
            canvas.aside(f"{indent}{button}")
        canvas.blank(gap)
        if not gap and not buttons and canvas.chance(0.5):
            canvas.blank()
    ending(canvas)


def _head_template(canvas: Canvas) -> list[str]:
    """The lines of a comment's head; {n} is the name."""
    rng = canvas.rng
    when = rng.choice(("{t}", "{d}", "{d} at {t}", "{a}", "{a} ago", "on {d}, {t}"))
    more = rng.choice(
        (
            "",
            "",
            "",
            "{p} points",
            "Level {p}",
            "#{p}",
            "Top Contributor",
            "{p} followers",
            "Member",
        )
    )
    join = rng.choice((" · ", " | ", ", ", " - ", "  ", " — ", "\t", " • ", " on ", " / "))
    said = rng.choice(("", "", "", " says:", " wrote:", ":", " commented", " replied", " schrieb:"))
    parts = [part for part in (when if canvas.chance(0.75) else "", more) if part]
    if canvas.chance(0.3):
        rng.shuffle(parts)
    name = rng.choice(
        (
            "{n}",
            "{n}",
            "{n}",
            "@{n}",
            "Posted by {n}",
            "by {n}",
            "From {n}",
            "u/{n}",
            "[{n}]",
            "{n}",
        )
    )
    if canvas.chance(0.55):
        place = rng.choice((0, 0, 0, len(parts)))
        parts.insert(place, name)
        return [join.join(parts) + said]
    lines = [f"{name}{said}", *parts] if canvas.chance(0.8) else [*parts, f"{name}{said}"]
    return [rng.choice(("{i}", "Avatar", "{n}"))] * canvas.chance(0.1) + lines


@dataclass(frozen=True, slots=True)
class _CommentStyle:
    """The lines of a head, the form of names, times, and blank lines below the head."""

    head: Sequence[str]
    form: str
    times: TimeStyle
    inner: int


def _add_comment(
    canvas: Canvas, who: Person, style: _CommentStyle, indent: str, number: int
) -> None:
    rng = canvas.rng
    inner = style.inner
    name = {
        "full": who.full,
        "handle": who.handle,
        "first": who.given,
        "initialled": f"{who.given.split()[0]} {who.surname[0].upper()}.",
    }[style.form]
    age = f"{rng.randint(1, 23)} {rng.choice(('hours', 'h', 'days', 'min', 'months'))}"
    for line in style.head:
        before, found, behind = line.partition("{n}")
        values = {
            "t": style.times.next(rng),
            "d": a_date(rng),
            "a": age,
            "p": number + 1,
            "i": who.initials,
        }
        before = indent + before.format(**values)
        if found:
            canvas.add(
                before + name + behind.format(**values),
                LineRole.HEAD,
                (len(before), len(before) + len(name)),
            )
        else:
            canvas.aside(before)
    canvas.blank(inner)
    if canvas.chance(0.1):
        _quoted(canvas, canvas.text(1, 2), f"{indent}> ", LineRole.BEGINS)
        canvas.blank(inner)
    for at in range(rng.choice((1, 1, 1, 2))):
        role = LineRole.WORDS if at else LineRole.BEGINS
        canvas.paragraph(canvas.said(), role, indent=indent)
        canvas.blank(inner if not at else 0)


def mail(canvas: Canvas) -> None:
    """Add a mail with what it answers, in one of the usual arrangements."""
    rng = canvas.rng
    writer, other, third = (person(rng, number) for number in range(3))
    if canvas.chance(0.8):
        _mail_head(canvas, writer, other, opening=True)
    if canvas.chance(0.7):
        greeting = rng.choice(("Hi {}", "Dear {},", "{},", "Hello {}", "Hallo {},"))
        canvas.add(greeting.format(other.given), LineRole.WORDS)
        canvas.blank()
    if canvas.chance(0.25):
        _answers(canvas, other)
        _signature(canvas, writer)
        return
    for _ in range(rng.randint(1, 4)):
        canvas.paragraph(canvas.text(1, 4), LineRole.WORDS)
        canvas.blank()
    _signature(canvas, writer)
    canvas.blank()
    lead = rng.choice(("> ", "> ", "", "", "| "))
    for who in (other, third)[: rng.choice((1, 1, 2))]:
        _answered(canvas, who, writer, lead)
        lead *= 2


def _answers(canvas: Canvas, other: Person) -> None:
    """Parts of another's mail, each with an answer below."""
    _quoted_line(canvas, other)
    for _ in range(canvas.rng.randint(2, 5)):
        _quoted(canvas, canvas.text(1, 3), "> ", LineRole.BEGINS)
        canvas.blank()
        canvas.paragraph(canvas.said(), LineRole.RETURNS)
        canvas.blank()


def _quoted(canvas: Canvas, words: str, lead: str, role: LineRole) -> None:
    for number, line in enumerate(textwrap.wrap(words, 72)):
        canvas.quoted.add(len(canvas.lines))
        canvas.add(f"{lead}{line}", LineRole.WORDS if number else role)


def _answered(canvas: Canvas, who: Person, writer: Person, lead: str) -> None:
    """The mail that is answered, below the answer, quoted or not."""
    rng = canvas.rng
    if canvas.chance(0.5):
        _quoted_line(canvas, who)
    else:
        canvas.aside(rng.choice(_FORWARDS))
        _mail_head(canvas, who, writer, opening=False)
    for at in range(rng.randint(1, 3)):
        role = LineRole.WORDS if at else LineRole.BEGINS
        if lead:
            _quoted(canvas, canvas.text(1, 4), lead, role)
        else:
            canvas.add(canvas.text(1, 4), role)
            canvas.blank()
    if not lead:
        _signature(canvas, who)
    canvas.blank()


def _mail_head(canvas: Canvas, writer: Person, to: Person, *, opening: bool) -> None:
    rng = canvas.rng
    bold = rng.choice(("", "", "", "*"))
    address = rng.choice((" <{}@example.org>", "", " [mailto:{}@example.net]")).format(
        writer.surname.lower()
    )
    keys = rng.choice(
        (
            ("From", "Sent", "To", "Subject"),
            ("From", "Date", "Subject", "To"),
            ("Von", "Gesendet", "An", "Betreff"),
            ("De", "Envoyé", "À", "Objet"),
        )
    )
    for key in keys:
        lead = f"{bold}{key}:{bold} "
        if key in {"From", "Von", "De"}:
            line = f"{lead}{writer.full}{address}"
            role = LineRole.ASIDE if opening else LineRole.HEAD
            canvas.add(line, role, None if opening else (len(lead), len(lead) + len(writer.full)))
        else:
            values = {"To": to.full, "An": to.full, "À": to.full}
            canvas.aside(f"{lead}{values.get(key) or rng.choice((a_date(rng), a_title(canvas)))}")
    canvas.blank()


def _quoted_line(canvas: Canvas, who: Person) -> None:
    rng = canvas.rng
    before, behind = rng.choice(
        (
            ("On {d}, ", " wrote:"),
            ("Am {d} schrieb ", ":"),
            ("Le {d}, ", " a écrit :"),
            ("", " wrote on {d}:"),
            ("{d}, ", ":"),
            ("In reply to ", ":"),
            ("", " said:"),
            ("Quoting ", ":"),
        )
    )
    before, behind = before.format(d=a_date(rng)), behind.format(d=a_date(rng))
    canvas.add(
        f"{before}{who.full}{behind}", LineRole.HEAD, (len(before), len(before) + len(who.full))
    )


def _signature(canvas: Canvas, who: Person) -> None:
    rng = canvas.rng
    canvas.blank()
    if canvas.chance(0.6):
        canvas.aside(
            rng.choice(
                (
                    "Best,",
                    "Regards",
                    "Yours sincerely,",
                    "Thanks",
                    "Viele Grüße",
                    "Cheers,",
                    "Kind regards,",
                )
            )
        )
    canvas.aside(
        rng.choice(
            (
                who.full,
                who.given,
                who.initials,
                f"{who.full}, {who.occupation}",
                f"— {who.given}",
            )
        )
    )
    if canvas.chance(0.3):
        canvas.aside("-- ")
        canvas.aside(
            rng.choice(
                (who.occupation, f"Tel. 0{rng.randint(1000, 9999)}", f"{surname(rng)} & Co.")
            )
        )


def letters(canvas: Canvas) -> None:
    """Letters of several people, each ended by its signature."""
    rng = canvas.rng
    preamble(canvas)
    signed = rng.choice(("{n}", "{n}, {o}", "— {n}", "{n}\n{o}", "{f}"))
    greet = rng.choice(("Dear {f},", "Sir –", "Dear Editor", "{f}:", ""))
    people = [person(rng, number) for number in range(rng.randint(2, 4))]
    for number in range(rng.randint(2, 6)):
        who, to = people[number % len(people)], people[(number + 1) % len(people)]
        if canvas.chance(0.3):
            canvas.aside(rng.choice((a_date(rng), a_title(canvas))))
        if greet:
            canvas.add(greet.format(f=to.given), LineRole.BEGINS)
            canvas.blank()
        for at in range(rng.randint(1, 4)):
            begins = not greet and not at
            canvas.paragraph(canvas.text(1, 4), LineRole.BEGINS if begins else LineRole.WORDS)
            canvas.blank()
        for line in signed.format(n=who.full, o=who.occupation, f=who.given).split("\n"):
            canvas.aside(line)
        canvas.blank()
