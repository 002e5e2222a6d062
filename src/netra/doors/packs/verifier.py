"""Checks a Netra case pack (format netra-pack/1) without Netra and without a network:

    python3 verify.py PACK.zip [--key KEY]... [--roots ROOTS.pem] [--json] [--lang en]

One line a check: sound, broken (what, and where) or not checked (why). Exit code: 0 all sound,
1 something broken, 2 misused, 3 something not checked. Python 3.9; the program `openssl` for
signatures and stamps. The pack is only read: no name in it becomes a path here."""

import argparse, base64, calendar, contextlib, hashlib, itertools, json, os, pathlib, re  # noqa: E401, I001
import subprocess, sys, tempfile, time, zipfile, zlib  # noqa: E401
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

Answers = list[dict[str, Any]]
Act = tuple[bytes, str, str, bytes, range]  # leaf, kind, when recorded, words, numbers it may keep
NOBODY: Act = (b"", "?", "", b"", range(0))
FORMAT, FOLDER, CHUNK, MOST_TEXT, MOST_SAID = "netra-pack/1", "berkas/", 1 << 20, 16 << 20, 999
MOST_LINE, MOST_DIGITS, LEEWAY = 4 << 20, 16, 60  # seconds that clocks may differ
SOUND, BROKEN, UNCHECKED = "sound", "broken", "not checked"
CHECKS = "archive contents signatures bag acts items derived log stamps"
LOCALLY = "arsip,isi,tanda tangan,daftar berkas,tindakan,bukti,turunan,log,stempel waktu"
VERDICTS = {SOUND: "utuh", BROKEN: "RUSAK", UNCHECKED: "tidak diperiksa"}
MANIFESTS, TABLES = ("manifest-sha256.txt", "tagmanifest-sha256.txt"), ("acts", "items", "derived")
FILES = [*MANIFESTS, "bagit.txt", "bag-info.txt", "index.html", "verify.py", "BACA-SAYA.txt"]
FILES += ["data/pack.json", "data/log/consistency.jsonl", *(f"data/{x}.jsonl" for x in TABLES)]
NAMES = re.compile(
    rf"{FOLDER}(?:{'|'.join(map(re.escape, FILES))}|data/items/[0-9]{{4,9}}\.[a-z0-9]{{1,10}}"
    r"|data/papers/[A-Za-z0-9][A-Za-z0-9._-]{0,150}\.pdf"
    r"|data/derived/[0-9]{4,9}-[a-z_]{1,30}-[1-9][0-9]{0,5}\.[a-z0-9]{1,10}"
    r"|data/log/[1-9][0-9]{0,15}/(?:checkpoint|proofs\.jsonl|stamps/[1-9][0-9]?\.(?:tsr|pem)))"
)
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
NOTE = re.compile(r"((?:[^\n]+\n)+)\n((?:— [!-*,-~]+ [A-Za-z0-9+/]{91}=\n){1,16})")
ED25519 = "pkeyutl -verify -pubin -keyform DER -inkey @key -rawin -in @text -sigfile @signature"
STAMP = "ts -verify -data @note -in @tsr -CAfile @roots -untrusted @pem -attime "
DER = bytes.fromhex("302a300506032b6570032100")  # what stands before such a key, RFC 8410
TIME = re.compile(r"(?m)^Time stamp: (.*?)(?:\.\d+)?( \d{4} GMT)$")
BYTES = " sha256 blake2b size media_type"
TOP = "format variant file number made_at made_by origin keys papers checkpoints acts items derived"
ACT = "seq commitment previous hash salt said withheld"
SAID = "id file seq kind at recorded_at person capacity office office_path from to article body"
ITEM = "number id name at given_by access found_at first_seen_on act path withheld examination"
DERIVED = "id item kind tool settings at made_by act path"
KEEP, DERIVE, DESTROY = "keep_evidence", "derive_evidence", "destroy_evidence"
TELLS = {KEEP: "access first_seen_on found_at", DESTROY: "access first_seen_on item_number"}
TELLS[DERIVE] = "derived kind tool settings"


