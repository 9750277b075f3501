import PropertyTestSupport
import Testing

@Suite struct LoaderFuzzTests {
    @Test(arguments: LoaderFuzz.Format.allCases)
    func `changed files are read or refused with problems in the file`(_ format: LoaderFuzz.Format) {
        #expect(LoaderFuzz.report(format, seed: 1, inputs: 1000) == nil)
    }
}
