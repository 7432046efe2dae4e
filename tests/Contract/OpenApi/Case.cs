namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>Something to do with the module's commands.</summary>
/// <param name="OperationId">The operation that it is about; it may use others, too. Null if the OpenAPI has none.</param>
/// <param name="Title">What it does.</param>
/// <param name="Script">How. Scripts know the sandbox's clock as <c>$time</c>.</param>
internal sealed record Case(string? OperationId, string Title, string Script)
{
    /// <summary>The deviations that it shows, by their names.</summary>
    public string[] Deviations { get; init; } = [];

    /// <summary>The id of the error, if it is to be refused.</summary>
    public string? ErrorId { get; init; }

    public override string ToString() => $"{OperationId ?? "newer"}: {Title}";
}
