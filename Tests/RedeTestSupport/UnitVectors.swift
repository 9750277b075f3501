package import RedeModel

/// Judges single functions by vectors, each a named input with the output that was observed.
///
/// A group is a file `units/NAME.jsonl`, a line `{"name", "in", "out"}` a case:
///
///     #expect(UnitVectors.pass("fingerprint") { input in … })
package enum UnitVectors {
    /// Runs a function on all cases of a group, prints what came of it, and says whether none failed.
    ///
    /// A group whose file is not there has not failed.
    package static func pass(_ group: String, _ function: (JSONValue) throws -> JSONValue) -> Bool {
        guard let lines = lines(of: group) else { return true }
        var passed = 0
        var failures: [String] = []
        for (index, line) in lines.enumerated() {
            do {
                let vector = try JSONReader.value(of: line)
                let name = vector["name"]?.text?.string ?? "line \(index + 1)"
                guard let input = vector["in"], let expected = vector["out"] else {
                    failures.append("  \(name): a vector has the keys name, in and out")
                    continue
                }
                if let problem = problem(in: function, on: input, expected: expected) {
                    failures.append("  \(name): \(problem)")
                } else {
                    passed += 1
                }
            } catch {
                failures.append("  line \(index + 1): expected \(error.expected), found \(error.found)")
            }
        }
        let head = "units/\(group): \(passed) passed, \(failures.count) failed"
        print(([head] + failures).joined(separator: "\n"))
        return failures.isEmpty
    }

    private static func problem(
        in function: (JSONValue) throws -> JSONValue,
        on input: JSONValue,
        expected: JSONValue
    ) -> String? {
        do {
            return VectorDifference.first(expected: expected, found: try function(input))?.description
        } catch {
            return "threw \(error)"
        }
    }

    /// The lines of a group's file; says so and gives nil when it is not there.
    private static func lines(of group: String) -> [ArraySlice<UInt8>]? {
        guard let bytes = Conformance.bytes(of: "units/\(group).jsonl") else {
            print("units/\(group): not present")
            return nil
        }
        return bytes.split(separator: 0x0A)
    }
}
