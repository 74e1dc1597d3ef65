"""Boilerplate: lines of a site or publisher that nobody says ("Leave a comment", credits)."""

from __future__ import annotations

import re

_COMMENTS_HEADING = re.compile(
    r"(?:leave|post|add|write) a (?:comment|reply)|e-?mail me when people (?:leave|comment).*|"
    r"(?:all )?(?:\d+ )?(?:comments?|replies|responses|answers?|thoughts on .*)(?: \(\d+\))?:?|"
    r"join the (?:discussion|conversation)|"
    r"you need to be a member of .* to add comments!?|(?:reader|your) comments|"
    r"(?:\d+ )?(?:kommentare?|commentaires?|comentarios?|coment[áa]rios?|commenti|komentarze?|"
    r"комментарии|комментариев|коментарі|коментарів|коментари|reacties|kommentarer|yorumlar|"
    r"コメント|评论|評論|تعليقات)(?: ?\(\d+\))?:?",
    re.IGNORECASE,
)
# Narrow on purpose: a real sentence that is taken for a site's own line could never be quoted.
_BOILERPLATE = re.compile(
    r"\d+ (?:episodes|comments|replies|shares|likes|views|min(?:ute)?s? read)|"
    r"manage (?:episode|series) \d.*|\[?see also\b[^.]{0,100}|"
    r"(?:read|more|read more) (?:about|on)\b[^.]{0,60}|(?:read|learn|show) more|"
    r"related (?:articles|stories|posts)|join .{1,40}[!?]|"
    r"(?:this|the) (?:reply|comment|post) (?:was|has been) (?:deleted|removed)\.?|"
    r"[-\u2013—•|] ?(?:news|opinion|home|blogs?)|advertisements?|sponsored(?: content)?|"
    r"(?:antworten|répondre|responder|rispondi|ответить|відповісти|odpowiedz|beantwoorden)|"
    r"(?:\d+|like loading\.*|share this:)|"
    r"(?:share|tweet|print|reply|like|follow us)(?: this(?: \w+)?| (?:on|via) \w+)?|"
    r"(?:subscribe|sign up) (?:to|for|now|today|here)\b.{0,80}|subscribe[.!]?|"
    r"(?:please )?donate(?: today| now| here)?[.!]?|about the author\b.{0,200}|"
    r"(?:the )?(?:editorial (?:team|board)|editors?|views|opinions)\b.{0,60}\bnot\b.{0,40}"
    r"(?:share|reflect|represent|coincide)\b.{0,60}\b(?:opinions?|views|authors?|editors?).{0,60}|"
    r"(?:©|copyright (?:©|\(c\)|\d{4})).{0,100}|all rights reserved\.?|"
    r"(?:photo|image|credit)s?(?: by|:) [^.]{1,100}",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"(?:\A|[.!?][\"”\u2019]?\s)(?:please )?(?:donate|subscribe|support us)"
    r"(?: today| now| here)?[.!]\Z",
    re.IGNORECASE,
)
_MAX_APPEAL_CHARS = 400  # longer, and the appeal may end an argument
_CREDIT = re.compile(
    r"[(\[](?:courtesy(?: of)?|photo|image|credit|source|via)\b[^()]{0,80}[)\]]\Z", re.IGNORECASE
)


def is_boilerplate(words: str) -> bool:
    """Whether the paragraph is a line that sites put around texts."""
    return bool(_BOILERPLATE.fullmatch(words))


def announces_comments(words: str) -> bool:
    """Whether the paragraph is the heading above the readers' comments."""
    return bool(_COMMENTS_HEADING.fullmatch(words.rstrip(" \u2013—-")))


def is_not_speech(words: str) -> bool:
    """Whether the paragraph is boilerplate, a credit or an appeal, or holds no word at all."""
    if not any(character.isalnum() for character in words):
        return True
    if is_boilerplate(words) or announces_comments(words) or _CREDIT.search(words):
        return True
    return len(words) <= _MAX_APPEAL_CHARS and bool(_APPEAL.search(words))
