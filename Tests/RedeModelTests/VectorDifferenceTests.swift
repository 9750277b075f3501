import RedeModel
import RedeTestSupport
import Testing

@Suite struct VectorDifferenceTests {
    @Test(arguments: [
        (#"{"a": 1.0, "b": []}"#, #"{"b": [], "a": 1}"#, nil),
        (#"{"a": {"$any": "string"}}"#, #"{"a": "x"}"#, nil),
        (#"{"a": {"$any": "string"}}"#, #"{"a": ""}"#, "out.a"),
        (#"{"a": null}"#, #"{}"#, "out.a"), (#"{}"#, #"{"a": null}"#, "out.a"),
        (#"[1, 2]"#, #"[2, 1]"#, "out[0]"), (#"[[1], 2]"#, #"[[1, 3], 2]"#, "out[0][1]"),
        ("1", "true", "out"),
    ])
    func `values are compared without the order of keys`(
        expected: String,
        found: String,
        path: String?
    ) throws {
        let (expected, found) = (
            try JSONReader.value(of: Text(expected)), try JSONReader.value(of: Text(found))
        )

        #expect(VectorDifference.first(expected: expected, found: found)?.path == path)
    }
}
