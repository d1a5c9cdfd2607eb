"""What the documents say is true: commands run, links lead somewhere, the reference is up to date."""

from __future__ import annotations

import importlib.util
import json
import re
import shlex
import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from typer.testing import CliRunner

from graphbuild.cli import app

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted({*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("output/*.md")})
README = (ROOT / "README.md").read_text(encoding="utf-8")
ELSEWHERE = ("git ", "cd ", "sudo apt-get ", "pip ", "source ", "xdg-open ")
"""Beginnings of commands that set up a machine: CI and the packaging tests run what they stand for."""


def find_blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.DOTALL | re.MULTILINE)


def find_commands() -> list[str]:
    lines = "\n".join(find_blocks("console")).replace("\\\n", " ").splitlines()
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A working folder as after ``make graph``: the documents' samples, and the sample's graph in output/."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "docs" / "samples", folder / "docs" / "samples")
    shutil.copy(ROOT / "docs" / "samples" / "spionage.txt", folder / "artikel.txt")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("GRAPHBUILD_CACHE_DIR", str(folder / "cache"))
        assert run("build docs/samples/spionage.txt").exit_code == 0
        yield folder


def run(line: str):
    return CliRunner().invoke(app, shlex.split(line))


@pytest.mark.model
@pytest.mark.parametrize("command", [line for line in find_commands() if line.startswith("graphbuild ")])
def test_commands_of_the_readme_run(command, folder):
    line, _, target = command.removeprefix("graphbuild ").partition(" > ")
    result = run(line)
    assert result.exit_code == 0, result.output
    if target:
        (folder / target.strip()).write_text(result.stdout, encoding="utf-8")


@pytest.mark.model
def test_the_answer_that_the_readme_shows_is_the_answer(folder):
    (block,) = [block for block in find_blocks("console") if block.count("\n") > block.count("$ ")]
    command, *shown = [line for line in block.splitlines() if not line.startswith("$ source")]
    assert run(command.removeprefix("$ graphbuild ")).stdout.splitlines() == shown


def test_other_commands_of_the_readme_are_make_targets_or_set_up_a_machine():
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    for command in find_commands():
        if command.startswith("make "):
            assert command.split()[1] in targets
        else:
            assert command.startswith(("graphbuild ", *ELSEWHERE)), command


@pytest.mark.model
@pytest.mark.parametrize("code", find_blocks("python"))
def test_python_of_the_readme_runs(code, folder):
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102  # our own page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_to_files(page):
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


def test_the_command_line_reference_is_up_to_date():
    script = importlib.util.spec_from_file_location("write_reference", ROOT / "docs" / "write_reference.py")
    module = importlib.util.module_from_spec(script)
    script.loader.exec_module(module)
    assert module.PAGE.read_text(encoding="utf-8") == module.render_reference(), "run `make docs`"


def test_makefile_lists_every_target():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", makefile, flags=re.MULTILINE)
    assert re.findall(r"^([a-z]+):.*## ", makefile, flags=re.MULTILINE) == phony.split()


@pytest.mark.model
@pytest.mark.parametrize("path", sorted(ROOT.glob("notebooks/*.ipynb")), ids=lambda path: path.stem)
def test_notebooks_run_and_are_kept_without_output(path, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("GRAPHBUILD_CACHE_DIR", str(tmp_path))
    notebook = nbformat.read(path, as_version=4)
    cells = [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in cells)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
