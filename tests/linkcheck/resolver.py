"""A resolver that answers what a test wants it to, in place of the system's."""

from __future__ import annotations

import socket
import time
from collections.abc import Mapping, Sequence

Answer = Sequence[str] | Exception
Place = tuple[int, int, int, str, tuple[str, int]]


class Resolver:
    """Answers for `socket.getaddrinfo`, and writes down the questions.

    Attributes:
        answers: what each name has, question by question; the last answer holds for all further ones.
        asked: the names, in the order of the questions.
        delay: seconds before each answer.
    """

    def __init__(self, answers: Mapping[str, Sequence[Answer]]) -> None:
        """Take the answers."""
        self.answers = dict(answers)
        self.asked: list[str] = []
        self.delay = 0.0

    def __call__(self, host: str, _port: object, *_: object, **__: object) -> list[Place]:
        """Answer as `getaddrinfo` does.

        Raises:
            Exception: the one that stands among the answers.
        """
        self.asked.append(host)
        time.sleep(self.delay)
        several = self.answers[host]
        answer = several[min(self.asked.count(host), len(several)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return [(socket.AF_INET6 if ":" in place else socket.AF_INET, 1, 6, "", (place, 0)) for place in answer]
