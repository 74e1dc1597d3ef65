"""Documents rendered from dialogues and prose, with the role of every line, to train line roles.

Words are those of the training data; labels, heads and furniture are composed by chance.
"""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

from corpus.structure.line_roles import LineRole
from evals.training.canvas import Canvas, RenderedDocument
from evals.training.label_styles import label_style
from evals.training.page_parts import CREDITS, HEADINGS, KEYS, a_title, ending, preamble
from evals.training.people import person
from evals.training.render_mail import mail
from evals.training.render_messages import comments
from evals.training.render_reports import letters, minutes, profiles
from evals.training.render_talks import interview, people_asked, talk

if TYPE_CHECKING:
    from evals.training.material import Material


def render(material: Material, seed: int) -> RenderedDocument:
    """The document of this number: always the same."""
    rng = Random(seed)  # noqa: S311
    canvas = Canvas(material, rng)
    canvas.width = rng.choice((None, None, None, rng.randint(48, 92)))
    canvas.marked = canvas.chance(0.3)
    kind = rng.choices(
        tuple(_KINDS),
        tuple(share for _, share in _KINDS.values()),
    )[0]
    _KINDS[kind][0](canvas)
    if canvas.chance(0.08) and kind in {"talk", "interview", "article"}:
        canvas.number_lines()
    while canvas.lines and canvas.lines[-1] is None:
        canvas.lines.pop()
    if canvas.chance(0.08):
        canvas.to_other_letters()
    return canvas.finished(kind)


def article(canvas: Canvas) -> None:
    """Add an article of one author."""
    rng = canvas.rng
    preamble(canvas)
    paragraphs = list(canvas.article())[: rng.randint(3, 40)]
    gap = rng.choice((1, 1, 1, 0))
    lists = canvas.chance(0.35)
    subject = person(rng, 0)
    list_style = label_style(rng, [subject])
    keys = _article_keys(canvas)
    keyed, led = rng.choice((0, 0, 0, 0, 0.3, 1.0)), rng.choice((0, 0, 0, 0.2))
    for paragraph in paragraphs:
        words = paragraph
        draw = rng.random()
        if len(words) < 60 and not re.search(r"[.!?”\"]$", words):
            canvas.aside(words)
            canvas.blank(gap)
            continue
        if draw < 0.06:
            canvas.headings.append(len(canvas.lines))
            canvas.aside(rng.choice((a_title(canvas), rng.choice(HEADINGS), f"{rng.choice(KEYS)}")))
            canvas.blank(gap)
        elif lists and draw < 0.16:
            _add_list(canvas, list_style.separator if list_style.layout == "inline" else ": ", gap)
        elif draw < 0.19:
            who = person(rng, 1)
            canvas.paragraph(
                f"“{canvas.said()}” {rng.choice(('said', 'says', 'added'))} "
                f"{rng.choice((who.full, who.surname))}.",
                LineRole.WORDS,
            )
            canvas.blank(gap)
        elif draw < 0.21:
            name = rng.choice((subject.full, subject.surname, subject.given))
            words = f"{name} {words[:1].lower()}{words[1:]}"
        elif draw < 0.225:
            canvas.aside(rng.choice(CREDITS).format(n=person(rng, 7).full, h=a_title(canvas)))
            canvas.blank(gap)
        prefix = f"{rng.choice(keys)} " if canvas.chance(keyed) else ""
        if prefix or canvas.chance(led):
            end = len(prefix) or len(" ".join(words.split()[: rng.choice((2, 4, 7, 90))]))
            canvas.emphasised.append((len(canvas.lines), end))
        canvas.paragraph(words[:2500], LineRole.WORDS, prefix=prefix)
        canvas.blank(gap)
        if canvas.chance(0.04):
            canvas.aside(rng.choice(("“{}”", "{}", "> {}", "« {} »")).format(a_title(canvas)))
            canvas.blank(gap)
    if canvas.chance(0.2):
        canvas.aside(
            rng.choice(("{}", "— {}", "{} is a columnist.", "{}, editor")).format(subject.full)
        )
    ending(canvas)


def _article_keys(canvas: Canvas) -> list[str]:
    """What paragraphs of an article open with, each several times: nobody's labels."""
    rng = canvas.rng
    separator = rng.choice((":", ":", ".", " –", " |"))
    number = rng.choice(("", "", "", "{}. ", "{}) "))
    words = [rng.choice(KEYS), rng.choice(HEADINGS), canvas.text(1, 1).split()[-1].strip('.,:;”"?!')]
    return [
        f"{number.format(at)}{word.capitalize()}{separator}" for at, word in enumerate(words, 1)
    ]


def _add_list(canvas: Canvas, separator: str, gap: int) -> None:
    """Items that open with a term: nobody's labels."""
    rng = canvas.rng
    bold = canvas.chance(0.5)
    number = rng.choice(("", "", "- ", "• ", "1. ", "* "))
    for at in range(rng.randint(2, 6)):
        term = rng.choice(
            (
                rng.choice(KEYS),
                " ".join(canvas.text(1, 1).split()[:2]).strip(',.:;“”"'),
                rng.choice(HEADINGS),
            )
        )
        lead = f"{number.replace('1', str(at + 1))}{term}"
        has_term = canvas.chance(0.7)
        canvas.emphasised += [(len(canvas.lines), len(lead))] if bold and has_term else []
        prefix = (
            f"{lead}{rng.choice((separator, ': '))}"
            if has_term
            else number.replace("1", str(at + 1))
        )
        canvas.paragraph(canvas.text(1, 2), LineRole.WORDS, prefix=prefix)
        canvas.blank(rng.choice((0, gap)))


_KINDS = {
    "talk": (talk, 36),
    "interview": (interview, 9),
    "article": (article, 24),
    "comments": (comments, 12),
    "mail": (mail, 7),
    "letters": (letters, 6),
    "round": (people_asked, 6),
    "minutes": (minutes, 6),
    "profiles": (profiles, 4),
}
