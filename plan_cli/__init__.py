"""plan: checks progress reports against a government's implementation plan."""

__version__ = "0.1.0"
