"""Colours that can be read: WCAG 2.2, success criterion 1.4.3."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from app.web.server.page_html import STYLE_SHEETS

_AA = 4.5
_STYLE = "\n".join(
    files("app.web.static").joinpath(sheet).read_text(encoding="utf-8") for sheet in STYLE_SHEETS
)
_PAIRS = [
    *(
        (text, ground)
        for text in ("ink", "soft", "accent")
        for ground in ("paper", "sheet", "wash")
    ),
    ("warn", "paper"),
    ("warn", "sheet"),
    ("ink", "marker"),
    ("ink", "marker-on"),
    ("accent-ink", "accent"),
    *(
        (role, ground)
        for role in ("author", "interviewer", "interviewee", "quoted", "commenter")
        for ground in ("paper", "sheet", "wash")
    ),
    *((f"voice-{number}", "sheet") for number in range(8)),
    *((text, "warn-wash") for text in ("ink", "warn")),
    *((text, ground) for text in ("lost", "held") for ground in ("sheet", f"{text}-wash")),
    *((text, ground) for text in ("held", "warn") for ground in ("paper", "wash")),
]


def _palette(*, dark: bool) -> dict[str, str]:
    block = re.findall(r":root[^{]*\{([^}]*)\}", _STYLE)[dark]
    return dict(re.findall(r"--([\w-]+): #([0-9a-f]{3,6});", block))


def _luminance(colour: str) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    full = colour if len(colour) == 6 else "".join(2 * digit for digit in colour)
    channels = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("text", "ground"), _PAIRS)
def test_text_stands_out_from_its_ground(text: str, ground: str, *, dark: bool) -> None:
    palette = _palette(dark=dark)
    light, dim = sorted((_luminance(palette[text]), _luminance(palette[ground])), reverse=True)

    assert (light + 0.05) / (dim + 0.05) >= _AA


def test_the_style_names_no_other_host() -> None:
    assert "url(" not in _STYLE
    assert "@import" not in _STYLE
    assert "//" not in _STYLE
