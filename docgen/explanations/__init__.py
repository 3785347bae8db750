"""Warnings that staff explained in the workbook: accepted until a figure changes."""
