# Complains of lines over 110 columns, comments and texts included, and of files over 400 lines, tables of data
# excepted: a file in a folder Data/, or one whose first line begins with `// data`. A line that is all text may be as
# long as its text, as the formatter has it. Needs LC_ALL=C.

FNR == 1 {
    in_text = 0
    judge_length()
    name = FILENAME
    is_data = $0 ~ /^\/\/ data/ || FILENAME ~ /\/Data\//
}

{
    lines = FNR
    text = $0
    is_text = in_text || text ~ /^[ \t]*"[^"]*"[,)]*$/
    if (gsub(/"""/, "&") % 2) in_text = !in_text
    # A character is counted by its first byte.
    gsub(/[\200-\277]/, "", text)
    if (length(text) > 110 && !is_text) {
        print FILENAME ":" FNR ":111: line: expected at most 110 columns, found " length(text)
        print "  repair: " ($0 ~ /^[ \t]*\/\// ? "scripts/wrap-comments.sh " FILENAME \
            : FILENAME ~ /\.swift$/ ? "swift format -i " FILENAME ", or break the text by hand" : "break the line")
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
