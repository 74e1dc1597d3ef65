"""The forms in which a conversation is taken along."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from app.keep.annotations import web_annotations
from app.keep.csl import csl
from app.keep.markdown import markdown
from app.keep.plain import plain
from app.keep.printable import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.keep.kept import Kept


class Form(StrEnum):
    """A form, by the name that the command line gives it."""

    MARKDOWN = "markdown"
    ANNOTATIONS = "annotations"
    CSL = "csl"
    HTML = "html"
    TEXT = "text"


WRITE: Final[Mapping[Form, Callable[[Kept], str]]] = {
    Form.MARKDOWN: markdown,
    Form.ANNOTATIONS: web_annotations,
    Form.CSL: csl,
    Form.HTML: printable,
    Form.TEXT: plain,
}
