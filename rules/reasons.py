"""`reasons.yaml`: for every reason code its group, what it does to the verdict, and its sentences."""

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from importlib import resources
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from model.errors import RulesError
from model.finding import Reason, Severity, WeighedReason
from model.outcome import Outcome
from rules.codes import Code, Group
from rules.framework_file import read_framework
from rules.indicator import Indicator, Strict

_FILE = "reasons.yaml"
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_HARM = (Severity.INFO, Severity.WARN, Severity.REVIEW, Severity.FAIL)

# An outcome that ends well, or whose form says enough, is no reason of its own.
NO_REASON = frozenset({Outcome.OK, Outcome.NOT_FETCHED})

Sentence = Annotated[str, Field(min_length=1)]


class Words(Strict):
    """One thing said in both languages."""

    th: Sentence
    en: Sentence

    def said(self, lang: str) -> str:
        """The sentence in a language."""
        return self.th if lang == "th" else self.en

    @model_validator(mode="after")
    def _same_placeholders(self) -> Self:
        if sorted(set(_PLACEHOLDER.findall(self.th))) != sorted(set(_PLACEHOLDER.findall(self.en))):
            raise PydanticCustomError("placeholders", "th and en need the same {placeholders}")
        return self


class Uncertain(Strict):
    """The severity, and where it differs the sentence, when the check was not sure."""

    severity: Severity
    th: Sentence | None = None
    en: Sentence | None = None

    @model_validator(mode="after")
    def _both_or_none(self) -> Self:
        if (self.th is None) != (self.en is None):
            raise PydanticCustomError("one_language", "give both th and en, or neither")
        return self


class Spec(Words):
    """One reason code."""

    group: Group
    severity: Severity
    uncertain: Uncertain | None = None
    causes: Mapping[str, Words] = Field(default_factory=dict)

    @cached_property
    def hedged(self) -> Words:
        """The words for an uncertain reason."""
        if self.uncertain is None or self.uncertain.th is None or self.uncertain.en is None:
            return self
        return Words(th=self.uncertain.th, en=self.uncertain.en)


class ReasonTable(Strict):
    """The whole file."""

    reasons: Mapping[str, Spec]
    terms: Mapping[str, Words]

    @model_validator(mode="after")
    def _has_every_code(self) -> Self:
        wanted = codes()
        for code in sorted(wanted ^ set(self.reasons)):
            raise PydanticCustomError("codes", "{code}: missing or not known", {"code": code})
        return self


def codes() -> frozenset[str]:
    """Every reason code of the contract."""
    return frozenset(Code) | frozenset(outcome.value for outcome in Outcome if outcome not in NO_REASON)


@lru_cache(maxsize=1)
def table() -> ReasonTable:
    """The table that comes with the program."""
    return read_table((resources.files("rules") / _FILE).read_text(encoding="utf-8"), name=f"rules/{_FILE}")


def read_table(text: str, *, name: str) -> ReasonTable:
    """A table from its text; RulesError names what is not valid."""
    return read_framework(ReasonTable, text, name=name)


def is_certain(reason: Reason) -> bool:
    """Whether the check was sure; only `certain: false` in the data says that it was not."""
    return reason.data.get("certain") is not False


def severity_of(reason: Reason, indicator: Indicator | None = None) -> Severity:
    """What a reason does to the verdict: the framework's word for this indicator, else the table's; softer when uncertain."""
    try:
        spec = table().reasons[reason.code]
    except KeyError:
        raise RulesError(f"ไม่รู้จักรหัสเหตุผล {reason.code}", f"unknown reason code {reason.code}") from None
    own = indicator.severity.get(reason.code) if indicator is not None else None
    severity = own or spec.severity
    if is_certain(reason) or spec.uncertain is None:
        return severity
    return min(severity, spec.uncertain.severity, key=_HARM.index)


def weigh(reason: Reason, indicator: Indicator | None = None) -> WeighedReason:
    """A reason with its severity."""
    return WeighedReason(reason, severity_of(reason, indicator))


def harm(reason: WeighedReason) -> int:
    """How bad a reason is: 0 (info) to 3 (fail)."""
    return _HARM.index(reason.severity)
