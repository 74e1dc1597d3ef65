"""Chats in plain text: whose each message is, in the forms of several programs."""

from __future__ import annotations

import pytest

from corpus.model.mark import MarkKind
from corpus.structure.chat import read_chat

_HUGO = "The gates are stuck: since March."
_ANN, _LAST = "Can you see the slide?", "You told nobody."
_FORMS = {
    "time in brackets, name and colon": "[{date}, 10:0{n}:22] {name}: {words}\n",
    "time, dash, name and colon": "{date}, 10:0{n} - {name}: {words}\n",
    "American times": "[1/13/24, 10:0{n}:22 AM] {name}: {words}\n",
    "name, and time in brackets": "{name}, [{date} 10:0{n}]\n{words}\n\n",
    "name and time of the day": "{name}  10:0{n} AM\n{words}\n\n",
    "name, dash and day": "{name} — Today at 10:0{n}\n{words}\n",
    "time in brackets and name": "[10:0{n} AM] {name}\n{words}\n\n",
    "nick in brackets": "10:0{n} <@{name}> {words}\n",
    "nick without a time": "<{name}> {words}\n",
    "columns": "2024-01-13 10:0{n}:22\t{name}\t{words}\n",
    "columns with a bar": "10:0{n} {name} | {words}\n",
    "name and time in two brackets": "[{name}] [10:0{n} AM] {words}\n",
    "sender and addressee": "10:0{n}:22 From {name} to Everyone:\n\t{words}\n",
    "name above the time": "{name}\n  10:0{n} AM\n{words}\n\n",
    "time above the name": "May 0{n}, 2024 10:0{n}:22 AM\n{name}\n{words}\n\n",
}


def _messages(text: str) -> list[tuple[str | None, str]]:
    chat = read_chat(text)
    assert chat is not None
    return [(mark.name, mark.span.of(text)) for mark in chat.marks if mark.kind is MarkKind.MESSAGE]


def _furniture(text: str) -> list[str]:
    chat = read_chat(text)
    assert chat is not None
    return [mark.span.of(text) for mark in chat.marks if mark.kind is MarkKind.FURNITURE]


@pytest.mark.parametrize("form", _FORMS.values(), ids=_FORMS)
def test_a_message_is_its_senders(form: str) -> None:
    said = [("Ann Orr", _ANN), ("Hugo Brandt", _HUGO), ("Ann Orr", _LAST)]
    text = "".join(
        form.format(date="13/01/2024", n=number, name=name, words=words)
        for number, (name, words) in enumerate(said, 1)
    )

    assert _messages(text) == said
    assert not any(words in line for line in _furniture(text) for _, words in said)


def test_lines_without_a_time_go_on_and_notices_are_nobodys() -> None:
    text = (
        "17.01.24, 20:15 - Messages are end-to-end encrypted.\n"
        "17.01.24, 20:16 - Imke Straub created the group\n"
        "17.01.24, 20:16 - Imke Straub: We paint the dragon.\nGreen: of course.\n"
        "17.01.24, 20:18 - Lothar: <Media omitted>\n"
        "17.01.24, 20:18 - Lothar: The axle is broken.\n"
        "17.01.24, 20:19 - Imke Straub changed the name to: Dragon\n"
        "17.01.24, 20:20 - Lothar: \u200eThis message was deleted.\n"
    )

    assert _messages(text) == [
        ("Imke Straub", "We paint the dragon.\nGreen: of course."),
        ("Lothar", "The axle is broken."),
    ]
    assert "<Media omitted>" in _furniture(text)


def test_what_a_program_adds_below_a_name_is_nobodys() -> None:
    text = (
        "Marit Lund  9:14 AM\nThe contract ends.\n(edited)\n:eyes: 3\n\n3 replies\n\n"
        "Ovid joined #kitchen.\n"
        "bell-bot  APP  9:15 AM\nReminder: stand-up.\n\n"
        "Ovid  9:20 AM\nFinance has it. (edited)\n\nMarit Lund  9:21 AM\nThen I write it.\n"
    )

    assert _messages(text) == [
        ("Marit Lund", "The contract ends."),
        ("Ovid", "Finance has it. (edited)"),
        ("Marit Lund", "Then I write it."),
    ]
    assert {"(edited)", " (edited)", "3 replies", ":eyes: 3", "Reminder: stand-up."} <= {
        *_furniture(text)
    }


def test_a_forwarded_message_is_the_one_it_is_forwarded_from() -> None:
    text = (
        "Bela Nagy, [12.05.2023 18:46]\nIt was paid.\n\n"
        "Bela Nagy, [12.05.2023 18:51]\n[Forwarded from Ferry Line South]\nSailings are off.\n\n"
        "Vasco Pinho, [12.05.2023 18:52]\n[In reply to Bela Nagy]\nTo whom?\n"
    )

    assert _messages(text)[1:] == [
        ("Bela Nagy", "[Forwarded from Ferry Line South]\nSailings are off."),
        ("Ferry Line South", "Sailings are off."),
        ("Vasco Pinho", "To whom?"),
    ]


def test_a_line_that_repeats_an_earlier_message_is_a_preview_of_it() -> None:
    text = (
        "ann — Today at 18:02\nThe mill level is too hard now.\n"
        "hugo — Today at 18:03\nNobody asked us.\n@ann The mill level is too hard\n"
        "hugo — Today at 18:04\nIndeed.\n"
    )

    assert "@ann The mill level is too hard" in _furniture(text)


def test_the_owner_of_the_export_has_no_name() -> None:
    text = "3/14/24, 10:03 - Ann: No.\n3/14/24, 10:04 - You: Yes.\n3/14/24, 10:05 - Ann: No, no.\n"

    assert [name for name, _ in _messages(text)] == ["Ann", None, "Ann"]


def test_a_chat_within_a_text_ends_where_its_lines_end() -> None:
    text = (
        "The council met on Monday to talk about the dam for hours.\n\n"
        "[03/05/2021, 20:15] Ann: The bolts are gone.\n[03/05/2021, 20:16] Hugo: No money.\n"
        "[03/05/2021, 20:17] Ann: Then by hand.\n\n"
        "The council never spoke of it again.\n"
    )
    chat = read_chat(text)

    assert chat is not None
    assert not chat.is_whole
    assert _messages(text)[-1] == ("Ann", "Then by hand.")


@pytest.mark.parametrize(
    "text",
    [
        "Tilda Marsh  0:03\nWho decided it?\n\nOren  0:09\nI did.\n\nTilda Marsh  1:12\nWhy?\n",
        "[00:00:03] Tilda: Who?\n[00:00:09] Oren: I did.\n[00:01:12] Tilda: Why?\n",
        "10:00 The session begins.\n10:05 The mayor says: no.\n10:30 The vote: twelve to three.\n",
        "Ann: Who decided it?\nHugo: I did.\nAnn: Why?\n",
        "In 2014 the bolts were new.\nIn 2015 they were not.\n",
        "",
    ],
)
def test_transcripts_minutes_and_prose_are_no_chats(text: str) -> None:
    assert read_chat(text) is None
