"""Whether the text below a title is another year's: a new title over the content of last year settles nothing."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain, islice

from model.document import Role
from model.finding import Evidence
from rules.measure.page.stamps import is_stamp
from rules.measure.time.day_lists import CITED_BEFORE, PREPARES, ROWS, acted, in_rows, is_cited, is_compared, listed, signed
from rules.measure.time.month_column import months_in_figures
from rules.measure.time.period_result import PeriodResult
from rules.measure.time.timing import DATED, LABELS, SAID, TEXT, Tier, Timing, Told
from rules.measure.time.writers_day import calls_itself_older, without_autumn_days, without_day_of_posting, without_writers_days
from thai.months import MonthMention
from thai.periods import PeriodMention, Stretch
from thai.year_context import inside
from thai.years import YearMention, YearRole

_HALVES = frozenset({Stretch.FIRST_HALF, Stretch.SECOND_HALF})
_COMPLETE = _HALVES | {Stretch.FULL_YEAR}
# Neutral: they hold for any year's content, so they neither confirm a title nor contradict it.
_STAMPS = frozenset({YearRole.SIGNED, YearRole.POSTED, YearRole.NOISE})
_NEUTRAL = frozenset({YearRole.SPAN, YearRole.POSTED, YearRole.NOISE, YearRole.LAW, YearRole.ASSESSMENT})
_CITES_LABEL = re.compile(r"(?:ตาม|อ้างถึง) ?(?:ประกาศ|มติ|หนังสือ|คำสั่ง|ระเบียบ)[^|\n]{0,60}\Z")
_BEGINS = 6  # letters: "วันที่"
_WRITTEN = re.compile(r"รวบรวม(?:เมื่อ| ?ณ )|ข้อมูล ?ณ |จัดทำ(?:โดย|เมื่อ|ณ)|ผู้จัดทำ|ผู้รายงาน|รายงาน(?:เมื่อ| ?ณ )|เรียบเรียง|จัดพิมพ์")
# "จัดเมื่อ 12 มีนาคม 2563", "เก็บแบบสอบถาม 412 ชุด ก.ค. - ส.ค. 2563"
_DEED = re.compile(r"(?:จัด(?:แล้ว|เมื่อ|ขึ้น|วันที่)|เก็บ(?:ข้อมูล|แบบ|ช่วง)|ได้คืน|สำรวจ|อบรม|แล้วเสร็จ|ข้อมูล ?(?:ณ|\d))[^|]{0,40}\Z")
_OUTLOOK = re.compile(r" ?(?:เห็น|จึง|ก็)?(?:ควร|จะ|ต้อง|ขอ|ให้)")  # "ปี 2565 ควรจัดอบรมออนไลน์"
_OUGHT = re.compile(r"(?:ควร|จะ|ต้อง|ขอให้|ให้บรรจุ|แนวทาง|ข้อเสนอ)[^|]{0,60}\Z")  # "ควรใช้การอบรมออนไลน์ในปี 2564"
# "มีผลตั้งแต่ 1 ตุลาคม 2563": the budget of the year that begins with the day.
_HOLDS_FROM = re.compile(r"(?:มีผล|ใช้)(?:ใช้)?(?:บังคับ)? ?ตั้งแต่ ?(?:วันที่)? ?\Z")
_FIRST_DAY = re.compile(r"[1๑] ?(?:ตุลาคม|ต\. ?ค)")
_FIRST_LINES = 4  # of a document: its own title, which says its year
_FIRST_TEXTS = 2  # below a page's headings: a letterhead may stand before the title of the text
_COLUMNS = 2  # parts of a year side by side in one row are the heads of a table's columns
_BESIDE_A_LINK = 20  # letters: "ปีงบประมาณ พ.ศ. 2565 | ดาวน์โหลด"
_MOST_EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class BodyYear:
    """The years that the text is of instead; `certain` where whole periods say so."""

    years: tuple[int, ...]
    certain: bool
    evidence: tuple[Evidence, ...]

    def against(self, result: PeriodResult) -> PeriodResult:
        """The result that the title alone gave, with what the text says to it."""
        # Both sides, so that a person sees at once which is the stale one.
        quotes = tuple(dict.fromkeys((*result.evidence[:1], *self.evidence)))[:_MOST_EVIDENCE]
        if self.certain:
            quotes = tuple(dict.fromkeys((*self.evidence, *result.evidence[:1])))[:_MOST_EVIDENCE]
        met = False if self.certain else None
        return replace(result, met=met, years=self.years, evidence=quotes, months=frozenset(), missing_months=())


def other_year_of_body(
    timing: Timing,
    wanted: int,
    *,
    dates: bool,
    month_lists: bool = False,
    acts: bool = False,
    without: frozenset[int] = frozenset(),
) -> BodyYear | None:
    """The other year that the text below the titles is of; None where it names the wanted one, or none, or several.

    `dates`: days and months in the text say its year. `month_lists`: a list of months is as good as a whole period.
    `acts`: so is a list of days, those of what was done. `without`: sources that are known to be other documents.
    """
    body = _body(timing, wanted, dates=dates, acts=acts, without=without)
    if not dates and _is_of(body, wanted, dates=dates):
        body = _unless_written_later(body, wanted)
    if _is_of(body, wanted, dates=dates):
        return _of_old_acts(body.years, _unstamped(body.months, body.years), wanted) if acts else None
    figures = months_in_figures(timing) if dates else []
    if any(told.mention.fiscal_year == wanted for told in figures):
        return None
    days = [*_unstamped(body.months, body.years), *figures]
    if not dates and not _are_all_older(days, wanted):
        days = []
    lists = listed(body.months, wanted) if month_lists else _day_lists(body, days, wanted, acts=acts)
    found = _certainly(body, lists) or _weakly(body.years, body.periods, _days(days, wanted, acts=acts), wanted)
    return None if found is None or _link_names(timing, wanted, body.whole or body.headed or body.years, without) else found


@dataclass(frozen=True, slots=True)
class _Claims:
    """The identities of lines that claim the wanted year for files, as titles do, and the addresses of these files, which decide."""

    lines: frozenset[int]
    files: frozenset[str]

    def set_aside(self, told: Told[YearMention] | Told[PeriodMention] | Told[MonthMention], wanted: int) -> bool:
        """Whether it is such a claim, or what older papers beside them say."""
        if told.mention.fiscal_year == wanted:
            return id(told.passage) in self.lines
        return bool(self.files) and told.passage.url not in self.files

    def are_said_inside(self, timing: Timing, wanted: int) -> bool:
        """Whether one of the files calls itself the wanted year's somewhere, or a part of it that year's."""
        years = (told for told in timing.years if told.passage.url in self.files and told.mention.role in LABELS)
        periods = (told for told in timing.periods if told.passage.url in self.files)
        named = chain((told.mention.fiscal_year for told in years), (told.mention.fiscal_year for told in periods))
        return any(year == wanted for year in named)


@dataclass(frozen=True, slots=True)
class _Body:
    """What the text below the titles says of time; `headed` are years that head a document, `whole` periods that make a report.

    `is_open`: a row calls a file the wanted year's, and the file names that year somewhere, if only in its title; or the text
    calls itself the year before's, and days of the wanted one were left aside.
    """

    years: list[Told[YearMention]]
    months: list[Told[MonthMention]]
    periods: list[Told[PeriodMention]]
    headed: list[Told[YearMention]]
    whole: list[Told[PeriodMention]]
    is_open: bool


def _body(timing: Timing, wanted: int, *, dates: bool, acts: bool, without: frozenset[int]) -> _Body:
    claims = _claims(timing, wanted, acts=acts)
    years = [told for told in timing.years if _in_body(told, without) or (acts and _is_entry(told))]
    years = [told for told in years if told.mention.fiscal_year != wanted or not titles_file(told)]
    years = [told for told in years if not claims.set_aside(told, wanted)]
    months = [told for told in _not_noise(timing) if _in_body(told, without) or (acts and _is_entry(told))]
    months = [told for told in months if told.mention.fiscal_year == wanted or not claims.set_aside(told, wanted)]
    periods = [told for told in timing.periods if _in_body(told, without) or (acts and _heads_part(told, without))]
    periods = [told for told in periods if not claims.set_aside(told, wanted)]
    years, months = without_day_of_posting(years, months, wanted)
    if not dates:
        years, months = without_writers_days(years, months, wanted)
    starts = sorted(told.mention.start for told in (timing.months if acts else months))
    headed = [told for told in years if _heads_document(told)]
    whole = [told for told in periods if is_whole_stretch(told, starts) or _is_column(told, periods)]
    return _Body(years, months, periods, headed, whole, is_open=claims.are_said_inside(timing, wanted))


def _unless_written_later(body: _Body, wanted: int) -> _Body:
    """Without the days of the autumn in which a report that calls itself the year before's was passed: its own year is open then."""
    if not calls_itself_older(body.years, body.periods, wanted):
        return body
    years, months = without_autumn_days(body.years, body.months, wanted)
    return replace(body, years=years, months=months, is_open=True)


