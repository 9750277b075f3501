/// Who and what a story may be about; any of one list goes with any of the others.
enum StoryWorld {
    struct Hero {
        var name: StaticString
        var subject: StaticString
        var object: StaticString
        var possessive: StaticString

        static func she(_ name: StaticString) -> Hero {
            Hero(name: name, subject: "she", object: "her", possessive: "her")
        }

        static func he(_ name: StaticString) -> Hero {
            Hero(name: name, subject: "he", object: "him", possessive: "his")
        }
    }

    /// Someone the hero meets: at first, and later.
    struct Person {
        var introduced: StaticString
        var known: StaticString
    }

    /// What has to be carried home; it fails on the way, hides something, and works again at the end.
    struct Object {
        var noun: StaticString
        var introduced: StaticString
        var known: StaticString
        var failing: StaticString
        var secret: StaticString
        var mending: StaticString
    }

    /// A country with a house at its far end, a road there that gets barred, and another way.
    struct Place {
        var noun: StaticString
        var goalNoun: StaticString
        var within: StaticString
        var goal: StaticString
        var barred: StaticString
        var way: StaticString
        var folk: StaticString
    }

    /// The weather: what it had been doing at first, and how it ends.
    struct Weather {
        var noun: StaticString
        var known: StaticString
        var setting: StaticString
        var easing: StaticString
    }

    static let heroes: [Hero] = [
        .she("Ines"), .he("Tomas"), .she("Maren"), .he("Oskar"), .she("Noor"), .he("Emil"),
        .she("Lena"), .he("Jonah"), .she("Wilma"), .he("Pavel"), .she("Asta"), .he("Ravi"),
    ]

    static let trades: [StaticString] = [
        "a beekeeper", "a bookbinder", "a mender of umbrellas", "a piano tuner", "a painter of signs",
        "a baker of ship's biscuit", "a maker of chairs", "a copyist of old music",
    ]

    static let helpers: [Person] = [
        Person(introduced: "a boy with a handcart", known: "the boy"),
        Person(introduced: "a girl leading a blind horse", known: "the girl"),
        Person(introduced: "a postman with an empty bag", known: "the postman"),
        Person(introduced: "a nun on a bicycle", known: "the nun"),
        Person(introduced: "a tinker with a limp", known: "the tinker"),
        Person(introduced: "a pedlar with a grey dog", known: "the pedlar"),
        Person(introduced: "a carpenter on stilts", known: "the carpenter"),
        Person(introduced: "a runaway cook", known: "the cook"),
    ]

    static let owners: [Person] = [
        Person(introduced: "an old captain", known: "the captain"),
        Person(introduced: "a retired doctor", known: "the doctor"),
        Person(introduced: "a young widow", known: "the widow"),
        Person(introduced: "a blind organist", known: "the organist"),
        Person(introduced: "a forgotten painter", known: "the painter"),
        Person(introduced: "an astronomer", known: "the astronomer"),
        Person(introduced: "a schoolteacher", known: "the schoolteacher"),
        Person(introduced: "a countess without money", known: "the countess"),
    ]

    static let objects: [Object] = [
        Object(
            noun: "compass",
            introduced: "a brass compass",
            known: "the compass",
            failing: "its needle wandered and would not settle",
            secret: "a name was scratched inside its lid",
            mending: "its needle swung north and stayed"
        ),
        Object(
            noun: "music box",
            introduced: "a small music box",
            known: "the music box",
            failing: "it played four notes and stuck on the fifth",
            secret: "a folded note lay beneath its drum",
            mending: "it played its tune to the end"
        ),
        Object(
            noun: "watch",
            introduced: "a silver watch",
            known: "the watch",
            failing: "its hands stood still at ten past four",
            secret: "two names were engraved on the back of its case",
            mending: "it began to tick"
        ),
        Object(
            noun: "lantern",
            introduced: "a blue glass lantern",
            known: "the lantern",
            failing: "its flame shrank to a spark and stayed one",
            secret: "a word was cut into the foot of its glass",
            mending: "its flame stood up, tall and clear"
        ),
        Object(
            noun: "bell",
            introduced: "a ship's bell no bigger than a cup",
            known: "the bell",
            failing: "it gave no more sound than a wooden spoon",
            secret: "a line of verse ran around its rim",
            mending: "it rang, once and very clearly"
        ),
        Object(
            noun: "violin",
            introduced: "an old violin",
            known: "the violin",
            failing: "its strings went slack and would not hold a note",
            secret: "a slip of paper was pasted inside its body",
            mending: "its strings sounded, low and warm"
        ),
        Object(
            noun: "bird",
            introduced: "a clockwork bird",
            known: "the bird",
            failing: "its wings jerked once and locked",
            secret: "a year and a heart were stamped under its tail",
            mending: "its wings opened and beat"
        ),
        Object(
            noun: "barometer",
            introduced: "a pocket barometer",
            known: "the barometer",
            failing: "its needle dropped to Storm and lay there like a dead fly",
            secret: "a date was pencilled on its back",
            mending: "its needle climbed to Fair"
        ),
        Object(
            noun: "telescope",
            introduced: "a small telescope",
            known: "the telescope",
            failing: "it showed nothing but milk",
            secret: "a strip of paper was wound inside its tube",
            mending: "its lens cleared"
        ),
        Object(
            noun: "accordion",
            introduced: "an accordion with pearl keys",
            known: "the accordion",
            failing: "it had nothing to give but a sigh",
            secret: "a child's drawing was glued inside its bellows",
            mending: "it drew breath and sang"
        ),
    ]

