using System;
using System.Runtime.CompilerServices;

namespace CloudflareWorkflows.Tests.Support;

/// <summary>Takes away what the tests would connect with if the machine is somebody's own.</summary>
internal static class CleanEnvironment
{
    [ModuleInitializer]
    internal static void Clean()
    {
        Environment.SetEnvironmentVariable("CLOUDFLARE_API_TOKEN", null);
        Environment.SetEnvironmentVariable("CLOUDFLARE_ACCOUNT_ID", null);
        Environment.SetEnvironmentVariable("CLOUDFLARE_API_BASE_URL", null);
    }
}
