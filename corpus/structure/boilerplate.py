"""Boilerplate: lines of a site or publisher that nobody says ("Leave a comment", credits)."""

from __future__ import annotations

import re

from corpus.structure.person_names import names_in

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
    r"check against delivery\.?|embargo(?:ed)?\b[^.]{0,60}|"
    r"not for (?:release|publication)\b[^.]{0,60}|"
    r"manage (?:episode|series) \d.*|\[?see also\b[^.]{0,100}|"
    r"(?:read|more|read more) (?:about|on)\b[^.]{0,60}|(?:read|learn|show) more|"
    r"related (?:articles|stories|posts)|"
    r"(?:this|the) (?:reply|comment|post) (?:was|has been) (?:deleted|removed)\.?|"
    r"[-\u2013—•|] ?(?:news|opinion|home|blogs?)|advertisements?|sponsored(?: content)?|"
    r"(?:antworten|répondre|responder|rispondi|ответить|відповісти|odpowiedz|beantwoorden)|"
    r"(?:\d+|like loading\.*|share this:)|"
    r"(?:share|tweet|print|reply|like|follow us)(?: this(?: \w+)?| (?:on|via) \w+)?|"
    r"(?:please )?donate(?: today| now| here)?[.!]?|about the authors?(?:\s*[:.–—-].{0,200})?|"
    r"(?:the )?(?:editorial (?:team|board)|editors?|views|opinions)\b.{0,60}\bnot\b.{0,40}"
    r"(?:share|reflect|represent|coincide)\b.{0,60}\b(?:opinions?|views|authors?|editors?).{0,60}|"
    r"(?:©|copyright (?:©|\(c\)|\d{4})).{0,100}|all rights reserved\.?|"
    r"(?:photo(?:graph(?:y|er|e|ie)?)?|image|credit|foto|bild|crédit photo|фото)s?"
    r"(?: by| di| de|:) "
    r"(?:[^.]|\b\w\.){1,100}",
    re.IGNORECASE,
)
# What sites and papers set between paragraphs, in the languages of many of them.
_BETWEEN = re.compile(
    r"(?:also read|read (?:also|more|next)|see also|related|lesen sie (?:auch|mehr)|lies auch|"
    r"siehe auch|mehr zum thema|(?:à )?lire (?:aussi|également)|voir aussi|lee también|"
    r"leia também|leggi anche|lees ook|læs også|läs också|czytaj (?:też|także|również)|"
    r"zobacz (?:też|także)|читайте (?:також|также)|смотрите также)\s*:.{1,120}|"
    r"(?:sources?|quellen?|źródło|fuentes?|fonti?|fontes?|джерела?|джерело|источники?|bron|kilde|källa)"
    r"\s*:\s*[^.!?]{1,120}|"
    r"(?:reading time|lesezeit|lesedauer|temps de lecture|tiempo de lectura|tempo di lettura|"
    r"leestijd|czas czytania|час читання|время чтения)\s*:?\s*.{1,20}|"
    r"\d+ min(?:\.|utes|uten|utos|uti)? (?:read|lesezeit|de lecture|de lectura|di lettura)|"
    r"anzeige|werbung|publicité|publicidad|publicidade|pubblicità|reklama?|реклама|advertentie|"
    r"continue reading(?: (?:the main story|below))?|weiterlesen|lire la suite|seguir leyendo|"
    r"(?:article|story|text) continues (?:below|after)\b.{0,40}|"
    r"skip (?:to|past|advertisement)\b[^.!?]{0,40}|back to top|nach oben|"
    r"was this (?:page |article |answer |information )?(?:helpful|useful)\?(?: yes)?(?: no)?|"
    r"war (?:diese seite|dieser artikel) hilfreich\?(?: ja)?(?: nein)?|"
    r"we value your privacy|cookies on this site|(?:accept|reject)(?: all)?(?: cookies)?|"
    r"(?:we|wir|nous) (?:use|verwenden|nutzen|utilisons) (?:des )?cookies\b.{0,200}|"
    r"(?:tout accepter|alle akzeptieren|aceptar todo|accetta tutto)|"
    r"recommended(?: for you)?|most (?:popular|read|viewed)|meistgelesen|les plus lus|"
    r"lo más leído|i più letti|trending(?: now)?",
    re.IGNORECASE,
)
# What a site offers its readers; a call that names none of it may be the text's own.
_SERVICE = (
    r"(?:newsletters?|e-?mails?|mailing list|inbox|telegram|whatsapp|facebook|twitter|instagram|"
    r"youtube|tiktok|bluesky|mastodon|linkedin|substack|patreon|discord|spotify|podcasts?|rss|"
    r"notifications?|digest|briefing|subscri\w+|free trial|journalism|readers|donations?|paywall|"
    r"this (?:site|blog|podcast|magazine|newspaper)|"
    r"(?:our|your) (?:work|stories|reporting|coverage|channels?|community|app|account|feeds?|"
    r"updates|alerts|bulletin|forum|members|membership))"
)
_CALL = re.compile(
    r"(?:please )?(?:(?:join|subscribe|sign up|log in|register|follow|support|download)\b"
    rf"(?:[^.!?]{{0,80}}\b{_SERVICE}\b[^.!?]{{0,60}}|"
    r"(?: us)?(?: here| now| today| for free){0,3})|subscribe (?:to|for)\b[^.!?]{0,80}|"
    r"(?:sign up|register) for\b[^.!?]{0,60}\b(?:our|letters?)\b[^.!?]{0,40}|"
    r"join [^.!?]{1,40}\?|join the (?:conversation|discussion|community)|"
    r"become an? (?:member|subscriber|supporter)(?: today| now)?)[.!?]?",
    re.IGNORECASE,
)
# The kind of a text, as papers print it above or below.
_RUBRIC = re.compile(
    r"(?:comment|commentary|opinion|analysis|editorial|leader|column|essay|interview|letters?|"
    r"feature|obituary|review|responses|explainer|kommentar|leitartikel|meinung|analyse|glosse|"
    r"kolumne|gastbeitrag|feuilleton|leserbriefe?|commentaire|tribune|éditorial|chronique|entretien|"
    r"opinión|tribuna|entrevista|columna|opinione|commento|intervista|komentarz|felieton|wywiad|"
    r"opinia|коментар|колонка|думка|інтерв[’']ю|комментарий|мнение|интервью)",
    re.IGNORECASE,
)
_MAX_BYLINE_CHARS = 90
_BYLINE = re.compile(
    r"(?:(?:written|text|story|words|posted) )?(?:by|von|par|por)\s+(?P<names>\S.*)", re.IGNORECASE
)
_APPEAL = re.compile(
    r"(?:\A|[.!?][\"”\u2019]?\s)(?:please )?(?:(?P<gift>donate|subscribe)|support us)"
    r"(?: today| now| here)?[.!]\Z",
    re.IGNORECASE,
)
_OFFERS = re.compile(rf"\b{_SERVICE}\b", re.IGNORECASE)
_MAX_APPEAL_CHARS = 400  # longer, and the appeal may end an argument
_CREDIT = re.compile(
    r"[(\[](?:courtesy(?: of)?|photo|image|credit)\b[^()]{0,80}[)\]]\Z", re.IGNORECASE
)
_SOURCE = re.compile(r"[(\[](?:source|via)\b[^()]{0,80}[)\]]", re.IGNORECASE)


