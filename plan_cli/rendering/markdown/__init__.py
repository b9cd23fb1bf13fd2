"""Markdown for a job's page or a merge request."""
