"""Speakers of mails and chats: each message is its sender's, and nobody is called "From"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.load.load import load_file
from corpus.model.span import Span
from corpus.speakers.attribute import read_utterances
from corpus.structure.part_dates import date_at
from tests.corpus.speakers.documents import document, told

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.model.document import Document

_REPLY = """From: Ruben Achterberg <r.achterberg@county.example>
To: Anna Brod <keeper@dam.example>
Cc: Vera Stohl
Date: Mon, 11 Jan 2021 09:12:44 +0100
Subject: Re: bolts of the bottom outlet

Dear Anna,

We have no money for bolts this year. Please keep the level where it is.

Ruben

On Sat, 9 Jan 2021 at 18:40, Anna Brod <keeper@dam.example> wrote:
> The bolts of the bottom outlet have rusted through.
> If nobody comes I shall open it by hand and it may not close again.
>
> Anna
>
> > On 5 Jan 2021, at 11:02, Vera Stohl wrote:
> > The mayor has read your letter and laughed.
"""
_FORWARD = """From: Vera Stohl
Sent: 12 January 2021 08:05
To: Jonas Pell
Subject: FW: bolts

Look at this. He knew.

-----Original Message-----
From: Hugo Brandt
Sent: 10 January 2021 22:51
To: Vera Stohl
Subject: bolts

Burn her letters before Monday. I never got them.

Hugo
"""
_CHAT = """[13/01/2021, 20:15:02] Anna Brod: The bolts are gone.
[13/01/2021, 20:16:40] Hugo Brandt: There is no money: none at all.
It is spent.
[14/01/2021, 20:17:11] Anna Brod: Then I open it by hand.
"""


def _loaded(folder: Path, text: str) -> Document:
    path = folder / "mail.txt"
    path.write_text(text, encoding="utf-8")
    return load_file(path, root=folder)


def _day(found: Document, words: str) -> str:
    start = found.text.index(words)
    return str(date_at(found, Span(start, start + len(words))))


def test_a_reply_is_its_senders_and_each_quoted_level_its_writers(tmp_path: Path) -> None:
    reply = _loaded(tmp_path, _REPLY)

    assert reply.provenance.author == "Ruben Achterberg"
    assert reply.provenance.title == "Re: bolts of the bottom outlet"
    assert str(reply.provenance.published) == "2021-01-11"
    assert told(reply, "Dear Anna,") == ("Ruben Achterberg", "author")
    assert told(reply, "The bolts of the bottom outlet have rusted through.")[0] == "Anna Brod"
    assert told(reply, "The mayor has read your letter and laughed.")[0] == "Vera Stohl"


def test_a_forwarded_mail_is_its_first_senders(tmp_path: Path) -> None:
    forward = _loaded(tmp_path, _FORWARD)

    assert told(forward, "He knew.") == ("Vera Stohl", "author")
    assert told(forward, "Burn her letters before Monday.") == ("Hugo Brandt", "author")


def test_headers_are_in_no_quote_and_name_no_speaker(tmp_path: Path) -> None:
    for text in (_REPLY, _FORWARD):
        mail = _loaded(tmp_path, text)
        utterances = read_utterances(mail)

        spoken = "\n".join(utterance.span.of(mail.text) for utterance in utterances)
        assert not any(label in spoken for label in ("From:", "Subject:", "Sent:", "wrote:"))
        assert not {"From", "To", "Cc", "Sent", "Subject", "Date"} & {
            utterance.speaker.name for utterance in utterances
        }


def test_a_mail_in_a_file_of_another_format_is_found_in_its_text() -> None:
    found = document(*(block for block in _FORWARD.split("\n\n") if block))

    assert told(found, "Burn her letters before Monday.") == ("Hugo Brandt", "author")
    assert told(found, "He knew.") == ("Vera Stohl", "author")


def test_each_message_of_a_chat_is_its_senders_with_its_day(tmp_path: Path) -> None:
    chat = _loaded(tmp_path, _CHAT)

    assert chat.provenance.author is None
    assert told(chat, "It is spent.") == ("Hugo Brandt", "author")
    assert told(chat, "There is no money: none at all.") == ("Hugo Brandt", "author")
    assert told(chat, "Then I open it by hand.") == ("Anna Brod", "author")
    assert _day(chat, "It is spent.") == "2021-01-13"
    assert _day(chat, "Then I open it by hand.") == "2021-01-14"


def test_a_quoted_mail_has_the_day_on_which_it_was_written(tmp_path: Path) -> None:
    reply = _loaded(tmp_path, _REPLY)

    assert _day(reply, "We have no money") == "2021-01-11"
    assert _day(reply, "If nobody comes") == "2021-01-09"
    assert _day(reply, "The mayor has read") == "2021-01-05"


def test_quoted_lines_whose_writer_nobody_names_are_unclear(tmp_path: Path) -> None:
    text = _loaded(tmp_path, "The keeper is wrong.\n\n> The bolts have rusted.\n\nThey have not.\n")

    assert told(text, "The bolts have rusted.") == (None, "unclear")
    assert told(text, "They have not.") == (None, "author")


def test_quoted_lines_without_a_name_are_those_of_the_message_in_which_they_stand_too(
    tmp_path: Path,
) -> None:
    first, _, rest = _CHAT.partition("\n")
    answer = "[14/01/2021, 20:18:11] Hugo Brandt:\n> There is no money: none at all.\nI know.\n"
    chat = _loaded(tmp_path, f"{first}\n{rest}{answer}")

    assert [
        (utterance.speaker.name, str(utterance.speaker.role))
        for utterance in read_utterances(chat)
        if utterance.span.of(chat.text) == "There is no money: none at all."
    ] == [("Hugo Brandt", "quoted")]
    assert told(chat, "I know.") == ("Hugo Brandt", "author")
