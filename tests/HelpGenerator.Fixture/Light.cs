namespace Garden;

/// <summary>How much light a plant wants.</summary>
public enum Light
{
    /// <summary>All day.</summary>
    Sun,

    /// <summary>None to speak of.</summary>
    Shade,
}
