"""HTTP over bare sockets: what is sent may be wrong, and what comes back is watched byte by byte."""
import re
import socket
import threading
import time

AT_MOST = 1 << 30


class Reply:
    """An answer as far as it came. Status 0: the connection ended, or the time was over, before there was one."""

    def __init__(self):
        self.status, self.headers, self.trailers = 0, {}, {}
        self.bytes, self.head, self.tail = 0, b"", b""
        self.whole, self.late, self.second, self.seconds = False, False, False, 0.0

    def kind(self):
        """What a client can tell: a status, or for a 200 whether it is whole, or visibly is not."""
        if self.status == 0:
            return "no answer" if self.late else "closed"
        if self.status not in (200, 201, 204):
            return str(self.status)
        if self.late:
            return "goes on"
        return "cut" if not self.whole or self.trailers or self.is_broken_json() else "whole"

    def is_broken_json(self):
        return "json" in self.headers.get("content-type", "") and not self.tail.rstrip().endswith((b"}", b"]"))

    def text(self):
        return (self.head + self.tail).decode("utf-8", "replace")

    def take(self, data):
        self.bytes += len(data)
        if len(self.head) < 65536:
            self.head += data[: 65536 - len(self.head)]
        self.tail = (self.tail + data)[-256:]


class Wire:
    """One connection and the time that it is given."""

    def __init__(self, address, seconds, small=False):
        self.ends = time.monotonic() + seconds
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if small:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.settimeout(seconds)
        self.socket.connect(address)
        self.file = self.socket.makefile("rb", 1 << 16)

    def close(self):
        self.file.close()
        self.socket.close()

    def wait(self):
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.socket.settimeout(left)

    def send(self, parts):
        """Sends from another thread, so that an early answer is seen; an end of the connection ends the sending."""
        def run():
            try:
                for part in parts:
                    self.socket.sendall(part)
            except OSError:
                pass

        threading.Thread(target=run, daemon=True).start()

    def line(self):
        self.wait()
        line = self.file.readline(65536)
        if not line.endswith(b"\n"):
            raise ConnectionError
        return line.strip()

    def fields(self):
        found = {}
        while line := self.line():
            name, _, value = line.partition(b":")
            found[name.decode("latin-1").lower()] = value.strip().decode("latin-1")
        return found

    def exactly(self, reply, length):
        while length > 0:
            self.wait()
            data = self.file.read1(min(length, 1 << 16))
            if not data:
                raise ConnectionError
            reply.take(data)
            length -= len(data)
            if reply.bytes > AT_MOST:
                raise TimeoutError

    def body(self, reply):
        if reply.headers.get("transfer-encoding") == "chunked":
            while size := int(self.line().split(b";")[0], 16):
                self.exactly(reply, size)
                self.line()
            reply.trailers = self.fields()
        elif "content-length" in reply.headers:
            self.exactly(reply, int(reply.headers["content-length"]))
        elif reply.status not in (204, 304):
            while data := (self.wait(), self.file.read1(1 << 16))[1]:
                reply.take(data)
        reply.whole = True

    def receive(self, begun, headless=False):
        reply = Reply()
        try:
            while True:
                words = self.line().split(b" ", 2)
                reply.status = int(words[1])
                reply.headers = self.fields()
                if reply.status >= 200:
                    break
            if headless:
                reply.whole = True
            else:
                self.body(reply)
        except TimeoutError:
            reply.late = True
        except (OSError, ValueError, IndexError):
            pass
        reply.seconds = time.monotonic() - begun
        return reply

    def is_answered_again(self):
        """Whether a second answer follows soon: then the server has read two requests."""
        try:
            self.socket.settimeout(1)
            return self.file.read1(16).startswith(b"HTTP/")
        except (OSError, ValueError):
            return False


def ask(address, parts, seconds, second=False):
    """Sends the parts and gives the reply; with `second` it looks for another one behind it."""
    begun = time.monotonic()
    try:
        wire = Wire(address, seconds)
    except OSError:
        reply = Reply()
        reply.seconds = time.monotonic() - begun
        return reply
    try:
        parts = list(parts) if isinstance(parts, (list, tuple)) else parts
        headless = isinstance(parts, list) and bool(re.match(rb"HEAD ", parts[0]))
        wire.send(parts)
        reply = wire.receive(begun, headless)
        reply.second = second and reply.whole and wire.is_answered_again()
        return reply
    finally:
        wire.close()


def request(method, path, host, headers, body=b""):
    """A request as it should be."""
    lines = ["%s %s HTTP/1.1" % (method, path), "Host: " + host, "Connection: close"]
    lines += ["%s: %s" % field for field in headers.items()]
    if body or method in ("POST", "PUT"):
        lines.append("Content-Length: %d" % len(body))
    return [("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"), body]


class Listener:
    """A port of this machine on which no connection may arrive, and how many have."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.socket.getsockname()[1]
        self.seen = 0
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        while True:
            connection, _ = self.socket.accept()
            self.seen += 1
            connection.settimeout(1)
            try:
                connection.recv(4096)
                connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n"
                                   if self.seen % 5 else b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            except OSError:
                pass
            connection.close()
