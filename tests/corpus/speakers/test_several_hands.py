"""Texts by several hands: letters, talk pages, statements, columns, speeches with notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.load.load import load_file
from corpus.model.span import Span
from corpus.speakers.attribute import read_utterances, voice_of

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = """<html><body><h1>Your letters</h1>
<p>Letters may be cut.</p>
<h3>The lido was never cold</h3>
<p>I have swum in it every morning since 1961, and once with a carp.</p>
<p><b>Audrey Bellwether</b><br>Weir Cottage, Nether Sallow</p>
<h3>Lime trees</h3>
<p>I counted the limes on Sunday and there were forty of them.</p>
<p><b>Col. R. T. Whitlow (ret.)</b><br>Station Road</p>
<p><i>Two trees were ill, and notice was given. – Ed.</i></p>
<h3>Without my name</h3>
<p>I work in the planning office and I have seen the paper.</p>
<p><b>Name and address supplied</b></p>
<h3>Correction</h3>
<p>The word in last week's report was enormous, not notorious.</p>
</body></html>"""
TALK = """Talk:Ossery Junction

Date of closure [edit]

The infobox says 1964 and I took the photograph. Hollin (talk) 12:03, 4 May 2020 (UTC)

    The train of 1966 was lost. Merewether1905 (talk) 14:47, 4 May 2020 (UTC)

    he didnt like the new line 81.2.199.40 (talk) 22:58, 17 May 2020 (UTC)

        That is wonderful and I can't use it. Hollin (talk) 07:15, 18 May 2020 (UTC)
"""
LIVE = """<html><body><h1>Ferry aground</h1>
<p>Sorcha Vane in Sker [SV] and Bertil Ekholm in the newsroom [BE]</p>
<h2>16.55</h2><p>We are closing this page now, and nobody is badly hurt. [BE]</p>
<h2>15.41</h2><p>Here is the statement by Coastline Ferries, in full:</p>
<p>The safety of our passengers is our first concern today. [BE]</p>
<h2>10.15</h2><p>The first boat has come in with forty people in blankets. [SV]</p>
</body></html>"""
ROUND_UP = """<html><body><h1>Should the clock strike at night?</h1>
<p>Words and pictures: Lorcan Tighe</p>
<p>We asked some people in Ardglen what they think of it.</p>
<p><strong>Mairead Quill, 46, baker</strong><br>I am up at two in any case.</p>
<p><strong>Sunil Acharya, 38, teacher</strong><br>My daughter sits up at midnight.</p>
<p><strong>A woman at the bus stop, unnamed</strong><br>My late husband used to wind it.</p>
<p>Two of them were for it, one against.</p></body></html>"""
PROFILES = """<html><body><h1>Three of the council</h1>
<p>They will decide on Monday, and we have followed them.</p>
<p><strong>Mairead Quill, 46, baker</strong><br>Quill has sat here since 2004.</p>
<p><strong>Sunil Acharya, 38, teacher</strong><br>Acharya came in by two votes.</p>
<p><strong>Tobermory Jakes, 19, apprentice</strong><br>Jakes is the youngest of them.</p>
</body></html>"""
COLUMN = """Ask Edna

DEAR EDNA: My neighbor practices the tuba at five in the morning. -- SLEEPLESS IN SALEM

DEAR SLEEPLESS: Buy a trombone, and he will hear himself in you.

DEAR EDNA: My son married a woman who reads at table.

-- WORRIED MOTHER

DEAR WORRIED: What does she read? Ask her.
"""
SPEECH = """AMBROSE TULL
To the Pilots' Guild at Penhallow, 2 December 1926

