namespace CloudflareWorkflows.Models;

/// <summary>A change of a setting. By default, the setting is kept.</summary>
/// <param name="IsAsked">Whether the setting changes.</param>
/// <param name="Value">The new value; null removes the setting, so that the default of the service applies.</param>
internal readonly record struct Change<T>(bool IsAsked, T? Value)
{
    public T? Over(T? current) => IsAsked ? Value : current;
}
