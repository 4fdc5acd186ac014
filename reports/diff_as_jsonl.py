"""A diff as JSON, one object a line: every change in input order, then the sum."""

from collections.abc import Iterable, Iterator

from reports.record import DiffLine


def render(records: Iterable[DiffLine]) -> Iterator[str]:
    """Each record as one line that ends with a line feed."""
    for record in records:
        yield record.model_dump_json() + "\n"
