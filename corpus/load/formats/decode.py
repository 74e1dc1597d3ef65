"""Decode bytes: UTF-8 first, other encodings only when they are certain."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from corpus.load.formats.parsed_file import FormatError

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
_MIN_COHERENCE = 0.3  # likeness to a language; a few foreign letters alone score 0


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
    _refuse_binary(data)
    for named in ("utf-8", declared):
        attempt = _attempt(data, named) if named else None
        if attempt is not None:
            return attempt
    return _decode_by_detection(data)


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


def _refuse_binary(data: bytes) -> None:
    """Raise when the bytes are no text in any encoding that has no byte-order mark."""
    if b"\0" in data:
        reason = f"it holds NUL bytes, so it is not plain text; if it is UTF-16, {CONVERT}"
        raise FormatError(reason)
    controls = sum(data.count(byte) for byte in range(32) if byte not in b"\t\n\v\f\r\x1b")
    if controls > _MAX_CONTROLS * len(data):
        reason = "it is binary, not text: give the document itself as txt, md, html, pdf or docx"
        raise FormatError(reason)


def _decode_by_detection(data: bytes) -> str:
    """The text by charset-normalizer, when it is sure; FormatError otherwise."""
    best = from_bytes(data).best()
    if best is not None and best.chaos <= _MAX_MESS and best.coherence >= _MIN_COHERENCE:
        return str(best)
    reason = f"it is not UTF-8, and its encoding cannot be told for certain: {CONVERT}"
    raise FormatError(reason)