def _is_of(body: _Body, wanted: int, *, dates: bool) -> bool:
    """Whether the text names the wanted year, and not only in passing."""
    older = [told for told in body.headed if not dates and told.mention.fiscal_year < wanted]
    named = _names(wanted, body.years, body.periods, dates=dates)
    return named and not _names_in_passing(wanted, body.years, body.periods, body.whole or older)


def _day_lists(body: _Body, days: list[Told[MonthMention]], wanted: int, *, acts: bool) -> list[Told[MonthMention]]:
    """Days that say their year for certain: those of what was done, and those of the rows of a table."""
    if acts and (done := acted(days, wanted) or signed(body.months, body.years, wanted) or _labelled(days, body.years, wanted)):
        return done
    return in_rows(days, wanted)


def _certainly(body: _Body, lists: list[Told[MonthMention]]) -> BodyYear | None:
    """The one year of whole periods, of titles of documents and of lists."""
    said = [(told.mention.fiscal_year, told.evidence) for told in body.whole]
    said += [(told.mention.fiscal_year, told.evidence) for told in body.headed]
    said += [(told.mention.fiscal_year, told.evidence) for told in lists]
    years = {year for year, _ in said if year is not None}
    return _body_year(years, [quote for _, quote in said], certain=not body.is_open) if len(years) == 1 else None


