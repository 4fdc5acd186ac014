"""Everything that goes wrong on the way to a page, by name: `FAULTS` has one small handler for each.

What cannot be said in HTTP (a silent port, a reset, TLS) is in `demo.faults.sockets`.
"""

from demo.faults.bodies import bodies
from demo.faults.pages import pages
from demo.faults.redirects import redirects
from demo.faults.statuses import statuses
from demo.faults.wire import wire
from demo.server import Handler


def faults() -> dict[str, Handler]:
    """Fresh handlers: those that recover, or count, begin anew."""
    return {**statuses(), **redirects(), **bodies(), **wire(), **pages()}


FAULTS = faults()
