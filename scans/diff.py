"""What changed between two scans, told apart from what only flaps."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from model.diff import Change, ChangeKind, Diff
from model.finding import Severity, Verdict
from model.outcome import RETRYABLE
from storage import load, load_diff
from storage.load import ScanInfo
from storage.load_diff import Moved, State
from storage.session import Store

WINDOW = 7  # scans: as many nights as the contract looks back before it calls a site dead
RETURNS = 2  # broken and repaired once is an ordinary repair; back again after that is a site that flaps

_WEIGHTY = frozenset({Severity.FAIL, Severity.REVIEW})
_FLAKY = "flaky"
_OURS = frozenset({"check-crashed", "interrupted"})  # our own failures say nothing of the site
_KINDS = {
    Verdict.PASS: ChangeKind.NEWLY_PASSING,
    Verdict.REVIEW: ChangeKind.NEWLY_REVIEW,
    Verdict.FAIL: ChangeKind.NEWLY_FAILING,
}
_MAY_FLAP = frozenset({*_KINDS.values(), ChangeKind.NEWLY_DEAD, ChangeKind.REPAIRED})


def diff(store: Store, old: int | None, new: ScanInfo) -> Diff:
    """All changes from a scan to a later one of the same fiscal year; none where there is no earlier scan."""
    changes = tuple(_changes(store, old, new)) if old is not None else ()
    return Diff(new.fiscal_year, old, new.id, changes)


def _changes(store: Store, old: int, new: ScanInfo) -> Iterator[Change]:
    window = load_diff.scans_before(store, new.id, fiscal_year=new.fiscal_year, at_most=WINDOW)
    since = min([old, *window])
    agencies = frozenset(load.scan_agencies(store, new.id))
    narrowed = [codes for info in (load.scan(store, old), new) if info is not None and (codes := load.scan_codes(info))]
    for moved in load_diff.moved(store, old=old, new=new.id, fiscal_year=new.fiscal_year, since=since):
        item = moved.submission
        looked = item.agency in agencies and all(item.indicator in codes for codes in narrowed)
        if not looked and moved.withdrawn_at is None:
            continue  # a scan of a part says nothing of the rest, which others may have looked at in between
        if (found := change(moved, old=old, window=min(window, default=since))) is not None:
            yield found


def change(moved: Moved, *, old: int, window: int) -> Change | None:
    """The one change of a submission after scan `old`; None where only what passes differs.

    `window`: the first of the scans in which going back and forth is flapping.
    """
    stood = [state for state in moved.states if state.scan <= old]
    before = stood[-1] if stood and stood[-1].verdict is not None else None
    after, earlier = moved.states[-1], _within(moved.states[:-1], window)
    kind = _kind(before, after, earlier)
    if kind is None:
        return None
    since = _since(moved.states, old)
    gone = after.verdict is None
    return Change(
        kind=kind,
        agency=moved.submission.agency,
        indicator=moved.submission.indicator,
        url=moved.submission.url,
        division=moved.submission.division,
        before=before.verdict if before else None,
        after=after.verdict,
        first_seen=(moved.withdrawn_at if gone else None) or since.checked_at or _last_look(moved.states),
        since_scan=since.scan,
        reasons=moved.reasons,
        lost=_only_in(before, after),
        won=_only_in(after, before),
        quiet=kind is ChangeKind.FLAPPING and (flaps(earlier) or not flaps([*earlier, after])),
    )


def _only_in(one: State | None, other: State | None) -> tuple[str, ...]:
    """The components that only one of two judgements saw; of a page that could not be read nobody knows."""
    if one is None or other is None or one.met is None or other.met is None:
        return ()
    return tuple(sorted(one.met - other.met))


def _within(states: Sequence[State], window: int) -> list[State]:
    """What held in the window: the states that began in it, and the one that it began with."""
    began = sum(state.scan <= window for state in states)
    return [state for state in states[max(began - 1, 0) :] if state.verdict is not None]


def _kind(before: State | None, after: State, earlier: Sequence[State]) -> ChangeKind | None:
    if before is None:
        return ChangeKind.NEW_SUBMISSION if after.verdict is not None else None
    if after.verdict is None:
        return ChangeKind.WITHDRAWN
    if _unsure(after):
        return None if _has(after, _OURS) or _unsure(before) else ChangeKind.FLAPPING
    settled = before
    if _unsure(before):
        settled = next((state for state in reversed(earlier) if not _unsure(state)), before)
    kind = _settled_kind(settled, after)
    if kind is None:
        return ChangeKind.FLAPPING if _has(before, {_FLAKY}) else None
    return ChangeKind.FLAPPING if kind in _MAY_FLAP and flaps([*earlier, after]) else kind


def _settled_kind(before: State, after: State) -> ChangeKind | None:
    if _dead(after):
        return None if _dead(before) else ChangeKind.NEWLY_DEAD
    if _dead(before) and after.verdict is not Verdict.FAIL:
        return ChangeKind.REPAIRED
    if before.verdict is not after.verdict and after.verdict is not None:
        return _KINDS[after.verdict]
    same = before.met == after.met and _weighty(before) == _weighty(after)
    return None if same else ChangeKind.CHANGED_CONTENT


def flaps(states: Iterable[State]) -> bool:
    """Whether the last state is one that was left before, after such returns: what was never seen is news.

    Nights without an answer do not count.
    """
    held: list[tuple[object, ...]] = []
    for state in states:
        if state.verdict is not None and not _unsure(state) and held[-1:] != [_look(state)]:
            held.append(_look(state))
    returns = [looked in held[:at] for at, looked in enumerate(held)]
    return returns[-1:] == [True] and sum(returns) >= RETURNS


def _look(state: State) -> tuple[object, ...]:
    """By what a state is known again: a server that is down answers every night with another of the passing outcomes."""
    if _dead(state) and state.outcome in RETRYABLE:
        return ("down",)
    return (state.verdict, _weighty(state))


def _since(states: Sequence[State], old: int) -> State:
    """The row that said first, after `old`, what holds at the end."""
    found = states[-1]
    for state in reversed(states):
        if state.scan <= old or _said(state) != _said(found):
            break
        found = state
    return found


def _said(state: State) -> tuple[object, ...]:
    return (state.verdict, _dead(state), _weighty(state), state.met)


def _last_look(states: Sequence[State]) -> datetime:
    return next(state.checked_at for state in reversed(states) if state.checked_at is not None)


def _dead(state: State) -> bool:
    """The address itself does not answer: the outcome is a reason, and one that fails."""
    return (state.outcome, Severity.FAIL) in state.reasons


def _unsure(state: State) -> bool:
    return _has(state, _OURS | {_FLAKY})


def _has(state: State, codes: frozenset[str] | set[str]) -> bool:
    return any(code in codes for code, _ in state.reasons)


def _weighty(state: State) -> frozenset[str]:
    return frozenset(code for code, severity in state.reasons if severity in _WEIGHTY)
