"""How the page is served: the store, the address, and whether people log in."""

from __future__ import annotations

from typing import NamedTuple

LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Settings(NamedTuple):
    """`hosts` are the names under which the page may be asked for: a request for another is refused (DNS rebinding).

    `login` asks for an account of the file `accounts`; without it everybody who reaches the address is `author` and may do all, which is why it serves
    the loopback address only. `https` marks cookies as secure. `requests_a_minute` bounds one address.
    """

    store: str
    accounts: str = ""
    hosts: tuple[str, ...] = LOOPBACK
    login: bool = False
    author: str = "local"
    https: bool = False
    requests_a_minute: int = 600
    body_limit: int = 1_000_000
