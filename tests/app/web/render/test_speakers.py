"""Who speaks, in words and with a badge."""

from __future__ import annotations

import pytest

from app.web.render.speakers import (
    render_badge,
    render_voice,
    role_name,
    speaker_name,
    voice_line,
    voice_name,
)
from corpus.model.speaker import NOBODY, UNCLEAR, Role, Speaker, Voice
from tests.app.web.hostile_documents import HOSTILE
from tests.app.web.markup import attributes_of, tags_of, text_of

AUTHOR = Speaker(None, Role.AUTHOR)
MEDUZA = Speaker("Meduza", Role.AUTHOR)
MEDINSKY = Speaker("Vladimir Medinsky", Role.QUOTED)
MARCHENKO = Speaker("Dmytro Marchenko", Role.QUOTED)
BEREZA = Speaker("Boryslav Bereza", Role.INTERVIEWEE)


@pytest.mark.parametrize(
    ("voice", "line"),
    [
        (Voice(BEREZA), "Boryslav Bereza, interviewee"),
        (Voice(AUTHOR), "the author, name unknown"),
        (Voice(Speaker(None, Role.COMMENTER)), "a reader"),
        (Voice(Speaker("Clara", Role.COMMENTER)), "Clara, commenter"),
        (NOBODY, "speaker unclear"),
        (Voice(Speaker("Mayor Worth", Role.UNCLEAR)), "Mayor Worth, role unclear"),
        (
            Voice(MEDINSKY, reported=True, via=(MEDUZA,)),
            "Meduza, reporting Vladimir Medinsky",
        ),
        (
            Voice(MEDINSKY, reported=True, via=(AUTHOR,)),
            "the author, reporting Vladimir Medinsky",
        ),
        (Voice(MARCHENKO, via=(AUTHOR,)), "Dmytro Marchenko, quoted by the author"),
        (
            Voice(Speaker(None, Role.QUOTED), via=(Speaker(None, Role.COMMENTER),)),
            "someone unnamed, quoted by a reader",
        ),
        (
            Voice(MARCHENKO, via=(BEREZA, AUTHOR)),
            "Dmytro Marchenko, quoted by the author, through Boryslav Bereza",
        ),
        (
            Voice(UNCLEAR, reported=True, via=(MEDUZA,)),
            "Meduza, reporting someone unclear",
        ),
    ],
)
def test_the_line_names_the_speaker_and_who_passes_it_on(voice: Voice, line: str) -> None:
    assert voice_line(voice) == line
    assert text_of(render_voice(voice)).startswith(voice_name(voice))


@pytest.mark.parametrize("role", list(Role))
def test_a_speaker_without_a_name_gets_none(role: Role) -> None:
    name = speaker_name(Speaker(None, role))

    assert "unknown" in name or name in ("speaker unclear", "a reader")


def test_a_badge_tells_words_from_report() -> None:
    assert role_name(Voice(MEDINSKY, via=(MEDUZA,))) == "quoted"
    assert role_name(Voice(MEDINSKY, reported=True, via=(MEDUZA,))) == "reported"


def test_every_role_has_a_badge_with_a_word_and_a_shape_of_its_own() -> None:
    badges = [render_badge(Voice(Speaker("Ann", role))) for role in Role]
    badges.append(render_badge(Voice(MEDINSKY, reported=True, via=(MEDUZA,))))

    looks = {attributes["class"] for badge in badges for _, attributes in tags_of(badge)}
    assert len(looks) == len(badges) == len({text_of(badge) for badge in badges})


def test_nobody_has_no_badge() -> None:
    assert render_badge(NOBODY) == ""


def test_those_who_speak_in_a_quote_besides_are_named() -> None:
    drawn = text_of(render_voice(Voice(BEREZA), (Speaker("Ines Tarrow", Role.INTERVIEWER), AUTHOR)))

    assert drawn.endswith("Also speaking here: Ines Tarrow, interviewer; the author, name unknown")


def test_a_hostile_name_stays_text() -> None:
    hostile = Speaker(HOSTILE, Role.QUOTED)

    drawn = render_voice(Voice(hostile, reported=True, via=(hostile, hostile)), (hostile,))

    assert text_of(drawn).count(HOSTILE) == 4
    assert {tag for tag, _ in tags_of(drawn)} <= {"span", "strong", "bdi"}
    assert attributes_of(drawn) == {"class"}
