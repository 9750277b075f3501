# Prints a Swift file with its comment lines broken at 110 columns. Needs LC_ALL=C.

{
    prefix = ""
    if (match($0, /^[ \t]*\/\/\/?[ ]/)) prefix = substr($0, 1, RLENGTH)
    text = substr($0, length(prefix) + 1)

    if (left != "") {
        # A line of the same comment that begins no item, table or paragraph takes the words that were left.
        if (prefix == left_prefix && text !~ /^[ \t]*([-*|>#+]|[0-9]+\.|```|$)/) {
            text = left " " text
        } else {
            print_all(left_prefix, left)
        }
        left = ""
    }
    if (prefix == "") {
        print
        next
    }
    flow(prefix, text)
}

END { if (left != "") print_all(left_prefix, left) }

# Prints as much of a comment as fits; the rest is kept in `left` for the line after it.
function flow(prefix, text,    cut) {
    if (columns(prefix text) <= 110) {
        print prefix text
        return
    }
    cut = last_space(prefix, text)
    if (!cut) {
        print prefix text
        return
    }
    print prefix substr(text, 1, cut - 1)
    left = substr(text, cut + 1)
    left_prefix = prefix
    # What goes on with an item of a list stands under its text.
    if (text ~ /^[-*] /) left_prefix = prefix "  "
}

function print_all(prefix, text,    cut) {
    while (columns(prefix text) > 110 && (cut = last_space(prefix, text))) {
        print prefix substr(text, 1, cut - 1)
        text = substr(text, cut + 1)
    }
    print prefix text
}

# The place of the last space of `text` at which the line so far fits; 0 if there is none.
function last_space(prefix, text,    place, found) {
    for (place = 1; place <= length(text); place++) {
        if (columns(prefix substr(text, 1, place - 1)) > 110) break
        if (substr(text, place, 1) == " " && place > 1) found = place
    }
    return found + 0
}

# Characters, each counted by its first byte.
function columns(text) {
    gsub(/[\200-\277]/, "", text)
    return length(text)
}
