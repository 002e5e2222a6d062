"""Checks a Netra case pack (format netra-pack/1) without Netra and without a network:

    python3 verify.py PACK.zip [--key KEY]... [--roots ROOTS.pem] [--json] [--lang en]

One line a check: sound, broken (what, and where) or not checked (why). It needs Python 3.9, and the
program `openssl` for signatures and stamps. Exit code: 0 all sound, 1 something broken, 2 misused,
3 nothing broken, something not checked. The pack is only read: no name in it becomes a path here.
"""

import argparse, base64, calendar, hashlib, itertools, json, os, pathlib, re  # noqa: E401, I001
import struct, subprocess, sys, tempfile, time, zipfile, zlib  # noqa: E401
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO

Answers = list[dict[str, Any]]
FORMAT, FOLDER, CHUNK, MOST_TEXT, MOST_SAID = "netra-pack/1", "berkas/", 1 << 20, 16 << 20, 999
SOUND, BROKEN, UNCHECKED = "sound", "broken", "not checked"
VERDICTS = {SOUND: "utuh", BROKEN: "RUSAK", UNCHECKED: "tidak diperiksa"}
MANIFESTS, TABLES = ("manifest-sha256.txt", "tagmanifest-sha256.txt"), ("acts", "items", "derived")
FILES = [*MANIFESTS, "bagit.txt", "bag-info.txt", "index.html", "verify.py", "BACA-SAYA.txt"]
FILES += ["data/pack.json", "data/log/consistency.jsonl", *(f"data/{x}.jsonl" for x in TABLES)]
NAMES = re.compile(
    f"{FOLDER}(?:"
    + "|".join(map(re.escape, FILES))
    + r"|data/items/[0-9]{4,9}\.[a-z0-9]{1,10}|data/papers/[A-Za-z0-9][A-Za-z0-9._-]{0,150}\.pdf"
    r"|data/derived/[0-9]{4,9}-[a-z_]{1,30}-[1-9][0-9]{0,5}\.[a-z0-9]{1,10}"
    r"|data/log/[1-9][0-9]{0,15}/(?:checkpoint|proofs\.jsonl|stamps/[1-9][0-9]?\.(?:tsr|pem)))"
)
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
NOTE = re.compile(r"((?:[^\n]+\n)+)\n((?:— [!-*,-~]+ [A-Za-z0-9+/]{91}=\n){1,16})")
ED25519 = "pkeyutl -verify -pubin -keyform DER -inkey @key -rawin -in @text -sigfile @signature"
DER = bytes.fromhex("302a300506032b6570032100")  # what stands before such a key, RFC 8410
TIME = re.compile(r"(?m)^Time stamp: (.*?)(?:\.\d+)?( \d{4} GMT)$")
LOCAL, END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s4H2LH")
FIXED, WIDE = ((1980, 1, 1, 0, 0, 0), 0o100644 << 16, 0, 3, b""), 0xFFFFFFFF
BYTES = " sha256 blake2b size media_type"
TOP = "format variant file number made_at made_by origin keys papers checkpoints acts items derived"
ACT = "seq commitment previous hash salt said withheld"
SAID = "id file seq kind at recorded_at person capacity office office_path from to article body"
ITEM = "number id name at given_by access found_at first_seen_on act path withheld examination"
HASHES, UNTOLD = ("sha256", "blake2b", "size"), ("", b"")
DERIVED = "id item kind tool settings at made_by act path"


class Found(Exception):
    """What is broken or unchecked, and where; or what a sound check shows. Raised, it ends one."""

    def __init__(self, where: str, text: str, *values: Any, verdict: str = BROKEN) -> None:
        self.verdict, self.where, self.text, self.values = verdict, where, text, values

    def words(self, lang: str) -> str:
        """It in that language, `id` or `en`."""
        said = (INDONESIAN[self.text] if lang == "id" else self.text) % self.values
        said = f"{self.where}: {said}" if self.where else said
        return "".join(each if " " <= each <= "~" else "?" for each in said[:500])


