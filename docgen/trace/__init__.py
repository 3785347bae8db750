"""Tracing: from a figure of a document to its cell, from a cell to every place it reaches, and back again
from any copy of a document to the workbook it was made from."""
