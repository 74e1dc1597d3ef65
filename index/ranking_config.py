"""Every number that decides which passages are found and which sentences are quoted.

Functions take a `RankingConfig`, so that a run of the evals can record the values it was made with.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SelectionMargins:
    """How far below the best sentence a quote may score, as shares of the best score.

    `default` holds for every sentence, `new_document` for the first quote of a further document,
    which must have a share of `min_overlap` of the question's terms, by rarity; `adjacent` for the
    sentences just before and after the best one, which often complete it.
    """

    default: float
    new_document: float
    min_overlap: float = 0.0
    adjacent: float = 0.0


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

    # Sentence score: what is added to the cosine, which has weight 1.
    overlap_weight: float = 0.3  # of the question's terms in the sentence, by rarity
    context_overlap_weight: float = 0.2  # of those in it, the sentence before and the provenance
    passage_weight: float = 0.05  # of the passage's fused score
    question_penalty: float = 0.25  # for a sentence that asks rather than tells
    interviewer_penalty: float = 0.75  # the same for an interviewer's, which an answer follows
    asked_speaker_bonus: float = 0.4  # for a sentence by the person whose words are asked for
    best_sentence_weight: float = 1.0  # of the best sentence's score, in a passage's final score
    sentences_embedded: int = 24  # the best by words and passage; embedding all finds no more

    # Cross-encoder.
    cross_encoder_weight: float = 1.0  # the most it can add to a score
    cross_encoder_log_odds: float = 5.0  # at which it adds the most, and below 0 the least
    sentences_reranked: int = 8
    max_sentences_reranked: int = 12  # with the best sentences of further documents
    # What it reads of each part, as in its training (evals.training): a longer sentence loses its
    # end, a longer sentence before it its beginning.
    reranker_lead_chars: int = 200
    reranker_question_tokens: int = 40
    reranker_lead_tokens: int = 40
    reranker_sentence_tokens: int = 80

    # Confidence; its weights are fitted by `python -m evals fit confidence`.
    confidence_sentences: int = 12  # the best, any of which may be the one that answers
    confidence_denial_sentences: int = 2  # of them, those that would deny what the question denies
    confidence_document_sentences: int = 3  # of them, those whose documents would hold its names
    confidence_lead_chars: int = 200  # before a sentence
    # Of the cross-encoder, below which sentences that share only names with the question are none.
    names_only_probability: float = 0.3
    follow_up_confidence: float = 0.5  # of the threshold: a follow-up's subject is in the library

    # Context of a quote.
    standalone_chars: int = 30  # a shorter sentence ("Ukraine wanted more.") says little by itself
    bare_answer_words: int = 5  # an answer of so few words ("Never on duty.") needs its question
    max_context_steps: int = 2  # sentences that a quote takes in because it depends on them

    # Selection: wider margins find more, and show more that is beside the point.
    margins: SelectionMargins = SelectionMargins(default=0.08, new_document=0.22, adjacent=0.22)
    # Chosen on ten questions put to all of the five documents.
    all_sources_margins: SelectionMargins = SelectionMargins(
        default=0.12, new_document=0.49, min_overlap=0.2
    )
    # Chosen on the suites' follow-ups: the conversation says little of which sentence is meant.
    follow_up_margins: SelectionMargins = SelectionMargins(default=0.3, new_document=0.25)
    opposing_margins: SelectionMargins = SelectionMargins(default=0.45, new_document=0.5)
    quotes_per_document: int = 3
    follow_up_quotes_per_document: int = 5  # the quotes shown before come along
    opposing_quotes_per_document: int = 6
    max_quotes: int = 8  # before those added for the other side (max_opposing_quotes)
    max_opposing_candidates: int = 24  # quotes among which the other side is looked for
    duplicate_overlap: float = 0.8  # share of common terms from which two sentences are one

    # Contradictions.
    max_opposing_quotes: int = 3  # quotes added because they contradict one
    max_opposing_embedded: int = 8  # quotes embedded, from the first pairs that may contradict

    # What is shown beside the quotes.
    citable_quotes: int = 10  # quotes that a language model may cite
    nearest_shown: int = 3  # sentences shown where the library is silent

    # Follow-ups: most are answered a few sentences further on, some by a further word of what was
    # quoted before. Chosen on the suites' follow-ups.
    continuity_bonus: float = 0.2  # for the sentence next to a quote, falling to 0
    continuity_sentences: int = 6  # sentences from a quote at which the bonus is 0
    continuity_chars: int = 1_500  # between a quote and the passages that are read for it
    continuity_quotes: int = 4  # the best of the last answer, whose surroundings count
    repeat_penalty: float = 0.1  # for a sentence that was quoted before
    same_speaker_penalty: float = 0.2  # for a speaker already quoted, where others are asked for

    def answer_threshold(self, abstain_below: float, *, is_follow_up: bool) -> float:
        """The confidence below which nothing answers, 0 to 1: `abstain_below`, or a share of it."""
        return abstain_below * (self.follow_up_confidence if is_follow_up else 1.0)
