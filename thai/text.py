"""Thai text as people read it (`clean`) and as phrases are looked for (`squash`, `skeleton`, `find`)."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from thai.digits import to_ascii
from thai.mend import is_sound, mend
from thai.mojibake import may_be_mojibake, undo_mojibake

_ROUNDS = 6  # a repair can uncover the next one; damage that needs more rounds is left as it is
_ELLIPSIS = "…"
_MARKS = "ัิีึืฺุู็่้๊๋์ํ๎"
_SEPARATOR = "␞"  # printable, unknown to web pages, and no letter joins with it
_ENCODED_LABEL = re.compile(r"(?<![a-z0-9-])xn--([a-z0-9-]{1,59})")  # a label has 63 letters at most
_THAI_LABEL = re.compile(
    r"[\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59a-z0-9-]+"
)  # others can look like these, or turn the line round
# How far a cut may move to fall on a blank; Thai writes a sentence without blanks, so there may be none near.
_CUT_REACH = 20


def clean(text: str) -> str:
    """The text for people: one blank between words, broken marks, private glyphs and mojibake repaired, digits kept."""
    text = " ".join(undo_mojibake(text).split())
    return text if _is_tidy(text) else _settle(text, _clean_once)


def squash(text: str) -> str:
    """The text for matching: cleaned, digits 0-9, case folded, all blanks removed; squashing again changes nothing."""
    return _squash_clean(clean(text))


def clean_all(texts: Sequence[str]) -> list[tuple[str, str]]:
    """(`clean`, `squash`) of each text: one look at all of them together, for pages of many short texts."""
    joined = _SEPARATOR.join([" ".join(text.split()) for text in texts])
    apart = joined.count(_SEPARATOR) == len(texts) - 1
    if not apart or undo_mojibake(joined) != joined or may_be_mojibake(joined) or not _is_tidy(joined):
        joined = _SEPARATOR.join([clean(text) for text in texts])
    folded = _fold(joined)
    if apart and _is_at_rest(folded):
        return list(zip(joined.split(_SEPARATOR), folded.split(_SEPARATOR), strict=True))
    cleaned = [clean(text) for text in texts]
    return [(text, _squash_clean(text)) for text in cleaned]


def spelt_out(text: str) -> str:
    """The text with Thai host names as people write them: nobody can check the spelling of xn--o3cw4h."""
    return _ENCODED_LABEL.sub(_spelt_label, text) if "xn--" in text else text


def skeleton(squashed: str) -> str:
    """Consonants and full-width vowels only: what is left of a word in PDFs that lose or shuffle marks."""
    for mark in _MARKS:
        squashed = squashed.replace(mark, "")
    # ฏ is the usual slip for ฎ (กฏหมาย); U+FFFD stands where a glyph could not be read.
    return squashed.replace("ำ", "า").replace("ฏ", "ฎ").replace("\ufffd", "")


def find(text: str, squashed_phrase: str, start: int = 0) -> tuple[int, int] | None:
    """Where a squashed phrase stands in clean text, from `start` on: (begin, end), or None."""
    if not squashed_phrase:
        return None
    tail = text[start:]
    folded = _fold(tail)
    if len(folded) != len(tail) - tail.count(" "):
        return _find_by_character(text, squashed_phrase, start)
    at = folded.find(squashed_phrase)
    if at < 0:
        return None
    return start + offset_with_blanks(tail, at), start + offset_with_blanks(tail, at + len(squashed_phrase) - 1) + 1


def offset_with_blanks(text: str, index: int) -> int:
    """Where in clean text that character stands which is number `index` when blanks are not counted, as in squashed text."""
    begin, end = 0, index + 1
    while blanks := text.count(" ", begin, end):
        begin, end = end, end + blanks
    return min(end - 1, len(text))


def quote(text: str, span: tuple[int, int], limit: int = 200) -> str:
    """The span with what stands around it, at most `limit` characters, "…" where it was cut."""
    if len(text) <= limit:
        return text
    begin, end = max(0, span[0]), min(len(text), span[1])
    room = limit - 2 * len(_ELLIPSIS)
    if end - begin >= room:
        return _cut(text, begin, begin + room)
    before = min(begin, (room - (end - begin)) // 2)
    left = begin - before
    right = min(len(text), left + room)
    left = max(0, right - room)
    return _cut(text, _later_blank(text, left, begin), _earlier_blank(text, right, end))


def _squash_clean(text: str) -> str:
    squashed = _fold(text)
    return squashed if _is_at_rest(squashed) else _settle(squashed, _squash_once)


def _fold(text: str) -> str:
    return to_ascii(text).casefold().replace(" ", "")


def _is_tidy(text: str) -> bool:
    if text.isascii():
        return text.isprintable()
    return is_sound(text) and unicodedata.is_normalized("NFC", text)


def _is_at_rest(folded: str) -> bool:
    """True where folding tidy text made nothing new; Thai cannot, other letters may join or fold to a pair."""
    if folded.isascii():
        return True
    return unicodedata.is_normalized("NFC", folded) and undo_mojibake(folded) == folded


def _clean_once(text: str) -> str:
    return " ".join(mend(unicodedata.normalize("NFC", undo_mojibake(text))).split())


def _squash_once(text: str) -> str:
    return "".join(_fold(_clean_once(text)).split())


def _settle(text: str, step: Callable[[str], str]) -> str:
    for _ in range(_ROUNDS):
        stepped = step(text)
        if stepped == text:
            break
        text = stepped
    return text


def _find_by_character(text: str, phrase: str, start: int) -> tuple[int, int] | None:
    """The slow way, for the few characters whose folded form is longer (ß, İ)."""
    folded: list[str] = []
    places: list[int] = []
    for place in range(start, len(text)):
        piece = _fold(text[place])
        folded.append(piece)
        places.extend([place] * len(piece))
    at = "".join(folded).find(phrase)
    return None if at < 0 else (places[at], places[at + len(phrase) - 1] + 1)


def _cut(text: str, begin: int, end: int) -> str:
    head = _ELLIPSIS if begin > 0 else ""
    tail = _ELLIPSIS if end < len(text) else ""
    return head + text[begin:end].strip() + tail


def _later_blank(text: str, left: int, begin: int) -> int:
    """The start of the first whole word after `left`, where one is near."""
    if left == 0:
        return 0
    blank = text.find(" ", left, min(begin, left + _CUT_REACH))
    return _off_marks(text, left) if blank < 0 else blank + 1


def _earlier_blank(text: str, right: int, end: int) -> int:
    if right == len(text):
        return right
    blank = text.rfind(" ", max(end, right - _CUT_REACH), right)
    return right if blank < 0 else blank


def _off_marks(text: str, index: int) -> int:
    """The next place that is not inside a letter with its marks."""
    while index < len(text) and text[index] in _MARKS + "ำ":
        index += 1
    return index


def _spelt_label(found: re.Match[str]) -> str:
    try:
        label = found[1].encode("ascii").decode("punycode")
    except (UnicodeError, OverflowError, ValueError):
        return found[0]
    return label if _THAI_LABEL.fullmatch(label) else found[0]
