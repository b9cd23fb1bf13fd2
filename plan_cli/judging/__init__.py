"""Reports over time: how every target, deliverable and unit stands."""
