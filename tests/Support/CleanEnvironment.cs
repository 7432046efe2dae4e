using System;
using System.Runtime.CompilerServices;

namespace CloudflareWorkflows.Tests.Support;

/// <summary>Removes the environment variables of a real account, so that tests cannot connect to it.</summary>
internal static class CleanEnvironment
{
    [ModuleInitializer]
    internal static void Clean()
    {
        Environment.SetEnvironmentVariable("CLOUDFLARE_API_TOKEN", null);
        Environment.SetEnvironmentVariable("CLOUDFLARE_ACCOUNT_ID", null);
        Environment.SetEnvironmentVariable("CLOUDFLARE_API_BASE_URL", null);
        Environment.SetEnvironmentVariable("CLOUDFLARE_ENV", null);
    }
}
