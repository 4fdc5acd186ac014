"""The front page given where a page of its own is asked for."""

from model.finding import Reason
from rules.case import Case, reason
from rules.codes import Code
from rules.framework import Period
from rules.measure.address import is_home


def check_home_page(case: Case) -> list[Reason]:
    """Empty: not the front page, or what needs no page of its own is there (links to social networks, a chat, the address)."""
    if case.measured is None or not is_home(case.dossier.page.capture.url):
        return []
    in_place = case.indicator.period is Period.NONE and not case.indicator.documents_usual
    if in_place and case.counted and all(result.met for _, result in case.counted):
        return []
    return [reason(Code.HOME_PAGE_ONLY, case.seen(), indicator=case.indicator.code)]
