"""Whether what is usually a document is only talk of it: a few lines that name its parts, or words without a day or a figure."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain, islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator, Period, TitleYear
from rules.measure.blanks.announced import announces, without_what_comes
from rules.measure.blanks.empty_tables import empty_tables
from rules.measure.scene import Scene, scene_of
from rules.measure.structure.counts import has_number
from rules.measure.view import Passage, View, evidence
from thai.digits import to_ascii
from thai.fiscal import BE_OFFSET
from thai.months import MonthMention, months_in

# Of 273 right pages 12 say as little without a table or a form, and all of those tell of an event or offer a channel, which needs
# no more. Of 65 letters, stories and promises under the right title that name all parts 36 do.
_FEW_LINES = 2
_LITTLE = 600  # letters with headings and stamps; a paper that lost its lines is longer
# What was done has its day, a document its figures: of 220 right pages two show fewer of these, of 153 texts that only speak of the
# subject under its right name 97.
_FEWEST_MARKS = 2
_DEADLINE = "ภายในวันที่"  # a day by which it shall be done
# "เบิกจ่าย ...... บาท"; in a table of contents the number of a page follows, and whoever signs has a line to do it on.
_BLANK = re.compile(r"(?:\.{5,}|…{2,}|_{5,})(?! ?\d{1,3}\Z)")
_DOTS = (".....", "……", "_____")
_MEASURED = re.compile(r"\d ?(?:ล้านบาท|บาท|คน|ราย|ครั้ง|เรื่อง|แห่ง|โครงการ|อัตรา|รายการ|%)|ร้อยละ ?\d|\d\.\d")  # 35.2 ล้านบาท, 92.6 %
_SEVERAL = 3
_SIGNED = re.compile(r"ลงชื่อ|\( ?[.…_]+ ?\)")
WITH_FORMS = frozenset({"staff_manual", "service_manual", "complaint_guideline"})
_GRADED, _GRADE = "risk_assessment", re.compile(r"(?:ระดับ|เสี่ยง|\()(?:สูง|ปานกลาง|ต่ำ)")  # whose figures may be words
_SIGNED_ON = re.compile(
    r"(?:(?:ประกาศ|สั่ง|ให้ไว้|จัดทำ|ปรับปรุง) ?ณ|ลง|(?:จัดทำ|ปรับปรุง(?:ล่าสุด)?)(?:เมื่อ)?) ?วันที่ ?[0-9๐-๙]{0,2} ?(?:เดือน)? ?\Z"
)
_QUOTES = 3
# The first chapter of a project that asks for its money; an invitation.
_PROPOSES = ("หลักการและเหตุผล", "ขอเชิญ", "เชิญชวน", "กำหนดการ", "กำหนดจัด")
_INTENDED = "จะดำเนินการ"
_NEWS = "news"  # what will be held is news
_DONE = re.compile(r"แล้ว|เสร็จ|อยู่ระหว่าง|ร้อยละ\d|\d%|จ่ายจริง|ใช้ไป\d|ได้(?:จัด|ดำเนิน)")
_REPORTS = frozenset({Period.FIRST_6_MONTHS, Period.PREVIOUS_FY})
ONE_SENTENCE = frozenset({"no_gift_policy", "honesty_declaration"})  # declarations that are made in one
_WITHOUT_FIGURES = ONE_SENTENCE | {"staff_manual"}  # steps of work without a length


def few_lines(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The few lines; empty where there is more, or where little is enough."""
    if not indicator.documents_usual or indicator.of_law or ONE_SENTENCE.intersection(indicator.about):
        return ()
    if view.letters > _LITTLE or _has_rows(view):
        return ()  # a form for other things is no document either
    scene = scene_of(view, indicator)
    if scene.pictures or scene.shows_money or not scene.can_deny or declares_none(view, indicator):
        return ()
    linked = {words for link in view.links for words in (link.text, link.context)}
    lines = [passage for passage in _lines(scene) if passage.text not in linked]
    is_little = len(lines) <= _FEW_LINES and not any(map(is_full_of_figures, lines))
    return tuple(map(evidence, lines)) if is_little else ()


