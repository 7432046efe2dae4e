namespace Garden;

/// <summary>A plant and where it grows.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Bed">The bed it grows in.</param>
public sealed record Plant(string Name, string Bed);
