"""Sections that were read -> the items of the model.

An item that lacks something it needs is left out: its problem was reported when the section was read.
"""
