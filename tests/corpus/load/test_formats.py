"""Each format's text reads as prose, and its metadata is taken only when it means something."""

from __future__ import annotations

import docx
import pytest
from docx.oxml import OxmlElement

from corpus.load.formats.docx import read_docx
from corpus.load.formats.html import read_html
from corpus.load.formats.md import read_md
from corpus.load.formats.page_lines import plain_lines
from corpus.load.formats.pdf import read_pdf
from corpus.load.formats.unwrap import unwrap_lines
from corpus.model.document import DocumentKind
from corpus.model.mark import MarkKind
from corpus.model.publication_date import PublicationDate
from tests.corpus import files

_LONG = "".join(f"<p>{words}</p>" for words in files.PARAGRAPHS)


def test_markdown_reads_as_prose() -> None:
    text = """# The *Bridge*

It was **closed** on
Monday, [said](http://x.y "t") the `mayor`.\\
It is &amp; stays so.<br>Really.

> Nobody
> asked us.

- the piers
- the planks
    1. of oak

| Cost | 3 |
|------|---|
| Time | 4 |

<div>Some <b>plain</b> words</div>
<script>let secret = 1;</script>
"""
    draft = read_md(text.encode())

    assert draft.text.split("\n\n") == [
        "The Bridge",
        "It was closed on Monday, said the mayor.\nIt is & stays so.\nReally.",
        "Nobody asked us.",
        "• the piers\n• the planks\n• of oak",
        "Cost | 3\nTime | 4",
        "Some plain words",
    ]
    assert draft.title == "The Bridge"


def test_front_matter_is_what_markdown_says_of_itself() -> None:
    front = "title: A Title\nauthor: [Ana, Bo]\npublished: 2024-03\nkind: Column\nlanguage: uk"
    draft = read_md(f"---\n{front}\npublisher: The Gazette\nmore: {{x: 1}}\n---\nWords.".encode())

    assert (draft.title, draft.author, draft.publisher) == ("A Title", "Ana, Bo", "The Gazette")
    assert (draft.published, draft.kind, draft.language) == (
        PublicationDate("2024-03"), DocumentKind.COLUMN, "uk",
    )  # fmt: skip
    assert draft.text == "Words."


@pytest.mark.parametrize("date", ["2024-13-45", "last spring", "''", "[1, 2]"])
def test_a_date_that_is_none_is_unknown(date: str) -> None:
    draft = read_md(f"---\ndate: {date}\nkind: rant\n---\nWords.".encode())

    assert (draft.published, draft.published_from, draft.kind) == (None, None, None)


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert read_md(b"---\n\nWords.\n").text == "Words."


def test_a_web_page_gives_its_article_and_nothing_around_it() -> None:
    body = (
        *files.PARAGRAPHS[:2], "Short.", files.PARAGRAPHS[2], files.PARAGRAPHS[0],
    )  # fmt: skip
    first, second, short, third, again = body
    draft = read_html(
        files.page(
            f"<p>{first}</p><blockquote><p>{second}</p></blockquote><p>{short}</p>",
            "<h2>What next</h2><ul><li>the <b>piers</b></li><li><p>the planks</p></li></ul>",
            f"<p>{third.replace('said', '<a href=x>said</a>')}</p><p>{again}</p>",
            "<table><tr><td>Cost</td><td>3</td></tr><tr><td>Time</td><td>4</td></tr></table>",
        )
    )

    assert draft.text.split("\n\n") == [
        "Bridge closed", first, second, short, "What next", "• the piers\n• the planks",
        third, again, "Cost | 3\nTime | 4",
    ]  # fmt: skip


def test_a_web_pages_metadata_is_read() -> None:
    head = (
        '<meta name="author" content="Ana Reyes">'
        '<meta property="og:site_name" content="The Gazette">'
        '<meta property="article:published_time" content="2024-03-05T10:00:00Z">'
    )
    draft = read_html(files.page(_LONG, head=head))

    assert (draft.title, draft.author, draft.publisher) == (
        "Bridge closed", "Ana Reyes", "The Gazette",
    )  # fmt: skip
    assert (draft.published, draft.language) == (PublicationDate("2024-03-05"), "en")


