"""`riwaya serve` and `riwaya account`: the page over the record, and who may log in."""

from __future__ import annotations

import sys
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from riwaya.cli.common import one_line, quiet_end, store_option
from riwaya.errors import AccountError, RiwayaError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from riwaya.web.accounts import Accounts

LOOPBACK = ("127.0.0.1", "localhost", "::1")
OPEN_AFTER = 0.7  # seconds


def accounts_option(command: Any) -> Any:
    """`--accounts`: the file of accounts."""
    return click.option(
        "--accounts", metavar="FILE", default="riwaya-accounts.db", show_default=True, help="The file of accounts; never part of the record."
    )(command)


@click.command()
@store_option
@accounts_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; another than the loopback one needs --login.")
@click.option("--port", type=click.IntRange(1, 65535), default=8642, show_default=True, help="Port to listen on.")
@click.option("--host-name", "names", multiple=True, help="A name under which the page may be asked for; may be given again.")
@click.option("--login", is_flag=True, help="Ask for an account (riwaya account add).")
@click.option("--https", is_flag=True, help="The page is reached by https (through a proxy): cookies are marked secure.")
@click.option("--open", "look", is_flag=True, help="Open the page in the browser.")
@click.option("--author", default="local", show_default=True, help="The name in the ledger where nobody logs in.")
def serve(
    store: str, accounts: str, host: str, port: int, names: tuple[str, ...], login: bool, https: bool, look: bool, author: str
) -> None:
    """Serve the page: reader, events, map, disagreements, tellers, ledgers, review. Offline; on this computer alone by default."""
    with quiet_end():
        if host not in LOOPBACK and not login:
            raise RiwayaError("other computers could reach the page without an account", host, "Say --login, or leave --host out")
        if login and not _accounts(accounts).names():
            raise AccountError("there is no account that could log in", accounts, "Make one: riwaya account add NAME --role editor")
        from riwaya.web.app import create_app, prepare, warm
        from riwaya.web.settings import Settings

        known = dict.fromkeys((*LOOPBACK, host, *names))
        app = create_app(Settings(store, accounts, tuple(name.lower() for name in known), login, author, https))
        address = f"http://{'localhost' if host in LOOPBACK else f'[{host}]' if ':' in host else host}:{port}/"
        prepare(app)
        threading.Thread(target=warm, args=(app,), daemon=True).start()
        click.echo(f"Riwaya: {address}  (Ctrl-C ends it)", err=True)
        _listen(app, host, port, https, address if look else "")


def _listen(app: FastAPI, host: str, port: int, https: bool, look: str) -> None:
    """Serve until Ctrl-C. Behind a proxy on this computer (`https`) the proxy says who asks: the limits of rate count by that."""
    import uvicorn

    if look:
        opener = threading.Timer(OPEN_AFTER, webbrowser.open, (look,))
        opener.daemon = True
        opener.start()
    uvicorn.run(
        app, host=host, port=port, log_level="warning", server_header=False, ws="none", timeout_graceful_shutdown=5,
        proxy_headers=https, forwarded_allow_ips=",".join(LOOPBACK),
    )  # fmt: skip


@click.group()
def account() -> None:
    """Accounts of the page: who may log in, as reader, reviewer or editor."""


def _accounts(path: str) -> Accounts:
    from riwaya.web.accounts import Accounts

    return Accounts(Path(path))


@account.command()
@click.argument("name")
@click.option("--role", type=click.Choice(["reader", "reviewer", "editor"]), default="reader", show_default=True, help="What it may do.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input, not from the terminal.")
@accounts_option
def add(name: str, role: str, password_stdin: bool, accounts: str) -> None:
    """Make an account, or give one another role and password."""
    with quiet_end():
        _accounts(accounts).add(name, role, _password(password_stdin))
        click.echo(one_line(f"{name}: {role}"))


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))


@account.command("list")
@accounts_option
def list_(accounts: str) -> None:
    """List the accounts."""
    with quiet_end():
        for user in _accounts(accounts).names():
            click.echo(one_line(f"{user.name}: {user.role}"))


@account.command()
@click.argument("name")
@accounts_option
def remove(name: str, accounts: str) -> None:
    """Take an account away; its sessions end."""
    with quiet_end():
        _accounts(accounts).remove(name)
