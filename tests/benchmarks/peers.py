"""The engines for Node: installed by npm into a folder outside the repository."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from msgspec import Struct

from tests.benchmarks.dialects import PEERS

HERE = Path(__file__).parent
PROGRAM = HERE / "programs" / "peers.cjs"
DEFAULT_FOLDER = Path(tempfile.gettempdir()) / "docgen-benchmarks"  # fixtures, documents and peers
NAMES = tuple(dialect.name for dialect in PEERS)


class Peers(Struct, frozen=True, kw_only=True):
    """Which peers can be run; `why_not` says why one cannot."""

    folder: Path
    node: str
    versions: dict[str, str]
    why_not: str = ""

    def command(self, name: str, job: Path) -> tuple[str, ...]:
        """Run a job with this peer."""
        return self.node, str(PROGRAM), name, str(job), str(self.folder)


def installed_peers(folder: Path = DEFAULT_FOLDER / "peers") -> Peers:
    """The peers that an earlier installation left in the folder."""
    node = shutil.which("node") or ""
    found = {}
    for name in NAMES:
        manifest = folder / "node_modules" / name / "package.json"
        if node and manifest.is_file():
            found[name] = str(json.loads(manifest.read_text(encoding="utf-8"))["version"])
    reason = "no Node.js" if not node else "not installed"
    return Peers(folder=folder, node=node, versions=found, why_not=reason)


def install_peers(folder: Path) -> Peers:
    """Install the peers where their versions are not there yet."""
    wanted = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    peers = installed_peers(folder)
    if peers.versions == {name: wanted[name] for name in NAMES}:
        return peers
    npm = shutil.which("npm")
    if not npm or not peers.node:
        return peers
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "package.json", folder)
    options = ("--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error")
    done = subprocess.run((npm, "install", *options), cwd=folder, capture_output=True, text=True, check=False)
    peers = installed_peers(folder)
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        reason = f"npm install failed: {lines[-1] if lines else done.returncode}"
        return Peers(folder=folder, node=peers.node, versions=peers.versions, why_not=reason)
    return peers
