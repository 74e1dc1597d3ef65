"""Mails with what they answer, rendered in composed styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.structure.line_roles import LineRole
from evals.training.page_parts import a_title, add_quotation
from evals.training.people import Person, a_date, person, random_surname

if TYPE_CHECKING:
    from evals.training.canvas import Canvas

_FORWARDS = (
    "-----Original Message-----",
    "---------- Forwarded message ---------",
    "________________________________",
    "Begin forwarded message:",
    "--",
)


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
        add_quotation(canvas, canvas.text(1, 3), "> ", LineRole.BEGINS)
        canvas.blank()
        canvas.paragraph(canvas.said(), LineRole.RETURNS)
        canvas.blank()


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
            add_quotation(canvas, canvas.text(1, 4), lead, role)
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
                (who.occupation, f"Tel. 0{rng.randint(1000, 9999)}", f"{random_surname(rng)} & Co.")
            )
        )
