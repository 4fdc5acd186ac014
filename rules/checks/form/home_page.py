"""The front page given where a page of its own is asked for."""

from model.finding import Reason
from rules.case import Case, reason
from rules.codes import Code
from rules.measure.address import is_home


def check_home_page(case: Case) -> list[Reason]:
    """Empty: not the front page, or the content is really there (news, links to social networks, a chat)."""
    if case.measured is None or not is_home(case.dossier.page.capture.url):
        return []
    if case.counted and all(result.met for _, result in case.counted):
        return []
    return [reason(Code.HOME_PAGE_ONLY, case.seen(), indicator=case.indicator.code)]