def odd(where: str, what: object) -> Found:
    """Something that is not as the format has it."""
    return Found(where, "is not as the format has it: %s", what)


def sha256(*parts: bytes) -> bytes:
    """The hash of the parts as one."""
    return hashlib.sha256(b"".join(parts)).digest()


def canonical(value: Any) -> str:
    """RFC 8785, for everything but fractions, which the format does not have."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: str(name).encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(each)}:{canonical(value[each])}" for each in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("duplicate member")
    return dict(pairs)


def read_json(raw: bytes, where: str, members: str) -> dict[str, Any]:
    """The object that the text is, with exactly these members."""
    kinds: Any = {f"parse_{x}": lambda n: int(n[:17]) for x in ("int", "float", "constant")}
    try:
        told = dict(json.loads(raw.decode(), object_pairs_hook=_once, **kinds).items())
        canonical(told).encode()
    except (ValueError, AttributeError, RecursionError) as error:
        raise odd(where, error) from None
    if set(told) != set(members.split()):
        raise odd(where, ", ".join(sorted(set(told) ^ set(members.split()))))
    return told


def read_key(text: str) -> tuple[tuple[str, bytes], tuple[str, bytes]]:
    """Name and number of a key as the log publishes it; itself, and its 32 bytes. ValueError."""
    name, digits, coded = text.split("+", 2)
    raw = base64.b64decode(coded, validate=True)
    if (len(raw), raw[:1], sha256(name.encode(), b"\n", raw)[:4].hex()) != (33, b"\1", digits):
        raise ValueError(text)
    return (name, bytes.fromhex(digits)), (text, raw[1:])


def climbed(leaf: bytes, index: int, size: int, path: list[str]) -> bytes:
    """The root to which the path leads from the leaf in a tree of that size (RFC 6962)."""
    if not 0 <= index < size or (size == 1) != (path == []):
        raise ValueError("path")
    if size == 1:
        return leaf
    left, last = 1 << ((size - 1).bit_length() - 1), bytes.fromhex(path[-1])
    if index < left:
        return sha256(b"\1", climbed(leaf, index, left, path[:-1]), last)
    return sha256(b"\1", last, climbed(leaf, index - left, size - left, path[:-1]))


def grown(old: int, new: int, path: list[str], root: list[str]) -> tuple[bytes, bytes]:
    """The roots to which the path leads from the old tree's `root` (RFC 9162 §2.1.4)."""
    if old == new:
        [known] = map(bytes.fromhex, root + path)
        return known, known
    left, last = 1 << ((new - 1).bit_length() - 1), bytes.fromhex(path[-1])
    if old <= left:
        before, after = grown(old, left, path[:-1], root)
        return before, sha256(b"\1", after, last)
    before, after = grown(old - left, new - left, path[:-1], [])
    return sha256(b"\1", last, before), sha256(b"\1", last, after)


