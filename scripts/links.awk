# Prints the relative links of Markdown files as file:line:column:target; fenced and inline code is left out.

FNR == 1 { fenced = 0 }

/^[ \t]*(```|~~~)/ { fenced = !fenced; next }

fenced { next }

{
    text = $0
    while (match(text, /`[^`]*`/)) {
        blank = sprintf("%" RLENGTH "s", "")
        text = substr(text, 1, RSTART - 1) blank substr(text, RSTART + RLENGTH)
    }
    from = 1
    while (match(substr(text, from), /\]\([^() \t]+/)) {
        column = from + RSTART + 1
        target = substr(text, column, RLENGTH - 2)
        from = column + RLENGTH - 2
        if (target ~ /^[A-Za-z][A-Za-z0-9+.-]*:/ || target ~ /^#/) continue
        sub(/#.*/, "", target)
        name = FILENAME
        sub(/^\.\//, "", name)
        print name ":" FNR ":" column ":" target
    }
}
