import LiveTestSupport
import RedeTestSupport
import Testing

struct ServeCommandTests {
    /// A shell's lines that start a server and set `url`; what they start is stopped by `stop`.
    private static let shell = """
        set -eu
        start() {
            exec 3< <(exec "$REDE_SIM" serve "$@" --port 0)
            server=$!
            read -r line <&3
            url=$(echo "$line" | sed 's/.* at \\(http.*\\)\\/ .*/\\1/')
        }
        stop() { kill -TERM $server; wait $server; }
        trap 'kill -KILL $server 2>/dev/null || true' EXIT

        """

    @Test func `a network is served, asked by the other commands, and replayed`() throws {
        let directory = try TemporaryDirectory()
        let ending = try Command.shell(
            ServeCommandTests.shell + """
                start scenarios/story-circle --speed max --record '\(directory.path)/run.ndjson'
                "$REDE_SIM" deploy --bot A --bot B --url $url
                "$REDE_SIM" send C A "Begin: a lighthouse." --url $url | sed 's/at .*/at T/'
                "$REDE_SIM" archive --run monday --dir '\(directory.path)/runs' --url $url --quiet
                "$REDE_SIM" serve --port ${url##*:} --bots scenarios/story-circle/bots.json --quiet 2>/dev/null || echo "in use: $?"
                "$REDE_SIM" kill --yes --url $url
                stop
                "$REDE_SIM" replay '\(directory.path)/run.ndjson' | grep 'byte for byte' | cut -c 1-37
                "$REDE_SIM" import '\(directory.path)/runs/monday.ndjson' --quiet && ls '\(directory.path)/runs'
                """
        )

        #expect(ending.errors == "")
        #expect(ending.status == 0)
        #expect(
            ending.text == """
                A  up   knows 3 bots   1 message
                B  up   knows 3 bots   2 messages
                delivered at T
                in use: 69
                cleared 3 bots and the log
                  log      the recorded one, byte for
                monday.html
                monday.ndjson

                """
        )
    }

    @Test func `a network that was killed has what it had answered`() throws {
        let directory = try TemporaryDirectory()
        let ending = try Command.shell(
            ServeCommandTests.shell + """
                start scenarios/story-circle --state '\(directory.path)/state.sqlite'
                "$REDE_SIM" send C B "Keep this." --url $url --quiet
                kill -KILL $server; wait $server || true
                start scenarios/story-circle --state '\(directory.path)/state.sqlite'
                curl --silent $url/bots/B | grep -c '"content": "Keep this."'
                stop
                """
        )

        #expect(ending.status == 0)
        #expect(ending.text == "1\n")
    }

    @Test func `a live model answers, and the run replays from its recording alone`() throws {
        let directory = try TemporaryDirectory()
        let server = try ModelServer { _ in
            .say(#"{"message":"A key: sk-planted-key-0123456789.","recipients":["B"]}"#, after: 2)
        }
        let ending = try Command.shell(
            ServeCommandTests.shell + """
                export OPENAI_API_KEY=sk-planted-key-0123456789
                start scenarios/story-circle --speed max --model live --live-model small \
                    --base-url \(server.baseURL) --record '\(directory.path)/live.ndjson'
                "$REDE_SIM" send C A "Begin." --url $url --quiet
                until curl --silent $url/bots/events | grep -q brain.reply; do :; done
                stop
                grep -c planted '\(directory.path)/live.ndjson' || true
                "$REDE_SIM" replay '\(directory.path)/live.ndjson' | grep 'byte for byte' | cut -c 1-37
                """
        )

        #expect(ending.errors == "")
        #expect(ending.text == "0\n  log      the recorded one, byte for\n")
        #expect(server.requests.first?.head.contains("bearer sk-planted-key-0123456789") == true)
    }

    @Test func `a server that was killed leaves a recording, as far as it had come`() throws {
        let directory = try TemporaryDirectory()
        let ending = try Command.shell(
            ServeCommandTests.shell + """
                circle=$PWD/scenarios/story-circle
                cd '\(directory.path)'
                start "$circle" --speed max --play --http-peers
                until curl --silent $url/bots/events | grep -q '"game.outcome"'; do :; done
                curl --silent $url/bots/A | grep -c "botUrl.*//localhost:${url##*:}/bots/B"
                stop
                start "$circle" --speed max --play --record run.ndjson
                until curl --silent $url/bots/events | grep -q '"game.outcome"'; do :; done
                kill -KILL $server; wait $server || true
                "$REDE_SIM" replay run.partial.ndjson 2>&1 | grep -c 'recording finish'
                "$REDE_SIM" recording finish run.partial.ndjson; ls
                "$REDE_SIM" replay run.ndjson | grep 'byte for byte' | cut -c 1-37
                """
        )

        #expect(ending.status == 0)
        #expect(
            ending.text == """
                1
                1
                run.ndjson  19 calls recorded
                run.ndjson
                  log      the recorded one, byte for

                """
        )
    }

    @Test func `files that change are taken up, and wrong ones are not`() throws {
        let directory = try TemporaryDirectory()
        let ending = try Command.shell(
            ServeCommandTests.shell + """
                cd '\(directory.path)'
                bots() { printf '[{"name":"A","prompt":"a"}%s]' "$1" >bots.json; }
                wait_for() { grep -m 1 -q "$1" < <(exec tail -f --pid=$server errors); }
                bots ''
                start --watch 2>errors
                bots ',{"name":"A","prompt":"b"}'
                wait_for 'as they were'
                curl --silent $url/bots | grep -c '"name"'
                bots ',{"name":"B","prompt":"b"}'
                wait_for 'have changed'
                curl --silent $url/bots | grep -c '"name"'
                stop
                grep -c 'each name once' errors
                """
        )

        #expect(ending.status == 0)
        #expect(ending.text == "1\n2\n1\n")
    }
}
