"""Whether every part that the indicator asks for is there: the grade is all or nothing."""

from model.finding import ComponentResult, Evidence, Reason
from rules.case import Case, reason
from rules.checks.content.all_gone import all_gone
from rules.checks.content.documents import dead_files, unread_documents
from rules.checks.content.topic import check_topic, is_another_subject, is_bare
from rules.codes import Code
from rules.framework import Component
from rules.indicator import Structure
from rules.measure.components import has_blank_place, is_told_by_words
from rules.measure.time.in_office import old_days
from rules.measure.time.year_boxes import boxes_of_other_years

# With a seventh of all words left out at random 130 times a right page fails by its parts, 52 times by one part of three or more.
SEVERAL_PARTS = 2
_OTHER_YEARS_BOX = "other-years-box"


def check_components(case: Case) -> list[Reason]:
    """Empty: every part was seen, or the page is not about the subject at all, or is only a title."""
    if case.measured is None or case.view is None or case.is_entrance or is_another_subject(case):
        return []
    if is_bare(case) and not _all_absent(case):
        return []
    counted = [(part, result) for part, result in case.counted if not _is_not_yet_due(case, part)]
    gone = all_gone(case)  # then what seemed to show a part was the name of a document
    absent = [part for part, result in counted if result.met is False or gone]
    missing = [] if _is_last(case, absent) or not case.view.readable else absent
    open_ = [part for part, result in counted if part not in missing and (result.met is None or part in absent)]
    # Where a document could not be read, that is what a person must look at; it is said by the check of documents.
    if unread_documents(case):
        open_ = []
    elif not case.counted:  # nothing that a program could see: only a person can grant the point
        open_ = list(case.indicator.components)
    agency, as_of = case.dossier.agency.name, case.dossier.as_of
    old = old_days(case.view, case.indicator, case.framework.fiscal_year, agency=agency, as_of=as_of)
    open_ += [part for part in case.indicator.components if old and part.person and part not in open_]
    open_ += _looked_for(case)
    if open_ and not missing and (quotes := _in_other_years_boxes(case, open_)):
        return [_reason(case, missing, open_, quotes, cause=_OTHER_YEARS_BOX)]
    return [_reason(case, missing, open_, old or case.seen())] if missing or open_ else []


def _in_other_years_boxes(case: Case, parts: list[Component]) -> tuple[Evidence, ...]:
    """The quotes of parts, where all of them come from boxes that the page calls another year's."""
    if case.view is None or case.is_cut or not (boxes := frozenset(boxes_of_other_years(case.view, case.indicator))):
        return ()
    lines = [case.view.passages[place].text for place in boxes]
    found = {part.id: result.evidence for part, result in case.counted if part in parts}
    quotes = [quote for part in parts for quote in found.get(part.id, ())]
    told = all(found.get(part.id) for part in parts) and all(
        any(one.quote.strip("…") in line for line in lines) for one in quotes
    )
    return tuple(dict.fromkeys(quotes)) if told else ()


def _looked_for(case: Case) -> list[Component]:
    """The parts that nobody asks for in so many words and that were not seen, in text that was read as a whole."""
    results = case.measured.components if case.measured else ()
    shown = {result.id for result in results if result.met}
    readable = case.view is not None and case.view.readable
    return [part for part in case.indicator.components if readable and part.looked_for and part.id not in shown]


def _is_last(case: Case, absent: list[Component]) -> bool:
    """Whether one part of several is not seen, words alone tell it, and nothing else speaks against the page."""
    if case.view is None or len(absent) != 1:
        return False
    if len(_shown(case)) < SEVERAL_PARTS:
        return False
    if has_blank_place(case.view, case.indicator, absent[0]):
        return False
    beside = all(result.met for part, result in case.counted if part is not absent[0])
    return beside and is_told_by_words(case.view, case.indicator, absent[0]) and not check_topic(case)


def _all_absent(case: Case) -> bool:
    """Whether nothing that must be there is; that a report's words are not there says nothing where there is no text."""
    shown = _shown(case)
    return bool(shown) and all(result.met is False for result in shown)


def _shown(case: Case) -> list[ComponentResult]:
    return [result for part, result in case.counted if part.check is None or part.check.measure is not Structure.LACKS]


def _is_not_yet_due(case: Case, part: Component) -> bool:
    """Whether it asks for months that had not ended on the day of the judgement; the check of the period names them."""
    early = case.measured is not None and case.measured.period.not_yet_due
    return early and part.check is not None and part.check.measure is Structure.MONTHS


def _reason(
    case: Case, missing: list[Component], open_: list[Component], quotes: tuple[Evidence, ...], *, cause: str | None = None
) -> Reason:
    """One reason for all parts; beside parts that lack the ones that may be there are marked as such."""
    parts, mark = [*missing, *open_], bool(missing)
    dead = dead_files(case) if mark else []
    return reason(
        Code.COMPONENT_MISSING,
        quotes,
        components=[part.id for part in parts],
        parts_th=[f"{part.name_th} (ไม่แน่ใจ)" if mark and part in open_ else part.name_th for part in parts],
        parts_en=[f"{part.name_en} (not certain)" if mark and part in open_ else part.name_en for part in parts],
        certain=mark,
        **({"cause": "dead-files", "files": dead} if dead else {"cause": cause} if cause else {}),
    )
