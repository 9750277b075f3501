import RedeModel
import RedeSim
import Testing

@Suite struct WebAddressTests {
    @Test(
        arguments: [
            ("http:example.com", "http://example.com/"), ("https:\\\\a\\b", "https://a/b"), ("//a", nil),
            ("http://", nil),
            (" \u{0}HT\tTP://A\u{A}.B \u{1}", "http://a.b/"), ("http://a:80/", "http://a/"),
            ("http://a:0443", "http://a:443/"),
            ("http://a:", "http://a/"), ("http://a:65536", nil), ("http://a:8x", nil), ("http://:80", nil),
            ("http://u:p@q@a", "http://u:p%40q@a/"), ("http://:@a", "http://a/"), ("http://u@", nil),
            ("http://u^|;=é@a", "http://u%5E%7C%3B%3D%C3%A9@a/"),
            ("http://a/b/../../c/./%2E%2e/d/.", "http://a/d/"), ("http://a/.../x..", "http://a/.../x.."),
            (
                "http://a/ \"<>`{}^|é%zz?'\"<> #`\"<>'",
                "http://a/%20%22%3C%3E%60%7B%7D%5E|%C3%A9%zz?%27%22%3C%3E%20#%60%22%3C%3E'"
            ),
            ("http://a?#", "http://a/?#"), ("http://a b", nil), ("http://a%20b", nil),
            ("http://a%2eb", "http://a.b/"),
            ("foo://A^", nil), ("foo://A?'", "foo://A?'"), ("foo:/.//p", "foo:/.//p"), ("foo:", "foo:"),
            ("1a:x", nil),
            ("mailto:a b?c d", "mailto:a b?c%20d"), ("data:x ?y", "data:x%20?y"), ("foo://h/..", "foo://h/"),
            ("file:c|/x/../..", "file:///c:/"), ("file://LOCALHOST/a", "file:///a"),
            ("file://h\\a", "file://h/a"),
        ] as [(String, String?)]
    )
    func `an address is read and written as the URL Standard says`(input: String, expected: String?) {
        #expect(WebAddress.parse(Text(input))?.text.string == expected)
    }

    @Test(arguments: [
        "https://u:p@example.com:8080/a/b?c#d", "http://[1::8]/", "foo:bar?x#y", "http://xn--bcher-kva/",
        "foo:/.//a",
    ])
    func `what was written is read as the same address`(text: Text) {
        let address = WebAddress.parse(text)

        #expect(address?.text == text)
        #expect(address.flatMap { WebAddress.parse($0.text) } == address)
    }

    @Test func `a lone surrogate counts as the replacement character`() throws {
        let url = Text(bytes: Array("http://a/".utf8) + [0xED, 0xA0, 0x80])

        #expect(WebAddress.parse(url)?.text == "http://a/%EF%BF%BD")
    }
}
