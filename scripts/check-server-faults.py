"""A server that is used badly goes on serving: idle and slow connections, a full disk, a port in use.

Usage: python3 scripts/check-server-faults.py COMMAND
"""

import json
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

COMMAND = os.path.abspath(sys.argv[1])
CONNECTIONS = 1000
SLOW = 100
servers = []


def check(holds, words, found):
    if not holds:
        sys.exit(f"scripts/check-server-faults.py:1:1: {words}, found {found}")


class Server:
    def __init__(self, directory, *options):
        self.process = subprocess.Popen(
            [COMMAND, "serve", directory, "--port", "0", *options],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        servers.append(self.process)
        line = self.process.stdout.readline()
        check(" at http" in line, "a server: expected its address", f"{line!r}")
        self.base = line.split(" at ")[1].split("/  ")[0]
        self.port = int(re.search(r":(\d+)$", self.base)[1])

    def status(self, method, path, body=None):
        """The status of a request's answer, and how long it took in milliseconds."""
        start = time.monotonic()
        data = None if body is None else json.dumps(body).encode()
        try:
            with urllib.request.urlopen(
                urllib.request.Request(self.base + path, data=data, method=method), timeout=20
            ) as answer:
                answer.read()
                status = answer.status
        except urllib.error.HTTPError as error:
            status = error.code
        return status, (time.monotonic() - start) * 1000

    def send(self, content):
        return self.status("POST", "/bots/B/message", {"to": "C", "content": content})[0]

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=20)
        check(code == 0, "a server that is stopped: expected exit code 0", code)


def try_connections(directory):
    server = Server(directory)
    idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(CONNECTIONS - SLOW)]
    slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(SLOW)]
    times = []
    for letter in b"POST /bots/B/message HTTP/1.1\r\nHost: localhost\r\nX-Slow: ":
        for connection in slow:
            connection.send(bytes([letter]))
        status, milliseconds = server.status("GET", "/bots")
        check(status == 200, f"GET /bots beside {CONNECTIONS} connections: expected 200", status)
        times.append(milliseconds)
    worst = max(times)
    check(worst < 2000, "a request beside slow connections: expected an answer in 2 s", f"{worst:.0f} ms")
    with open(f"/proc/{server.process.pid}/status") as file:
        memory = int(re.search(r"VmRSS:\s+(\d+)", file.read())[1]) // 1024
    for connection in idle + slow:
        connection.close()
    server.stop()
    print(f"{CONNECTIONS - SLOW} idle and {SLOW} slow connections: {len(times)} requests, slowest {worst:.0f} ms, {memory} MiB")


def try_full_disk(directory):
    """On a disk of its own, which only a superuser can make."""
    place = os.path.join(directory, "disk")
    os.mkdir(place)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "none", place], stderr=subprocess.DEVNULL
    )
    if mounted.returncode != 0:
        print("full disk: left out, as no disk can be mounted here")
        return
    try:
        state = os.path.join(place, "state.sqlite")
        server = Server(directory, "--state", state)
        check(server.send("kept") == 200, "a message: expected 200", "another status")
        filler = os.path.join(place, "filler")
        with open(filler, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 4096)
            except OSError:
                pass
        sent = 0
        while server.send(f"{sent} " + "x" * 2000) == 200 and sent < 2000:
            sent += 1
        check(server.send("more") == 503, "a message on a full disk: expected 503", "another status")
        status, _ = server.status("GET", "/bots/C")
        check(status == 200, "reading on a full disk: expected 200", status)
        server.process.kill()
        server.process.wait()
        server = Server(directory, "--state", state)
        for path in ("/bots/C", "/bots", "/bots/events", "/bots/C/health"):
            status, _ = server.status("GET", path)
            check(status == 200, f"GET {path} after a restart with a full disk: expected 200", status)
        os.remove(filler)
        check(server.send("room again") == 200, "a message once there is room: expected 200", "another status")
        with urllib.request.urlopen(server.base + "/bots/C", timeout=20) as answer:
            contents = [message["content"] for message in json.load(answer)["messages"]]
        wanted = 2 + sent
        kept = sum(content.startswith(("kept", "room")) or content.endswith("x" * 2000) for content in contents)
        check(kept >= wanted, f"expected all {wanted} messages that were acknowledged", kept)
        server.stop()
        print(f"full disk: {wanted} acknowledged messages kept, reads go on, also after a restart")
    finally:
        kill_servers()
        subprocess.run(["umount", place], check=True)


def kill_servers():
    for process in servers:
        process.kill()
        process.wait()


def try_port(directory):
    server = Server(directory)
    second = subprocess.run(
        [COMMAND, "serve", directory, "--port", str(server.port)], capture_output=True, text=True, timeout=20
    )
    check(second.returncode == 69, "a port in use: expected exit code 69", second.returncode)
    check("in use" in second.stderr, "a port in use: expected words that say so", second.stderr)
    server.stop()
    print("port in use: told, exit code 69")


def main():
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    with tempfile.TemporaryDirectory() as directory:
        with open(os.path.join(directory, "bots.json"), "w") as file:
            json.dump([{"name": name, "prompt": f"You are {name}."} for name in ("A", "B", "C")], file)
        try:
            try_connections(directory)
            try_full_disk(directory)
            try_port(directory)
        finally:
            kill_servers()


if __name__ == "__main__":
    main()
