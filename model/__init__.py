"""The records that pass between stages: frozen, plain, without behaviour beyond their own consistency."""