    static let places: [Place] = [
        Place(
            noun: "harbour",
            goalNoun: "lighthouse",
            within: "in the harbour town of Sallow Quay",
            goal: "the lighthouse",
            barred: "the tide had taken the causeway",
            way: "a row of mooring posts still marked the old crossing",
            folk: "the fishermen"
        ),
        Place(
            noun: "mountain",
            goalNoun: "monastery",
            within: "in the village under the Corran pass",
            goal: "the monastery",
            barred: "a rockfall had buried the mule track",
            way: "goats had worn a path of their own above the rocks",
            folk: "the herders"
        ),
        Place(
            noun: "river",
            goalNoun: "ferry",
            within: "in the mill town on the upper river",
            goal: "the ferry house",
            barred: "the river had burst over the towpath",
            way: "the old mill wall ran above the water the whole way down",
            folk: "the millers"
        ),
        Place(
            noun: "railway",
            goalNoun: "station",
            within: "at the railway halt on the plain",
            goal: "the last station",
            barred: "a goods train had come off the rails and closed the line",
            way: "a handcar stood forgotten on the siding beyond the wreck",
            folk: "the signalmen"
        ),
        Place(
            noun: "forest",
            goalNoun: "sawmill",
            within: "on the edge of Alder Forest",
            goal: "the sawmill",
            barred: "fallen oaks lay across the forest road",
            way: "the deer had trodden a trail through the alders, narrow but dry",
            folk: "the woodcutters"
        ),
        Place(
            noun: "city",
            goalNoun: "tower",
            within: "in the old quarter of the city",
            goal: "the clock tower",
            barred: "the drawbridge was up and its keeper had gone home",
            way: "barges lay moored side by side from one bank to the other",
            folk: "the stallholders"
        ),
        Place(
            noun: "marsh",
            goalNoun: "pump house",
            within: "on the salt marsh at Eelham",
            goal: "the pump house",
            barred: "the plank road had gone under in the night",
            way: "willow stakes showed where the ground would bear",
            folk: "the reed cutters"
        ),
        Place(
            noun: "island",
            goalNoun: "observatory",
            within: "on the island of Hask",
            goal: "the observatory",
            barred: "the cliff had slipped and taken the coast path with it",
            way: "a stair that quarrymen had cut long ago climbed straight up the rock",
            folk: "the crab fishers"
        ),
        Place(
            noun: "hill",
            goalNoun: "castle",
            within: "in the hill town among the vineyards",
            goal: "the castle",
            barred: "a landslip had carried off the cart road",
            way: "steps between the terraces led up the far side",
            folk: "the vine growers"
        ),
        Place(
            noun: "canal",
            goalNoun: "boatyard",
            within: "beside the locks of the old canal",
            goal: "the boatyard",
            barred: "the swing bridge stood open and would not close",
            way: "the gates of the lower lock had a walkway no wider than a hand",
            folk: "the bargemen"
        ),
    ]

    static let weathers: [Weather] = [
        Weather(
            noun: "rain",
            known: "the rain",
            setting: "rain had been falling for three days",
            easing: "the rain thinned and stopped"
        ),
        Weather(
            noun: "fog",
            known: "the fog",
            setting: "fog had lain on the roofs since Sunday",
            easing: "the fog came apart in the sun"
        ),
        Weather(
            noun: "wind",
            known: "the wind",
            setting: "the wind had blown from the north all week",
            easing: "the wind dropped"
        ),
        Weather(
            noun: "snow",
            known: "the snow",
            setting: "snow had come early that year",
            easing: "the snow stopped falling"
        ),
        Weather(
            noun: "sleet",
            known: "the sleet",
            setting: "sleet had been rattling on the shutters since morning",
            easing: "the sleet turned to drizzle and gave up"
        ),
        Weather(
            noun: "storm",
            known: "the storm",
            setting: "a storm had been circling for days",
            easing: "the storm moved off to the east"
        ),
    ]

    static let deadlines: [StaticString] = [
        "before the new moon", "before the week was out", "by Sunday noon", "within three days",
        "before the month was out",
    ]
}
