namespace CloudflareWorkflows.Trust.Running;

/// <summary>The size of a run. Counts of exactness are for each of HTTP/1.1 and HTTP/2.</summary>
internal sealed record Scale
{
    /// <summary>For dotnet test: it finds frequent violations.</summary>
    public static Scale Short { get; } = new()
    {
        GivenIds = 150,
        GeneratedIds = 150,
        Singles = 20,
        Changes = 40,
        SingleStops = 10,
        Listed = 3_000,
        KillsPerCommand = 1,
        Answers = 1_500,
        CellsOutOf = 4,
    };

    /// <summary>For the page of results.</summary>
    public static Scale Long { get; } = new()
    {
        GivenIds = 3_000,
        GeneratedIds = 1_600,
        Singles = 400,
        Changes = 500,
        SingleStops = 50,
        Listed = 50_000,
        KillsPerCommand = 20,
        Answers = 100_000,
        CellsOutOf = 1,
    };

    /// <summary>Instances created in batches, with given ids.</summary>
    public required int GivenIds { get; init; }

    /// <summary>Instances created in batches, with generated ids.</summary>
    public required int GeneratedIds { get; init; }

    /// <summary>Instances created one by one.</summary>
    public required int Singles { get; init; }

    /// <summary>Instances stopped in batches, deleted, restarted, and sent an event.</summary>
    public required int Changes { get; init; }

    /// <summary>Instances stopped one by one.</summary>
    public required int SingleStops { get; init; }

    /// <summary>Instances in the long list.</summary>
    public required int Listed { get; init; }

    /// <summary>The number of kills for each command with a journal.</summary>
    public required int KillsPerCommand { get; init; }

    /// <summary>The number of mutated responses.</summary>
    public required int Answers { get; init; }

    /// <summary>One of this many cells of the matrix runs.</summary>
    public required int CellsOutOf { get; init; }
}
