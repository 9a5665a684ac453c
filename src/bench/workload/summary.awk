# Median, 99th percentile (nearest rank) and longest of answers that are sorted by their milliseconds, as CSV:
# answers, failures, p50, p99, max, bytes of the median. An answer that is not a 200 counts as endless, so that a
# percentile that falls on one is written as "failed".
#
# Input: status milliseconds bytes number.
{
  bytes[NR] = $3
  time[NR] = $2
  if ($1 == 200) good++
}
function rank(p,    place) {
  place = int(NR * p)
  if (place < NR * p) place++
  return place
}
function at(p,    place) {
  place = rank(p)
  return place > good ? "failed" : sprintf("%.3f", time[place])
}
END {
  good += 0
  if (NR == 0) print "0,0,failed,failed,failed,0"
  else printf "%d,%d,%s,%s,%s,%d\n", NR, NR - good, at(0.5), at(0.99), at(1), bytes[rank(0.5)]
}
