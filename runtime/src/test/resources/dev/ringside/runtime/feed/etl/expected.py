#!/usr/bin/env python3
"""Prints what the .etl files of the corpus hold, read without Ringside's code: expected.tsv is what this printed.

usage: expected.py CORPUS > expected.tsv

A line for each file: name, events, time of the first and of the last one in nanoseconds since 1970, and the SHA-256 of all events, each as
time|provider|id|version|opcode|pid|tid|SHA-256 of its data, sorted as texts.
"""
import hashlib
import io
import struct
import sys
import uuid
import zipfile

FILES = [
    "airbus-cert+etl-parser/tests/example/AMSITrace.etl",
    "airbus-cert+etl-parser/tests/example/lxcore_kernel.etl",
    "microsoft+Tx/Traces/KernelNetwork.etl",
    "microsoft+Tx/Traces/Process.etl",
    "microsoft+krabsetw/examples/NativeExamples/powershell.etl",
    "microsoft+perfview/src/TraceEvent/TraceEvent.Tests/inputs/Regression/SelfDescribingSingleEvent.etl",
    "microsoft+perfview/src/TraceEvent/TraceEvent.Tests/inputs/gcevents.etl.zip",
]
EVENT_TRACE = "68fdd900-4a3e-11d1-84f4-0000f80464e3"  # the class of group 0, the only one in these files


def load(path):
    data = open(path, "rb").read()
    if path.endswith(".zip"):
        archive = zipfile.ZipFile(io.BytesIO(data))
        data = archive.read(next(name for name in archive.namelist() if name.endswith(".etl")))
    return data


def decompress(source):
    """[MS-XCA] 2.4.4, as its pseudocode has it."""
    out = bytearray()
    at, flags, flag_count, last_length = 0, 0, 0, 0
    while True:
        if flag_count == 0:
            if at + 4 > len(source):
                return bytes(out)
            flags, at, flag_count = struct.unpack_from("<I", source, at)[0], at + 4, 32
        flag_count -= 1
        if at >= len(source):
            return bytes(out)
        if not flags >> flag_count & 1:
            out.append(source[at])
            at += 1
            continue
        match = struct.unpack_from("<H", source, at)[0]
        at += 2
        length, offset = match & 7, (match >> 3) + 1
        if length == 7:
            if last_length == 0:
                length, last_length, at = source[at] & 15, at, at + 1
            else:
                length, last_length = source[last_length] >> 4, 0
            if length == 15:
                length, at = source[at], at + 1
                if length == 255:
                    length, at = struct.unpack_from("<H", source, at)[0], at + 2
                    if length == 0:
                        length, at = struct.unpack_from("<I", source, at)[0], at + 4
                    length -= 15 + 7
                length += 15
            length += 7
        for _ in range(length + 3):
            out.append(out[-offset])


def events(data):
    position = 0
    while position + 72 <= len(data):
        size = struct.unpack_from("<I", data, position)[0]
        used = struct.unpack_from("<I", data, position + 48)[0]
        compressed = struct.unpack_from("<H", data, position + 52)[0] & 0x40
        buffer = data[position : position + size]
        if compressed:
            buffer = buffer[:72] + decompress(buffer[72:])
        at = 72
        while at + 8 <= min(used, len(buffer)):
            marker = struct.unpack_from("<I", buffer, at)[0]
            if marker == 0xFFFFFFFF:
                break
            kind = marker >> 16 & 0xFF
            length = struct.unpack_from("<H", buffer, at + (4 if kind <= 4 or kind in (16, 17) else 0))[0]
            yield kind, buffer[at : at + length]
            at += (length + 7) & ~7
        position += size


def guid(raw):
    return str(uuid.UUID(bytes_le=bytes(raw)))


def parse(kind, event):
    """time, provider, id, version, opcode, pid, tid, data"""
    tid, pid, time = struct.unpack_from("<IIQ", event, 8)
    if kind in (18, 19):
        at = 80
        more = struct.unpack_from("<H", event, 4)[0] & 1
        while more:
            _, _, linkage, length = struct.unpack_from("<HHHH", event, at)
            more, at = linkage & 1, (at + 8 + length + 7) & ~7
        ident, version, opcode = struct.unpack_from("<HB", event, 40) + (event[45],)
        return time, guid(event[24:40]), ident, version, opcode, pid, tid, event[at:]
    if kind in (10, 20):
        return time, guid(event[24:40]), 0, event[6], event[4], pid, tid, event[48:]
    if kind in (1, 2) and event[7] == 0:
        return time, EVENT_TRACE, 0, event[0], event[6], pid, tid, event[32:]
    raise ValueError("no such event in these files: %d" % kind)


def main():
    for name in FILES:
        parsed = [parse(*event) for event in events(load(sys.argv[1] + "/" + name))]
        head = parsed[0][7]
        frequency, start, clock = struct.unpack_from("<QQI", head, 72 + 176 + 8)
        assert clock == 1, "all of them count with QueryPerformanceCounter"
        begin = (start - 116444736000000000) * 100
        lines, times = [], []
        for time, provider, ident, version, opcode, pid, tid, data in parsed:
            nanos = begin + (time - parsed[0][0]) * 10**9 // frequency
            times.append(nanos)
            digest = hashlib.sha256(data).hexdigest()
            lines.append("%d|%s|%d|%d|%d|%d|%d|%s" % (nanos, provider, ident, version, opcode, pid, tid, digest))
        whole = hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
        print("\t".join([name, str(len(parsed)), str(min(times)), str(max(times)), whole]))


main()
