"""Documents rendered from dialogues and prose, with the role of every line, to train line roles.

Words are those of the training data; labels, heads and furniture are composed by chance.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from evals.training.canvas import Canvas, RenderedDocument
from evals.training.render_articles import article
from evals.training.render_mail import mail
from evals.training.render_messages import comment_section
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


_KINDS = {
    "talk": (talk, 36),
    "interview": (interview, 9),
    "article": (article, 26),
    "comments": (comment_section, 12),
    "mail": (mail, 7),
    "letters": (letters, 6),
    "round": (people_asked, 6),
    "minutes": (minutes, 6),
    "profiles": (profiles, 6),
}
