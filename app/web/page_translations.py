"""The texts with which the page's components begin, in each language of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import gradio as gr

from app.text.catalogue import current_language, in_language, languages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Values by the property of a component, by the component's id in the page.
ComponentTexts: TypeAlias = "Mapping[str, Mapping[str, str]]"


class Page(gr.Blocks):
    """The page, with the texts of its components in the languages other than its own."""

    translations: Mapping[str, ComponentTexts] = {}

    def translate(self, build: Callable[[], object]) -> None:
        """Build the components once more in each other language, and keep their texts."""
        own = _texts(self)
        translations = {}
        for language in languages():
            if language == current_language():
                continue
            with in_language(language), gr.Blocks(analytics_enabled=False) as other:
                build()
            translations[language] = _differing(_texts(other), own)
        self.translations = translations


def _texts(blocks: gr.Blocks) -> dict[str, dict[str, str]]:
    """Every property of the components that is a text."""
    return {
        block.elem_id: {
            name: value for name, value in block.get_config().items() if isinstance(value, str)
        }
        for block in blocks.blocks.values()
        if isinstance(block.elem_id, str)
    }


def _differing(texts: ComponentTexts, own: ComponentTexts) -> dict[str, dict[str, str]]:
    return {
        name: {key: value for key, value in found.items() if own[name].get(key) != value}
        for name, found in texts.items()
    }
