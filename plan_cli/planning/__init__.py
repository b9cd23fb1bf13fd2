"""Work on the plan itself: its document, and its versions."""
