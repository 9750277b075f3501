"""Live runs that are stopped in the middle lose nothing, and a thousand calls go on at once.

Usage: python3 scripts/check-live.py COMMAND MODEL_SERVER [BOTS [ROUNDS]]
"""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time

# Every run makes more calls than that.
STOPS = 5
SETTINGS = {
    "BRAIN_COOLDOWN_SECONDS": "0.1",
    "SESSION_KILL_AFTER_SECONDS": "20",
    "RESERVED_FINAL_REPLIES": "0",
    "MAX_SESSION_REPLIES": "4",
}


def fail(words):
    sys.exit(f"scripts/check-live.py:1:1: {words}")


class Server:
    """Answers after DELAY ms, the first request after SLOW ms; dies at the request with the number LAST."""

    def __init__(self, program, *numbers):
        self.process = subprocess.Popen(
            [program, *map(str, numbers)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.url = self.process.stdout.readline().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


def lines(path):
    try:
        with open(path, encoding="utf-8") as file:
            return [line for line in file if '"call":{' in line]
    except FileNotFoundError:
        return []


def arguments(command, scenario, url, work, settings, *more):
    pairs = [word for name, value in settings.items() for word in ("--set", f"{name}={value}")]
    model = ["--live", "--model", "small", "--base-url", url]
    return [command, "run", scenario, *pairs, *model, "--out", work, "--quiet", *more]


def replay(command, path):
    if subprocess.run([command, "replay", path, "--quiet"]).returncode != 0:
        fail(f"{path}: expected a replay that gives the recorded log, found another")


def check_stops(command, program, work):
    """A server that dies, and Ctrl-C, each after another call: what has ended is asked once."""
    path, partial = f"{work}/live.ndjson", f"{work}/live.partial.ndjson"
    scenario = "scenarios/story-circle"
    for last in range(1, STOPS + 1):
        for way in ("server", "interrupt"):
            for left in (path, partial):
                if os.path.exists(left):
                    os.remove(left)
            dies = [last] if way == "server" else []
            with Server(program, 20, 20, *dies) as server:
                run = arguments(command, scenario, server.url, work, SETTINGS, "--record", path)
                process = subprocess.Popen(run, stderr=subprocess.PIPE, text=True)
                if way == "interrupt":
                    while len(lines(partial)) < last and process.poll() is None:
                        time.sleep(0.002)
                    process.send_signal(signal.SIGINT)
                errors = process.communicate()[1]
            wanted = 69 if way == "server" else 130
            if process.returncode != wanted:
                fail(f"{way} at {last}: expected exit code {wanted}, found {process.returncode}: {errors}")
            kept = lines(partial)
            if way == "interrupt" and len(kept) < last:
                fail(f"Ctrl-C: expected the {last} calls that had ended, found {len(kept)}")
            with Server(program, 5) as server:
                run = arguments(command, scenario, server.url, work, SETTINGS, "--record", path, "--resume")
                if subprocess.run(run).returncode > 1:
                    fail(f"{way} at {last}: expected --resume to go on")
            if lines(path)[: len(kept)] != kept:
                fail(f"{way} at {last}: expected the {len(kept)} calls that were kept, found others")
            replay(command, path)
    print(f"{STOPS} servers killed and {STOPS} runs interrupted, each gone on with and replayed")


def network(work, bots, rounds):
    """Bots that each are told something once a round, and answer once."""
    names = [f"bot-{number}" for number in range(bots)]
    directory = f"{work}/{bots}-{rounds}"
    os.makedirs(directory)
    with open(f"{directory}/bots.json", "w", encoding="utf-8") as file:
        json.dump([{"name": name, "prompt": "You answer in a word."} for name in names], file)
    stimuli = [{"deploy": names}]
    for turn in range(rounds):
        stimuli += [
            {
                "at": f"{10 + 20 * turn}s",
                "message": {"from": names[1 if name == names[0] else 0], "to": name, "content": f"Go {turn}."},
            }
            for name in names
        ]
    scenario = {
        "schema": "rede-sim/scenario/1",
        "name": "many",
        "bots": "bots.json",
        "duration": f"{20 * rounds + 10}s",
        "stimuli": stimuli,
    }
    with open(f"{directory}/scenario.json", "w", encoding="utf-8") as file:
        json.dump(scenario, file)
    return directory


def check_many(command, program, work, bots, rounds):
    """All bots ask at once: no answer is lost, one that is slow holds nobody up; says how much memory that took."""
    settings = {
        "DISABLE_AUTO_ANNOUNCE": "1",
        "SESSION_KILL_AFTER_SECONDS": "36000",
        "MAX_SESSION_REPLIES": str(rounds),
        "RESERVED_FINAL_REPLIES": "0",
        "BRAIN_COOLDOWN_SECONDS": "0.1",
    }
    path = f"{work}/many-{rounds}.ndjson"
    delay, slow = 2000, 8000
    with Server(program, delay, slow) as server:
        scenario = network(work, bots, rounds)
        run = arguments(command, scenario, server.url, work, settings, "--record", path, "--max-calls", "1000000")
        began = time.monotonic()
        process = subprocess.Popen(run)
        _, status, usage = os.wait4(process.pid, 0)
        taken = time.monotonic() - began
    if os.waitstatus_to_exitcode(status) > 1:
        fail(f"{bots} bots: expected a run, found exit code {os.waitstatus_to_exitcode(status)}")
    calls = [json.loads(line)["call"] for line in lines(path)]
    turns = {}
    for call in calls:
        if call["kind"] == "turn":
            turns.setdefault(call["bot"], []).append(call)
    # The coordinator is told more than once a round, to the end of the run: its last call never ends.
    first = [call for own in turns.values() for call in own if call["index"] <= rounds]
    lost = [call for call in first if "error" in call or "hang" in call]
    if len(turns) != bots or lost:
        found = f"{bots - len(turns)} not asked and {len(lost)} lost: {json.dumps(lost[:1])[-300:]}"
        fail(f"{bots} bots: expected an answer for each, found {found}")
    firsts = sorted(own[0]["latencyMilliseconds"] for own in turns.values())
    replay(command, path)
    memory = usage.ru_maxrss / 1024
    print(
        f"{bots} bots, {counted(rounds, 'round')}: {len(calls)} calls in {taken:.1f} s, the first of a bot after "
        f"{firsts[len(firsts) // 2]} ms at the median and {firsts[-2]} ms but for the slow one; {memory:.0f} MiB at most"
    )
    return memory


def counted(number, word):
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def main():
    command, program = (os.path.abspath(word) for word in sys.argv[1:3])
    bots = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 10
    # A connection is a file, at either end.
    wanted = min(resource.getrlimit(resource.RLIMIT_NOFILE)[1], 65536)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    with tempfile.TemporaryDirectory() as work:
        check_stops(command, program, work)
        for number in sorted({1, rounds}):
            check_many(command, program, work, bots, number)


main()
