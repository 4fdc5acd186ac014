"""Pages that are not what they seem: not found, parked, hijacked, unfinished, broken, empty, behind a login or scripts."""

from model.finding import Reason
from model.outcome import Outcome
from rules.case import Case, reason
from rules.codes import Code
from rules.measure.page.page_sign import PageKind

_CODES: dict[PageKind, Code | Outcome] = {
    PageKind.SOFT_404: Code.SOFT_404,
    PageKind.REDIRECTED_TO_HOME: Code.REDIRECTED_TO_HOME,
    PageKind.PARKED: Code.PARKED_DOMAIN,
    PageKind.HIJACKED: Code.HIJACKED,
    PageKind.INJECTED_SPAM: Code.HIJACKED,
    PageKind.UNDER_CONSTRUCTION: Code.UNDER_CONSTRUCTION,
    PageKind.SERVER_DEFAULT: Code.UNDER_CONSTRUCTION,
    PageKind.ERROR_PAGE: Code.ERROR_PAGE,
    PageKind.FILE_LISTING: Code.INDEX_PAGE,
    PageKind.NEEDS_JAVASCRIPT: Code.NEEDS_JAVASCRIPT,
    PageKind.COOKIE_WALL: Code.NEEDS_JAVASCRIPT,
    PageKind.LOGIN: Outcome.NEEDS_LOGIN,
    PageKind.EMPTY: Code.EMPTY_PAGE,
}


def check_kind(case: Case) -> list[Reason]:
    """Empty: an ordinary page. Of several faults the one that explains the others is named."""
    signs = [sign for sign in case.signs if sign.kind is not PageKind.INJECTED_SPAM][:1]
    signs += [sign for sign in case.signs if sign.kind is PageKind.INJECTED_SPAM]
    return [
        reason(
            _CODES[sign.kind],
            (sign.evidence,),
            certain=sign.certain and sign.kind is not PageKind.INJECTED_SPAM,
            indicator=case.indicator.code,
        )
        for sign in signs
    ]
