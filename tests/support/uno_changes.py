"""Run by a Python that has `uno`: LibreOffice opens documents, accepts or rejects all their changes, saves.

    python3 uno_changes.py SOFFICE PROFILE FILE ANSWER OUT [FILE ANSWER OUT ...]

ANSWER is accept, reject or keep.
"""

from __future__ import annotations

import subprocess
import sys
import time
import uuid
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found,unused-ignore]  # LibreOffice's own module
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found,unused-ignore]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found,unused-ignore]

_COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def main() -> None:
    """Work through the arguments with one LibreOffice."""
    program, profile, *work = sys.argv[1:]
    pipe = f"docgen{uuid.uuid4().hex}"
    office = subprocess.Popen(
        [
            program,
            f"-env:UserInstallation={Path(profile).absolute().as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdin=subprocess.DEVNULL,
    )
    try:
        context = _connected(pipe)
        create = context.ServiceManager.createInstanceWithContext
        desktop = create("com.sun.star.frame.Desktop", context)
        dispatcher = create("com.sun.star.frame.DispatchHelper", context)
        for file, answer, out in zip(work[::3], work[1::3], work[2::3], strict=True):
            document = desktop.loadComponentFromURL(
                Path(file).absolute().as_uri(), "_blank", 0, (_property("Hidden", True),)
            )
            if answer in _COMMANDS:
                frame = document.CurrentController.Frame
                dispatcher.executeDispatch(frame, _COMMANDS[answer], "", 0, ())
            target = Path(out).absolute().as_uri()
            document.storeToURL(target, (_property("FilterName", "MS Word 2007 XML"),))
            document.close(True)
        desktop.terminate()
        office.wait(30)
    finally:
        office.kill()


def _connected(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + 60
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def _property(name: str, value: Any) -> Any:
    item = PropertyValue()
    item.Name, item.Value = name, value
    return item


if __name__ == "__main__":
    main()
