"""Forms in which files come: whose words they hold, read from the file as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.load.load import load_file
from tests.corpus.speakers.documents import document, told

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.model.document import Document

_MEETING = """Cellar weekly-20250311-Recording

March 11, 2025, 2:07PM

12m 40s

VOIGT, Carla   0:05
The pump is out and the water is in.

{label}   0:12
I told you in spring that it would be.

VOIGT, Carla   0:19
You told us that it would hold.

{label}   0:24
I said the pump. I never said the wall.
"""
_RECORD = """ 1            ILSE MARKOW (affirmed)
 2              Questions by MR DREYER
 3  MR DREYER:  Ms Markow, were you on the bridge that
 4      night with the harbour master?
 5  A.  I was, for an hour.
 6  Q.  And did the lamp burn?
 7  A.  It did not. I told him and he said --
 8  MS OKAFOR:  I object to what he said, and I ask you,
 9      Ms Markow. Do not answer it.

                         41

 1  THE CHAIR:  I shall hear it. Please go on, Ms Markow.
 2      What did he say?
 3  A.  Nothing more, sir.
"""
_LETTERS = """LETTERS TO THE ADVERTISER

NO ROOM ON THE QUAY

Sir, - I have walked on the quay for forty years and have never seen
it so full of chairs.

                                     HESTER ORME (Capt. retd)
                                     Anchor Lane

We were sorry to read of the plan for a second row of chairs on the
quay. One row is enough for anybody.

                                     TOM and LYDIA PELL
                                     9 Chain Row

     P.S. The chairs are ugly too, as we have written twice before.

THE BELL

Sir, - The bell rings at five in the morning and nobody can tell us
what for.

                                     Name and address supplied

[We have asked the sexton. - Ed.]
"""
_WRAPPED = """Harbour to lose its crane

By NORA FELD

The harbour board will take down its last crane in June, a step that
nobody on the quay had asked for and that the board has not explained.

Ida Lund, who leads the union, laughed at the report. "Taken
down by whom? By us," she said on Friday to the few who had come, and
showed them the plan.

Two men who were painting a boat beside the crane would not give
their names. "They will put a hotel there," one of them told the paper on Friday.

