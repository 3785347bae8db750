"""docgen in one process, as its watcher works: the form pack is read once, then workbook after workbook.

The one place of the bench that knows docgen's inside.
"""

import json
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path


def builder(root: Path) -> Callable[[Path], bool]:
    """A function that makes the documents of one workbook and says whether all of them were published."""
    from docgen.collecting import seldom
    from docgen.pipeline.build import build as run
    from docgen.pipeline.loading import load_pack
    from docgen.pipeline.project import project_at
    from docgen.pipeline.remembering import ledger_of

    seldom()  # as the watcher's worker does
    project = project_at(root)
    pack = load_pack(project)

    def build(workbook: Path) -> bool:
        report = run(project, (workbook,), load=lambda _project, _only: pack, ledger=ledger_of(project))
        return report.ok and all(outcome.outcome == "published" for outcome in report.documents)

    return build


job = json.loads(Path(sys.argv[1]).read_bytes())
build = builder(Path(job["project"]))
inbox = Path(job["project"]) / "inbox" / "so-lieu.xlsx"
seconds = []
for (task,) in job["rounds"]:
    shutil.copy(task["source"], inbox)
    start = time.perf_counter()
    well = build(inbox)
    seconds.append(time.perf_counter() - start)
    if not well:
        sys.exit("docgen did not publish every document")
sys.stdout.write(json.dumps(seconds))
