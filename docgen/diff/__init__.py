"""Two Word documents held against each other: what a reader sees in each, and where they differ."""