def _in_body(told: Told[YearMention] | Told[PeriodMention] | Told[MonthMention], without: frozenset[int]) -> bool:
    """Below a page's title stands also what heads its document, unless that names the subject itself."""
    heads = told.passage.role is Role.HEADING and told.passage.source.is_attachment and told.tier is not Tier.NAMED
    over_text = told.passage.role is Role.HEADING and told.start <= _BEGINS  # a card that is headed with its day
    return (told.passage.role in TEXT or heads or over_text) and told.source not in without


def _claims(timing: Timing, wanted: int, *, acts: bool) -> _Claims:
    """The rows and lines that only name a file which was read, and call it the wanted year's."""
    labels = timing.view.labels
    said: list[Told[YearMention] | Told[PeriodMention]] = [*timing.years, *timing.periods]
    own = [told for told in said if told.mention.fiscal_year == wanted and _is_label(told, timing, acts=acts)]
    read = [told.passage for told in own if labels[told.passage.text].read]
    return _Claims(frozenset(map(id, read)), frozenset(chain.from_iterable(labels[line.text].read for line in read)))


def _is_label(told: Told[YearMention] | Told[PeriodMention], timing: Timing, *, acts: bool) -> bool:
    """Whether it stands in a row or line of the page that only names what a link leads to; a day there is that of a deed."""
    if told.passage.role not in TEXT or told.passage.source is not timing.view.page:
        return False
    if acts and isinstance(told.mention, YearMention) and told.mention.role in DATED:
        return False
    label = timing.view.labels.get(told.passage.text)
    return label is not None and (told.tier is Tier.NAMED or (label.beside <= _BESIDE_A_LINK and not acts))


def _heads_part(told: Told[PeriodMention], without: frozenset[int]) -> bool:
    """Whether a heading other than the title says from when to when what stands below it was done."""
    return told.passage.role is Role.HEADING and told.tier is not Tier.NAMED and told.source not in without


def _is_entry(told: Told[YearMention] | Told[MonthMention]) -> bool:
    """Whether it stands in an entry of a list of stories, each with its day; one that names the subject with a year is a title."""
    return told.passage.role is Role.LINK and not told.passage.source.is_attachment and told.tier is not Tier.NAMED


def _not_noise(timing: Timing) -> list[Told[MonthMention]]:
    """Without the months whose year says nothing: "ปรับปรุงล่าสุด 30 ตุลาคม 2564" is the day of the page, whatever its text is of."""
    said = sorted((told.mention.start, told.mention.end) for told in timing.years)
    return [told for told in timing.months if told.mention.fiscal_year is None or inside(said, told.mention.start)]


def _names(wanted: int, years: list[Told[YearMention]], periods: list[Told[PeriodMention]], *, dates: bool) -> bool:
    """Whether the text names the wanted year in any way; a report's day of signing is that of the year after."""
    neutral = _NEUTRAL if dates else _NEUTRAL | {YearRole.SIGNED}
    named = any(told.mention.fiscal_year == wanted and told.mention.role not in neutral for told in years)
    return named or any(told.mention.fiscal_year == wanted for told in periods)


