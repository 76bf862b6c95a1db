"""The certificates that the server shows, made anew for every run."""

from __future__ import annotations

import datetime as dt
import ssl

import trustme

from tests.linkcheck.server.behaviour import Certificate

_PAST = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


class Certificates:
    """An authority of our own, and what it and others signed."""

    def __init__(self) -> None:
        """Make the keys of two authorities: one to be trusted, one that nobody knows."""
        self._trusted = trustme.CA()
        self._unknown = trustme.CA()

    def trusting(self) -> ssl.SSLContext:
        """Return what a client goes by that trusts our authority alone."""
        context = ssl.create_default_context()
        self._trusted.configure_trust(context)
        return context

    def showing(self, certificate: Certificate, host: str) -> ssl.SSLContext:
        """Return what a server on `host` goes by that shows `certificate`."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._issued(certificate, host).configure_cert(context)
        return context

    def authority(self) -> bytes:
        """Return the certificate of the trusted authority as PEM."""
        return self._trusted.cert_pem.bytes()

    def _issued(self, certificate: Certificate, host: str) -> trustme.LeafCert:
        match certificate:
            case Certificate.EXPIRED:
                return self._trusted.issue_cert(host, not_after=_PAST)
            case Certificate.WRONG_NAME:
                return self._trusted.issue_cert("elsewhere.example")
            case Certificate.SELF_SIGNED:
                return self._unknown.issue_cert(host)
            case _:
                return self._trusted.issue_cert(host)
