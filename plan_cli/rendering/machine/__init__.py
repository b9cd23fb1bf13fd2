"""Formats for programs."""
