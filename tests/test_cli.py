"""The command line on trees that are parsed already; what needs the shipped model is marked so."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph
from typer.main import get_command
from typer.testing import CliRunner

from graphbuild.cli import app
from graphbuild.cli import build as build_module

SAMPLE = Path(__file__).parent / "samples" / "spioner.conllu"
COMMANDS = get_command(app).commands
GOLD = {
    "id": "text",
    "text": "FSB varnar för Kina.",
    "facts": [
        {
            "subject": ["FSB"],
            "relation": ["varnar-för"],
            "object": ["Kina"],
            "polarity": "+",
            "modality": "asserted",
            "required": True,
        }
    ],
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with the files that the examples name."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GRAPHBUILD_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "artikel.txt").write_text("FSB varnar för Kina. Kina spionerar mot Ryssland.\n", encoding="utf-8")
    (tmp_path / "spioner.conllu").write_bytes(SAMPLE.read_bytes())
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    return tmp_path


def run(*arguments, code=0, stdin=None):
    """The result of a command that must end with ``code``."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)
    assert result.exit_code == code, result.output + repr(result.exception)
    return result


# ---- help ----------------------------------------------------------------------------------------------------------


def test_commands_are_those_of_the_documentation():
    assert list(COMMANDS) == ["build", "extract", "query", "explain", "evaluate", "models"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name):
    shown = run(name, "--help").stdout
    assert f"Example: graphbuild {name}" in shown
    assert all(parameter.help for parameter in COMMANDS[name].params if parameter.name != "help")


@pytest.mark.model
@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_runs(name, folder):
    if name == "query":
        run("build", "spioner.conllu", "-o", "output")
    program, *arguments = shlex.split(COMMANDS[name].epilog.removeprefix("Example: "))
    assert program == "graphbuild"
    run(*arguments)


def test_version_is_that_of_the_package():
    assert run("--version").stdout == "graphbuild 0.1.0\n"


@pytest.mark.parametrize("arguments", [["--help"], ["build", "spioner.conllu"]], ids=["help", "build from trees"])
def test_neither_torch_nor_stanza_is_loaded_without_need(arguments, folder):
    code = (
        "import sys, graphbuild\n"
        "from graphbuild.cli import app\n"
        "app(sys.argv[1:], standalone_mode=False)\n"
        "loaded = {'torch', 'stanza'} & set(sys.modules)\n"
        "assert not loaded, loaded"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


# ---- build and extract ---------------------------------------------------------------------------------------------


def test_build_writes_the_files_and_says_where(folder):
    result = run("build", "spioner.conllu", "-o", "graf")
    names = {"graph.html", "graph.ttl", "graph.trig", "facts.jsonl"}
    assert {path.name for path in (folder / "graf").iterdir()} == names
    assert all(f"graf/{name}" in result.stdout for name in names)
    assert len(Graph().parse(folder / "graf" / "graph.ttl")) > 0


def test_build_twice_gives_the_same_bytes(folder):
    run("build", "spioner.conllu", "-o", "one")
    run("build", "spioner.conllu", "-o", "two")
    for path in (folder / "one").iterdir():
        assert path.read_bytes() == (folder / "two" / path.name).read_bytes()


def test_extract_writes_facts_to_stdout_and_progress_to_stderr(folder):
    result = run("extract", "spioner.conllu")
    facts = [json.loads(line) for line in result.stdout.splitlines()]
    said = {(fact["subject"]["label"], fact["relation"]["label"], fact["object"]["label"]) for fact in facts}
    assert {("FSB", "varnar-för", "Kina"), ("Kina", "spionerar-mot", "Ryssland")} <= said
    assert "spioner: 3 sentences" in result.stderr


def test_extract_writes_the_same_facts_to_a_file(folder):
    shown = run("extract", "spioner.conllu").stdout
    assert run("extract", "spioner.conllu", "-o", "facts.jsonl").stdout == ""
    assert (folder / "facts.jsonl").read_text(encoding="utf-8") == shown


@pytest.mark.model
def test_stdin_is_read_as_text(folder):
    result = run("extract", "-", stdin="Kina spionerar mot Ryssland.\n")
    (fact,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert fact["relation"]["label"] == "spionerar-mot"


def test_a_bad_document_is_named_and_the_others_are_built(folder):
    (folder / "tom.conllu").write_bytes(b"")
    result = run("build", "tom.conllu", "spioner.conllu", "saknas.txt", "-o", "graf", code=1)
    assert "tom.conllu" in result.stderr
    assert "saknas.txt" in result.stderr
    assert "2 of 3 documents were left out" in result.stderr
    assert "Ryssland" in (folder / "graf" / "graph.ttl").read_text(encoding="utf-8")


def test_nothing_is_written_when_no_document_can_be_used(folder):
    run("build", "saknas.txt", "-o", "graf", code=1)
    assert not (folder / "graf").exists()


# ---- errors --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "saknas.txt"],
        ["build", "artikel.txt", "--model", "saknas"],
        ["build", "spioner.conllu", "-o", "artikel.txt"],
        ["extract", "spioner.conllu", "-o", "saknas/facts.jsonl"],
        ["query", "saknas.ttl", "SELECT * WHERE { ?s ?p ?o }"],
        ["query", "artikel.txt", "SELECT * WHERE { ?s ?p ?o }"],
        ["evaluate", "saknas.jsonl"],
        ["evaluate", "artikel.txt"],
        ["explain", ""],
    ],
    ids=" ".join,
)
def test_an_error_is_one_sentence_on_stderr(arguments, folder):
    result = run(*arguments, code=1)
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("graphbuild: ")
    assert line.endswith(".")


@pytest.mark.parametrize(
    "arguments",
    [["build"], ["bygg", "artikel.txt"], ["build", "artikel.txt", "--modell", "x"], ["query", "graf.ttl", "--format", "xml"]],
    ids=" ".join,
)
def test_a_wrong_command_line_ends_with_2(arguments, folder):
    assert "Usage: " in run(*arguments, code=2).stderr


def test_ctrl_c_ends_with_130_and_no_traceback(folder, monkeypatch):
    def interrupt(*_arguments, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(build_module, "build_graph", interrupt)
    result = run("build", "spioner.conllu", code=130)
    assert "Traceback" not in result.output


def test_a_closed_pipe_ends_quietly(folder):
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-c", "from graphbuild.cli import app; app()", "extract", "spioner.conllu"]
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 141
    assert done.stderr == "spioner: 3 sentences\n"


# ---- query ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def graph(folder):
    run("build", "spioner.conllu", "-o", "output")
    return folder / "output" / "graph.ttl"