def _names_in_passing(
    wanted: int,
    years: list[Told[YearMention]],
    periods: list[Told[PeriodMention]],
    others: list[Told[PeriodMention]] | list[Told[YearMention]],
) -> bool:
    """Whether only the day of writing or a proposal is of the wanted year, and the text gives another from month to month or in its title.

    Over a half-year from month to month the day of the signature says no more than that of the writing.
    """
    halves = any(isinstance(told.mention, PeriodMention) and told.mention.stretch in _HALVES for told in others)
    neutral = _NEUTRAL | {YearRole.SIGNED} if halves else _NEUTRAL
    named = [told for told in years if told.mention.fiscal_year == wanted and told.mention.role not in neutral]
    written = all(
        (told.mention.role in DATED and _WRITTEN.search(told.passage.text, 0, told.start))
        or _OUTLOOK.match(told.passage.text, told.end)
        or _OUGHT.search(told.passage.text, 0, told.start)
        for told in named
    )
    return bool(others) and written and not any(told.mention.fiscal_year == wanted for told in periods)


def _heads_document(told: Told[YearMention]) -> bool:
    """A year beside the subject's name in the first lines of a text, or a fiscal one in those of a file: its own title."""
    source = told.passage.source
    if told.mention.role not in SAID or is_compared(told) or is_cited_label(told):
        return False
    if not source.is_attachment:
        own = (block for block in source.document.blocks if block.role is Role.TEXT and not is_stamp(block.squashed))
        return told.tier is Tier.NAMED and any(block is told.passage.block for block in islice(own, _FIRST_TEXTS))
    is_broken = told.passage.role is Role.HEADING and told.start <= _BEGINS  # "… ประจำปีงบประมาณ", and "พ.ศ. 2563" below it
    return (told.mention.role is YearRole.FISCAL or is_broken) and any(
        block is told.passage.block for block in source.document.blocks[:_FIRST_LINES]
    )


def titles_file(told: Told[YearMention]) -> bool:
    """Whether it stands beside the subject's name in the first lines of a file: a title, as that of a page."""
    source = told.passage.source
    first = source.document.blocks[:_FIRST_LINES] if source.is_attachment and told.tier is Tier.NAMED else ()
    return any(block is told.passage.block for block in first)


def is_whole_stretch(told: Told[PeriodMention], months: list[int]) -> bool:
    """A half or a whole year from month to month in a sentence; in a row of a table it is that of one contract."""
    if told.mention.stretch not in _COMPLETE or told.passage.role is Role.ROW or is_compared(told):
        return False
    within = bisect_left(months, told.mention.end) - bisect_left(months, told.mention.start)
    return told.mention.fiscal_year is not None and within > 1


def _is_column(told: Told[PeriodMention], periods: list[Told[PeriodMention]]) -> bool:
    """A part of a year beside other parts of the same year: 10/2563-12/2563 | 01/2564-03/2564."""
    if told.passage.role is not Role.ROW or told.mention.fiscal_year is None or is_compared(told):
        return False
    beside = {one.mention.numbers for one in periods if one.passage is told.passage and one.mention.fiscal_year}
    years = {one.mention.fiscal_year for one in periods if one.passage is told.passage and one.mention.fiscal_year}
    return len(beside) >= _COLUMNS and years == {told.mention.fiscal_year}


def _of_old_acts(years: list[Told[YearMention]], days: list[Told[MonthMention]], wanted: int) -> BodyYear | None:
    """Acts that are all of an older year, in a text that names the wanted one only in passing."""
    named = [told for told in years if told.mention.fiscal_year == wanted]
    if any(told.mention.role in DATED or (told.tier < Tier.BODY and told.passage.role not in TEXT) for told in named):
        return None
    done = acted(days, wanted)
    found = {told.mention.fiscal_year or 0 for told in done}
    return _body_year(found, (told.evidence for told in done), certain=False) if done else None


def _labelled(days: list[Told[MonthMention]], years: list[Told[YearMention]], wanted: int) -> list[Told[MonthMention]]:
    """The day of one act where the text itself calls it that of the same earlier year."""
    told = [one for one in days if one.mention.day is not None and one.mention.fiscal_year is not None and not is_cited(one)]
    labels: list[Told[YearMention]] = [
        one for one in years if one.mention.role in SAID and not is_compared(one) and not is_cited_label(one)
    ]
    said = {one.mention.fiscal_year or 0 for one in told} | {one.mention.fiscal_year for one in labels}
    return told if told and labels and len(said) == 1 and max(said) < wanted else []


