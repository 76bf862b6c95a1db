"""`docpipe serve`: the site in a browser while it is written."""

from __future__ import annotations

import click
import msgspec

from docpipe.cli.console import Console
from docpipe.cli.main import CLEAN
from docpipe.cli.options import site_options
from docpipe.cli.run import Work, site_session


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free port.")
@click.option("--drafts", is_flag=True, help="Show drafts and posts of the future, too.")
@click.option("--open", "opens", is_flag=True, help="Open the site in the browser.")
@site_options
@click.pass_obj
def serve(console: Console, *, port: int, drafts: bool, opens: bool, work: Work) -> int:
    """Show the site on this machine as it would be published; an open page shows what was saved by itself.

    Nothing is written: the pages are kept in memory. Ctrl-C ends it.
    """
    import threading
    import webbrowser

    from docpipe.cli.findings import wants_colour
    from docpipe.pipeline.earlier import in_memory
    from docpipe.pipeline.session import Session
    from docpipe.pipeline.stages import blocking_diagnostics
    from docpipe.report.format import Report
    from docpipe.report.registry import find_format
    from docpipe.serve.app import HOST, open_server
    from docpipe.serve.live import Live
    from docpipe.serve.memory import Remembering
    from docpipe.serve.watch import changes
    from docpipe.sources.discover import walked_folders

    def made(session: Session) -> None:
        problems = blocking_diagnostics(session.analyses)
        files = tuple(file.path for file in session.discovery.files)
        console.talk(f"{len(files)} {'file' if len(files) == 1 else 'files'} read")
        if problems:
            report = Report(diagnostics=problems, files=files, command="serve")
            console.result(find_format("text").render(report, colour=wants_colour()))

    # What is kept in memory here is newer than what the last build left on the disk.
    work = msgspec.structs.replace(work, caches=False)
    first = site_session(work, drafts=drafts, bodies=True)
    memory, earlier = Remembering(first.request.root, first.executor), in_memory()

    def make() -> Session:
        return Session(site_session(work, drafts=drafts, bodies=True).request, memory, earlier)

    folders = walked_folders(first.request.config)
    live = Live(first.request.root, make, made, folders)
    try:
        server = open_server(live, port)
    except OSError as error:
        raise click.UsageError(f"port {port} cannot be used: {error.strerror}. Choose another one: --port 0") from error
    with server:
        address = f"http://{HOST}:{server.server_port}/"
        console.talk(f"{address}  (Ctrl-C ends it)")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        if opens:
            webbrowser.open(address)
        # Ctrl-C reaches this thread; the others end with it.
        for _ in changes(live.root, live.watched):
            live.refresh()
    return CLEAN
