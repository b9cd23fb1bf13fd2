"""Results as text: one module a format, each a pure function `render(result, …) -> str`."""
