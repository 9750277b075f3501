import RedeModel
import Testing

@testable import RedeSim

@Suite struct ActionListTests {
    @Test func `actions come out as they were put in`() {
        let texts: [Text] = ["e4", "", "a, b", "Ö"]
        let list = ActionList(texts)

        #expect(list.texts == texts)
        #expect(list.count == 4)
        #expect(list[2] == "a, b")
        #expect(list.last == "Ö")
        #expect(list.joined == "e4, , a, b, Ö")
        #expect(ActionList().isEmpty)
        #expect(ActionList().last == nil)
        #expect(ActionList([""]).count == 1)
    }

    @Test func `a list written into memory is the list of its texts`() {
        let texts: [Text] = ["O-O-O", "e4", "exd8=Q#"]
        let list = ActionList(count: texts.count, room: 8) { index, memory in
            memory.copyMemory(from: texts[index].bytes, byteCount: texts[index].bytes.count)
            return texts[index].bytes.count
        }

        #expect(list == ActionList(texts))
    }

    @Test func `a list starts with another one action by action, not letter by letter`() {
        let list: ActionList = ["e4", "e5"]

        #expect(list.starts(with: []))
        #expect(list.starts(with: ["e4"]))
        #expect(list.starts(with: list))
        #expect(!list.starts(with: ["e"]))
        #expect(!list.starts(with: ["e4, e5"]))
        #expect(!list.starts(with: ["e4", "e5", "f4"]))
    }

    @Test func `the board counts what it refuses of actors who had a legal action, resets or not`() {
        var board = Board(rules: .init(engine: "chess-v1"), roster: Roster(), reading: .documented)
        _ = board.apply("e5", by: "A")
        _ = board.apply("e5", by: "B")
        _ = board.apply("e4", by: "nobody")
        _ = board.apply("e4", by: "A")
        board.reset()
        _ = board.apply("e9", by: "A")

        #expect(board.refusals == 2)
        #expect(board.chess?.history.isEmpty == true)
    }
}
