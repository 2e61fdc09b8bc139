#!/usr/bin/env python3
"""gongwen beside tools that do a piece of what it does, in one run on the same text.

    python3 -m venv target/peers
    target/peers/bin/pip install --requirement benches/peers/requirements.txt
    cargo build --release
    target/peers/bin/python benches/peers/peers.py FILE_OR_FOLDER... [--gold FOLDER] [--seconds 20]

Speed: every tool reads the same paragraphs until its seconds are up; what it managed is its rate, and the last column is
how many times as fast gongwen is, which reads everything (form, outline, dates, figures, citations, metrics) and writes its
JSON, of all texts repeated to 20 MB. A ratio of two rates on one machine is what this is good for.

Recall, with --gold: of the reference's dates and figures (those not optional), the share that the tool finds at an
overlapping place with the right value. cn2an rewrites text and says no places, so it has a rate only. A tool that knows no
year for 今年 gets the reference's year as its day of reference; a percentage counts as read whether the tool gives
5.2 or 0.052. Dates count by their first day.

A peer that is not installed is named and skipped. Exit code 1: gongwen is not built or a text cannot be read.
"""
import argparse
import contextlib
import datetime
import fractions
import io
import json
import logging
import pathlib
import subprocess
import sys
import time
import warnings

ROOT = pathlib.Path(__file__).resolve().parents[2]


