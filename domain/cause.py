"""原因：几条发现背后的同一件事。认定一次，因它而起的每一条都算数。"""

import hashlib
from dataclasses import dataclass

REGISTER = "register"
FUNCTIONS = "functions"
PLACE = "place"


def identity(*parts: str) -> str:
    """A short name for what the parts say together."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Cause:
    """What a person settles once, whichever criteria suffer from it.

    kind: of the column; ``register``, ``functions`` (whether the department has them) or ``place`` (a page or host
    that does not answer); for a fault of one criterion alone the criterion's id.
    reason: the state of the thing, not the code that one check has for it.
    about: what of the column is meant; () the column itself.
    """

    kind: str
    reason: str
    about: tuple[str, ...] = ()

    def id_of(self, department: str) -> str:
        return identity(department, self.kind, self.reason, *self.about)