def only_words(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The first lines of a text without days, figures, rows or pictures, where what is asked for cannot do without."""
    if not (indicator.acts or indicator.documents_usual) or indicator.of_law or indicator.period is Period.IN_FORCE:
        return ()
    if _WITHOUT_FIGURES.intersection(indicator.about) or declares_none(view, indicator):
        return ()
    scene = scene_of(view, indicator)
    # What was done is told by its day on the page itself, whatever stands behind links that nobody opened.
    denied = scene.can_deny or (indicator.acts and view.readable and not view.offers)
    if sum(islice(_marks(scene), _FEWEST_MARKS)) >= _FEWEST_MARKS or not denied:
        return ()
    return tuple(map(evidence, islice(_lines(scene), _FEW_LINES)))


def all_to_come(view: View, indicator: Indicator, as_of: date) -> tuple[Evidence, ...]:
    """The first months that a text names, where all lie ahead of the day and what was done is asked for."""
    is_report = indicator.period in _REPORTS and indicator.title_year is TitleYear.PERIOD  # measures rest on last year's result
    if not indicator.acts and not is_report:
        return ()
    named: list[tuple[Passage, MonthMention]] = []
    if is_report and (ahead := _all_intended(view)):
        return ahead
    for line in _lines(scene_of(view, indicator)):
        dated = [month for month in months_in(line.text) if month.year_be is not None and not _is_signature(line, month)]
        if any(_has_come(month, as_of) for month in dated):
            return ()  # on most pages one of the first lines
        named += [(line, month) for month in dated]
    quotes = tuple(evidence(line, (month.start, month.end)) for line, month in named[:_QUOTES])
    return quotes if len(named) >= _FEWEST_MARKS or (indicator.acts and _is_to_come(view, indicator)) else ()


def _is_to_come(view: View, indicator: Indicator) -> bool:
    """Whether it invites or announces, and no line says that something was done."""
    if view.holds(*_PROPOSES):
        return True
    if _NEWS in indicator.about or not announces(view):
        return False
    return not any(_DONE.search(without_what_comes(line.squashed)) for line in view.own_lines)


def _is_signature(line: Passage, month: MonthMention) -> bool:
    """Whether it is the day on which the announcement of what is to come was signed."""
    return _SIGNED_ON.search(line.text, 0, month.start) is not None


def _has_come(told: MonthMention, as_of: date) -> bool:
    return (told.year_be or 0, told.month, told.day or as_of.day) <= (as_of.year + BE_OFFSET, as_of.month, as_of.day)


def _all_intended(view: View) -> tuple[Evidence, ...]:
    """The lines of a report that say what shall be done, where none says that anything was."""
    if _INTENDED not in view.joined or _DONE.search(view.joined):
        return ()
    told = [passage for passage in view.passages if passage.role in (Role.ROW, Role.TEXT) and _INTENDED in passage.squashed]
    return tuple(map(evidence, told[:_QUOTES])) if len(told) >= _FEWEST_MARKS else ()


def left_blank(view: View, indicator: Indicator, *, with_forms: bool = False) -> tuple[Evidence, ...]:
    """Places left to be filled in, where they are more than what was filled in: a form, or a report without its figures.

    `with_forms`: also of manuals, to which forms belong; they count where the manual itself is not seen.
    """
    asked = indicator.acts or indicator.documents_usual
    if not asked or indicator.of_law or (not with_forms and WITH_FORMS.intersection(indicator.about)):
        return ()
    if blank_tables := _blank_tables(view, indicator):
        return blank_tables
    if not view.holds(*_DOTS):
        return ()
    lines = list(_lines(scene_of(view, indicator)))
    blank = [(line, gap) for line in lines for gap in _BLANK.finditer(line.text) if not _SIGNED.search(line.text)]
    filled = sum(has_number(cell) for line in lines for cell in line.text.split("|"))
    return tuple(evidence(line, gap.span()) for line, gap in blank[:_QUOTES]) if len(blank) > max(_FEWEST_MARKS, filled) else ()


def _blank_tables(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The heads of the tables, where all that there are hold the numbers of lines and nothing more."""
    rows = view.places[Role.ROW]
    if not rows or view.offers or declares_none(view, indicator):
        return ()
    blank = tuple(empty_tables(view))
    return (evidence(view.passages[blank[0]]),) if blank == rows else ()


def _marks(scene: Scene) -> Iterator[int]:
    """How much each thing says that there is something behind the words."""
    view, graded = scene.view, _GRADED in scene.indicator.about
    read = {source.url for source in view.sources}
    # Of what was done the page behind a link tells the day; a list of papers leads to each by a page of its own.
    pages = () if scene.indicator.acts else filter(scene.leads_on, view.links)
    on = (link for link in chain(view.offers, pages) if link.url not in read)
    yield from (1 for _ in chain(scene.pictures, view.forms, (one for one in view.sources if one.is_attachment), on))
    for passage in _lines(scene):
        if passage.role is Role.ROW or has_number(passage.text) or (graded and _GRADE.search(passage.squashed)):
            yield _FEWEST_MARKS if is_full_of_figures(passage) else 1
        if months_in(passage.text) and _DEADLINE not in passage.squashed:
            yield _FEWEST_MARKS if scene.indicator.acts else 1


def is_full_of_figures(line: Passage) -> bool:
    """Whether a line of text counts or measures several things: a year's result in one sentence."""
    return line.role is not Role.ROW and len(_MEASURED.findall(to_ascii(line.text))) >= _SEVERAL


def _lines(scene: Scene) -> Iterator[Passage]:
    """What counts as content, and the first lines of files, which may be title or text."""
    stamps = scene.view.stamps
    for place, passage in enumerate(scene.view.passages):
        if passage.role is not Role.ROW and place in stamps:
            continue
        if passage.source.is_attachment or not scene.is_apart(place):
            yield passage


def _has_rows(view: View) -> bool:
    return bool(view.places[Role.ROW])


def declares_none(view: View, indicator: Indicator) -> bool:
    """Whether it says that there is nothing to show, which takes one line."""
    finds = (part.find.none for part in indicator.components if part.find is not None)
    checks = (part.check.phrases("none") for part in indicator.components if part.check is not None)
    return any(phrase in view.joined for phrase in chain.from_iterable((*finds, *checks)))
