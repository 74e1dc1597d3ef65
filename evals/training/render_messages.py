"""Comments rendered in composed styles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.structure.line_roles import LineRole
from evals.training.page_parts import add_quotation, ending, preamble
from evals.training.people import Person, TimeStyle, a_date, person
from evals.training.render_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.training.canvas import Canvas

_BUTTONS = WORDS["buttons"]


def comment_section(canvas: Canvas) -> None:
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
        add_quotation(canvas, canvas.text(1, 2), f"{indent}> ", LineRole.BEGINS)
        canvas.blank(inner)
    for at in range(rng.choice((1, 1, 1, 2))):
        role = LineRole.WORDS if at else LineRole.BEGINS
        answered = f"@{person(rng, 8).handle} " if canvas.chance(0.1) else ""
        canvas.paragraph(answered + canvas.said(), role, indent=indent)
        canvas.blank(inner if not at else 0)
