"""Templates, styles and scripts of the page, and the policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

VENDOR = "vis-network.min.js"
# vis-network adds these style sheets itself; the policy admits exactly them (see vendor/VENDOR.md).
VENDOR_STYLES = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "'sha256-OutIf5hnp68ctx4ThtV5J02g5HTJ5bbu/hkNfqVXWWo='",
    "'sha256-4cgFR0//m8/eHo2G/esYsuZetUHlzCUWYM59sfgE9zY='",
    "'sha256-uepMTym1NwItBa/XV6ef6fQobLL0A0CNVDM5km5L+nQ='",
    "'sha256-gGUn/VMBXCeWm86qX/pOf+4ZDSbe0JcaXXb4rJjw1mA='",
    "'sha256-QuPewnJYr+SnQiTnCNHFBw99ExTsz9f8w5320PimEPw='",
    "'sha256-IY7YKNHjbzQ1NfAKrBZvBZohgXMtxrqB9PaqhAaT3vg='",
    "'sha256-QE7TOEDW7YIlMzvUUnm8boDWeNBN7PBbaaYJjnp34WI='",
)
ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def encode_json(value: Any) -> str:
    """JSON that may stand inside a script element: it cannot end the element nor open a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029]", lambda match: ESCAPES[match.group()], text)


@cache
def read_template(name: str) -> str:
    """Text of a file under ``templates/``."""
    return _folder().joinpath(*name.split("/")).read_text(encoding="utf-8")


@cache
def style() -> str:
    """All style sheets, in the order of their names."""
    return "\n".join(_read_all("css", ".css"))


@cache
def script() -> str:
    """The page's own script: its modules in the order of their names, in one closed scope."""
    return '(() => {\n"use strict";\n' + "\n".join(_read_all("js", ".js")) + "\n})();\n"


@cache
def vendor_script() -> str:
    """vis-network without the comment that would make developer tools look for a source map."""
    return re.sub(r"//# sourceMappingURL=\S+\s*$", "", read_template(f"vendor/{VENDOR}"))


def policy() -> str:
    """Content security policy: only the page's own scripts and styles, pictures from data, no connection."""
    scripts = " ".join(_hash(text) for text in (vendor_script(), script()))
    styles = " ".join((_hash(style()), *VENDOR_STYLES))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _read_all(folder: str, ending: str) -> list[str]:
    names = sorted(item.name for item in _folder().joinpath(folder).iterdir() if item.name.endswith(ending))
    return [read_template(f"{folder}/{name}") for name in names]


def _folder() -> Traversable:
    return files("graphbuild.export").joinpath("templates")
