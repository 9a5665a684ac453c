"""The attacks that are more than one request. Each gives the replies that came, and what else it saw.

An attack is a function of the target and of its case in connections.toml.
"""
import concurrent.futures
import gzip
import io
import time

import wire


def many_at_once(target, case):
    """The same query from many clients at the same moment."""
    request = target.query(case["query"])
    with concurrent.futures.ThreadPoolExecutor(case["clients"]) as pool:
        asked = [pool.submit(wire.ask, target.address, request, target.patience) for _ in range(case["clients"])]
        replies = [each.result() for each in asked]
    silent = [r for r in replies if r.kind() in ("429", "503") and r.seconds < 5 and "retry-after" not in r.headers]
    return replies, "%d refused without Retry-After" % len(silent) if silent else ""


def gone(target, case):
    """A client that leaves after so many bytes of the answer, or after so many seconds without one."""
    connection = wire.Wire(target.address, target.patience)
    connection.send(target.query(case["query"]))
    try:
        if "bytes" in case:
            connection.file.read(case["bytes"])
        else:
            time.sleep(case["after"])
    except OSError:
        pass
    connection.socket.shutdown(2)
    connection.close()
    return [], ""


def sendable(connections):
    """How many connections still take something; the first thing sent on a dead one is not refused, the second is."""
    count = 0
    for turn in range(2):
        count = 0
        for each in connections:
            try:
                each.socket.settimeout(0)
                each.socket.send(b"\r\n")
                count += 1
            except OSError:
                pass
        time.sleep(0.5)
    return count


def readable(connections):
    """How many the server has not closed, as far as it can be read."""
    count = 0
    for each in connections:
        each.socket.setblocking(False)
        try:
            while each.socket.recv(1 << 16):
                pass
        except BlockingIOError:
            count += 1
        except OSError:
            pass
    return count


def opened(target, case):
    """As many connections as the case has clients, or as the server takes."""
    connections = []
    for _ in range(case["clients"]):
        try:
            connections.append(wire.Wire(target.address, 5, small=True))
        except OSError:
            break
    return connections


def end(connections, case, open_ones):
    kept = open_ones(connections)
    for each in connections:
        each.close()
    return [], "%d of %d connections open after %d s" % (kept, case["clients"], case["seconds"]) if kept else ""


def silent_readers(target, case):
    """Clients that ask for much and read nothing."""
    connections = opened(target, case)
    for each in connections:
        each.send(target.query(case["query"]) if "query" in case else [beginning(target, case)])
    time.sleep(case["seconds"])
    # What is in the buffers stays unread: a connection is open as long as something can be sent on it.
    return end(connections, case, sendable)


def beginning(target, case):
    """What the case lets a request begin with, in bytes."""
    return target.filled(case["begin"]).replace("\n", "\r\n").encode("latin-1")


def dripping(target, case):
    """Clients that send their request a byte a second, after what the case lets them begin with."""
    connections = opened(target, case)
    for each in connections:
        each.send([beginning(target, case)])
    until = time.monotonic() + case["seconds"]
    while time.monotonic() < until:
        time.sleep(1)
        for each in connections:
            try:
                each.socket.settimeout(0)
                each.socket.send(b"a")
            except OSError:
                pass
    return end(connections, case, readable)


def endless_chunks(target, case):
    """A body in chunks that does not end by itself; at most so many MB of it."""
    sent = [0]

    def parts():
        yield target.filled(case["begin"]).replace("\n", "\r\n").encode("latin-1")
        block = b"x" * 65536
        while sent[0] < case["megabytes"] << 20:
            sent[0] += len(block)
            yield b"%x\r\n%s\r\n" % (len(block), block)

    reply = wire.ask(target.address, parts(), target.patience)
    return [reply], "took %d MB" % (sent[0] >> 20) if sent[0] > 64 << 20 else ""


def gzip_bomb(target, case):
    """A small compressed body that is a large one."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0) as file:
        file.write(case["start"].encode())
        for _ in range(case["megabytes"]):
            file.write(b" " * (1 << 20))
    request = target.request({**case, "headers": {"Content-Encoding": "gzip"}}, packed.getvalue())
    return [wire.ask(target.address, request, target.patience)], ""
