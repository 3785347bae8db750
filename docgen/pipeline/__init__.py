"""One workbook through all stages; many workbooks, isolated from each other."""
