"""Texts held against themselves and against the figures: what was typed by hand must agree with the rest."""