[Editor's note: The speech was taken down in shorthand. Tull was in his seventy-first year.]

I have been forty-four years a pilot. [Laughter.] I have lost one ship.

A VOICE. — What sort of tea?

Go out, and be sober, and ask for tea.

[Here the notebook ends. — Ed.]
"""
BUBBLES = """Exhibit 7

The bubbles on the left are by the contact saved as “Coach Varga”. Those on the right were sent from
Brand's telephone.

[left] you were not at the boathouse

[right] i was at the hospital

if anyone asks it fell off the roof

[left] Petra doesnt pick the crew

[right] am i out?

The contact did not write any of it, he says.
"""
FORUM = """<html><body><h1>Is this wall holding anything up?</h1>
<div class="p"><div>PlumbBob<br>Apprentice</div><div>#1 - 03-06-2013, 08:12 PM</div>
<div>There is a wall one brick thick, and it is not on the plans.</div>
<div>____<br>Motto</div></div>
<div class="p"><div>sash_sue<br>Joiner</div><div>#2 - 03-06-2013, 08:40 PM</div>
<div>PlumbBob said: &uarr;<div>There is a wall one brick thick</div>Click to expand...</div>
<div>Go into the loft and look at what sits on top of it.</div></div>
<div class="p"><div>PlumbBob<br>Apprentice</div><div>#3 - 03-07-2013, 07:02 AM</div>
<div>I did, with a torch in my teeth.</div></div>
</body></html>"""
CASES = [
    (LETTERS, ".html", "once with a carp.", "Audrey Bellwether"),
    (LETTERS, ".html", "there were forty of them.", "Col. R. T. Whitlow"),
    (LETTERS, ".html", "I have seen the paper.", None),
    (LETTERS, ".html", "notice was given.", "Editor"),
    (TALK, ".txt", "I took the photograph.", "Hollin"),
    (TALK, ".txt", "The train of 1966 was lost.", "Merewether1905"),
    (TALK, ".txt", "he didnt like the new line", None),
    (LIVE, ".html", "nobody is badly hurt.", "Bertil Ekholm"),
    (LIVE, ".html", "forty people in blankets.", "Sorcha Vane"),
    (LIVE, ".html", "is our first concern today.", "Coastline Ferries"),
    (ROUND_UP, ".html", "I am up at two in any case.", "Mairead Quill"),
    (ROUND_UP, ".html", "My late husband used to wind it.", "A woman at the bus stop"),
    (ROUND_UP, ".html", "Two of them were for it, one against.", "Lorcan Tighe"),
    (COLUMN, ".txt", "practices the tuba at five in the morning.", "SLEEPLESS IN SALEM"),
    (COLUMN, ".txt", "who reads at table.", "WORRIED MOTHER"),
    (SPEECH, ".txt", "I have been forty-four years a pilot.", "Ambrose Tull"),
    (SPEECH, ".txt", "What sort of tea?", None),
    (SPEECH, ".txt", "Here the notebook ends.", "Editor"),
    (BUBBLES, ".txt", "you were not at the boathouse", "Coach Varga"),
    (BUBBLES, ".txt", "i was at the hospital", "Brand"),
    (BUBBLES, ".txt", "if anyone asks it fell off the roof", None),
    (FORUM, ".html", "There is a wall one brick thick, and", "PlumbBob"),
    (FORUM, ".html", "Go into the loft", "sash_sue"),
    (FORUM, ".html", "with a torch in my teeth.", "PlumbBob"),
]


def name_of(folder: Path, text: str, suffix: str, words: str) -> tuple[str | None, str]:
    """The speaker's name and role that the program gives for the words of the text."""
    path = folder / f"text{suffix}"
    path.write_text(text, encoding="utf-8")
    document = load_file(path, root=folder)
    start = document.text.index(words)
    utterances = read_utterances(document)
    voice = voice_of(utterances, document.text, Span(start, start + len(words)))
    return voice.speaker.name, voice.speaker.role


@pytest.mark.parametrize(("text", "suffix", "words", "name"), CASES)
def test_words_are_of_the_hand_that_signs_or_heads_them(
    tmp_path: Path, text: str, suffix: str, words: str, name: str | None
) -> None:
    found, role = name_of(tmp_path, text, suffix, words)
    assert found == name
    assert name is not None or role != "author"


def test_profiles_in_the_third_person_are_the_authors(tmp_path: Path) -> None:
    assert name_of(tmp_path, PROFILES, ".html", "came in by two votes.") == (None, "author")


def test_the_answers_to_letters_are_not_their_signers(tmp_path: Path) -> None:
    name, _ = name_of(tmp_path, COLUMN, ".txt", "he will hear himself in you.")
    assert name != "SLEEPLESS IN SALEM"
