package org.marrow.web;

import java.time.Duration;
import java.util.List;

/// Everything that can be set about the service.
///
/// To add a setting, add a component with its [Setting] line to one of the groups, or a group: reading,
/// complaints, `marrow serve --help` and the table in `src/docs/settings.md` follow from it.
///
/// @param http   connections and requests
/// @param limits what one question may take
/// @param admission how many queries are let in
/// @param health when the service counts as ready
/// @param log    what is written of requests
/// @param stop   how it comes to its end
public record Settings(Http http, Limits limits, Admission admission, Health health, Log log, Stop stop) {

    /// Connections and requests.
    ///
    /// @param port         where it listens
    /// @param isPublic     whether other machines may ask
    /// @param threads      in each lane
    /// @param waiting      requests in each lane without a thread
    /// @param connections  at once
    /// @param idle         until a silent connection is closed
    /// @param headerTime   for the headers of a request to come
    /// @param headerBytes  of the headers of a request
    /// @param slowestBytes of a body, in each second
    /// @param proxies      whose word about the caller's address is taken
    public record Http(
            @Setting(is = "3030", to = "65535", says = "TCP port; 0 picks a free one.")
            int port,

            @Setting(name = "public", is = "false", says = "Lets other machines ask as well.")
            boolean isPublic,

            @Setting(
                    is = "300",
                    from = "1",
                    to = "5000",
                    says = "Requests worked on at once, for SPARQL and as many for all else; a caller who does not read"
                            + " an answer, or is slow to send a long body, holds one.")
            int threads,

            @Setting(
                    is = "200",
                    from = "1",
                    to = "100000",
                    says = "Requests that wait for one of them; beyond, the answer is 503 at once.")
            int waiting,

            @Setting(
                    is = "4000",
                    from = "10",
                    to = "100000",
                    says = "Connections at once; beyond, new ones are closed, and those that are idle soon.")
            int connections,

            @Setting(
                    is = "30s",
                    from = "100ms",
                    to = "1h",
                    says = "How long nothing may move on a connection before it is closed.")
            Duration idle,

            @Setting(
                    is = "10s",
                    from = "100ms",
                    to = "1h",
                    says = "How long the headers of a request may take to come, and its body fall below the slowest"
                            + " rate.")
            Duration headerTime,

            @Setting(
                    is = "64KB",
                    from = "1KB",
                    to = "1MB",
                    says = "The longest URL and headers of a request; longer ones get 414 or 431.")
            ByteSize headerBytes,

            @Setting(
                    is = "500B",
                    from = "1B",
                    to = "1MB",
                    says =
                            "The slowest rate, in each second, at which the body of a request may come; that of a query may be"
                                    + " no slower than 1 KiB from the sixth second on.")
            ByteSize slowestBytes,

            @Setting(
                    is = "",
                    says = "Addresses of proxies whose X-Forwarded-For says who asks; of others it is not believed.")
            List<String> proxies) {}

    /// What one question may take.
    ///
    /// @param time       to answer
    /// @param rows       of an answer
    /// @param bytes      of an answer
    /// @param queryBytes of a query
    public record Limits(
            @Setting(
                    is = "30s",
                    from = "10ms",
                    to = "1h",
                    says = "How long a query, or a named question, may take before it is stopped.")
            Duration time,

            @Setting(
                    is = "1000000",
                    from = "1",
                    to = "2000000000",
                    says = "Rows of an answer to a query; a longer answer is cut off.")
            int rows,

            @Setting(is = "100MB", from = "1KB", says = "Bytes of an answer to a query; a longer answer is cut off.")
            ByteSize bytes,

            @Setting(
                    is = "1MiB",
                    from = "1KB",
                    to = "100MB",
                    says = "Bytes of a query, inflated too; a longer one is refused.")
            ByteSize queryBytes) {}

    /// How many queries are let in. Quick look-ups always are.
    ///
    /// @param slow     others, at once
    /// @param queue    that wait
    /// @param patience of one that waits
    /// @param seconds  for one caller
    public record Admission(
            @Setting(is = "2", from = "1", to = "1000", says = "Queries at once that are no quick look-ups.")
            int slow,

            @Setting(
                    is = "8",
                    to = "100000",
                    says = "Queries that may wait for one of them; beyond, the answer is 503.")
            int queue,

            @Setting(is = "5s", from = "1ms", to = "10m", says = "How long a query may wait.")
            Duration patience,

            @Setting(
                    is = "60",
                    to = "100000",
                    says = "Seconds that one caller's queries may take in a minute; beyond, the answer is 429; 0 is no"
                            + " limit.")
            int seconds) {}

    /// When the service counts as ready.
    ///
    /// @param time for the checks
    /// @param disk that is free
    public record Health(
            @Setting(
                    is = "1s",
                    from = "10ms",
                    to = "1m",
                    says = "How long the checks of /health/ready may take, a read of the current release among them.")
            Duration time,

            @Setting(is = "200MB", says = "Free space on the disk of the data folder below which it is not ready.")
            ByteSize disk) {}

    /// What is written of requests.
    ///
    /// @param access    where to
    /// @param fileBytes of a file
    /// @param files     kept
    /// @param queryText whether queries are written
    public record Log(
            @Setting(is = "stdout", says = "Where the access log goes: off, stdout, or a file.")
            String access,

            @Setting(
                    is = "100MB",
                    from = "1KB",
                    to = "2GB",
                    says = "Bytes of a log file; a full one becomes FILE.1, and a new one begins.")
            ByteSize fileBytes,

            @Setting(is = "5", from = "1", to = "1000", says = "Log files to keep; the oldest goes first.")
            int files,

            @Setting(is = "false", says = "Writes the text of queries, not only their digest.")
            boolean queryText) {}

    /// How the service comes to its end.
    ///
    /// @param notice before it
    /// @param time   for running requests
    public record Stop(
            @Setting(
                    is = "0s",
                    to = "10m",
                    says = "How long /health/ready says no before new requests are refused, for a balancer to notice.")
            Duration notice,

            @Setting(is = "10s", to = "1h", says = "How long running requests may go on once it stops.")
            Duration time) {}

    /// The defaults, for a service inside another program: at `port`, and without an access log.
    ///
    /// @param isPublic whether other machines may ask
    public static Settings of(int port, boolean isPublic) {
        String where = "the program";
        return SettingsReader.settings(List.of(
                new SettingsReader.Given("http.port", Integer.toString(port), where),
                new SettingsReader.Given("http.public", Boolean.toString(isPublic), where),
                new SettingsReader.Given("log.access", AccessLog.OFF, where)));
    }
}
