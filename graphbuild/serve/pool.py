"""Worker processes: each sees the graph, answers one question at a time, and is killed when that takes too long.

Oxigraph offers Python no way to stop a query, and a thread that computes cannot be killed: a
process can. Workers are forked, so they share the graph's memory with the server. The server is
a single thread, so that a fork always finds a sound process.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import signal
import socket
import struct
from collections.abc import Callable
from dataclasses import asdict
from io import BufferedRWPair

from graphbuild.query import OUT_OF_MEMORY, confine
from graphbuild.serve.answer import Question, Reply, refuse

SIZE = 8
"""Workers at most: more than cores, so that a few slow queries leave the others a place."""
MAX_WAITING = 64
"""Questions that may wait for a worker."""

BUSY = "The server has too many queries to answer at once; ask again in a few seconds."
STOPPING = "The server is stopping; ask again when it runs."

_LENGTH = struct.Struct("!Q")
_BUFFER = 1 << 20


class Pool:
    """Answers questions in worker processes, forked when they are first needed."""

    def __init__(self, answer: Callable[[Question], Reply], *, timeout: float, size: int = SIZE) -> None:
        self._answer = answer
        self._timeout = timeout
        self._places = asyncio.Semaphore(size)
        self._waiting = 0
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._stopping = asyncio.Event()

    async def ask(self, question: Question) -> Reply:
        """The reply of a worker; 503 when none is free or it took longer than the timeout, 500 when it broke off."""
        if self._waiting >= MAX_WAITING:
            return refuse(503, BUSY)
        self._waiting += 1
        try:
            async with asyncio.timeout(self._timeout):
                await self._places.acquire()
        except TimeoutError:
            return refuse(503, BUSY)
        finally:
            self._waiting -= 1
        try:
            return await self._ask_worker(question)
        finally:
            self._places.release()

    def stop(self) -> None:
        """End all workers, whatever they do; who waits for them is told, and nobody gets a new one."""
        self._stopping.set()
        for worker in tuple(self._all):
            self._end(worker)

    async def _ask_worker(self, question: Question) -> Reply:
        if self._stopping.is_set():
            return refuse(503, STOPPING)
        worker = self._idle.pop() if self._idle else await self._fork()
        done = False
        try:
            async with asyncio.timeout(self._timeout):
                reply = await worker.ask(question)
            done = True
        except TimeoutError:
            return refuse(
                503, f"The query took longer than {self._timeout:g} s and was ended; narrow it, or allow it more time."
            )
        except (EOFError, ConnectionError):
            return refuse(503, STOPPING) if self._stopping.is_set() else refuse(500, OUT_OF_MEMORY)
        finally:  # also when nobody waits for the answer any more
            if done:
                self._idle.append(worker)
            else:
                self._end(worker)
        return reply

    async def _fork(self) -> _Worker:
        ours, theirs = socket.socketpair()
        process = multiprocessing.get_context("fork").Process(
            target=_work, args=(theirs, self._answer, self._timeout), daemon=True
        )
        process.start()
        theirs.close()
        worker = _Worker(process, *await asyncio.open_connection(sock=ours, limit=_BUFFER))
        self._all.add(worker)
        return worker

    def _end(self, worker: _Worker) -> None:
        if worker in self._all:
            self._all.remove(worker)
            worker.end()
        if worker in self._idle:
            self._idle.remove(worker)


class _Worker:
    """The server's end of one worker."""

    def __init__(
        self,
        process: multiprocessing.context.ForkProcess,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        self._process = process
        self._reader = reader
        self._writer = writer

    async def ask(self, question: Question) -> Reply:
        """The worker's reply; EOFError or ConnectionError when it is gone."""
        _put(self._writer, json.dumps(asdict(question)).encode())
        await self._writer.drain()
        status, media_type = json.loads(await self._read())
        return Reply(status, media_type, await self._read())

    def end(self) -> None:
        """Kill the process and take back what the system keeps of it."""
        self._writer.close()
        self._process.kill()
        self._process.join()
        self._process.close()

    async def _read(self) -> bytes:
        (length,) = _LENGTH.unpack(await self._reader.readexactly(_LENGTH.size))
        return await self._reader.readexactly(length)


def _put(stream: BufferedRWPair | asyncio.StreamWriter, data: bytes) -> None:
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)


# ---- in the worker ---------------------------------------------------------------------------------------------------


def _work(connection: socket.socket, answer: Callable[[Question], Reply], timeout: float) -> None:
    """Answer questions until the server closes its end."""
    _leave_the_server(connection.fileno())
    confine()
    with connection.makefile("rwb") as stream:
        while data := _get(stream):
            asked = json.loads(data)
            graphs = (tuple(asked["default_graphs"]), tuple(asked["named_graphs"]))
            signal.setitimer(signal.ITIMER_REAL, timeout + 1)  # should the server be gone
            reply = answer(Question(asked["sparql"], asked["values"], *graphs, asked["accept"]))
            _put(stream, json.dumps([reply.status, reply.media_type]).encode())
            _put(stream, reply.body)
            stream.flush()
            signal.setitimer(signal.ITIMER_REAL, 0)


def _leave_the_server(kept: int) -> None:
    """Give up what was inherited: signals that go to the server, and its sockets, which would stay open with us."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the server ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    os.closerange(3, kept)
    os.closerange(kept + 1, os.sysconf("SC_OPEN_MAX"))


def _get(stream: BufferedRWPair) -> bytes:
    head = stream.read(_LENGTH.size)
    return stream.read(_LENGTH.unpack(head)[0]) if len(head) == _LENGTH.size else b""
