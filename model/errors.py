"""Our own errors. Each says what is wrong, where, and what to do; none is ever shown as a traceback.

OitError
  InputError     the command, the settings or the submissions file cannot be used   (exit code 2)
  RulesError     a framework or the table of reasons is not valid                    (exit code 2)
  StorageError   the database cannot be opened, read or written                      (exit code 3)
"""


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
