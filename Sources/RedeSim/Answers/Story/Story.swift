import RedeModel

/// One story, drawn once from a run's seed and told a sentence at a time by whoever has the word.
///
/// Twelve beats in four acts (opening, trouble, turn, ending) with several wordings each, then an epilogue
/// that may go on for ever; none of its sentences comes again before all have come.
struct Story: Equatable, Sendable {
    /// How many sentences have been told.
    private(set) var told = 0
    private var hero: Int
    private var trade: Int
    private var helper: Int
    private var owner: Int
    private var object: Int
    private var place: Int
    private var weather: Int
    private var deadline: Int
    /// The sentences of the epilogue that have been told, as bits.
    private var epilogueTold: UInt64 = 0
    private var stream: SeedStream
    /// The sentence told last.
    private var last = Text()
    /// Whether it names the hero and no one else whom "she" or "he" could mean.
    private var isHeroInFocus = false

    /// The story of a run with this seed.
    init(seed: UInt64) {
        stream = SeedStream(seed: seed, name: "story")
        hero = stream.integer(below: StoryWorld.heroes.count)
        trade = stream.integer(below: StoryWorld.trades.count)
        helper = stream.integer(below: StoryWorld.helpers.count)
        owner = stream.integer(below: StoryWorld.owners.count)
        object = stream.integer(below: StoryWorld.objects.count)
        place = stream.integer(below: StoryWorld.places.count)
        weather = stream.integer(below: StoryWorld.weathers.count)
        deadline = stream.integer(below: StoryWorld.deadlines.count)
    }

    /// The next sentence; `trigger` is the text that it answers, best the sentence before.
    ///
    /// The first sentence takes place, object or weather from the trigger if it names one that we know. Later
    /// ones say "she" or "he" where the trigger is the sentence before and leaves no doubt about who that is.
    mutating func sentence(after trigger: Text) -> Text {
        if told == 0 { take(from: trigger) }
        let pronoun = isHeroInFocus && trigger.bytes.starts(with: last.bytes)
        let template = nextTemplate()
        told += 1
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        write(template, pronoun: pronoun, to: &bytes)
        if let first = bytes.first, first >= 0x61, first <= 0x7A { bytes[0] = first - 0x20 }
        last = Text(owning: bytes)
        return last
    }

    private mutating func take(from trigger: Text) {
        func names(_ noun: StaticString) -> Bool { trigger.contains(words: noun, edges: .both) }
        guard !trigger.isEmpty else { return }
        if let named = StoryWorld.objects.firstIndex(where: { names($0.noun) }) { object = named }
        if let named = StoryWorld.weathers.firstIndex(where: { names($0.noun) }) { weather = named }
        let named = StoryWorld.places.firstIndex { names($0.goalNoun) || names($0.noun) }
        if let named { place = named }
    }

    private mutating func nextTemplate() -> StaticString {
        if told < StorySentences.beats.count {
            let wordings = StorySentences.beats[told]
            return wordings[stream.integer(below: wordings.count)]
        }
        let pool = StorySentences.epilogue
        let all = ((1 as UInt64) << UInt64(pool.count)) - 1
        if epilogueTold == all { epilogueTold = 0 }
        var skip = stream.integer(below: pool.count - epilogueTold.nonzeroBitCount)
        for (index, sentence) in pool.enumerated() where (epilogueTold >> UInt64(index)) & 1 == 0 {
            if skip == 0 {
                epilogueTold |= 1 << UInt64(index)
                return sentence
            }
            skip -= 1
        }
        preconditionFailure("a pool that is not used up has a sentence left")
    }

    /// Writes a template with its slots filled; a slot is a `%` and a letter.
    private mutating func write(_ template: StaticString, pronoun: Bool, to bytes: inout [UInt8]) {
        var namesHero = false
        var namesOthers = false
        template.withUTF8Buffer { template in
            var start = 0
            var index = 0
            while index < template.count {
                guard template[index] == UInt8(ascii: "%") else {
                    index += 1
                    continue
                }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: template[start..<index]))
                let slot = template[index + 1]
                switch slot {
                case UInt8(ascii: "N"): namesHero = true
                case UInt8(ascii: "H"): namesHero = namesHero || !pronoun
                case UInt8(ascii: "E"), UInt8(ascii: "e"), UInt8(ascii: "V"), UInt8(ascii: "v"):
                    namesOthers = true
                default: break
                }
                filling(of: slot, pronoun: pronoun).withUTF8Buffer { filling in
                    bytes.append(contentsOf: filling)
                }
                index += 2
                start = index
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: template[start...]))
        }
        isHeroInFocus = namesHero && !namesOthers
    }

    /// What fills a slot; `StorySentences` lists the letters.
    private func filling(of slot: UInt8, pronoun: Bool) -> StaticString {
        let hero = StoryWorld.heroes[hero]
        switch slot {
        case UInt8(ascii: "N"): return hero.name
        case UInt8(ascii: "H"): return pronoun ? hero.subject : hero.name
        case UInt8(ascii: "s"): return hero.subject
        case UInt8(ascii: "o"): return hero.object
        case UInt8(ascii: "p"): return hero.possessive
        case UInt8(ascii: "J"): return StoryWorld.trades[trade]
        case UInt8(ascii: "E"): return StoryWorld.helpers[helper].introduced
        case UInt8(ascii: "e"): return StoryWorld.helpers[helper].known
        case UInt8(ascii: "V"): return StoryWorld.owners[owner].introduced
        case UInt8(ascii: "v"): return StoryWorld.owners[owner].known
        case UInt8(ascii: "A"): return StoryWorld.objects[object].introduced
        case UInt8(ascii: "O"): return StoryWorld.objects[object].known
        case UInt8(ascii: "F"): return StoryWorld.objects[object].failing
        case UInt8(ascii: "M"): return StoryWorld.objects[object].mending
        case UInt8(ascii: "K"): return StoryWorld.objects[object].secret
        case UInt8(ascii: "I"): return StoryWorld.places[place].within
        case UInt8(ascii: "G"): return StoryWorld.places[place].goal
        case UInt8(ascii: "B"): return StoryWorld.places[place].barred
        case UInt8(ascii: "W"): return StoryWorld.places[place].way
        case UInt8(ascii: "C"): return StoryWorld.places[place].folk
        case UInt8(ascii: "w"): return StoryWorld.weathers[weather].known
        case UInt8(ascii: "q"): return StoryWorld.weathers[weather].setting
        case UInt8(ascii: "z"): return StoryWorld.weathers[weather].easing
        case UInt8(ascii: "D"): return StoryWorld.deadlines[deadline]
        default: preconditionFailure("a template has a slot that nothing fills")
        }
    }
}
