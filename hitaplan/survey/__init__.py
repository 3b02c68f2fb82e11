"""調査票: what is asked of each department, and the form it fills in."""
