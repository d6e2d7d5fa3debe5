"""Riwaya: every account of what happened, read from Arabic war reporting."""

__version__ = "0.1.0"
