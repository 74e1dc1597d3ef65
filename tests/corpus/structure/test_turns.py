"""Turns: labels in many shapes at which a person begins to speak."""

from __future__ import annotations

import pytest

from corpus.structure.document_structure import DocumentStructure
from corpus.structure.paragraphs import paragraphs
from corpus.structure.turns import turns

_TALK = "Ana Reyes: Why?\n\nBo Li: Rust.\n\nAna Reyes: Only?\n\nBo Li: And money."
_SAID = ("Why did it fall?", "The bolts were gone.", "Whom did you tell?", "I told the foreman.")


def _turns(text: str) -> list[tuple[str | None, str]]:
    found = DocumentStructure.of(text)
    ends = [*(turn.start for turn in found.turns[1:]), len(text)]
    return [
        (turn.name, text[turn.words : end].strip())
        for turn, end in zip(found.turns, ends, strict=True)
    ]


def test_a_label_begins_a_turn_and_the_words_come_after_it() -> None:
    found = turns(_TALK, paragraphs(_TALK))

    assert [turn.name for turn in found] == ["Ana Reyes", "Bo Li", "Ana Reyes", "Bo Li"]
    assert _TALK[found[1].words :].startswith(" Rust.")


def test_a_name_line_is_known_or_returns() -> None:
    text = "Ana Reyes\n\nWhy?\n\nBo Li\n\nRust."

    assert turns(text, paragraphs(text)) == ()
    assert [turn.name for turn in turns(text, paragraphs(text), ("Ana Reyes", "Bo Li"))] == [
        "Ana Reyes", "Bo Li",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("shape", "first", "second"),
    [
        ("{name}: {words}", "Ana Reyes", "Bo Li"),
        ("{name}: {words}", "REYES", "LI"),
        ("{name}: {words}", "MS. REYES", "MR. LI"),
        ("{name}: {words}", "SPEAKER_00", "SPEAKER_01"),
        ("**{name}:** {words}", "Ana Reyes", "Bo Li"),
        ("**{name}**: {words}", "Ana Reyes", "Bo Li"),
        ("{name}\n{words}", "Ana Reyes", "Bo Li"),
        ("{name}  0:03\n{words}", "Ana Reyes", "Bo Li"),
        ("{name} (00:03):\n{words}", "Ana Reyes", "Bo Li"),
        ("{name}: 00:00:03\n\n{words}", "Ana Reyes", "Bo Li"),
        ("[00:00:03] {name}: {words}", "Ana Reyes", "Speaker 2"),
        ("[00:03.100 --> 00:05.200] [{name}]: {words}", "SPEAKER_01", "SPEAKER_00"),
        ("00:00:03\n{name}\n{words}", "Ana Reyes", "Bo Li"),
        ("00:00:03 - {name}\n{words}", "Ana Reyes", "Bo Li"),
        ("0:03 {name}\n{words}", "Speaker 1", "Speaker 2"),
        ("    {name}. {words}", "Chairwoman Reyes", "Mr. Li"),
        ("  {name}. {words}", "The CHAIRWOMAN", "Mr. LI"),
        ("{name}. {words}", "Q", "A"),
        ("{name}. {words}", "P", "R"),
        ("{name}    {words}", "Q", "A"),
        ("{name}: {words}", "INT", "P07"),
        ("{name} – {words}", "Ana Reyes", "Bo Li"),
        ("{name} — {words}", "Ana Reyes", "Bo Li"),
        ("{name}\t{words}", "Ana Reyes", "Bo Li"),
        ("{name} | {words}", "Ana Reyes", "Bo Li"),
        ("{name}, Vorsitzende: {words}", "Ana Reyes", "Bo Li"),
        ("{name} (Harbour East) (14:03): {words}", "Ms Reyes", "Mr Li"),
        (">> {name}: {words}", "REYES", "LI"),
        ("• {name}: {words}", "Ana Reyes", "Bo Li"),
    ],
)
def test_a_label_is_read_in_any_shape(shape: str, first: str, second: str) -> None:
    names = (first, second, first, second)
    lines = [shape.format(name=name, words=words) for name, words in zip(names, _SAID, strict=True)]

    assert _turns("\n\n".join(lines)) == list(zip(names, _SAID, strict=True))


def test_a_name_turned_round_is_given_first_name_first() -> None:
    lines = [f"{name}  0:0{at}\n{words}" for at, (name, words) in enumerate(
        zip(("Reyes, Ana", "Li, Bo") * 2, _SAID, strict=True)
    )]  # fmt: skip

    assert [name for name, _ in _turns("\n\n".join(lines))] == ["Ana Reyes", "Bo Li"] * 2


