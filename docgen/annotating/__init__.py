"""Copies of workbooks and templates with every finding written where it belongs; the originals stay."""
