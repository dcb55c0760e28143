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
#   feeders       who feeds named pipes to the program, PID by PID
# A file named pipes, if there is one, tells of each input that comes by named pipes in three lines:
# what their names start with, the directory of their parts, and the seed of their order, or nothing.
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
# The parts, in their own order or in that of an epoch.
order() {
  cd "$1" || exit
  if [ -z "$2" ]; then
    LC_ALL=C ls
  else
    LC_ALL=C ls | awk -v x=$((($2 + $3 * 1000003) % 2147483646 + 1)) '
      { part[NR] = $0 }
      END {
        for (n = NR; n > 0; n--) {
          x = x * 48271 % 2147483647
          i = 1 + x % n
          print part[i]
          part[i] = part[n]
        }
      }'
  fi
}
# Fills one named pipe after the other; opening one waits for its reader, and the next is there then.
feed() {
  epoch=0
  while mkfifo "$1_$((epoch + 1))" && exec 6>"$1_$epoch"; do
    order "$2" "$3" "$epoch" | (cd "$2" && exec xargs cat >&6)
    exec 6>&-
    rm -f "$1_$epoch"
    epoch=$((epoch + 1))
  done
}
# Feeders are nobody's children: the first child of this is the program.
feed_all() {
  PATH=/usr/bin:/bin
  while IFS= read -r stem && IFS= read -r parts && IFS= read -r seed; do
    mkfifo "${stem}_0"
    feed "$stem" "$parts" "$seed" </dev/null >/dev/null 5>&- &
    echo $! >>"$directory/feeders"
  done <"$directory/pipes"
}
{ echo "$$ $start" >"$directory/asker.$$"; } 2>/dev/null || exit 125
set -C
{ echo "$$ $start" >"$directory/claim"; } 2>/dev/null || exit 125
set +C
# What the shell says, such as that the program was killed, is not the program's output.
exec 5>&2 2>/dev/null
[ -e "$directory/pipes" ] && (feed_all)
if [ -e "$directory/sandbox.args" ]; then
  (begin && exec "$@" 3<"$directory/sandbox.args" 4>"$directory/sandbox.json" 2>&5 5>&-)
else
  (begin && exec "$@" 2>&5 5>&-)
fi
code=$?
[ -e "$directory/feeders" ] && kill $(command -p cat "$directory/feeders")
# What follows is no part of the program and is not ended with it.
unset CLARY_ATTEMPT
echo "$code" >"$directory/result.new"
command -p sync "$directory/output.log" "$directory/result.new" || command -p sync
# The sooner this process is gone, the sooner the server goes on: it waits for the end of it.
[ -x /bin/mv ] && exec /bin/mv -f "$directory/result.new" "$directory/result"
command -p mv -f "$directory/result.new" "$directory/result"
