"""A file once more, from the text that was kept of it."""

from __future__ import annotations

from plan_cli.reading.source import WORKBOOK, Source, read


def kept(text: str, name: str, *, in_chinese: bool = False) -> Source:
    """The file, which knows where everything stands in it; `in_chinese`: it has fields under their Chinese names."""
    if text.startswith(WORKBOOK):
        from plan_cli.reading.workbook import of_text

        return of_text(text, name)
    return Source(name, text, in_chinese=in_chinese)


def reread(text: str, name: str) -> Source:
    """The same, with its data."""
    return kept(text, name) if text.startswith(WORKBOOK) else read(text.encode("utf-8", "surrogatepass"), name)
