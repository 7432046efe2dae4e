using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>Responses of the service, and of proxies and firewalls in front of it.</summary>
internal static class Answers
{
    public static HttpResponseMessage Json(string body, int status = 200) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    /// <summary>A success in Cloudflare's envelope.</summary>
    public static HttpResponseMessage Result(string result, string info = "null") =>
        Json($$"""{"success":true,"errors":[],"messages":[],"result":{{result}},"result_info":{{info}}}""");

    /// <summary>An error in Cloudflare's envelope.</summary>
    public static HttpResponseMessage Error(int status, int code, string message = "refused") => Json(
        $$"""{"success":false,"errors":[{"code":{{code}},"message":"{{message}}"}],"messages":[],"result":null}""",
        status);

    /// <summary>A page of a firewall, a proxy or a broken server.</summary>
    public static HttpResponseMessage Html(int status, string text = "<html>\n<title>Bad gateway</title></html>") =>
        new((HttpStatusCode)status) { Content = new StringContent(text, Encoding.UTF8, "text/html") };

    public static HttpResponseMessage Empty(int status) => new((HttpStatusCode)status);

    public static HttpResponseMessage With(this HttpResponseMessage answer, string header, string value)
    {
        _ = answer.Headers.TryAddWithoutValidation(header, value);
        return answer;
    }

    /// <summary>The connection is refused: the request did not arrive.</summary>
    public static HttpResponseMessage Refused() => throw new HttpRequestException(
        "refused", new SocketException((int)SocketError.ConnectionRefused));

    /// <summary>The connection is lost: the request may have arrived.</summary>
    public static HttpResponseMessage Lost() => throw new HttpRequestException("lost", new IOException("reset"));

    /// <summary>A time in the service's format.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null);
}
