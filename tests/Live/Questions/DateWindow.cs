using System;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Asks whether one instance is within bounds of creation times.</summary>
internal sealed class DateWindow
{
    /// <summary>A part of a second, so that a bound and the instance are in the same second.</summary>
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(50);

    private readonly QuestionContext _context;
    private readonly string _id;
    private readonly DateTimeOffset _createdOn;

    private DateWindow(QuestionContext context, string id, DateTimeOffset createdOn) =>
        (_context, _id, _createdOn) = (context, id, createdOn);

    /// <summary>Chooses an instance that was created in the middle of a second.</summary>
    public static async Task<DateWindow> OpenAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        await ListedInstances.EnsureAsync(context, cancellationToken);
        ServiceReply list = (await ListedInstances.ListAsync(context, "", cancellationToken)).Expected();
        foreach (JsonNode? item in list.Items)
        {
            if (JsonRead.Text(item?["id"]) is string id
                && JsonRead.Instant(item?["created_on"]) is { Millisecond: > 60 and < 940 } createdOn)
            {
                return new DateWindow(context, id, createdOn);
            }
        }

        throw new UnansweredException("No instance was created in the middle of a second.");
    }

    /// <summary>Whether both bounds tell milliseconds: a moment before and after the instance differ.</summary>
    public async Task<bool> HasMillisecondsAsync(CancellationToken cancellationToken) =>
        await IsIncludedAsync("date_start", -s_moment, cancellationToken)
        && !await IsIncludedAsync("date_start", s_moment, cancellationToken);

    /// <summary>Whether a bound at exactly its time includes the instance.</summary>
    public Task<bool> IsInclusiveAsync(string bound, CancellationToken cancellationToken) =>
        IsIncludedAsync(bound, TimeSpan.Zero, cancellationToken);

    private async Task<bool> IsIncludedAsync(string bound, TimeSpan offset, CancellationToken cancellationToken)
    {
        // As exact as the service tells it.
        string fraction = _createdOn.Ticks % TimeSpan.TicksPerMillisecond == 0 ? "fff" : "fffffff";
        string time = (_createdOn + offset).ToString($"yyyy-MM-dd'T'HH:mm:ss.{fraction}'Z'", System.Globalization.CultureInfo.InvariantCulture);
        ServiceReply list = await ListedInstances.ListAsync(_context, $"&{bound}={Uri.EscapeDataString(time)}", cancellationToken);
        return ListedInstances.Ids(list).Contains(_id, StringComparer.Ordinal);
    }
}
