import RedeModel
import RedeSim
import Testing

@Suite struct WebHostTests {
    @Test(
        arguments: [
            ("0x7f.1", "127.0.0.1"), ("0177.0.0.1", "127.0.0.1"), ("1.2.3", "1.2.0.3"),
            ("4294967295", "255.255.255.255"),
            ("4294967296", nil), ("256.1", nil), ("1.2.3.256", nil), ("1.2.3.4.", "1.2.3.4"),
            ("1.2.3.4..", "1.2.3.4.."),
            ("09.1", nil), ("0x", "0.0.0.0"), ("a.0x1", nil), ("a.1x", "a.1x"), ("1.2.3.4.5", nil),
        ] as [(String, String?)]
    )
    func `numbers make an IPv4 address or none`(input: String, expected: String?) {
        #expect(WebAddress.parse(Text("http://\(input)/"))?.host?.text.string == expected)
    }

    @Test(
        arguments: [
            ("::", "[::]"), ("::1", "[::1]"), ("1:2:3:4:5:6:7:8", "[1:2:3:4:5:6:7:8]"),
            ("1:0:0:2:0:0:0:3", "[1:0:0:2::3]"),
            ("0:0:1:0:0:0:1:0", "[0:0:1::1:0]"), ("1:0:2:3:4:5:6:7", "[1:0:2:3:4:5:6:7]"),
            ("ABCD::", "[abcd::]"),
            ("::ffff:1.2.3.4", "[::ffff:102:304]"), ("::1.2.3", nil), ("::1.2.3.04", nil), ("1:2", nil),
            ("::g", nil),
            ("1::2::3", nil), ("12345::", nil), ("1:2:3:4:5:6:7:1.2.3.4", nil),
            ("1:2:3:4:5:6:7::", "[1:2:3:4:5:6:7:0]"),
            ("1:", nil), (":1", nil), ("1:2:3:4:5:6:7:8:9", nil), ("1:2:3:4::5:6:7:8", nil),
        ] as [(String, String?)]
    )
    func `brackets hold an IPv6 address or nothing`(input: String, expected: String?) {
        #expect(WebAddress.parse(Text("http://[\(input)]/"))?.host?.text.string == expected)
    }

    @Test(
        arguments: [
            ("bücher.example", "xn--bcher-kva.example"), ("faß.de", "xn--fa-hia.de"),
            ("BU\u{308}CHER", "xn--bcher-kva"),
            ("１２７。0．0.1", "127.0.0.1"), ("soft\u{AD}hyphen", "softhyphen"), ("\u{AD}", nil),
            ("中国", "xn--fiqs8s"),
            ("xn--a", nil), ("xn--", nil), ("xn--abc-", nil), ("xn--é", nil),
            ("XN--BCHER-KVA", "xn--bcher-kva"),
            ("a\u{200D}b", nil), ("क्\u{200D}ष", "xn--11b2ezcw70k"), ("\u{301}a", nil), ("אa", nil),
            ("א0", "xn--0-zhc"),
            ("\u{1F600}", "xn--e28h"), ("％４１", nil), ("a..b", "a..b"), ("\u{E000}", nil), ("㎏", "kg"),
            ("%c3%bc", "xn--tda"),
        ] as [(String, String?)]
    )
    func `a name is mapped, composed and written in ASCII`(input: String, expected: String?) {
        #expect(WebAddress.parse(Text("http://\(input)/"))?.host?.text.string == expected)
    }
}
