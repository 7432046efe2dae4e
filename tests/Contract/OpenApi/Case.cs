namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>A test case that uses the module's commands.</summary>
/// <param name="OperationId">The operation under test. The case can use others too. Null if the OpenAPI does not have
/// it.</param>
/// <param name="Title">The title.</param>
/// <param name="Script">The script. It can use the sandbox's clock as <c>$time</c>.</param>
internal sealed record Case(string? OperationId, string Title, string Script)
{
    /// <summary>The names of the deviations that it shows.</summary>
    public string[] Deviations { get; init; } = [];

    /// <summary>The id of the expected error, if any.</summary>
    public string? ErrorId { get; init; }

    public override string ToString() => $"{OperationId ?? "newer"}: {Title}";
}
