"""Paragraphs that correct a text: correction, erratum, editor's note, retraction, satire."""

from __future__ import annotations

import re

_LABEL = (
    r"corrections?|clarifications?|errat(?:um|a)|corrigend(?:um|a)|retractions?|amendments?|"
    r"(?:editor|author|publisher)(?:['’]s|s['’]?)? note|note (?:from|by) the editors?|"
    r"berichtigung|korrektur|richtigstellung|anmerkung der redaktion|rectificati(?:f|on)|correctif|"
    r"corrección|fe de erratas|rettifica|errata corrige|sprostowanie|исправление|поправка|"
    r"уточнение|виправлення|спростування|for the record|setting the record straight"
)
_LABELS = r"corrections|errata|corrigenda|clarifications|retractions|berichtigungen|korrekturen"
_ANNOUNCES = re.compile(
    rf"\W{{0,3}}(?:{_LABEL}|update\b(?! (?:all|every|my|our|the|this|your)\b))"
    r"\b[^\n:.–—]{0,60}(?::|[.–—]\s)|"
    r"\W{0,3}(?:the|a|our) (?:quotation|quote|passage|paragraph|figure|claim|statement)s?\b"
    r"[^\n]{0,200}\b(?:invented|withdrawn|retracted|fabricated)\b",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(rf"\W{{0,3}}(?:{_LABEL})\b[^\n:.–—]{{0,40}}:?[*_]{{0,3}}", re.IGNORECASE)
_CORRECTS = re.compile(
    r"\b(?:an?|the|our) (?:first|earlier|previous|original|prior) versions? of "
    r"(?:this|the|my|our)\b|"
    r"\bthis (?:article|column|essay|interview|letter|page|piece|post|report|story|text|"
    r"transcript|headline)\b[^.\n]{0,40}\b(?:corrected|amended|clarified|retracted|updated|"
    r"misstated|misidentified|misquoted|misattributed|(?:wrongly|incorrectly|erroneously) \w+)\b|"
    r"\bwe (?:originally|initially|previously|earlier|(?:wrong|mistaken|incorrect|erroneous)ly) "
    r"(?:reported|wrote|published|misstated|misquoted|identified|named|attributed)\b|"
    r"\b(?:we|the editors?) (?:have|has) (?:since |now )?(?:corrected|amended|changed|retracted|"
    r"withdrawn) (?:the|this|that|our) (?:article|caption|claim|date|error|figure|headline|mistake|"
    r"name|number|page|passage|piece|post|quot(?:e|ation)|report|sentence|spelling|story|sum|text)\b|"
    r"\b(?:regrets?|apologi[sz]es? for) (?:the|this|our|any) (?:error|mistake)|"
    r"\b(?:in einer|eine) (?:früheren?|ersten|vorherigen) (?:version|fassung)\b|"
    r"\bune (?:première )?version (?:antérieure|précédente)\b|\buna versión anterior\b",
    re.IGNORECASE,
)
_NONE_OF_IT = re.compile(
    r"\W{0,3}(?:(?:satire|parody)\b[.:!]|none of the following (?:was|is|has|happened)\b|"
    r"this (?:is|article is|story is) (?:a )?(?:work of |piece of )?(?:fiction|satire|parody)\b)",
    re.IGNORECASE,
)
_LISTS = re.compile(rf"\W{{0,3}}(?:{_LABELS})\b[^\n:.–—]{{0,40}}:?[*_]{{0,3}}", re.IGNORECASE)


def announces_correction(paragraph: str) -> bool:
    """Whether the paragraph says that something of a text was wrong, and what is right."""
    return bool(_ANNOUNCES.match(paragraph) or _CORRECTS.search(paragraph))


def is_correction_label(line: str) -> bool:
    """Whether the line is only the label of the correction below it."""
    return bool(_LABEL_ALONE.fullmatch(line))


def is_title_of_corrections(line: str) -> bool:
    """Whether the line is a title of several corrections: "Errata", "Corrections of March"."""
    return bool(_LISTS.fullmatch(line))


def denies_whole_text(paragraph: str) -> bool:
    """Whether the paragraph says that nothing of its text happened: satire, fiction."""
    return bool(_NONE_OF_IT.match(paragraph))
