"""Mails in plain text: headers, attribution lines, levels of quoting, signatures."""

from __future__ import annotations

from corpus.model.mark import MarkKind
from corpus.structure.mail import read_mail
from corpus.structure.mail_headers import is_divider, read_header
from corpus.structure.mail_lines import mail_marks

_HEADER = "From: Ann Orr <ann@x.example>\nTo: Hugo Brandt\nSubject: bolts\n\n"


def _written(text: str) -> list[tuple[str | None, str]]:
    """The lines that somebody says, each with the name of its writer."""
    mail = read_mail(text)
    assert mail is not None
    return [
        (line.writers[-1].name if line.writers and line.writers[-1] else None, line.span.of(text))
        for line in mail.lines
        if not line.is_furniture
    ]


def test_a_header_has_a_sender_and_another_field_that_only_a_mail_has() -> None:
    assert read_header(["From: Ann Orr", "Sent: Monday 10:03", "To: Hugo"]) is not None
    assert read_header(["De : Ann Orr", "Objet : les boulons"]) is not None
    assert read_header(["From: the Mayor", "Nobody came."]) is None
    assert read_header(["Date: 3 May", "Place: the dam"]) is None
    assert read_header(["Q: Why?", "A: Rust."]) is None


def test_the_fields_of_a_header_may_have_blank_lines_between_them() -> None:
    header = read_header(["From: Ann Orr", "", "To: Hugo", "", "Subject: bolts", "", "Dear Hugo,"])

    assert header is not None
    assert (header.sender, header.subject, header.lines) == ("Ann Orr", "bolts", 5)


def test_a_line_with_name_address_and_time_opens_a_header() -> None:
    header = read_header(
        ["Ann Orr <ann@x.example>\tMon, May 3, 2021 at 10:03 AM", "To: Hugo <hugo@x.example>"]
    )

    assert header is not None
    assert (header.sender, header.when) == ("Ann Orr", "Mon, May 3, 2021 at 10:03 AM")


def test_a_field_goes_on_in_an_indented_line_and_is_decoded() -> None:
    header = read_header(
        ["From: =?utf-8?b?SsO8cmdlbg==?= <j@x.example>", "To: Ann,", " Hugo", "Subject: bolts", ""]
    )

    assert header is not None
    assert (header.sender, header.lines) == ("Jürgen", 4)


def test_each_level_of_quoting_is_the_writers_that_the_level_above_names() -> None:
    text = (
        "On 9 Jan 2021 at 18:40, Anna Brod <k@dam.example> wrote:\n"
        "> The bolts are gone.\n"
        "Not yet.\n"
        "> Nobody comes.\n"
        ">> On 5 Jan 2021, at 11:02, Vera Stohl wrote:\n"
        ">> The mayor laughed.\n"
        "> Let him.\n"
    )

    assert _written(text) == [
        ("Anna Brod", "The bolts are gone."),
        (None, "Not yet."),
        ("Anna Brod", "Nobody comes."),
        ("Vera Stohl", "The mayor laughed."),
        ("Anna Brod", "Let him."),
    ]


def test_quoted_lines_without_a_name_have_a_writer_without_one() -> None:
    text = _HEADER + "> The bolts are gone.\n\nNot yet.\n"
    mail = read_mail(text)

    assert mail is not None
    marks = [mark for mark in mail_marks(mail) if mark.kind is MarkKind.MESSAGE]
    assert [(mark.name, mark.span.of(text)) for mark in marks] == [
        ("Ann Orr", "> The bolts are gone.\n\nNot yet."[2:]),
        (None, "The bolts are gone."),
    ]


def test_a_mail_that_is_passed_on_is_its_writers_until_a_line_closes_it() -> None:
    text = (
        "Look at this.\n\n"
        "-------- Пересылаемое сообщение --------\n"
        "От кого: Иван Петров <ivan@x.example>\n"
        "Тема: болты\n\n"
        "Болты сгнили.\n"
        "-------- Конец пересылаемого сообщения --------\n\n"
        "What now?\n"
    )

    assert _written(text) == [
        (None, "Look at this."),
        ("Иван Петров", "Болты сгнили."),
        (None, "What now?"),
    ]


def test_below_a_divider_without_a_header_nobody_knows_who_writes() -> None:
    text = _HEADER + "Look.\n\n-----Original Message-----\n\nBurn her letters.\n"

    assert _written(text) == [("Ann Orr", "Look."), (None, "Burn her letters.")]
    assert is_divider("---------- Forwarded message ---------")
    assert not is_divider("--- Chapter two ---")


def test_an_attribution_line_may_be_wrapped() -> None:
    text = _HEADER + (
        "On Sun, May 2, 2021 at 9:03 AM Hugo Brandt of the County\n<hugo@x.example> wrote:\n> No.\n"
    )

    assert _written(text) == [("Hugo Brandt", "No.")]


def test_a_date_is_enough_for_an_attribution_line_within_a_mail_only() -> None:
    quoted = "On 2 May 2021, Hugo Brandt wrote:\n\nThere is no money.\n"

    assert _written(_HEADER + "No.\n\n" + quoted)[-1] == ("Hugo Brandt", "There is no money.")
    assert read_mail("The town was poor.\n\n" + quoted) is None


def test_signatures_disclaimers_and_what_programs_add_are_nobodys() -> None:
    text = _HEADER + (
        "CAUTION: This email originated from outside. Do not click links.\n\n"
        "Dear Hugo,\n\nThe bolts are gone.\n\nYours,\nAnn\nDam Office | Tel. 04999 30 21\n\n"
        "Sent from my iPhone\n\n"
        "This message is confidential and intended for the addressee only.\n"
    )

    assert [words for _, words in _written(text)] == [
        "Dear Hugo,",
        "The bolts are gone.",
        "Yours,",
    ]


def test_a_saying_in_a_signature_stays_and_the_rest_is_nobodys() -> None:
    text = (
        'No.\n\n-- \nHonor Whitlock\nSecretary\n"A roof is a promise." — Edwin Marl\n\n'
        "On Tue, Mar 1, 2022 at 4:17 PM Fergus Ingle <f@e.example> wrote:\n\nPay for it.\n"
    )
    mail = read_mail(text)

    assert mail is not None
    assert mail.signed_by == "Honor Whitlock"
    assert _written(text) == [
        ("Honor Whitlock", "No."),
        ("Honor Whitlock", '"A roof is a promise." — Edwin Marl'),
        ("Fergus Ingle", "Pay for it."),
    ]


def test_a_text_that_only_quotes_lines_is_no_mail() -> None:
    mail = read_mail("Anna Brod wrote:\n> The bolts are gone.\n\nNot yet.\n")

    assert mail is not None
    assert not mail.is_mail
    assert [(mark.kind, mark.name) for mark in mail_marks(mail)] == [
        (MarkKind.FURNITURE, None),
        (MarkKind.QUOTE, "Anna Brod"),
    ]


def test_in_a_forum_the_line_above_a_post_does_not_name_whom_the_post_quotes() -> None:
    text = "#1 otter wrote:\nIt stays shut.\n\n#2 korda wrote:\n> It stays shut.\nIt does not.\n"
    mail = read_mail(text)

    assert mail is not None
    assert [mark.name for mark in mail_marks(mail)] == [None]


def test_prose_and_subtitles_are_no_mails() -> None:
    assert read_mail("She wrote:\n\nThe bolts are gone.\n\nTo: nobody. From: here.\n") is None
    assert read_mail(">> MAYOR: The bolts are gone.\n>> CLERK: Indeed.\n") is None
