"""Narration in a talk: paragraphs between what is said, in which the author tells what happens."""

from __future__ import annotations

import re

_BODIES = (
    r"The (?:\w+ )?(?:meeting|sitting|session|hearing|debate|deposition|recording|inquiry|plenary|"
    r"assembly|council|committee|house|court|forum)"
)
_MINUTED = re.compile(
    rf"(?:{_BODIES}(?: was| is| then)? (?:called to order|opened|resumed|suspended|adjourned|rose|"
    r"closed|ended|concluded|recessed|stands adjourned)|"
    r"(?:It was so|So) (?:decided|ordered|resolved|agreed)|"
    r"(?:Die Sitzung|La séance) (?:wird|wurde|ist|est) \w+|"
    r"Se (?:abre|levanta|suspende) la sesión)\b"
    r"[^.?!\n]{0,20}(?:[^?!\n]{0,60}\d[^?!\n]{0,20})?\.?"
)
_GESTURE = re.compile(
    r"(?:(?:He|She|They) (?:\w+ly )?(?:laugh|smile|grin|chuckle|nod|shrug|sigh|pause|stand|stood|"
    r"sit|sat|get|got|rise|rose|pour|look|point|open|close|walk|lean|turn|light|lit|show|reach|wait|"
    r"wave|blush|hesitate|fetch|shake|shook|fall silent|fell silent|break off|broke off|wipe|sip)"
    r"(?:s|es|d|ed)?\b|"
    r"(?:Er|Sie) (?:lacht|lächelt|nickt|schweigt|zuckt|steht|zeigt|seufzt|holt)e?\b|"
    r"(?:Il|Elle) (?:rit|sourit|hausse|se lève|se tait|montre|soupire|hésite|sort|pose)\b|"
    r"(?:Él |Ella )?(?:Se (?:ríe|rió|levanta|levantó|calla|calló|encoge)|Sonríe|Saca|Señala|"
    r"Calla)\b|"
    r"(?:Lui |Lei )?(?:Ride|Sorride|Si alza|Tace)\b|(?:Він|Вона) (?:сміється|усміхається|киває|"
    r"мовчить|встає|зітхає|показує|знизує)\b|(?:Он|Она) (?:смеётся|смеется|улыбается|кивает|"
    r"молчит|встаёт|встает|вздыхает|показывает|пожимает)\b|(?:Śmieje|Uśmiecha) się\b)"
)


_OF_OTHERS = re.compile(
    r"(?:He|She|They|Er|Sie|Il|Elle|Ils|Elles|Él|Ella|Ellos|Lui|Lei|Він|Вона|Вони|Он|Она|Они)\s"
)
_SELF = re.compile(
    r"\b(?:I|me|my|mine|we|us|our|you|your|ich|mir|mich|mein\w*|wir|uns|unser\w*|je|moi|mon|ma|mes|"
    r"nous|vous|yo|mi|mis|nosotros|usted|io|mio|noi|я|мені|мене|мій|моя|ми|нас|нам|ви|мне|меня|мой|"
    r"мы|вы)\b|\b[jm]['’]",
    re.IGNORECASE,
)


def may_be_narration(words: str) -> bool:
    """Whether the paragraph opens with "She" and has no "I" or "you", as who answers says these."""
    return bool(_OF_OTHERS.match(words)) and not _SELF.search(words)


def is_minuted(words: str) -> bool:
    """Whether the paragraph is a formula of minutes and no more: "It was so decided."."""
    return bool(_MINUTED.fullmatch(words))


def is_narration(words: str) -> bool:
    """Whether an unlabelled paragraph opens as its author tells it: a gesture, a sitting's end."""
    return bool(_MINUTED.match(words) or _GESTURE.match(words))
