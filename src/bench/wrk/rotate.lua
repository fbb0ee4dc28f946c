-- Sends the requests of a file in turn: one a line, path, Accept and If-None-Match with tabs between.
local requests, next = {}, 0

function init(arguments)
  for line in io.lines(arguments[1]) do
    local path, accept, tag = line:match("^([^\t]*)\t([^\t]*)\t?([^\t]*)$")
    local headers = { Host = wrk.host .. ":" .. wrk.port, Accept = accept }
    if tag ~= "" then headers["If-None-Match"] = tag end
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
end

function request()
  next = next % #requests + 1
  return requests[next]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %.0f %.0f %.0f %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(95), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
