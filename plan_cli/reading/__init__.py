"""From bytes to data, with what is wrong and where everything stands. Nothing here knows what a plan is."""
