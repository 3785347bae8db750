"""The keys of a mapping file: the one table that the reader, `docgen schema` and the reference share.

A constant a key, so that what is read has its type; a Section a group of keys.
"""
