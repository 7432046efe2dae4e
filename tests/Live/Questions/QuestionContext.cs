using System;
using System.Globalization;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Resources;
using CloudflareWorkflows.Live.Running;
using CloudflareWorkflows.Live.Service;
using CloudflareWorkflows.Sandbox.Behavior;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>What questions work with: the service, and the workflows of this run.</summary>
internal sealed class QuestionContext(ServiceClient service, RunNames names, RunOptions options)
{
    /// <summary>The most looks at an instance until it is as expected.</summary>
    public const int Looks = 10;

    private int _issued;

    /// <summary>The instances of <see cref="ListedInstances"/> that were created.</summary>
    public int Listed { get; set; }

    /// <summary>The instance that analytics show; null if none was started.</summary>
    public Task<MeasuredInstance>? Measured { get; set; }

    public ServiceClient Service => service;

    public RunNames Names => names;

    public TimeProvider Time => options.Time;

    public bool IsLocal => service.Target.Kind == ServiceTarget.Local;

    /// <summary>Returns the path of a workflow's instances, or of what is below them.</summary>
    public string Instances(string kind, string rest = "") => $"workflows/{names.Workflow(kind)}/instances{rest}";

    /// <summary>Returns an id that no instance of this run has.</summary>
    public string NewId() => string.Create(CultureInfo.InvariantCulture, $"q-{Interlocked.Increment(ref _issued)}");

    public Task PauseAsync(CancellationToken cancellationToken) => PauseAsync(options.PollPause, cancellationToken);

    public Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) => Task.Delay(pause, options.Time, cancellationToken);

    /// <summary>Sends a creation and returns what came.</summary>
    public Task<ServiceReply> TryCreateAsync(string kind, string id, JsonNode? parameters, CancellationToken cancellationToken)
    {
        // The local engine has another name for the id.
        JsonObject body = new() { [IsLocal ? "id" : "instance_id"] = id };
        if (parameters is not null)
        {
            body["params"] = parameters;
        }

        return service.SendAsync(HttpMethod.Post, Instances(kind), body, cancellationToken);
    }

    /// <summary>Creates an instance and returns its id.</summary>
    public async Task<string> CreateAsync(string kind, CancellationToken cancellationToken)
    {
        string id = NewId();
        _ = (await TryCreateAsync(kind, id, null, cancellationToken)).Expected();
        return id;
    }

    public async Task<JsonNode> ReadAsync(string kind, string id, CancellationToken cancellationToken) =>
        (await service.GetAsync(Instances(kind, $"/{id}"), cancellationToken)).Expected().Result
            ?? throw new UnansweredException("The details have no result.");

    /// <summary>Reads an instance until it is as expected.</summary>
    public async Task<JsonNode> WaitAsync(
        string kind, string id, Predicate<JsonNode> isExpected, CancellationToken cancellationToken)
    {
        for (int look = 1; ; look++)
        {
            JsonNode details = await ReadAsync(kind, id, cancellationToken);
            if (isExpected(details))
            {
                return details;
            }

            if (look == Looks)
            {
                throw new UnansweredException("The instance did not get that far in time.");
            }

            await PauseAsync(options.PollPause * look, cancellationToken);
        }
    }

    /// <summary>Waits until a list shows a number of instances, up to a page of 100.</summary>
    public async Task WaitForListAsync(string kind, int count, CancellationToken cancellationToken)
    {
        for (int look = 1; ; look++)
        {
            ServiceReply list = (await service.GetAsync(Instances(kind, "?per_page=100"), cancellationToken)).Expected();
            if (list.Items.Count >= count)
            {
                return;
            }

            if (look == Looks)
            {
                throw new UnansweredException("The list did not show all instances in time.");
            }

            await PauseAsync(options.PollPause * look, cancellationToken);
        }
    }

    public Task<JsonNode> WaitForEndAsync(string kind, string id, CancellationToken cancellationToken) =>
        WaitAsync(kind, id, HasEnded, cancellationToken);

    public static bool HasEnded(JsonNode details) => JsonRead.Text(details["status"]) is "complete" or "errored" or "terminated";

    public async Task<ServiceReply> ChangeStatusAsync(
        string kind, string id, JsonObject change, CancellationToken cancellationToken) =>
        await service.SendAsync(HttpMethod.Patch, Instances(kind, $"/{id}/status"), change, cancellationToken);
}
