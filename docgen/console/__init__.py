"""Outcomes -> text for a person, lines for an editor, JSON for a program."""
