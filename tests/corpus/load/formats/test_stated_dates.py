"""Dates and other facts that files state about themselves."""

from __future__ import annotations

import pytest

from corpus.load.formats.html import read_html
from corpus.load.formats.md import read_md
from corpus.load.formats.parsed_file import FormatError
from corpus.load.formats.stated_dates import stated_date
from tests.corpus import files


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("March 12, 2024", "2024-03-12"),
        ("12 March 2024", "2024-03-12"),
        ("Tuesday, 12th of March, 2024", "2024-03-12"),
        ("Tue, 12 Mar 2024 10:00:00 +0100", "2024-03-12"),
        ("12-Mar-2024", "2024-03-12"),
        ("2024 March 12", "2024-03-12"),
        ("Sept. 5, 2023", "2023-09-05"),
        ("12. März 2024", "2024-03-12"),
        ("12 de marzo de 2024", "2024-03-12"),
        ("12 березня 2024", "2024-03-12"),
        ("2024-3-5", "2024-03-05"),
        ("2024/03/12", "2024-03-12"),
        ("20240312", "2024-03-12"),
        ("2024-03-12T10:00:00Z", "2024-03-12"),
        ("12.03.2024", "2024-03-12"),
        ("13/03/2024", "2024-03-13"),
        ("03/13/2024", "2024-03-13"),
        ("05/05/2024", "2024-05-05"),
        ("March 2024", "2024-03"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
    ],
)
def test_the_common_ways_of_day_month_and_year(written: str, date: str) -> None:
    found, warning = stated_date(written)

    assert (str(found), warning) == (date, None)


@pytest.mark.parametrize("written", ["07/06/2020", "3-12-2024", "1/2/24"])
def test_a_date_whose_day_may_be_its_month_is_refused(written: str) -> None:
    found, warning = stated_date(written)

    assert found is None
    assert warning == f"the date {written!r} is left out: its day and its month may be either way"


@pytest.mark.parametrize("written", ["yesterday", "Spring 2024", "2024-02-31", "31/02/2024"])
def test_what_names_no_day_is_refused(written: str) -> None:
    found, warning = stated_date(written)

    assert found is None
    assert warning is not None
    assert warning.endswith("it was not understood")


def test_nothing_stated_is_nothing_to_tell() -> None:
    assert stated_date(None) == stated_date(" ") == (None, None)


@pytest.mark.parametrize(
    "front",
    [
        (
            "---\ntitle: The gate\nauthors:\n  - name: Dana Orlov\n  - name: Emil Sands\n"
            "date: May 2, 2024\nsource: Valley Post\nlang: en\n---\n"
        ),
        (
            '+++\ntitle = "The gate"\nauthors = ["Dana Orlov", "Emil Sands"]\ndate = 2024-05-02\n'
            '[params]\npublisher = "Valley Post"\nlanguage = "en"\n+++\n'
        ),
        (
            "---\nTitle: The gate\nauthor: [Dana Orlov, Emil Sands]\npub-date: 2024/05/02\n"
            "publisher: Valley Post\nlocale: en\n---\n"
        ),
    ],
)
def test_front_matter_in_yaml_and_toml_under_the_common_keys(front: str) -> None:
    read = read_md(f"{front}\nThe gate was opened at night.".encode())

    assert (read.title, read.author) == ("The gate", "Dana Orlov, Emil Sands")
    assert (str(read.published), read.publisher) == ("2024-05-02", "Valley Post")
    assert (read.language, read.text) == ("en", "The gate was opened at night.")


def test_a_date_of_front_matter_that_is_not_understood_is_told() -> None:
    read = read_md(b"---\ndate: 07/06/2020\n---\nThe gate was opened.")

    assert read.published is None
    assert "07/06/2020" in read.warnings[0]


def test_broken_toml_says_what_to_mend() -> None:
    with pytest.raises(FormatError, match="not valid TOML"):
        read_md(b"+++\ntitle = \n+++\nThe gate was opened.")


_PUBLISHED = '<meta property="article:published_time" content="2020-06-07T10:00:00">'
_CHANGED = '<meta property="article:modified_time" content="2024-05-01">'
_EITHER_WAY = '<meta name="date" content="07/06/2020">'
_LINKED_DATA = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2024-05-01",'
    ' "datePublished": "2020-06-07"}</script>'
)


@pytest.mark.parametrize(
    ("head", "date", "warned"),
    [
        (_PUBLISHED, "2020-06-07", ""),
        (_PUBLISHED + _CHANGED, "2020-06-07", ""),
        (_EITHER_WAY + _PUBLISHED, "2020-06-07", ""),
        (_LINKED_DATA, "2020-06-07", ""),
        (_CHANGED, None, "last change"),
        (_EITHER_WAY, None, "either way"),
        ("", None, ""),
    ],
)
def test_a_page_has_the_date_of_its_publication(head: str, date: str | None, warned: str) -> None:
    read = read_html(files.page(*(f"<p>{words}</p>" for words in files.PARAGRAPHS), head=head))

    assert (str(read.published) if read.published else None) == date
    assert bool(read.warnings) == bool(warned)
    assert warned in " ".join(read.warnings)
