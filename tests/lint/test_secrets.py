"""Which tokens count as real."""

from __future__ import annotations

import pytest

from docpipe.lint.secrets import secrets_in

_RANDOM = "Zq3vLkP9xWm2RtYb7NcD5hGf8JsA4eUo6iTyKwBnMvXzQpLrCdFgHjS2k9"
_BODY = ("MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ" + _RANDOM) * 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ghp_" + "StZsxnTSWsbCBpWUedoB6SJ95Ypuie0AKxrk", "GitHub token"),
        ("npm_" + "StZsxnTSWsbCBpWUedoB6SJ95Ypuie0AKxrk", "npm token"),
        ("github_pat_" + _RANDOM[:22] + "_" + (_RANDOM + "Z")[:59], "GitHub token"),
        ("https://hooks.slack.com/services/T04QZ7K2M/B05XW9RT1/" + _RANDOM[:24], "Slack webhook"),
        ("xoxb-" + "204817365924-7391648205173-" + _RANDOM[:24], "Slack token"),
        ("AIza" + _RANDOM[:35], "Google API key"),
        ("sk_live_" + _RANDOM[:24], "Stripe key"),
        ("sk-proj-" + _RANDOM[:20] + "T3BlbkFJ" + _RANDOM[20:40], "OpenAI key"),
        ("8275910463:AA" + _RANDOM[:33], "Telegram bot token"),
        (f"-----BEGIN RSA PRIVATE KEY-----\n{_BODY}\n-----END RSA PRIVATE KEY-----", "private key"),
        (f'"-----BEGIN PRIVATE KEY-----\\n{_BODY}"', "private key"),
    ],
)
def test_what_looks_real(text: str, kind: str) -> None:
    """A random part with its checksum, or letters and digits enough, is somebody's."""
    assert [secret.kind for secret in secrets_in(f"密钥是 {text} 。")] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "ghp_" + "StZsxnTSWsbCBpWUedoB6SJ95Ypuie0AKxrl",
        "ghp_" + "x" * 36,
        "ghp_xxx",
        "AKIAIOSFODNN7EXAMPLE",
        "AKIA" + "A" * 16,
        "glpat-your-own-token-12345",
        "sk_live_" + "1234567890abcdefghijklmn",
        "a_AKIA" + "Q3EGUZ7VTLXN5KWJ",
        "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
        "-----BEGIN PUBLIC KEY-----\n" + _BODY,
        "-----BEGIN PRIVATE KEY-----\n" + "A" * 200,
    ],
)
def test_what_is_an_example(text: str) -> None:
    """A wrong checksum, a run, a word or nothing at all behind the sign is nobody's."""
    assert list(secrets_in(text)) == []
