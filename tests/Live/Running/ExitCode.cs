namespace CloudflareWorkflows.Live.Running;

/// <summary>How the program ends.</summary>
internal static class ExitCode
{
    /// <summary>The questions were asked, and everything was deleted. Answers that differ are no failure.</summary>
    public const int Success = 0;

    /// <summary>The service refused, or something could not be deleted.</summary>
    public const int Failure = 1;

    /// <summary>An option, a variable or a permission is missing. Nothing was created.</summary>
    public const int Input = 2;

    /// <summary>A signal ended the run, and everything was deleted.</summary>
    public const int Interrupted = 130;
}
