"""Mails and mailboxes as files: who wrote what, and when."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage

import pytest

from corpus.load.formats.eml import read_eml
from corpus.load.formats.mail_html import html_as_text
from corpus.load.formats.mbox import read_mbox
from corpus.load.formats.parsed_file import FormatError, ParsedFile
from corpus.load.formats.txt import read_txt
from corpus.model.document import DocumentKind
from corpus.model.mark import MarkKind

_HEADER = (
    "From: Ann Orr <ann@x.example>\r\nTo: Hugo Brandt <hugo@x.example>\r\n"
    "Subject: Re: bolts\r\nDate: Mon, 3 May 2021 10:03:22 +0100\r\n"
)


def _messages(file: ParsedFile) -> list[tuple[str | None, str]]:
    return [
        (mark.name, mark.span.of(file.text))
        for mark in file.marked_text.marks
        if mark.kind is MarkKind.MESSAGE
    ]


def _mail(body: str, **fields: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {"From": "Ann Orr <ann@x.example>", **fields}.items():
        message[name] = value
    message.set_content(body)
    return message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_mail_saved_by_an_editor_is_read_in_its_encoding(encoding: str) -> None:
    file = read_eml(f"{_HEADER}\r\nThe bolts were never „checked“.\r\n".encode(encoding))

    assert (file.author, file.title) == ("Ann Orr", "Re: bolts")
    assert "The bolts were never „checked“." in file.text


def test_a_mail_has_its_senders_name_its_day_and_its_subject() -> None:
    data = (_HEADER + "\r\nDear Hugo,\r\n\r\nThe bolts are gone.\r\n").encode()
    file = read_eml(data)

    assert (file.author, file.title, file.kind) == ("Ann Orr", "Re: bolts", DocumentKind.LETTER)
    assert (str(file.published), file.published_from) == ("2021-05-03", "the Date header")
    assert _messages(file) == [("Ann Orr", "Dear Hugo,\n\nThe bolts are gone.")]


def test_the_header_is_shown_and_is_nobodys() -> None:
    file = read_eml((_HEADER + "\r\nThe bolts are gone.\r\n").encode())
    first = file.marked_text.marks[0]

    assert first.kind is MarkKind.FURNITURE
    assert first.span.of(file.text).splitlines() == [
        "From: Ann Orr <ann@x.example>",
        "To: Hugo Brandt <hugo@x.example>",
        "Date: Mon, 3 May 2021 10:03:22 +0100",
        "Subject: Re: bolts",
    ]


@pytest.mark.parametrize(
    ("encoding", "declared", "words"),
    [
        ("utf-8", "utf-8", "Болты сгнили."),
        ("koi8-r", "koi8-r", "Болты сгнили."),
        ("iso-2022-jp", "iso-2022-jp", "ボルトは錆びています。"),
        ("utf-8", "no-such-charset", "Les boulons ont rouillé."),
    ],
)
def test_a_body_is_decoded_as_the_mail_says(encoding: str, declared: str, words: str) -> None:
    head = f"{_HEADER}Content-Type: text/plain; charset={declared}\r\n\r\n"

    assert words in read_eml(head.encode() + words.encode(encoding)).text


def test_an_encoded_sender_and_one_in_a_comment_are_read() -> None:
    encoded = "From: =?utf-8?b?SsO8cmdlbiBHcsO2w59s?= <j@x.example>\r\nSubject: a\r\n\r\nNo.\r\n"
    comment = "From: barnaby@x.example (Barnaby Holt)\r\nSubject: a\r\n\r\nNo.\r\n"

    assert read_eml(encoded.encode()).author == "Jürgen Größl"
    assert read_eml(comment.encode()).author == "Barnaby Holt"
    assert read_eml("From: Jürgen <j@x.example>\r\n\r\nNo.".encode("latin-1")).author == "Jürgen"


def test_plain_text_is_preferred_and_comes_once() -> None:
    message = _mail("The bolts are gone.\n")
    message.add_alternative("<p>The bolts are <b>gone</b>.</p>", subtype="html")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")

    assert _messages(read_eml(message.as_bytes())) == [("Ann Orr", "The bolts are gone.")]


def test_a_mail_of_html_is_read_with_its_quotations() -> None:
    message = EmailMessage()
    message["From"] = "Hugo Brandt <hugo@x.example>"
    message.set_content(
        "<html><style>p{}</style><div style='display:none'>preview</div><p>I never said so.</p>"
        "<div>On Sun, May 2, 2021 at 9:03 AM Ann Orr &lt;ann@x.example&gt; wrote:<br></div>"
        "<blockquote><div>The bolts are gone.<br><br>Ask the keeper.</div></blockquote></html>",
        subtype="html",
    )

    file = read_eml(message.as_bytes())
    outer, quoted = _messages(file)

    assert outer[0] == "Hugo Brandt"
    assert outer[1].startswith("I never said so.")
    assert quoted == ("Ann Orr", "The bolts are gone.\n\nAsk the keeper.")
    assert "preview" not in file.text


def test_html_becomes_lines_and_block_quotations_are_marked() -> None:
    page = "<p>One</p><p>Two<br>three</p><blockquote>four<blockquote>five</blockquote></blockquote>"

    assert [line for line in html_as_text(page).split("\n") if line.strip("> ")] == [
        *("One", "Two", "three", "> four", ">> five"),
    ]


def test_an_attached_mail_is_its_own_writers() -> None:
    message = _mail("See below.\n", Subject="Fwd: bolts")
    message.add_attachment(_mail("There is no money.\n", From="Hugo Brandt <h@x.example>"))

    assert _messages(read_eml(message.as_bytes(policy=policy.SMTP))) == [
        ("Ann Orr", "See below."),
        ("Hugo Brandt", "There is no money."),
    ]


def test_lines_that_a_program_broke_are_joined() -> None:
    body = (
        "On 2 May 2021 at 09:03, Hugo Brandt wrote:\r\n> We have no \r\n> money.\r\n\r\n"
        "The committee \r\nmet.\r\n\r\n-- \r\nAnn\r\n"
    )
    data = f"{_HEADER}Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n{body}"
    file = read_eml(data.encode())

    assert ("Hugo Brandt", "We have no money.") in _messages(file)
    assert "The committee met." in file.text


def test_a_mail_without_a_sender_is_read_and_has_no_author() -> None:
    file = read_eml(b"Subject: bolts\r\nDate: 3 May 2021\r\n\r\nThe bolts are gone.\r\n")

    assert file.author is None
    assert "The bolts are gone." in file.text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"hello there\nno mail", "no header of a mail"),
        (_HEADER.encode() + b"\r\n", "no text"),
    ],
)
def test_what_is_no_mail_or_has_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(FormatError, match=reason):
        read_eml(data)


def test_a_mail_with_another_suffix_is_decoded_as_its_header_says() -> None:
    head = "MIME-Version: 1.0\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    file = read_txt(f"{_HEADER}{head}\r\nThe keeper=E2=80=99s bolts.\r\n".encode())

    assert _messages(file) == [("Ann Orr", "The keeper’s bolts.")]


_MAILBOX = f"""From ann@x Mon May  3 10:03:22 2021
{_HEADER.replace(chr(13), "")}
The bolts are gone, all of them.

From "hugo" Tue May  4 10:03:22 2021
From: Hugo Brandt <hugo@x.example>
Date: Tue, 4 May 2021 10:03:22 +0100
Subject: Re: bolts

> The bolts are gone, all of them.

>From here I see no rust.

From hugo@x Tue May  4 10:03:23 2021
From: Hugo Brandt <hugo@x.example>
Content-Type: application/pdf

xxxx
"""


def test_each_mail_of_a_mailbox_is_its_senders() -> None:
    file = read_mbox(_MAILBOX.encode())

    assert (file.author, file.published) == (None, None)
    assert _messages(file) == [
        ("Ann Orr", "The bolts are gone, all of them."),
        ("Hugo Brandt", "The bolts are gone, all of them.\n\nFrom here I see no rust."),
        (None, "The bolts are gone, all of them."),
    ]


def test_a_file_that_is_no_mailbox_or_holds_no_text_is_refused() -> None:
    with pytest.raises(FormatError, match="no mailbox"):
        read_mbox(b"hello\n")
    with pytest.raises(FormatError, match="no text"):
        read_mbox(b"From a Mon May  3 10:03:22 2021\nFrom: a@x.example\n\n\n")
