"""Every number that decides which passages are found and which sentences are quoted.

Functions take a `RankingConfig`, so that a run of the evals can record the values it was made with.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SelectionMargins:
    """How far below the best sentence a quote may score, in log-odds.

    `default` holds for every sentence, `new_document` for the first quote of a further document,
    which must have a share of `min_overlap` of the question's terms, by rarity.
    """

    default: float
    new_document: float
    min_overlap: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingConfig:
    """The constants of search, scoring, selection and confidence.

    Unless a field says otherwise it was chosen on `python -m evals bench chroma`, where most have a
    wide range of values that do equally well. Lengths are in characters of the document's text.
    """

    # Lexical search: Anserini's defaults (Yang, Fang & Lin, SIGIR 2017); better than 1.2 and .75 on
    # both public sets.
    bm25_k1: float = 0.9
    bm25_b: float = 0.4

    # Fusion: chosen on Chroma's data and SQuAD 2, where .5 to .6 and .1 to .25 are within half a
    # point.
    dense_weight: float = 0.6  # share of the fused score; lexical search has the rest
    neighbour_weight: float = 0.15  # share of the scores of the passages before and after

    # Retrieval, in passages.
    candidates_per_search: int = 100  # of dense and of lexical search each
    candidates_when_filtered: int = 1_000  # of dense search, where a filter drops many again
    passages_found: int = 60  # per question
    passages_read: int = 8  # the best ones, whose sentences are scored
    further_documents_read: int = 6  # documents besides, of which the best passage is read too

    # Names: whether a sentence names the person whose words are asked for.
    name_lead_chars: int = 200  # before a sentence
    name_stem_chars: int = 4  # the least letters of a name that must match
    name_ending_chars: int = 1  # last letters of a name that may differ: "Russia", "Russians"

    # What the reader is given; the weights of scores are fitted by `python -m evals fit evidence`.
    reader_sentences_before: int = 2  # of a passage, read with it
    reader_sentences_after: int = 1
    best_sentence_weight: float = 0.25  # of the best sentence's score, in a passage's final score

    # Confidence; its weights are fitted by `python -m evals fit confidence`.
    confidence_sentences: int = 12  # the best, any of which may be the one that answers
    confidence_document_sentences: int = 3  # of them, those whose documents would hold its names
    follow_up_confidence: float = 0.5  # of the threshold: a follow-up's subject is in the library

    # Context of a quote.
    quotes_in_context: bool = True  # a quote takes in what it needs to be read by itself
    standalone_chars: int = 30  # a shorter sentence ("Ukraine wanted more.") says little by itself
    bare_answer_words: int = 5  # an answer of so few words ("Never on duty.") needs its question
    # Without a word of the question a bare exchange must be as near to it as one in twenty
    # questions on another text is (of those that the reader was trained with).
    bare_answer_cosine: float = 0.36
    max_context_steps: int = 2  # sentences that a quote takes in because it depends on them

    # Selection: how many sentences are quoted follows from their probabilities; margins say how
    # much less likely, in log-odds, those may be that are quoted beside them. The weight of recall
    # was chosen on the questions that the model of scores is fitted on, in folds of whole texts;
    # the margins of a new document on the opinion questions that several documents answer.
    recall_weight: float = 1.75
    max_sentences: int = 12  # quoted for a question
    margins: SelectionMargins = SelectionMargins(default=0.0, new_document=2.0, min_overlap=0.2)
    all_sources_margins: SelectionMargins = SelectionMargins(
        default=0.5, new_document=4.0, min_overlap=0.2
    )
    follow_up_margins: SelectionMargins = SelectionMargins(default=1.5, new_document=1.2)
    opposing_margins: SelectionMargins = SelectionMargins(default=2.5, new_document=4.0)
    quotes_per_document: int = 8
    follow_up_quotes_per_document: int = 5  # the quotes shown before come along
    opposing_quotes_per_document: int = 6
    max_quotes: int = 8  # before those added for the other side (max_opposing_quotes)
    max_opposing_candidates: int = 24  # quotes among which the other side is looked for
    duplicate_overlap: float = 0.8  # share of common terms from which two sentences are one

    # Contradictions.
    max_opposing_quotes: int = 3  # quotes added because they contradict one
    max_opposing_embedded: int = 8  # quotes embedded, from the first pairs that may contradict

    # What is shown beside the quotes.
    prompt_passages: int = 40  # that a language model is given to read, as many as fit its context
    nearest_shown: int = 3  # sentences shown where the library is silent

    # Follow-ups: most are answered a few sentences further on, some by a further word of what was
    # quoted before. Chosen on the suites' follow-ups.
    continuity_bonus: float = 0.9  # for the sentence next to a quote, falling to 0
    continuity_sentences: int = 6  # sentences from a quote at which the bonus is 0
    continuity_chars: int = 1_500  # between a quote and the passages that are read for it
    continuity_quotes: int = 4  # the best of the last answer, whose surroundings count
    repeat_penalty: float = 0.45  # for a sentence that was quoted before
    same_speaker_penalty: float = 0.9  # for a speaker already quoted, where others are asked for

    def answer_threshold(self, abstain_below: float, *, is_follow_up: bool) -> float:
        """The confidence below which nothing answers, 0 to 1: `abstain_below`, or a share of it."""
        return abstain_below * (self.follow_up_confidence if is_follow_up else 1.0)
