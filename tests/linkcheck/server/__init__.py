"""A server on loopback addresses that plays every way in which a host may answer, and writes down what it is asked.

`log.py` is what it writes down, `exchange.py` one request and its answer in raw bytes, `loopback.py` the server;
`behaviour.py` says what a behaviour is, and each other file holds those of one idea, all gathered in `catalogue.py`.
Every behaviour has an address of its own (127.0.0.N, the port chosen by the system), so that none waits for another.

To try the command by hand, `python -m tests.linkcheck.server > post.md` serves all of them until it is interrupted,
and writes a post with a link to each; `docpipe links --external --allow-loopback` asks them.
"""
