# Complains of lines over 110 columns, comments and texts included, and of files over 400 lines, tables of data
# excepted: a file in a folder Data/, or one whose first line begins with `// data`. Needs LC_ALL=C.

FNR == 1 {
    judge_length()
    name = FILENAME
    is_data = $0 ~ /^\/\/ data/ || FILENAME ~ /\/Data\//
}

{
    lines = FNR
    text = $0
    # A character is counted by its first byte.
    gsub(/[\200-\277]/, "", text)
    if (length(text) > 110) {
        print FILENAME ":" FNR ":111: line: expected at most 110 columns, found " length(text)
        print "  repair: break the line; swift format does it for code, not for comments and texts"
        failed = 1
    }
}

END {
    judge_length()
    exit failed
}

function judge_length() {
    if (name != "" && lines > 400 && !is_data) {
        print name ":401:1: file: expected at most 400 lines, found " lines
        print "  repair: find the name of its second subject and move that to a file of its own"
        failed = 1
    }
}
