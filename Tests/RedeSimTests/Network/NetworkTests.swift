import RedeModel
import Testing

@testable import RedeSim

@Suite struct NetworkTests {
    let epoch = Instant(milliseconds: 1_767_225_600_000)
    let ideal = Network.Passage.delivered(
        requestMilliseconds: 0,
        responseMilliseconds: 0,
        duplicateAfterMilliseconds: nil
    )

    @Test func `by default every post arrives at once, and nothing is drawn`() {
        let fresh = network(.ideal)
        var network = fresh

        #expect(network.carry(from: BotID(0), to: BotID(1), at: epoch) == ideal)
        #expect(network == fresh)
    }

    @Test func `a latency is drawn for the way there and for the way back`() {
        var fixed = network(.init(latency: .fixed(milliseconds: 20)))
        var spread = network(.init(latency: .uniform(milliseconds: 20...80)))

        #expect(
            fixed.carry(from: BotID(0), to: BotID(1), at: epoch)
                == .delivered(
                    requestMilliseconds: 20,
                    responseMilliseconds: 20,
                    duplicateAfterMilliseconds: nil
                )
        )
        var differing = 0
        for _ in 0..<100 {
            guard
                case .delivered(let there, let back, nil) = spread.carry(
                    from: BotID(0),
                    to: BotID(1),
                    at: epoch
                )
            else {
                Issue.record("nothing gets lost or doubled")
                return
            }
            #expect((20...80).contains(there) && (20...80).contains(back))
            differing += there == back ? 0 : 1
        }
        #expect(differing > 80)
    }

    @Test func `what is given of single posts counts before anything drawn, each bot's in order`() {
        let posts: [NetworkConditions.Post] = [
            .init(from: "A", latencyMilliseconds: 31, responseMilliseconds: 7), .init(from: "B", loss: .loss),
            .init(from: "A"),
        ]
        var network = network(.init(latency: .fixed(milliseconds: 20), posts: posts))
        func passage(_ there: Int, _ back: Int) -> Network.Passage {
            .delivered(
                requestMilliseconds: there,
                responseMilliseconds: back,
                duplicateAfterMilliseconds: nil
            )
        }

        #expect(network.carry(from: BotID(1), to: BotID(0), at: epoch) == .lost(.loss))
        #expect(network.carry(from: BotID(0), to: BotID(1), at: epoch) == passage(31, 7))
        #expect(network.carry(from: BotID(0), to: BotID(1), at: epoch) == passage(0, 0))
        #expect(network.carry(from: BotID(0), to: BotID(1), at: epoch) == passage(20, 20))
    }

    @Test func `the way back may have a latency of its own`() {
        let conditions = NetworkConditions(
            latency: .fixed(milliseconds: 20),
            responseLatency: .fixed(milliseconds: 5)
        )
        var network = network(conditions)

        let passage = network.carry(from: BotID(0), to: BotID(1), at: epoch)

        #expect(
            passage
                == .delivered(
                    requestMilliseconds: 20,
                    responseMilliseconds: 5,
                    duplicateAfterMilliseconds: nil
                )
        )
    }

    @Test func `posts get lost and doubled as often as their rates say`() {
        let conditions = NetworkConditions(
            latency: .fixed(milliseconds: 10),
            lossPartsPerMillion: 100_000,
            duplicationPartsPerMillion: 200_000
        )
        var network = network(conditions)
        var lost = 0
        var doubled = 0
        for _ in 0..<10_000 {
            switch network.carry(from: BotID(0), to: BotID(1), at: epoch) {
            case .lost(let cause):
                #expect(cause == .loss)
                lost += 1
            case .delivered(10, 10, let duplicate):
                #expect(duplicate == nil || duplicate == 20)
                doubled += duplicate == nil ? 0 : 1
            case .delivered:
                Issue.record("the latency is fixed")
            }
        }
        // Expected 1000 and 9000 / 5, four standard deviations either way.
        #expect((880...1120).contains(lost))
        #expect((1640...1960).contains(doubled))
    }

    @Test func `a partition parts its two sides, both ways, for its time`() {
        let partition = NetworkConditions.Partition(
            between: ["A"],
            and: ["B", "nobody"],
            fromMilliseconds: 1000,
            untilMilliseconds: 2000
        )
        var network = network(.init(partitions: [partition]))
        func passage(_ sender: Int, _ recipient: Int, at milliseconds: Int) -> Network.Passage {
            let now = epoch.advanced(byMilliseconds: milliseconds)
            return network.carry(from: BotID(sender), to: BotID(recipient), at: now)
        }

        #expect(
            [999, 1000, 1999, 2000].map { passage(0, 1, at: $0) == .lost(.partition) } == [
                false, true, true, false,
            ]
        )
        #expect(passage(1, 0, at: 1500) == .lost(.partition))
        #expect(passage(0, 2, at: 1500) == ideal && passage(2, 1, at: 1500) == ideal)
    }

    @Test func `a partition without an end stays`() {
        var network = network(.init(partitions: [.init(between: ["A"], and: ["C"])]))
        let late = epoch.advanced(byMilliseconds: 1_000_000_000)

        #expect(network.carry(from: BotID(2), to: BotID(0), at: late) == .lost(.partition))
    }

    @Test func `neither a partition nor another bot's posts shift what is drawn`() {
        let spread = NetworkConditions(latency: .uniform(milliseconds: 0...1000), lossPartsPerMillion: 50_000)
        var parted = spread
        parted.partitions = [.init(between: ["A"], and: ["B"], untilMilliseconds: 50)]
        var plain = network(spread)
        var other = network(parted)

        for time in 0..<200 {
            let now = epoch.advanced(byMilliseconds: time)
            _ = other.carry(from: BotID(1), to: BotID(2), at: now)
            let expected = plain.carry(from: BotID(0), to: BotID(1), at: now)
            let found = other.carry(from: BotID(0), to: BotID(1), at: now)
            #expect(found == (time < 50 ? .lost(.partition) : expected))
        }
    }

    private func network(_ conditions: NetworkConditions) -> Network {
        Network(conditions, roster: ["A", "B", "C"], epoch: epoch, seed: 7)
    }
}
