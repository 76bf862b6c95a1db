"""`docpipe serve` as a process."""

from __future__ import annotations

import http.client
import re
import signal
import socket
from pathlib import Path

from tests.cli.command import Command, start


def test_it_says_where_the_site_is_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    """The address leads to the site; Ctrl-C is exit code 130 and no traceback."""
    post = tmp_path / "content/zh/a.md"
    post.parent.mkdir(parents=True)
    post.write_text("# 题\n\n正文。\n", encoding="utf-8")
    process = start("serve", "--port", "0", cwd=tmp_path)
    assert process.stderr is not None
    address = re.match(r"http://127\.0\.0\.1:(\d+)/", process.stderr.readline())
    assert address
    connection = http.client.HTTPConnection("127.0.0.1", int(address[1]), timeout=30)
    connection.request("GET", "/zh/a/")
    assert "正文。" in connection.getresponse().read().decode()
    connection.close()
    # A page that waits for changes does not hold it up.
    waiting = http.client.HTTPConnection("127.0.0.1", int(address[1]), timeout=30)
    waiting.request("GET", "/.docpipe/changes?since=1")
    assert waiting.getresponse().status == 200
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    waiting.close()
    assert process.returncode == 130
    assert "Traceback" not in err
    assert "1 file read" in err


def test_a_port_that_cannot_be_had_is_a_matter_of_usage(docpipe: Command, tmp_path: Path) -> None:
    """The message names the port and what to type instead."""
    (tmp_path / "content/zh").mkdir(parents=True)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = docpipe("serve", "--root", tmp_path, "--port", str(port))
    assert result.code == 2
    assert f"port {port} cannot be used" in result.err
    assert "--port 0" in result.err
