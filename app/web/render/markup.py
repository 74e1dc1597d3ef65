"""What the page adds to htpy, which escapes all text and all attribute values."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import htpy as h
from markupsafe import Markup, escape

from app.text.html_escape import protect_template_characters

if TYPE_CHECKING:
    from htpy import Attribute, Element, Node


def to_markup(*nodes: Node) -> Markup:
    """Render the nodes as HTML that is safe to put into the page.

    Characters that Gradio's templates read are written as entities.
    """
    return protect_template_characters(escape(h.fragment[nodes]))


def button(class_: str, **attributes: Attribute) -> Element:
    """A button that submits no form."""
    return h.button(type="button", class_=class_, **attributes)


def fill(template: str, *nodes: Node) -> Node:
    """The template with the nodes in place of its '%s', one each."""
    head, *tails = template.split("%s")
    return [head, *chain.from_iterable(zip(nodes, tails, strict=True))]


EMPTY_MARKUP = Markup()