The board would not answer any question about the hotel, the crane or
the plan that the union had shown to the few who had come to the quay on
that day.
"""


def _read(folder: Path, name: str, text: str) -> Document:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return load_file(file, root=folder)


@pytest.mark.parametrize("label", ["Berg, Jonas (External)", "Jonas Berg (Guest)", "Jonas Berg"])
def test_a_recorded_meeting_is_no_chat_whatever_the_program_adds_to_a_name(
    tmp_path: Path, label: str
) -> None:
    found = _read(tmp_path, "meeting.txt", _MEETING.format(label=label))

    assert told(found, "I told you in spring")[0] == "Jonas Berg"
    assert told(found, "I never said the wall.")[0] == "Jonas Berg"
    assert told(found, "You told us that it would hold.")[0] == "Carla VOIGT"


def test_a_record_with_hanging_lines_is_read_over_its_page_numbers(tmp_path: Path) -> None:
    found = _read(tmp_path, "day.txt", _RECORD)

    assert told(found, "that night with the harbour master?")[0] == "MR DREYER"
    assert told(found, "I was, for an hour.")[0] == "ILSE MARKOW"
    assert told(found, "Do not answer it.")[0] == "MS OKAFOR"
    assert told(found, "What did he say?")[0] in ("THE CHAIR", None)  # not "Ms Markow"
    assert told(found, "Nothing more, sir.")[0] == "ILSE MARKOW"


def test_printed_letters_are_their_signers(tmp_path: Path) -> None:
    found = _read(tmp_path, "letters.txt", _LETTERS)

    assert told(found, "never seen\nit so full of chairs")[0] == "Hester Orme"
    assert told(found, "One row is enough")[0] == "TOM and LYDIA PELL"
    assert told(found, "The chairs are ugly too")[0] in ("TOM and LYDIA PELL", None)
    assert told(found, "The bell rings")[0] is None
    assert told(found, "We have asked the sexton")[0] == "Editor"


def test_a_quotation_goes_on_over_the_line_in_a_text_that_was_wrapped_by_hand(
    tmp_path: Path,
) -> None:
    found = _read(tmp_path, "crane.txt", _WRAPPED)

    assert told(found, "down by whom? By us,") == ("Ida Lund", "quoted")
    assert told(found, "They will put a hotel there,")[0] != "Nora Feld"


@pytest.mark.parametrize("head", ["**{when}** {name}", "**{name}** {when}", "**{name}**"])
def test_in_markdown_a_label_may_stand_on_the_line_above_the_words(
    tmp_path: Path, head: str
) -> None:
    turns = [
        ("00:00", "Maren", "You said that the ice would hold."),
        ("00:04", "Piet", "I said that it would hold a dog."),
        ("00:09", "Maren", "And did it hold one?"),
        ("00:12", "Piet", "Yours, yes. It is a small dog."),
    ]
    text = "\n\n".join(
        f"{head.format(when=when, name=name)}\n{words}" for when, name, words in turns
    )
    found = _read(tmp_path, "talk.md", f"# The ice\n\n{text}\n")

    assert told(found, "it would hold a dog.")[0] == "Piet"
    assert told(found, "And did it hold one?")[0] == "Maren"


@pytest.mark.parametrize("sworn", ["PLAINTIFF'S WITNESS, SWORN", "DEFENDANT, AFFIRMED"])
def test_the_witness_of_a_trial_is_named_above_the_examination(tmp_path: Path, sworn: str) -> None:
    found = _read(
        tmp_path,
        "trial.txt",
        f"            DORA HELM, {sworn}\n\nBY MS. PRATT:\n"
        "    Q.   Ms. Helm, do you keep the books?\n    A.   I keep them and the hens.\n"
        "    Q.   Did you sign this one?\n    A.   I did, in the rain.\n",
    )

    assert told(found, "I keep them and the hens.")[0] == "DORA HELM"


def test_a_sentence_that_ends_in_he_writes_is_no_mails_head() -> None:
    found = document(
        "The SPEAKER: Order! The member has the call.",
        "Ms RADLEY (Ford) (14:36): I have here a letter from the engineer, Mr Abel Stone. He"
        " writes:",
        "    The bridge is sound. The road to it is not there any longer.",
        "Mr TRENT (Vale) (14:37): I have seen a letter. I have not seen the road.",
        "The SPEAKER: The time for questions has expired. I thank the member.",
    )

    assert told(found, "I have not seen the road.")[0] == "Mr TRENT"


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Magda in Varn writes:", "Magda"),
        ("Joost from Lower Helm wrote to us:", "Joost"),
        ("Readers in Varn write:", None),
    ],
)
def test_a_place_behind_a_name_wrote_nothing(tmp_path: Path, before: str, name: str | None) -> None:
    page = (
        f"<html><body><article><h1>The flood</h1><p>Many readers have written. {{}}</p><p>{before}"
        "</p><blockquote><p>Our street has been feeding the crews since Sunday.</p></blockquote>"
        "<p>The water fell by noon, and the pumps were stopped.</p></article></body></html>"
    )
    found = _read(tmp_path, "live.html", page)

    assert told(found, "Our street has been feeding the crews")[0] == name


def test_an_embedded_post_is_its_accounts(tmp_path: Path) -> None:
    page = (
        "<html><body><article><h1>The strike</h1><p>The talks have begun again, says the board."
        "</p><div class='x'><p>Please keep off the footbridge today.</p><p>&mdash; Harbour Police"
        " (@harbourpolice) <a>March 9, 2017</a></p></div><p>Nobody kept off it, of course, and the"
        " day went on.</p></article></body></html>"
    )
    found = _read(tmp_path, "strike.html", page)

    assert told(found, "Please keep off the footbridge")[0] == "Harbour Police"


def test_an_embedded_post_is_found_at_any_depth(tmp_path: Path) -> None:
    post = "<p>Please keep off the footbridge today.</p><p>&mdash; Harbour Police (@hp) May 9</p>"
    for _ in range(40):
        post = f"<div><div>{post}</div><div></div></div>"
    found = _read(tmp_path, "deep.html", f"<html><body><h1>The strike</h1>{post}</body></html>")

    assert told(found, "Please keep off the footbridge")[0] == "Harbour Police"


@pytest.mark.parametrize(
    "clause",
    ["Ms Orlow’s answer was shorter.", "His sister was shorter.", "Her aunt came to the door."],
)
def test_she_is_nobody_who_spoke_before_where_another_woman_comes_between(clause: str) -> None:
    found = document(
        "Konrad Orlow and Brita Orlow sit on the same council.",
        "“That is how all licences begin,” said Konrad Orlow on Monday.",
        f"{clause} “Eels,” she said, and went home to her dinner.",
    )

    assert told(found, "Eels,")[0] != "Konrad Orlow"


def test_an_article_opens_no_interviewees_name() -> None:
    found = document(
        "„Ein Wehr hat keine Meinung“",
        "Interview: Wiebke Sand",
        "Seit drei Wochen steht das Wasser im Keller des Wehrwärters Hinnerk Tolle.",
        "Herr Tolle, wie tief ist Ihr Keller?",
        "Einen Meter achtzig. Die Kartoffeln schwimmen.",
        "Und was sagt das Amt?",
        "Das Amt sagt nichts. Es schwimmt nicht.",
        kind="interview",
    )

    assert told(found, "Die Kartoffeln schwimmen.")[0] != "Ein Wehr"
