"""Validates scenarios/, recordings/ and comparisons that were written against schemas/*.schema.json; each problem as file:line:column: path: text."""

import json
import re
import sys
from pathlib import Path

import yaml
from jsonschema.validators import validator_for
from referencing import Registry, Resource

SCHEMAS = Path("schemas")
# By the file's own `schema:` field, else by its name.
BY_FIELD = {"rede-sim/scenario/1": "scenario-1", "rede-sim/script/1": "script-1", "rede-sim/plan/1": "plan-1",
            "rede-sim/gates/1": "gates-1", "rede-sim/run-comparison/1": "run-comparison-1",
            "rede-sim/batch-comparison/1": "batch-comparison-1", "rede-sim/prompt-trial/1": "prompt-trial-1"}
BY_NAME = [(re.compile(r"^bots.*\.json$"), "bots"), (re.compile(r"^game.*\.json$"), "game")]


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema, as far as it differs: `yes`, `on`, `12:30` and dates are texts."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", list("-+0123456789")),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
]:
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)


def complain(place, message, repair):
    print(f"{place}: {message}\n  repair: {repair}", file=sys.stderr)


def place_of(path, node, steps):
    """Line and column of the value that `steps` leads to, or of the last one on the way that is there."""
    for step in steps:
        if isinstance(node, yaml.MappingNode):
            inner = [value for key, value in node.value if key.value == str(step)]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            inner = node.value[step : step + 1]
        else:
            inner = []
        if not inner:
            break
        node = inner[-1]
    return f"{path}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"


def path_text(steps):
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return text.lstrip(".") or "document"


def read(path):
    """The file's value and, for places, its YAML nodes (JSON is YAML too)."""
    text = path.read_text(encoding="utf-8")
    node = yaml.compose(text, Loader=CoreLoader)
    value = json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader=CoreLoader)
    return value, node


def schema_name(path, value):
    field = value.get("schema") if isinstance(value, dict) else None
    if field in BY_FIELD:
        return BY_FIELD[field]
    return next((name for pattern, name in BY_NAME if pattern.match(path.name)), None)


def load_validators():
    schemas, validators, failed = {}, {}, False
    for name in [*BY_FIELD.values(), "bots", "game", "recording-1"]:
        path = SCHEMAS / f"{name}.schema.json"
        try:
            schema = json.loads(path.read_text(encoding="utf-8"))
            kind = validator_for(schema)
            kind.check_schema(schema)
            schemas[name] = (kind, schema)
        except Exception as problem:
            first = str(problem).splitlines()[0]
            complain(f"{path}:1:1", f"schema: expected a JSON Schema, found {first}", "see docs/formats.md")
            failed = True
    # A schema may name another one.
    registry = Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for _, schema in schemas.values())
    for name, (kind, schema) in schemas.items():
        validators[name] = kind(schema, registry=registry)
    return validators, failed


def check_recording(path, validators):
    """Whether each line of a recording fits, and the scenario in its first one."""
    failed = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        value = json.loads(line)
        problems = [*validators["recording-1"].iter_errors(value)]
        if number == 1:
            problems += validators["scenario-1"].iter_errors(value.get("scenario"))
        for problem in problems:
            complain(f"{path}:{number}:1: {path_text(problem.absolute_path)}", problem.message,
                     "mend schemas/recording-1.schema.json: rede-sim writes and reads this line")
            failed = True
    return failed


def main():
    shipped = ["scenarios", "recordings", "Tests/Goldens/compare", "Tests/Goldens/regress"]
    roots = [Path(name) for name in sys.argv[1:] or shipped]
    validators, failed = load_validators()
    counts = {name: 0 for name in validators}
    files = [path for root in roots for path in ([root] if root.is_file() else sorted(root.rglob("*")))]
    for path in files:
        if path.suffix == ".ndjson" and "recording-1" in validators and "scenario-1" in validators:
            counts["recording-1"] += 1
            failed = check_recording(path, validators) or failed
        if path.suffix not in (".yaml", ".yml", ".json"):
            continue
        try:
            value, node = read(path)
        except (ValueError, yaml.YAMLError) as problem:
            mark = getattr(problem, "problem_mark", None)
            place = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else f"{path}:1:1"
            found = getattr(problem, "problem", None) or problem
            complain(place, f"document: expected YAML or JSON, found {found}", "rede-sim validate says more")
            failed = True
            continue
        name = schema_name(path, value)
        if name is None:
            expected = "a `schema:` of " + " or ".join(BY_FIELD) + ", or the name bots*.json or game*.json"
            complain(f"{path}:1:1", f"schema: expected {expected}, found neither", "name what the file is")
            failed = True
            continue
        if name not in validators:
            continue
        counts[name] += 1
        for problem in sorted(validators[name].iter_errors(value), key=lambda problem: list(map(str, problem.path))):
            place = place_of(path, node, problem.absolute_path)
            complain(f"{place}: {path_text(problem.absolute_path)}", problem.message,
                     f"mend the file, or schemas/{name}.schema.json if the loader takes it")
            failed = True
    for name in ("scenario-1", "bots", "recording-1"):
        if counts.get(name) == 0:
            complain(".:1:1", f"schema: expected at least one file of {name}, found none", "ship one")
            failed = True
    print("schemas: " + ", ".join(f"{count} of {name}" for name, count in counts.items()))
    return 1 if failed else 0


sys.exit(main())
