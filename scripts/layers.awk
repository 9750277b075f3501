# Reads Swift files and complains of imports that the staircase (given as `staircase`) does not allow.

BEGIN {
    lines = split(staircase, line, "\n")
    for (i = 1; i <= lines; i++) {
        count = split(line[i], word, " ")
        if (count < 2) continue
        step[word[2]] = word[1]
        order[++targets] = word[2]
        for (j = 3; j <= count; j++) outside[word[2]] = outside[word[2]] " " word[j]
    }
}

FNR == 1 {
    split(FILENAME, path, "/")
    target = path[2]
    in_comment = 0
    if (!(target in step)) {
        complain(1, "target: expected one of the staircase in scripts/check-layers.sh, found \"" target "\"", \
            "give the target its step there, then say what it holds in CONTRIBUTING.md")
    }
}

!(target in step) { next }

{
    text = $0
    if (in_comment) {
        if (!(ending = index(text, "*/"))) next
        text = substr(text, ending + 2)
        in_comment = 0
    }
    sub(/\/\/.*/, "", text)
    if (text ~ /^[ \t]*\/\*/) { in_comment = !index(text, "*/"); next }
    if (text !~ /^[ \t]*((@[A-Za-z_]+(\([A-Za-z_]*\))?|package|public|internal|fileprivate|private)[ \t]+)*import[ \t]/) next
    name = text
    sub(/^.*import[ \t]+/, "", name)
    sub(/^(struct|class|enum|protocol|actor|typealias|func|let|var)[ \t]+/, "", name)
    sub(/[. \t;].*$/, "", name)
    if (!allowed(name)) {
        complain(index($0, name), "import: expected " choice() " in " target ", found \"" name "\"", \
            "move what needs it to a target of a higher step, or pass the value in")
    }
}

END { exit failed }

function allowed(name,    parts, count, i) {
    if (name in step) return step[name] < step[target]
    count = split(outside[target], parts, " ")
    for (i = 1; i <= count; i++) {
        if (parts[i] == name) return 1
        if (parts[i] ~ /\*$/ && index(name, substr(parts[i], 1, length(parts[i]) - 1)) == 1) return 1
    }
    return 0
}

function choice(    i, text, parts, count) {
    for (i = 1; i <= targets; i++) if (step[order[i]] < step[target]) text = text ", " order[i]
    count = split(outside[target], parts, " ")
    for (i = 1; i <= count; i++) text = text ", " parts[i]
    if (text == "") return "no import"
    return "one of " substr(text, 3)
}

function complain(column, message, repair) {
    print FILENAME ":" FNR ":" column ": " message
    print "  repair: " repair
    failed = 1
}
