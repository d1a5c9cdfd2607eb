"""Every error that graphbuild raises on purpose.

::

    GraphbuildError
    ├── InputError          a document cannot be read: empty, binary, wrong encoding, too large
    │   └── LanguageError   the text is readable but not Swedish
    ├── ParseError          the parser, or a CoNLL-U file, gives no usable trees
    ├── ModelError          the Swedish model is missing, broken or of the wrong version
    ├── OntologyError       ontology/*.ttl lacks something or contradicts itself
    ├── GoldError           a gold file or facts.jsonl does not follow its format
    ├── GraphError          a graph file cannot be read or written
    ├── QueryError          SPARQL that is malformed, forbidden, or over its bounds
    ├── ServeError          the server cannot start: its port is taken, its address not this machine's own
    └── TrainingError       training data or a training stage is unusable

Each message is one sentence that says what was found, where, and what to do.
"""


class GraphbuildError(Exception):
    """Base of all errors that graphbuild raises on purpose."""


class InputError(GraphbuildError):
    """A document that cannot be read."""


class LanguageError(InputError):
    """A readable document that is not in Swedish."""


class ParseError(GraphbuildError):
    """Text without usable trees, or a malformed CoNLL-U file."""


class ModelError(GraphbuildError):
    """A Swedish model that is missing, broken or of the wrong version."""


class OntologyError(GraphbuildError):
    """An ontology file that lacks something or contradicts itself."""


class GoldError(GraphbuildError):
    """A gold or facts file that does not follow its format."""


class GraphError(GraphbuildError):
    """A graph file that cannot be read or written."""


class QueryError(GraphbuildError):
    """A query that is malformed, forbidden, or over its bounds."""


class ServeError(GraphbuildError):
    """A server that cannot start."""


class TrainingError(GraphbuildError):
    """Training data, or a training stage, that is unusable."""
