"""Answers that are kept: the graph does not change while it is served, so neither does the answer to a question.

Two clients that ask the same at the same time share one worker's work.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from graphbuild.serve.answer import Question, Reply

MAX_BYTES = 100_000_000
"""Bytes that all kept answers may have; those longest unasked go first."""

Ask = Callable[[Question], Awaitable[Reply]]
_Key = tuple[str, tuple[tuple[str, str], ...], tuple[str, ...], tuple[str, ...], str]


class Cache:
    """Asks a question once and keeps the answer, unless there was none."""

    def __init__(self, ask: Ask, *, max_bytes: int = MAX_BYTES) -> None:
        self._ask = ask
        self._max_bytes = max_bytes
        self._replies: dict[_Key, Reply] = {}
        self._asked: dict[_Key, asyncio.Task[Reply]] = {}
        self._size = 0

    async def ask(self, question: Question) -> Reply:
        """The reply to a question, new or kept."""
        key = _key(question)
        if reply := self._replies.pop(key, None):
            self._replies[key] = reply  # the last is the one asked last
            return reply
        if key not in self._asked:
            self._asked[key] = asyncio.create_task(self._ask_and_keep(key, question))
        return await asyncio.shield(self._asked[key])  # one client that goes does not end it for the others

    async def _ask_and_keep(self, key: _Key, question: Question) -> Reply:
        try:
            reply = await self._ask(question)
        finally:
            del self._asked[key]
        if reply.status == 200 and len(reply.body) <= self._max_bytes:
            self._replies[key] = reply
            self._size += len(reply.body)
            while self._size > self._max_bytes:
                self._size -= len(self._replies.pop(next(iter(self._replies))).body)
        return reply


def _key(question: Question) -> _Key:
    values = tuple(sorted(question.values.items()))
    return question.sparql, values, question.default_graphs, question.named_graphs, question.accept
