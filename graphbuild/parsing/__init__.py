"""Parsing: the Swedish model turns the blocks of a Document into sentences with trees and names."""

from graphbuild.parsing.catalogue import InstalledModel, find_model, list_models
from graphbuild.parsing.conllu import write_conllu
from graphbuild.parsing.parser import Parser, load_parser

__all__ = ["InstalledModel", "Parser", "find_model", "list_models", "load_parser", "write_conllu"]