def _weakly(
    years: list[Told[YearMention]],
    periods: list[Told[PeriodMention]],
    days: list[tuple[int, Evidence]],
    wanted: int,
) -> BodyYear | None:
    """Labels, parts of years and days, all of one earlier year; what is later is a proposal for the time to come."""
    said: list[tuple[int, Evidence]] = []
    said += [
        (told.mention.fiscal_year, told.evidence)
        for told in years
        if told.mention.role in SAID and not is_compared(told) and not is_cited_label(told)
    ]
    said += [
        (told.mention.fiscal_year, told.evidence) for told in periods if told.mention.fiscal_year and not is_compared(told)
    ]
    said += days
    fiscal = [told for told in years if told.mention.role is YearRole.FISCAL or _begins_year_before(told, wanted)]
    fiscal = [told for told in fiscal if not is_compared(told) and not is_cited_label(told)]
    if len({told.mention.fiscal_year for told in fiscal}) == 1:
        said = [*((told.mention.fiscal_year, told.evidence) for told in fiscal), *days]  # more than the years of columns say
    found = {year for year, _ in said}
    # "พ.ศ. 2563 ต.ค.-ธ.ค. | พ.ศ. 2564 ม.ค.-ก.ย.": one fiscal year has two calendar years.
    if not found or max(found) >= wanted or max(found) - min(found) > 1:
        return None
    return _body_year(found, [quote for _, quote in said], certain=False)


def _begins_year_before(told: Told[YearMention], wanted: int) -> bool:
    """Whether it is the first day of the fiscal year before, from which on the text holds."""
    if told.mention.role is not YearRole.DATE or told.mention.fiscal_year != wanted - 1:
        return False
    text = told.passage.text
    return _FIRST_DAY.match(text, told.start) is not None and _HOLDS_FROM.search(text, 0, told.start) is not None


def _unstamped(months: list[Told[MonthMention]], years: list[Told[YearMention]]) -> list[Told[MonthMention]]:
    """Without the days of signing and posting."""
    stamps = sorted((told.mention.start, told.mention.end) for told in years if told.mention.role in _STAMPS)
    return [told for told in months if not inside(stamps, told.mention.start)]


def _are_all_older(days: list[Told[MonthMention]], wanted: int) -> bool:
    """A report names days of the year after it too; where all are older, and more than one or that of a deed, it is an older report."""
    different = {(one.mention.year_be, one.mention.month, one.mention.day) for one in days}
    enough = len(different) >= ROWS or any(map(_is_of_deed, days))
    return enough and all((one.mention.fiscal_year or wanted) < wanted for one in days)


def _is_of_deed(told: Told[MonthMention]) -> bool:
    return _DEED.search(told.passage.text, 0, told.start) is not None


def _days(months: list[Told[MonthMention]], wanted: int, *, acts: bool) -> list[tuple[int, Evidence]]:
    """Days and months of other years, unless they may be those on which the wanted year was prepared."""
    dated = [told for told in months if told.mention.fiscal_year is not None and not is_cited(told)]
    if not acts:
        dated = [
            told
            for told in dated
            if told.mention.fiscal_year != wanted - 1 or told.mention.month not in PREPARES or _is_of_deed(told)
        ]
    return [(told.mention.fiscal_year or 0, told.evidence) for told in dated]


def is_cited_label(told: Told[YearMention]) -> bool:
    """Whether a year is that of a law, a letter or a resolution that the text goes by."""
    before = told.passage.text[max(0, told.start - CITED_BEFORE) : told.start]
    return _CITES_LABEL.search(before) is not None


def _link_names(
    timing: Timing, wanted: int, said: Iterable[Told[PeriodMention]] | Iterable[Told[YearMention]], without: frozenset[int]
) -> bool:
    """A link to the wanted year's document on a page with text of another; once a document was read, its text decides."""
    if any(told.passage.source.is_attachment for told in said):
        return False
    links = (told for told in timing.years if told.passage.role is Role.LINK and told.source not in without)
    return any(told.mention.fiscal_year == wanted and told.mention.role not in _NEUTRAL for told in links)


def _body_year(years: set[int], quotes: Iterable[Evidence], *, certain: bool) -> BodyYear:
    return BodyYear(tuple(sorted(years)), certain, tuple(dict.fromkeys(quotes))[:_MOST_EVIDENCE])
