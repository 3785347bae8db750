"""Folder events -> settled batches: when there is something to do, never what is to be done."""
