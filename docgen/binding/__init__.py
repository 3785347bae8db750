"""Binding: where a mapping and a workbook meet, and cells become values of the declared types."""
