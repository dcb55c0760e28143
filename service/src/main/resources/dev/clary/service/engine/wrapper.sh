# Runs one attempt of a training job, at most once, whoever started this and whatever becomes of him.
#
# $1         directory of the attempt
# $2 ...     the program and its arguments
#
# Leaves in the directory:
#   asker.PID     who asks to run the attempt: PID, start time and boot
#   claim         the same, of the one who may; made once, by this or by a server that refuses it
#   begun         nothing; from then on the program's process heeds signals like any other
#   result        the exit code; there when the program has ended and never before
trap : HUP INT QUIT TERM
directory=$1
shift
start=-
started() { start=${22}; }
begin() { trap - HUP INT QUIT TERM && : >"$directory/begun"; }
if { read -r stat </proc/$$/stat && read -r boot </proc/sys/kernel/random/boot_id; } 2>/dev/null; then
  started $stat
  start=$start@$boot
fi
{ echo "$$ $start" >"$directory/asker.$$"; } 2>/dev/null || exit 125
set -C
{ echo "$$ $start" >"$directory/claim"; } 2>/dev/null || exit 125
set +C
# What the shell says, such as that the program was killed, is not the program's output.
exec 5>&2 2>/dev/null
if [ -e "$directory/sandbox.args" ]; then
  (begin && exec "$@" 3<"$directory/sandbox.args" 4>"$directory/sandbox.json" 2>&5 5>&-)
else
  (begin && exec "$@" 2>&5 5>&-)
fi
code=$?
# What follows is no part of the program and is not ended with it.
unset CLARY_ATTEMPT
echo "$code" >"$directory/result.new"
command -p sync "$directory/output.log" "$directory/result.new" || command -p sync
# The sooner this process is gone, the sooner the server goes on: it waits for the end of it.
[ -x /bin/mv ] && exec /bin/mv -f "$directory/result.new" "$directory/result"
command -p mv -f "$directory/result.new" "$directory/result"
