using System;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>An instance of a simulated service.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Created">When it was created.</param>
/// <param name="Rank">Its position in the service's order. The highest comes first.</param>
internal sealed record SimulatedInstance(string Id, DateTimeOffset Created, double Rank)
{
    /// <summary>Its status at a time.</summary>
    public Func<DateTimeOffset, string> Status { get; init; } = _ => InstanceStatus.Complete;

    /// <summary>Whether the service tells when it was created.</summary>
    public bool IsDated { get; init; } = true;

    public WorkflowInstance At(DateTimeOffset now) =>
        new() { Id = Id, CreatedOn = IsDated ? Created.LocalDateTime : null, Status = Status(now), WorkflowName = "w" };
}
