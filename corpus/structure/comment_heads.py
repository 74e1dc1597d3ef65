"""Heads of readers' comments and posts: a name with a verb, a date or an age, as sites print it."""

from __future__ import annotations

import re

from corpus.structure.message_words import message_pattern

_NAME = r"(?P<name>[^\s:•|][^\n:•|]{0,39}?)"
_MONTHS = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|"
    r"окт|ноя|дек|mär|mai|okt|dez|févr?|avr|juin|juil|août|déc|ene|abr|ago|dic|gen|mag|giu|lug|set|"
    r"ott)\w*\.?"
)
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.)? {_MONTHS}|{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?\b|"
    rf"\d{{1,2}}[./-]{_MONTHS}[./-]\d{{2,4}}|"
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}:\d{2}|(?:over |about )?(?:\d+|an?) \w+ ago|yesterday|"
    r"today|(?:vor|il y a|hace|há) (?:\d+|einem|einer|un|une|una|uno) \w+)"
)
_AGO = (
    r"(?:(?:over |about )?(?:\d+|an?) ?\w+ ago|(?:vor|il y a|hace|há) (?:\d+|ein\w*|un\w?) \w+|"
    r"(?<=\s)\d{1,2} ?(?:s|min?|h|hrs?|d|w|wk|mo|yr?)\b)"
)
_WEEKDAY = rf"(?:{message_pattern('weekday')}[.,]{{0,2}} )?"
DATE = re.compile(rf"(?:on |at |am |le |el )?{_WEEKDAY}{_DAY}[\w\s,.:@/()-]{{0,40}}", re.IGNORECASE)
AGE_ALONE = re.compile(r"\d{1,2} ?(?:s|min?|h|hrs?|d|w|wk|mo|yr?)|edited|author", re.IGNORECASE)
DATE_ALONE = re.compile(
    rf"{_DAY}(?:[\s,.:@/-]|\d|um\b|uhr\b|at\b|à\b|pm\b|am\b|p\.m|a\.m)*", re.IGNORECASE
)
_REPORTING_VERB = (
    r"(?:said|says|wrote|writes|comment(?:ed|s)|repl(?:ied|ies)|respond(?:ed|s)|ask(?:ed|s)|"
    r"posted|add(?:ed|s)|schreibt|schrieb|sagte?|meinte?|a écrit|a dit|dit|écrit|dice|dijo|"
    r"escribió|escribe|escreveu|disse|scrive|ha scritto|пишет|написала?|сказала?|говорит|"
    r"пише|написав|написала|каже|pisze|napisała?|mówi)"
)
_NUMBER = r"(?:#\d+[.:)]? |\d+[.)] )?"  # of a post in its thread
NAME_AND_VERB = re.compile(
    rf"{_NUMBER}{_NAME} {_REPORTING_VERB}(?: an? (?:comment|reply|note|review|answer))?"
    rf"(?:[ ,–-]{{1,3}}(?:in reply to [^:\n]{{1,40}}|{DATE.pattern}))?\s*[:.]?",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    rf"{_NUMBER}(?:(?:comment|reply|posted|written|submitted|added|left|message|beitrag|автор:?) )?"
    rf"(?:by|from|von|par|por|от|від) {_NAME}(?:[ ,|·»(\u2013—-]+{DATE.pattern}\)?)?\s*[:.]?",
    re.IGNORECASE,
)
_NAME_AND_DATE = re.compile(
    rf"{_NUMBER}{_NAME}\s*[,|·»(\u2013—-]+ ?{DATE.pattern}\)?\s*:?", re.IGNORECASE
)
# As sites print it above a post: "[–]ann_k 12 points 3 hours ago", "ann_k 8 hours ago | next".
_NAME_AND_AGE = re.compile(
    rf"(?:\[[–—+-]\]\s?)?{_NAME}(?:\s?\[\w{{1,6}}\]|\s\(?(?:OP|author|mod)\)?)?\s*[,·|-]?\s?"
    rf"(?:-?\d+ \w+ )?{_AGO}(?:\*|\s?\(?(?:edited|bearbeitet)[^()|]{{0,30}}\)?)?"
    rf"(?:\s?[|·•-].{{0,60}})?\s*",
    re.IGNORECASE,
)
AGE_AND_NAME = re.compile(
    rf"(?:submitted|posted|asked|answered|written) {_AGO}\*? by {_NAME}(?:\s?[|·•].{{0,60}})?",
    re.IGNORECASE,
)
HEADS = (NAME_AND_VERB, _BYLINE, _NAME_AND_DATE, _NAME_AND_AGE, AGE_AND_NAME)
INLINE_NAME = re.compile(rf"{_NAME} {_REPORTING_VERB}(?: {DATE.pattern})?:(?=\s+\S)", re.IGNORECASE)
