"""Comments, forums, live blogs and block quotations in web pages, by their structure."""

from __future__ import annotations

import pytest

from corpus.load.formats.html import read_html
from corpus.model.mark import MarkKind
from corpus.structure.quotation_source import source_name

_ARTICLE = "".join(
    f"<p>The council closed the bridge in the {when} after engineers had found rust in a pier.</p>"
    for when in ("spring", "summer", "autumn", "winter")
)


def _parts(body: str, *kinds: MarkKind, title: str = "The bridge") -> list[tuple[str, str | None]]:
    """The words and names of the marked parts of these kinds in a page."""
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    marked = read_html(page.encode()).marked_text
    return [(mark.span.of(marked.text), mark.name) for mark in marked.marks if mark.kind in kinds]


_COMMENTS = {
    "wordpress": """<div id="comments"><h2>2 Comments</h2><ol class="comment-list">
      <li class="comment"><div class="comment-author vcard"><cite class="fn">Bo Lund</cite>
        <span class="says">says:</span></div><div class="comment-meta">May 5, 2019 at 10:00</div>
        <div class="comment-content"><p>It broke twice.</p><p>Nobody paid.</p></div>
        <div class="reply"><a>Reply</a></div></li>
      <li class="comment"><div class="comment-author"><cite class="fn">Ida Rohr</cite></div>
        <div class="comment-content"><p>It held.</p></div></li></ol></div>""",
    "list of links": """<section id="comments"><ul>
      <li><div class="d-comment"><a class="author">Bo Lund</a> <time>5 Mar 2024</time>
        <p>It broke twice.</p><p>Nobody paid.</p></div></li>
      <li><div class="d-comment"><a class="author">Ida Rohr</a><p>It held.</p></div></li>
      </ul></section>""",
    "table": """<table class="comment-tree">
      <tr class="comtr"><td><span class="comhead"><a class="hnuser">Bo Lund</a>
        <span class="age">2 hours ago</span></span>
        <div class="commtext">It broke twice.<p>Nobody paid.</p></div></td></tr>
      <tr class="comtr"><td><span class="comhead"><a class="hnuser">Ida Rohr</a></span>
        <div class="commtext">It held.</div></td></tr></table>""",
    "no class for the name": """<div class="responses"><div class="response"><a>Bo Lund</a>
        <p>over 1 year ago</p><pre>It broke twice.\n\nNobody paid.</pre></div>
      <div class="response"><a>Ida Rohr</a><pre>It held.</pre></div></div>""",
    "nested": """<ul class="comments"><li class="comment"><b class="name">Bo Lund</b>
        <div class="text"><p>It broke twice.</p><p>Nobody paid.</p></div>
        <ul><li class="comment"><b class="name">Ida Rohr</b>
          <div class="text"><p>It held.</p></div></li></ul></li></ul>""",
}


@pytest.mark.parametrize("thread", _COMMENTS.values(), ids=_COMMENTS)
def test_each_comment_is_its_readers_however_many_paragraphs_it_has(thread: str) -> None:
    article = f'<article><h1>The bridge</h1><p class="byline">By Jonas Pell</p>{_ARTICLE}</article>'
    comments = _parts(article + thread, MarkKind.COMMENT)

    assert [name for _, name in comments] == ["Bo Lund", "Ida Rohr"]
    first, second = (words for words, _ in comments)
    assert first == "It broke twice.\n\nNobody paid."
    assert second == "It held."


def test_the_time_of_a_comment_is_not_the_date_of_the_article() -> None:
    thread = _COMMENTS["list of links"]
    page = f"<html><body><main><h1>Weir</h1>{_ARTICLE}{thread}</main></body></html>"
    parsed = read_html(page.encode())

    assert parsed.published is None
    assert [mark.when for mark in parsed.marked_text.marks if mark.name == "Bo Lund"] == [
        "5 Mar 2024"
    ]


def test_a_forum_is_made_of_its_posts() -> None:
    posts = "".join(
        f'<div class="post"><p class="author">by <b><a class="username">{name}</a></b> » Tue Nov'
        f' 06, 2012</p><div class="content">{words}</div></div>'
        for name, words in (("ironmaud", "She goes like a bell."), ("Old Spanner", "Not mine."))
    )

    assert _parts(f"<h2>Clutch slips</h2>{posts}", MarkKind.COMMENT) == [
        ("She goes like a bell.", "ironmaud"),
        ("Not mine.", "Old Spanner"),
    ]


def test_a_live_blog_is_made_of_posts_by_its_writers() -> None:
    blocks = "".join(
        f'<div class="block"><time>1{at}.05</time><p class="by">{name}</p><p>{words}</p></div>'
        for at, (name, words) in enumerate((("Dana Orlov", "It is over."), ("Emil Sands", "No.")))
    )

    assert _parts(f"<main><h1>Vote live</h1>{blocks}</main>", MarkKind.POST, title="Vote live") == [
        ("It is over.", "Dana Orlov"),
        ("No.", "Emil Sands"),
    ]


def test_a_block_quotation_has_the_name_that_it_gives() -> None:
    quoted = "<blockquote><p>Water forgives.</p><footer>— Theodor Quast, in a letter</footer>"

    assert _parts(f"<article>{_ARTICLE}{quoted}</blockquote></article>", MarkKind.QUOTE) == [
        ("Water forgives.", "Theodor Quast")
    ]


def test_an_embedded_post_names_its_writer_below_its_words() -> None:
    post = "<blockquote><p>It is dead.</p>&mdash; Piet Haas (@haas) <a>May 2</a></blockquote>"
    page = f"<article>{_ARTICLE}{post}</article>"

    assert [name for _, name in _parts(page, MarkKind.QUOTE)] == ["Piet Haas"]
    assert [words for words, _ in _parts(page, MarkKind.FURNITURE)] == ["— Piet Haas (@haas) May 2"]


def test_emphasised_questions_and_names_are_marked() -> None:
    talk = "<p><strong>Who opened it?</strong></p><p><b>Bo Lund:</b> Nobody.</p>"

    assert _parts(f"<article>{_ARTICLE}{talk}</article>", MarkKind.EMPHASIS) == [
        ("Who opened it?", None),
        ("Bo Lund:", None),
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("— Ana Reyes, in a letter", "Ana Reyes"),
        ("ironmaud wrote:", "ironmaud"),
        ("Head of finance Rolf Achen", "Rolf Achen"),
        ("Ludwig van Beethoven", "Ludwig van Beethoven"),
        ("—", None),
    ],
)
def test_the_name_in_an_attribution_line(line: str, name: str | None) -> None:
    assert source_name(line) == name


def test_control_characters_in_a_page_are_no_obstacle() -> None:
    page = f"<html><body><p>The bridge&#1; is \x02 closed.</p>{_ARTICLE}</body></html>"

    assert read_html(page.encode()).text.startswith("The bridge is closed.")


def test_a_list_of_other_articles_is_no_thread() -> None:
    teasers = "".join(
        f'<li class="teaser"><a href="/{at}"><span class="author">Ana Reyes</span>'
        f" <time>3 May 2024</time><p>Another bridge has been closed for good.</p></a></li>"
        for at in range(5)
    )

    assert (
        _parts(
            f"<article><h1>The bridge</h1>{_ARTICLE}</article><ul>{teasers}</ul>",
            MarkKind.COMMENT,
            MarkKind.POST,
        )
        == []
    )
