namespace CloudflareWorkflows.Models;

/// <summary>What is to become of a setting. Unless a change is asked for, it is kept.</summary>
/// <param name="IsAsked">Whether it is to change.</param>
/// <param name="Value">What to set it to; null to remove it, so that the service's default holds.</param>
internal readonly record struct Change<T>(bool IsAsked, T? Value)
{
    public T? Over(T? current) => IsAsked ? Value : current;
}
