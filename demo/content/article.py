"""One article for one indicator: right and complete, or wrong in one named way."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from demo.content import markup
from demo.content.markup import Line
from demo.content.texts import Text, texts
from demo.content.wording import Wording, wording
from model.submission import Agency

LAST_MONTH_SHOWN = 4  # where months are missing, February and March are
# Nothing of these is ever only a document: they are forms, maps, boards and links.
INTERACTIVE = frozenset({"O2", "O5", "O8", "O9", "O17", "O30", "O32"})
ATTACHED_SHARE = 0.4  # of the pages also carry their text as a document to download


class Flaw(StrEnum):
    """One way in which a page that opens is still not what was asked for."""

    WRONG_YEAR = "wrong-year"
    NO_YEAR = "no-year"
    PLAN_FOR_RESULT = "plan-for-result"
    RESULT_FOR_PLAN = "result-for-plan"
    SIX_FOR_TWELVE = "six-for-twelve"
    MONTHS_MISSING = "months-missing"
    PART_MISSING = "part-missing"
    REQUIREMENT_TEXT = "requirement-text"
    TITLE_ONLY = "title-only"
    NEIGHBOUR = "neighbour"


@dataclass(frozen=True)
class Doc:
    """A document that an article links to as `doc:name`."""

    name: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Article:
    """What stands in the main part of one page."""

    title: str
    body_html: str
    documents: tuple[Doc, ...] = ()


def article(
    code: str, agency: Agency, *, fiscal_year: int, seed: int, flaw: Flaw | str | None = None, in_document: bool = False
) -> Article:
    """What this agency publishes for an indicator; `in_document` leaves a heading on the page and puts the text into a PDF."""
    wrong = Flaw(flaw) if flaw is not None else None
    if wrong is Flaw.NEIGHBOUR:
        return article(texts()[code].neighbour, agency, fiscal_year=fiscal_year, seed=seed, in_document=in_document)
    year = fiscal_year - 1 if wrong is Flaw.WRONG_YEAR else fiscal_year
    writer = replace(wording(agency, fiscal_year=year, seed=seed), undated=wrong is Flaw.NO_YEAR)
    title = _title(texts()[code], writer, wrong, seed)
    content = _content(code, writer, wrong, seed)
    if in_document and code not in INTERACTIVE and wrong not in {Flaw.TITLE_ONLY, Flaw.REQUIREMENT_TEXT}:
        return _published_as_file(code, title, content, writer)
    return _published_as_page(code, title, content, writer, seed)


def flaws_of(code: str) -> tuple[Flaw, ...]:
    """The ways in which an article for this indicator can naturally go wrong."""
    named = tuple(Flaw(name) for name in texts()[code].flaws)
    return (*named, Flaw.NO_YEAR) if Flaw.WRONG_YEAR in named else named


def _title(text: Text, writer: Wording, flaw: Flaw | None, seed: int) -> str:
    months = LAST_MONTH_SHOWN if flaw is Flaw.MONTHS_MISSING else markup.HALF_YEAR
    title = " ".join(markup.fill(text.titles[seed % len(text.titles)], writer, months=months).split())
    if flaw is Flaw.SIX_FOR_TWELVE:
        title = " ".join([*title.replace("รอบ 12 เดือน", "").split(), "(รอบ 6 เดือน)"])
    return markup.thai(title) if writer.thai_digits else title


def _content(code: str, writer: Wording, flaw: Flaw | None, seed: int) -> list[Line]:
    text = texts()[code]
    reports_last_year = "{prev}" in text.titles[0]
    last_year = replace(writer, fiscal_year=writer.fiscal_year - 1) if reports_last_year else writer
    match flaw:
        case Flaw.PLAN_FOR_RESULT if text.plan:
            return markup.lines(texts()[text.plan].body, last_year)
        case Flaw.RESULT_FOR_PLAN if text.result:
            return markup.lines(texts()[text.result].body, writer)
        case Flaw.SIX_FOR_TWELVE if text.half:
            return markup.lines(texts()[text.half].body, last_year)
        case Flaw.MONTHS_MISSING:
            return markup.lines(text.body, writer, months=LAST_MONTH_SHOWN)
        case Flaw.PART_MISSING:
            names = markup.parts(text.body)
            return markup.lines(text.body, writer, missing=names[seed % len(names)])
        case Flaw.REQUIREMENT_TEXT:
            return [Line("bullet", markup.fill(ask, writer)) for ask in text.asks]
        case Flaw.TITLE_ONLY:
            return [Line("text", "รายละเอียดตามไฟล์แนบ")]
        case _:
            return markup.lines(text.body, writer)


def _published_as_page(code: str, title: str, content: list[Line], writer: Wording, seed: int) -> Article:
    linked = tuple(
        Doc(
            name,
            label,
            (label, f"เผยแพร่โดย {writer.words['agency']}", f"เอกสารหมายเลข {number} ฉบับเต็มดูได้ที่กองคลังและ{writer.words['unit']}"),
        )
        for number, (name, label) in enumerate(markup.documents_in(content), start=1)
    )
    attached = code not in INTERACTIVE and not linked and random.Random(f"{code}/{seed}").random() < ATTACHED_SHARE
    if not attached or len(content) == 1:
        return Article(title, markup.as_html(content), linked)
    document = Doc(code.lower(), title, (title, *markup.as_paragraphs(content)))
    link = Line("text", f"[doc {document.name}] ดาวน์โหลดเอกสาร {title}")
    return Article(title, markup.as_html([*content, link]), (document,))


def _published_as_file(code: str, title: str, content: Sequence[Line], writer: Wording) -> Article:
    months = sorted({line.month for line in content if line.month and line.kind == "heading"})
    if not months:
        document = Doc(code.lower(), title, (title, *markup.as_paragraphs(content)))
        body = [Line("bullet", f"[doc {document.name}] {title}")]
        return Article(title, markup.as_html(body), (document,))
    documents = tuple(
        Doc(
            f"{code.lower()}-{month:02d}",
            f"เดือน {writer.month(month)}",
            (title, *markup.as_paragraphs([line for line in content if line.month in {None, month}])),
        )
        for month in months
    )
    body = [Line("bullet", f"[doc {document.name}] {document.title}") for document in documents]
    return Article(title, markup.as_html(body), documents)
