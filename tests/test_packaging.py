"""The wheel and the sdist hold all that graphbuild needs, and the wheel works outside the checkout."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "tests" / "samples" / "spioner.conllu"

pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def sdist(tmp_path_factory) -> Path:
    """The source archive of this checkout."""
    folder = tmp_path_factory.mktemp("sdist")
    _run([sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", str(folder)], cwd=ROOT)
    (archive,) = folder.glob("*.tar.gz")
    return archive


@pytest.fixture(scope="module")
def wheel(sdist, tmp_path_factory) -> Path:
    """The wheel as pip makes it from the source archive."""
    folder = tmp_path_factory.mktemp("wheel")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (source,) = folder.glob("graphbuild-*")
    _run([sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)], cwd=source)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """A folder with the unpacked wheel and its console script; its dependencies are those of this environment."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(folder)]
    _run([*command, str(wheel)], cwd=folder)
    return folder


def test_every_import_is_a_declared_dependency_and_the_other_way_round():
    assert find_foreign_imports("**/*.py", but="training") == find_declared("dependencies")


def test_training_needs_nothing_beyond_its_extra():
    assert find_foreign_imports("training/**/*.py") <= find_declared("dependencies") | find_declared("train")


def test_constraints_pin_every_dependency():
    pinned = {
        _normalise(line.split("==")[0]) for line in (ROOT / "constraints.txt").read_text().splitlines() if "==" in line
    }
    assert find_declared("dependencies") | find_declared("dev") | find_declared("train") <= pinned


def test_wheel_holds_every_file_of_the_package_and_the_ontology(wheel):
    wanted = {
        f"{folder.name if folder.name == 'graphbuild' else 'graphbuild/ontology'}/{path.relative_to(folder).as_posix()}"
        for folder in (ROOT / "graphbuild", ROOT / "ontology")
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    held = set(zipfile.ZipFile(wheel).namelist())
    assert wanted <= held
    assert any(name.endswith(".pt") for name in wanted)
    assert "graphbuild/ontology/graphbuild.ttl" in wanted


def test_wheel_holds_nothing_but_the_package(wheel):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"graphbuild", "graphbuild-0.1.0.dist-info"}


def test_sdist_holds_tests_and_documents_but_nothing_generated(sdist):
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert {"README.md", "LICENSE", "constraints.txt", "Makefile", "tests/test_packaging.py"} <= names
    assert {name for name in names if name.startswith("output/")} <= {"output/README.md"}
    assert not any(name.startswith(".venv/") for name in names)


def test_installed_help_lists_the_commands(installed, tmp_path):
    shown = _run([installed / "bin" / "graphbuild", "--help"], cwd=tmp_path, site=installed)
    for command in ("build", "extract", "query", "explain", "evaluate", "models"):
        assert command in shown


def test_installed_package_builds_a_graph_outside_the_checkout(installed, tmp_path):
    sample = tmp_path / "spioner.conllu"
    sample.write_bytes(SAMPLE.read_bytes())
    _run([installed / "bin" / "graphbuild", "build", "spioner.conllu", "-o", "graf"], cwd=tmp_path, site=installed)
    assert "Ryssland" in (tmp_path / "graf" / "graph.html").read_text(encoding="utf-8")
    assert "spionerar-mot" in (tmp_path / "graf" / "graph.ttl").read_text(encoding="utf-8")


@pytest.mark.model
def test_installed_package_parses_with_its_own_weights(installed, tmp_path):
    code = (
        "import graphbuild, pathlib, sys\n"
        "assert pathlib.Path(graphbuild.__file__).is_relative_to(sys.argv[1]), graphbuild.__file__\n"
        "print(*sorted(fact.relation.label for fact in graphbuild.build('FSB varnar för Kina.').facts))"
    )
    assert _run([sys.executable, "-c", code, str(installed)], cwd=tmp_path, site=installed) == "varnar-för\n"


def find_declared(group: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = {"dependencies": project["dependencies"], **project["optional-dependencies"]}[group]
    return {_normalise(re.split(r"[^\w.-]", line)[0]) for line in lines}


def find_foreign_imports(pattern: str, *, but: str = "") -> set[str]:
    """Distributions that the modules under graphbuild/ import; an unknown one by its module's name."""
    imported = {
        module.split(".")[0]
        for path in (ROOT / "graphbuild").glob(pattern)
        if but not in path.relative_to(ROOT).parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for module in _find_modules(node)
    }
    known = packages_distributions()
    return {
        _normalise(known.get(module, [module])[0])
        for module in imported - set(sys.stdlib_module_names) - {"graphbuild", ""}
    }


def _find_modules(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def _normalise(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _run(command, *, cwd: Path, site: Path | None = None) -> str:
    """Standard output of a command that must succeed; ``site`` is searched before this environment."""
    environment = {**os.environ, "GRAPHBUILD_CACHE_DIR": str(cwd / "cache")}
    if site is not None:
        environment["PYTHONPATH"] = str(site)
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
