"""The workbook doctor: what Excel hides from whoever fills a workbook, and binding does not stop for."""
