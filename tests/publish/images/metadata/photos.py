"""Pictures as cameras and editors leave them: with a place, a person, a comment and a profile."""

from __future__ import annotations

import hashlib
import io

from PIL import ExifTags, Image, ImageCms, PngImagePlugin

SOMEONE = "Zhang San"
XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SOMEONE}</x:xmpmeta>".encode()
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def exif(orientation: int = 1) -> Image.Exif:
    """Return Exif with a person, an orientation and a place on earth."""
    found = Image.Exif()
    found[ExifTags.Base.Artist] = SOMEONE
    found[ExifTags.Base.Orientation] = orientation
    place = found.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (31.0, 13.0, 49.0)
    return found


def noise(width: int = 61, height: int = 37, mode: str = "RGB") -> Image.Image:
    """Return a picture in which every pixel counts, the same every time."""
    grains = hashlib.shake_128(b"noise").digest(width * height)
    return Image.frombytes("L", (width, height), grains).point(lambda value: 96 + value // 3).convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return the file of a picture."""
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def photo(kind: str, orientation: int = 1, *, image: Image.Image | None = None, frames: int = 1) -> bytes:
    """Return the file of a picture with all the metadata that its kind can hold."""
    image = image or noise()
    options: dict[str, object] = {"exif": exif(orientation), "icc_profile": PROFILE}
    if kind == "GIF":
        options = {"comment": SOMEONE.encode()}
    elif kind == "PNG":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Comment", SOMEONE)
        texts.add_text("Author", SOMEONE, zip=True)
        texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
        options["pnginfo"] = texts
    elif kind == "JPEG":
        options |= {"comment": SOMEONE, "xmp": XMP, "dpi": (96, 96)}
    else:
        options["xmp"] = XMP
    if frames > 1:
        options |= {"save_all": True, "append_images": [image.rotate(90 * turn) for turn in range(1, frames)]}
    return saved(image, kind, **options)


def opened(data: bytes) -> Image.Image:
    """Return the decoded picture."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def pixels(data: bytes) -> list[bytes]:
    """Return the pixels of every frame."""
    image = Image.open(io.BytesIO(data))
    found = []
    for frame in range(getattr(image, "n_frames", 1)):
        image.seek(frame)
        found.append(image.tobytes())
    return found
