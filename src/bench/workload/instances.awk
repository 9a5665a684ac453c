# Makes queries of a .rq file, one a line: each with a value for every ?_name of it.
#
# Variables: spec, such as one=<http://...> or one=FILE other=FILE; count; seed. A value that is no file is the value
# itself; of a file the lines after the first are what is drawn from. The same seed gives the same queries.
# Each ends in a comment with its number, so that no two are the same text even if they have nothing to draw.
function draw(n) {
  seed = (seed * 16807) % 2147483647
  return 1 + int(seed / 2147483647 * n)
}
function replaced(text, name, value,    place, done) {
  done = ""
  while ((place = index(text, name)) > 0) {
    done = done substr(text, 1, place - 1) value
    text = substr(text, place + length(name))
  }
  return done text
}
!/^#/ { template = template (template == "" ? "" : " ") $0 }
END {
  names = split(spec, pairs, " ")
  for (i = 1; i <= names; i++) {
    at = index(pairs[i], "=")
    name[i] = "?_" substr(pairs[i], 1, at - 1)
    given[i] = substr(pairs[i], at + 1)
    sizes[i] = 0
    if (given[i] !~ /^[<"]/) {
      getline line < given[i]
      while ((getline line < given[i]) > 0) values[i, ++sizes[i]] = line
      close(given[i])
      if (sizes[i] < 1000) {
        print given[i] ": found " sizes[i] " values, expected 1,000 or more" > "/dev/stderr"
        exit 1
      }
    }
  }
  for (n = 1; n <= count; n++) {
    text = template
    for (i = 1; i <= names; i++) text = replaced(text, name[i], sizes[i] ? values[i, draw(sizes[i])] : given[i])
    print text " # " n
  }
}