def number(value):
    """A tool's number as a fraction; None where it gives none."""
    try:
        return fractions.Fraction(str(value).rstrip("%").replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return None


class Cn2an:
    name = "cn2an (numerals)"

    def __init__(self):
        import cn2an
        self.transform = cn2an.transform

    def read(self, text, _day):
        self.transform(text, "cn2an")
        return []


class JioNlpTime:
    name = "JioNLP extract_time"
    layer = "dates"

    def __init__(self):
        # it greets on standard output
        with contextlib.redirect_stdout(io.StringIO()):
            import jionlp
        self.extract = jionlp.ner.extract_time

    def read(self, text, day):
        base = {"year": day.year, "month": day.month, "day": day.day, "hour": 12, "minute": 0, "second": 0}
        for found in self.extract(text, time_base=base):
            detail = found["detail"]
            first = detail.get("time")
            if isinstance(first, list) and first and isinstance(first[0], str):
                yield (*found["offset"], first[0][:10])


class JioNlpMoney:
    name = "JioNLP extract_money"
    layer = "figures"

    def __init__(self):
        with contextlib.redirect_stdout(io.StringIO()):
            import jionlp
        self.extract = jionlp.ner.extract_money

    def read(self, text, _day):
        for found in self.extract(text):
            values = found["detail"].get("num")
            for value in values if isinstance(values, (list, tuple)) else [values]:
                yield (*found["offset"], number(value))


class RecognizersFigures:
    name = "Recognizers-Text numbers and units"
    layer = "figures"

    def __init__(self):
        from recognizers_number import recognize_number, recognize_percentage
        from recognizers_number_with_unit import recognize_currency, recognize_dimension
        self.all = [recognize_number, recognize_percentage, recognize_currency, recognize_dimension]

    def read(self, text, _day):
        for recognize in self.all:
            for found in recognize(text, "zh-cn"):
                yield found.start, found.end + 1, number((found.resolution or {}).get("value"))


class RecognizersDates:
    name = "Recognizers-Text dates"
    layer = "dates"

    def __init__(self):
        from recognizers_date_time import recognize_datetime
        self.recognize = recognize_datetime

    def read(self, text, day):
        for found in self.recognize(text, "zh-cn", reference=datetime.datetime(day.year, day.month, day.day, 12)):
            for value in (found.resolution or {}).get("values", []):
                first = value.get("start") or value.get("value") or ""
                yield found.start, found.end + 1, first[:10]


def paragraphs(text):
    """Each line with its place, in code points: no peer is asked to read more than a paragraph at once."""
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield at, line.rstrip("\n")
        at += len(line)


def texts(paths):
    for path in paths:
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            yield file.read_text(encoding="utf-8")


def gongwen(binary, text, day=None):
    command = [str(binary), "parse", "-"] + (["--reference-date", day.isoformat()] if day else [])
    run = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return run.stdout


def rate(peer, lines, seconds):
    """Megabytes a second: of the lines that were read when the time was up."""
    done, begun = 0, time.perf_counter()
    for line in lines:
        # a tool that fails on a line has read it in the time it took
        with contextlib.suppress(Exception), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            list(peer.read(line, datetime.date(2024, 1, 1)))
        done += len(line.encode())
        if time.perf_counter() - begun > seconds:
            break
    return done / 1e6 / (time.perf_counter() - begun)


def same(layer, want, got):
    if layer == "dates":
        return want == got
    return got is not None and any(abs(got - w) <= abs(w) / 10**6 for w in (want, want / 100))


def wanted(gold, layer):
    for entry in gold[layer]:
        if entry.get("optional"):
            continue
        if layer == "dates":
            first = entry.get("start") or first_day(entry.get("value"))
            if first:
                yield entry["span"], first
        elif entry.get("value") is not None:
            yield entry["span"], number(entry["value"])


def first_day(edtf):
    """The first day of a plain EDTF value: 2023, 2023-05, 2023-05-01, and the first of an interval; None for the rest."""
    parts = (edtf or "").split("/")[0].split("-")
    if not all(p.isdigit() for p in parts) or len(parts[0]) != 4 or len(parts) > 3 or (len(parts) > 1 and int(parts[1]) > 12):
        return None
    return "-".join((parts + ["01", "01"])[:3])


def recall(layer, golds, read):
    """How many of the reference's mentions, and how many of them `read` finds with their value."""
    all_of, found = 0, 0
    for gold, text in golds:
        got = read(gold, text)
        for (start, end), want in wanted(gold, layer):
            all_of += 1
            found += any(a < end and start < b and same(layer, want, v) for a, b, v in got)
    return found, all_of


def by_paragraph(peer):
    def read(gold, text):
        day = datetime.date(int(gold["year"]["value"] if isinstance(gold["year"], dict) else gold["year"] or 2024), 12, 31)
        got = []
        for at, line in paragraphs(text):
            with contextlib.suppress(Exception), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                got += [(at + a, at + b, v) for a, b, v in peer.read(line, day)]
        return got

    return read


def by_gongwen(binary, layer):
    def read(_gold, text):
        found = json.loads(gongwen(binary, text))[layer]
        if layer == "dates":
            return [(*d["span"], d["start"]) for d in found]
        return [(*f["span"], number(f["value"])) for f in found]

    return read


def main():
    # what a peer logs of its own failures is not this table's
    logging.disable(logging.CRITICAL)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--gold", type=pathlib.Path, help="a folder of NAME.txt and NAME.gold.json")
    parser.add_argument("--seconds", type=float, default=20, help="for each peer")
    parser.add_argument("--bin", type=pathlib.Path, default=ROOT / "target/release/gongwen")
    args = parser.parse_args()
    if not args.bin.is_file():
        sys.exit(f"expected gongwen at {args.bin}, found nothing; run cargo build --release or tell --bin")
    whole = "\n".join(texts(args.paths))
    lines = [line for _, line in paragraphs(whole)]
    golds = []
    for file in sorted(args.gold.glob("*.gold.json")) if args.gold else []:
        text = file.with_name(file.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        golds.append((json.loads(file.read_text(encoding="utf-8")), text))

    # repeated, so that the start of the program is no part of the rate
    much = (whole + "\n") * (1 + 20_000_000 // max(1, len(whole.encode())))
    begun = time.perf_counter()
    gongwen(args.bin, much)
    own = len(much.encode()) / 1e6 / (time.perf_counter() - begun)
    rows = [("gongwen parse, everything", None, own)]
    for kind in (Cn2an, JioNlpTime, JioNlpMoney, RecognizersDates, RecognizersFigures):
        try:
            peer = kind()
        except ImportError as why:
            print(f"skipped: {kind.name}: {why}", file=sys.stderr)
            continue
        rows.append((peer.name, peer, rate(peer, lines, args.seconds)))

    print(f"{len(whole.encode()) / 1e6:.1f} MB of text, {len(golds)} reference documents\n")
    print(f"{'tool':36} {'MB/s':>9} {'gongwen is':>12}   {'dates':>12} {'figures':>12}")
    for name, peer, speed in rows:
        cells = []
        for layer in ("dates", "figures"):
            if golds and (peer is None or getattr(peer, "layer", None) == layer):
                found, of = recall(layer, golds, by_paragraph(peer) if peer else by_gongwen(args.bin, layer))
                cells.append(f"{found} of {of}")
            else:
                cells.append("—")
        print(f"{name:36} {speed:9.4f} {own / speed:11.0f}×   {cells[0]:>12} {cells[1]:>12}")


if __name__ == "__main__":
    main()
