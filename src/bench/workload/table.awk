# The Markdown table of a run, and after it which rows miss their target.
#
# Input: the CSV of src/bench/sparql. Variables: limit, the seconds that a query is given.
function shown(text) {
  return text == "failed" ? "> " limit " s" : text >= 1000 ? sprintf("%.1f s", text / 1000) : \
    text >= 100 ? sprintf("%.0f", text) : sprintf("%.2f", text)
}
function ratio(stock, marrow) {
  if (marrow == "failed") return stock == "failed" ? "" : "0"
  if (stock == "failed") return "> " sprintf("%.0f", limit * 1000 / marrow)
  return sprintf(stock / marrow >= 10 ? "%.0f" : "%.2f", stock / marrow)
}
function number(text) {
  return text == "failed" ? limit * 1000 : text + 0
}
BEGIN {
  FS = ","
  print "| query | parameter | clients | Marrow p50 (p99) | stock p50 (p99) | stock : Marrow, p50 (p99) | answers a second, Marrow | stock | timed |"
  print "|---|---|---|---|---|---|---|---|---|"
}
NR == 1 { next }
{
  key = $1 "," $3 "," $5
  if (!(key in seen)) order[++rows] = key
  seen[key] = 1
  kind[key] = $2
  target[key] = $13
  n[key, $4] = $6; bad[key, $4] = $7; p50[key, $4] = $8; p99[key, $4] = $9; persec[key, $4] = $11
}
END {
  for (i = 1; i <= rows; i++) {
    key = order[i]
    if (!((key, "marrow") in n) || !((key, "stock") in n)) continue
    split(key, part, ",")
    m = p50[key, "marrow"]; s = p50[key, "stock"]
    printf "| %s | %s | %s | %s (%s) | %s (%s) | %s (%s) | %s | %s | %d, %d%s |\n", part[1], part[2], part[3], \
      shown(m), shown(p99[key, "marrow"]), shown(s), shown(p99[key, "stock"]), ratio(s, m), \
      ratio(p99[key, "stock"], p99[key, "marrow"]), persec[key, "marrow"], persec[key, "stock"], \
      n[key, "marrow"], n[key, "stock"], \
      bad[key, "marrow"] + bad[key, "stock"] ? " (failed " bad[key, "marrow"] ", " bad[key, "stock"] ")" : ""
    if (m == "failed" || number(s) < target[key] * m * 0.9)
      missed = missed sprintf("p50 of %s (%s), %s clients: %s times as fast, expected %s\n", part[1], part[2], part[3], ratio(s, m), target[key])
    if (kind[key] == "look-up" && number(p99[key, "stock"]) < number(p99[key, "marrow"]) * 0.9)
      missed = missed sprintf("p99 of %s (%s), %s clients: slower than stock\n", part[1], part[2], part[3])
    if (kind[key] == "hierarchy" && part[3] == 1 && number(m) >= 100)
      missed = missed sprintf("p50 of %s (%s): %s, expected less than 100 ms\n", part[1], part[2], shown(m))
  }
  printf "\nTargets missed, a tenth allowed for noise:\n%s", missed == "" ? "none\n" : missed
}
