"""The same address given again: twice for one item, or for many."""

from model.finding import Evidence, Reason
from rules.case import Case, reason
from rules.codes import Code

_MANY = 5  # four items can share a page (O21-O24 on one procurement page); an address for more is a list or a front page


def check_repeated(case: Case) -> list[Reason]:
    """Empty: the address is given once. For a few items, which may share a page, it is only noted."""
    if not case.is_alive:
        return []
    codes = case.dossier.same_url
    different = list(dict.fromkeys(codes))
    url = case.dossier.submission.url
    quotes = (Evidence(url, "รายการที่ส่ง", ", ".join(codes)[:200]),)
    if len(different) >= _MANY:
        return [reason(Code.DUPLICATE_URL, quotes, indicators=different)]
    return [reason(Code.DUPLICATE_URL, quotes, indicators=different, certain=False)] if len(codes) > 1 else []
