"""Mapping files: what each cell of a workbook means, and which document it feeds."""
