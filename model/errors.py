"""Our own errors. Each says what is wrong, where, and what to do; none is ever shown as a traceback.

OitError
  InputError     the command, the settings or the submissions file cannot be used   (exit code 2)
  RulesError     a framework or the table of reasons is not valid                    (exit code 2)
  StorageError   the database cannot be opened, read or written                      (exit code 3)
"""

import errno


class OitError(Exception):
    """A failure with a sentence in both languages that tells a person what to do."""

    def __init__(self, message_th: str, message_en: str) -> None:
        super().__init__(message_en)
        self.message_th = message_th
        self.message_en = message_en


class InputError(OitError):
    """What the user gave cannot be used."""


class RulesError(OitError):
    """A framework file or `reasons.yaml` is not valid; the sentences name the file and the key."""


class StorageError(OitError):
    """The database cannot be used."""


class NoDatabaseError(StorageError):
    """Nothing has been stored there yet."""


# ENOSPC, EDQUOT and EFBIG where the system has them: there is no room, or none is left for this user.
_NO_ROOM = frozenset(getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name))


def of_full_disk(error: BaseException) -> StorageError | None:
    """The sentence for a disk without room; None for any other failure."""
    if not isinstance(error, OSError) or error.errno not in _NO_ROOM:
        return None
    where = f" {error.filename}" if error.filename else ""
    return StorageError(
        f"ดิสก์เต็ม เขียนไฟล์{where} ไม่ได้ ลบไฟล์ที่ไม่ใช้ (รวมทั้งโฟลเดอร์ชั่วคราว) แล้วสั่งใหม่ รอบตรวจที่ค้างทำต่อด้วย oit scan --resume สิ่งที่เก็บแล้วยังอยู่",
        f"the disk is full, the file{where} cannot be written: make room (in the temporary folder too) and try again; "
        "a scan that was cut off goes on with oit scan --resume; "
        "what was stored is kept",
    )


def cause_of(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """The error that tasks run side by side failed with: one of ours where there is one, else the first."""
    chosen: BaseException = (group.subgroup(OitError) or group).exceptions[0]
    return cause_of(chosen) if isinstance(chosen, BaseExceptionGroup) else chosen
