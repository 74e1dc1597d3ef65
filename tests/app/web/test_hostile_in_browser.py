"""Documents that mean harm, in every view of the page: nothing of them runs, or is more than text.

Every test also proves, in `opened`, that no request left this machine and no source ran anything.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.check.result import CheckResult, MatchedPlace
from app.domain.answer import Mode, Nearest, Rejection
from app.domain.claim import Claim
from app.domain.views import Difference
from corpus.errors import OnRecordError
from corpus.model.document import Document, DocumentKind
from corpus.model.normalise import normalise
from corpus.model.publication_date import PublicationDate
from corpus.model.speaker import Role, Speaker, Voice
from tests.app.web.example_answers import ABSTAINED, cited, quoting
from tests.app.web.hostile_documents import TWICE, provenance
from tests.app.web.scripted_service import ScriptedService
from tests.app.web.views import views

if TYPE_CHECKING:
    from app.domain.answer import Answer
    from tests.app.web.conftest import Open, Serve

pytestmark = [
    pytest.mark.browser,
    # Gradio 6.31 counts its events with means that pandas 3 has deprecated.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]

# Right-to-left override and embedding, never ended; bidirectional isolate, ended too often.
_TURNED = "\u202e\u202b\u2067 \u2069\u2069"
VILE = normalise(
    "<script>window.pwned=1</script><style>*{display:none!important}</style>"
    '<svg onload="window.pwned=1"><script>window.pwned=1</script></svg>'
    '<a href="javascript:window.pwned=1">a</a><img src=x onerror=window.pwned=1>'
    '<iframe src="https://example.org"></iframe><link rel=stylesheet href="//example.org/x.css">'
    '<math><mi xlink:href="data:x,y"></mi></math></textarea></select></td></table></details>'
    '" onfocus=window.pwned=1 autofocus x="\' ${window.pwned=1} {{constructor}} {% x %} `x` --> '
    f"]]> &lt;b&gt; \\u003cb> {_TURNED}"
)
LONG = f"{'Endless' * 1_400} {VILE}"
_TEXT = normalise(
    f"An essay\n\n{TWICE} So said the mayor.\n\n{VILE} So it ends.\n\n"
    f"{'Word' * 3_000}.\n\nIt carries no date."
)
_NAME = f"Mayor {VILE}"
VILEST = Document(
    replace(
        provenance(f"vile {VILE}"),
        title=f"Title {LONG}",
        author=f"Author {VILE}",
        publisher=f"Publisher {VILE}",
        interviewer=f"Interviewer {VILE}",
        interviewee=f"Interviewee {VILE}",
        file=f"{VILE}.txt",
        published=PublicationDate("2024-02-17"),
        published_from=f"Grounds {VILE}",
        titled_by=f"Titler {VILE}",
        kind=DocumentKind.INTERVIEW,
        language=f"en {VILE}",
        corrected=("title",),
    ),
    _TEXT,
)
PLAIN = Document(provenance("plain", title="Plain"), "It carries no date. Nobody signed this.")
_MAYOR = Voice(Speaker(_NAME, Role.QUOTED), via=(Speaker(f"Author {VILE}", Role.AUTHOR),))
_ONE = cited(VILEST, f"{VILE} So it ends.", _MAYOR)
_TWO = cited(VILEST, TWICE, Speaker(_NAME, Role.INTERVIEWEE))
_OTHER = cited(PLAIN, "It carries no date.", Voice(Speaker(_NAME, Role.COMMENTER)))
_QUOTED = quoting(f"do they {VILE}", _ONE, _TWO, _OTHER, asked=(VILEST, PLAIN))
_DIFFER = replace(_QUOTED, differ=(Difference(_ONE, _OTHER),), notices=(f"Mind {VILE}",))
_PROSE = replace(
    _QUOTED,
    claims=(Claim(f"Prose {LONG}", (_ONE, _TWO)),),
    rejections=(Rejection(f"Refused {VILE}", f"for {VILE}"),),
    mode=Mode.WRITTEN,
    model=f"model {VILE}",
    search_query=f"sought {VILE}",
    model_error=f"trouble {VILE}",
)
_SILENT = replace(
    ABSTAINED,
    coverage=_QUOTED.coverage,
    nearest=(Nearest(_ONE, f"it lacks {VILE}"),),
    missing=(VILE,),
)
_SILENT = replace(_SILENT, coverage=replace(_QUOTED.coverage, quoted=()))
_FOREIGN = """() => {
    const foreign = 'script, style, svg, a:not(.skip, .evals a), img, iframe, link, math, b';
    const found = document.querySelectorAll(`:is(.html-container, .peek) :is(${foreign})`);
    return [...found].map(one => one.outerHTML.slice(0, 80));
}"""
_SIDEWAYS = "() => document.documentElement.scrollWidth - window.innerWidth"
_HIDDEN = "() => getComputedStyle(document.querySelector('h1')).display === 'none'"


def _desk() -> ScriptedService:
    script: dict[str, Answer | Exception] = {
        "written": _PROSE,
        "tea": _SILENT,
        "do they": _DIFFER,
        "too long": OnRecordError(f"Ask less {LONG}"),
    }
    found = CheckResult(TWICE, (MatchedPlace(VILEST, _TWO.span, _MAYOR),), more=2)
    return ScriptedService(script=script, checks={TWICE: found}, library=(VILEST, PLAIN))


@pytest.mark.parametrize("width", [360, 1440])
def test_no_view_shows_more_of_a_hostile_document_than_its_text(
    width: int, served: Serve, opened: Open
) -> None:
    page = opened(served(_desk()), width=width, height=800)

    found = {
        view: (page.evaluate(_FOREIGN), page.evaluate(_SIDEWAYS) <= 0, page.evaluate(_HIDDEN))
        for view in views(page)
    }

    assert found == dict.fromkeys(found, ([], True, False))


@pytest.mark.core
def test_the_words_of_a_hostile_document_are_shown_letter_for_letter(
    served: Serve, opened: Open
) -> None:
    page = opened(served(_desk()))
    for _ in views(page):
        pass

    assert page.text_content("#sheet .sheet") == _TEXT
    assert page.locator(".facts").text_content().count(VILE) >= 5  # type: ignore[union-attr]
    assert f"Title {LONG}" in page.locator(".catalogue .opens").all_text_contents()


def test_what_turns_the_direction_of_words_turns_no_others(served: Serve, opened: Open) -> None:
    page = opened(served(_desk()))

    # Where the title ends, what stands behind it in the line must stand to the right of it.
    ends = page.evaluate(
        """() => [...document.querySelectorAll('.entry .meta')].map(meta => {
            const parts = [...meta.querySelectorAll(':scope > span')];
            const tops = parts.map(one => one.getBoundingClientRect());
            return tops.every((box, at) => !at || box.top > tops[at - 1].top + 4
                || box.left >= tops[at - 1].left);
        })"""
    )

    assert ends
    assert all(ends)


@pytest.mark.parametrize("form", ["markdown", "annotations", "csl"])
def test_what_is_taken_along_of_it_holds_the_words_and_the_page_stays_whole(
    form: str, served: Serve, opened: Open
) -> None:
    page = opened(served(_desk()))
    for _ in views(page):
        if page.locator(".turn").count() == 4:
            break
    page.click(".take summary")
    with page.expect_download() as begun:
        page.click(f"[data-form={form}]")

    text = begun.value.path().read_text("utf-8")

    assert "So it ends" in text
    assert page.evaluate(_FOREIGN) == []
