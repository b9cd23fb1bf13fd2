"""The form of a report as a workbook: what stands in it (`content`), how it looks (`book`), and its marked copy."""
