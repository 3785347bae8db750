"""Starts one process and measures it: its wall time and its peak memory, as JSON.

A process of its own, because Linux counts into a child's peak what its parent held when it was started;
this one holds next to nothing.  `launch.py SECONDS OUTPUT ERRORS PROGRAM ARGUMENT...`
"""

import json
import os
import subprocess
import sys
import threading
import time

_program, longest, output, errors, *command = sys.argv
with open(output, "wb") as out, open(errors, "wb") as err:  # noqa: PTH123 - little is imported here
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=out, stderr=err)
    timer = threading.Timer(float(longest), child.kill)
    timer.daemon = True
    timer.start()
    peak = 0
    if hasattr(os, "wait4"):
        _pid, status, usage = os.wait4(child.pid, 0)
        code = os.waitstatus_to_exitcode(status)
        peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    else:
        code = child.wait()
    seconds = time.perf_counter() - start
sys.stdout.write(json.dumps({"seconds": seconds, "peak": peak, "code": code}))
sys.stdout.flush()
os._exit(0)  # the timer may still be waiting
