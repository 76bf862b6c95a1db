"""A cache that is damaged, foreign or in the way: it costs time, is spoken of once, and the site is right."""

from __future__ import annotations

import gc
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from docpipe.model.source import HOME
from docpipe.pipeline.store.pack import Ref
from docpipe.pipeline.store.register import Entry, read_register, write_register
from tests.cli.command import Command, start

CONFIG = '[site]\ntitle = "例"\nbase_url = "https://example.org/"\nsource = "zh"\nlocales = ["zh", "en"]\n'
POST = "---\ntitle: 一篇\ndate: 2024-05-11\ntags: [甲]\n---\n\n正文说的是一件事。\n\n## 题\n\n- 一\n- 二\n"
ENGLISH = "---\ntitle: A post\n---\n\nThe text tells of one thing.\n\n## Heading\n\n- one\n- two\n"
Tree = dict[str, bytes]
Damage = Callable[[Path], None]


def tree(folder: Path) -> Tree:
    """Return every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site that has been built, with its cache; tests take copies."""
    root = tmp_path_factory.mktemp("cache") / "site"
    for name, text in {
        "docpipe.toml": CONFIG,
        "content/zh/a.md": POST,
        "content/zh/b.md": POST.replace("一篇", "二篇"),
        "content/en/a.md": ENGLISH,
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    for _ in range(2):
        with start("build", cwd=root) as building:
            assert building.wait(60) == 0
    return root


def edit(root: Path) -> None:
    """Add a sentence to one of the posts."""
    with (root / "content/zh/b.md").open("a", encoding="utf-8") as file:
        file.write("\n多一句。\n")


@pytest.fixture(scope="module")
def clean(built: Path) -> Tree:
    """Return the edited site as a build makes it that keeps nothing."""
    root = Path(shutil.copytree(built, built.parent / "clean"))
    edit(root)
    with start("build", "--no-cache", "--out", root / "out", cwd=root) as building:
        assert building.wait(60) == 0
    return tree(root / "out")


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the built site whose files look as they did, as far as a copy can."""
    return Path(shutil.copytree(built, tmp_path / "site"))


def of(suffix: str) -> Callable[[Path], list[Path]]:
    """Return what finds the files of a cache that end so."""
    return lambda cache: sorted(cache.glob(f"*{suffix}"))


packs, registers = of(".pack"), of(".register")


def flipped(cache: Path, suffix: str, part: float) -> None:
    """Flip a bit of every such file, so far into it."""
    for path in of(suffix)(cache):
        data = bytearray(path.read_bytes())
        data[int((len(data) - 1) * part)] ^= 0x10
        path.write_bytes(data)


def each(suffix: str, content: Callable[[bytes], bytes]) -> Damage:
    """Return a damage that writes every such file anew."""

    def damage(cache: Path) -> None:
        for path in of(suffix)(cache):
            path.write_bytes(content(path.read_bytes()))

    return damage


def in_place_of(suffix: str, make: Callable[[Path], object]) -> Damage:
    """Return a damage that puts something else in the place of every such file."""

    def damage(cache: Path) -> None:
        for path in of(suffix)(cache):
            path.unlink()
            make(path)

    return damage


def entries(change: Callable[[Entry], Entry]) -> Damage:
    """Return a damage that changes what registers say, and makes their hash right again."""

    def damage(cache: Path) -> None:
        for path in registers(cache):
            write_register(path, {name: change(entry) for name, entry in read_register(path).items()})

    return damage


def refs(**changes: object) -> Damage:
    """Return a damage that lets registers tell of other places in packs."""

    def change(entry: Entry) -> Entry:
        return msgspec.structs.replace(entry, refs=tuple(msgspec.structs.replace(ref, **changes) for ref in entry.refs))

    return entries(change)


def swapped(cache: Path) -> None:
    """Give every register the content of the next one."""
    paths = registers(cache)
    contents = [path.read_bytes() for path in paths]
    for path, content in zip(paths, contents[1:] + contents[:1], strict=True):
        path.write_bytes(content)


def gone(name: str) -> Damage:
    """Return a damage that removes a file or a folder."""
    return lambda cache: shutil.rmtree(cache / name) if (cache / name).is_dir() else (cache / name).unlink()


def instead(name: str, make: Callable[[Path], object]) -> Damage:
    """Return a damage that puts something else in the place of one file."""

    def damage(cache: Path) -> None:
        (cache / name).unlink()
        make(cache / name)

    return damage


def occupied(home: Path) -> None:
    """Let a file stand where the cache would."""
    home.mkdir()
    (home / "cache").write_text("mine", "utf-8")


def home(make: Callable[[Path], object]) -> Damage:
    """Return a damage that puts something in the place of `.docpipe` itself."""

    def damage(cache: Path) -> None:
        shutil.rmtree(cache.parent)
        make(cache.parent)

    return damage


def extra(cache: Path) -> None:
    """Put foreign files into the cache."""
    (cache / "notes.txt").write_text("mine", "utf-8")
    (cache / "0123456789abcdef.pack").write_bytes(os.urandom(99))
    (cache / f"analyses-{'0' * 24}.register").write_bytes(os.urandom(99))
    (cache / "cache.db-wal").write_bytes(os.urandom(99))


NOISE = random.Random(1).randbytes(400)  # noqa: S311 - the same noise in every run
DAMAGES: dict[str, Damage] = {
    "empty packs": each(".pack", lambda _: b""),
    "packs cut in half": each(".pack", lambda data: data[: len(data) // 2]),
    "packs one byte short": each(".pack", lambda data: data[:-1]),
    "packs one byte longer": each(".pack", lambda data: data + b"\0"),
    "packs of zeros": each(".pack", lambda data: bytes(len(data))),
    "packs of noise": each(".pack", lambda _: NOISE),
    "packs shifted by one": each(".pack", lambda data: b"\0" + data),
    "packs with other line endings": each(".pack", lambda data: data.replace(b"\n", b"\r\n")),
    "a bit of packs, at the start": lambda cache: flipped(cache, ".pack", 0),
    "a bit of packs, in the middle": lambda cache: flipped(cache, ".pack", 0.5),
    "a bit of packs, at the end": lambda cache: flipped(cache, ".pack", 1),
    "no packs": in_place_of(".pack", lambda _: None),
    "folders for packs": in_place_of(".pack", Path.mkdir),
    "pipes for packs": in_place_of(".pack", os.mkfifo),
    "links to nowhere for packs": in_place_of(".pack", lambda path: path.symlink_to("nowhere")),
    "empty registers": each(".register", lambda _: b""),
    "registers cut in half": each(".register", lambda data: data[: len(data) // 2]),
    "registers of zeros": each(".register", lambda data: bytes(len(data))),
    "registers of noise": each(".register", lambda _: NOISE),
    "registers of a newer format": each(".register", lambda data: data.replace(b"cache 1", b"cache 2", 1)),
    "registers with other line endings": each(".register", lambda data: data.replace(b"\n", b"\r\n")),
    "a bit of registers, at the start": lambda cache: flipped(cache, ".register", 0),
    "a bit of registers, in the middle": lambda cache: flipped(cache, ".register", 0.5),
    "a bit of registers, at the end": lambda cache: flipped(cache, ".register", 1),
    "no registers": in_place_of(".register", lambda _: None),
    "folders for registers": in_place_of(".register", Path.mkdir),
    "registers swapped": swapped,
    "registers that name a file above": refs(pack="../../docpipe.toml.pack"),
    "registers that name another file": refs(pack="ffffffffffffffff.pack"),
    "registers that point behind the end": refs(start=1 << 40),
    "registers that ask for all memory": refs(length=1 << 62),
    "registers that point before the start": refs(start=-5),
    "registers with facts of something else": entries(
        lambda entry: msgspec.structs.replace(entry, facts=b"\x93\x01\x02\x03")
    ),
    "registers with facts of noise": entries(lambda entry: msgspec.structs.replace(entry, facts=NOISE)),
    "registers with keys of something else": entries(lambda entry: msgspec.structs.replace(entry, key=b"x" * 32)),
    "registers without places": entries(lambda entry: msgspec.structs.replace(entry, refs=())),
    "no lock": gone("lock"),
    "a folder for the lock": instead("lock", Path.mkdir),
    "a pipe for the lock": instead("lock", os.mkfifo),
    "a folder for the clock": instead("now", Path.mkdir),
    "a pipe for the clock": instead("now", os.mkfifo),
    "pipes for registers": in_place_of(".register", os.mkfifo),
    "a file for the cache": home(occupied),
    "a file for docpipe's folder": home(lambda path: path.write_text("mine")),
    "a link to nowhere for docpipe's folder": home(lambda path: path.symlink_to("nowhere/at/all")),
    "no folder": home(lambda _: None),
    "foreign files": extra,
}


# One post edited, the other not: what is kept of one is looked for, and what is kept of the other is not.
@pytest.mark.parametrize(("name", "is_edited"), [*((name, True) for name in DAMAGES), ("packs of noise", False)])
def test_damage_costs_time_only(
    docpipe: Command,
    built: Path,
    clean: Tree,
    site: Path,
    name: str,
    is_edited: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """Exit 0, the site of a build without a cache, at most one word about it; the build after that is quiet."""
    DAMAGES[name](site / HOME / "cache")
    if is_edited:
        edit(site)
    result = docpipe("build", "--root", site, "--jobs", "1")
    assert result.code == 0, result.err
    assert result.err.count("cache") + result.err.count("nothing can be kept") <= 1, result.err
    assert tree(site / "build") == (clean if is_edited else tree(built / "build"))
    assert docpipe("build", "--root", site, "--jobs", "1").code == 0


def test_a_cache_of_another_site_is_none(docpipe: Command, built: Path, tmp_path: Path) -> None:
    """What is kept under a path is of the bytes that stood there."""
    other = tmp_path / "other"
    shutil.copytree(built, other)
    (other / "content/zh/a.md").write_text(POST.replace("一件事", "另一件"), "utf-8")
    assert docpipe("build", "--root", other).code == 0
    assert "另一件" in (other / "build/zh/a/index.html").read_text("utf-8")


def test_same_size_and_same_time_are_seen(docpipe: Command, site: Path) -> None:
    """Whoever sets the time of a file back changes its inode all the same."""
    post = site / "content/zh/a.md"
    for _ in range(2):
        docpipe("build", "--root", site)
    facts = post.stat()
    post.write_text(POST.replace("一件事", "两件事"), "utf-8")
    os.utime(post, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert post.stat().st_size == facts.st_size
    docpipe("build", "--root", site)
    assert "两件事" in (site / "build/zh/a/index.html").read_text("utf-8")


@pytest.mark.parametrize("moment", [0, 4_102_444_800])
def test_times_of_long_ago_and_of_the_future(docpipe: Command, site: Path, moment: int) -> None:
    """Bytes decide, whatever the clock says."""
    post = site / "content/zh/a.md"
    for said in ("第一", "第二"):
        post.write_text(POST.replace("一件事", said), "utf-8")
        os.utime(post, (moment, moment))
        docpipe("build", "--root", site)
        assert said in (site / "build/zh/a/index.html").read_text("utf-8")


@pytest.mark.parametrize("change", ["edited", "deleted", "added"])
def test_a_change_of_the_built_site_is_healed(docpipe: Command, built: Path, site: Path, change: str) -> None:
    """What stands in the output folder is what the sources say."""
    for _ in range(2):
        docpipe("build", "--root", site)
    page = site / "build/zh/a/index.html"
    if change == "edited":
        page.write_text(page.read_text("utf-8").replace("正文", "别的"), "utf-8")
    elif change == "deleted":
        page.unlink()
    else:
        (page.parent / "mine.html").write_text("mine", "utf-8")
    docpipe("build", "--root", site)
    assert tree(site / "build") == tree(built / "build")


def test_a_post_appears_when_its_day_comes(docpipe: Command, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has changed but the date."""
    (site / "content/zh/c.md").write_text(POST.replace("2024-05-11", "2030-01-01"), "utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    for _ in range(2):
        docpipe("build", "--root", site)
    assert not (site / "build/zh/c").exists()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    docpipe("build", "--root", site)
    assert (site / "build/zh/c/index.html").exists()


def test_what_was_said_is_said_again(docpipe: Command, site: Path) -> None:
    """A build that fails fails again, with the same words and the same exit code."""
    (site / "content/zh/bad.md").write_bytes(b"---\ntitle: [\n---\n\na\n")
    said = []
    for _ in range(3):
        result = docpipe("build", "--root", site)
        said.append((result.code, result.out))
    assert said[0][0] == 1
    assert said == [said[0]] * 3


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such disks")
def test_a_full_disk_for_the_cache_alone(docpipe: Command, built: Path, site: Path) -> None:
    """The site is built; that nothing can be kept is said once."""
    folder = site / HOME
    shutil.rmtree(folder)
    folder.mkdir()
    mounted = subprocess.run(
        ["/bin/mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("needs the right to mount")
    try:
        result = docpipe("build", "--root", site)
        assert result.code == 0, result.err
        assert tree(site / "build") == tree(built / "build")
    finally:
        subprocess.run(["/bin/umount", "-l", str(folder)], check=True)


def test_no_cache_leaves_nothing(docpipe: Command, site: Path) -> None:
    """`--no-cache` neither reads nor writes; `--cache-dir` keeps somewhere else."""
    shutil.rmtree(site / HOME)
    docpipe("build", "--root", site, "--no-cache")
    assert not (site / HOME).exists()
    docpipe("build", "--root", site, "--cache-dir", site.parent / "elsewhere")
    assert not (site / HOME).exists()
    assert list((site.parent / "elsewhere/cache").glob("*.register"))


def test_a_build_clears_up_its_cache(docpipe: Command, site: Path) -> None:
    """Packs that nothing names go once there are many: nobody holds the cache any more when a build ends."""
    for number in range(30):
        (site / HOME / "cache" / f"{number}.pack").write_bytes(b"of old")
    edit(site)
    assert docpipe("build", "--root", site, "--jobs", "1").code == 0
    assert len(list((site / HOME / "cache").glob("*.pack"))) < 5


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are listed by Linux alone")
def test_a_build_leaves_no_file_open(docpipe: Command, site: Path) -> None:
    """Whoever builds again and again in one process runs out of none."""
    edit(site)
    assert docpipe("build", "--root", site, "--jobs", "1").code == 0
    gc.collect()
    ours = [path.readlink() for path in Path("/proc/self/fd").iterdir() if path.exists()]
    assert [path for path in ours if path.is_relative_to(site)] == []


def test_every_kind_of_ref_is_used() -> None:
    """The damages above are of what a register says today."""
    assert Ref.__struct_fields__ == ("pack", "start", "length", "check")
    assert Entry.__struct_fields__ == ("key", "facts", "refs", "seen")
