#!/bin/sh
# A chess engine of the tests: it speaks UCI and knows one short game. The first argument says how it fails, the second
# is a file to which it writes what it is told.
mode=$1
notes=${2:-/dev/null}
game='e2e4 e7e5 d1h5 b8c6 f1c4 g8f6 h5f7'
if [ "$mode" = stubborn ]; then
    trap '' INT TERM HUP
    echo "process $$" >>"$notes"
fi
while read -r word rest; do
    echo "$word $rest" >>"$notes"
    case $word in
    uci)
        [ "$mode" = deaf ] && continue
        [ "$mode" = broken ] && exit 3
        echo 'id name the engine of the tests'
        echo uciok
        ;;
    isready) echo readyok ;;
    position)
        case $rest in
        *moves*) rest=${rest##*moves} ;;
        *) rest= ;;
        esac
        # shellcheck disable=SC2086
        set -- $rest
        played=$#
        # shellcheck disable=SC2086
        set -- $game
        shift "$played"
        ;;
    go)
        case $mode in
        die) exit 3 ;;
        hang | stubborn) while :; do sleep 1; done ;;
        nonsense) echo 'bestmove e2e9 with "love"' ;;
        *)
            # What it gives a position: 30 centipawns at first, 10 more each time.
            worth=$((${worth:-20} + 10))
            echo "info depth 1 score cp $worth nodes 20"
            echo "bestmove $1 ponder e2e4"
            ;;
        esac
        ;;
    esac
done
