"""Addresses that say by themselves that they are not the agency's site: drives, social networks, shorteners, intranets."""

from model.finding import Evidence, Reason
from rules.case import Case, reason
from rules.codes import Code

_CODES = {code.value: code for code in (Code.CLOUD_DRIVE, Code.SOCIAL_MEDIA_ONLY, Code.SHORTENED_URL, Code.INTRANET_URL)}


def check_service(case: Case) -> list[Reason]:
    """Empty: an ordinary address."""
    capture = case.dossier.page.capture
    quotes = (Evidence(capture.url, "ที่อยู่ของหน้า", capture.url[:200]),)
    return [reason(_CODES[note.code], quotes, **note.data) for note in capture.notes if note.code in _CODES]
