"""Running a function in a child process that ends with its time, and that cannot reach the network.

Oxigraph offers no way to stop a query from outside, and a thread that computes cannot be
killed: a process can. It is forked, so it sees the store without copying or loading it.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import resource
import signal
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from graphbuild.errors import QueryError

MEMORY = 2 * 1024**3
"""Bytes that a query may take beyond what the graph takes."""

OUT_OF_MEMORY = "The query broke off, most likely for lack of memory; narrow it, or add LIMIT."

Found = TypeVar("Found")


def run_bounded(function: Callable[[], Found], *, timeout: float) -> Found:
    """What a function returns (it must be picklable), or its QueryError.

    Raises QueryError also when the function takes longer than ``timeout`` seconds or more
    than MEMORY; it is then really ended, whatever it does.
    """
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_work, args=(function, timeout, sender))
    try:
        with warnings.catch_warnings():  # from Python 3.12: the child of a threaded parent runs Oxigraph only, no locks
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        sender.close()
        found: Found = _receive(receiver, timeout)
        return found
    finally:
        receiver.close()
        sender.close()
        if process.pid is not None:
            process.kill()
            process.join()
            process.close()


def _receive(receiver: Connection, timeout: float) -> Any:
    if not receiver.poll(timeout):
        raise QueryError(f"The query took longer than {timeout:g} s and was ended; narrow it, or allow it more time.")
    try:
        error, found = receiver.recv()
    except EOFError:
        raise QueryError(OUT_OF_MEMORY) from None
    if error is not None:
        raise error
    return found


def _work(function: Callable[[], object], timeout: float, sender: Connection) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, timeout + 1)  # should the parent be gone
    confine()
    reply: tuple[QueryError | None, object]
    try:
        reply = (None, function())
    except QueryError as error:
        reply = (error, None)
    except MemoryError:
        reply = (QueryError(OUT_OF_MEMORY), None)
    sender.send(reply)
    sender.close()


def confine() -> None:
    """Take from this process what a query must not use: more memory, new files and sockets."""
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # an allocation that fails complains there
    if used := _address_space():
        resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))  # last: nothing can be opened from here on


def _address_space() -> int:
    """Bytes of virtual memory that this process has, 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * resource.getpagesize()
