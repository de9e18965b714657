"""Finds the real software, starts it in a folder of its own, and stops it again."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

PLACE = os.environ.get("MENTORSCOUT_PROOF", "")
HERE = "127.0.0.1"


def needs(name: str) -> Path:
    """Gives the programs of an environment that `install.sh` made; skips where it is absent."""
    if not PLACE:
        pytest.skip("MENTORSCOUT_PROOF names no folder with real software; see tests/proof/__init__.py")
    place = Path(PLACE).absolute() / name
    if not (place / "ready").is_file():
        pytest.skip(f"{name} is not installed in {PLACE}; run tests/proof/install.sh {PLACE}")
    return place / "bin"


def needs_program(name: str, *folders: Path) -> Path:
    """Gives a program of the system; skips where it is absent."""
    found = which(name, path=os.pathsep.join([*map(str, folders), os.environ.get("PATH", "")]))
    if found is None:
        pytest.skip(f"{name} is not installed; run tests/proof/install.sh")
    return Path(found)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])


def call(words: Sequence[object], **more: object) -> str:
    """Calls a program that must end well and gives what it prints."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, **more)
    assert done.returncode == 0, f"{words[0]}: {done.stdout}{done.stderr}"
    return done.stdout


@contextmanager
def running(words: Sequence[object], log: Path, **more: object) -> Iterator[subprocess.Popen[bytes]]:
    """Keeps a program running."""
    with log.open("wb") as said:
        child = subprocess.Popen([str(word) for word in words], stdout=said, stderr=said, **more)
        try:
            yield child
        finally:
            child.terminate()
            child.wait(20)


def wait_for(url: str, child: subprocess.Popen[bytes], log: Path, seconds: float = 90) -> None:
    """Waits until something answers there."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and child.poll() is None:
        try:
            urlopen(url, timeout=10).close()
        except HTTPError:
            return
        except (URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"{url} never answered: {log.read_text('utf-8')[-2000:]}")