def test_the_time_of_a_turn_is_read_with_its_label() -> None:
    text = "[0:03] Ana: Why?\n\n[0:09 --> 0:12] Bo: Rust.\n\nAna (1:07:31): Only?\n\nBo: Yes."

    assert [turn.when for turn in turns(text, paragraphs(text))] == [
        "0:03",
        "0:09",
        "1:07:31",
        None,
    ]


def test_the_person_stands_in_brackets_after_an_office() -> None:
    text = (
        "Ann Wyld (Carn) (Lab)\nWill he publish it?\n\n"
        "The Minister for Roads (Rupert Garside)\nI shall publish it.\n\n"
        "Ann Wyld\nWhen?\n\nRupert Garside\nIn May."
    )

    assert [name for name, _ in _turns(text)] == ["Ann Wyld", "Rupert Garside"] * 2


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Voice from the back", "Voice from the back"), ("Li's lawyer", "Li's lawyer"),
        ("His wife, from the kitchen", "His wife"), ("Photographer", "Photographer"),
        ("Dr Mbeki Osei", "Dr Mbeki Osei"), ("Cora", "Cora"), ("Note", None),
    ],
)  # fmt: skip
def test_a_label_that_stands_once_begins_a_turn_and_nobody_else_gets_its_words(
    label: str, name: str | None
) -> None:
    found = _turns(f"{_TALK}\n\n{label}: He is lying.\n\nAna Reyes: Let him finish.")

    assert found[4:] == [(name, "He is lying."), ("Ana Reyes", "Let him finish.")]


def test_one_word_that_may_go_on_with_a_turn_of_several_paragraphs_is_unclear() -> None:
    found = _turns(f"{_TALK}\n\nIt was old.\n\nThunder: He is lying.\n\nAna Reyes: Stop.")

    assert found[4] == (None, "He is lying.")


def test_words_before_a_colon_within_a_turn_are_no_label() -> None:
    found = _turns(f"{_TALK}\n\nA word about the bus: it would leave at ten.\n\nAna Reyes: Stop.")

    assert found[3] == ("Bo Li", "And money.\n\nA word about the bus: it would leave at ten.")


def test_a_paragraph_behind_words_that_may_name_a_person_is_unclear() -> None:
    found = _turns(f"{_TALK}\n\nA woman with no name to give: He is lying.\n\nAna Reyes: Stop.")

    assert found[4] == (None, "A woman with no name to give: He is lying.")


def test_a_noise_within_a_turn_does_not_end_it() -> None:
    found = _turns(f"{_TALK}\n\n(Laughter)\n\nMuch of it.\n\nAna Reyes: Stop.")

    assert found[3] == ("Bo Li", "And money.\n\n(Laughter)\n\nMuch of it.")


def test_the_paragraph_below_a_talk_of_single_paragraphs_is_unclear() -> None:
    found = _turns(f"{_TALK}\n\nThe council will vote in May.")

    assert found[4] == (None, "The council will vote in May.")


def test_a_time_without_a_name_begins_a_turn_that_is_unclear() -> None:
    text = "[0:01] Ana: Why?\n[0:02] Bo: Rust.\n[0:03]: It was wet.\n[0:04] Ana: Only?"

    assert _turns(text)[2] == (None, "It was wet.")


def test_turns_of_a_text_wrapped_at_a_margin_are_found_at_its_indentation() -> None:
    text = (
        "    Chairman Oakes. The committee will come to order and we are here\n"
        "because the lock has been closed since spring. I recognise you now,\n"
        "Mr. Dunmore. You signed the order, and so I ask you to begin with it.\n"
        "    Mr. Dunmore. Thank you, Mr. Chairman. The gate that we bought was\n"
        "built to a drawing that was forty years old, and it did not fit at all.\n"
        "    Chairman Oakes. Who sent the drawing?\n"
        "    Mr. Dunmore. My office did."
    )

    assert [name for name, _ in _turns(text)] == ["Chairman Oakes", "Mr. Dunmore"] * 2


def test_what_happens_is_nobodys_and_a_heading_above_a_label_is_none() -> None:
    text = f"Money:\n\n{_TALK}\n\n[Crosstalk]\n\nMoney:\n\nAna Reyes: We stop."
    found = DocumentStructure.of(text)

    assert "[Crosstalk]" in [span.of(text) for span in found.headings]
    assert {turn.name for turn in found.turns} == {"Ana Reyes", "Bo Li"}


