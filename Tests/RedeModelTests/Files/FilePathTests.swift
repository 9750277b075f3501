import RedeModel
import Testing

struct FilePathTests {
    @Test(arguments: [
        ("reports/a/run-1/timeline.html", "reports/a", "run-1/timeline.html"),
        ("reports/a/run-1/timeline.html", "./reports/b/", "../a/run-1/timeline.html"),
        ("/tmp/a/page.html", "/tmp/a", "page.html"),
        ("/tmp/a/page.html", "reports", "/tmp/a/page.html"),
        ("a b/100%.html", ".", "a%20b/100%25.html"),
        ("a/javascript:x", "a", "javascript%3ax"),
    ])
    func `a link leads from a directory to a file`(_ path: String, _ directory: String, _ link: String) {
        #expect(FilePath.link(to: path, from: directory) == link)
    }
}
