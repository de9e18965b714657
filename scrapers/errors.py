"""Errors that are told to the user in one line, without a traceback."""


class UsageError(Exception):
    """Wrong use or unusable input: what failed, where, and what to do. Ends with exit code 2."""
