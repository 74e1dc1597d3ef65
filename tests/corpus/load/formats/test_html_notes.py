"""Footnotes of web pages: no mark is in a sentence, and each note knows what it is about."""

from __future__ import annotations

import pytest

from corpus.load.formats.html import read_html
from corpus.model.mark import MarkKind

_FILL = (
    "<p>The council met on Monday in the old town hall to hear the engineer, the ferryman and two "
    "owners of shops on the quay. The talk went on until midnight, and nobody left early.</p>"
    "<p>A second meeting is planned for the autumn, when the report on the piers is due, and the "
    "mayor has promised that everyone who wants to speak will be heard.</p>"
)
_WORDS = "Two of them withdrew this a week later."
# The mark, and the note at the end of the page, as programs write them.
_DIALECTS = {
    "pandoc": (
        '<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>',
        (
            '<section id="footnotes" class="footnotes" role="doc-endnotes"><ol><li id="fn1"><p>'
            f'{_WORDS}<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li>'
            "</ol></section>"
        ),
    ),
    "kramdown": (
        '<sup id="fnref:1"><a href="#fn:1" class="footnote">1</a></sup>',
        (
            f'<div class="footnotes"><ol><li id="fn:1"><p>{_WORDS} <a href="#fnref:1">↩</a></p>'
            "</li></ol></div>"
        ),
    ),
    "hand": (
        ' <a href="#n1">[1]</a>',
        f'<h2>Notes</h2><p><a name="n1"></a><sup>1</sup> {_WORDS}</p>',
    ),
    "substack": (
        '<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a>',
        (
            '<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1">1</a>'
            f'<div class="footnote-content" id="x"><p>{_WORDS}</p></div></div>'
        ),
    ),
    "star": (
        '<sup><a href="#star">*</a></sup>',
        f'<hr><p id="star">* {_WORDS}</p>',
    ),
}


def _page(mark: str, note: str) -> bytes:
    return (
        "<html><head><title>The bridge</title></head><body><article><h1>The bridge</h1>"
        f"<p>Seven said that it was shut{mark} that night. The eighth said nothing.</p>"
        f"{_FILL}{note}</article></body></html>"
    ).encode()


@pytest.mark.parametrize("dialect", [*_DIALECTS])
def test_a_note_is_tied_to_its_sentence_whose_words_have_no_mark(dialect: str) -> None:
    read = read_html(_page(*_DIALECTS[dialect]))
    marks = read.marked_text.marks
    (place,) = [mark for mark in marks if mark.kind is MarkKind.NOTED]
    (note,) = [mark for mark in marks if mark.kind is MarkKind.NOTE]

    assert "Seven said that it was shut that night. The eighth said nothing." in read.text
    assert read.text[: place.span.end].endswith("it was shut")
    assert note.span.of(read.text) == _WORDS
    assert note.name == place.name
    assert read.text.count(_WORDS) == 1
    assert "Notes" not in read.text


def test_two_marks_of_one_note_are_tied_to_it_and_notes_stay_apart() -> None:
    first, second = ('<sup><a href="#fn1">1</a></sup>', '<sup><a href="#fn2">2</a></sup>')
    notes = f'<ol><li id="fn1">{_WORDS}</li><li id="fn2">The other note says more.</li></ol>'
    read = read_html(_page(f"{first}, cold{second}, wet{first}", notes))
    marks = read.marked_text.marks
    names = [mark.name for mark in marks if mark.kind is MarkKind.NOTED]
    said = {mark.name: mark.span.of(read.text) for mark in marks if mark.kind is MarkKind.NOTE}

    assert "it was shut, cold, wet that night." in read.text
    assert [said[name] for name in names if name] == [_WORDS, "The other note says more.", _WORDS]


def test_works_referred_to_are_no_notes_but_their_marks_are_no_words() -> None:
    mark = '<sup class="reference"><a href="#cite_note-1">[1]</a></sup>'
    works = '<ol class="references"><li id="cite_note-1">Lind, Bridges, 1999.</li></ol>'
    read = read_html(_page(mark, works))

    assert "it was shut that night." in read.text
    assert not [mark for mark in read.marked_text.marks if mark.kind is MarkKind.NOTE]


@pytest.mark.parametrize(
    "link",
    [
        ' (<a href="#map">see the map</a>)',
        ' <a href="#top">1</a>',
        ' <a href="#gone"><sup>1</sup></a>',
        ' <a href="https://example.com/#fn1"><sup>1</sup></a>',
    ],
)
def test_other_links_stay_in_their_sentence(link: str) -> None:
    read = read_html(
        _page(link, '<p id="map">The map shows all of the piers.</p><p id="top">x</p>')
    )

    assert not [mark for mark in read.marked_text.marks if mark.kind is MarkKind.NOTED]
    assert "The map shows all of the piers." in read.text
    assert "it was shut that night." not in read.text
