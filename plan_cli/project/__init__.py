"""Which plan, reports, waivers and settings are in force, and how they are opened."""
