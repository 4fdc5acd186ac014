"""Markup made flat enough to parse in linear time: the parser's time grows with the square of some counts."""

import re

# Measured with Lexbor: 2,000 nested <div> take 4 ms, 20,000 0.5 s, 100,000 14 s; 10,000 <option> 0.3 s, 50,000 8.5 s;
# 1,000 unclosed <font> with paragraphs 0.2 s, 3,000 5 s. Real pages stay below 60 levels.
_SUSPECT_DEPTH = 1_000
_DEEPEST = 256
_MOST_OPTIONS = 5_000
_LONGEST = 6_000_000  # characters of markup
_STEP = 4_096

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>?")
_OPTION = re.compile(r"</?opt(?:ion|group)\b[^>]*>?", re.IGNORECASE)
# Photographs written into a page make it longer than all that it says.
_PICTURE = re.compile(r"(\bdata:[\w.+/;=-]{0,80};base64,)[A-Za-z0-9+/=%\r\n]{200,}", re.IGNORECASE)
# Never closed, or closed by the next of their kind: they do not nest however many there are.
_FLAT = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "li", "td", "th", "tr", "dt", "dd", "tbody", "thead", "tfoot", "colgroup",
})  # fmt: skip
_STYLING = frozenset(
    {"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u", "option", "optgroup"}
)


def limit_length(markup: str) -> tuple[str, bool]:
    """As much of the markup as is read, pictures in very long ones emptied first, and whether the rest was cut off."""
    if len(markup) > _LONGEST:
        markup = _PICTURE.sub(r"\1", markup)
    return markup[:_LONGEST], len(markup) > _LONGEST


def limit_nesting(markup: str) -> str:
    """The markup without what would make parsing slow; ordinary pages come back as they are."""
    if markup.count("<option") > _MOST_OPTIONS:
        markup = _OPTION.sub("", markup)
    return _flatten(markup) if _may_be_deep(markup) else markup


def _may_be_deep(markup: str) -> bool:
    """Counts opening less closing tags up to every 4,096th character: cheap, and never lower than the true depth there."""
    depth = 0
    for start in range(0, len(markup), _STEP):
        piece = markup[start : start + _STEP]
        depth += piece.count("<") - 2 * piece.count("</")
        if depth > _SUSPECT_DEPTH:
            return True
        depth = max(depth, 0)
    return False


def _flatten(markup: str) -> str:
    """Drops styling tags and whatever opens below the deepest level."""
    depth = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth
        closing, name = match[1], match[2].lower()
        if name in _STYLING:
            return ""
        if name in _FLAT:
            return match[0]
        depth = depth - 1 if closing else depth + 1
        if depth < 0:
            depth = 0
        return match[0] if depth + bool(closing) <= _DEEPEST else ""

    return _TAG.sub(keep, markup)
