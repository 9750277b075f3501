import RedeModel
import RedeSim

/// Values of settings that would explain the times between events, those that explain most first.
///
/// An alarm rings a cooldown after a turn, a recovery delay after a message, a timeout and a recovery delay
/// after a call, and looks again after the idle probe; each distance in a log is a vote for the settings that
/// would make it.
struct SettingVotes {
    /// The request timeout in seconds, when a call that timed out shows it.
    private(set) var timeout: Double?
    private var votes: [SettingName: [Int: Int]] = [:]  // determinism: sorted before they are used
    private let settings: Settings
    /// A cooldown, in milliseconds, that is not too long for any turn of the log.
    private(set) var longestCooldown = Int.max
    /// An idle probe, in milliseconds, that is not too long for any bot that was found idle.
    private var longestProbe = Int.max

    /// Events further apart than this have nothing to do with each other.
    private static let window = 400_000
    /// How many values are tried of each setting.
    private static let tried = 16
    /// How often an alarm has looked in vain at most, before it finds a bot idle.
    private static let looks = 8

    /// The votes of a log, when what is guessed besides are these settings.
    init(_ log: ArchivedLog, besides settings: Settings) {
        self.settings = settings
        var earlier: [Text: [LoggedEvent]] = [:]  // determinism: look-up only, never walked
        for event in log.events {
            let before = earlier[event.bot] ?? []
            bound(event, after: before)
            switch event.name {
            case .alarmResume, .alarmSelfHeal:
                count(event, after: before)
            case .brainSkip where event.reason == .staleInFlightTrigger:
                count(event, after: before)
            case .brainSkip where event.reason == .transientModelError:
                countTimeout(event, after: before)
            case .brainError:
                countTimeout(event, after: before)
            default:
                break
            }
            earlier[event.bot, default: []].append(event)
        }
    }

    /// The values of a setting in seconds, the likeliest first: the most votes, then the roundest.
    func values(of name: SettingName) -> [Double] {
        let longest =
            switch name {
            case .brainCooldown: longestCooldown
            case .idleTurnProbe: longestProbe
            default: Int.max
            }
        let sorted = (votes[name] ?? [:]).filter { $0.key <= longest }.sorted { one, other in
            (-one.value, SettingVotes.roughness(one.key), one.key)
                < (-other.value, SettingVotes.roughness(other.key), other.key)
        }
        return sorted.prefix(SettingVotes.tried).map { Double($0.key) / 1000 }
    }

    private static func roughness(_ milliseconds: Int) -> Int {
        [1000, 500, 100, 10].firstIndex { milliseconds % $0 == 0 } ?? 4
    }

    private mutating func vote(_ name: SettingName, _ milliseconds: Int) {
        guard milliseconds > 0 else { return }
        votes[name, default: [:]][milliseconds, default: 0] += 1
    }

    /// The longest usual cooldown in seconds that fits all turns; nil when the default does.
    var fittingCooldown: Double? {
        guard longestCooldown < Int(SettingInference.usual(.brainCooldown) * 1000) else { return nil }
        let usual = [3000, 2000, 1500, 1000, 500, 250, 100, 50, 10].first { $0 <= longestCooldown }
        return Double(usual ?? longestCooldown) / 1000
    }

    /// A turn that waited for no cooldown tells that there was none left.
    private mutating func bound(_ event: LoggedEvent, after earlier: [LoggedEvent]) {
        guard event.name == .brainStart || event.name == .alarmSelfHeal,
            let last = earlier.last(where: { $0.name == .brainReply || $0.reason == .brainCooldown })
        else { return }
        let distance = event.instant.milliseconds(since: last.instant)
        guard distance > 0 else { return }
        if event.name == .alarmSelfHeal {
            longestProbe = min(longestProbe, distance)
        } else if last.name == .brainReply {
            longestCooldown = min(longestCooldown, distance)
        }
    }

    private mutating func count(_ event: LoggedEvent, after earlier: [LoggedEvent]) {
        let recovery = settings.recoveryDelay.whole
        var seen: Set<Int> = []  // determinism: look-up only, never walked
        for other in earlier.reversed() {
            let distance = event.instant.milliseconds(since: other.instant)
            if distance > SettingVotes.window { break }
            if other.name == .modelRequest { vote(.llmRequestTimeout, distance - recovery) }
            guard distance > 0, seen.insert(distance).inserted else { continue }
            if event.name == .alarmSelfHeal {
                for start in [recovery, settings.brainCooldown.whole, 0] {
                    let waited = distance - start
                    for looks in 1...SettingVotes.looks where waited % looks == 0 {
                        vote(.idleTurnProbe, waited / looks)
                    }
                }
            } else {
                vote(.brainCooldown, distance)
                // The recovery delay is a little longer than the cooldown, and at least two seconds.
                vote(.brainCooldown, distance == 2000 ? 1000 : distance > 2000 ? distance - 250 : 0)
            }
        }
    }

    /// A call that failed with an error of the runtime's own has timed out.
    private mutating func countTimeout(_ event: LoggedEvent, after earlier: [LoggedEvent]) {
        guard let call = earlier.last(where: { $0.name == .modelRequest || $0.name == .modelResponse }),
            call.name == .modelRequest
        else { return }
        let distance = event.instant.milliseconds(since: call.instant)
        let error = event.text("error")
        let isOwn = error.map { $0.lowercased().contains("timed out after") } ?? false
        // A text of no class was repeated all the same, so it was the runtime's own.
        let isOdd = event.name == .brainSkip && (error.map { ModelErrorClass.of($0) == .other } ?? true)
        guard distance > 0, isOwn || isOdd else { return }
        vote(.llmRequestTimeout, distance)
        if timeout == nil { timeout = Double(distance) / 1000 }
    }
}