def is_boilerplate(words: str) -> bool:
    """Whether the paragraph is a line that sites put around texts."""
    return any(form.fullmatch(words) for form in (_BOILERPLATE, _BETWEEN, _RUBRIC, _CALL))


def byline_names(words: str) -> tuple[str, ...]:
    """The people that a byline names, which says no more: "By Ann Keller, Kyiv"; else nobody."""
    if len(words) > _MAX_BYLINE_CHARS or words.endswith((".", "!", "?")):
        return ()
    match = _BYLINE.fullmatch(words.strip("*_ "))
    return names_in(match["names"]) if match else ()


def announces_comments(words: str) -> bool:
    """Whether the paragraph is the heading above the readers' comments."""
    return bool(_COMMENTS_HEADING.fullmatch(words.rstrip(" \u2013—-")))


def is_not_speech(words: str) -> bool:
    """Whether the paragraph is boilerplate, a credit or an appeal, or holds no word at all."""
    if not any(character.isalnum() for character in words):
        return True
    if is_boilerplate(words) or announces_comments(words):
        return True
    if _CREDIT.search(words) or _SOURCE.fullmatch(words):
        return True
    is_short = len(words) <= _MAX_APPEAL_CHARS
    appeal = _APPEAL.search(words) if is_short else None
    return bool(appeal and (appeal["gift"] or _OFFERS.search(words)))
