"""What the program made of the cases, counted: the rates that the floors guard."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluation.corpus import Case
from model.finding import Finding, Severity, Verdict
from rules import say

_COUNTS = frozenset({Severity.FAIL, Severity.REVIEW})


@dataclass(frozen=True)
class Result:
    """One case with what the program said."""

    case: Case
    verdict: Verdict
    codes: tuple[str, ...]
    sentence: str
    best: str | None

    @property
    def is_wrong_pass(self) -> bool:
        """A point that would be lost without warning."""
        return self.verdict is Verdict.PASS and (self.case.truth == "wrong" or self.case.unclear)

    @property
    def is_wrong_fail(self) -> bool:
        """Work for nothing."""
        return self.verdict is Verdict.FAIL and self.case.truth == "right" and not self.case.unclear

    @property
    def is_review(self) -> bool:
        """Left to a person although a grader would have known."""
        return self.verdict is Verdict.REVIEW and not self.case.unclear

    @property
    def is_true_fail(self) -> bool:
        """Rightly refused."""
        return self.verdict is Verdict.FAIL and self.case.truth == "wrong" and not self.case.unclear

    @property
    def names_the_cause(self) -> bool:
        """Whether one of the label's codes is among what was said."""
        return bool(set(self.codes) & set(self.case.codes))


@dataclass(frozen=True)
class Tally:
    """The counts of a set of results; rates are None where there is nothing to count."""

    cases: int
    clear: int
    right: int
    wrong_passes: int
    wrong_fails: int
    reviews: int
    true_fails: int
    causes_named: int
    only_reviewed: int
    neighbours: int
    others_pages: int
    others_passed: int

    @property
    def wrong_pass_rate(self) -> float | None:
        """Of all cases that should not pass."""
        return _rate(self.wrong_passes, self.cases - self.right)

    @property
    def wrong_fail_rate(self) -> float | None:
        """Of the right cases."""
        return _rate(self.wrong_fails, self.right)

    @property
    def review_rate(self) -> float | None:
        """Of the cases that are clear."""
        return _rate(self.reviews, self.clear)

    @property
    def cause_rate(self) -> float | None:
        """Of the wrong cases that failed."""
        return _rate(self.causes_named, self.true_fails)


def result_of(case: Case, finding: Finding) -> Result:
    """What was said of a case, in short."""
    codes = tuple(dict.fromkeys(one.reason.code for one in finding.reasons if one.severity in _COUNTS))
    best = finding.content.best_indicators[0][0] if finding.content and finding.content.best_indicators else None
    return Result(case, finding.verdict, codes, say.headline(finding.reasons), best)


def tally(results: Iterable[Result]) -> Tally:
    """The counts of these results."""
    listed = list(results)
    clear = [one for one in listed if not one.case.unclear]
    true_fails = [one for one in listed if one.is_true_fail]
    return Tally(
        cases=len(listed),
        clear=len(clear),
        right=sum(one.case.truth == "right" for one in clear),
        wrong_passes=sum(one.is_wrong_pass for one in listed),
        wrong_fails=sum(one.is_wrong_fail for one in listed),
        reviews=sum(one.is_review for one in listed),
        true_fails=len(true_fails),
        causes_named=sum(one.names_the_cause for one in true_fails),
        only_reviewed=sum(one.is_review and one.case.truth == "wrong" for one in listed),
        neighbours=sum(confusions(listed).values()),
        others_pages=sum(one.case.is_of_another for one in listed),
        others_passed=sum(one.is_wrong_pass and one.case.is_of_another for one in listed),
    )


def confusions(results: Sequence[Result]) -> Counter[tuple[str, str]]:
    """How often a right page of one indicator was taken for another's: (own, taken for)."""
    return Counter(
        (one.case.indicator, one.best)
        for one in results
        if one.case.truth == "right" and one.best is not None and one.best != one.case.indicator
    )


def is_disagreement(result: Result) -> bool:
    """Whether the program and the label part, in the verdict or in its cause."""
    unnamed = result.is_true_fail and not result.names_the_cause
    return result.is_wrong_pass or result.is_wrong_fail or result.is_review or unnamed


def _rate(part: int, whole: int) -> float | None:
    return part / whole if whole else None
