"""Reason -> sentence: made when it is shown, in Thai or English, with the data put into the words of `reasons.yaml`."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from model.finding import Reason, Severity, WeighedReason
from rules import reasons
from thai.text import spelt_out

Lang = Literal["th", "en"]

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_MOST_NAMED = 6  # a sentence names no more than this of a list; the evidence has the rest
_MONTHS_TH = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_MONTHS_EN = ("January", "February", "March", "April", "May", "June",
              "July", "August", "September", "October", "November", "December")  # fmt: skip


def sentence(reason: Reason, lang: Lang = "th", severity: Severity | None = None) -> str:
    """What a reason says to the official: that of its cause; hedged where the check was not sure or the verdict was softened."""
    spec = reasons.table().reasons[reason.code]
    softened = severity is not None and spec.uncertain is not None and severity is spec.uncertain.severity
    sure = reasons.is_certain(reason) and not softened
    words = spec.causes.get(str(reason.data.get("cause"))) or (spec if sure else spec.hedged)
    return _PLACEHOLDER.sub(lambda found: _value(reason, found[1], lang), words.said(lang))


def headline(weighed: Sequence[WeighedReason], lang: Lang = "th") -> str:
    """The one sentence of the worst reason; empty where there is none."""
    if not weighed:
        return ""
    worst = max(weighed, key=reasons.harm)  # the first of the worst: checks run from the address to the content
    return sentence(worst.reason, lang, worst.severity)


def _value(reason: Reason, key: str, lang: Lang) -> str:
    value = reason.data.get(f"{key}_{lang}", reason.data.get(key))
    if isinstance(value, str) or not isinstance(value, Iterable):
        return _word(value, lang)
    words = [_word(part, lang) for part in value]
    more = len(words) - _MOST_NAMED
    if more > 0:
        words = [*words[:_MOST_NAMED], f"และอีก {more}" if lang == "th" else f"{more} more"]
    return ", ".join(words) or "-"


def _word(value: object, lang: Lang) -> str:
    if value is None:
        return "-"
    text = f"{value:g}" if isinstance(value, float) else str(value)
    term = reasons.table().terms.get(text)
    if term is not None:
        return term.said(lang)
    return _MONTH.sub(lambda found: _date(found, lang), text) if _MONTH.fullmatch(text) else spelt_out(text)


def _date(found: re.Match[str], lang: Lang) -> str:
    """`2564-10` -> ต.ค. 2564; `2565-03-31` -> 31 มี.ค. 2565. Years in data are of the Buddhist era."""
    month = (_MONTHS_TH if lang == "th" else _MONTHS_EN)[int(found[2]) - 1]
    return f"{int(found[3])} {month} {found[1]}" if found[3] else f"{month} {found[1]}"
