"""What is said of a conversation that is taken along or got back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from app.domain.filters import Filters
from app.messages import phrases
from corpus.model.document import DocumentKind
from corpus.model.publication_date import PublicationDate
from corpus.model.speaker import NOBODY, Role, Speaker, Voice
from tests.app.export.hostile import QUOTED, TALK, WRITTEN
from tests.app.web.example_answers import cited

_ANN = Speaker("Ann Orr", Role.QUOTED)


@pytest.mark.parametrize("hours", [0, 2, -7])
def test_a_time_is_told_in_utc(hours: int) -> None:
    noon = datetime(2024, 5, 1, 12, 30, tzinfo=UTC)

    told = phrases.time(noon.astimezone(timezone(timedelta(hours=hours))))

    assert told == "1 May 2024, 12:30 UTC"


@pytest.mark.parametrize(
    ("voice", "said"),
    [
        (Voice(_ANN), "Ann Orr (quoted)"),
        (Voice(Speaker("Ann Orr", Role.UNCLEAR)), "Ann Orr (role unclear)"),
        (Voice(Speaker(None, Role.AUTHOR)), "the author (name unknown)"),
        (NOBODY, "someone unclear"),
        (
            Voice(_ANN, reported=True, via=(Speaker("Meduza", Role.AUTHOR),)),
            "Meduza, reporting Ann Orr (quoted)",
        ),
    ],
)
def test_a_speaker_is_told_with_the_role_and_what_is_unknown(voice: Voice, said: str) -> None:
    assert phrases.speaker(cited(TALK, "It rained.", voice)) == said


def test_a_name_turns_nothing_around_it_and_stays_on_its_line() -> None:
    voice = Voice(Speaker("\u202eAnn\nOrr", Role.QUOTED))

    said = phrases.speaker(cited(TALK, "It rained.", voice))

    assert said == "\u2068\u202eAnn Orr\u2069 (quoted)"


def test_filters_are_told_one_by_one() -> None:
    chosen = Filters(
        ("a", "b"),
        (DocumentKind.BLOG,),
        ("Orr",),
        PublicationDate("2024-05"),
        PublicationDate("2025"),
        (Role.AUTHOR,),
    )

    assert [*phrases.filters(chosen)] == [
        "document: a, b",
        "kind: blog",
        "speaker: Orr",
        "role: author",
        "from May 2024 on",
        "until 2025",
    ]
    assert [*phrases.filters(Filters())] == []


def test_an_answer_tells_whether_it_is_prose_and_whose() -> None:
    assert phrases.form(WRITTEN) == phrases.written_by("Quill")
    assert phrases.form(QUOTED) == "Quotes, without a model."
    assert phrases.form(replace(QUOTED, model="Quill")) == "Quotes only, without prose by Quill."


def test_what_is_lost_is_counted() -> None:
    assert str(phrases.missing_quotes(1)).startswith("1 quote of this answer is left out: ")
    assert str(phrases.missing_quotes(2)).startswith("2 quotes of this answer are left out: ")
    assert "none of its 3 sentences" in str(phrases.no_longer_backed(0, 3))
    assert "1 of its 3 sentences" in str(phrases.no_longer_backed(1, 2))
