# Reads Swift files twice (pass=1, then pass=2) and complains of words that make a run depend on more than its
# arguments. Comments and texts are blanked out first, columns kept.

BEGIN {
    clock = "take the instant as an argument"
    chance = "draw from a named SeedStream"
    outer = "take the value as an argument; the commands read it"
    worker = "keep to plain functions; only live parts and the pool of workers wait"

    # A name stands alone; one that ends in ( or : is looked for as it is written.
    ban("Date", clock); ban("ContinuousClock", clock); ban("SuspendingClock", clock); ban("DispatchTime", clock)
    ban("clock_gettime", clock); ban("gettimeofday", clock); ban("CFAbsoluteTimeGetCurrent", clock)
    ban("UUID", chance); ban("SystemRandomNumberGenerator", chance); ban("arc4random", chance)
    ban("arc4random_uniform", chance); ban("drand48", chance); ban("rand(", chance)
    ban("random(in:", chance); ban(".random()", chance); ban("randomElement(", chance)
    ban("shuffled(using:", chance); ban("shuffled()", chance); ban("shuffle(using:", chance); ban("shuffle()", chance)
    ban("Hasher", "compare values, or use the digest"); ban("hashValue", "compare values, or use the digest")
    ban("ProcessInfo", outer); ban("getenv", outer); ban("environ", outer)
    ban("Locale", outer); ban("TimeZone", outer); ban("NSLocale", outer); ban("NSTimeZone", outer)
    ban(".formatted(", "write the text with ByteWriter"); ban("DateFormatter", "use Instant.text")
    ban("ISO8601DateFormatter", "use Instant.text"); ban("NumberFormatter", "use NumberText")
    ban("Task", worker); ban("TaskGroup", worker); ban("withTaskGroup", worker); ban("withThrowingTaskGroup", worker)
    ban("DispatchQueue", worker); ban("Thread", worker)
    ban("sleep", worker); ban("usleep", worker); ban("nanosleep", worker)
    digits = "make it of + - * / and squareRoot(); the last bit differs between machines"
    ban("exp(", digits); ban("exp2(", digits); ban("expm1(", digits); ban("pow(", digits); ban("log2(", digits)
    ban("log10(", digits); ban("log1p(", digits); ban("Foundation.log(", digits); ban("Glibc.log(", digits)
}

FNR == 1 {
    in_text = 0
    in_comment = 0
    split(FILENAME, path, "/")
    is_sync = path[2] == "RedeModel" || path[2] == "RedeChess" || path[2] == "RedeSim"
    # A type and its features (`Bot.swift`, `Bot+Dispatch.swift`) share their stored properties.
    group = FILENAME
    sub(/(\+[^\/]*)?\.swift$/, "", group)
}

{ code = blanked($0) }

pass == 1 {
    if (match(code, /(let|var)[ \t]+[A-Za-z_][A-Za-z0-9_]*[ \t]*(:[ \t]*|=[ \t]*)(\[[^\[\](){}:]+:|Set<|Dictionary<|Set\(|Dictionary\()/)) {
        name = substr(code, RSTART, RLENGTH)
        sub(/^(let|var)[ \t]+/, "", name)
        sub(/[^A-Za-z0-9_].*/, "", name)
        hashed[group] = hashed[group] " " name
    }
    next
}

{
    if (match($0, /\/\/ determinism:/)) {
        reason = substr($0, RSTART + RLENGTH)
        gsub(/[ \t]/, "", reason)
        if (reason == "") complain(RSTART, "expected a reason after \"// determinism:\", found none", "say why")
        next
    }
    for (i = 1; i <= bans; i++) {
        if (column = place(code, banned[i])) {
            complain(column, "expected a run that depends on its arguments only, found \"" banned[i] "\"", advice[i])
        }
    }
    if (is_sync) {
        if (column = place(code, "async")) complain(column, "expected code that does not wait, found \"async\"", worker)
        if (column = place(code, "await")) complain(column, "expected code that does not wait, found \"await\"", worker)
    }
    if (code !~ /sorted|\.min|\.max|\.count|\.isEmpty|\.contains|\.reduce\(0/) {
        names = split(hashed[group], name_list, " ")
        for (i = 1; i <= names; i++) if (column = walked(code, name_list[i])) {
            complain(column, "expected an order that is named, found a walk over the hashed collection \"" \
                name_list[i] "\"", "sort it, or keep an array beside it")
        }
    }
}

END { exit failed }

function ban(word, repair) {
    banned[++bans] = word
    advice[bans] = repair
}

function complain(column, message, repair) {
    print FILENAME ":" FNR ":" column ": determinism: " message
    print "  repair: " repair ", or give the reason on the line: // determinism: ..."
    failed = 1
}

# The column of the first place where `word` stands as a word of its own in `text`, 0 if none.
function place(text, word,    from, found, before, after) {
    from = 1
    while (found = index(substr(text, from), word)) {
        found += from - 1
        before = found == 1 ? " " : substr(text, found - 1, 1)
        after = substr(text, found + length(word), 1)
        if ((word ~ /^[^A-Za-z_]/ || before !~ /[A-Za-z0-9_]/) && (word ~ /[^A-Za-z0-9_]$/ || after !~ /[A-Za-z0-9_]/) \
            && !(word ~ /\($/ && substr(text, 1, found - 1) ~ /func $/)) return found
        from = found + 1
    }
    return 0
}

# The column where the hashed collection `name` is gone through in its own order, 0 if it is not.
function walked(text, name,    column, rest) {
    if (!(column = place(text, name))) return 0
    rest = substr(text, column + length(name))
    if (rest ~ /^\.(keys|values|map|flatMap|compactMap|filter|forEach|reduce|first|enumerated)/ && rest !~ /^\.first(Index)?\(where/) {
        # What is made of a dictionary by `filter` is one again and has no order to lose.
        return rest ~ /^\.filter/ ? 0 : column
    }
    if (text ~ ("(^|[ \t])for .* in (self\\.)?" name "([ \t]|$)")) return column
    if (text ~ ("Array\\((self\\.)?" name "\\)")) return column
    return 0
}

# The line without comments and texts, their columns kept.
function blanked(rest,    out, token, ending) {
    out = ""
    while (rest != "") {
        if (in_comment || in_text) {
            ending = index(rest, in_comment ? "*/" : "\"\"\"")
            if (!ending) return out
            ending += in_comment ? 1 : 2
            out = out blank(ending)
            rest = substr(rest, ending + 1)
            in_comment = 0
            in_text = 0
            continue
        }
        if (!match(rest, /"""|"|\/\/|\/\*/)) return out rest
        token = substr(rest, RSTART, RLENGTH)
        out = out substr(rest, 1, RSTART - 1)
        rest = substr(rest, RSTART)
        if (token == "//") return out
        if (token == "/*") in_comment = 1
        if (token == "\"\"\"") in_text = 1
        if (token == "\"") {
            if (!match(rest, /^"([^"\\]|\\.)*"/)) return out
        } else {
            RLENGTH = length(token)
        }
        out = out blank(RLENGTH)
        rest = substr(rest, RLENGTH + 1)
    }
    return out
}

function blank(length_wanted) {
    return sprintf("%" length_wanted "s", "")
}
