"""The server of the measurements answers on many addresses, and counts what comes."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys

import pytest

from tests.architecture.floors import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127.0.0.0/8 from the start")


def test_it_answers_and_counts() -> None:
    """HEAD and GET over one connection are counted at their address, with their distance."""
    command = [sys.executable, str(ROOT / "bench/loopback.py"), "--hosts", "2", "--latency", "0.01"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        port = int(server.stdout.readline())
        client = http.client.HTTPConnection("127.0.1.2", port, timeout=20)
        answers = []
        for method, path in (("HEAD", "/1.html"), ("GET", "/1.html"), ("GET", "/2.txt")):
            client.request(method, path)
            answer = client.getresponse()
            answers.append((answer.status, answer.getheader("content-type"), len(answer.read()) > 0))
        client.close()
        page = "text/html; charset=utf-8"
        assert answers == [(200, page, False), (200, page, True), (200, "text/plain", True)]
        logs = []
        for _ in range(2):
            server.stdin.write("log\n")
            server.stdin.flush()
            logs.append(json.loads(server.stdout.readline()))
        server.stdin.close()
        assert server.wait(20) == 0
    seen = logs[0]["hosts"].pop("127.0.1.2")
    assert (seen["methods"], seen["connections"], seen["most"]) == ({"HEAD": 1, "GET": 2}, 1, 1)
    assert 0.01 <= seen["shortest"] <= seen["last"] - seen["first"]
    assert (logs[0]["hosts"], logs[0]["paths"], logs[0]["most"]) == ({}, 2, 1)
    assert logs[1]["hosts"] == {}
