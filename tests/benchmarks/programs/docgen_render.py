"""docgen.render: templates filled from JSON, no workbook."""

import json
import sys
import time
from pathlib import Path

from docgen import render

job = json.loads(Path(sys.argv[1]).read_bytes())
seconds = []
for tasks in job["rounds"]:
    start = time.perf_counter()
    for task in tasks:
        for document in task["documents"]:
            report = render(document["template"], task["source"], document["output"])
            if not report.ok:
                sys.exit(", ".join(diagnostic.code for diagnostic in report.diagnostics))
    seconds.append(time.perf_counter() - start)
sys.stdout.write(json.dumps(seconds))
