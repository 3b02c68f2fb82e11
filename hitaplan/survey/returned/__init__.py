"""The 調査票 that comes back: reading it, receiving it, and merging its answers."""
