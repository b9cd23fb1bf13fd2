"""One module a command: `run` takes its options and says in its docstring what it does; `EPILOG` ends its help."""

SUMMARIES = {
    "check": "Check reports: every fault, every gap, and where.",
    "summary": "Write the office's picture as Markdown.",
    "show": "Show the plan, a part of it, or what a unit owes.",
    "rule": "Say what a rule means and how to mend what it finds.",
    "template": "Write a report to fill in for a unit.",
    "convert": "Write a workbook as YAML, or YAML as a workbook.",
    "lint": "Check the plan itself, also against its document.",
    "schema": "Write JSON Schemas for editors and programs.",
    "diff": "Say what changed between two plans, and for whom.",
}
"""The commands by name, and what `plan --help` says of each, for which none of their modules is needed."""

GROUPS = {
    "reports": ("check", "summary", "template", "convert"),
    "plans": ("show", "lint", "diff"),
    "references": ("rule", "schema"),
}
"""The commands by what they are about, as `plan --help` lists them."""