class Found(Exception):
    """What is broken or unchecked, and where; or what a sound check shows. Raised, it ends one."""

    def __init__(self, where: str, text: str, *values: Any, verdict: str = BROKEN) -> None:
        self.verdict, self.where, self.text, self.values = verdict, where, text, values

    def words(self, lang: str) -> str:
        """It in that language, `id` or `en`."""
        said = f"{self.where}: " if self.where else ""
        said += (INDONESIAN[self.text] if lang == "id" else self.text) % self.values
        return "".join(each if " " <= each <= "~" else "?" for each in said[:500])


def odd(where: str, what: object) -> Found:
    """Something that is not as the format has it."""
    return Found(where, "is not as the format has it: %s", what)


def sha256(*parts: bytes) -> bytes:
    """The hash of the parts as one."""
    return hashlib.sha256(b"".join(parts)).digest()


def unhex(text: str) -> bytes:
    """The 32 bytes that the text writes in small letters. ValueError."""
    [digits] = re.findall(r"\A[0-9a-f]{64}\Z", text)
    return bytes.fromhex(digits)


def canonical(value: Any) -> bytes:
    """RFC 8785, for what `_once` lets in and without fractions, which the format does not have."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs) or max("".join(dict(pairs)), default="") >= "\ue000":
        raise ValueError("duplicate or strange member")  # above, UTF-16 sorts in another order
    return dict(pairs)


def read_json(raw: bytes, where: str, members: str) -> dict[str, Any]:
    """The object that the text is, with exactly these members."""
    whole = lambda text: int(text if len(text) <= MOST_DIGITS else "")  # noqa: E731
    kinds: Any = dict.fromkeys(("parse_int", "parse_float", "parse_constant"), whole)
    try:
        told = dict(json.loads(raw.decode(), object_pairs_hook=_once, **kinds).items())
        canonical(told)
    except (ValueError, AttributeError, RecursionError) as error:
        raise odd(where, error) from None
    if set(told) != set(members.split()):
        raise odd(where, ", ".join(sorted(set(told) ^ set(members.split()))))
    return told


def words(kind: str, told: dict[str, Any]) -> bytes:
    """The hash of what an act of that kind says of evidence; the same of a line that agrees."""
    told["kept_at"] = str(told["kept_at"])[:19]  # to the second
    names = f"item sha256 blake2b size type given_by kept_at {TELLS.get(kind, '')}".split()
    return sha256(canonical([told.get(each) or "" for each in names]))


def read_key(text: str) -> tuple[tuple[str, bytes], tuple[str, bytes]]:
    """Name and number of a key as the log publishes it; itself, and its 32 bytes. ValueError."""
    name, digits, coded = text.split("+", 2)
    raw = base64.b64decode(coded, validate=True)
    if (len(raw), raw[:1], sha256(name.encode(), b"\n", raw)[:4].hex()) != (33, b"\1", digits):
        raise ValueError(text)
    return (name, bytes.fromhex(digits)), (text, raw[1:])


def climbed(base: list[bytes], index: int, size: int, path: list[str], leaf: bool) -> list[bytes]:
    """The roots to which the path leads: of the tree that ends with that index, and of the whole
    tree of that size. `base` is a leaf (RFC 6962), or the root of the first tree (RFC 9162)."""
    if size == 1 or (not leaf and index == size - 1):
        [known] = base + [unhex(each) for each in path]
        return [known, known]
    left, last = 1 << ((size - 1).bit_length() - 1), unhex(path[-1])
    if index < left:
        before, after = climbed(base, index, left, path[:-1], leaf)
        return [before, sha256(b"\1", after, last)]
    right = climbed(base if leaf else [], index - left, size - left, path[:-1], leaf)
    return [sha256(b"\1", last, each) for each in right]


class Pack:
    """A pack that is being checked. Each check yields what it finds; what it raises ends it."""

    def __init__(self, file: BinaryIO, folder: str, keys: Sequence[str], roots: bytes) -> None:
        self.file, self.folder, self.roots, self.given = file, folder, roots, set(keys)
        self.length, self.ready, self.here, self.comment = file.seek(0, os.SEEK_END), 0, "", b""
        self.entries = dict[str, tuple[int, int, int]]()  # begin, end, CRC-32
        self.hashes = dict[str, tuple[str, str, int]]()  # SHA-256, BLAKE2b, size
        self.keys = dict[tuple[str, bytes], tuple[str, bytes]]()
        self.info, self.told, self.numbers = dict[str, Any](), dict[int, Act](), dict[int, str]()
        self.gone, self.hidden = dict[str, int](), 0  # item: act that destroyed it; last not told
        self.proved = dict[int, tuple[int, int, int, str]]()  # by the tree's size: how many acts, …

    def _at(self, place: int, count: int) -> bytes:
        self.file.seek(max(0, place))
        return self.file.read(count)

    def lines(self, name: str) -> Iterator[tuple[str, bytes]]:
        """Each line of an entry, and where it stands."""
        count, (place, end, _) = 0, self.entries.get(name, (0, 0, 0))
        while place < end:
            self.file.seek(place)
            line, count = self.file.readline(min(end - place, MOST_LINE)), count + 1
            if not line.endswith(b"\n"):
                raise odd(name, "line feed")
            yield f"{name}:{count}", line[:-1]
            place += len(line)

    def _whole(self, name: str) -> bytes:
        begin, end, _ = self.entries[name]
        if end - begin > MOST_TEXT:
            raise odd(name, end - begin)
        return self._at(begin, end - begin)

    def rows(self, name: str, members: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each line of an entry as the object it is, and where it stands."""
        for self.here, line in self.lines(name):  # noqa: B020
            yield self.here, read_json(line, self.here, members)

    def openssl(self, words: str, refusal: str, **files: bytes) -> tuple[bool, str]:
        """Whether `openssl` is content, and what it says; @name is a file with those bytes."""
        typed = [os.path.join(self.folder, x[1:]) if x[0] == "@" else x for x in words.split()]
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            for name, content in files.items():
                pathlib.Path(self.folder, name).write_bytes(content)
            done = subprocess.run(["openssl", *typed], capture_output=True, timeout=60)
            said = (done.stdout + done.stderr).decode(errors="replace")
            if done.returncode == 0 or refusal in said:
                return done.returncode == 0, said
        raise Found("", "no `openssl` here that can do it", verdict=UNCHECKED)

    def hashed(self, begin: int, end: int) -> tuple[bytes, str, int]:
        """SHA-256, BLAKE2b and CRC-32 of these bytes."""
        one, other, crc = hashlib.sha256(), hashlib.blake2b(digest_size=32), 0
        for place in range(begin, end, CHUNK):
            part = self._at(place, min(CHUNK, end - place))
            one.update(part)
            other.update(part)
            crc = zlib.crc32(part, crc)
        return one.digest(), other.hexdigest(), crc

    def archive(self) -> Iterator[Found]:
        """Every byte is the one that was signed, and belongs to a file of the format."""
        tail = self._at(self.length - 66_000, 66_000)
        self.comment = tail[tail.rfind(FORMAT.encode() + b"\n") :]
        end = self.length - len(self.comment)
        head = f"{FORMAT}\n{end}\n{base64.b64encode(self.hashed(0, end)[0]).decode()}\n"
        note = NOTE.fullmatch(self.comment.decode(errors="replace"))
        if note is None:
            raise Found("", "is no pack, or its end is cut off")
        if note[1] != head:
            yield Found("", "its bytes are not those that were signed")
        self.directory(end)
        self.ready = 1
        for name, (begin, end, crc) in self.entries.items():
            one, other, found = self.hashed(begin, end)
            self.hashes[name] = (one.hex(), other, end - begin)
            if crc != found:
                yield odd(name, "CRC-32")

    def directory(self, end: int) -> None:
        """The archive is its files, in order, without a gap, and a directory that says the same."""
        wide = self._at(end - 42, 4) == b"PK\6\7"  # zip64: the size stands in a record before it
        size = int.from_bytes(self._at(end - 58, 8) if wide else self._at(end - 10, 4), "little")
        if size > MOST_TEXT:
            raise odd("", "zip")
        with zipfile.ZipFile(self.file) as archive:
            entries, here, ours = archive.infolist(), 0, list[zipfile.ZipInfo]()
        for each in entries:
            own, size = zipfile.ZipInfo(each.filename), each.file_size
            own.create_system, own.external_attr, own.header_offset = 3, 0o100644 << 16, here
            own.file_size, own.compress_size, own.CRC = size, size, each.CRC
            raw = own.FileHeader(self._at(here + 28, 1) > b"\0")  # zip64, where it was not sure
            if self._at(here, len(raw)) != raw or not NAMES.fullmatch(each.filename):
                raise odd(each.filename, "zip, header, name")
            start, here = here + len(raw), here + len(raw) + size
            self.entries[each.filename[len(FOLDER) :]] = (start, here, each.CRC)
            ours.append(own)
        anew = pathlib.Path(self.folder, "zip")  # the same directory, as zipfile writes it
        with zipfile.ZipFile(anew, "w") as archive:
            archive.filelist, archive.start_dir, archive.comment = ours, here, self.comment
        with anew.open("rb") as file:
            same = file.seek(here) == here and file.read() == self._at(here, self.length - here)
        if not same or len({each.lower() for each in self.entries}) != len(entries):
            raise odd("", "zip, directory")

    def contents(self) -> Iterator[Found]:
        """`pack.json` says what is there, and all that the format asks for is there."""
        name, info = "data/pack.json", self.info
        info.update(read_json(self._whole(name), name, TOP))
        self.keys.update(map(read_key, [*info["keys"], *self.given]))
        sizes, logs = info["checkpoints"], {f"data/log/{size}/" for size in info["checkpoints"]}
        stamps = {each[:-3] for each in self.entries if "/stamps/" in each}
        wanted = {log + each for log in logs for each in ("checkpoint", "proofs.jsonl")}
        wanted |= {*FILES, *(stamp + each for stamp in stamps for each in ("tsr", "pem"))}
        yield from (Found(each, "is missing") for each in sorted(wanted - set(self.entries)))
        there = {each[: each.index("/", 9) + 1] for each in self.entries if each.count("/") > 2}
        names = {x.split("+")[0] for x in info["keys"]} | {info["origin"]}
        told = (there, sizes, info["format"], len(names), sizes[MOST_SAID:] + info["keys"][16:])
        if told != (logs, sorted(set(sizes)), FORMAT, 1, []):
            raise odd(name, "format, origin, keys, checkpoints")
        self.ready = 2
        counts = {each: sum(1 for _ in self.lines(f"data/{each}.jsonl")) for each in TABLES}
        counts["papers"] = sum(each.startswith("data/papers/") for each in self.entries)
        if counts != {each: info[each] for each in counts}:
            yield odd(name, counts)

    def signatures(self) -> Iterator[Found]:
        """The archive and each checkpoint are signed by keys that `pack.json` or `--key` names."""
        places = [f"data/log/{size}/checkpoint" for size in self.info["checkpoints"]]
        for where, note in [("", self.comment), *((each, self._whole(each)) for each in places)]:
            form, signers = NOTE.fullmatch(note.decode()), set[str]()
            text, lines = (form[1], form[2].splitlines()) if form else ("", [])
            for _, name, coded in (line.split(" ") for line in lines):
                raw = base64.b64decode(coded)
                key, public = self.keys.get((name, raw[:4]), ("", b""))
                if key in signers or not (key or where) or base64.b64encode(raw).decode() != coded:
                    raise odd(where, name)
                if not key:  # a witness, or a key the log had before
                    continue
                files = {"key": DER + public, "text": text.encode(), "signature": raw[4:]}
                if not self.openssl(ED25519, "Signature Verification Failure", **files)[0]:
                    yield Found(where, "the signature of %s is wrong", key)
                signers.add(key)
            if not signers & (self.given or signers):
                verdict = UNCHECKED if where and form else BROKEN
                yield Found(where, "is signed by no key of --key or pack.json", verdict=verdict)
        if not self.given:
            yield Found("", "no --key: whose keys these are is not shown", verdict=UNCHECKED)

    def bag(self) -> Iterator[Found]:
        """RFC 8493: every file is listed with its hash, and every file listed is there."""
        if self._whole("bagit.txt") != BAGIT:
            yield odd("bagit.txt", BAGIT)
        left = set(self.entries) - {MANIFESTS[1]}
        for manifest in MANIFESTS:
            for where, line in self.lines(manifest):
                digest, _, name = line.decode().partition("  ")
                there = name in left and manifest == MANIFESTS[not name.startswith("data/")]
                if not there or self.hashes.get(name, ("",))[0] != digest:
                    yield Found(name, "is not what %s says", where)
                left.discard(name)
        for name in sorted(left):
            yield Found(name, "stands in no line of %s", MANIFESTS[not name.startswith("data/")])

    def acts(self) -> Iterator[Found]:
        """The acts follow each other without gap, and say what they committed to."""
        before, place, said, emptied = bytes(32).hex(), 0, dict[str, Any](), set[str]()
        kept = untold = destroyed = 0
        for where, act in self.rows("data/acts.jsonl", ACT):
            place, said, seq = place + 1, act["said"] or {"kind": "", "body": {}}, act["seq"]
            chained = sha256(b"\1", unhex(act["previous"]), unhex(act["commitment"])).hex()
            if (seq, act["previous"], act["hash"]) != (place, before, chained):
                yield Found(where, "is not chained to the act before it")
            before, body, kind = act["hash"], said["body"], said["kind"]
            kept, untold = kept + (kind == KEEP), untold + (not kind)
            own = {"given_by": said.get("capacity"), "kept_at": said.get("at"), **body}
            numbers = range(kept + (not kind), kept + untold + 1)
            leaf, recorded = sha256(b"\0\1", unhex(before)), str(said.get("recorded_at", ""))[:19]
            self.told[place] = (leaf, kind, recorded, words(kind, own), numbers)
            if act["said"] is act["salt"] is None and act["withheld"] in ("variant", "destroyed"):
                destroyed += act["withheld"] == "destroyed"
                self.hidden = place if act["withheld"] == "variant" else self.hidden
                continue
            elsewhere = (said.get("file"), said.get("seq")) != (self.info["file"], seq)
            if set(said) - {"assumed"} != set(SAID.split()) or act["withheld"] or elsewhere:
                yield odd(where, "said, withheld, file, seq")
            if sha256(b"\1", unhex(act["salt"]), canonical(said)).hex() != act["commitment"]:
                yield Found(where, "its words are not those it committed to")
            self.gone.update({body["item"]: place} if kind == DESTROY else {})
            emptied.update(body.get("words", ()) if kind in (DESTROY, "destroy_words") else ())
        if (said["kind"], said["body"].get("variant")) != ("export_file", self.info["variant"]):
            yield odd("data/acts.jsonl", "export_file, variant")
        if destroyed > len(emptied) and not self.hidden:
            yield Found("data/acts.jsonl", "is there, gone or withheld otherwise than the acts say")

    def listed(self, table: str) -> Iterator[Found]:
        """Each line agrees with the bytes at its path and with the acts that told of them."""
        members, *kinds = (ITEM, KEEP, DESTROY) if table == "items" else (DERIVED, DERIVE)
        left, before = {x for x in self.entries if x.startswith(f"data/{table}/")}, (0, 0)
        left |= {f"data/acts.jsonl:{x}" for x in self.told if self.told[x][1] in kinds}
        for where, line in self.rows(f"data/{table}.jsonl", members + BYTES):
            path, act, number = line["path"], line["act"], line.get("number") or line["item"]
            start = f"data/{table}/{number:04d}" + (f"-{line['kind']}-" if "kind" in line else ".")
            there = self.hashes.get(path, ("", "", 0))
            if path is not None and (path not in left or not path.startswith(start)):
                yield odd(where, path)
            elif path and (line["sha256"], line["blake2b"] or there[1], line["size"]) != there:
                yield Found(path, "is not what %s says", where)
            gone, told = self.gone.get(line["id"], 0), self.told.get(act, NOBODY)
            own = {**line, "type": line["media_type"], "kept_at": line["at"], "item_number": number}
            own |= {"derived": line["id"], "given_by": line.get("given_by", line.get("made_by"))}
            own["item"] = line["id"] if table == "items" else self.numbers.get(number)
            for seq in {act, gone} - {0, None}:
                kind, said = self.told.get(seq, NOBODY)[1], self.told.get(seq, NOBODY)[3]
                if kind and (kind != kinds[seq == gone] or words(kind, own) != said):
                    yield Found(where, "is not what %s says", f"data/acts.jsonl:{seq}")
            made = act or (line.get("made_by") == "machine" and line["kind"] != "redaction")
            fit = {"": path and not gone and made, "variant": not (path or gone or told[1])}
            fit["destroyed"] = not path and (gone or self.hidden > (act or 0))
            if not fit.get(line.get("withheld", "")):
                yield Found(where, "is there, gone or withheld otherwise than the acts say")
            if table == "items":
                self.numbers[number] = line["id"]
                if number not in told[4] or number <= before[0] or act <= before[1]:
                    yield odd(where, "number, act")
                before = (number, act)
            left -= {path, f"data/acts.jsonl:{act}", f"data/acts.jsonl:{gone}"}
        for each in sorted(left):
            yield Found(each, "stands in no line of %s", f"data/{table}.jsonl")

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
                leaf, path = [self.told.get(seq, NOBODY)[0]], proof["path"]
                known = seq in left and before <= index < size
                if not known or climbed(leaf, index, size, path, True)[1] != root:
                    yield Found(place, "the proof does not lead to what was signed")
                else:
                    count, low, high, latest = self.proved.get(size, (0, seq, seq, ""))
                    latest = max(latest, self.told[seq][2])
                    self.proved[size] = (count + 1, min(low, seq), max(high, seq), latest)
                left.discard(seq)
            if size not in self.proved:
                yield odd(where, "proofs")
            before = size
        for seq in sorted(left):
            yield Found(f"data/acts.jsonl:{seq}", "stands in no line of %s", "proofs.jsonl")
        name, sizes = "data/log/consistency.jsonl", self.info["checkpoints"]
        if sum(1 for _ in self.lines(name)) != max(0, len(sizes) - 1):
            raise odd(name, "lines")
        rows = self.rows(name, "from to path")
        for (where, line), old, new in zip(rows, sizes, sizes[1:]):  # noqa: B905
            both = climbed([roots[old]], old - 1, new, line["path"], False)
            if [line["from"], line["to"], *both] != [old, new, roots[old], roots[new]]:
                yield Found(where, "the proof does not lead to what was signed")

    def stamps(self) -> Iterator[Found]:
        """Each stamp is over its checkpoint; it shows that what is proved there existed then."""
        for size in self.info["checkpoints"]:
            *span, latest = self.proved.get(size, (0, 0, 0, ""))
            folder = f"data/log/{size}/"
            names = sorted(x for x in self.entries if x.startswith(folder) and x.endswith(".tsr"))
            for name in names:
                self.here, pem = name, self._whole(name[:-3] + "pem")
                files = {"tsr": self._whole(name), "pem": pem, "roots": self.roots or pem}
                files["note"] = self._whole(folder + "checkpoint")
                dated = TIME.findall(self.openssl("ts -reply -in @tsr -text", "", **files)[1])
                said = "".join(dated[0]) if len(dated) == 1 else "Jan  1 00:00:00 1970 GMT"
                when = calendar.timegm(time.strptime(said, "%b %d %H:%M:%S %Y GMT"))
                right, said = self.openssl(STAMP + str(when), "Verification: FAILED", **files)
                late, at = (
                    time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(when + x)) for x in (LEEWAY, 0)
                )
                if not right:
                    yield Found(name, "`openssl` refuses the stamp: %s", said[-300:])
                elif late < latest:
                    yield Found(name, "is of %s, and an act in it of %s", at, latest)
                else:
                    yield Found(name, "%s acts (%s-%s) existed before %s", *span, at, verdict=SOUND)
            if not names:
                yield Found(folder, "no stamp over %s acts (%s-%s)", *span, verdict=UNCHECKED)
        if not self.roots:
            yield Found("", "no --roots: whose stamps these are is not shown", verdict=UNCHECKED)


