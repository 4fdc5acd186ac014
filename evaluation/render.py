"""The small markup of the cases as HTML, in the many ways in which editors write it: same words, other tags.

## heading      - item      | cell | cell |      <raw html>      everything else: a paragraph
[text](address)  ![alt](address)  anywhere in a line
"""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

_INLINE = re.compile(r"(!?)\[([^\[\]]*)\]\(([^()\s]+)\)")
_CONSONANT = re.compile(r"(?<=[ก-ฮ])(?=[ก-ฮ])")  # a tag may fall between two consonants without parting a mark from its letter
_SPLIT_SHARE = 0.25  # of the pages come from Word, with tags inside words
_NBSP_SHARE = 0.3


@dataclass(frozen=True)
class Hand:
    """How one editor writes."""

    paragraph: str
    heading: str
    item: str
    table: str
    splits: bool
    nbsp: bool
    random: random.Random


def hand(seed: int) -> Hand:
    """The editor of a page."""
    dice = random.Random(seed)
    return Hand(
        paragraph=dice.choice(["p", "div", "br", "span"]),
        heading=dice.choice(["h3", "h4", "strong", "div"]),
        item=dice.choice(["ul", "ol", "p"]),
        table=dice.choice(["thead", "th", "td", "cells"]),
        splits=dice.random() < _SPLIT_SHARE,
        nbsp=dice.random() < _NBSP_SHARE,
        random=dice,
    )


def body_html(body: str, seed: int) -> str:
    """The inner part of a page."""
    editor = hand(seed)
    lines = [(_kind(line), line) for line in (raw.strip() for raw in body.splitlines())]
    groups = ((kind, [line for _, line in group]) for kind, group in groupby(lines, key=lambda one: one[0]))
    return "\n".join(_WRITERS[kind](group, editor) for kind, group in groups if kind)


def inline(text: str, editor: Hand) -> str:
    """A line's text with its links and pictures."""
    parts: list[str] = []
    end = 0
    for found in _INLINE.finditer(text):
        parts.append(_words(text[end : found.start()], editor))
        parts.append(_picture(found) if found[1] else f'<a href="{escape(found[3])}">{_words(found[2], editor)}</a>')
        end = found.end()
    return "".join([*parts, _words(text[end:], editor)])


def cells(row: str) -> list[str]:
    """The cells of a table row."""
    return [cell.strip() for cell in row.strip().removeprefix("|").removesuffix("|").split("|")]


def plain(text: str) -> str:
    """A line as it stands in a document: without the addresses of links."""
    return _INLINE.sub(lambda found: "" if found[1] else found[2], text)


def _kind(line: str) -> str:
    if not line:
        return ""
    return {"#": "heading", "-": "item", "|": "row", "<": "raw"}.get(line[0] if line[:2] != "##" else "#", "text")


def _words(text: str, editor: Hand) -> str:
    if editor.nbsp and " " in text:
        at = editor.random.choice([place for place, letter in enumerate(text) if letter == " "])
        text = f"{text[:at]}\u00a0{text[at + 1 :]}"
    places = [found.start() for found in _CONSONANT.finditer(text)] if editor.splits else []
    if not places:
        return escape(text, quote=False)
    at = editor.random.choice(places)
    first, second = escape(text[:at], quote=False), escape(text[at:], quote=False)
    return f'<span lang="TH">{first}</span><span lang="TH" style="font-size:16pt">{second}</span>'


def _picture(found: re.Match[str]) -> str:
    return f'<img src="{escape(found[3])}" alt="{escape(found[2])}" width="240" height="300">'


def _headings(lines: Sequence[str], editor: Hand) -> str:
    texts = [inline(line.lstrip("# "), editor) for line in lines]
    match editor.heading:
        case "strong":
            return "\n".join(f"<p><strong>{text}</strong></p>" for text in texts)
        case "div":
            return "\n".join(f'<div class="sub-title"><b>{text}</b></div>' for text in texts)
        case tag:
            return "\n".join(f"<{tag}>{text}</{tag}>" for text in texts)


def _paragraphs(lines: Sequence[str], editor: Hand) -> str:
    texts = [inline(line, editor) for line in lines]
    match editor.paragraph:
        case "br":
            return "<p>" + "<br>\n".join(texts) + "</p>"
        case "span":
            return "\n".join(f'<p><span style="font-family:TH SarabunPSK;font-size:20px">{text}</span></p>' for text in texts)
        case tag:
            return "\n".join(f"<{tag}>{text}</{tag}>" for text in texts)


def _items(lines: Sequence[str], editor: Hand) -> str:
    texts = [inline(line[1:].strip(), editor) for line in lines]
    if editor.item == "p":
        return "\n".join(f"<p>- {text}</p>" for text in texts)
    return f"<{editor.item}>" + "".join(f"<li>{text}</li>\n" for text in texts) + f"</{editor.item}>"


def _table(lines: Sequence[str], editor: Hand) -> str:
    head, *rest = [[inline(cell, editor) for cell in cells(line)] for line in lines]
    inner = "<p>{}</p>" if editor.table == "cells" else "{}"
    rows = "".join("<tr>" + "".join(f"<td>{inner.format(cell)}</td>" for cell in row) + "</tr>\n" for row in rest)
    top_tag = "td" if editor.table in {"td", "cells"} else "th"
    top = "<tr>" + "".join(f"<{top_tag}>{inner.format(cell)}</{top_tag}>" for cell in head) + "</tr>"
    if editor.table == "thead":
        return f'<table class="table table-bordered"><thead>{top}</thead>\n<tbody>{rows}</tbody></table>'
    return f'<table border="1" cellpadding="3" width="100%">{top}\n{rows}</table>'


def _raw(lines: Sequence[str], _editor: Hand) -> str:
    return "\n".join(lines)


_WRITERS: dict[str, Callable[[Sequence[str], Hand], str]] = {
    "heading": _headings,
    "item": _items,
    "row": _table,
    "raw": _raw,
    "text": _paragraphs,
}
