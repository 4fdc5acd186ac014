"""What fonts and programs do to Thai letters on their way into a PDF: shifted glyphs of Windows fonts, glyph numbers for letters."""

import re
from collections.abc import Callable

# Marks that a font draws lower or further left have code points of their own in the private use area.
_LOW_TONES = dict(zip("่้๊๋์", "\uf70a\uf70b\uf70c\uf70d\uf70e", strict=True))
_LEFT_VOWELS = dict(zip("ิีึืั็", "\uf701\uf702\uf703\uf704\uf710\uf712", strict=True))
_TALL = "ปฝฟฬ"
_TONE_AFTER_CONSONANT = re.compile("(?<=[ก-ฮ])[่-์](?!ำ)")
_VOWEL_ON_TALL = re.compile(f"(?<=[{_TALL}])[ิีึืั็]")
# Glyph numbers that prints of an accounting system were seen with; consonants have an even distance.
_ACCOUNTING = {0x0E01: 0x1000D6, 0x0E2A: 0x1000FF, 0x0E2B: 0x100100, 0x0E40: 0x100111, 0x0E41: 0x100112, 0x0E35: 0x100158,
               0x0E48: 0x100160, 0x0E49: 0x100161, 0x0E4C: 0x100164}  # fmt: skip
_MAPPED = re.compile(r"(?<=> <)0E[0-9A-F]{2}(?=>)|(?<=^<)0E[0-9A-F]{2}(?=>$)", re.MULTILINE)


def shifted(text: str) -> str:
    """The text with the glyphs that Windows fonts keep for marks above a consonant."""
    text = _VOWEL_ON_TALL.sub(lambda found: _LEFT_VOWELS[found[0]], text)
    return _TONE_AFTER_CONSONANT.sub(lambda found: _LOW_TONES[found[0]], text)


def accounting(letter: str) -> str:
    """What the text layer says for a letter."""
    return chr(_ACCOUNTING.get(ord(letter), ord(letter)))


def with_codes(table: str, codes: Callable[[str], str]) -> str:
    """A font's table of characters with other characters in it."""
    return _MAPPED.sub(lambda found: codes(chr(int(found[0], 16))).encode("utf-16-be").hex().upper(), table)
