using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>Where in a listing a page lies. Pages have a number, or a cursor to what follows, never both.</summary>
internal sealed record ResultInfo(int Count, int PerPage, int TotalCount)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Page { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TotalPages { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cursor { get; init; }
}
