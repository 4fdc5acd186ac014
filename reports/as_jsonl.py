"""Records as JSON, one object a line."""

from collections.abc import Iterable, Iterator

from reports.record import Record


def render(records: Iterable[Record]) -> Iterator[str]:
    """Each record as one line that ends with a line feed."""
    for record in records:
        yield record.model_dump_json(by_alias=True) + "\n"
