"""JSON Schemas (2020-12) for editors and programs: of a report on one plan, of a plan, and of `check -f json`.

They are made from the models and the plan, and say what a schema can say: `report` tells what that is. Nothing here is
imported unless a schema is asked for.
"""

from __future__ import annotations

import json
from typing import Any

from plan_cli.rendering.safe import escaped_in_json

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


_WIDTH = 120


def dump(schema: Schema) -> str:
    """A schema as the text of its file: what fits in a line is in a line, so that a change of the plan is a short
    difference.
    """
    return escaped_in_json(_text(schema, 0)) + "\n"


def _text(value: Any, depth: int) -> str:
    short = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or len(short) + depth <= _WIDTH:
        return short
    inside, outside = " " * (depth + 1), " " * depth
    if isinstance(value, list):
        return "[\n" + ",\n".join(inside + _text(item, depth + 1) for item in value) + f"\n{outside}]"
    parts = (f"{inside}{json.dumps(key, ensure_ascii=False)}: {_text(item, depth + 1)}" for key, item in value.items())
    return "{\n" + ",\n".join(parts) + f"\n{outside}}}"
