"""A bug of docgen: a short message for the person, a log file for who mends it."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from docgen.version import VERSION


def report_bug() -> str:
    """Write the current exception to a log file and say where it is, in both languages."""
    now = datetime.now().astimezone()
    content = "\n".join(
        [
            f"docgen {VERSION}, Python {platform.python_version()}, {platform.platform()}",
            f"{now.isoformat(timespec='seconds')}  {' '.join(sys.argv[1:])}",
            "",
            traceback.format_exc(),
        ]
    )
    path = _written(content, f"docgen-{now:%Y%m%d-%H%M%S}-{os.getpid()}.log")
    error = sys.exc_info()[1]
    where = f"{path}" if path else "stderr"
    return (
        f"docgen gặp lỗi của chương trình ({type(error).__name__}). Số liệu và văn bản không bị ảnh hưởng.\n"
        f"Vui lòng gửi tệp này cho người quản trị: {where}\n"
        f"This is a bug of docgen; the log is in: {where}" + ("" if path else f"\n\n{content}")
    )


def _written(content: str, name: str) -> Path | None:
    try:
        path = Path(tempfile.gettempdir()) / name
        path.write_text(content, encoding="utf-8")
    except OSError:
        return None
    return path
