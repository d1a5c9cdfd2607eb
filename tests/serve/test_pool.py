"""Worker processes: reused while they are sound, replaced when not, and never more than their number."""

from __future__ import annotations

import asyncio
import os
import time

import pytest

from graphbuild.serve import pool as pool_module
from graphbuild.serve.answer import Question, Reply
from graphbuild.serve.pool import Pool


def do(question: Question) -> Reply:
    """What a worker is told: to say who it is, to sleep, to die, or to send much."""
    word, _, argument = question.sparql.partition(" ")
    if word == "sleep":
        time.sleep(float(argument))
    if word == "die":
        os._exit(1)
    if word == "much":
        return Reply(200, "text/plain", b"x" * int(argument))
    return Reply(200, "text/plain", str(os.getpid()).encode())


def run(talk, **options):
    async def main():
        workers = Pool(do, **{"timeout": 60, **options})
        try:
            return await talk(workers)
        finally:
            workers.stop()

    return asyncio.run(main())


def ask(workers, text):
    return workers.ask(Question(text))


def test_sound_worker_is_asked_again():
    async def talk(workers):
        return {(await ask(workers, "who")).body for _ in range(3)}

    found = run(talk)
    assert len(found) == 1
    assert found != {str(os.getpid()).encode()}


def test_questions_at_the_same_time_go_to_several_workers():
    async def talk(workers):
        return await asyncio.gather(*(ask(workers, "sleep 0.2") for _ in range(3)))

    assert len({reply.body for reply in run(talk)}) == 3


def test_slow_worker_is_ended_and_replaced():
    async def talk(workers):
        first = await ask(workers, "who")
        slow = await ask(workers, "sleep 600")
        return first, slow, await ask(workers, "who")

    first, slow, next_ = run(talk, timeout=2, size=1)
    assert (slow.status, next_.status) == (503, 200)
    assert b"took longer than 2 s" in slow.body
    assert next_.body != first.body
    assert not os.path.exists(f"/proc/{first.body.decode()}")  # noqa: PTH110  # a process, no file


def test_worker_that_dies_is_replaced():
    async def talk(workers):
        return await ask(workers, "die"), await ask(workers, "who")

    died, next_ = run(talk, size=1)
    assert (died.status, next_.status) == (500, 200)
    assert b"broke off" in died.body


def test_who_finds_no_worker_in_time_is_told_so(monkeypatch):
    async def talk(workers):
        return await asyncio.gather(ask(workers, "sleep 600"), ask(workers, "sleep 600"), ask(workers, "who"))

    monkeypatch.setattr(pool_module, "MAX_WAITING", 1)
    replies = run(talk, timeout=1, size=1)
    assert {reply.status for reply in replies} == {503}
    assert pool_module.BUSY.encode() not in replies[0].body
    assert pool_module.BUSY.encode() in replies[2].body


@pytest.mark.parametrize("size", [0, 1, 3_000_000])
def test_body_of_any_size_arrives_whole(size):
    async def talk(workers):
        return await ask(workers, f"much {size}")

    assert len(run(talk).body) == size


def test_worker_is_ended_when_nobody_waits_any_more():
    async def talk(workers):
        before = (await ask(workers, "who")).body.decode()
        task = asyncio.create_task(ask(workers, "sleep 600"))
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return before, (await ask(workers, "who")).status

    before, status = run(talk, size=1)
    assert status == 200
    assert not os.path.exists(f"/proc/{before}")  # noqa: PTH110  # a process, no file


def test_who_waits_when_it_stops_is_told_so():
    async def talk(workers):
        running = [asyncio.create_task(ask(workers, "sleep 600")) for _ in range(3)]
        await asyncio.sleep(0.2)
        workers.stop()
        return await asyncio.gather(*running, ask(workers, "who"))

    replies = run(talk, size=2)
    assert [reply.status for reply in replies] == [503] * 4
    assert {reply.body.decode().strip() for reply in replies} == {pool_module.STOPPING}
