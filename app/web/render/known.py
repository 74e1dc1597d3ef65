"""What is known of the library while an answer is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.domain.citation import Citation


class Known(NamedTuple):
    """Documents' titles by id, none for an empty library; and whether a quote cuts no sentence."""

    names: Mapping[str, str]
    is_whole: Callable[[Citation], bool]
