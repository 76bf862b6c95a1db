"""Whether Pillow is there for those who asked for what only Pillow can do."""

from __future__ import annotations

from docpipe.model.errors import ConfigError


def pillow_version(option: str, key: str, *formats: str) -> str:
    """Return the version of Pillow, and of what it writes `formats` with: other versions make other bytes.

    Args:
        option: what was switched on, `images.variants`.
        key: the last part of that.
        formats: that have to be written: `webp`, `avif`.

    Raises:
        ConfigError: Pillow is not installed, or cannot write one of the formats.
    """
    try:
        import PIL
        from PIL import features
    except ImportError as error:
        raise ConfigError(
            f"{option} is on, and Pillow is not installed",
            hint=f"Install it with pip install 'docpipe[images]', or set {key} = false in [images]",
            path="docpipe.toml",
        ) from error
    for name in formats:
        if not features.check(name):
            raise ConfigError(
                f"this Pillow ({PIL.__version__}) cannot write {name}",
                hint='Set format = "webp" in [images], or install the Pillow that PyPI has for this system',
                path="docpipe.toml",
            )
    return " ".join((PIL.__version__, *(str(features.version(name)) for name in ("jpg", "raqm", *formats))))


def shapes_text() -> bool:
    """Tell whether Pillow joins letters and writes from right to left."""
    from PIL import features

    return bool(features.check("raqm"))
