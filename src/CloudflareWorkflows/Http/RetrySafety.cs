namespace CloudflareWorkflows.Http;

/// <summary>Whether a request may be sent again when nobody knows what became of it.</summary>
internal enum RetrySafety
{
    /// <summary>Doing it twice does what doing it once does.</summary>
    Repeatable,

    /// <summary>Only when it is certain that the server did not act.</summary>
    OnlyIfNothingDone,
}
