"""YAML in the simple form that plans, reports and waivers are written in: parsing, and what people do wrong."""
