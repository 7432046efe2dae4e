using System.Collections.Generic;

namespace CloudflareWorkflows.Browser.Tests.Kit;

/// <summary>How a reader looks at a page.</summary>
/// <param name="Width">The width of the window, in pixels.</param>
/// <param name="ColorScheme"><c>light</c> or <c>dark</c>.</param>
public sealed record Appearance(int Width, string ColorScheme)
{
    /// <summary>A laptop.</summary>
    public const int Wide = 1280;

    /// <summary>A phone.</summary>
    public const int Narrow = 390;

    /// <summary>All that the tests look at.</summary>
    public static IReadOnlyList<Appearance> All { get; } =
        [new(Wide, "light"), new(Wide, "dark"), new(Narrow, "light"), new(Narrow, "dark")];

    public static Appearance Default { get; } = new(Wide, "light");
}
