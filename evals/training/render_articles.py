"""Articles of one author, with headings, lists, bold leads and quotations that begin no turn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.structure.line_roles import LineRole
from evals.training.label_styles import label_style
from evals.training.page_parts import CREDITS, HEADINGS, KEYS, a_title, ending, preamble
from evals.training.people import Person, person
from evals.training.render_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.training.canvas import Canvas

_QUOTATIONS = ("“{}” {} {}.", "“{}” {} {}.", "— {}, — {} {}.", "«{}», {} {}.", '{2} {1}: "{0}"')
_PULL_QUOTES = ("“{}”", "{}", "> {}", "« {} »")


@dataclass(frozen=True, slots=True)
class _ArticleStyle:
    """How often paragraphs open with a key or bold words, what quotations and lists look like."""

    subject: Person
    keys: Sequence[str]
    keyed: float
    is_alone: bool
    led: float
    lists: float
    separator: str
    quotation: str
    gap: int


def article(canvas: Canvas) -> None:
    """Add an article of one author."""
    rng = canvas.rng
    preamble(canvas)
    subject = person(rng, 0)
    labels = label_style(rng, [subject])
    style = _ArticleStyle(
        subject=subject,
        keys=_article_keys(canvas),
        keyed=rng.choice((0, 0, 0, 0, 0.3, 1.0)),
        is_alone=canvas.chance(0.4),
        led=rng.choice((0, 0, 0, 0.2)),
        lists=rng.choice((0, 0, 0.1)),
        separator=labels.separator if labels.layout == "inline" else ": ",
        quotation=rng.choice(_QUOTATIONS),
        gap=rng.choice((1, 1, 1, 0)),
    )
    is_own = canvas.chance(0.2)
    for paragraph in list(canvas.article())[: rng.randint(3, 40)]:
        words = canvas.own() if is_own else paragraph
        if len(words) < 60 and not re.search(r"[.!?”\"]$", words):
            canvas.aside(words)
            canvas.blank(style.gap)
            continue
        _add_paragraph(canvas, style, _add_between(canvas, style, words))
    if canvas.chance(0.2):
        signed = rng.choice(("{}", "— {}", "{} is a columnist.", "{}, editor"))
        canvas.aside(signed.format(subject.full))
    ending(canvas)


def _add_between(canvas: Canvas, style: _ArticleStyle, words: str) -> str:
    """Add a heading, list, quotation or credit now and then; the next paragraph's words."""
    rng, draw = canvas.rng, canvas.rng.random()
    if draw < 0.06:
        canvas.headings.append(len(canvas.lines))
        canvas.aside(rng.choice((a_title(canvas), rng.choice(HEADINGS), rng.choice(KEYS))))
    elif draw < 0.06 + style.lists:
        _add_list(canvas, style.separator, style.gap)
    elif 0.16 <= draw < 0.19:
        name = rng.choice((person(rng, 1).full, style.subject.surname))
        said = style.quotation.format(canvas.said(), rng.choice(WORDS["saying"]), name)
        canvas.paragraph(said, LineRole.WORDS)
    elif draw < 0.205:
        canvas.aside(rng.choice(CREDITS).format(n=person(rng, 7).full, h=a_title(canvas)))
    elif draw < 0.22:
        canvas.aside(rng.choice(_PULL_QUOTES).format(a_title(canvas)))
    elif draw < 0.24:
        subject = style.subject
        name = rng.choice((subject.full, subject.surname, subject.given))
        return f"{name} {words[:1].lower()}{words[1:]}"
    else:
        return words
    canvas.blank(style.gap)
    return words


def _add_paragraph(canvas: Canvas, style: _ArticleStyle, words: str) -> None:
    """Add the paragraph, behind or below a key, or with its first words in bold."""
    rng = canvas.rng
    prefix = f"{rng.choice(style.keys)} " if canvas.chance(style.keyed) else ""
    led = len(" ".join(words.split()[: rng.choice((2, 4, 7, 90))])) * canvas.chance(style.led)
    if prefix or led:
        canvas.emphasised.append((len(canvas.lines), len(prefix.strip()) or led))
    if prefix and style.is_alone:
        canvas.aside(prefix.strip())
        prefix = ""
    canvas.paragraph(words[:2500], LineRole.WORDS, prefix=prefix)
    canvas.blank(style.gap)


def _article_keys(canvas: Canvas) -> list[str]:
    """What paragraphs of an article open with, each several times: nobody's labels."""
    rng = canvas.rng
    separator = rng.choice((":", ":", ".", " –", " |"))
    number = rng.choice(("", "", "", "{}. ", "{}) "))
    last = canvas.text(1, 1).split()[-1].strip('.,:;”"?!()') or "Note"
    words = (rng.choice(KEYS), rng.choice(HEADINGS), last.capitalize())
    return [f"{number.format(at)}{word}{separator}" for at, word in enumerate(words, 1)]


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