def verify(path: str, keys: Sequence[str] = (), roots: str = "", lang: str = "id") -> Answers:
    """What each check came to. OSError for a file, ValueError for a key that cannot be read."""
    answers, known = Answers(), [read_key(key)[1][0] for key in keys]
    unread = Found("", "not all that it needs was read", verdict=UNCHECKED)
    with open(path, "rb") as file, tempfile.TemporaryDirectory() as folder:
        pack = Pack(file, folder, known, pathlib.Path(roots).read_bytes() if roots else b"")
        for place, (name, local) in enumerate(zip(CHECKS.split(), LOCALLY.split(","))):  # noqa: B905
            found, pack.here, ready = list[Found](), "", pack.ready >= min(place, 2)
            try:
                checked = pack.listed(name) if name in TABLES[1:] else getattr(pack, name)()
                found.extend(itertools.islice(checked if ready else [unread], MOST_SAID))
            except Found as last:
                found.append(last)
            except Exception as error:  # whatever a pack provokes is the pack's fault
                found.append(odd(pack.here, repr(error)))
            found += [unread] if len(found) == MOST_SAID else []
            verdicts, words = {each.verdict for each in found}, [each.words(lang) for each in found]
            worst = next((each for each in (BROKEN, UNCHECKED) if each in verdicts), SOUND)
            shown = (worst, name) if lang == "en" else (VERDICTS[worst], local)
            line = f"{shown[0]:<15} {': '.join(filter(None, [shown[1], '; '.join(words)]))}"
            answers.append({"check": name, "verdict": worst, "found": words, "line": line})
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
is no pack, or its end is cut off = bukan paket, atau ujungnya terpotong
its bytes are not those that were signed = isinya bukan yang ditandatangani
the signature of %s is wrong = tanda tangan %s salah
is signed by no key of --key or pack.json = tidak ditandatangani kunci dari --key atau pack.json
no --key: whose keys these are is not shown = tanpa --key: pemilik kunci tidak terlihat
is not what %s says = bukan yang disebut %s
stands in no line of %s = tidak tercantum di %s
is there, gone or withheld otherwise than the acts say = ada, musnah atau ditahan tanpa tindakannya
is not chained to the act before it = tidak tersambung ke tindakan sebelumnya
its words are not those it committed to = isinya bukan yang dahulu diikat
the proof does not lead to what was signed = buktinya tidak sampai ke yang ditandatangani
%s acts (%s-%s) existed before %s = %s tindakan (%s-%s) sudah ada sebelum %s
is of %s, and an act in it of %s = bertanggal %s, padahal ada tindakan bertanggal %s
`openssl` refuses the stamp: %s = stempel tidak diterima `openssl`: %s
no stamp over %s acts (%s-%s) = tanpa stempel: %s tindakan (%s-%s)
no --roots: whose stamps these are is not shown = tanpa --roots: pemilik stempel tidak terlihat
not all that it needs was read = tidak semua yang diperlukannya terbaca"""
INDONESIAN = dict(each.split(" = ") for each in TEXTS.splitlines())

if __name__ == "__main__":
    sys.exit(main())
