# Complains of `package` declarations without a `///` summary above them. Excepted, as the type's own page says it:
# initialisers, operators, and what a protocol of the standard library asks for.

FNR == 1 { documented = 0; in_text = 0 }

{
    quotes = gsub(/"""/, "&")
    was_text = in_text
    if (quotes % 2) in_text = !in_text
    if (was_text) { documented = 0; next }
}

/^[ \t]*\/\/\// { documented = 1; next }

# An attribute or a plain comment may stand between the summary and the declaration.
/^[ \t]*@[A-Za-z_]+(\([^)]*\))?[ \t]*$/ || /^[ \t]*(\/\/|#if|#else|#endif)/ { next }

/^[ \t]*(@[A-Za-z_]+(\([^)]*\))?[ \t]+)*(package|public)[ \t]/ {
    declaration = $0
    column = match(declaration, /[^ \t]/)
    sub(/^[ \t]*(@[A-Za-z_]+(\([^)]*\))?[ \t]+)*/, "", declaration)
    if (!documented && declaration !~ /^(package|public)[ \t]+import[ \t]/ && !is_plain(declaration)) {
        sub(/[ \t]*[{=].*/, "", declaration)
        print FILENAME ":" FNR ":" column ": documentation: expected a summary (///) above \"" declaration "\", found none"
        print "  repair: say in a line what it is, then unit, range and what nil means"
        failed = 1
    }
}

{ documented = 0 }

END { exit failed }

function is_plain(declaration) {
    return declaration ~ /[ \t]init[?(<]/ \
        || declaration ~ /static func [^A-Za-z_ \t]/ \
        || declaration ~ /func (hash\(into|encode\(to|next\(\))/ \
        || declaration ~ /var (description|debugDescription|errorDescription|rawValue|id)[ \t:]/
}
