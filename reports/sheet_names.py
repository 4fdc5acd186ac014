"""Names for sheets: what spreadsheet programs allow, each once."""

from collections.abc import Iterable, Sequence

from reports.plain import plain

LONGEST = 31  # characters, in Excel and LibreOffice
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
_RESERVED = "history"  # Excel keeps this name for itself


def sheet_names(names: Iterable[str], *, taken: Sequence[str] = ()) -> list[str]:
    """For each name one that may stand on a sheet; what would be there twice gets a number."""
    used = {name.casefold() for name in taken} | {_RESERVED}
    found = []
    for name in names:
        base = plain(name).translate(_FORBIDDEN).strip(" '")[:LONGEST].strip(" '") or "-"
        free, number = base, 1
        while free.casefold() in used:
            number += 1
            tail = f" ({number})"
            free = base[: LONGEST - len(tail)] + tail
        used.add(free.casefold())
        found.append(free)
    return found
