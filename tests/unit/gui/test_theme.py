from __future__ import annotations

import re
from dataclasses import asdict

import pytest

from gui.theme import ACCENTS, contrast, style_sheet, tokens_of

LOOKS = [tokens_of(dark, accent) for dark in (False, True) for accent in ACCENTS]
IDS = [f"{dark}-{accent}" for dark in ("light", "dark") for accent in ACCENTS]
WORDS = ("text", "dim", "accent_text", "green_text", "amber_text", "red_text", "violet_text")
GROUNDS = ("ground", "surface", "raised", "well", "hover", "soft")


def test_contrast_of_known_pairs():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", LOOKS, ids=IDS)
@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_words_can_be_read(tokens, word, ground):
    assert contrast(getattr(tokens, word), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", LOOKS, ids=IDS)
def test_words_on_filled_buttons_can_be_read(tokens):
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent_hover) >= 4.5
    assert contrast(tokens.surface, tokens.red_text) >= 4.5
    assert contrast(tokens.dim, tokens.track) >= 4.5


@pytest.mark.parametrize("tokens", LOOKS, ids=IDS)
def test_progress_can_be_told_from_its_track(tokens):
    for fill in (tokens.accent, tokens.violet, tokens.red):
        assert contrast(fill, tokens.cell) >= 2.2


@pytest.mark.parametrize("tokens", LOOKS, ids=IDS)
def test_the_style_sheet_names_only_tokens(tokens):
    assert "@" not in re.sub(r"/\*.*?\*/", "", style_sheet(tokens), flags=re.DOTALL)
    for value in asdict(tokens).values():
        assert re.fullmatch(r"#[0-9a-f]{6}|light|dark", value)
