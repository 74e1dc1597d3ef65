"""Who speaks, as far as the provenance tells: never more."""

from __future__ import annotations

import pytest

from corpus.byline import byline_speaker, speaker_at
from corpus.document import Document, Kind, Provenance
from corpus.span import Span
from corpus.speaker import UNCLEAR, Role, Speaker

_ANA = Speaker("Ana Reyes", Role.AUTHOR)


def _provenance(
    *, author: str | None = "Ana Reyes", kind: Kind | None = None, interviewee: str | None = None
) -> Provenance:
    return Provenance(
        id="x", file="x.txt", sha256="0" * 64, author=author, kind=kind, interviewee=interviewee
    )


def _spoken(text: str, words: str, provenance: Provenance) -> Speaker:
    start = text.index(words)
    return speaker_at(Document(provenance, text), Span(start, start + len(words)))


@pytest.mark.parametrize("kind", [None, *(kind for kind in Kind if kind is not Kind.INTERVIEW)])
def test_a_signed_text_is_its_authors(kind: Kind | None) -> None:
    assert byline_speaker(_provenance(kind=kind)) == _ANA


def test_an_unsigned_text_is_unclear() -> None:
    assert byline_speaker(_provenance(author=None)) == UNCLEAR


def test_an_interview_is_unclear_even_when_it_is_signed() -> None:
    assert byline_speaker(_provenance(kind=Kind.INTERVIEW)) == UNCLEAR
    assert byline_speaker(_provenance(interviewee="Bo Li")) == UNCLEAR


def test_the_author_of_a_blog_is_not_the_speaker_of_its_comments() -> None:
    text = "I built the bridge.\n\nLeave a comment\n\n• I crossed it.\n\nI crossed it twice."
    blog = _provenance(kind=Kind.BLOG)

    assert _spoken(text, "I built the bridge.", blog) == _ANA
    assert _spoken(text, "I crossed it.", blog) == UNCLEAR
    assert _spoken(text, "I crossed it twice.", blog) == UNCLEAR
    assert _spoken(text, "bridge.\n\nLeave a comment\n\n• I", blog) == UNCLEAR


def test_a_signed_text_in_which_others_take_turns_is_unclear_from_the_first_turn() -> None:
    text = "I met the mayor.\n\nQ: Will it reopen?\n\nA: In spring."
    article = _provenance(kind=Kind.ARTICLE)

    assert _spoken(text, "I met the mayor.", article) == _ANA
    assert _spoken(text, "In spring.", article) == UNCLEAR
