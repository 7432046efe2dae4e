using System;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>Changes the status or the headers.</summary>
internal static class HeaderMutation
{
    private static readonly int[] s_statuses =
    [
        201, 202, 204, 205, 206, 300, 301, 302, 304, 307, 400, 401, 402, 403, 404, 405, 408, 409, 410, 411, 412, 413, 414, 415, 418,
        421, 422, 425, 426, 428, 429, 431, 451, 499, 500, 501, 502, 503, 504, 505, 507, 520, 521, 522, 523, 524, 525, 530, 599, 600, 999,
    ];

    private static readonly string[] s_times =
    [
        "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT",
        "Wed, 31 Feb 2026 00:00:00 GMT", "yesterday", "", "0", "-1", "1e300", "0.5", "99999999999999999999", "2147483648", "1;2", "\u00e9",
    ];

    private static readonly string[] s_limits =
    [
        "\"default\";r=-1;t=-1", "\"default\";r=1;t=0", "\"default\";r=99999999999999999999;t=1", "\"default\";r=;t=", "\"default\"",
        "\"default\";r=1e3;t=5", ";;;", "\"burst\";q=0;w=0", "\"burst\";q=-5;w=-5", "\"burst\";q=1;w=99999999999999999999", "", "\u00ff",
    ];

    private static readonly string[] s_types =
    [
        "text/html", "text/plain", "application/octet-stream", "application/xml", "", "/", "json", "application/json; charset=nonsense",
        "application/json; charset=\"", "multipart/form-data; boundary=x", "application/json, text/html",
    ];

    private static readonly string[] s_names =
        ["cf-ray", "cf-mitigated", "Location", "Set-Cookie", "Server", "ETag", "Vary", "Connection", "Content-Disposition", "X-Odd"];

    public static RawResponse Next(Random random, RawResponse answer) => random.Next(10) switch
    {
        0 => answer with { Status = Pick(random, s_statuses) },
        1 => (answer with { Status = Pick(random, [429, 503, 500, 403]) }).With("Retry-After", Pick(random, s_times)),
        2 => answer.With("Date", Pick(random, s_times)),
        3 => answer.With(random.Next(2) == 0 ? "Ratelimit" : "Ratelimit-Policy", Pick(random, s_limits)),
        4 => answer.With("Content-Type", Pick(random, s_types)),
        5 => answer.Without("Content-Type"),
        6 => Length(random, answer),
        7 => (answer with { SendsContentLength = false }).With("Transfer-Encoding", random.Next(2) == 0 ? "chunked" : "odd"),
        8 => answer.With(Pick(random, s_names), Pick(random, [.. s_times, "http://127.0.0.1:1/", new string('h', 100_000)])),
        _ => answer with { Headers = [.. answer.Headers, Pick(random, [": empty", "no colon", "a\tb: c", " folded", "\u0001: x"])] },
    };

    private static RawResponse Length(Random random, RawResponse answer)
    {
        int length = answer.Body.Length;
        string[] lengths =
        [
            $"{length / 2}", $"{length + 100}", "-1", "x", "", "99999999999999999999", "1e3", $"{length}, {length}", $"+{length}", "0",
        ];
        return (answer with { SendsContentLength = false }).With("Content-Length", Pick(random, lengths));
    }

    private static T Pick<T>(Random random, T[] all) => all[random.Next(all.Length)];
}
