"""`docpipe serve`: the site in a browser while it is written."""

from __future__ import annotations

import click

from docpipe.cli.console import Console
from docpipe.cli.main import CLEAN
from docpipe.cli.options import site_options
from docpipe.cli.run import Work, site_session


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free port.")
@click.option("--drafts", is_flag=True, help="Show drafts and posts of the future, too.")
@site_options
@click.pass_obj
def serve(console: Console, *, port: int, drafts: bool, work: Work) -> int:
    """Show the site on this machine as it would be published; reload a page to see what was saved.

    Nothing is written: the pages are kept in memory. Ctrl-C ends it.
    """
    from docpipe.cli.findings import wants_colour
    from docpipe.pipeline.session import Session
    from docpipe.pipeline.stages import blocking_diagnostics
    from docpipe.report.format import Report
    from docpipe.report.registry import find_format
    from docpipe.serve.app import HOST, open_server
    from docpipe.serve.live import Live
    from docpipe.sources.discover import walked_folders

    def made(session: Session) -> None:
        problems = blocking_diagnostics(session.analyses)
        files = tuple(file.path for file in session.discovery.files)
        console.talk(f"{len(files)} {'file' if len(files) == 1 else 'files'} read")
        if problems:
            report = Report(diagnostics=problems, files=files, command="serve")
            console.result(find_format("text").render(report, colour=wants_colour()))

    first = site_session(work, drafts=drafts, bodies=True)
    folders = walked_folders(first.request.config)
    live = Live(first.request.root, lambda: site_session(work, drafts=drafts, bodies=True), made, folders)
    try:
        server = open_server(live, port)
    except OSError as error:
        raise click.UsageError(f"port {port} cannot be used: {error.strerror}. Choose another one: --port 0") from error
    with server:
        console.talk(f"http://{HOST}:{server.server_port}/  (Ctrl-C ends it)")
        server.serve_forever()
    return CLEAN
