"""What the tests of intake share: the codes, and short ways to read and to pick."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from intake.read import open_source
from model.submission import Agency, Problem, Submission

CODES = tuple(f"O{number}" for number in range(1, 44))


class Given(list[Agency | Submission | Problem]):
    """What a source gave, sorted by kind on demand."""

    @property
    def agencies(self) -> list[Agency]:
        return [item for item in self if isinstance(item, Agency)]

    @property
    def submissions(self) -> list[Submission]:
        return [item for item in self if isinstance(item, Submission)]

    @property
    def problems(self) -> list[Problem]:
        return [item for item in self if isinstance(item, Problem) and item.fatal]

    @property
    def notes(self) -> list[Problem]:
        return [item for item in self if isinstance(item, Problem) and not item.fatal]

    @property
    def triples(self) -> list[tuple[str, str, str]]:
        return [(item.agency, item.indicator, item.url) for item in self.submissions]


Reading = Callable[[bytes | str | Path], Given]


@pytest.fixture
def codes() -> Sequence[str]:
    return CODES


@pytest.fixture
def read() -> Reading:
    """Read a path, or text or bytes as standard input."""

    def reading(source: bytes | str | Path) -> Given:
        if isinstance(source, Path):
            return Given(open_source(str(source), codes=CODES))
        data = source.encode() if isinstance(source, str) else source
        return Given(open_source("-", codes=CODES, stdin=io.BytesIO(data)))

    return reading
