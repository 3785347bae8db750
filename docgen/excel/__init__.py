"""Excel workbooks, read as they are."""
