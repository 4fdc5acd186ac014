"""`make evaluate`: judge every labelled case the way a scan does, and say how far a grader would agree."""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from evaluation import corpus, floors
from evaluation.corpus import Case
from evaluation.tally import Result, Tally, confusions, is_disagreement, result_of, tally
from evaluation.web import judged
from model.errors import OitError
from scans.spool import Spool

_CHUNKS = 24  # the cases are handed out in so many parts a process: cases of one site lie together
_HEAD = (
    f"{'':<12}{'cases':>6}{'wrong pass':>12}{'wrong fail':>12}{'review':>9}{'cause named':>13}{'wrong, review':>15}"
    f"{'taken for other':>17}{'other passed':>14}"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where a floor is not held, 2 where the cases cannot be used."""
    options = _options(arguments)
    try:
        cases = [case for case in corpus.load() if not options.indicator or case.indicator in options.indicator]
    except OitError as error:
        print(error, file=sys.stderr)
        return 2
    results = evaluate(cases, jobs=options.jobs)
    print("\n".join(report(results)))
    if options.show:
        print("\n".join(["", *disagreements(results, held=options.held)]))
    if options.indicator:
        return 0
    now = measured(results)
    if options.write_floors:
        floors.write(now)
    wrong = floors.complaints(now, floors.read()) if options.check else ()
    print("\n".join(wrong), file=sys.stderr)
    return 1 if wrong else 0


def evaluate(cases: Sequence[Case], *, jobs: int = 1) -> list[Result]:
    """The results in the order of the cases."""
    ordered = sorted(
        cases, key=lambda case: (case.style, case.agency is not None)
    )  # a site's other pages are read once a process
    if jobs == 1:
        results = _evaluate(ordered)
    else:
        size = max(1, len(ordered) // (jobs * _CHUNKS))
        chunks = [ordered[start : start + size] for start in range(0, len(ordered), size)]
        with ProcessPoolExecutor(jobs) as pool:
            results = [result for part in pool.map(_evaluate, chunks) for result in part]
    place = {case.id: number for number, case in enumerate(cases)}
    return sorted(results, key=lambda result: place[result.case.id])


def measured(results: Sequence[Result]) -> floors.Floors:
    """The rates that the floors guard, of each set and in all."""
    return floors.Floors(corpus.digest(), {name: floors.rates_of(tally(listed)) for name, listed in _sets(results)})


def report(results: Sequence[Result]) -> Iterator[str]:
    """The table: each indicator and all, for both sets, and which neighbours were mistaken for one another."""
    for name, listed in _sets(results):
        yield f"\n{name}\n{_HEAD}"
        for code in dict.fromkeys(result.case.indicator for result in listed):
            yield _line(code, tally(result for result in listed if result.case.indicator == code))
        yield _line("all", tally(listed))
    pairs = confusions(results).most_common()
    yield "\nright pages taken for another indicator: " + (", ".join(f"{a} for {b} {n}x" for (a, b), n in pairs) or "none")


def disagreements(results: Iterable[Result], *, held: bool) -> Iterator[str]:
    """Each case on which program and label part; the held-out ones only when asked for, for no rule may be fitted to them."""
    for result in results:
        case = result.case
        if is_disagreement(result) and (held or not case.held_out):
            truth = "unclear" if case.unclear else case.truth
            yield f"{case.id}: {truth} {'/'.join(case.codes)} -> {result.verdict} {'/'.join(result.codes)} [{result.best}]"
            yield f"    {result.sentence}"


def _evaluate(cases: Sequence[Case]) -> list[Result]:
    with tempfile.TemporaryDirectory(prefix="oit-evaluation-") as folder:
        spool = Spool(Path(folder))  # one for all: each knows only what was laid into it, and the pages of a site are read once
        return [result_of(case, judged(case, spool)) for case in cases]


def _sets(results: Sequence[Result]) -> list[tuple[str, list[Result]]]:
    tuning = [result for result in results if not result.case.held_out]
    held = [result for result in results if result.case.held_out]
    return [("tuning", tuning), ("held-out", held), ("all", list(results))]


def _line(name: str, counts: Tally) -> str:
    rates = [
        f"{counts.wrong_passes:>5} {_percent(counts.wrong_pass_rate)}",
        f"{counts.wrong_fails:>5} {_percent(counts.wrong_fail_rate)}",
        f"{_percent(counts.review_rate):>8}",
        f"{_percent(counts.cause_rate):>12}",
    ]
    passed = f"{counts.others_passed:>6} of {counts.others_pages:>4}"
    return f"{name:<12}{counts.cases:>6} {' '.join(rates)}{counts.only_reviewed:>15}{counts.neighbours:>17}{passed:>14}"


def _percent(rate: float | None) -> str:
    return f"{'-':>6}" if rate is None else f"{rate:>6.1%}"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.run", description=__doc__)
    parser.add_argument("--indicator", action="append", default=[], metavar="O18", help="only this one; may be repeated")
    parser.add_argument("--show", action="store_true", help="list every disagreement of the tuning set")
    parser.add_argument("--held", action="store_true", help="with --show: of the held-out third too; never tune on it")
    parser.add_argument("--jobs", type=int, default=1, help="processes to judge in")
    parser.add_argument("--check", action="store_true", help="exit 1 where a rate is worse than its floor")
    parser.add_argument("--write-floors", action="store_true", help="make today's rates the floors")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
