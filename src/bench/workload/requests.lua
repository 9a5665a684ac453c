-- Sends queries from a file, one a line, in random order, and writes for each answer its status, milliseconds, bytes and
-- the number of its query into a file for each thread.
--
-- Used by src/bench/sparql as: wrk -t N -c N -s requests.lua URL -- QUERIES OUT SEED. There must be one connection a
-- thread. The percentiles that wrk itself prints are not used: it adds answers that it thinks it would have got had it
-- asked at a steady rate, so that one slow query in a hundred moves even its 75th percentile.
local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long seconds; long nanoseconds; } moment;
  int clock_gettime(int clock, moment *now);
]]

local MONOTONIC = 1
local now = ffi.new("moment")
local threads = 0
local queries = {}
local out, begun, drawn

local function milliseconds()
  ffi.C.clock_gettime(MONOTONIC, now)
  return tonumber(now.seconds) * 1e3 + tonumber(now.nanoseconds) / 1e6
end

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(arguments)
  for line in io.lines(arguments[1]) do
    queries[#queries + 1] = line
  end
  math.randomseed(tonumber(arguments[3]) * 1000 + number)
  out = io.open(arguments[2] .. "." .. number, "w")
  wrk.headers["Content-Type"] = "application/sparql-query"
  wrk.headers["Accept"] = "application/sparql-results+json"
end

function request()
  drawn = math.random(#queries)
  local text = wrk.format("POST", nil, nil, queries[drawn])
  begun = milliseconds()
  return text
end

function response(status, headers, body)
  out:write(string.format("%d %.3f %d %d\n", status, milliseconds() - begun, #body, drawn))
end
