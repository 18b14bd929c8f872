"""Code -> Indonesian sentence. The only place where sentences for findings, errors and notices live.

Each subject has a module with a dict ``SENTENCES: dict[str, str]``; keys are unique over all of them
(a test checks it). Templates use `str.format` fields; a missing field is our bug and raises KeyError.
A sentence says what happened, to which row or person, why, and what to do now. No Qt here.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from functools import cache

_DOUBLED = re.compile(r"(?<=\w)\.\.(?=\s|$)")


@cache
def catalogue() -> dict[str, str]:
    """Return all sentences by code.

    Raises:
        ValueError: two modules define the same code.
    """
    found: dict[str, str] = {}
    for info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{info.name}")
        sentences: dict[str, str] = module.SENTENCES
        doubled = found.keys() & sentences.keys()
        if doubled:
            raise ValueError(f"doubled message codes: {sorted(doubled)}")
        found.update(sentences)
    return found


def sentence(code: str, /, **args: object) -> str:
    """Return the sentence of ``code`` with its arguments filled in.

    A name that ends in a degree (``M.Si.``) brings its own full stop to the end of a sentence; there it stands once.

    Raises:
        KeyError: unknown code or missing argument (our bug).
    """
    filled = catalogue()[code].format(**args)
    return _DOUBLED.sub(".", filled) if ".." in filled else filled


def command_sentence(code: str, /, **args: object) -> str:
    """Return the sentence of ``code`` for the command line.

    Where a sentence tells what to press or to type in the window, the command line has its own words under
    ``perintah:`` and the code; all others are the same.

    Raises:
        KeyError: unknown code or missing argument (our bug).
    """
    own = f"perintah:{code}"
    return sentence(own if own in catalogue() else code, **args)
