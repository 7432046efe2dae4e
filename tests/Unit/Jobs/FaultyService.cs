using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using CloudflareWorkflows.Unit.Tests.Kit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>A service with one workflow that processes requests and whose responses can be lost.</summary>
internal sealed class FaultyService
{
    private readonly Lock _gate = new();
    private readonly Func<int, Fault> _fault;
    private int _count;

    /// <param name="fault">The fault of a request, by its number.</param>
    public FaultyService(Func<int, Fault> fault)
    {
        _fault = fault;
        Service = Service.Answering(Answer);
    }

    internal enum Fault
    {
        None,
        LostBefore,
        LostAfter,
        ErrorBefore,
        ErrorAfter,
        OriginErrorAfter,
        Refused,
        TooMany,
        Challenge,
        ChallengeUnavailable,
        EmptyAfter,
        HalfAfter,
    }

    public Service Service { get; }

    /// <summary>The existing instances, with their statuses.</summary>
    public Dictionary<string, string> Instances { get; } = [];

    /// <summary>How often an instance was restarted or sent an event.</summary>
    public int Actions { get; private set; }

    public int Requests => Service.Requests.Count;

    private HttpResponseMessage Answer(SentRequest request)
    {
        lock (_gate)
        {
            Fault fault = _fault(_count++);
            if (fault is Fault.LostBefore or Fault.ErrorBefore or Fault.Refused or Fault.TooMany or Fault.Challenge
                or Fault.ChallengeUnavailable)
            {
                return Damage(fault, null);
            }

            HttpResponseMessage answer = Act(request);
            return fault == Fault.None ? answer : Damage(fault, answer);
        }
    }

    private static HttpResponseMessage Damage(Fault fault, HttpResponseMessage? answer) => fault switch
    {
        Fault.LostBefore or Fault.LostAfter => Answers.Lost(),
        Fault.ErrorBefore or Fault.ErrorAfter => Answers.Error(500, 10001),
        Fault.OriginErrorAfter => Answers.Html(520),
        Fault.Refused => Answers.Refused(),
        Fault.TooMany => Answers.Error(429, 971).With("Retry-After", "1"),
        Fault.Challenge => Answers.Html(403).With("cf-mitigated", "challenge"),
        Fault.ChallengeUnavailable => Answers.Html(503).With("cf-mitigated", "challenge"),
        Fault.EmptyAfter => Answers.Json(""),
        _ => Half(answer!),
    };

    private static HttpResponseMessage Half(HttpResponseMessage answer)
    {
        string text = answer.Content.ReadAsStringAsync().GetAwaiter().GetResult();
        return Answers.Json(text[..(text.Length / 2)], (int)answer.StatusCode);
    }

    private HttpResponseMessage Act(SentRequest request)
    {
        string[] path = request.Address.AbsolutePath.Split("/instances")[1].Trim('/').Split('/');
        JsonElement body = request.Body is { Length: > 0 } text ? JsonDocument.Parse(text).RootElement : default;
        return (request.Method, path) switch
        {
            ("POST", [""]) => CreateOne(Id(body)),
            ("POST", ["batch"]) => Answers.Result(
                $"[{string.Join(',', body.EnumerateArray().Select(Id).Where(Create).Select(Describe))}]"),
            ("POST", ["batch", "delete"]) => DeleteAll([.. body.GetProperty("instances").EnumerateArray().Select(id => id.GetString()!)]),
            ("POST", ["batch", "terminate"]) => Answers.Result(
                $$"""{"status":"ok","instancesTerminated":{{body.EnumerateArray().Count(id => Stop(id.GetString()!))}}}"""),
            ("GET", ["terminate"]) => Answers.Result("""{"status":"not_running"}"""),
            ("GET", [""]) => Answers.Result($"[{string.Join(',', Instances.Keys.Select(Describe))}]"),
            ("GET", [string id]) => Instances.ContainsKey(id) ? Answers.Result(Describe(id)) : Missing(),
            ("DELETE", [string id]) => Instances.Remove(id) ? Answers.Result("{}") : Missing(),
            ("POST", [_, "events", _]) => Do("{}"),
            ("PATCH", [string id, "status"]) => Change(id, body),
            _ => throw new InvalidOperationException(request.Line),
        };
    }

    private HttpResponseMessage CreateOne(string id) =>
        Create(id) ? Answers.Result(Describe(id)) : Answers.Error(400, 10405);

    private HttpResponseMessage Change(string id, JsonElement body) => body.GetProperty("status").GetString() switch
    {
        "restart" => Do("""{"status":"running"}"""),
        _ when !Instances.ContainsKey(id) => Missing(),
        _ => Stop(id) ? Answers.Result("""{"status":"terminated"}""") : Answers.Error(409, 10401),
    };

    private HttpResponseMessage Do(string result)
    {
        Actions++;
        return Answers.Result(result);
    }

    private bool Create(string id) => Instances.TryAdd(id, "running");

    private bool Stop(string id)
    {
        bool stops = Instances.TryGetValue(id, out string? status) && status == "running";
        if (stops)
        {
            Instances[id] = "terminated";
        }

        return stops;
    }

    private HttpResponseMessage DeleteAll(string[] ids)
    {
        ILookup<bool, string> gone = ids.ToLookup(Instances.Remove);
        return Answers.Result($$"""
            {"deleted":[{{string.Join(',', gone[true].Select(id => $$"""{"id":"{{id}}"}"""))}}],
             "errors":[{{string.Join(',', gone[false].Select(id => $$"""{"id":"{{id}}","code":10400,"message":"no"}"""))}}]}
            """);
    }

    private string Describe(string id) =>
        $$"""{"id":"{{id}}","status":"{{Instances[id]}}","queued":"2026-08-02T10:00:00.000Z","params":null}""";

    private static string Id(JsonElement instance) => instance.GetProperty("instance_id").GetString()!;

    private static HttpResponseMessage Missing() => Answers.Error(404, 10400);
}
