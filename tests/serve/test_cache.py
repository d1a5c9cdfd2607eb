"""Kept answers: asked once, shared while they are computed, and within their bound."""

from __future__ import annotations

import asyncio

import pytest

from graphbuild.serve.answer import Question, Reply, refuse
from graphbuild.serve.cache import Cache


class Asked:
    """Answers with the query's text, and remembers what it was asked."""

    def __init__(self) -> None:
        self.questions: list[Question] = []

    async def __call__(self, question: Question) -> Reply:
        self.questions.append(question)
        await asyncio.sleep(0)
        if question.sparql == "wrong":
            return refuse(400, "wrong")
        if question.sparql == "broken":
            raise OSError("broken")
        return Reply(200, "text/plain", question.sparql.encode())


def run(talk, **options):
    asked = Asked()
    return asyncio.run(talk(Cache(asked, **options).ask)), asked.questions


def test_same_question_is_asked_once():
    async def talk(ask):
        first = await asyncio.gather(ask(Question("a")), ask(Question("a")))
        return [*first, await ask(Question("a"))]

    replies, asked = run(talk)
    assert [reply.body for reply in replies] == [b"a"] * 3
    assert len(asked) == 1


@pytest.mark.parametrize(
    "other",
    [
        Question("a", {"name": "x"}),
        Question("a", default_graphs=("urn:g",)),
        Question("a", named_graphs=("urn:g",)),
        Question("a", accept="text/csv"),
        Question("b"),
    ],
)
def test_other_question_is_another(other):
    async def talk(ask):
        await ask(Question("a"))
        await ask(other)

    assert run(talk)[1] == [Question("a"), other]


def test_refusal_is_not_kept():
    async def talk(ask):
        await ask(Question("wrong"))
        await ask(Question("wrong"))

    assert len(run(talk)[1]) == 2


def test_error_reaches_all_who_asked_and_is_not_kept():
    async def talk(ask):
        tries = await asyncio.gather(ask(Question("broken")), ask(Question("broken")), return_exceptions=True)
        with pytest.raises(OSError, match="broken"):
            await ask(Question("broken"))
        return tries

    tries, asked = run(talk)
    assert [str(error) for error in tries] == ["broken", "broken"]
    assert len(asked) == 2


def test_answers_longest_unasked_go_first():
    async def talk(ask):
        for text in ("aa", "bb", "aa", "cc", "aa", "bb"):
            await ask(Question(text))

    assert [question.sparql for question in run(talk, max_bytes=4)[1]] == ["aa", "bb", "cc", "bb"]


def test_client_that_goes_does_not_end_it_for_another():
    async def talk(ask):
        tasks = [asyncio.create_task(ask(Question("a"))) for _ in range(2)]
        await asyncio.sleep(0)
        tasks[0].cancel()
        return await tasks[1]

    reply, asked = run(talk)
    assert (reply.body, len(asked)) == (b"a", 1)
