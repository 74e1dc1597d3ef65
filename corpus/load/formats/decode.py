"""Decode bytes: UTF-8 first, other encodings only when their letters are certain."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from corpus.load.formats.parsed_file import FormatError
from corpus.load.formats.single_byte import DEFAULT, detect_single_byte, is_plausible

CONVERT = "save it as UTF-8"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins with the mark of UTF-16, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DISGUISES = (
    (b"%PDF-", "it is a PDF: rename it to end in .pdf"),
    (b"PK\x03\x04", "it is a ZIP or Office file, not text: if Word wrote it, rename it to .docx"),
    (b"\xd0\xcf\x11\xe0", "it is an old Office file, not text: save it as .docx"),
    (b"{\\rtf", "it is RTF, not text: save it as .docx or as plain text"),
)
_MAX_CONTROLS = 0.02  # share of bytes; prose has none, terminal logs a few
_MAX_MESS = 0.1  # charset-normalizer accepts up to 0.2
_MIN_SPACES = 0.04  # of the characters of prose; bytes read in the wrong order have none
_BEYOND = re.compile(rb"[\x80-\xff]+")
_MIN_COMMON = 0.03  # of characters beyond ASCII that are the commonest of the language
_MIN_BEYOND = 0.5  # of the characters of a Chinese, Japanese or Korean text
_MIN_UTF_8 = 0.2  # of runs of bytes beyond ASCII; by chance, next to none are UTF-8
# What pages call by a name of ISO is read as the Windows encoding (WHATWG Encoding Standard).
_WINDOWS = {"iso8859-1": DEFAULT, "ascii": DEFAULT, "iso8859-9": "windows-1254"}
# Encodings of several bytes a character, each with characters that every text in it has.
_KANA, _CHINESE, _HANGUL = "[\u3041-\u3093]", "[的是不了在有]", "[\uac00-\ud7a3]"
_SEVERAL_BYTES = {
    **dict.fromkeys(("cp932", "shift_jis", "euc_jp", "iso2022_jp"), _KANA),
    **dict.fromkeys(("gb18030", "gbk", "gb2312", "big5", "big5hkscs"), _CHINESE),
    **dict.fromkeys(("cp949", "euc_kr", "johab"), _HANGUL),
}


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The decoded text; FormatError when it is not text, or its encoding is uncertain.

    `declared` is the encoding the file itself names; it is tried after UTF-8.
    """
    for magic, reason in _DISGUISES:
        if data.startswith(magic):
            raise FormatError(reason)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, encoding)
    if b"\0" in data:
        return _decode_utf_16(data)
    _refuse_binary(data)
    return _attempt(data, "utf-8") or _decode_declared(data, declared) or _decode_by_detection(data)


def _decode_marked(data: bytes, encoding: str) -> str:
    text = _attempt(data, encoding)
    if text is None:
        reason = f"it begins like {encoding} but is not: {CONVERT}"
        raise FormatError(reason)
    return text


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _decode_utf_16(data: bytes) -> str:
    """The text of UTF-16 without a mark: only in the right order of bytes it has spaces."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _attempt(data, encoding)
        if text and _is_prose(text):
            return text
    reason = f"it holds NUL bytes, so it is not plain text; if it is UTF-16, {CONVERT}"
    raise FormatError(reason)


def _is_prose(text: str) -> bool:
    controls = sum(character < " " and character not in "\t\n\v\f\r" for character in text)
    return not controls and text.count(" ") >= _MIN_SPACES * len(text)


def _refuse_binary(data: bytes) -> None:
    """Raise when the bytes are no text in any encoding of one byte or several a character."""
    controls = sum(data.count(byte) for byte in range(32) if byte not in b"\t\n\v\f\r\x1b")
    if controls > _MAX_CONTROLS * len(data):
        reason = "it is binary, not text: give the document itself as txt, md, html, pdf or docx"
        raise FormatError(reason)


def _decode_declared(data: bytes, declared: str | None) -> str | None:
    """The text in the declared encoding, unless letters or marks there show that it is another."""
    try:
        known = codecs.lookup(declared or "").name
    except LookupError:
        return None
    known = _WINDOWS.get(known, known)
    encoding = known.replace("cp125", "windows-125").replace("iso8859", "iso-8859")
    return _attempt(data, encoding) if is_plausible(data, encoding) else None


def _decode_by_detection(data: bytes) -> str:
    """The text in the one encoding in which it reads; FormatError where there is none, or two."""
    runs = _BEYOND.findall(data)
    parts = sum(len(run) > 1 and _attempt(run, "utf-8") is not None for run in runs)
    if parts >= _MIN_UTF_8 * len(runs):
        return _decode_mixed(data)
    text = _attempt(data, detect_single_byte(data) or "") or _decode_several_bytes(data)
    if text is None:
        reason = f"it is not UTF-8, and its encoding cannot be told for certain: {CONVERT}"
        raise FormatError(reason)
    return text


def _decode_mixed(data: bytes) -> str:
    """A text of which a part is UTF-8 and the rest windows-1252; FormatError where it is not."""
    rest = _BEYOND.sub(lambda run: b"" if _attempt(run[0], "utf-8") else run[0], data)
    if detect_single_byte(rest) != DEFAULT:
        reason = f"a part of it is UTF-8 and a part is not: {CONVERT}"
        raise FormatError(reason)
    return _BEYOND.sub(
        lambda run: run[0] if _attempt(run[0], "utf-8") else run[0].decode(DEFAULT).encode(), data
    ).decode()


def _decode_several_bytes(data: bytes) -> str | None:
    """The text in an encoding of Chinese, Japanese or Korean, when it has their common words."""
    best = from_bytes(data, cp_isolation=[*_SEVERAL_BYTES]).best()
    if best is None or best.chaos > _MAX_MESS:
        return None
    text = str(best)
    common = len(re.findall(_SEVERAL_BYTES.get(best.encoding, "(?!)"), text))
    beyond = sum(character > "\x7f" for character in text)
    is_theirs = beyond >= _MIN_BEYOND * len(text) and common >= _MIN_COMMON * beyond
    return text if is_theirs else None
