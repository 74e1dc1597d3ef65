"""Render the list of models that can write the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import htpy as h

from app.messages import written_texts
from app.web.render.markup import to_markup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup


def render_model_choice(names: Iterable[str], chosen: str) -> Markup:
    """The list; 'no model' comes first."""
    options = [("", written_texts.NO_MODEL), *((name, name) for name in names)]
    return to_markup(
        h.label(".choice")[
            h.span[written_texts.CHOICE],
            h.select(aria_label=written_texts.CHOICE_LABEL)[
                (h.option(value=value, selected=value == chosen)[name] for value, name in options)
            ],
        ]
    )