class Pack:
    """A pack that is being checked. Each check yields what it finds; what it raises ends it."""

    def __init__(self, file: BinaryIO, folder: str, keys: Sequence[str], roots: bytes) -> None:
        self.file, self.folder, self.roots, self.given = file, folder, roots, set(keys)
        self.length, self.ready, self.here, self.comment = file.seek(0, os.SEEK_END), 0, "", b""
        self.entries = dict[str, tuple[int, int, int]]()  # begin, end, CRC-32
        self.hashes = dict[str, tuple[str, str]]()  # SHA-256, BLAKE2b
        self.keys = dict[tuple[str, bytes], tuple[str, bytes]]()
        self.told = dict[int, tuple[bytes, str, bytes]]()  # of each act: leaf, kind, words
        self.info, self.proved = dict[str, Any](), dict[int, list[int]]()  # acts by the tree's size

    def _at(self, place: int, count: int) -> bytes:
        self.file.seek(max(0, place))
        return self.file.read(count)

    def _stream(self, name: str) -> Iterator[bytes]:
        if name not in self.entries:
            raise Found(name, "is missing")
        return self._parts(*self.entries[name][:2])

    def lines(self, name: str) -> Iterator[tuple[str, bytes]]:
        """Each line of an entry, and where it stands."""
        count, (place, end, _) = 0, self.entries.get(name, (0, 0, 0))
        while place < end:
            self.file.seek(place)
            line, count = self.file.readline(min(end - place, MOST_TEXT)), count + 1
            if not line.endswith(b"\n"):
                raise odd(name, "line feed")
            yield f"{name}:{count}", line[:-1]
            place += len(line)

    def _whole(self, name: str) -> bytes:
        return b"".join(itertools.islice(self._stream(name), MOST_TEXT // CHUNK))

    def rows(self, name: str, members: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each line of an entry as the object it is, and where it stands."""
        for self.here, line in self.lines(name):  # noqa: B020
            yield self.here, read_json(line, self.here, members)

    def openssl(self, words: str, **files: bytes) -> tuple[bool, str]:
        """Whether `openssl` is content, and what it says; @name is a file with those bytes."""
        typed = [os.path.join(self.folder, x[1:]) if x[0] == "@" else x for x in words.split()]
        try:
            for name, content in files.items():
                with open(os.path.join(self.folder, name), "wb") as file:
                    file.write(content)
            done = subprocess.run(["openssl", *typed], capture_output=True, timeout=60)
        except (OSError, subprocess.SubprocessError):
            raise Found("", "no `openssl` here that can do it", verdict=UNCHECKED) from None
        return done.returncode == 0, (done.stdout + done.stderr).decode(errors="replace")

    def _parts(self, begin: int, end: int) -> Iterator[bytes]:
        return (self._at(place, min(CHUNK, end - place)) for place in range(begin, end, CHUNK))

    def archive(self) -> Iterator[Found]:
        """Every byte is the one that was signed, and belongs to a file of the format."""
        tail = self._at(self.length - 66_000, 66_000)
        self.comment = tail[tail.rfind(FORMAT.encode() + b"\n") :]
        end, digest = self.length - len(self.comment), hashlib.sha256()
        for part in self._parts(0, end):
            digest.update(part)
        head = f"{FORMAT}\n{end}\n{base64.b64encode(digest.digest()).decode()}\n"
        note = NOTE.fullmatch(self.comment.decode(errors="replace"))
        if note is None:
            raise Found("", "is no pack, or its end is cut off")
        if note[1] != head:
            yield Found("", "its bytes are not those that were signed")
        self.directory(end)
        self.ready = 1
        for name in self.entries:
            one, other, crc = hashlib.sha256(), hashlib.blake2b(digest_size=32), 0
            for part in self._stream(name):
                one.update(part)
                other.update(part)
                crc = zlib.crc32(part, crc)
            if crc != self.entries[name][2]:
                yield odd(name, "CRC-32")
            self.hashes[name] = (one.hexdigest(), other.hexdigest())

    def directory(self, end: int) -> None:
        """The archive is its files, in order, without a gap, and a directory that says the same."""
        wide = self._at(end - 42, 4) == b"PK\6\7"  # zip64: the size stands in a record before it
        size = int.from_bytes(self._at(end - 58, 8) if wide else self._at(end - 10, 4), "little")
        if size > MOST_TEXT:
            raise odd("", "zip")
        with zipfile.ZipFile(self.file) as archive:
            entries, begin, here = archive.infolist(), archive.start_dir, 0
        for each in entries:
            name, size = each.filename, each.file_size
            read = "header_offset flag_bits compress_type compress_size date_time external_attr"
            told = [getattr(each, x) for x in f"{read} internal_attr create_system comment".split()]
            if told != [here, 0, 0, size, *FIXED] or not NAMES.fullmatch(name):
                raise odd(name, "zip, directory, name")
            own = LOCAL.unpack(self._at(here, LOCAL.size))
            extra = struct.pack("<HHQQ", 1, 16, size, size) if own[10] else b""
            short = (WIDE, WIDE) if extra else (size, size)  # 33 is 1980-01-01
            rest = (0, 0, 0, 33, each.CRC, *short, len(name), len(extra))
            raw = LOCAL.pack(b"PK\3\4", own[1], *rest) + name.encode() + extra
            if self._at(here, len(raw)) != raw:
                raise odd(name, "zip, header")
            start, here = here + len(raw), here + len(raw) + size
            self.entries[name[len(FOLDER) :]] = (start, here, each.CRC)
        held = sum(46 + len(each.filename) + len(each.extra) for each in entries)
        count, after = min(len(entries), 0xFFFF), begin + held + (98 if wide else 22)
        last = END.pack(b"PK\5\6", 0, 0, count, count, held, min(begin, WIDE), self.length - end)
        alone = len({each.lower() for each in self.entries})
        if (here, after, alone, self._at(end - 22, 22)) != (begin, end, len(entries), last):
            raise odd("", "zip, directory")

    def contents(self) -> Iterator[Found]:
        """`pack.json` says what is there, and all that the format asks for is there."""
        name, info = "data/pack.json", self.info
        info.update(read_json(self._whole(name), name, TOP))
        self.keys.update(map(read_key, [*info["keys"], *self.given]))
        sizes, logs = info["checkpoints"], {f"data/log/{size}/" for size in info["checkpoints"]}
        stamps = {each[:-3] for each in self.entries if "/stamps/" in each}
        wanted = {log + each for log in logs for each in ("checkpoint", "proofs.jsonl")}
        wanted |= {stamp + each for stamp in stamps for each in ("tsr", "pem")}
        for each in sorted({*wanted, *FILES} - set(self.entries)):
            yield Found(each, "is missing")
        self.ready = 2
        there = {each[: each.index("/", 9) + 1] for each in self.entries if each.count("/") > 2}
        names = {x.split("+")[0] for x in info["keys"]} | {info["origin"]}
        if (there, sizes, info["format"], len(names)) != (logs, sorted(set(sizes)), FORMAT, 1):
            yield odd(name, "format, origin, keys, checkpoints")
        counts = {each: sum(1 for _ in self.lines(f"data/{each}.jsonl")) for each in TABLES}
        counts["papers"] = sum(each.startswith("data/papers/") for each in self.entries)
        for each in (each for each in counts if info[each] != counts[each]):
            yield odd(name, f"{each}: {info[each]} != {counts[each]}")

    def signatures(self) -> Iterator[Found]:
        """The archive and each checkpoint are signed by keys that `pack.json` or `--key` names."""
        places = [f"data/log/{size}/checkpoint" for size in self.info["checkpoints"]]
        for where, note in [("", self.comment), *((each, self._whole(each)) for each in places)]:
            form, signers = NOTE.fullmatch(note.decode()), set[str]()
            text, lines = (form[1], form[2].splitlines()) if form else ("", [])
            for _, name, coded in (line.split(" ") for line in lines):
                raw = base64.b64decode(coded)
                key, public = self.keys.get((name, raw[:4]), ("", b""))
                if not where and (key in {"", *signers} or base64.b64encode(raw).decode() != coded):
                    yield odd(where, name)
                files = {"key": DER + public, "text": text.encode(), "signature": raw[4:]}
                right, said = self.openssl(ED25519, **files) if key else (True, "")
                if "Signature Verification Failure" in said:
                    yield Found(where, "the signature of %s is wrong", key)
                elif not right:
                    raise Found("", "no `openssl` here that can do it", verdict=UNCHECKED)
                signers |= {key} - {""}
            if not signers & (self.given or signers):
                verdict = UNCHECKED if where and form else BROKEN
                yield Found(where, "is signed by no key of --key or pack.json", verdict=verdict)
        if not self.given:
            yield Found("", "no --key: whose keys these are is not shown", verdict=UNCHECKED)

    def bag(self) -> Iterator[Found]:
        """RFC 8493: every file is listed with its hash, and every file listed is there."""
        if self._whole("bagit.txt") != BAGIT:
            yield odd("bagit.txt", BAGIT)
        data = {each for each in self.entries if each.startswith("data/")}
        tags = set(self.entries) - data - {MANIFESTS[1]}
        for manifest, left in ((MANIFESTS[0], data), (MANIFESTS[1], tags)):
            for where, line in self.lines(manifest):
                digest, _, name = line.decode().partition("  ")
                if name not in left or self.hashes.get(name, ("",))[0] != digest:
                    yield Found(name, "is not what %s says", where)
                left.discard(name)
            for name in sorted(left):
                yield Found(name, "stands in no line of %s", manifest)

    def acts(self) -> Iterator[Found]:
        """The acts follow each other without gap, and say what they committed to."""
        before, place, said = bytes(32).hex(), 0, dict[str, Any]()
        for where, act in self.rows("data/acts.jsonl", ACT):
            place, said, seq = place + 1, act["said"] or {"kind": "", "body": {}}, act["seq"]
            chained = sha256(b"\1", bytes.fromhex(act["previous"] + act["commitment"])).hex()
            if (seq, act["previous"], act["hash"]) != (place, before, chained):
                yield Found(where, "is not chained to the act before it")
            before, body = act["hash"], said["body"]
            words = [body.get("derived", body.get("item")), *(body.get(x, "") for x in HASHES)]
            leaf = sha256(b"\0\1", bytes.fromhex(before))
            kept = (said["kind"][:40], sha256(canonical(words).encode()))
            self.told[place] = (leaf, *(kept if act["said"] else UNTOLD))
            if act["said"] is act["salt"] is None and act["withheld"] in ("variant", "destroyed"):
                continue
            elsewhere = (said.get("file"), said.get("seq")) != (self.info["file"], seq)
            if set(said) - {"assumed"} != set(SAID.split()) or act["withheld"] or elsewhere:
                yield odd(where, "said, withheld, file, seq")
            salted = b"\1" + bytes.fromhex(act["salt"])
            if sha256(salted, canonical(said).encode()).hex() != act["commitment"]:
                yield Found(where, "its words are not those it committed to")
        if (said["kind"], said["body"].get("variant")) != ("export_file", self.info["variant"]):
            yield Found("data/acts.jsonl", "the last act is not the export of this variant")

    def listed(self, table: str, members: str, kind: str) -> Iterator[Found]:
        """Each line agrees with the bytes at its path and with the act that told of them."""
        left = {each for each in self.entries if each.startswith(f"data/{table}/")}
        tellers = {seq for seq in self.told if self.told[seq][1] == "keep_evidence"}
        told_of = {each[1:] for each in self.told.values()}
        for where, line in self.rows(f"data/{table}.jsonl", members + BYTES):
            path, number = line["path"], line.get("number", line.get("item"))
            start = f"data/{table}/{number:04d}" + (f"-{line['kind']}-" if "kind" in line else ".")
            if path is not None and (path not in left or not path.startswith(start)):
                yield odd(where, path)
            elif path is not None:
                (one, other), (begin, end, _) = self.hashes.get(path, ("", "")), self.entries[path]
                same = (one, line["blake2b"] and other, end - begin)
                if same != (line["sha256"], line["blake2b"], line["size"]):
                    yield Found(path, "is not what %s says", where)
            words = sha256(canonical([line["id"], *(line[x] for x in HASHES)]).encode())
            withheld, left, act = line.get("withheld", ""), left - {path}, line["act"]
            if (path is None) != (withheld in ("variant", "destroyed")) or (path and withheld):
                yield odd(where, "withheld")
            elif withheld == "destroyed" and not {("destroy_evidence", words), UNTOLD} & told_of:
                yield Found(where, "is said to be destroyed, and no act destroyed it")
            told = self.told.get(act, (b"", "", words))[1:]
            if told not in ((kind, words), UNTOLD) and (act is not None or "number" in line):
                yield Found(where, "is not what %s says", f"data/acts.jsonl:{act}")
            tellers.discard(act)
        for path in sorted(left):
            yield Found(path, "stands in no line of %s", f"data/{table}.jsonl")
        for seq in sorted(tellers) if table == "items" else ():
            yield Found(f"data/acts.jsonl:{seq}", "stands in no line of %s", "data/items.jsonl")

    def log(self) -> Iterator[Found]:
        """Every act is a leaf of the tree that was signed; each tree begins with the one before."""
        before, roots, left = 0, dict[int, bytes](), set(self.told)
        for size in self.info["checkpoints"]:
            where = f"data/log/{size}/"
            lines = self._whole(where + "checkpoint").decode().split("\n")
            root = roots[size] = base64.b64decode(lines[2], validate=True)
            if lines[:2] != [self.info["origin"], str(size)]:
                yield odd(where + "checkpoint", lines[:2])
            for place, proof in self.rows(where + "proofs.jsonl", "seq index path"):
                seq, index = proof["seq"], proof["index"]
                if seq not in left or index < before:
                    yield Found(place, "is proved twice, no act, or was there before")
                elif climbed(self.told[seq][0], index, size, proof["path"]) != root:
                    yield Found(place, "the proof does not lead to what was signed")
                else:
                    self.proved.setdefault(size, []).append(seq)
                left.discard(seq)
            before = size
        for seq in sorted(left):
            yield Found(f"data/acts.jsonl:{seq}", "stands in no line of %s", "proofs.jsonl")
        pairs = [*zip(self.info["checkpoints"], self.info["checkpoints"][1:])]  # noqa: B905
        told = [*self.rows("data/log/consistency.jsonl", "from to path")]
        if [(line["from"], line["to"]) for _, line in told] != pairs:
            yield odd("data/log/consistency.jsonl", "from, to")
        for where, line in told:
            old, new = roots[line["from"]], roots[line["to"]]
            if grown(line["from"], line["to"], line["path"], [old.hex()]) != (old, new):
                yield Found(where, "the proof does not lead to what was signed")

    def stamps(self) -> Iterator[Found]:
        """Each stamp is over its checkpoint; it shows that what is proved there existed then."""
        for size, acts in self.proved.items():
            folder, span = f"data/log/{size}/", (len(acts), min(acts), max(acts))
            names = sorted(x for x in self.entries if x.startswith(folder) and x.endswith(".tsr"))
            for name in names:
                self.here, pem = name, self._whole(name[:-3] + "pem")
                files = {"tsr": self._whole(name), "pem": pem, "roots": self.roots or pem}
                files["note"] = self._whole(folder + "checkpoint")
                dated = TIME.findall(self.openssl("ts -reply -in @tsr -text", **files)[1])
                when = time.strptime("".join(*dated), "%b %d %H:%M:%S %Y GMT")
                words = "ts -verify -data @note -in @tsr -CAfile @roots -untrusted @pem -attime "
                right, said = self.openssl(words + str(calendar.timegm(when)), **files)
                if right:
                    told = (*span, time.strftime("%Y-%m-%dT%H:%M:%SZ", when))
                    yield Found(name, "%s acts (%s-%s) existed before %s", *told, verdict=SOUND)
                else:
                    yield Found(name, "`openssl` does not find the stamp good: %s", said[-300:])
            if not names:
                yield Found(folder, "no stamp over %s acts (%s-%s)", *span, verdict=UNCHECKED)
        if not self.roots:
            yield Found("", "no --roots: whose stamps these are is not shown", verdict=UNCHECKED)


CHECKS: dict[str, Callable[[Pack], Iterator[Found]]] = {
    "arsip/archive": Pack.archive,
    "isi/contents": Pack.contents,
    "tanda tangan/signatures": Pack.signatures,
    "daftar berkas/bag": Pack.bag,
    "tindakan/acts": Pack.acts,
    "bukti/items": lambda pack: pack.listed("items", ITEM, "keep_evidence"),
    "turunan/derived": lambda pack: pack.listed("derived", DERIVED, "derive_evidence"),
    "log/log": Pack.log,
    "stempel waktu/stamps": Pack.stamps,
}


def verify(path: str, keys: Sequence[str] = (), roots: str = "", lang: str = "id") -> Answers:
    """What each check came to. OSError for a file, ValueError for a key that cannot be read."""
    answers, known = Answers(), [read_key(key)[1][0] for key in keys]
    unread = Found("", "what it needs cannot be read", verdict=UNCHECKED)
    with open(path, "rb") as file, tempfile.TemporaryDirectory() as folder:
        pack = Pack(file, folder, known, pathlib.Path(roots).read_bytes() if roots else b"")
        for place, (name, check) in enumerate(CHECKS.items()):
            found, pack.here = list[Found](), ""
            try:
                ready = pack.ready >= min(place, 2)
                found.extend(itertools.islice(check(pack) if ready else [unread], MOST_SAID))
            except Found as last:
                found.append(last)
            except Exception as error:  # whatever a pack provokes is the pack's fault
                found.append(odd(pack.here, repr(error)))
            more = Found("", "there is more: the check ended here", verdict=UNCHECKED)
            found += [more] if len(found) == MOST_SAID else []
            verdicts = {each.verdict for each in found}
            worst = next((each for each in (BROKEN, UNCHECKED) if each in verdicts), SOUND)
            words, english = [each.words(lang) for each in found], lang == "en"
            line = f"{worst if english else VERDICTS[worst]:<15} {name.split('/')[english]}"
            line += ": " + "; ".join(words) if words else ""
            head = name.split("/")[1]
            answers.append({"check": head, "verdict": worst, "found": words, "line": line})
    return answers


def exit_code(answers: Answers) -> int:
    """0 where everything is sound, 1 where something is broken, else 3."""
    verdicts = {each["verdict"] for each in answers}
    return 1 if BROKEN in verdicts else 3 if UNCHECKED in verdicts else 0


def main() -> int:
    """Check the pack that is named on the command line."""
    parser = argparse.ArgumentParser(description="Memeriksa paket berkas. / Checks a case pack.")
    parser.add_argument("pack")
    parser.add_argument("--key", action="append", default=[], help="kunci log / key of the log")
    parser.add_argument("--roots", default="", help="akar stempel waktu / roots of stamps (PEM)")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--lang", choices=("id", "en"), default="id")
    asked = parser.parse_args()
    try:
        answers = verify(asked.pack, asked.key, asked.roots, asked.lang)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    code, told = exit_code(answers), "\n".join(each["line"] for each in answers)
    document = json.dumps({"ok": code == 0, "checks": answers}, ensure_ascii=False)
    sys.stdout.write((document if asked.json else told) + "\n")
    return code


TEXTS = """is not as the format has it: %s = tidak sesuai format: %s
is missing = tidak ada
no `openssl` here that can do it = di sini tidak ada `openssl` yang mampu
there is more: the check ended here = masih ada lagi: pemeriksaan berhenti di sini
is no pack, or its end is cut off = bukan paket, atau ujungnya terpotong
its bytes are not those that were signed = isinya bukan yang ditandatangani
the signature of %s is wrong = tanda tangan %s salah
is signed by no key of --key or pack.json = tidak ditandatangani kunci dari --key atau pack.json
no --key: whose keys these are is not shown = tanpa --key: pemilik kunci tidak terlihat
is not what %s says = bukan yang disebut %s
stands in no line of %s = tidak tercantum di %s
is said to be destroyed, and no act destroyed it = disebut dimusnahkan, tanpa tindakan pemusnahan
is not chained to the act before it = tidak tersambung ke tindakan sebelumnya
its words are not those it committed to = isinya bukan yang dahulu diikat
the last act is not the export of this variant = tindakan terakhir bukan pengeluaran ragam ini
is proved twice, no act, or was there before = ganda, bukan tindakan, atau sudah ada sebelumnya
the proof does not lead to what was signed = buktinya tidak sampai ke yang ditandatangani
%s acts (%s-%s) existed before %s = %s tindakan (%s-%s) sudah ada sebelum %s
`openssl` does not find the stamp good: %s = stempel tidak diterima `openssl`: %s
no stamp over %s acts (%s-%s) = tanpa stempel: %s tindakan (%s-%s)
no --roots: whose stamps these are is not shown = tanpa --roots: pemilik stempel tidak terlihat
what it needs cannot be read = yang diperlukannya tidak terbaca"""
INDONESIAN = dict(each.split(" = ") for each in TEXTS.splitlines())

if __name__ == "__main__":
    sys.exit(main())
