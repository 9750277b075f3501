#!/usr/bin/env bash
# Runs a batch on a real Slurm of one node: eight parts, of which one is killed and one put back into the queue; then the
# parts that are missing, the merge, and the comparison with the same batch run by one process. Installs Debian's
# slurm-wlm and munge if they are missing; they run as the user who calls this, in a directory of their own.
# Builds in release what is not built yet.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v slurmctld >/dev/null || ! command -v munged >/dev/null; then
    echo "installing slurm-wlm and munge"
    sudo=
    if [ "$(id -u)" -ne 0 ]; then sudo=sudo; fi
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends slurm-wlm munge >/dev/null
fi

REDE_SIM=${REDE_SIM:-$(scripts/build-release.sh --quiet)}
export REDE_SIM

work=$(mktemp -d)
# Munge wants a socket that everybody can reach.
chmod 755 "$work"
daemons=()
finish() {
    local status=$?
    trap - EXIT
    if [ "$status" -ne 0 ]; then
        tail -n 20 "$work"/*.log >&2 || true
    fi
    for daemon in "${daemons[@]}"; do kill "$daemon" 2>/dev/null || true; done
    for daemon in "${daemons[@]}"; do wait "$daemon" 2>/dev/null || true; done
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT

complain() {
    echo "scripts/test-cluster.sh:1:1: $1: expected $2, found $3" >&2
    exit 1
}

# within SECONDS WHAT COMMAND...: waits until the command succeeds.
within() {
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@"; do
        if [ "$SECONDS" -ge "$end" ]; then complain "$what" "it in time" "nothing"; fi
        sleep 0.1
    done
}

start_slurm() {
    local node user
    node=$(hostname -s)
    user=$(id -un)
    mkdir "$work/state" "$work/spool"
    (umask 077 && head -c 128 /dev/urandom >"$work/munge.key")
    munged --foreground --force --key-file="$work/munge.key" --socket="$work/munge.socket" \
        --pid-file="$work/munge.pid" --seed-file="$work/munge.seed" --log-file="$work/munged.log" \
        >"$work/munge-output.log" 2>&1 &
    daemons+=($!)
    within 10 munged test -S "$work/munge.socket"
    cat >"$work/slurm.conf" <<END
ClusterName=test
SlurmctldHost=$node(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket,cred_expire=5
CredType=cred/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
ReturnToService=2
KillWait=5
NodeName=$node NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=$node Default=YES State=UP
END
    export SLURM_CONF=$work/slurm.conf
    slurmctld -D >"$work/slurmctld-output.log" 2>&1 &
    daemons+=($!)
    slurmd -D >"$work/slurmd-output.log" 2>&1 &
    daemons+=($!)
    within 30 Slurm is_idle
}

is_idle() { [ "$(sinfo --noheader --format %T 2>/dev/null)" = idle ]; }
is_over() { local jobs && jobs=$(squeue --noheader) && [ -z "$jobs" ]; }
# has_results PART: whether a part has written some.
has_results() {
    local file=$parts/shard-0000$1-of-00008.partial
    [ -e "$file" ] && [ "$(wc -l <"$file")" -gt 100 ]
}

start_slurm
echo "slurm $(sinfo --version | cut -d ' ' -f 2) runs on $(hostname -s)"

parts=$work/parts
store=$work/rede.sqlite
batch=(scenarios/story-circle --runs "${RUNS:-20000}" --sweep 'faults.rateLimit=0,5%' --keep none)

submit=(sbatch --parsable --output="$work/part-%a.log" --export=ALL)
job=$("${submit[@]}" --array=1-8 scripts/slurm/batch.sbatch "$parts" 8 "${batch[@]}")
within 60 "the first part's results" has_results 1
scontrol requeue "${job}_1"
echo "part 1 was put back into the queue"
within 60 "the second part's results" has_results 2
scancel --signal=KILL --full "${job}_2"
echo "part 2 was killed"
merge=$(sbatch --parsable --output="$work/merge-%j.log" --dependency="afterany:$job" \
    scripts/slurm/merge.sbatch "$parts" joined "$store")
within 600 "the end of the array" is_over

missing=$("$REDE_SIM" batch --missing "$parts")
[ "$missing" = 2 ] || complain "missing parts" "2" "${missing:-none}"
grep -q 'missing: 2' "$work/merge-$merge.log" || complain "merge" "that it tells what is missing" "no word of it"
[ ! -e "$store" ] || complain "merge" "no store" "one"
echo "part $missing is missing: submitted again"

job=$("${submit[@]}" --array="$missing" scripts/slurm/batch.sbatch "$parts" 8 "${batch[@]}")
merge=$(sbatch --parsable --output="$work/merge-%j.log" --dependency="afterany:$job" \
    scripts/slurm/merge.sbatch "$parts" joined "$store")
within 600 "the end of the merge" is_over
cat "$work/merge-$merge.log"

"$REDE_SIM" runs export joined --store "$store" >"$work/joined.csv"
"$REDE_SIM" batch "${batch[@]}" --tag whole --out "$work/whole" --quiet || [ $? -eq 1 ]
"$REDE_SIM" runs export whole --store "$work/whole/rede.sqlite" >"$work/whole.csv"
cmp "$work/joined.csv" "$work/whole.csv" >&2 || complain "export" "the same bytes from the parts and the whole" "others"
echo "$(($(wc -l <"$work/joined.csv") - 1)) runs: the same bytes from eight parts and from one process"
