"""A server that is killed while messages come: none that was acknowledged is lost, no state is torn.

Usage: python3 scripts/check-server-kills.py COMMAND [KILLS]
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

THREADS = 4
BOTS = [{"name": name, "prompt": f"You are {name}."} for name in ("A", "B", "C", "D")]
# The first in order is the coordinator: it answers, the others do not answer each other.
ROUTES = [("B", "C"), ("C", "D"), ("D", "B"), ("B", "A")]


def fail(words):
    sys.exit(f"scripts/check-server-kills.py:1:1: {words}")


def ask(base, method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(base + path, data=data, method=method)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.loads(answer.read())


class Server:
    def __init__(self, command, directory, state):
        self.process = subprocess.Popen(
            [command, "serve", directory, "--port", "0", "--state", state],
            stdout=subprocess.PIPE,
            text=True,
        )
        line = self.process.stdout.readline()
        if " at http" not in line:
            fail(f"a server: expected its address, found {line!r} and exit code {self.process.wait()}")
        self.base = line.split(" at ")[1].split("/  ")[0]

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def load(base, sender, recipient, thread, generation, acknowledged):
    """Sends until the server is gone; keeps what was acknowledged, in order."""
    number = 0
    while True:
        content = f"{generation}-{thread}-{number}"
        try:
            ask(base, "POST", f"/bots/{sender}/message", {"to": recipient, "content": content})
        except (OSError, urllib.error.URLError, json.JSONDecodeError):
            return
        except Exception as error:  # What http.client makes of an answer that is cut off.
            if type(error).__module__ != "http.client":
                raise
            return
        acknowledged.append(content)
        number += 1


def check(base, acknowledged):
    for (_, recipient), wanted in zip(ROUTES, acknowledged):
        messages = ask(base, "GET", f"/bots/{recipient}").get("messages", [])
        kept = [message["content"] for message in messages]
        if len(kept) != len(set(kept)) and recipient != "A":
            fail(f"{recipient}: expected each message once, found one twice")
        places = {content: place for place, content in enumerate(kept)}
        lost = [content for content in wanted if content not in places]
        if lost:
            fail(f"{recipient}: expected all of {len(wanted)} acknowledged messages, found {len(lost)} lost: {lost[:3]}")
        order = [places[content] for content in wanted]
        if order != sorted(order):
            fail(f"{recipient}: expected messages in the order in which they were sent, found another")
    with urllib.request.urlopen(base + "/bots/events", timeout=10) as answer:
        for line in answer.read().splitlines():
            json.loads(line)


def main():
    command = os.path.abspath(sys.argv[1])
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    chance = random.Random(7)
    total = 0
    with tempfile.TemporaryDirectory() as directory:
        with open(os.path.join(directory, "bots.json"), "w") as file:
            json.dump(BOTS, file)
        state = os.path.join(directory, "state.sqlite")
        acknowledged = [[] for _ in ROUTES]
        server = Server(command, directory, state)
        for kill in range(kills):
            threads = [
                threading.Thread(target=load, args=(server.base, *route, thread, kill, acknowledged[thread]))
                for thread, route in enumerate(ROUTES)
            ]
            for thread in threads:
                thread.start()
            time.sleep(chance.uniform(0.02, 0.3))
            server.kill()
            for thread in threads:
                thread.join()
            server = Server(command, directory, state)
            check(server.base, acknowledged)
            if kill % 10 == 9:
                # So that histories stay short: a reset is acknowledged, and outlasts the next kill, too.
                total += sum(map(len, acknowledged))
                ask(server.base, "POST", "/bots/reset")
                acknowledged = [[] for _ in ROUTES]
        total += sum(map(len, acknowledged))
        server.kill()
    print(f"{kills} kills, {total} acknowledged messages, none lost")


if __name__ == "__main__":
    main()
