using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Traffic;
using CloudflareWorkflows.Sandbox.Wire;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Validates and creates instances. Called under the account's lock.</summary>
internal sealed class InstanceCreator(SandboxAccount account, CreationRateLimiter rateLimiter)
{
    private static readonly FrozenSet<string> s_locations = FrozenSet.Create(
        "wnam", "weur", "enam", "eeur", "apac", "apac-ne", "apac-se", "oc", "sam", "afr", "me");

    public InstanceSetup Check(CreateBody body)
    {
        if (body.InstanceId is { } id && !Rules.IsNewInstanceId(id))
        {
            throw ApiErrors.InvalidId(account.Behavior);
        }

        if (body.LocationHint is { } location && !s_locations.Contains(location))
        {
            throw ApiErrors.Body("location_hint");
        }

        if (body.Params is { } given && Encoding.UTF8.GetByteCount(given.Text) > BodyReader.PayloadLimit)
        {
            throw ApiErrors.Body("params are over 1 MiB");
        }

        return new InstanceSetup
        {
            Id = body.InstanceId,
            Params = body.Params is { } sent ? ReadParams(sent.Text) : null,
            Retention = RetentionReader.Read(body.InstanceRetention, account.Behavior),
        };
    }

    private string ReadParams(string json)
    {
        using JsonDocument sent = JsonDocument.Parse(json);
        if (sent.RootElement.ValueKind != JsonValueKind.String)
        {
            return account.Behavior.ParamsValueIsAccepted ? json : throw ApiErrors.Body("params");
        }

        return account.Behavior.ParamsTextIsParsed ? ReadText(sent.RootElement.GetString()!) ?? json : json;
    }

    /// <summary>Returns JSON in a text; null if it holds none.</summary>
    private static string? ReadText(string text)
    {
        try
        {
            using JsonDocument held = JsonDocument.Parse(text);
            return held.RootElement.GetRawText();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Ids stay in use until the instance is deleted or its retention expires.</summary>
    public bool IsTaken(Workflow workflow, string? id)
    {
        Instance? existing = id is null ? null : workflow.Instances.Find(id);
        if (existing?.HasExpired(account.Now) == true)
        {
            workflow.Instances.Remove(existing);
            return false;
        }

        return existing is not null;
    }

    public Instance Create(Workflow workflow, InstanceSetup setup)
    {
        AcquireCreation(workflow);
        Instance instance = account.NewInstance(workflow, setup);
        workflow.Instances.Add(instance);
        return instance;
    }

    /// <summary>Counts a creation or a restart against the rate limit.</summary>
    public void AcquireCreation(Workflow workflow)
    {
        if (!rateLimiter.TryAcquire(workflow.Name, account.Now))
        {
            throw ApiErrors.TooManyCreations;
        }
    }
}
