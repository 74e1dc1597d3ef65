"""The ZIP of a Word file: refused when it is broken or too large, and read in either dialect."""

from __future__ import annotations

import zipfile
from io import BytesIO

from corpus.load.formats.parsed_file import FormatError
from corpus.load.formats.zip_package import BROKEN, refuse_unreadable_zip

_NOT_WHOLE = "it is not a whole Word file: open it in Word and save it again as .docx"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
# The namespaces of "Strict Open XML" (ISO/IEC 29500-1) and what Word writes otherwise (29500-4).
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
    (b"officeDocument/extendedProperties", b"officeDocument/2006/extended-properties"),
    (b"officeDocument/customProperties", b"officeDocument/2006/custom-properties"),
    (b"officeDocument/docPropsVTypes", b"officeDocument/2006/docPropsVTypes"),
    (b"officeDocument/customXml", b"officeDocument/2006/customXml"),
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"drawingml/main", b"drawingml/2006/main"),
    (b"drawingml/", b"drawingml/2006/"),
)
_NEW = b"http://schemas.openxmlformats.org/"


def transitional_docx(data: bytes) -> bytes:
    """The file as Word writes it by default; FormatError when it is broken or too large.

    A file in the strict dialect has the same elements under other names.
    """
    _refuse_unreadable(data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist() if _is_xml(name)}
            if not any(_STRICT in part for part in parts.values()):
                return data
            rewritten = BytesIO()
            with zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED) as target:
                for name in archive.namelist():
                    part = parts[name] if name in parts else archive.read(name)
                    target.writestr(name, _rename(part) if name in parts else part)
    except BROKEN as error:
        raise FormatError(_NOT_WHOLE) from error
    return rewritten.getvalue()


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _rename(part: bytes) -> bytes:
    for strict, transitional in _TRANSITIONAL:
        part = part.replace(_STRICT + strict, _NEW + transitional)
    return part


def _refuse_unreadable(data: bytes) -> None:
    if data.startswith(_OLD_OFFICE):
        reason = "it is password-protected, or an old .doc: save it without a password as .docx"
        raise FormatError(reason)
    refuse_unreadable_zip(data, _NOT_WHOLE)
