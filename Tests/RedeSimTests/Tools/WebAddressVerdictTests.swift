import RedeModel
import RedeSim
import RedeTestSupport
import Testing

@Suite struct WebAddressVerdictTests {
    @Test func `every vector's URL is allowed or refused as observed`() {
        #expect(
            UnitVectors.pass("web-fetch-url") { input in
                var out = JSONObject()
                switch WebAddress.verdict(on: try input.text("url"), for: .observed) {
                case .allowed(let address):
                    out["allowed"] = .bool(true)
                    out["url"] = .string(address.text)
                case .refused(let reason, let reported):
                    out["allowed"] = .bool(false)
                    out["reason"] = .string(Text(reason.rawValue))
                    out["url"] = .string(reported)
                    out["logged"] = .bool(false)
                }
                return .object(out)
            }
        )
    }

    @Test(arguments: [
        "http://127.0.0.1/", "http://0.0.0.0/", "http://0.255.1.1/", "http://10.1.2.3/",
        "http://169.254.1.1/",
        "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.0.1/", "http://[::]/",
        "http://[::1]/",
        "http://[fc00::1]/", "http://[fdff::1]/", "http://[fe80::1]/", "http://[febf::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[::ffff:0.0.0.0]/", "http://localhost./", "http://a.localhost/", "http://a.localhost./",
        "http://printer.local/", "http://printer.local./", "https://LocalHost/",
    ])
    func `the documented reading refuses what is local or private`(url: Text) {
        guard case .refused(.host, _) = WebAddress.verdict(on: url, for: .documented) else {
            Issue.record("\(url) is allowed")
            return
        }
    }

    @Test(arguments: [
        "http://1.0.0.1/", "http://172.15.0.1/", "http://172.32.0.1/", "http://192.169.0.1/",
        "http://169.253.1.1/",
        "http://[::2]/", "http://[fe00::1]/", "http://[fec0::1]/", "http://[::ffff:8.8.8.8]/",
        "http://[2001:db8::1]/",
        "http://fcbarcelona.example/", "http://fd.example/", "http://fe80-printer.example/", "http://local/",
        "http://localhost.example/", "http://localhost../", "http://mylocalhost/",
    ])
    func `the documented reading allows the rest`(url: Text) throws {
        #expect(
            WebAddress.verdict(on: url, for: .documented) == .allowed(try #require(WebAddress.parse(url)))
        )
    }
}
