import Foundation
import RedeModel
import RedeSim
import Testing

@Suite struct WebAddressVerdictTests {
    @Test func `every vector's URL is allowed or refused as observed`() throws {
        let file = URL(filePath: #filePath).appending(path: "../../../Conformance/units/web-fetch-url.jsonl")
        let lines = try Data(contentsOf: file.standardized).split(separator: 0x0A)
        #expect(!lines.isEmpty)
        for line in lines {
            let vector = try JSONReader.value(of: Array(line)[...])
            let url = try #require(vector["in"]?["url"]?.text)
            let out = try #require(vector["out"])
            let verdict = WebAddress.verdict(on: url, for: .observed)
            switch verdict {
            case .allowed(let address):
                #expect(out["allowed"] == .bool(true), "\(url)")
                #expect(out["url"]?.text == address.text)
            case .refused(let reason, let reported):
                #expect(out["allowed"] == .bool(false), "\(url)")
                #expect(out["reason"]?.text == Text(reason.rawValue), "\(url)")
                #expect(out["url"]?.text == reported)
                #expect(out["logged"] == .bool(false))
            }
        }
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