def test_the_examiner_asks_until_another_one_does() -> None:
    text = (
        "BY MR. COBB:\n\nQ. What did you see?\n\nA. A man.\n\nTHE COURT: Go on.\n\n"
        "BY MS. LIU:\n\nQ. How far was it?\n\nA. A mile."
    )

    assert [name for name, _ in _turns(text)] == [
        "MR. COBB", "A", "THE COURT", "MS. LIU", "A",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Findings:\nThe rail is loose.\n\nCost:\nFour.\n\nFindings:\nSound.\n\nCost:\nEighty.",
        "**Method:** Boil it.\n\n**Tip:** Hide it.\n\n**Method:** Soak it.\n\n**Tip:** Eat it.",
        "Urteil\n\nDer Hof ist frei.\n\nTatbestand:\n\nDie Enten rufen.\n\nUrteil\n\nSie bleiben.",
        "ROWS\n\nI rowed.\n\nGERRIT OLDE\n\nHe paid me.\n\nROWS\n\nI slept.\n\nGERRIT OLDE\n\nEnd.",
        "Summary: Gravel is dear.\n\nNote: By the lorry.\n\nSource: counted\n\nNote: Wet lists.",
        "Monday: I rowed. Did you?\n\nTuesday: I slept.\n\nMonday: I rowed.\n\nTuesday: I slept.",
        "14:03 – Debate begins\n\nWill it pass?\n\n15:10 – Vote soon\n\nI expect a narrow vote.",
        "Ana: 1,769.\nBo: 1,501.\nAna: 547.\nBo: 46.",
    ],
)  # fmt: skip
def test_headings_that_return_are_no_speakers(text: str) -> None:
    assert DocumentStructure.of(text).turns == ()


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("ANA REYES, HARBOR NEWS HOST:", "ANA REYES"),
        ("GOV. ANA REYES (I), EAST FALLOW:", "GOV. ANA REYES"),
        ("Ana Reyes (Renew), rapporteur. –", "Ana Reyes"),
        ("Madam President. –", "Madam President"),
        ("Q (Ana Reyes, Lower Quay) —", "Ana Reyes"),
        ("Q (Pastor Ana Reyes) —", "Pastor Ana Reyes"),
        ("Q (Copper Street) —", None),
        ("CONT. ANNCR: |", "CONT. ANNCR"),
    ],
)
def test_offices_parties_and_places_stand_around_a_name(label: str, name: str | None) -> None:
    separators = (". –", " —", ": |", ":")
    other = "MR. LI" + next(end for end in separators if label.endswith(end))
    text = "\n\n".join(
        (
            f"{other} I have come.",
            f"{label} Why did it fall, and who told you?",
            f"{other} I told the foreman.",
            f"{label} And you?",
            f"{other} We left.",
        )
    )

    names = [found for found, _ in _turns(text)]

    assert names[1] == names[3] == name
    assert "LI" in (names[0] or "")


def test_captions_without_names_are_nobodys_in_particular() -> None:
    text = "0:00\nwelcome to the quay\n0:04\nthank you\n0:09\nwhat is it\n0:15\nit is a wall"

    assert _turns(text) == [
        (None, "welcome to the quay"),
        (None, "thank you"),
        (None, "what is it"),
        (None, "it is a wall"),
    ]


def test_a_key_and_a_head_above_a_talk_are_no_turns() -> None:
    key = "Narrator: Mrs Ruth Hagan (b. 1911), spinner\n\nJM: Joan Mallory\nRH: Ruth Hagan"
    talk = "JM: Where were you born?\n\nRH: In the lock house.\n\nJM: And you?\n\nRH: I stayed."

    assert [name for name, _ in _turns(f"{key}\n\n{talk}")] == ["JM", "RH", "JM", "RH"]


def test_what_is_heard_and_what_a_sitting_does_is_nobodys() -> None:
    text = (
        "GARROW: Were you lonely?\nGRAMS: Foghorn, one blast\nBLIGH: I was, ashore.\n"
        "GARROW: And now?\nBLIGH: No.\n\nIt was so decided.\n\nThe meeting rose at 11.05 a.m."
    )
    found = DocumentStructure.of(text)
    headings = {span.of(text) for span in found.headings}

    assert [turn.name for turn in found.turns] == ["GARROW", "BLIGH", "GARROW", "BLIGH"]
    assert "GRAMS: Foghorn, one blast" in headings
    assert {"It was so decided.", "The meeting rose at 11.05 a.m."} <= headings


def test_a_label_above_a_link_names_nobody() -> None:
    text = (
        "AJ: What is it?\n\nFIBRE: https://example.org/\n\nMC: I made it.\n\nAJ: Why?\n\nMC: Fun."
    )

    assert "FIBRE" not in [name for name, _ in _turns(text)]


def test_a_name_may_begin_with_a_word_of_sentences() -> None:
    text = "Will Bamberg: Why?\n\nBo Li: I left.\n\nWill Bamberg: When?\n\nBo Li: In May."

    assert _turns(text)[0][0] == "Will Bamberg"


def test_a_list_after_dashes_in_a_letter_is_no_interview() -> None:
    text = (
        "It is not true that:\n\n- divers were sent down again;\n\n- the pier is insured;\n\n"
        "- the cranes are ordered.\n\nI asked about each of these and was told no."
    )

    assert DocumentStructure.of(text).turns == ()
