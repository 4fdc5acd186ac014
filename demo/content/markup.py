"""The small markup of the texts: choose what is said, fill in the words, write it as HTML or as plain lines.

## heading            * bullet            | row | of | a table |         plain paragraph
[img] alt             [map] title         [form path] type:label; type:label | button
[doc name] title      [link url] title    (at the start of a bullet or a cell)
%part name … %end     left out where that part is missing;  %without name … %end stands there instead
%month 3 … %end       left out where the months end before;  %only 0 … %end  one of two ways to say it
<<one||other>>        two ways to say it;  {fy} {m1} {d:12-4} {b:480000}  words, months, dates, sums
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from demo.content.wording import Wording
from thai.digits import to_thai

HALF_YEAR, YEAR = 6, 12

_CHOICE = re.compile(r"<<(.*?)\|\|(.*?)>>")
_FIELD = re.compile(r"\{(\w+)(?::([\d-]+))?\}")
_TARGET = re.compile(r"\[(doc|link) (\S+)\] (.*)")
_EMPTY_YEAR = re.compile(r"\(พ\.ศ\. \)|พ\.ศ\. (?!\d)")  # what is left of a year that was not said


@dataclass(frozen=True)
class Line:
    """One line of a text that was chosen and filled in."""

    kind: str  # heading | bullet | row | img | map | form | text
    text: str
    target: str = ""
    month: int | None = None

    @property
    def cells(self) -> list[str]:
        """The cells of a table row."""
        return [cell.strip() for cell in self.text.strip("| ").split("|")]


def lines(body: str, wording: Wording, *, missing: str | None = None, months: int = HALF_YEAR) -> list[Line]:
    """What this writer says; `missing` names a part to leave out, `months` the last month of the half-year that is covered."""
    chosen: list[Line] = []
    open_sections: list[tuple[bool, int | None]] = []
    for raw in body.splitlines():
        if raw == "%end":
            open_sections.pop()
        elif raw.startswith("%"):
            open_sections.append(_section(raw, wording, missing, months))
        elif raw and all(wanted for wanted, _ in open_sections):
            month = next((month for _, month in open_sections if month), None)
            chosen.append(_line(fill(raw, wording, months=months), month, thai_digits=wording.thai_digits))
    return chosen


def parts(body: str) -> list[str]:
    """The names of the parts that may be left out."""
    return sorted(set(re.findall(r"^%part (\w+)$", body, re.MULTILINE)))


def fill(text: str, wording: Wording, *, months: int = HALF_YEAR) -> str:
    """The text with one of two phrasings chosen, and words, months, dates and sums put in."""
    text = _CHOICE.sub(lambda match: match[1 + wording.variant], text)
    text = _FIELD.sub(lambda match: _value(match[1], match[2] or "", wording, months), text)
    return _EMPTY_YEAR.sub("", text) if wording.undated else text


def thai(text: str) -> str:
    """The text with Thai digits; telephone numbers and addresses stay, as they do on most pages."""
    return text if "โทร" in text or "@" in text else to_thai(text)


def as_html(content: Sequence[Line]) -> str:
    """The lines as the inner part of a page; targets of documents are written `doc:name` for the site to place."""
    return "\n".join(_html(kind, list(group)) for kind, group in groupby(content, key=lambda line: line.kind))


def as_paragraphs(content: Sequence[Line]) -> tuple[str, ...]:
    """The lines as a document without markup."""
    return tuple(_plain(line) for line in content if line.kind not in {"img", "map", "form"})


def documents_in(content: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Name and title of every document that the lines link to."""
    for line in content:
        for cell in line.cells if line.kind == "row" else [line.text]:
            if (match := _TARGET.fullmatch(cell)) and match[1] == "doc":
                yield match[2], match[3]


def _section(raw: str, wording: Wording, missing: str | None, months: int) -> tuple[bool, int | None]:
    kind, name = raw[1:].split(" ")
    match kind:
        case "part":
            return name != missing, None
        case "without":
            return name == missing, None
        case "month":
            return int(name) <= months, int(name)
        case _:
            return int(name) == wording.variant, None


