"""Render the list of models that can write the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import htpy as h

from app.messages import written_texts
from app.web.render.markup import to_markup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup


class Verifier(NamedTuple):
    """The model that gets written sentences with their quotes; `host` is None on this network."""

    name: str
    host: str | None


def render_model_choice(
    names: Iterable[str], chosen: str, verifier: Verifier | None = None
) -> Markup:
    """The list; 'no model' comes first. Below it, which other model gets what is written."""
    options = [("", written_texts.NO_MODEL), *((name, name) for name in names)]
    return to_markup(
        h.label(".choice")[
            h.span[written_texts.CHOICE],
            h.select(aria_label=written_texts.CHOICE_LABEL)[
                (h.option(value=value, selected=value == chosen)[name] for value, name in options)
            ],
        ],
        h.p(".verifier.muted")[written_texts.verified_by(*verifier)] if verifier else None,
    )
