"""What is watched during an attack: a simple query and the health, whether the server works on, and its memory."""
import collections
import multiprocessing
import os
import re
import time

import wire

EVERY = 0.2
PATIENCE = 10


def probe(address, request, expected, worst, failed, turns):
    """Asks five times a second, each time on a new connection, in a process of its own."""
    while True:
        begun = time.monotonic()
        reply = wire.ask(address, request, PATIENCE)
        worst.value = max(worst.value, reply.seconds)
        if reply.kind() != "whole" or expected not in reply.text():
            failed.value += 1
        turns.value += 1
        time.sleep(max(0.0, EVERY - (time.monotonic() - begun)))


class Probe:
    def __init__(self, address, request, expected):
        self.worst = multiprocessing.Value("d", 0.0)
        self.failed = multiprocessing.Value("i", 0)
        self.turns = multiprocessing.Value("i", 0)
        self.process = multiprocessing.Process(
            target=probe, args=(address, request, expected, self.worst, self.failed, self.turns), daemon=True)
        self.process.start()

    def reset(self):
        self.worst.value, self.failed.value = 0.0, 0

    def settle(self):
        """Waits for the answer to what was asked during the attack; the longest wait and how many had no answer."""
        turns, until = self.turns.value, time.monotonic() + PATIENCE + 1
        while self.turns.value < turns + 2 and time.monotonic() < until:
            time.sleep(0.05)
        return self.worst.value, self.failed.value

    def stop(self):
        self.process.terminate()


class Process:
    """A process of this machine, or nothing known of it where the id is None."""

    def __init__(self, pid):
        self.pid = pid

    def alive(self):
        if self.pid is None:
            return True
        try:
            with open("/proc/%d/stat" % self.pid) as file:
                return file.read().rpartition(")")[2].split()[0] != "Z"
        except OSError:
            return False

    def running(self):
        """The threads that have, or wait for, a core; those that compile are not counted."""
        found = []
        for thread in os.listdir("/proc/%d/task" % self.pid):
            try:
                with open("/proc/%d/task/%s/stat" % (self.pid, thread)) as file:
                    name, _, rest = file.read().partition("(")[2].rpartition(")")
            except OSError:
                continue
            if rest.split()[0] == "R" and not name.startswith(("C1 ", "C2 ")):
                found.append(thread)
        return found

    def idle_after(self, seconds):
        """How long until no thread runs for most of a second, or None if one still does after so many seconds.

        On a busy machine the processor time of a thread would tell less; and it stops while garbage is collected.
        """
        begun = time.monotonic()
        while self.pid is not None and self.alive():
            since, looks, seen = time.monotonic(), 0, collections.Counter()
            while time.monotonic() - since < 1 and self.alive():
                seen.update(self.running())
                looks += 1
                time.sleep(0.025)
            if max(seen.values(), default=0) < 0.6 * looks:
                return since - begun
            if time.monotonic() - begun > seconds:
                return None
        return 0.0

    def memory(self, field):
        """MiB of a line of /proc/PID/status, such as VmRSS or RssAnon."""
        try:
            with open("/proc/%d/status" % self.pid) as file:
                return next(int(line.split()[1]) // 1024 for line in file if line.startswith(field + ":"))
        except (OSError, StopIteration, TypeError):
            return 0

    def heap(self):
        """MiB of heap that its command allows, or None where that is not known."""
        try:
            with open("/proc/%d/cmdline" % self.pid) as file:
                number, unit = re.findall(r"-Xmx(\d+)([mg])", file.read())[-1]
        except (OSError, IndexError, TypeError):
            return None
        return int(number) * (1024 if unit == "g" else 1)