def _line(text: str, month: int | None, *, thai_digits: bool) -> Line:
    match = re.match(r"\[(img|map|form)(?: (\S+))?\] ", text)
    if match:
        return Line(match[1], text[match.end() :], match[2] or "", month)
    kind = {"#": "heading", "*": "bullet", "|": "row"}.get(text[0], "text")
    text = text if kind == "row" else text.removeprefix("## ").removeprefix("* ")
    if thai_digits and "[" not in text:
        text = thai(text)
    return Line(kind, text, month=month)


def _value(name: str, argument: str, wording: Wording, months: int) -> str:
    match name, argument:
        case "b", baht:
            return wording.amount(int(baht))
        case (("d" | "dp"), date):
            day, month = date.split("-")
            return wording.day(int(day), int(month), years_back=int(name == "dp"))
        case _ if re.fullmatch(r"m\d+", name):
            return wording.month(int(name[1:]))
    values: dict[str, Callable[[], str]] = {
        "fy": wording.year,
        "prev": lambda: wording.year(-1),
        "range6": lambda: f"{wording.month(1)} – {wording.month(months)}",
        "range12": lambda: f"{wording.month(1)} – {wording.month(YEAR)}",
        "prange12": lambda: f"{wording.day(1, 1, years_back=1)} – {wording.day(30, YEAR, years_back=1)}",
        "span": lambda: wording.span(-4, 0),  # the five-year plan whose last year this is
        "hrspan": lambda: wording.span(-1, 1),
        "antispan": lambda: wording.span(-3, 0),
    }
    return values[name]() if name in values else wording.words[name]


def _html(kind: str, group: list[Line]) -> str:
    match kind:
        case "heading":
            return "\n".join(f"<h3>{escape(line.text)}</h3>" for line in group)
        case "bullet":
            return "<ul>" + "".join(f"<li>{_linked(line.text)}</li>" for line in group) + "</ul>"
        case "row":
            return _table(group)
        case "img":
            return "\n".join(
                f'<p><img src="img:photo" alt="{escape(line.text)}" width="320" height="240"></p>' for line in group
            )
        case "map":
            return "\n".join(
                f'<iframe src="https://www.google.com/maps/embed?pb=example" title="{escape(line.text)}" width="600"></iframe>'
                for line in group
            )
        case "form":
            return "\n".join(_form(line) for line in group)
        case _:
            return "\n".join(f"<p>{_linked(line.text)}</p>" for line in group)


def _table(rows: list[Line]) -> str:
    head, *rest = rows
    top = "".join(f"<th>{_linked(cell)}</th>" for cell in head.cells)
    body = "".join("<tr>" + "".join(f"<td>{_linked(cell)}</td>" for cell in row.cells) + "</tr>\n" for row in rest)
    return f'<table border="1" cellpadding="4"><tr>{top}</tr>\n{body}</table>'


def _linked(text: str) -> str:
    match = _TARGET.fullmatch(text)
    if match is None:
        return escape(text, quote=False)
    target = f"doc:{match[2]}" if match[1] == "doc" else match[2]
    return f'<a href="{escape(target)}">{escape(match[3], quote=False)}</a>'


def _form(line: Line) -> str:
    fields, _, button = line.text.rpartition(" | ")
    inner = "\n".join(_field(*field.split(":", 1)) for field in fields.split("; "))
    return f'<form action="/forms/{line.target}" method="post">{inner}\n<button type="submit">{escape(button)}</button></form>'


def _field(kind: str, label: str) -> str:
    name = escape(label)
    match kind:
        case "textarea":
            control = f'<textarea name="{name}" rows="5"></textarea>'
        case "select":
            choices = label.partition("(")[2].rstrip(")").split()
            control = (
                f'<select name="{name}">' + "".join(f"<option>{escape(choice)}</option>" for choice in choices) + "</select>"
            )
        case _:
            control = f'<input type="{kind}" name="{name}">'
    return f"<p><label>{name} {control}</label></p>"


def _plain(line: Line) -> str:
    if line.kind == "row":
        return "  ".join(_bare(cell) for cell in line.cells)
    return ("- " if line.kind == "bullet" else "") + _bare(line.text)


def _bare(text: str) -> str:
    match = _TARGET.fullmatch(text)
    return match[3] if match else text
