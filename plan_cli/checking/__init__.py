"""Drives the rules over reports and plans, and gathers what they find."""
