"""Words as Markdown render as these words, and nothing in them becomes markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.export.markdown_escape import block, block_quote, inline
from app.text.unicode import (
    isolate_bidi,
    isolate_bidi_lines,
    on_one_line,
    replace_control_characters,
)
from corpus.model.normalise import normalise
from tests.app.export.hostile import HARM, PIECES, TITLE, UNSEEN
from tests.app.web.markup import tags_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

# CommonMark with HTML, and what GitHub and Pandoc add: tables, strikes, marks as they are set.
MARKDOWN = MarkdownIt("commonmark", {"html": True, "typographer": True}).enable(
    ["table", "strikethrough", "replacements", "smartquotes"]
)
_PIECES = (
    *PIECES,
    *"\\ ` * _ { } [ ] < > ( ) # + - . ! | ~ & $ @ : / ^ = \" '".split(),  # noqa: SIM905
    *("\n", "\n\n", "\n\n\n", " ", "    ", "\t", "a", "1", "1.", "i)", "(a)", "\u05d0", "…"),
    *("---", "===", "```", "~~~", "| a |\n|---|", "[a]: b", "[^1]: x", "<!--", "&#65;", "&lt;"),
    *("!!!!", "????", ",,", "(c)", "(TM)", "+-", "(r)"),
    *("www.", "http://", "mailto:", ":::", ":a:", "\u2066", "\u2069", "\u202e", "\u3000", "\\\n"),
)
WORDS = st.one_of(
    st.text(max_size=40), st.lists(st.sampled_from(_PIECES), max_size=12).map("".join)
)


def blocks(markdown: str) -> list[str]:
    """The text of each block quote; line breaks as line ends, paragraphs parted by empty lines."""
    texts: list[str] = []
    inside = False
    for token in MARKDOWN.parse(markdown):
        if token.type == "blockquote_open":
            inside = True
            texts.append("")
        inside = inside and token.type != "blockquote_close"
        if inside and token.type == "inline":
            texts[-1] += ("\n\n" if texts[-1] else "") + _text(token.children or ())
    return texts


def _text(tokens: Iterable[Token]) -> str:
    return "".join("\n" if token.type == "hardbreak" else token.content for token in tokens)


def _tags(markdown: str) -> set[str]:
    return {tag for tag, _ in tags_of(MARKDOWN.render(markdown))}


@given(WORDS.filter(str.strip))
def test_a_block_renders_as_its_words(words: str) -> None:
    markdown = block_quote(block(words))

    assert blocks(markdown) == [isolate_bidi_lines(words)]
    assert _tags(markdown) <= {"blockquote", "p", "br"}


@given(WORDS.map(normalise).filter(str.strip))
def test_what_a_source_holds_renders_letter_for_letter(words: str) -> None:
    (shown,) = blocks(block_quote(block(words)))
    turned = dict.fromkeys(map(ord, "\u2068\u2069"))

    assert shown.translate(turned) == words.translate(turned)


@given(WORDS)
@pytest.mark.parametrize("frame", ["# %s", "- x: %s", "%s", "> — %s", "[^1]: x, %s [y]"])
def test_words_on_a_line_stay_words_wherever_they_stand(frame: str, words: str) -> None:
    line = inline(words)
    tokens = MARKDOWN.parse(frame % line)
    shown = "".join(_text(token.children or ()) for token in tokens if token.type == "inline")

    assert "\n" not in line
    assert _tags(frame % line) <= {"h1", "p", "ul", "li", "blockquote"}
    assert frame.partition("%s")[2] or shown.endswith(isolate_bidi(on_one_line(words)))
    assert isolate_bidi(on_one_line(words)) in shown


@given(WORDS)
def test_paragraphs_are_parted_by_one_empty_line_only(words: str) -> None:
    assert "\n\n\n" not in block(words)


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ("It is safe.", "It is safe."),
        ("At 5:30 a.m., he said “no” – twice; 50% (or more)!", None),
        ("No. 7", "No\\. 7"),
        ("a\nb\n\nc", "a\\\nb\n\nc"),
        ("a\n\n\nb", "a\\\n\\\n\\\nb"),
        (" a ", "&#32;a&#32;"),
        ("- a", "\\- a"),
        ("well-known -- and so on...", "well-known \\-\\- and so on\\.\\.\\."),
        ("www.a.b", "www\\.a.b"),
        ("http://a.b", "http\\://a.b"),
        ("[x](y)", "\\[x\\](y)"),
        ("&amp; <b>", "\\&amp; \\<b\\>"),
        ("אבג", "\u2068אבג\u2069"),
        ("a\0b\x1b", "a\ufffdb\ufffd"),
    ],
)
def test_plain_words_stay_plain_and_marks_are_escaped(words: str, markdown: str | None) -> None:
    assert block(words) == (words if markdown is None else markdown)


def test_hostile_words_of_any_length_stay_words() -> None:
    assert blocks(block_quote(block(TITLE))) == [isolate_bidi_lines(TITLE)]
    assert _tags(block_quote(block(HARM + UNSEEN))) == {"blockquote", "p"}
    assert replace_control_characters(TITLE) != TITLE
