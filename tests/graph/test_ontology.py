"""The ontology is consistent: HermiT, which comes with owlready2, finds no contradiction and no empty class."""

from __future__ import annotations

import os
import shutil

import owlready2
import pyoxigraph
import pytest

from graphbuild.vocabulary import find_ontology

FILES = ("graphbuild.ttl", "relations.ttl")
BROKEN = """
@prefix gb: <https://w3id.org/graphbuild/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
<urn:both> a owl:NamedIndividual, gb:Statement, gb:Person .
"""


@pytest.fixture(scope="module", autouse=True)
def _java():
    if shutil.which("java") is None and not os.environ.get("CI"):
        pytest.skip("HermiT needs Java (apt install default-jre-headless)")


def load(folder, *names, more=""):
    """Files of the ontology with more Turtle, as owlready2 can read it: N-Triples."""
    texts = [*(find_ontology(name).read_bytes() for name in names), more.encode()]
    quads = [quad for text in texts for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)]
    path = folder / "all.nt"
    path.write_bytes(pyoxigraph.serialize([quad.triple for quad in quads], format=pyoxigraph.RdfFormat.N_TRIPLES))
    world = owlready2.World()
    world.get_ontology(path.as_uri()).load()
    return world


def test_hermit_finds_no_contradiction(tmp_path):
    world = load(tmp_path, *FILES)
    owlready2.sync_reasoner_hermit(world, debug=0)
    assert list(world.inconsistent_classes()) == []


def test_hermit_finds_a_contradiction_that_is_put_in(tmp_path):
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        owlready2.sync_reasoner_hermit(load(tmp_path, "graphbuild.ttl", more=BROKEN), debug=0)
