"""Evidence with a planted word in every place a copy might carry it along."""

import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageDraw, ImageFont, PngImagePlugin
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

SECRET = "RAHASIAZULAIKHA"
MARK = SECRET.encode()
LINE = (60, 140, 760, 220)
"""Where the word is drawn on a picture of 800 × 400: left, top, right, bottom."""


DRAWING = (
    b"BT /F1 30 Tf 60 700 Td (" + MARK + b") Tj ET "
    b"BT /F1 30 Tf 60 400 Td (Yang boleh dibaca) Tj ET "
    b"BT 3 Tr /F1 12 Tf 60 300 Td (" + MARK + b" tak tampak) Tj ET "
    b"/OC /L1 BDC BT /F1 30 Tf 60 600 Td (" + MARK + b" lapis) Tj ET EMC "
    b"q 400 0 0 200 60 50 cm /Im1 Do Q"
)


def without(program: str) -> bool:
    """Whether a test may be skipped for want of a program: never in CI, which has them all."""
    return shutil.which(program) is None and not os.environ.get("CI")


def picture(word: str = SECRET) -> Image.Image:
    """A picture of 800 × 400 in which the word can be read."""
    image = Image.new("RGB", (800, 400), (230, 240, 250))
    pen = ImageDraw.Draw(image)
    pen.text((70, 20), "SURAT TERBUKA", fill="black", font=ImageFont.load_default(48))
    pen.text((70, 150), word, fill="black", font=ImageFont.load_default(56))
    return image


def jpeg() -> bytes:
    """With GPS, a thumbnail of the picture, XMP, a comment, a profile, and a zip behind it."""
    image, kept = picture(), io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = f"Kamera {SECRET}"
    exif.get_ifd(0x8825).update({1: "S", 2: (7.0, 33.0, 21.0), 29: SECRET})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image.save(
        kept,
        "JPEG",
        quality=95,
        exif=exif,
        icc_profile=profile + MARK,
        comment=MARK,
        xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + MARK + b"</x:xmpmeta>",
    )
    with zipfile.ZipFile(behind := io.BytesIO(), "w") as archive:
        archive.writestr("catatan.txt", MARK)
    return kept.getvalue() + behind.getvalue()


def png() -> bytes:
    """With text chunks, and the word under full transparency."""
    image, kept = picture().convert("RGBA"), io.BytesIO()
    hidden = Image.new("L", image.size, 255)
    hidden.paste(0, LINE)
    image.putalpha(hidden)
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", SECRET)
    told.add_itxt("XML:com.adobe.xmp", SECRET, zip=True)
    image.save(kept, "PNG", pnginfo=told)
    return kept.getvalue() + MARK


def pdf() -> bytes:
    """The word as text, hidden layer, picture, metadata, attachment, annotation and bookmark."""
    writer = PdfWriter()
    for _ in range(2):
        writer.add_blank_page(width=595, height=842)
    page = writer.pages[0]
    stream = DecodedStreamObject()
    stream.set_data(DRAWING)
    font = _named({"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"})
    layer = writer._add_object(
        DictionaryObject(
            {NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): _text(SECRET)}
        )
    )
    page[NameObject("/Contents")] = writer._add_object(stream)
    page[NameObject("/Resources")] = DictionaryObject(
        {
            NameObject("/Font"): DictionaryObject({NameObject("/F1"): font}),
            NameObject("/Properties"): DictionaryObject({NameObject("/L1"): layer}),
            NameObject("/XObject"): DictionaryObject(
                {NameObject("/Im1"): writer._add_object(_image())}
            ),
        }
    )
    off = DictionaryObject({NameObject("/OFF"): ArrayObject([layer])})
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {NameObject("/OCGs"): ArrayObject([layer]), NameObject("/D"): off}
    )
    writer.add_metadata({"/Author": SECRET, "/Title": SECRET})
    writer.add_attachment("asal.txt", MARK)
    writer.add_outline_item(title=SECRET, page_number=0)
    writer.xmp_metadata = b"<?xpacket?><x>" + MARK + b"</x>"
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def _image() -> Any:
    """A picture object whose own bytes hold the word, as pixels and as a comment."""
    kept = io.BytesIO()
    picture().save(kept, "JPEG", comment=MARK)
    found = DecodedStreamObject()
    found.set_data(kept.getvalue())
    names = {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": "/DeviceRGB"}
    found.update(_named({**names, "/Filter": "/DCTDecode"}))
    for key, value in (("/Width", 800), ("/Height", 400), ("/BitsPerComponent", 8)):
        found[NameObject(key)] = NumberObject(value)
    return found


def _named(names: dict[str, str]) -> DictionaryObject:
    return DictionaryObject({NameObject(k): NameObject(v) for k, v in names.items()})


def _text(said: str) -> TextStringObject:
    return TextStringObject(said)


def video(folder: Path, seconds: int = 4, size: str = "320x240") -> bytes:
    """A film with the word in metadata, subtitles, chapters and a second sound's name."""
    (folder / "a.srt").write_text(f"1\n00:00:00,000 --> 00:00:02,000\n{SECRET}\n")
    (folder / "m.txt").write_text(
        f";FFMETADATA1\ntitle={SECRET}\nlocation=+01.0+002.0/\n[CHAPTER]\nTIMEBASE=1/1000\n"
        f"START=0\nEND=2000\ntitle={SECRET}\n"
    )
    sounds = [f"sine=frequency={hertz}:duration={seconds}" for hertz in (440, 880)]
    command = [
        "ffmpeg", "-v", "error", "-nostdin", "-f", "lavfi", "-i",
        f"testsrc2=size={size}:rate=10:duration={seconds}",
        "-f", "lavfi", "-i", sounds[0], "-f", "lavfi", "-i", sounds[1],
        "-i", str(folder / "a.srt"), "-i", str(folder / "m.txt"), "-map_metadata", "4",
        "-map", "0:v", "-map", "1:a", "-map", "2:a", "-map", "3:s", "-c:s", "mov_text",
        "-metadata:s:a:1", f"handler_name={SECRET}",
        "-y", str(folder / "film.mp4"),
    ]  # fmt: skip
    subprocess.run(command, check=True, timeout=120)
    return (folder / "film.mp4").read_bytes() + b"\x00\x00\x00\x17free" + MARK
