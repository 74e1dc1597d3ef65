"""Names of writers, as headers and attribution lines give them."""

from __future__ import annotations

import pytest

from corpus.structure.mail_headers import read_attribution
from corpus.structure.mail_names import is_name_like, writer_name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Lohmann, Greta <g.lohmann@stadtwald.example>", "Greta Lohmann"),
        ("*Isla Renwick* <isla@renwickpaint.example>", "Isla Renwick"),
        ("barnaby@riverbend.example (Barnaby Holt)", "Barnaby Holt"),
        ('"Brod, Anna (County)" <a@b.example>', "Anna Brod"),
        ("'Ann Orr' via Allotments <l@x.example>", "Ann Orr"),
        ("Ferris, Joanna on behalf of Lake Warden", "Joanna Ferris"),
        ("Ann Orr [mailto:ann@x.example]", "Ann Orr"),
        ("Acme, Inc. <a@b.example>", "Acme, Inc."),
        ("<x@y.example>", "x@y.example"),
        ("mothwing#4410", "mothwing"),
        ("~ Hedda", "Hedda"),
        ("+1 (555) 010-7712", "+1 (555) 010-7712"),
    ],
)
def test_a_writer_has_the_name_that_stands_beside_the_address(written: str, name: str) -> None:
    assert writer_name(written) == name


@pytest.mark.parametrize("written", ["You", "Du", "", " <> ", "…"])
def test_a_pronoun_and_nothing_name_nobody(written: str) -> None:
    assert writer_name(written) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("On Sat, 9 Jan 2021 at 18:40, Anna Brod <keeper@dam.example> wrote:", "Anna Brod"),
        ("Am 03.06.22 um 21:14 schrieb Ewald Tiede:", "Ewald Tiede"),
        ("Anna Brod schrieb am 03.06.22 um 21:14:", "Anna Brod"),
        ("Am Fr., 12. Aug. 2022 um 10:05 Uhr schrieb Käthe Brömel <k@g.example>:", "Käthe Brömel"),
        ("Le mar. 7 nov. 2023 à 18:12, Odile Marchand <o@f.example> a écrit :", "Odile Marchand"),
        ("El mar, 5 abr 2016 a las 12:44, Juan de la Cruz (<j@x.example>) escribió:",
         "Juan de la Cruz"),
        ("Em ter., 5 de abr. de 2016 às 12:44, Rui Costa <r@x.example> escreveu:", "Rui Costa"),
        ("Il giorno mar 5 apr 2016 alle ore 12:44 Anna Rossi <a@r.example> ha scritto:",
         "Anna Rossi"),
        ("ср, 3 лют. 2021 р. о 10:20 Оля Коваль <o@k.example> пише:", "Оля Коваль"),  # noqa: RUF001
        ("3 февраля 2021 г., в 10:20, Иван Петров <i@p.example> написал(а):", "Иван Петров"),  # noqa: RUF001
        ("śr., 3 lut 2021 o 10:20 Jan Kowalski <j@k.example> napisał(a):", "Jan Kowalski"),
        ("Op wo 3 feb. 2021 om 10:20 schreef Piet van Dam <p@d.example>:", "Piet van Dam"),
        ("On 3 May 2021, at 9:00, May Brown <m@b.example> wrote:", "May Brown"),
        ("On 1/2/2021 10:03 AM, Brod, Anna wrote:", "Anna Brod"),
        ("In article <abc@x.example>, Ann Orr <a@o.example> wrote:", "Ann Orr"),
        ("2021年2月3日(水) 10:20 山田太郎 <y@t.example>:", "山田太郎"),
        ("ann@orr.example wrote on 3 May 2021 10:00:", "ann@orr.example"),
    ],
)  # fmt: skip
def test_the_name_in_an_attribution_line_is_no_part_of_the_date(line: str, name: str) -> None:
    found = read_attribution([line], above_quote=True)

    assert found is not None
    assert found.name == name


def test_a_sentence_of_prose_is_no_attribution_line() -> None:
    assert read_attribution(["On 3 March she wrote:"], above_quote=False) is None
    assert read_attribution(["The mayor said this:"], above_quote=True) is None
    assert read_attribution(["On 3 March at 9:00 she wrote it down."], above_quote=False) is None


def test_the_date_of_an_attribution_line_is_as_written() -> None:
    line = "On Tue, Mar 1, 2022 at 4:17 PM Fergus Ingle <f@estates.example> wrote:"
    found = read_attribution([line], above_quote=False)

    assert found is not None
    assert found.when == "Tue, Mar 1, 2022 at 4:17 PM"


def test_a_line_of_few_words_with_capitals_may_be_a_name() -> None:
    assert is_name_like("Honor Whitlock")
    assert is_name_like("Piet van Dam")
    assert not is_name_like("We meet at noon")
