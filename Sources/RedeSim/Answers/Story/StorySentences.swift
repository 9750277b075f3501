/// The wordings of a story's sentences, by beat.
///
/// Slots: `%N` the hero's name, `%H` the name or she/he, `%s` she/he, `%o` her/him, `%p` her/his, `%J` the
/// trade; `%E` and `%e` the helper at first and later, `%V` and `%v` the owner; `%A` and `%O` the object,
/// `%F` how it fails, `%K` its secret, `%M` how it works again; `%I` in the place, `%G` its far end, `%B` how
/// the road is barred, `%W` the other way, `%C` the people there; `%w` the weather, `%q` what it had done,
/// `%z` how it ends; `%D` the deadline. The first letter is made a capital.
///
/// No wording says what the runtime would take for a claim or a completion.
///
/// Spec: section 9, "Inferring updates from plain text".
enum StorySentences {
    static let beats: [[StaticString]] = opening + trouble + turn + ending

    private static let opening: [[StaticString]] = [
        [
            "%I, where %q, there lived %J named %N.",
            "%N was %J %I, and nothing had ever happened to %o that took more than a breath to tell.",
            "nobody %I had ever paid much attention to %N, %J, until the night of %w.",
            "on the night %w came, the only lamp still burning %I was that of %N, %J.",
        ],
        [
            "one morning %H found %A on the doorstep, wrapped in a newspaper older than %s was.",
            "a stranger pressed %A into %p hands, said only that it must not be lost, and was gone.",
            "at the bottom of a crate of apples %H came upon %A that nobody would own to.",
            "one market day %H bought %A for the price of a loaf, and only at home saw the label.",
            "in a drawer that had always stuck, %H discovered %A with a label tied to it.",
        ],
        [
            "%O belonged to %V out at %G, and %H resolved to carry it there %D.",
            "%C agreed that %O was the lost treasure of %V at %G, and so %H promised to take it back %D.",
            "only %V out at %G could have lost such a thing, so %H packed bread and set off to be there %D.",
            "its owner, all agreed, was %V at %G; %H had never travelled so far, but meant to be there %D.",
        ],
    ]

    private static let trouble: [[StaticString]] = [
        [
            "%H had not gone a mile when the news came: %B.",
            "by the first evening %B, and nobody could name another road to %G.",
            "everyone who came the other way had the same news for %N: %B.",
            "then %w closed in, and word came down the line of travellers that %B.",
        ],
        [
            "worse, when %H unwrapped %O to look at it, %F.",
            "that night, by the light of a match, %H saw that something was wrong with %O: %F.",
            "%O had been knocked against a stone somewhere on the way, and now %F.",
            "%H slipped and fell with %O under one arm, and after that %F.",
        ],
        [
            "%H sat down on a milestone and thought, for the first time, of giving up.",
            "there was no bread left, %w had not let up, and %G seemed no nearer than before.",
            "all the next day %H sat under a cart with %O in %p lap, while %w showed no sign of ending.",
            "in the dark %H wrapped %O in %p coat, and went on without the coat.",
        ],
    ]

    private static let turn: [[StaticString]] = [
        [
            "then %E came along, looked at %O for a long time, and sat down without a word.",
            "it was %E who found %N at daybreak, and who asked no questions at all.",
            "toward morning there was singing, and out of %w stepped %E.",
            "help came from where nobody would have looked for it: %E, who had been going the other way.",
        ],
        [
            "%e knew something that was on no map: %W.",
            "%e pointed with a thumb, and there, where %N had looked a dozen times, %W.",
            "%W, said %e, though almost nobody remembered that now.",
            "together they went back to where the road broke off, and there %e showed %N that %W.",
        ],
        [
            "in the better light %H turned %O over and saw what the dark had hidden: %K.",
            "%e looked at %O once more, and there it was, plain as day: %K.",
            "as they crossed, %O slid from its cloth, and %H noticed for the first time that %K.",
            "only then did %H think to look at %O properly, and it turned out that %K.",
        ],
    ]

    private static let ending: [[StaticString]] = [
        [
            "%z just as %G came into sight.",
            "on the last evening %H stood before %G, knocked three times, and waited.",
            "%z, and there at last was %G, with a light in every window.",
            "%N and %e came to %G at dusk, mud to the knees and with an hour to spare.",
        ],
        [
            "%v took %O in both hands and breathed on it, and %M.",
            "%v said nothing, only laid a thumb on %O where no one else had thought to, and %M.",
            "when %H put %O on the table in front of %v, %M, as if it had only been waiting.",
            "no sooner had %H carried %O over the threshold than %M, and %v laughed out loud.",
        ],
        [
            "they sat up until morning, and %v told the story of %O, which was longer than the road.",
            "%v offered money, but %H asked only for a bed and a bowl of soup.",
            "the road home was the same road, and seemed half as long.",
            "that night %H slept under a dry roof, and %O lay on the sill and kept watch.",
        ],
    ]

    /// What may be told after the ending, in any order.
    static let epilogue: [StaticString] = [
        "%C still tell it on slow evenings, and each time the road grows a little longer.",
        "whenever %w comes back, %N leaves a light in the window.",
        "a letter came from %G in the spring, with a pressed leaf in it and no signature.",
        "in autumn %e passed through again, and stayed for supper.",
        "in time the road was mended, but %H went on using the other way.",
        "years afterwards %v sent %O back, in the same wrapping, with two words on a card: your turn.",
        "%N was asked about it for years, and told it a little shorter each time.",
        "the children make a game of it: one is %N, one is %e, and nobody wants to be %w.",
        "there is a song about it by now, and it has one verse too many.",
        "%N kept a small round stone from that journey, and never said where it came from.",
        "ask %v about it, and the answer is always that the tea is getting cold.",
        "%N planted an apple tree by the door that year, and it bore late, but it bore.",
        "it was a small matter, as such matters go, and %N never called it anything else.",
        "the next time somebody knocked at an odd hour, %H was already putting on %p coat.",
    ]
}
