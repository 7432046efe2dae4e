using System;

namespace CloudflareWorkflows.Models;

/// <summary>An instance that was started with the params of another one.</summary>
public sealed record WorkflowInstanceCopy : WorkflowInstance
{
    internal WorkflowInstanceCopy(WorkflowInstance created)
        : base(created)
    {
    }

    // PowerShell lists the properties of a derived type first. They are repeated here so that the id comes first.

    /// <inheritdoc/>
    public override string Id { get => base.Id; init => base.Id = value; }

    /// <summary>The ID of the instance whose params were copied.</summary>
    public string CopyOf { get; internal init; } = "";

    /// <inheritdoc/>
    public override string WorkflowName { get => base.WorkflowName; internal set => base.WorkflowName = value; }

    /// <inheritdoc/>
    public override string Status { get => base.Status; init => base.Status = value; }

    /// <inheritdoc/>
    public override string? Trigger { get => base.Trigger; init => base.Trigger = value; }

    /// <inheritdoc/>
    public override DateTime? CreatedOn { get => base.CreatedOn; init => base.CreatedOn = value; }

    /// <inheritdoc/>
    public override DateTime? StartedOn { get => base.StartedOn; init => base.StartedOn = value; }

    /// <inheritdoc/>
    public override DateTime? EndedOn { get => base.EndedOn; init => base.EndedOn = value; }

    /// <inheritdoc/>
    public override DateTime? ModifiedOn { get => base.ModifiedOn; init => base.ModifiedOn = value; }

    /// <inheritdoc/>
    public override TimeSpan? Duration => base.Duration;

    /// <inheritdoc/>
    public override string? VersionId { get => base.VersionId; init => base.VersionId = value; }

    /// <inheritdoc/>
    public override DateTime? ReadOn { get => base.ReadOn; internal set => base.ReadOn = value; }

    /// <inheritdoc/>
    public override string? AccountId { get => base.AccountId; internal set => base.AccountId = value; }
}