def test_a_date_is_never_guessed_from_a_pages_words() -> None:
    draft = read_html(files.page(_LONG, "<p>It was built in 2019 and opened on 5 May 2021.</p>"))

    assert draft.published is None


def test_comments_follow_the_article_each_with_a_mark() -> None:
    comments = (
        '<section id="comments"><ul class="comment-list"><li class="comment"><p>I crossed it every'
        ' day, and I object.</p></li><li class="comment"><p>So do I, and loudly.</p></li></ul>'
        "</section>"
    )
    page = files.page(_LONG).replace(b"<footer>", f"{comments}<footer>".encode())
    marked = read_html(page).marked_text

    thread = [mark for mark in marked.marks if mark.kind is MarkKind.COMMENT]
    assert [mark.span.of(marked.text) for mark in thread] == [
        "I crossed it every day, and I object.",
        "So do I, and loudly.",
    ]
    assert thread[-1].span.end == len(marked.text)


def test_a_pages_declared_encoding_is_heeded() -> None:
    body = "<p>Мост закрыли.</p>"
    page = f'<html><head><meta charset="windows-1251"></head><body>{body}</body></html>'

    assert read_html(page.encode("cp1251")).text == "Мост закрыли."


def test_a_fragment_of_a_page_is_read() -> None:
    assert read_html(b"<p>One short paragraph.</p>").text == "One short paragraph."


def test_a_pdf_reads_as_paragraphs_across_lines_and_pages() -> None:
    text = read_pdf(files.pdf([files.PLAIN, files.PLAIN])).text

    assert text.split("\n\n") == [*files.PLAIN, *files.PLAIN]


def test_running_heads_and_page_numbers_are_left_out_of_a_pdf() -> None:
    text = read_pdf(files.pdf([files.PLAIN] * 4, heads=True)).text

    assert text.split("\n\n") == [*files.PLAIN] * 4


def test_a_pdfs_own_author_is_who_saved_it_and_its_making_is_no_publication() -> None:
    draft = read_pdf(files.pdf([files.PLAIN], title="The Bridge", author="Ana Reyes"))

    assert (draft.title, draft.author, draft.file_by) == ("The Bridge", None, "Ana Reyes")
    assert draft.published is None


def test_a_title_that_a_program_wrote_is_unknown() -> None:
    draft = read_pdf(files.pdf([files.PLAIN], title="Microsoft Word - bridge.doc", author="User"))

    assert (draft.title, draft.author, draft.file_by) == (None, None, None)


def test_a_sentence_goes_on_over_a_page_and_broken_words_are_joined() -> None:
    pages = [
        "The council closed the foot-\nbridge on Monday, after engi-\nneers had found some rust",
        "in two of the well-\nknown piers. They are well-known to\nall, it said in a long report.",
    ]

    (paragraph,) = unwrap_lines([plain_lines(page) for page in pages])
    assert paragraph.text == (
        "The council closed the footbridge on Monday, after engineers had found some rust in two"
        " of the well-known piers. They are well-known to all, it said in a long report."
    )


def test_a_word_file_reads_as_paragraphs_items_and_tables_in_order() -> None:
    assert read_docx(files.word()).text.split("\n\n") == [
        files.PARAGRAPHS[0], "• the piers\n• the planks", "Cost | 3\nTime | 4",
        files.PARAGRAPHS[1],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "author", "expected"),
    [
        ("The Bridge", "Ana Reyes", ("The Bridge", "Ana Reyes")),
        ("Word Document", "python-docx", (None, None)),
        ("", " ", (None, None)),
    ],
)
def test_a_word_files_title_and_who_saved_it(
    title: str, author: str, expected: tuple[str | None, str | None]
) -> None:
    draft = read_docx(files.word(title=title, author=author))

    assert (draft.title, draft.file_by) == expected
    assert draft.author is None


def test_links_stay_and_deleted_words_go_in_a_word_file() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("The bridge ")
    for tag, words in (("w:ins", "stays "), ("w:hyperlink", "closed."), ("w:del", "Gone.")):
        around = OxmlElement(tag)
        around.append(paragraph.add_run(words)._r)  # noqa: SLF001 - python-docx writes no such marks
        paragraph._p.append(around)  # noqa: SLF001

    assert read_docx(files.saved(document)).text == "The bridge stays closed."
