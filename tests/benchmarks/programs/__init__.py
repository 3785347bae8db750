"""The programs that are measured.  Each runs by itself: `python FILE JOB.json`, `node FILE PEER JOB.json`.

A job is {"rounds": [[task, ...], ...], ...}; a task is {"source": a workbook or the values as JSON,
"documents": [{"template": ..., "output": ...}]}.  Each prints the seconds of its rounds as a JSON list.
"""
