"""Common words that any sentence may use without a source: function words, reporting verbs."""

from __future__ import annotations

from index.search.terms import STOP_WORDS, stemmed_terms

_WORDS = """
according account acknowledge add admit advance advise affirm agree allege allude announce answer
appeal argue ask assert assess assume assure believe call caution characterise charge cite claim
comment complain conclude concede confess confirm consider contend contest criticise declare deem
defend demand deny depict describe disagree dismiss dispute doubt draw emphasise estimate explain
express fear feel find give go hint hold hope imagine imply indicate insist interpret judge know
label maintain make mean mention note object observe offer opine oppose paint perceive point
portray predict present promise pronounce propose put question quote read recall recommend record
regard reject remark remind repeat reply report request respond reveal see speak state stress
suggest suppose suspect take talk tell think understand urge view voice vow want warn wish wonder
word write
author blog blogger citation column columnist commenter comment critic document essay essayist
evidence explainer expert interview interviewee interviewer journalist letter opinion paper piece
post quote reader reporter source speaker statement text view writer opponent supporter
also although already altogether always among another anybody anyone anything anyway apart around
away back because become besides between beyond both bring but case certain clear come concern
concerning contrary despite different done during each either else enough entire especially even
ever every everybody everyone everything example exist explicitly face fact far few first follow
former further furthermore general get going good great group happen hence here however idea
including indeed instead issue itself keep kind large last later latter lead least less let like
likely little long look lot main many matter may merely might moment moreover much must namely
near need neither nevertheless next nobody none nonetheless nor nothing now number occur often
once one opposite order other otherwise overall own part particular people per perhaps person
place possible possibly probably quite rather reason regarding remain result right same second
seem set several side simply simultaneously since single situation small so someone something
sometimes somewhat soon still stop subject such sure than thereby therefore thing third though
through throughout thus time today together topic toward towards turn two type under unless until
up upon upper use used using usual various version via way well whatever whenever whereas wherever
whether whoever whole widely without within work world year yes yet
able about above across after again against ago along am amount any appear apply are aside
available bad base based be been before begin behind being below best better big can cannot
cause change could day did different difference do does doing down due easy effect effort
end event exactly except fair fall few form forward full given had happened hard has have
having he help her high him his hold how important in into involve is it its join just kept
known lack latest least left less long longer low made man mainly me mean meant mere minor more
most move my near nearly necessary never new no not off old on only onto open or our out over
own pass past place plan play possible present previous process provide purpose put reach real
really recent regard related require role run said say says seen self sense serve shall she
should show side some start stay step sub support than that the their them themselves then there
these they this those to too took total try under upon us very was we went were what when where
which while who whom whose why will with work would you your
himself herself itself themselves ourselves myself mr mrs ms dr yourself
"""
COMMON_WORDS = frozenset(_WORDS.split()) | STOP_WORDS
_STEMS = frozenset(stem for word in COMMON_WORDS for stem in stemmed_terms(word))


def is_common_word(word: str) -> bool:
    """Whether the lower-case word is one that any sentence may use."""
    return word in COMMON_WORDS or all(stem in _STEMS for stem in stemmed_terms(word))


def is_common_stem(stem: str) -> bool:
    """Whether the stem is that of a common word."""
    return stem in _STEMS
