"""The office's picture of a folder, as Markdown."""
