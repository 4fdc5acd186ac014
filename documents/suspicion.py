"""How much a text layer looks like broken Thai, so that the better of two readings can be taken."""

import re

_THAI = re.compile("[ก-ฺเ-๎]+")
# What goes wrong: a Latin letter for a shaped Thai glyph (ประจĖาปี), a mark or sara aa after a blank, a cluster written
# twice (บริหริ าร), glyphs of private planes, replaced characters, a mark doubled.
_WRONG = re.compile("[ก-๎][À-ɏ]|[ \n][ัาิ-ฺ็-๎]|([ก-ฮ][ัิ-ฺ็-๎]+)[ก-ฮ]?[ \n]?\\1|[\U000f0000-\U0010ffff\ufffd\x01-\x08]|([ัิ-ฺ็-๎])\\2")
_LATIN_EXTENDED = re.compile("[¡-ɏ]+")
_LETTERS = re.compile("[A-Za-z¡-ɏก-ฺเ-๎]+")
# Per 1,000 Thai characters. Good files stay below 10, shaped glyphs without a table make 18, unreadable layers 55 and more.
SUSPICIOUS = 5.0
GARBLED = 40.0
_FEW = 100
# Text of a font without a table of characters: mostly accented Latin letters, which no Thai or English text has.
_FOREIGN_SHARE = 0.3


def suspicion(text: str) -> float:
    """Signs of damage per 1,000 Thai characters; 0 where there is too little Thai to tell."""
    thai = sum(map(len, _THAI.findall(text)))
    if thai < _FEW:
        letters = sum(map(len, _LETTERS.findall(text)))
        foreign = sum(map(len, _LATIN_EXTENDED.findall(text)))
        return 1000.0 if letters >= _FEW and foreign > letters * _FOREIGN_SHARE else 0.0
    return 1000.0 * sum(1 for _ in _WRONG.finditer(text)) / thai
